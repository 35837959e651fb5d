"""Letters leave through Microsoft Graph: a draft is made of the letter, marked as ours, and sent.

Not in one go, because Exchange gives letters Message-IDs of its own: the draft's id leads to
the copy among what was sent, and that one says under which Message-ID the letter went out.
Until the request to send nothing can have left; a draft that a crash left behind is sent
instead of a second one.  After it only the folder of sent mail can tell.

Graph takes a letter as MIME up to 3 MB; its way for larger ones takes attachments one by one
and would not be our letter any more.  A larger letter is refused.
"""

from __future__ import annotations

import base64
import contextlib
import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NoReturn

from heard.errors import HeardError, LetterDelayed, LetterRefused, MailboxError, SenderUnreachable, SignInRefused
from heard.mail.format.headers import read_head
from heard.mailboxes import Tokens
from heard.mailboxes.exchange import IN_DOUBT, addressed_to_others, not_as_this_sender
from heard.mailboxes.graph.changes import moment
from heard.mailboxes.graph.connection import NOT_NOW, Connection
from heard.mailboxes.graph.folders import segment
from heard.mailboxes.graph.refusals import NOT_AS_THIS_SENDER, ROLE_TO_SEND, TOO_MUCH, Forbidden, Refused
from heard.mailboxes.graph.sent import left_as, letters_in, with_our_id

log = logging.getLogger(__name__)

LARGEST = 3_000_000  # bytes of a letter; in base64, as it is given, 4 MB, which is what one request may hold
PATIENCE = 10.0  # seconds a busy server may keep one letter waiting; the others wait behind it
TAKEN_WITHIN = timedelta(seconds=120)  # giving up early is how letters leave twice
# Seconds before each look for the copy of what was sent, which is not there at once.
LOOKS = (0.3, 0.7, 1.5, 3.0)
NOT_FOR_GOOD = {404, 409, 412}  # somebody moved the draft away, or changed it at the same moment
MADE_WITHIN = timedelta(minutes=2)  # a draft, with our mark; one changed later was changed by a person


