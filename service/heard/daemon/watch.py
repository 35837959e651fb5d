"""One thread a folder: it looks, it waits, and it puts what is new on the queue.

It holds no truth.  How far a folder was heard is in the database, written with the bytes
themselves; where this thread dies, the next one starts from there.
"""

from __future__ import annotations

import logging
import random
import threading
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from queue import Full, Queue

from heard.casework.events import Trouble
from heard.daemon.house import House
from heard.errors import HeardError, MailboxError, MailboxUnreachable, SignInRefused, StoreUnavailable
from heard.mail.message import RawMessage
from heard.mailboxes import Cursor, Mailbox
from heard.store import inbox, mailbox_signs, watching

log = logging.getLogger(__name__)

NOTE_EVERY = timedelta(seconds=15)
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0  # seconds
MARKS_TRIED = 5  # times in a row, then it is gone on without: mail that comes must not wait for marks
AFTER_REFUSED = 60.0  # seconds: a wrong password tried too often locks an account


class Keyword(StrEnum):
    """What the mailbox may be told of a message, where the landlord asked for it.

    Every program that opens the mailbox may show it: what is only asked about a person is not told there.
    """

    HEARD = "$Heard"
    RESTRICTED = "$HeardRestricted"
    DANGER = "$HeardDanger"
    ESCALATED = "$HeardEscalated"


SURELY: Mapping[str, Keyword] = {
    "restricted": Keyword.RESTRICTED,
    "risk": Keyword.DANGER,
    "escalation": Keyword.ESCALATED,
}
"""What it is told by the verdicts of a decision, where they are sure: somebody restricted wrote, tells of a danger, or
asks for the next stage."""
SIGNS_WITHIN = timedelta(days=365)
"""On mail received so long ago nobody gives commands by moving or marking it; whoever does is tidying up."""


