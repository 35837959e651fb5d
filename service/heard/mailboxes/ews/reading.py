"""Messages as they came, or as nearly as the server can tell."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heard.mailboxes.ews import elements, properties
from heard.mailboxes.ews.connection import GONE, Connection, Refused
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

PATIENCE = 3  # times the server may fail to tell of one message before we go on without
TRANSPORT_HEADERS = 0x007D
# Said of an item itself, today as tomorrow; and of one that has no MIME the server says nothing.
CANNOT_BE_MADE = frozenset({
    NO_ERROR, "ErrorContentConversionFailed", "ErrorMimeContentConversionFailed", "ErrorMimeContentInvalid",
    "ErrorCorruptData", "ErrorItemCorrupt",
})  # fmt: skip

# PR_SENDER_ADDRTYPE and PR_SENT_REPRESENTING_ADDRTYPE (MS-OXPROPS): how the server knows who sent, and in whose name.
SENDER_KINDS = (0x0C1E, 0x0064)
IN_THE_DIRECTORY = "EX"

_CAME_BY = (
    field("item:InternetMessageHeaders"), tag("0x7d", "String"), field("message:From"),
    *(tag(hex(each), "String") for each in SENDER_KINDS),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What a message holds, and who of its own mailboxes the server itself says wrote it, if anybody."""

    content: bytes
    resolved_sender: str | None


class Reader:
    """Reads messages of one mailbox, and knows which of them the server failed on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._refusals: dict[str, int] = {}

    def read(self, ids: Sequence[str]) -> Mapping[str, Read]:
        """Return these messages, by id; one that is gone is left out.

        A server that fails on one again and again must not keep the rest waiting: the third
        time it is left out, and `heard reconcile` names it.
        """
        found: dict[str, Read] = {}
        for item_id, code, item in self._items(ids, shape(*_CAME_BY, mime=True)):
            mime = _mime(item)
            if mime:
                found[item_id] = Read(whole(mime, _came_with(item)), _resolved(item))
            elif code not in GONE and (made := self._without_mime(item_id, code)) is not None:
                found[item_id] = made
        return found

    def _without_mime(self, item_id: str, code: str) -> Read | None:
        """Return a message made of its properties, where its MIME cannot be had for good."""
        if code not in CANNOT_BE_MADE:
            self._insist(item_id, code)
        [(_, code, item)] = self._items([item_id], shape(*_CAME_BY, *properties.FIELDS, text=True))
        if item is not None:
            return Read(properties.as_mail(item, _came_with(item)), _resolved(item))
        if code not in GONE:
            self._insist(item_id, code)
        return None

    def _insist(self, item_id: str, code: str) -> None:
        self._refusals[item_id] = self._refusals.get(item_id, 0) + 1
        if self._refusals[item_id] < PATIENCE:
            raise self._connection.refused("GetItem", code)

    def _items(self, ids: Sequence[str], asked: Any) -> list[tuple[str, str, Any]]:
        """Return of each id what the server says to it, and the item, None where it gives none."""
        answers = self._connection.ask("GetItem", element("m:GetItem", asked, elements.items(ids)))
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
    """Return the writer's address where the server found both who sent it and in whose name in its directory."""
    if any(property_tagged(item, each) != IN_THE_DIRECTORY for each in SENDER_KINDS):
        return None
    address = said(item, "t:From/t:Mailbox/t:EmailAddress").strip().lower()
    return address if "@" in address else None  # else a name in the directory


def _came_with(item: Any) -> list[Field]:
    listed = [
        (str(each.get("HeaderName")), each.text or "")
        for each in item.iterfind(full("t:InternetMessageHeaders/t:InternetMessageHeader"))
    ]
    return came_with(property_tagged(item, TRANSPORT_HEADERS), listed)
