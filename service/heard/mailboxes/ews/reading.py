"""Messages as they came, or as nearly as the server can tell."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heard.errors import HeardError, MailboxUnreachable, SignInRefused
from heard.mailboxes.ews import elements, properties
from heard.mailboxes.ews.connection import THROTTLED, Connection, NotSignedIn, Refused, Stopped
from heard.mailboxes.ews.elements import (
    NO_ERROR,
    children,
    element,
    field,
    full,
    property_tagged,
    said,
    shape,
    tag,
)
from heard.mailboxes.ews.head import Field, came_with, whole

TRANSPORT_HEADERS = 0x007D
# Said of an item itself, today as tomorrow; and of one that has no MIME the server says nothing.
CANNOT_BE_MADE = frozenset({
    NO_ERROR, "ErrorContentConversionFailed", "ErrorMimeContentConversionFailed", "ErrorMimeContentInvalid",
    "ErrorCorruptData", "ErrorItemCorrupt",
})  # fmt: skip
NOT_COME_TO = "ErrorBatchProcessingStopped"  # said of those behind one that is at fault

# PR_SENDER_ADDRTYPE and PR_SENT_REPRESENTING_ADDRTYPE (MS-OXPROPS): how the server knows who sent, and in whose name.
SENDER_KINDS = (0x0C1E, 0x0064)
IN_THE_DIRECTORY = "EX"

_CAME_BY = (
    field("item:InternetMessageHeaders"), tag("0x7d", "String"), field("message:Sender"), field("message:From"),
    *(tag(hex(each), "String") for each in SENDER_KINDS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What a message holds, and who of its own mailboxes the server itself says wrote it, if anybody."""

    content: bytes
    resolved_sender: str | None


class Reader:
    """Reads messages of one mailbox, in one look.

    What is wrong with one is no reason to keep the others waiting: where they cannot be read
    together each is asked for by itself.  Two in a row that bring no answer at all show that it
    is the server; Stopped and a sign-in that is refused are raised at once.

    doubted       the ids of those that could not be read before, which show nothing of the server
    out_of_reach  what shows that the server is, None where nothing does
    """

    def __init__(self, connection: Connection, doubted: Collection[str] = ()) -> None:
        self._connection, self._doubted = connection, doubted
        self._brought_no_answer = False
        self.out_of_reach: HeardError | None = None

    def read(self, ids: Sequence[str]) -> Mapping[str, Read | HeardError]:
        """Return of each message what it holds, or why that cannot be told, now or for good.

        Of those behind one that shows that the server is out of reach nothing is said.
        """
        found: dict[str, Read | HeardError] = {}
        if len(ids) > 1:
            try:
                found = self._told(ids)
                self._brought_no_answer = False
            except (Stopped, NotSignedIn):
                raise
            except (MailboxUnreachable, SignInRefused, Refused):
                pass
        for item_id in ids:
            if item_id not in found and self.out_of_reach is None:
                found[item_id] = self._by_itself(item_id)
        return found

    def from_properties(self, item_id: str) -> Read | HeardError:
        """Return a message made of what the server tells of it besides its MIME, or why that cannot be told."""
        try:
            return self._made(item_id)
        except (Stopped, NotSignedIn):
            raise
        except (MailboxUnreachable, SignInRefused, Refused) as error:
            return error

    def _by_itself(self, item_id: str) -> Read | HeardError:
        try:
            told = self._told([item_id]).get(item_id) or self._connection.refused("GetItem", NOT_COME_TO)
        except (Stopped, NotSignedIn):
            raise
        except (MailboxUnreachable, SignInRefused) as error:
            if item_id in self._doubted:
                return error
            if self._brought_no_answer:
                self.out_of_reach = error
            self._brought_no_answer = True
            return error
        except Refused as error:
            told = error
        self._brought_no_answer = False
        return told

    def _told(self, ids: Sequence[str]) -> dict[str, Read | HeardError]:
        """Return what is said of messages asked for together, without those that the server did not come to."""
        found: dict[str, Read | HeardError] = {}
        for item_id, code, item in self._items(ids, shape(*_CAME_BY, mime=True)):
            if mime := _mime(item):
                found[item_id] = Read(whole(mime, _came_with(item)), _resolved(item))
            elif code in CANNOT_BE_MADE:
                found[item_id] = self._made(item_id)
            elif code != NOT_COME_TO:
                found[item_id] = self._connection.refused("GetItem", code)
        return found

    def _made(self, item_id: str) -> Read | HeardError:
        [(_, code, item)] = self._items([item_id], shape(*_CAME_BY, *properties.FIELDS, text=True))
        if item is None:
            return self._connection.refused("GetItem", code)
        return Read(properties.as_mail(item, _came_with(item)), _resolved(item))

    def _items(self, ids: Sequence[str], asked: Any) -> list[tuple[str, str, Any]]:
        """Return of each id what the server says to it, and the item, None where it gives none."""
        question = element("m:GetItem", asked, elements.items(ids))
        answers = self._connection.ask("GetItem", question, again=THROTTLED, of_each=True)
        if len(answers) != len(ids):
            raise Refused(f"{self._connection.where}: answered of {len(answers)} messages, asked of {len(ids)}.", "")
        return [
            (item_id, answer.code, next(children(answer.element, "m:Items"), None) if answer.is_right else None)
            for item_id, answer in zip(ids, answers, strict=True)
        ]


def _mime(item: Any) -> bytes:
    if item is None:
        return b""
    try:
        return base64.b64decode(said(item, "t:MimeContent"))
    except (binascii.Error, ValueError):
        return b""


def _resolved(item: Any) -> str | None:
    """Return the writer's address where the server found in its directory who sent it, and that they are the writer."""
    if any(property_tagged(item, each) != IN_THE_DIRECTORY for each in SENDER_KINDS):
        return None
    sender, writer = (said(item, f"t:{each}/t:Mailbox/t:EmailAddress").strip().lower() for each in ("Sender", "From"))
    return writer if writer == sender and "@" in writer else None  # else a name in the directory


def _came_with(item: Any) -> list[Field]:
    listed = [
        (str(each.get("HeaderName")), each.text or "")
        for each in item.iterfind(full("t:InternetMessageHeaders/t:InternetMessageHeader"))
    ]
    return came_with(property_tagged(item, TRANSPORT_HEADERS), listed)