class Watch(threading.Thread):
    """Watches one folder until told to stop, whatever the server does."""

    def __init__(
        self, mailbox: Mailbox, house: House, queue: Queue[Sequence[RawMessage]], *, is_told: bool = False
    ) -> None:
        super().__init__(name=f"watch {mailbox.folder}", daemon=True)
        self.mailbox = mailbox
        self.watched = threading.Event()
        self.caught_up = threading.Event()  # all that had come by the first look is on the queue
        self._house, self._queue = house, queue
        self._stopping = threading.Event()
        self._cursor: Cursor | None = None
        self._noted: datetime | None = None
        self._in_trouble = False
        self._is_told = is_told
        self._to_mark: deque[tuple[Keyword, int]] = deque()
        self._marks_missed = 0
        self._signs = [sign for sign in house.mailbox_signs if sign.may_be_in(mailbox.address, mailbox.folder)]

    def mark(self, uids: Iterable[int], keyword: Keyword) -> None:
        """Have messages marked, where the landlord asked for it; this folder's own thread does it."""
        if self._is_told:
            self._to_mark.extend((keyword, uid) for uid in uids)

    def run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self._start_from_what_was_heard()
                while not self._stopping.is_set():
                    self._look()
                    failures = 0
                    self._mark_heard()
                    self._look_for_signs()
                    self.mailbox.wait()
            except Exception as error:
                if self._stopping.is_set():
                    break
                failures += 1
                self._trouble(error)
                self._stopping.wait(pause(failures, error))
        self.mailbox.close()

    def _start_from_what_was_heard(self) -> None:
        with self._house.store.reading() as connection:
            place = inbox.cursor(connection, self.mailbox.address, self.mailbox.folder)
        # What is on the queue is further on than what is on disk; looking again is harmless,
        # since the same bytes are the same message.
        if place is not None and self._cursor is None:
            self._cursor = Cursor(*place)

    def _look(self) -> None:
        for batch in self.mailbox.new(self._cursor):
            self.watched.set()
            self._put(batch)
            if self._stopping.is_set():
                return
            last = batch[-1]
            self._cursor = Cursor(last.uidvalidity, last.uid, last.sync_state or self._told_so_far(last.uidvalidity))
        self.watched.set()
        self.caught_up.set()
        now = self._house.now()
        if self._in_trouble or self._noted is None or now - self._noted > NOTE_EVERY:
            with self._house.store.writing() as connection:
                inbox.move_cursor(connection, self.mailbox.address, self.mailbox.folder, None, now)
                if self._in_trouble or self._noted is None:
                    watching.note_well(connection, self.mailbox.address, self.mailbox.folder)
            self._noted, self._in_trouble = now, False

    def _told_so_far(self, uidvalidity: int) -> str | None:
        cursor = self._cursor
        return cursor.sync_state if cursor is not None and cursor.uidvalidity == uidvalidity else None

    def _mark_heard(self) -> None:
        """Have the mailbox told what was heard; marks that a server out of reach did not take are set later."""
        marks: defaultdict[Keyword, list[int]] = defaultdict(list)
        for keyword, uid in [self._to_mark.popleft() for _ in range(len(self._to_mark))]:
            marks[keyword].append(uid)
        while marks:
            keyword = next(iter(marks))
            uids = marks.pop(keyword)
            try:
                self._mark(keyword, uids)
            except (MailboxUnreachable, OSError) as error:
                self._marks_missed += 1
                if self._marks_missed < MARKS_TRIED:
                    marks[keyword] = uids
                    self._to_mark.extend((each, uid) for each, unmarked in marks.items() for uid in unmarked)
                    raise
                log.warning("not marked", extra={"folder": self.mailbox.folder, "because": str(error)})
            self._marks_missed = 0

    def _mark(self, keyword: Keyword, uids: Sequence[int]) -> None:
        """Mark messages; one that takes no mark costs no other its own."""
        try:
            self.mailbox.done(uids, keyword)
        except MailboxUnreachable:
            raise
        except MailboxError as error:
            if len(uids) == 1:
                log.warning("not marked", extra={"folder": self.mailbox.folder, "because": str(error)})
                return
            for uid in uids:
                self._mark(keyword, [uid])

    def _look_for_signs(self) -> None:
        """Remember on which messages somebody did what stands for a command; whoever decides sees to it."""
        now, mailbox = self._house.now(), self.mailbox
        for sign in self._signs:
            uidvalidity, uids = mailbox.marked(sign.mark, now - SIGNS_WITHIN)
            looked = mailbox_signs.Looked(mailbox.address, mailbox.folder, uidvalidity, sign.key, uids)
            with self._house.store.reading() as connection:
                is_new = mailbox_signs.is_new(connection, looked)
            if is_new:
                with self._house.store.writing() as connection:
                    mailbox_signs.note(connection, looked, now)

    def _put(self, batch: Sequence[RawMessage]) -> None:
        while not self._stopping.is_set():
            try:
                self._queue.put(batch, timeout=0.5)
            except Full:
                continue
            return

    def _trouble(self, error: Exception) -> None:
        trouble = Trouble.SIGN_IN_REFUSED if isinstance(error, SignInRefused) else Trouble.UNREACHABLE
        where = {"folder": self.mailbox.folder}
        if isinstance(error, HeardError | OSError):
            log.warning("mailbox trouble", extra=where | {"because": str(error)})
        else:  # what nobody foresaw; what it says may be a stranger's words
            log.exception("watch failed", extra=where)
        if isinstance(error, StoreUnavailable):
            return
        self._in_trouble = True
        try:
            with self._house.store.writing() as connection:
                now = self._house.now()
                watching.note_trouble(connection, self.mailbox.address, self.mailbox.folder, trouble, now)
        except Exception:
            log.exception("trouble not noted", extra=where)

    def stop(self) -> None:
        self._stopping.set()
        self.mailbox.stop()


def pause(failures: int, error: Exception | None) -> float:
    """Return how many seconds to leave a server alone after failures in a row: longer each time, with chance."""
    longest = AFTER_REFUSED if isinstance(error, SignInRefused) else LONGEST_PAUSE
    first = AFTER_REFUSED / 2 if isinstance(error, SignInRefused) else FIRST_PAUSE
    return min(first * 2.0 ** min(failures - 1, 10), longest) * random.uniform(0.5, 1.0)
