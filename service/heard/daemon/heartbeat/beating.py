"""Looks whether heard reads and sends, tells by the second route what is amiss, and calls the monitor while nothing is.

What was told is kept with everything else heard remembers, so that a restart does not tell it again; where that
cannot be written to, this process remembers it.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from heard.daemon.heartbeat.monitor import Monitor
from heard.daemon.heartbeat.route import Route
from heard.daemon.house import House
from heard.errors import StoreUnavailable
from heard.judgement.heartbeat import (
    Condition,
    Lately,
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

    def look(self) -> None:
        """See how everything is, and tell what is new of it."""
        now = self.house.now()
        lately = Lately(now, self.began, self.patience)
        self._found = verdicts(self._pulse(now), self.folders, self._unread_since, lately)
        if self.route is None:
            return
        after = {subject: each for subject, each in self._told.items() if subject in self._found}
        for each in news(self._found, self._told, now, self.house.given.calendar):
            if not self.route.tell(each, now):
                continue
            log.warning("told by the second route", extra={"part": each.subject.part, "turn": each.turn})
            if each.turn is Turn.OVER:
                del after[each.subject]
            else:
                after[each.subject] = Told(each.since, now)
        self._told = after
        self._remember()

    def beat(self) -> None:
        """Call the monitor, if heard reads and sends."""
        if self.monitor is None or not self._found:
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
        except StoreUnavailable as error:
            log.error("database unavailable", extra={"because": str(error)})

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
        except StoreUnavailable as error:
            log.error("database unavailable", extra={"because": str(error)})
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
        except StoreUnavailable as error:
            log.error("database unavailable", extra={"because": str(error)})
            return
        self._kept = self._told
