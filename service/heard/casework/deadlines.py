"""Which clocks run on a case, and until when.

Nothing is scheduled and nothing remembered: what is due follows from the events of the
case, the policy it was opened under, and the calendar.  Pure.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from heard.casework.case import Case
from heard.casework.events import StageName
from heard.casework.policy import ClockRule, Length, Policy, Unit
from heard.casework.working_days import Calendar


class ClockState(StrEnum):
    RUNNING = "running"
    MET = "met"
    MISSED = "missed"
    EXTENDED = "extended"  # reserved: no policy heard can read yet allows one


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of one case.

    started       the moment it runs from, as that moment was recorded
    due           the last second that is in time, in UTC; None where the policy sets no time
    standard_due  `due` as it was before anything was agreed with the customer
    met_at        when the thing owed was done, in time or not; None while it is owed
    clause        where the policy says so
    """

    clock: str
    stage: StageName
    started: datetime
    due: datetime | None
    standard_due: datetime | None
    met_at: datetime | None
    clause: str

    def state_at(self, now: datetime) -> ClockState:
        """Return how the clock stands; an act late is MISSED, however long ago it was done."""
        if self.due is None:
            return ClockState.RUNNING if self.met_at is None else ClockState.MET
        # `due` is a whole second that is still in time to its end: 23:59:59.9 is the same day.
        if (self.met_at or now) >= self.due + timedelta(seconds=1):
            return ClockState.MISSED
        return ClockState.RUNNING if self.met_at is None else ClockState.MET


def deadlines(case: Case, policy: Policy, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return every clock that has started on this case, in the order of the policy.

    policy, calendar  those the case was opened under

    A case without clocks (mail older than the landlord answers) has none.
    """
    if not case.has_clocks:
        return ()
    found = []
    for rule in policy.clocks:
        started = case.when(rule.starts, rule.stage)
        if started is None:
            continue
        due = due_of(rule, started, calendar)
        met_at = case.when(rule.ends, rule.stage)
        found.append(Deadline(rule.name, rule.stage, started, due, due, met_at, rule.clause))
    return tuple(found)


def due_of(rule: ClockRule, start: datetime, calendar: Calendar) -> datetime | None:
    """Return the last second in which what `rule` owes is in time, in UTC; None where the policy sets no time.

    start  the moment the clock runs from, aware

    Days are counted from the local date of `start`, which is day 0, to the end of the last
    day; hours and minutes run on, nights and holidays too (docs/decisions/0004).
    """
    if rule.within is None:
        return None
    if rule.within.unit is Unit.MINUTE:
        return start.astimezone(UTC) + timedelta(minutes=rule.within.count)
    if rule.within.unit is Unit.HOUR:
        return start.astimezone(UTC) + timedelta(hours=rule.within.count)
    return calendar.end_of(_last_day(calendar.local_date(start), rule.within, calendar)).astimezone(UTC)


def _last_day(day_zero: date, within: Length, calendar: Calendar) -> date:
    match within.unit:
        case Unit.WORKING_DAY:
            return calendar.working_days_after(day_zero, within.count)
        case Unit.CALENDAR_DAY:
            return day_zero + timedelta(days=within.count)
        case Unit.WEEK:
            return day_zero + timedelta(weeks=within.count)
        case Unit.MONTH:
            return _months_after(day_zero, within.count)
    raise ValueError(f"{within} is not counted in days")


def _months_after(start: date, count: int) -> date:
    """Return the same day of the month `count` months on, or that month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