class GraphSender:
    """A mailbox of Microsoft 365 that sends our letters.

    looks  seconds to wait before each look for the copy of what was sent
    """

    def __init__(self, *, base: str, user: str, tokens: Tokens, looks: Sequence[float] = LOOKS) -> None:
        self._connection = Connection(
            base=base, user=user, tokens=tokens, unreachable=SenderUnreachable, patience=PATIENCE,
            answer_within=TAKEN_WITHIN,
        )  # fmt: skip
        self._looks = looks

    def send(self, letter: bytes, *, sender: str, to: str, message_id: str) -> str | None:
        """Send; heard.mailboxes.Sender says what comes back.

        Raises LetterRefused, too, where the letter names anybody but `to`: Graph has no envelope,
        a letter goes to whom its headers name.
        """
        where = self._connection.where
        if len(letter) > LARGEST:
            raise LetterRefused(f"{where}: takes letters up to 3 MB, this one is larger. Send it without attachments.")
        if _named_in(letter) != {to.casefold()}:
            raise addressed_to_others(where)
        try:
            draft = self._left_behind(to, message_id) or self._new_draft(letter, message_id)
            self._let_leave(draft)
        except Refused as error:
            self._refuse(error, letter, sender)
        return self._given_id(draft, message_id)

    def _let_leave(self, draft: str) -> None:
        """Send a draft; one that is refused is thrown away, but where it turns out to have left already."""
        try:
            # 503 is no promise that nothing was done; 429 is.
            self._connection.post(f"{_path(draft)}/send", content=b"", again=NOT_NOW - {503})
        except Forbidden as error:
            if self._is_a_draft(draft):
                self._throw_away(draft)
            where = self._connection.where
            raise SignInRefused(f"{where}: may not send ({error.said}). {ROLE_TO_SEND}") from error
        except Refused as error:
            # An earlier request may have had it leave, and its answer never came.  The copy is the only proof.
            is_a_draft = self._is_a_draft(draft)
            if is_a_draft is None:
                raise LetterDelayed(f"{error} {IN_DOUBT}") from error
            if is_a_draft:
                self._throw_away(draft)
                raise
        except SenderUnreachable as error:
            raise SenderUnreachable(f"{error} {IN_DOUBT}") from error

    def _is_a_draft(self, draft: str) -> bool | None:
        """Say whether a draft is one still; None where there is no telling."""
        try:
            return bool(self._connection.get(_path(draft), {"$select": "isDraft"}).get("isDraft"))
        except HeardError:
            return None

    def _left_behind(self, to: str, message_id: str) -> str | None:
        try:
            left = letters_in(self._connection, "drafts", message_id)
        except Refused:
            return None
        # One that a person has written in meanwhile, or given other recipients, is theirs.
        ours = (each for each in left if _is_as_made(each) and _recipients(each) == {to.casefold()})
        return next((str(each.get("id")) for each in ours), None)

    def _new_draft(self, letter: bytes, message_id: str) -> str:
        """Return the id of a draft of a letter that names one recipient, marked as ours where the server lets us."""
        mime = {"Content-Type": "text/plain"}
        made = self._connection.post("messages", content=base64.b64encode(letter), also=mime)
        draft = str(made.get("id"))
        try:
            # Who it is may be shown under another address of theirs.
            if len(_recipients(made)) != 1:
                raise addressed_to_others(self._connection.where)
            self._connection.ask("PATCH", _path(draft), json=with_our_id(message_id))
        except Refused as error:
            log.warning("letter not marked", extra={"because": str(error)})
        except HeardError:
            self._throw_away(draft)  # nothing would find it again
            raise
        return draft

    def _given_id(self, draft: str, message_id: str) -> str | None:
        """Return the Message-ID the letter left under, where it is another and can be seen by now."""
        for seconds in self._looks:
            self._connection.stopped.wait(seconds)
            try:
                copy = self._connection.get(_path(draft), {"$select": "internetMessageId,isDraft"})
            except Refused:
                continue
            except HeardError:
                return None  # it has left; whatever is wrong now the next letter will tell
            if not copy.get("isDraft") and (given := left_as([copy])):
                return given if given != message_id else None
        return None

    def _throw_away(self, draft: str) -> None:
        with contextlib.suppress(HeardError):
            self._connection.ask("DELETE", _path(draft))

    def _refuse(self, error: Refused, letter: bytes, sender: str) -> NoReturn:
        if error.code == NOT_AS_THIS_SENDER:
            do = "Let the app send as this mailbox, and give user in heard.toml the mailbox of that address."
            raise not_as_this_sender(letter, sender, where=self._connection.where, do=do) from error
        if error.code in TOO_MUCH:
            raise SenderUnreachable(f"{error} Every letter is kept.") from error
        if error.status in NOT_FOR_GOOD:
            raise LetterDelayed(f"{error} The letter is tried again.") from error
        raise LetterRefused(str(error)) from error

    def check(self) -> None:
        try:
            self._connection.get("mailFolders/drafts", {"$select": "id"})
        except MailboxError as error:
            if isinstance(error, SignInRefused):
                raise
            raise SenderUnreachable(str(error)) from error

    def close(self) -> None:
        self._connection.close()


def _path(draft: str) -> str:
    return f"messages/{segment(draft)}"


def _named_in(letter: bytes) -> set[str]:
    headers, _ = read_head(letter, 0, len(letter))
    fields = [field for name in ("to", "cc", "bcc") for field in headers.addresses(name)]
    return {each.address.casefold() for field in fields for each in field}


def _is_as_made(message: Mapping[str, Any]) -> bool:
    made, changed = (moment(message.get(key)) for key in ("createdDateTime", "lastModifiedDateTime"))
    is_as_made = made is not None and changed is not None and changed - made < MADE_WITHIN
    return is_as_made and bool(message.get("isDraft"))


def _recipients(message: Mapping[str, Any]) -> set[str]:
    """Return everybody a message goes to, in small letters."""
    named = [each for key in ("toRecipients", "ccRecipients", "bccRecipients") for each in message.get(key) or ()]
    return {str((each.get("emailAddress") or {}).get("address")).casefold() for each in named}
