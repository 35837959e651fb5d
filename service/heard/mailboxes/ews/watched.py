"""A folder on an Exchange Server, watched without leaving a trace in it.

What the server tells of changes since a state is the truth; the doorbell only says when to
ask.  The state goes out with the last message of a look, so it is kept when that one is.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from operator import attrgetter
from typing import Any

from heard.errors import HeardError
from heard.mail.message import RawMessage
from heard.mailboxes import FLAGGED, Cursor, Found, Held, Tokens, uidvalidity_of
from heard.mailboxes.batches import divided
from heard.mailboxes.ews.changes import Entry, changes, lying_in
from heard.mailboxes.ews.connection import GONE, Connection, Refused, Stopped
from heard.mailboxes.ews.doorbell import Doorbell
from heard.mailboxes.ews.elements import categories, field, property_tagged, said, tag
from heard.mailboxes.ews.folders import SENT, listing, named
from heard.mailboxes.ews.marks import categorise
from heard.mailboxes.ews.reading import Read, Reader
from heard.mailboxes.ews.sent import left_as, letters_in
from heard.mailboxes.exchange import keeps_copies
from heard.mailboxes.followed import PATIENCE, Followed

log = logging.getLogger(__name__)

FLAG_STATUS, IS_FLAGGED = 0x1090, "2"  # PR_FLAG_STATUS (MS-OXOFLAG, 2.2.1.1): followupFlagged


class EwsFolder:
    """One folder of one mailbox on an Exchange Server; heard.mailboxes.Mailbox says what each method promises.

    folder    INBOX, the path of names as people see them ("Complaints/2026"), or Sent Items in any language
    patience  for how long a message that the server does not give is waited for

    Account in line.py says what the other settings mean.
    """

    def __init__(
        self, *, address: str, folder: str, endpoint: str, user: str, mailbox: str, poll: timedelta,
        password: str = "", tokens: Tokens | None = None, patience: timedelta = PATIENCE,
    ) -> None:  # fmt: skip
        self.address = address
        self.folder = "INBOX" if folder.upper() == "INBOX" else folder
        self._settings: dict[str, Any] = {
            "endpoint": endpoint, "user": user, "mailbox": mailbox, "password": password, "tokens": tokens,
        }  # fmt: skip
        self._connection = Connection(**self._settings)
        self._poll = poll.total_seconds()
        self._stopped = threading.Event()
        self._connection.stopped = self._stopped
        self._bell: Doorbell | None = None
        find = partial(named, self._connection)
        self._followed: Followed[Entry] = Followed(self.folder, find, patience=patience)

    # Reading

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        with suppress(Stopped):
            with self._in_the_folder() as place:
                told = changes(self._connection, place.id, self._followed.since(after))
            yield from self._followed.hand_over(told, partial(self._batches, place))

    def _batches(self, place: Found, fresh: Sequence[Entry]) -> Iterator[list[RawMessage]]:
        """Yield what these messages hold, divided anew where it weighs more than the server said."""
        reader = Reader(self._connection, {each.id for each in fresh if self._followed.awaits(each.uid)})
        for entries in divided(fresh, _listed_size):
            told = reader.read([each.id for each in entries])
            given = ((each, self._given(reader, each, told[each.id])) for each in entries if each.id in told)
            messages = [self._raw(each, read, place) for each, read in given if read is not None]
            yield from divided(messages, lambda message: len(message.content))
            if reader.out_of_reach is not None:
                raise reader.out_of_reach

    def _given(self, reader: Reader, entry: Entry, told: Read | HeardError) -> Read | None:
        """Return a message as it came, in the end as its properties tell it; None where it is gone, or waited for."""
        if isinstance(told, Read):
            return told
        if reader.out_of_reach is not None:
            self._followed.doubt(entry.uid)
            return None
        if _is_gone(told):
            self._followed.is_done_with(entry.uid)
            return None
        if self._followed.waits_for(entry.uid, told):
            return None
        made = reader.from_properties(entry.id)
        if isinstance(made, Read):
            return made
        self._followed.is_done_with(entry.uid)
        return None

    def _raw(self, entry: Entry, read: Read, place: Found) -> RawMessage:
        return RawMessage(
            mailbox=self.address, folder=self.folder, uidvalidity=uidvalidity_of(place.id), uid=entry.uid,
            received_at=entry.received_at, content=read.content, sent_folder=place.is_sent,
            resolved_sender=read.resolved_sender,
        )  # fmt: skip

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        with self._in_the_folder() as place:
            entries = self._entries(uids)
        reader = Reader(self._connection)
        found: list[RawMessage] = []
        for some in divided(entries, _listed_size):
            told = reader.read([each.id for each in some])
            if reader.out_of_reach is not None:
                raise reader.out_of_reach
            for each in some:
                read = told[each.id]
                if isinstance(read, Read):
                    found.append(self._raw(each, read, place))
                elif not _is_gone(read):
                    raise read
        return found

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
            try:
                categorise(self._connection, each.id, keyword.removeprefix("$"))
            except Refused as error:  # this one's; tried again and again it would keep the folder from being read
                log.warning("not marked", extra={"folder": self.folder, "because": str(error)})

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


_listed_size: Callable[[Entry], int] = attrgetter("size")


def _is_gone(error: HeardError) -> bool:
    return isinstance(error, Refused) and error.code in GONE


def _bears(item: Any, mark: str) -> bool:
    if mark == FLAGGED:
        return property_tagged(item, FLAG_STATUS) == IS_FLAGGED
    return mark.removeprefix("$").casefold() in map(str.casefold, categories(item))


def _held(each: Entry, item: Any) -> Held:
    sender = said(item, "t:From/t:Mailbox/t:EmailAddress").strip().lower()
    return Held(
        uid=each.uid, message_id=said(item, "t:InternetMessageId").strip() or None,
        sender=sender if "@" in sender else "",  # else a name in the directory
        subject=said(item, "t:Subject"), received_at=each.received_at, size=each.size,
    )  # fmt: skip
