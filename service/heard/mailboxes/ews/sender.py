"""Letters leave by a mailbox on an Exchange Server: a draft is made of each, then sent.

What of a letter's MIME Exchange has no property for it drops on the way out, so its own
headers are given as properties too.  A letter that may have left is never sent again from
here: `sent_as` of the mailbox finds it by a property that only we set.
"""

from __future__ import annotations

import base64
import contextlib
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from heard.errors import HeardError, LetterDelayed, LetterRefused, SenderUnreachable
from heard.mail.format.addresses import addresses
from heard.mail.format.headers import read_head
from heard.mailboxes import Tokens
from heard.mailboxes.ews import elements
from heard.mailboxes.ews.connection import BUSY, GONE, THROTTLED, Connection, Refused
from heard.mailboxes.ews.elements import children, element, extended, id_of, well_known
from heard.mailboxes.ews.folders import SENT, ids_of
from heard.mailboxes.ews.head import fields
from heard.mailboxes.ews.sent import ids_of_ours, left_as, letters_in
from heard.mailboxes.exchange import IN_DOUBT, addressed_to_others, not_as_this_sender

TAKEN_WITHIN = 120.0  # seconds; giving up early is how letters leave twice
# Seconds before each look for the copy of what was sent, which is not there at once.
LOOKS = (0.1, 0.4, 1.0, 1.5)
# What is wrong with a letter itself.
NO_LETTER = frozenset({
    "ErrorInvalidRecipients", "ErrorMailRecipientNotFound", "ErrorMessageSizeExceeded", "ErrorMimeContentInvalid",
    "ErrorMimeContentInvalidBase64String", "ErrorMissingRecipients", "ErrorRecipientNotFound",
})  # fmt: skip
NOT_AS_THIS_SENDER = "ErrorSendAsDenied"

_OWN_HEADER = re.compile(r"x-.*|auto-submitted|precedence|list-.*", re.IGNORECASE)


class EwsSender:
    """A mailbox on an Exchange Server that sends our letters; Account in line.py says what the settings mean.

    looks  seconds to wait before each look for the copy of what was sent
    """

    def __init__(
        self, *, endpoint: str, user: str, mailbox: str, password: str = "", tokens: Tokens | None = None,
        looks: Sequence[float] = LOOKS,
    ) -> None:  # fmt: skip
        self._connection = Connection(
            endpoint=endpoint, user=user, mailbox=mailbox, password=password, tokens=tokens,
            unreachable=SenderUnreachable, answer_within=TAKEN_WITHIN,
        )  # fmt: skip
        self._looks = looks

    def send(self, letter: bytes, *, sender: str, to: str, message_id: str) -> str | None:
        """Send; heard.mailboxes.Sender says what comes back.

        Raises LetterRefused, too, where the letter names anybody but `to`: Exchange has no
        envelope here, a letter goes to whom its headers name.
        """
        if _named(letter) != {to.casefold()}:
            raise addressed_to_others(self._connection.where)
        try:
            self._clear_away(message_id)
            draft = self._draft(letter, message_id)
        except Refused as error:
            self._refuse(error, letter, sender, LetterDelayed(f"{error} The letter is tried again."))
        try:
            self._connection.one("SendItem", _sending(draft, self._connection.mailbox), again=THROTTLED)
        except Refused as error:
            if error.code in NO_LETTER or error.code == NOT_AS_THIS_SENDER:
                with contextlib.suppress(HeardError):
                    self._throw_away([id_of(draft)])
            # The server is there; what it does to this letter it need not do to others.
            self._refuse(error, letter, sender, LetterDelayed(f"{error} {IN_DOUBT}"))
        except SenderUnreachable as error:
            raise SenderUnreachable(f"{error} {IN_DOUBT}") from error
        return self._given_id(message_id)

    def _clear_away(self, message_id: str) -> None:
        """Remove what an earlier try left: somebody may have changed it since, so it is made anew."""
        left = letters_in(self._connection, "drafts", message_id, only_ours=True)
        self._throw_away([id_of(each) for each in left])

    def _draft(self, letter: bytes, message_id: str) -> Any:
        """Return the item that was made of a letter, with its id and change key."""
        message = element(
            "t:Message",
            element("t:MimeContent", text=base64.b64encode(letter).decode()),
            *_own_headers(letter),
            *ids_of_ours(message_id),
        )
        place = element("m:SavedItemFolderId", well_known("drafts", self._connection.mailbox))
        question = element("m:CreateItem", place, element("m:Items", message), MessageDisposition="SaveOnly")
        made = next(children(self._connection.one("CreateItem", question, again=BUSY), "m:Items"), None)
        if made is None or not id_of(made):
            raise self._connection.refused("CreateItem", "no id")
        return made

    def _given_id(self, message_id: str) -> str | None:
        """Return the Message-ID the letter left under, where it is another and can be seen by now."""
        for seconds in self._looks:
            self._connection.stopped.wait(seconds)
            try:
                given = left_as(letters_in(self._connection, SENT, message_id))
            except HeardError:
                return None  # it has left; whatever is wrong now the next letter will tell
            if given is not None:
                return given if given != message_id else None
        return None

    def _throw_away(self, ids: Sequence[str]) -> None:
        if not ids:
            return
        question = element("m:DeleteItem", elements.items(ids), DeleteType="HardDelete")
        for answer in self._connection.ask("DeleteItem", question):
            if not answer.is_right and answer.code not in GONE:
                raise self._connection.refused("DeleteItem", answer.code)

    def _refuse(self, error: Refused, letter: bytes, sender: str, otherwise: HeardError) -> NoReturn:
        if error.code == NOT_AS_THIS_SENDER:
            do = "Give the user of heard.toml Send As for the mailbox."
            raise not_as_this_sender(letter, sender, where=self._connection.where, do=do) from error
        if error.code in NO_LETTER:
            raise LetterRefused(str(error)) from error
        raise otherwise from error

    def check(self) -> None:
        try:
            has_drafts = bool(ids_of(self._connection, "drafts"))
        except Refused as error:
            raise SenderUnreachable(str(error)) from error
        if not has_drafts:
            raise SenderUnreachable(f"{self._connection.where}: the mailbox has no folder for drafts.")

    def close(self) -> None:
        self._connection.close()


def _sending(draft: Any, mailbox: str) -> Any:
    item = element("t:ItemId", Id=id_of(draft), ChangeKey=elements.change_key(draft))
    place = element("m:SavedItemFolderId", well_known(SENT, mailbox))
    return element("m:SendItem", element("m:ItemIds", item), place, SaveItemToFolder="true")


def _own_headers(letter: bytes) -> list[Any]:
    """Return the letter's headers that Exchange has no property for, as properties."""
    _, body = read_head(letter, 0, len(letter))
    given: dict[str, Any] = {}
    for name, raw in fields(letter[:body]):
        if _OWN_HEADER.fullmatch(name):
            value = " ".join(raw.decode("utf-8", "replace").partition(":")[2].split())
            uri = element(
                "t:ExtendedFieldURI", DistinguishedPropertySetId="InternetHeaders", PropertyName=name,
                PropertyType="String",
            )  # fmt: skip
            given.setdefault(name.lower(), extended(uri, value))
    return list(given.values())


def _named(letter: bytes) -> set[str]:
    """Return everybody a letter names as its recipient, in small letters."""
    headers, _ = read_head(letter, 0, len(letter))
    people = [person for name, value in headers.in_order if name in ("to", "cc", "bcc") for person in addresses(value)]
    return {person.address.casefold() for person in people}
