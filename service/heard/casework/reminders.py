"""When to remind whoever owes something, and from when on others are told.

The times follow from the due date, so a moved date moves them.  One whose time had passed
when the clock began is due at once; several of those are one.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from heard.casework.counting import reminder_at
from heard.casework.deadline import Deadline
from heard.casework.lengths import HoursRun, Reminder
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import ClockKind, RoleName
from heard.casework.working_days import Calendar

_OWED = (ClockKind.MEASURED, ClockKind.PROMISE)
"""What a ladder is for: of a nudge nobody but the owner is told, and an alert waits for no reminder."""


def reminders(
    rule: ClockRule, deadline: Deadline, calendar: Calendar, *, hours_run: HoursRun = HoursRun.ALWAYS
) -> tuple[tuple[datetime, Reminder], ...]:
    """Return when each reminder of a clock goes, in UTC and in order of time; none where nothing is due.

    hours_run  whether the clock's hours stand still on days that are not working days

    A nudge is itself a reminder, and goes on its day.
    """
    remind = rule.remind or ((Reminder.on_the_day(),) if rule.kind is ClockKind.NUDGE else ())
    return _in_order(remind, deadline, calendar, hours_run)


def with_its_ladder(
    rule: ClockRule, deadline: Deadline, policy: Policy, calendar: Calendar
) -> tuple[tuple[datetime, Reminder], ...]:
    """Return when each reminder of a clock goes, and when others are told of it, in UTC and in order of time."""
    run = policy.hours_run_of(rule)
    own = reminders(rule, deadline, calendar, hours_run=run)
    if rule.kind not in _OWED:
        return own
    rungs = _in_order([rung.since for rung in policy.ladder.values()], deadline, calendar, run)
    return tuple(sorted({**dict(rungs), **dict(own)}.items()))


def next_reminder(
    rule: ClockRule, deadline: Deadline, policy: Policy, calendar: Calendar, *, after: datetime | None
) -> datetime | None:
    """Return when somebody is next reminded of a clock, in UTC; None where nobody is.

    after  up to when they were reminded of it
    """
    return next(_after(rule, deadline, policy, calendar, after), None)


def come_by(
    now: datetime,
    rule: ClockRule,
    deadline: Deadline,
    policy: Policy,
    calendar: Calendar,
    *,
    after: datetime | None,
) -> tuple[datetime, ...]:
    """Return the times of the reminders of a clock that have come by now and were not given, in UTC and in order."""
    return tuple(at for at in _after(rule, deadline, policy, calendar, after) if at <= now)


def told_besides(
    rule: ClockRule, deadline: Deadline, policy: Policy, calendar: Calendar, *, at: datetime
) -> tuple[RoleName, ...]:
    """Return the roles that are told, besides whoever owes it, of what is reminded of at a time."""
    if rule.kind not in _OWED or deadline.due is None:
        return ()
    run = policy.hours_run_of(rule)
    reached = (rung for rung in policy.ladder.values() if _time(rung.since, deadline, calendar, run) <= at)
    return tuple(dict.fromkeys(role for rung in reached for role in rung.to))


def _after(
    rule: ClockRule, deadline: Deadline, policy: Policy, calendar: Calendar, after: datetime | None
) -> Iterator[datetime]:
    times = with_its_ladder(rule, deadline, policy, calendar) if deadline.is_open else ()
    return (at for at, _ in times if after is None or at > after)


def _in_order(
    remind: Collection[Reminder], deadline: Deadline, calendar: Calendar, hours_run: HoursRun
) -> tuple[tuple[datetime, Reminder], ...]:
    if deadline.due is None:
        return ()
    # Of several at one time the last listed, nearest to the due date, speaks for all.
    times = {_time(reminder, deadline, calendar, hours_run): reminder for reminder in remind}
    return tuple(sorted(times.items()))


def _time(reminder: Reminder, deadline: Deadline, calendar: Calendar, hours_run: HoursRun) -> datetime:
    assert deadline.due is not None
    return max(reminder_at(reminder, deadline.due, calendar, hours_run=hours_run), deadline.started)
