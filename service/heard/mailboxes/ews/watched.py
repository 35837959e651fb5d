"""A folder on an Exchange Server, watched without leaving a trace in it.

What the server tells of changes since a state is the truth; the doorbell only says when to
ask.  The state goes out with the last message of a look, so it is kept when that one is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from heard.mail.message import RawMessage
from heard.mailboxes import FLAGGED, Cursor, Found, Held, Tokens, uidvalidity_of
from heard.mailboxes.batches import divided
from heard.mailboxes.ews.changes import Entry, changes, lying_in
from heard.mailboxes.ews.connection import GONE, Connection, Refused, Stopped
from heard.mailboxes.ews.doorbell import Doorbell
from heard.mailboxes.ews.elements import field, full, property_tagged, said, tag
from heard.mailboxes.ews.folders import SENT, listing, named
from heard.mailboxes.ews.marks import categorise
from heard.mailboxes.ews.reading import Reader
from heard.mailboxes.ews.sent import left_as, letters_in
from heard.mailboxes.exchange import keeps_copies
from heard.mailboxes.followed import Followed

FLAG_STATUS, IS_FLAGGED = 0x1090, "2"  # PR_FLAG_STATUS (MS-OXOFLAG, 2.2.1.1): followupFlagged


class EwsFolder:
    """One folder of one mailbox on an Exchange Server; heard.mailboxes.Mailbox says what each method promises.

    folder  INBOX, the path of names as people see them ("Complaints/2026"), or Sent Items in any language

    Account in line.py says what the other settings mean.
    """

    def __init__(
        self, *, address: str, folder: str, endpoint: str, user: str, mailbox: str, poll: timedelta,
        password: str = "", tokens: Tokens | None = None,
    ) -> None:  # fmt: skip
        self.address = address
        self.folder = "INBOX" if folder.upper() == "INBOX" else folder
        self._settings: dict[str, Any] = {
            "endpoint": endpoint, "user": user, "mailbox": mailbox, "password": password, "tokens": tokens,
        }  # fmt: skip
        self._connection = Connection(**self._settings)
        self._reader = Reader(self._connection)
        self._poll = poll.total_seconds()
        self._stopped = threading.Event()
        self._connection.stopped = self._stopped
        self._bell: Doorbell | None = None
        self._followed: Followed[Entry] = Followed(self.folder, partial(named, self._connection))

    # Reading

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        with suppress(Stopped):
            with self._in_the_folder() as place:
                told = changes(self._connection, place.id, self._followed.since(after))
            yield from self._followed.hand_over(told, partial(self._batches, place))

    def _batches(self, place: Found, fresh: Sequence[Entry]) -> Iterator[list[RawMessage]]:
        """Yield what these messages hold, divided anew where it weighs more than the server said."""
        for entries in divided(fresh, _listed_size):
            messages = self._read(entries, place)
            yield from divided(messages, lambda message: len(message.content))

    def _read(self, entries: Sequence[Entry], place: Found) -> list[RawMessage]:
        """Return those messages that are still there."""
        found = self._reader.read([each.id for each in entries])
        there = [each for each in entries if each.id in found]
        return [
            RawMessage(
                mailbox=self.address, folder=self.folder, uidvalidity=uidvalidity_of(place.id), uid=each.uid,
                received_at=each.received_at, content=found[each.id].content, sent_folder=place.is_sent,
                resolved_sender=found[each.id].resolved_sender,
            )
            for each in there
        ]  # fmt: skip

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        with self._in_the_folder() as place:
            entries = self._entries(uids)
        return [raw for some in divided(entries, _listed_size) for raw in self._read(some, place)]

    def _entries(self, uids: Sequence[int]) -> list[Entry]:
        """Return what the server calls these messages; the folder is listed where it was not told of one yet."""
        if not self._followed.knows(uids):
            self._listed(None)
        return self._followed.called(uids)

    def _listed(self, since: datetime | None, *more: Any) -> list[tuple[Entry, Any]]:
        with self._in_the_folder() as place:
            found = list(lying_in(self._connection, place.id, since, *more))
        self._followed.know(each for each, _ in found)
        return sorted(found, key=lambda one: one[0].uid)

    # Waiting

    def wait(self) -> None:
        end = time.monotonic() + self._poll
        try:
            rung = self._listening()
            while not self._stopped.is_set():
                rung.clear()
                if self._stopped.is_set() or self._tells_of_more():
                    return
                if (left := end - time.monotonic()) <= 0 or not rung.wait(left):
                    return
        except Stopped:
            return

    def _listening(self) -> threading.Event:
        with self._in_the_folder() as place:
            if self._bell is None or self._bell.folder_id != place.id:
                self._hang_up()
                self._bell = Doorbell(Connection(**self._settings), place.id)
            return self._bell.rung

    def _tells_of_more(self) -> bool:
        with self._in_the_folder() as place:
            return self._followed.has_news(partial(changes, self._connection, place.id))

    def stop(self) -> None:
        self._stopped.set()
        if (bell := self._bell) is not None:
            bell.stop()

    # Marks

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        asked = [tag(hex(FLAG_STATUS), "Integer"), field("item:Categories")] if mark is not None else []
        uids = [each.uid for each, item in self._listed(since, *asked) if mark is None or _bears(item, mark)]
        return self._followed.uidvalidity, uids

    def done(self, uids: Sequence[int], keyword: str) -> None:
        for each in self._entries(uids):
            categorise(self._connection, each.id, keyword.removeprefix("$"))

    # Folders

    def folders(self) -> Sequence[str]:
        with self._in_the_folder():
            return self._followed.among(listing(self._connection))

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        place = named(self._connection, folder)
        asked = [field(name) for name in ("item:Subject", "message:From", "message:InternetMessageId")]
        found = [_held(each, item) for each, item in lying_in(self._connection, place.id, since, *asked)]
        return uidvalidity_of(place.id), sorted(found, key=lambda held: held.uid)

    @contextmanager
    def _in_the_folder(self) -> Iterator[Found]:
        """Give the watched folder; where it turns out to be gone it is looked for by its name the next time."""
        place = self._followed.place()
        try:
            yield place
        except Refused as error:
            if error.code in GONE or error.code in ("ErrorFolderNotFound", "ErrorSyncFolderNotFound"):
                self._followed.lose()
            raise

    # Sent mail

    def sent_as(self, message_id: str) -> str | None:
        try:
            found = letters_in(self._connection, SENT, message_id)
        except Refused as error:
            if error.code == "ErrorFolderNotFound":
                return None
            raise
        return (left_as(found) or message_id) if found else ""

    def keep_sent(self, letter: bytes) -> None:
        raise keeps_copies(self._connection.where)

    def close(self) -> None:
        self._hang_up()
        self._connection.close()

    def _hang_up(self) -> None:
        bell, self._bell = self._bell, None
        if bell is not None:
            bell.close()


def _listed_size(each: Entry) -> int:
    return each.size


def _bears(item: Any, mark: str) -> bool:
    if mark == FLAGGED:
        return property_tagged(item, FLAG_STATUS) == IS_FLAGGED
    category = mark.removeprefix("$").casefold()
    return any((each.text or "").casefold() == category for each in item.iterfind(full("t:Categories/t:String")))


def _held(each: Entry, item: Any) -> Held:
    sender = said(item, "t:From/t:Mailbox/t:EmailAddress").strip().lower()
    return Held(
        uid=each.uid, message_id=said(item, "t:InternetMessageId").strip() or None,
        sender=sender if "@" in sender else "",  # else a name in the directory
        subject=said(item, "t:Subject"), received_at=each.received_at, size=each.size,
    )  # fmt: skip
