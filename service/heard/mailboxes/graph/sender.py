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
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NoReturn

from heard.errors import HeardError, LetterDelayed, LetterRefused, MailboxError, SenderUnreachable, SignInRefused
from heard.mailboxes import Tokens
from heard.mailboxes.exchange import IN_DOUBT, addressed_to_others, not_as_this_sender
from heard.mailboxes.graph.connection import NOT_AS_THIS_SENDER, NOT_NOW, TOO_MUCH, Connection, Refused
from heard.mailboxes.graph.folders import segment
from heard.mailboxes.graph.sent import left_as, letters_in, with_our_id

LARGEST = 3_000_000  # bytes of a letter; in base64, as it is given, 4 MB, which is what one request may hold
PATIENCE = 10.0  # seconds a busy server may keep one letter waiting; the others wait behind it
TAKEN_WITHIN = timedelta(seconds=120)  # giving up early is how letters leave twice
# Seconds before each look for the copy of what was sent, which is not there at once.
LOOKS = (0.3, 0.7, 1.5, 3.0)
NOT_FOR_GOOD = {404, 408, 409, 412}  # somebody moved the draft away, or changed it at the same moment


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
        try:
            draft = self._draft(letter, to, message_id)
        except Refused as error:
            self._refuse(error, letter, sender)
        try:
            # 503 is no promise that nothing was done; 429 is.
            self._connection.post(f"{_path(draft)}/send", content=b"", again=NOT_NOW - {503})
        except Refused as error:
            self._throw_away(draft)
            self._refuse(error, letter, sender)
        except SenderUnreachable as error:
            raise SenderUnreachable(f"{error} {IN_DOUBT}") from error
        return self._given_id(draft, message_id)

    def _draft(self, letter: bytes, to: str, message_id: str) -> str:
        """Return the id of a draft of this letter that goes to `to` and to nobody else."""
        draft = self._left_behind(to, message_id) or self._new_draft(letter, to)
        try:
            self._connection.ask("PATCH", _path(draft), json=with_our_id(message_id))
        except Refused as error:
            raise SenderUnreachable(f"{error} A draft could not be marked as ours. Every letter is kept.") from error
        return draft

    def _left_behind(self, to: str, message_id: str) -> str | None:
        try:
            left = letters_in(self._connection, "drafts", message_id)
        except Refused:
            return None
        # One that a person has given other recipients meanwhile is theirs.
        ours = (each for each in left if each.get("isDraft") and _recipients(each) == {to.casefold()})
        return next((str(each.get("id")) for each in ours), None)

    def _new_draft(self, letter: bytes, to: str) -> str:
        mime = {"Content-Type": "text/plain"}
        made = self._connection.post("messages", content=base64.b64encode(letter), also=mime)
        draft = str(made.get("id"))
        if _recipients(made) != {to.casefold()}:
            self._throw_away(draft)
            raise addressed_to_others(self._connection.where)
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


def _recipients(message: Mapping[str, Any]) -> set[str]:
    """Return everybody a message goes to, in small letters."""
    named = [each for key in ("toRecipients", "ccRecipients", "bccRecipients") for each in message.get(key) or ()]
    return {str((each.get("emailAddress") or {}).get("address")).casefold() for each in named}
