"""When what a policy promises falls due, and when to remind of it.

A clock in days runs from day 0, which is not counted, to the end of its last day; a clock in
hours or minutes runs from instant to instant.  What the landlord owes never rolls off a
holiday; what a customer may do never ends on one.  Dates are counted on the wall clock,
instants are given back in UTC: a day has 23 or 25 hours twice a year.

Pure; docs/decisions/0004 says why each is read so.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from heard.casework.lengths import Counting, HoursRun, Length, Reminder, Side, Unit
from heard.casework.working_days import Calendar


def due_at(
    within: Length,
    start: datetime,
    calendar: Calendar,
    *,
    hours_run: HoursRun = HoursRun.ALWAYS,
    customer: bool = False,
) -> datetime:
    """Return the last second that is in time, in UTC; for hours and minutes, the exact instant.

    start      the moment it runs from, aware; for a customer's window, the later of the date on
               the letter and the moment it was sent
    hours_run  whether hours and minutes stand still on days that are not working days
    customer   whether it is the customer's own time: it counts from the plain date, lasts until
               midnight, and ends on a working day
    """
    if within.is_elapsed:
        return _elapsed(within, start, calendar, hours_run)
    last = days_from(_day_zero(start, calendar, customer=customer), within, calendar)
    return end_of_given(calendar.on_or_after(last) if customer else last, calendar, customer=customer)


def end_of_given(day: date, calendar: Calendar, *, customer: bool = False) -> datetime:
    """Return the last second in time, in UTC, of what is due on a date: one counted, given or agreed.

    The date stays, working day or not.  Where the policy counts by office hours, the
    landlord's day ends at closing; the customer's ends at midnight always.
    """
    by_office_hours = calendar.counting is Counting.OFFICE_HOURS and not customer
    return calendar.last_second_of(day, at_closing=by_office_hours)


def extended_due(due: datetime, by: Length, calendar: Calendar, *, hours_run: HoursRun = HoursRun.ALWAYS) -> datetime:
    """Return the due time after an extension, in UTC.

    due  the current due time: its own date is day 0, whatever day the extension was asked for,
         and closing time, at which a due day ends, does not make it the next day's
    """
    if by.is_elapsed:
        return _elapsed(by, due, calendar, hours_run)
    return end_of_given(days_from(calendar.local_date(due), by, calendar), calendar)


def reminder_at(
    reminder: Reminder, due: datetime, calendar: Calendar, *, hours_run: HoursRun = HoursRun.ALWAYS
) -> datetime:
    """Return when to remind of what is due, in UTC: at opening on an open day; hours and minutes, to the instant.

    due        the last moment in time
    hours_run  whether hours and minutes stand still on days that are not working days

    A reminder for a day on which nobody is at work comes on the last open day before.  None
    that is to come before the due time, or on its day, comes after it; and none that is to come
    after comes before the next day.
    """
    if reminder.length is not None and reminder.length.is_elapsed:
        count = _elapsed if reminder.side is Side.AFTER else _elapsed_before
        return count(reminder.length, due, calendar, hours_run)
    due_day = calendar.local_date(due)
    if reminder.side is Side.AFTER:
        day = _open_day_after(due_day, reminder, calendar)
    else:
        day = calendar.last_open_day_on_or_before(_target(reminder, due_day, calendar))
        if calendar.opening_of(day) > due:
            day = calendar.last_open_day_on_or_before(due_day - timedelta(days=1))
    return calendar.opening_of(day).astimezone(UTC)


def days_counted(start: datetime, within: Length, calendar: Calendar, *, customer: bool = False) -> tuple[date, ...]:
    """Return the dates counted as day 1 to day N, so that anyone can do the sum again; () but for working days."""
    if within.unit is not Unit.WORKING_DAY:
        return ()
    day_zero = _day_zero(start, calendar, customer=customer)
    return tuple(calendar.working_days_after(day_zero, number + 1) for number in range(within.count))


def _day_zero(start: datetime, calendar: Calendar, *, customer: bool) -> date:
    return calendar.local_date(start) if customer else calendar.day_zero(start)


def _open_day_after(due_day: date, reminder: Reminder, calendar: Calendar) -> date:
    target = _target(reminder, due_day, calendar)
    day = calendar.last_open_day_on_or_before(target)
    return day if day > due_day else calendar.first_open_day_on_or_after(target)


def _target(reminder: Reminder, due_day: date, calendar: Calendar) -> date:
    if reminder.length is None:
        return due_day
    return days_from(due_day, reminder.length, calendar, back=reminder.side is Side.BEFORE)


def days_from(day: date, length: Length, calendar: Calendar, *, back: bool = False) -> date:
    """Return the date a length of days, weeks or months after another, or before it; it rolls off nothing.

    Raises ValueError for a length that is elapsed time.
    """
    count = -length.count if back else length.count
    match length.unit:
        case Unit.WORKING_DAY:
            return (calendar.working_days_before if back else calendar.working_days_after)(day, length.count)
        case Unit.CALENDAR_DAY:
            return day + timedelta(days=count)
        case Unit.WEEK:
            return day + timedelta(weeks=count)
        case Unit.MONTH:
            return _months_from(day, count)
    raise ValueError(f"{length} is not counted in days")


def _months_from(start: date, count: int) -> date:
    """Return the same day of the month `count` months on, or that month's last day where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _elapsed(length: Length, start: datetime, calendar: Calendar, hours_run: HoursRun) -> datetime:
    at, left = start.astimezone(UTC), _duration(length)
    if hours_run is HoursRun.ALWAYS:
        return at + left
    day = calendar.local_date(at)
    while True:
        if calendar.is_working_day(day):
            midnight = calendar.start_of(day + timedelta(days=1)).astimezone(UTC)
            if left <= midnight - at:
                return at + left
            left -= midnight - at
        day = calendar.working_days_after(day, 1)
        at = calendar.start_of(day).astimezone(UTC)


def _elapsed_before(length: Length, end: datetime, calendar: Calendar, hours_run: HoursRun) -> datetime:
    """Return the instant from which a length of hours or minutes runs to `end`."""
    at, left = end.astimezone(UTC), _duration(length)
    if hours_run is HoursRun.ALWAYS:
        return at - left
    day = calendar.local_date(at)
    while True:
        if calendar.is_working_day(day):
            midnight = calendar.start_of(day).astimezone(UTC)
            if left <= at - midnight:
                return at - left
            left -= at - midnight
        day = calendar.working_days_before(day, 1)
        at = calendar.start_of(day + timedelta(days=1)).astimezone(UTC)


def _duration(length: Length) -> timedelta:
    return timedelta(minutes=length.count) if length.unit is Unit.MINUTE else timedelta(hours=length.count)
