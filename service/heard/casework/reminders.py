"""When to remind whoever owes something.

The times follow from the due date, so a moved date moves them.  One whose time had passed
when the clock began is due at once; several of those are one.  Pure.
"""

from __future__ import annotations

from datetime import datetime

from heard.casework.counting import reminder_at
from heard.casework.deadline import Deadline
from heard.casework.lengths import HoursRun, Reminder
from heard.casework.policy.clocks import ClockRule
from heard.casework.working_days import Calendar


def reminders(
    rule: ClockRule, deadline: Deadline, calendar: Calendar, *, hours_run: HoursRun = HoursRun.ALWAYS
) -> tuple[tuple[datetime, Reminder], ...]:
    """Return when each reminder of a clock goes, in UTC and in order of time; none where nothing is due.

    hours_run  whether the clock's hours stand still on days that are not working days
    """
    if deadline.due is None:
        return ()
    times: dict[datetime, Reminder] = {}
    for reminder in rule.remind:
        at = max(reminder_at(reminder, deadline.due, calendar, hours_run=hours_run), deadline.started)
        times[at] = reminder  # of several at one time the last listed, nearest to the due date, speaks for all
    return tuple(sorted(times.items()))
