"""A folder on an Exchange Server, watched without leaving a trace in it.

What the server tells of changes since a state is the truth; the doorbell only says when to
ask.  The state goes out with the last message of a look, so it is kept when that one is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from heard.errors import MailboxError
from heard.mail.message import RawMessage
from heard.mailboxes import FLAGGED, Cursor, Found, Held, Tokens, uidvalidity_of
from heard.mailboxes.ews.changes import Entry, changes, in_order, lying_in
from heard.mailboxes.ews.connection import GONE, Connection, Refused, Stopped
from heard.mailboxes.ews.doorbell import Doorbell
from heard.mailboxes.ews.elements import field, full, property_tagged, said, tag
from heard.mailboxes.ews.folders import SENT, listing, named
from heard.mailboxes.ews.marks import categorise
from heard.mailboxes.ews.reading import Reader, divided
from heard.mailboxes.ews.sent import letters_in

NAMED_ANEW = 300.0  # seconds until it is looked whether another folder took the watched one's name
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
        self._found: tuple[Found, float] | None = None
        self._forget("")

    def _forget(self, folder_id: str) -> None:
        self._told_of = folder_id
        self._state: str | None = None  # after all that was handed over
        self._given: str | None = None  # the last one that went out with a message
        self._handed: set[int] = set()
        self._known: dict[int, Entry] = {}

    # Reading

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        try:
            yield from self._new(after)
        except Stopped:
            return

    def _new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        with self._in_the_folder() as place:
            if after is not None and after.uidvalidity != uidvalidity_of(place.id):
                self._forget(place.id)
            told = changes(self._connection, place.id, self._where_to_begin(after))
        fresh = [each for each in told.entries if each.uid not in self._handed]
        self._known.update({each.uid: each for each in fresh})
        given = None
        for entries in divided(fresh, _listed_size):
            for batch in self._batches(entries, told.state if entries[-1] is fresh[-1] else None, place):
                yield batch
                if self._told_of != place.id:  # another folder took its name meanwhile
                    return
                # Only now: where our caller failed on them, they are offered again.
                self._handed.update(message.uid for message in batch)
                given = batch[-1].sync_state
        self._state, self._given = told.state, given or self._given

    def _where_to_begin(self, after: Cursor | None) -> str | None:
        # What came after the last state we gave held no message to give the next one with.
        if after is not None and after.sync_state not in (None, self._given):
            return after.sync_state
        return self._state

    def _batches(self, entries: Sequence[Entry], state: str | None, place: Found) -> Iterator[list[RawMessage]]:
        """Yield what these messages hold, divided anew where it weighs more than the server said."""
        yield from divided(self._read(entries, state, place), lambda message: len(message.content))

    def _read(self, entries: Sequence[Entry], state: str | None, place: Found) -> list[RawMessage]:
        """Return those messages that are still there; the last one of them bears the state."""
        found = self._reader.read([each.id for each in entries])
        there = [each for each in entries if each.id in found]
        return [
            RawMessage(
                mailbox=self.address, folder=self.folder, uidvalidity=uidvalidity_of(place.id), uid=each.uid,
                received_at=each.received_at, content=found[each.id].content, sent_folder=place.is_sent,
                resolved_sender=found[each.id].resolved_sender, sync_state=state if each is there[-1] else None,
            )
            for each in there
        ]  # fmt: skip

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        with self._in_the_folder() as place:
            entries = self._entries(uids)
        return [raw for some in divided(entries, _listed_size) for raw in self._read(some, None, place)]

    def _entries(self, uids: Sequence[int]) -> list[Entry]:
        """Return what the server calls these messages; the folder is listed where it was not told of one yet."""
        if any(uid not in self._known for uid in uids):
            self._listed(None)
        return in_order([self._known[uid] for uid in set(uids) if uid in self._known])

    def _listed(self, since: datetime | None, *more: Any) -> list[tuple[Entry, Any]]:
        with self._in_the_folder() as place:
            found = list(lying_in(self._connection, place.id, since, *more))
        self._known.update({each.uid: each for each, _ in found})
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
        if self._bell is None:
            with self._in_the_folder() as place:
                self._bell = Doorbell(Connection(**self._settings), place.id)
        return self._bell.rung

    def _tells_of_more(self) -> bool:
        if self._state is None:
            return True
        with self._in_the_folder() as place:
            told = changes(self._connection, place.id, self._state)
        if any(each.uid not in self._handed for each in told.entries):
            return True
        self._state = told.state
        return False

    def stop(self) -> None:
        self._stopped.set()
        if (bell := self._bell) is not None:
            bell.stop()

    # Marks

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        asked = [tag(hex(FLAG_STATUS), "Integer"), field("item:Categories")] if mark is not None else []
        uids = [each.uid for each, item in self._listed(since, *asked) if mark is None or _bears(item, mark)]
        return uidvalidity_of(self._told_of), uids

    def done(self, uids: Sequence[int], keyword: str) -> None:
        for each in self._entries(uids):
            categorise(self._connection, each.id, keyword.removeprefix("$"))

    # Folders

    def folders(self) -> Sequence[str]:
        with self._in_the_folder() as place:
            listed = listing(self._connection)
        # What is there to be read, and the watched one; where nothing lies there is nothing to account for.
        full_ones = [each for each in listed if each.is_mail and each.messages]
        holding = [self.folder if each.id == place.id else each.name for each in full_ones]
        return list(dict.fromkeys((self.folder, *holding)))

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        place = named(self._connection, folder)
        asked = [field(name) for name in ("item:Subject", "message:From", "message:InternetMessageId")]
        found = [_held(each, item) for each, item in lying_in(self._connection, place.id, since, *asked)]
        return uidvalidity_of(place.id), sorted(found, key=lambda held: held.uid)

    @contextmanager
    def _in_the_folder(self) -> Iterator[Found]:
        """Give the watched folder; where it turns out to be gone it is looked for by its name the next time."""
        place, found_at = self._found or (None, 0.0)
        if place is None or (self.folder != "INBOX" and time.monotonic() - found_at > NAMED_ANEW):
            place = named(self._connection, self.folder)
            self._found = place, time.monotonic()
        if place.id != self._told_of:
            self._hang_up()
            self._forget(place.id)
        try:
            yield place
        except Refused as error:
            if error.code in GONE or error.code in ("ErrorFolderNotFound", "ErrorSyncFolderNotFound"):
                self._found = None
            raise

    # Sent mail

    def has_sent(self, message_id: str) -> bool | None:
        try:
            return bool(letters_in(self._connection, SENT, message_id))
        except Refused as error:
            if error.code == "ErrorFolderNotFound":
                return None
            raise

    def keep_sent(self, letter: bytes) -> None:
        raise MailboxError(f"{self._connection.where}: keeps copies of letters itself. Set keep_sent = false.")

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
