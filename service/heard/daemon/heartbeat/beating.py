"""Looks whether heard reads and sends, tells by the second route what is amiss, and calls the monitor while nothing is.

What was told is kept with everything else heard remembers, so that a restart does not tell it again; where that
cannot be written to, this process remembers it.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.exc import DatabaseError

from heard.daemon.heartbeat.monitor import Monitor
from heard.daemon.heartbeat.route import Route
from heard.daemon.house import House
from heard.errors import StoreUnavailable
from heard.judgement.heartbeat import (
    Condition,
    Lately,
    News,
    Pulse,
    Subject,
    Told,
    Turn,
    Verdict,
    is_well,
    news,
    verdicts,
)
from heard.store import pulse

log = logging.getLogger(__name__)

APART = timedelta(hours=1)
"""How far apart the mails about a trouble are that comes and goes; the first time it ends is told at once."""
UNUSABLE = (StoreUnavailable, DatabaseError, sqlite3.DatabaseError)
"""What a database raises that cannot be used: one that is locked or gone, and one whose file holds something else."""
STALE_AFTER = timedelta(minutes=1)
"""How long what was found holds: a few looks. If none has ended since, nobody knows whether heard reads and sends."""


@dataclass
class Heartbeat:
    """The second route of a site.

    folders    what is watched: mailbox and folder
    patience   for how long a part may stand still before somebody is told
    """

    house: House
    folders: Collection[tuple[str, str]]
    patience: timedelta
    route: Route | None
    monitor: Monitor | None
    began: datetime
    _told: dict[Subject, Told] = field(default_factory=dict)
    _kept: dict[Subject, Told] | None = None  # what of it is in the database; None until that could be asked
    _unread_since: datetime | None = None
    _undecided: tuple[int, datetime] | None = None
    _found: dict[Subject, Verdict] = field(default_factory=dict)
    _wrote: dict[Subject, tuple[datetime, bool]] = field(default_factory=dict)  # last, and whether it came and went
    _looked_at: datetime | None = None  # when the last look that came to its end did

    def look(self) -> None:
        """See how everything is, and tell what is new of it."""
        now = self.house.now()
        lately = Lately(now, self.began, self.patience)
        self._found = verdicts(self._pulse(now), self.folders, self._unread_since, lately)
        if self.route is not None:
            self._tell(self.route, now)
        self._looked_at = self.house.now()

    def _tell(self, route: Route, now: datetime) -> None:
        after = {subject: each for subject, each in self._told.items() if subject in self._found}
        for each in news(self._found, self._told, now, self.house.given.calendar):
            if self._is_too_soon(each, now) or not route.tell(each, now):
                continue
            self._wrote[each.subject] = now, self._comes_and_goes(each, now)
            log.warning("told by the second route", extra={"part": each.subject.part, "turn": each.turn})
            if each.turn is Turn.OVER:
                del after[each.subject]
            else:
                after[each.subject] = Told(each.since, now)
        self._told = after
        self._remember()
        route.tell_who_is_left(now)

    def _is_too_soon(self, each: News, now: datetime) -> bool:
        """Say whether somebody has just been written to about it, and it comes and goes."""
        last, comes_and_goes = self._wrote.get(each.subject, (now - APART, False))
        return (each.turn is Turn.BEGAN or comes_and_goes) and now - APART < last <= now

    def _comes_and_goes(self, each: News, now: datetime) -> bool:
        """Say whether its end has to wait: it began again not long after it was told last."""
        last, comes_and_goes = self._wrote.get(each.subject, (now - 2 * APART, False))
        return now - last < 2 * APART if each.turn is Turn.BEGAN else comes_and_goes

    def beat(self) -> None:
        """Call the monitor, if heard reads and sends, and somebody has just seen that it does."""
        if self.monitor is None:
            return
        looked_at = self._looked_at  # before the clock is read: a look may end in between
        if looked_at is None or abs(self.house.now() - looked_at) > STALE_AFTER:
            log.warning("no beat", extra={"because": "no look has ended of late"})
            return
        if not is_well(self._found):
            amiss = sorted({key.part for key, each in self._found.items() if each.condition is not Condition.WELL})
            log.warning("no beat", extra={"because": ", ".join(amiss)})
            return
        if because := self.monitor.call():
            log.error("beat not taken", extra={"because": because})
            return
        try:
            with self.house.store.writing() as connection:
                pulse.keep_beat(connection, self.house.now())
        except UNUSABLE as error:
            log.error("database unavailable", extra={"because": str(error).partition("\n")[0]})

    def _pulse(self, now: datetime) -> Pulse | None:
        """Ask the database; None where it cannot be asked."""
        try:
            with self.house.store.reading() as connection:
                looked = pulse.looked(connection)
                leaving = pulse.leaving(connection, {mailbox for mailbox, _ in self.folders}, looked, now)
                first = pulse.first_undecided(connection)
                if self._kept is None:
                    self._kept = pulse.told(connection)
                    self._told = self._kept | self._told
        except UNUSABLE as error:
            log.error("database unavailable", extra={"because": str(error).partition("\n")[0]})
            self._unread_since = self._unread_since or now
            return None
        self._unread_since = None
        if first is None:
            self._undecided = None
        elif self._undecided is None or self._undecided[0] != first:
            self._undecided = first, now
        return Pulse(looked, leaving, self._undecided[1] if self._undecided else None)

    def _remember(self) -> None:
        if self._kept is None or self._told == self._kept:
            return
        try:
            with self.house.store.writing() as connection:
                pulse.keep_told(connection, self._told)
        except UNUSABLE as error:
            log.error("database unavailable", extra={"because": str(error).partition("\n")[0]})
            return
        self._kept = self._told
