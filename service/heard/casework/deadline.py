"""One clock of a case: since when it runs, until when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from heard.casework.events import ClockName, StageName
from heard.casework.policy.words import ClockKind

ONE_SECOND = timedelta(seconds=1)


class ClockState(StrEnum):
    RUNNING = "running"
    MET = "met"
    MISSED = "missed"
    EXTENDED = "extended"  # running, to a later date than the standard one
    STOPPED = "stopped"  # in time, and no longer owed: the case was closed, or left the stage


def is_missed(kind: ClockKind, in_time_until: datetime | None, ended: datetime) -> bool:
    """Say whether a clock that ended then, or is looked at then, ran out before; a nudge never does."""
    # The limit is a whole second that is still in time to its end: 23:59:59.9 is the same day.
    return kind is not ClockKind.NUDGE and in_time_until is not None and ended >= in_time_until + ONE_SECOND


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of one case.

    stage          None where it belongs to the case as a whole
    number         which visit to the stage, or which of several promises
    started        the moment it runs from, as that moment was recorded
    due            the last second before which the act is awaited, in UTC; None where no time is set
    standard_due   `due` as the policy counts it, before anything was agreed, given or extended
    in_time_until  the last second that is in time: `due`, or where the policy measures by the standard date, that
    met_at         when the thing owed was done, in time or not; None while it is owed
    stopped_at     when it ceased to be owed without having been done
    clause         where the policy says so
    """

    clock: ClockName
    stage: StageName | None
    number: int
    kind: ClockKind
    started: datetime
    due: datetime | None
    standard_due: datetime | None
    in_time_until: datetime | None
    met_at: datetime | None
    stopped_at: datetime | None
    clause: str

    @property
    def is_open(self) -> bool:
        return self.met_at is None and self.stopped_at is None

    @property
    def is_extended(self) -> bool:
        return self.due is not None and self.standard_due is not None and self.due > self.standard_due

    def state_at(self, now: datetime) -> ClockState:
        """Return how the clock stands; an act late is MISSED, however long ago it was done, and a nudge never is."""
        if is_missed(self.kind, self.in_time_until, self.met_at or self.stopped_at or now):
            return ClockState.MISSED
        if self.met_at is not None:
            return ClockState.MET
        if self.stopped_at is not None:
            return ClockState.STOPPED
        return ClockState.EXTENDED if self.is_extended else ClockState.RUNNING

    def days_left(self, now: datetime, zone: tzinfo) -> int | None:
        """Return how many dates lie between the end and the last in time: 0 on the day, negative when late.

        The end is when it was met or stopped, and until then `now`; None where no time is set.
        """
        if self.in_time_until is None:
            return None
        ended = self.met_at or self.stopped_at or now
        return (self.in_time_until.astimezone(zone).date() - ended.astimezone(zone).date()).days
