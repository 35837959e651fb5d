"""The daemon: threads that watch, one that decides, one that sends, and a clock that only ticks.

There is no second memory of what is to be done.  Whatever is in the database and not done
is done; a process that dies anywhere leaves nothing that the next one does not find.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from queue import Empty, Queue
from types import FrameType

from apscheduler.schedulers.background import BackgroundScheduler

from heard.daemon import alarm, receive, send
from heard.daemon.commanding import by_sign
from heard.daemon.heartbeat.beating import Heartbeat
from heard.daemon.house import House
from heard.daemon.notify import notify, watchdog_interval
from heard.daemon.rhythm.every import EVERY, Rhythm
from heard.daemon.send import Door, Post
from heard.daemon.watch import SURELY, Keyword, Watch
from heard.errors import HeardError, StoreUnavailable
from heard.mail.message import RawMessage
from heard.mailboxes import Mailbox
from heard.store.inbox import Waiting

log = logging.getLogger(__name__)

QUEUE_BATCHES = 2
SHARE_A_COMMIT = 50  # messages
STUCK = timedelta(minutes=5)
CATCHES_UP_WITHIN = timedelta(hours=1)
STOPS_WITHIN = 7.0  # seconds
STORE_PAUSE, LONGEST_STORE_PAUSE = 0.5, 30.0  # seconds
LOOK_FOR_PUT_BACK = 1.0  # seconds without mail
LOOK_AT_OUTBOX, LOOK_AFTER_MAILBOXES, LOOK_AT_WHAT_IS_DUE = 5, 3, 60  # seconds
LOOK_WHETHER_ALL_GOES, CALL_THE_MONITOR = 10, 300  # seconds

Part = Sequence[RawMessage]
"""Messages of one folder that share a commit."""
Lot = tuple[Part, Sequence[Waiting]]
"""Those messages, and which of them were not heard before and are being read."""


@dataclass
class Daemon:
    """All that runs.  `told` names the mailboxes whose landlord wants keywords on what was heard."""

    house: House
    mailboxes: Sequence[Mailbox]
    doors: Mapping[str, Door]
    told: frozenset[str]
    reconcile: Callable[[Callable[[Part], object]], object]
    heartbeat: Heartbeat | None = None
    _queue: Queue[Sequence[RawMessage]] = field(default_factory=lambda: Queue(QUEUE_BATCHES))
    _stopping: threading.Event = field(default_factory=threading.Event)
    _letters: threading.Event = field(default_factory=threading.Event)
    _watches: dict[tuple[str, str], Watch] = field(default_factory=dict)
    _able: threading.Event = field(default_factory=threading.Event)
    _told_to_stop: bool = False
    _parts: deque[Part] = field(default_factory=deque)
    _beat: float = field(default_factory=time.monotonic)
    _began: float = field(default_factory=time.monotonic)

    def run(self) -> int:
        """Run until SIGTERM or SIGINT; return the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        send.recover(self.house)
        gc.freeze()  # rules, letters and code live as long as the process: no collection need look at them again
        watches = [
            Watch(mailbox, self.house, self._queue, is_told=mailbox.address in self.told) for mailbox in self.mailboxes
        ]
        self._watches = {(watch.mailbox.address, watch.mailbox.folder): watch for watch in watches}
        work = {"decide": self._decide, "send": self._send}
        threads = [threading.Thread(target=target, name=name, daemon=True) for name, target in work.items()]
        for thread in (*watches, *threads):
            thread.start()
        scheduler = self._scheduler()
        scheduler.start()
        notify("READY=1")
        code = self._mind(watches, threads)
        notify("STOPPING=1")
        scheduler.shutdown(wait=False)
        for watch in watches:
            watch.stop()
        self._letters.set()
        end = time.monotonic() + STOPS_WITHIN
        for thread in (*threads, *watches):
            thread.join(timeout=max(0.0, end - time.monotonic()))
        log.info("stopped")
        return code

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._told_to_stop = True  # and no more: an Event could be locked by the very wait this interrupts

    def _scheduler(self) -> BackgroundScheduler:
        # APScheduler's default drops a job that is one second late (agronholm/apscheduler#296).
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        scheduler = BackgroundScheduler(job_defaults=defaults, timezone=self.house.given.calendar.zone)
        scheduler.add_job(self._letters.set, "interval", seconds=LOOK_AT_OUTBOX)
        scheduler.add_job(self._look_after_mailboxes, "interval", seconds=LOOK_AFTER_MAILBOXES)
        scheduler.add_job(self._remind, "interval", seconds=LOOK_AT_WHAT_IS_DUE)
        scheduler.add_job(self._reconcile, "cron", hour=3, minute=17)
        if self.heartbeat is not None:
            # Two jobs, so that a monitor that takes its time keeps no mail by the second route waiting.
            scheduler.add_job(self.heartbeat.look, "interval", seconds=LOOK_WHETHER_ALL_GOES)
            scheduler.add_job(self.heartbeat.beat, "interval", seconds=CALL_THE_MONITOR)
        return scheduler

    def _mind(self, watches: Sequence[Watch], threads: Sequence[threading.Thread]) -> int:
        """Say when all is watched, feed the watchdog while messages move, and end where they no longer can."""
        ready = False
        while not self._told_to_stop:
            time.sleep(0.05 if not ready else watchdog_interval(longest=0.5))
            if not ready and self._able.is_set() and all(watch.watched.is_set() for watch in watches):
                ready = True
                log.info("ready", extra={"mailboxes": len(watches)})
            stuck = time.monotonic() - self._beat > STUCK.total_seconds()
            if stuck or not all(thread.is_alive() for thread in (*threads, *watches)):
                log.critical("stuck", extra={"because": "no message moved for minutes" if stuck else "a thread ended"})
                # A thread that hangs cannot be stopped; only the whole process can.
                os._exit(75)
            notify("WATCHDOG=1")
        self._stopping.set()
        return 0

    # Deciding

    def _decide(self) -> None:
        self._until_written(self._make_ready)
        self._letters.set()
        while not self._stopping.is_set():
            self._beat = time.monotonic()
            try:
                part = self._next_part(LOOK_FOR_PUT_BACK)
            except Empty:
                self._until_written(self._take_up_put_back)
                continue
            self._until_written(partial(self._receive, part))
        self.house.reader.close()

    def _make_ready(self) -> None:
        """Have the reader stand ready before the first message, and take up what an earlier life had in hand."""
        self.house.reader.begin(())
        self.house.reader.finish()
        receive.hear_again(self.house)
        self._able.set()

    def _next_part(self, within: float) -> Part:
        """Return the next messages that share a commit.  Raises Empty if none came within so many seconds."""
        if not self._parts:
            batch = self._queue.get(block=within > 0, timeout=within)
            self._parts.extend(batch[n : n + SHARE_A_COMMIT] for n in range(0, len(batch), SHARE_A_COMMIT))
        return self._parts.popleft()

    def _receive(self, part: Part) -> None:
        """Keep messages, have them read, and decide on them; while one lot is read, the one before is decided on."""
        lot: Lot | None = self._begin(part)
        while lot is not None:
            part, kept = lot
            readings = self.house.reader.finish()
            lot = self._begin_what_follows()
            decided = receive.decide(kept, readings, self.house) if kept else []
            if kept:
                self._letters.set()
            self._mark(part, decided)
            self._beat = time.monotonic()

    def _begin(self, part: Part) -> Lot:
        kept = receive.keep(part, self.house)
        self.house.reader.begin([self.house.unread(waiting.raw) for waiting in kept])
        return part, kept

    def _begin_what_follows(self) -> Lot | None:
        if self._stopping.is_set():
            return None
        try:
            part = self._next_part(0.0)
        except Empty:
            return None
        try:
            return self._begin(part)
        except BaseException:
            self._parts.appendleft(part)  # not on disk yet, so it is still to be kept
            raise

    def _take_up_put_back(self) -> None:
        if receive.hear_put_back(self.house) or by_sign.see_to(self.house):
            self._letters.set()

    def _until_written(self, work: Callable[[], object]) -> None:
        """Do a piece of work until the database has taken it: nothing is passed over for a full disk."""
        failures = 0
        while not self._stopping.is_set():
            self._beat = time.monotonic()
            try:
                if failures:
                    # What is on disk comes first: an answer decided on before its complaint would open a case.
                    receive.hear_left(self.house)
                work()
                return
            except StoreUnavailable as error:
                log.error("database unavailable", extra={"because": str(error)})
            except Exception:
                log.exception("deciding failed")
            failures += 1
            self.house.reader.close()  # what it was reading waits on disk, and is taken up above
            self._stopping.wait(min(STORE_PAUSE * 2 ** min(failures - 1, 10), LONGEST_STORE_PAUSE))

    def _mark(self, part: Part, decided: Sequence[receive.Heard]) -> None:
        """Have the mailbox told, where the landlord asked for it; only after the commit."""
        if watch := self._watches.get((part[0].mailbox, part[0].folder)):
            watch.mark((raw.uid for raw in part), Keyword.HEARD)
            for each in decided:
                sure = [keyword for word, keyword in SURELY.items() if each.decision.verdicts.get(word) == "yes"]
                for keyword in sure:
                    watch.mark([each.waiting.raw.uid], keyword)

    # Sending

    def _send(self) -> None:
        post = Post(self.house, self.doors, self._stopping)
        while not self._stopping.is_set():
            self._letters.wait()
            self._letters.clear()
            if self._stopping.is_set():
                break
            try:
                post.drain()
            except StoreUnavailable as error:
                log.error("database unavailable", extra={"because": str(error)})
                self._stopping.wait(STORE_PAUSE)
            except Exception:
                log.exception("sending failed")
                self._stopping.wait(STORE_PAUSE)
        try:
            post.close()
        except (HeardError, OSError):
            log.exception("sending ended badly")

    # Ticking

    def _look_after_mailboxes(self) -> None:
        try:
            if alarm.look_after(self.house):
                self._letters.set()
        except StoreUnavailable as error:
            log.error("database unavailable", extra={"because": str(error)})

    def _remind(self) -> None:
        """Tell what time brings: after what came while we were away, since that may answer what we would ask for."""
        if not self._queue.empty() or not self._has_caught_up():
            return
        for rhythm in EVERY:
            try:
                if self._tell(rhythm):
                    self._letters.set()
            except StoreUnavailable as error:
                log.error("not told", extra={"because": str(error)})

    def _tell(self, rhythm: Rhythm) -> bool:
        """Tell one thing that time brings; where it goes wrong as a whole, the others go on."""
        again, now = self.house.tried_again, self.house.now()
        return again.attempt(
            rhythm.called, now, lambda: rhythm.tell(self.house), log=log, failed="not told", rhythm=rhythm.called
        )

    def _has_caught_up(self) -> bool:
        """Say whether every mailbox was looked through since the start; one that cannot be is waited for an hour."""
        waited = time.monotonic() - self._began > CATCHES_UP_WITHIN.total_seconds()
        return waited or all(watch.caught_up.is_set() for watch in self._watches.values())

    def _reconcile(self) -> None:
        try:
            self.reconcile(self._queue.put)
        except (HeardError, OSError) as error:
            log.error("not reconciled", extra={"because": str(error)})
