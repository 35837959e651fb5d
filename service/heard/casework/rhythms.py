"""When a report goes, and when a policy's own review, and the assessment of its access, are reminded of.

A report covers a whole period, so it goes on the first working day after its last day.  A
review date is reminded of on the last working day in time.  Pure.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from heard.casework.counting import days_from
from heard.casework.lengths import Length, Unit
from heard.casework.policy.afterwards import Rhythm
from heard.casework.working_days import Calendar

JANUARY = 1
COVERS_A_PERIOD = ("week", "month")
"""The units of a rhythm that a report can have."""
REVIEW_NOTICE = Length(3, Unit.MONTH)
"""How long before its review date a policy's owner is first reminded; our default, no policy says."""
ASSESSMENT_NOTICE = Length(1, Unit.MONTH)
"""How long before its day a policy's owner is reminded of the assessment for equality; our default, as above."""


@dataclass(frozen=True, slots=True)
class Period:
    """What a report covers, both days included, and the day it goes."""

    first: date
    last: date
    goes_on: date


def periods(rhythm: Rhythm, since: date, calendar: Calendar, *, year_begins: int = JANUARY) -> Iterator[Period]:
    """Yield the periods of a rhythm that end on or after `since`, one after another, without end.

    year_begins  the month from which months are counted off in twos, threes, or twelves

    Weeks run from Monday to Sunday.  Raises ValueError for a rhythm that covers no period, such as each working day.
    """
    if rhythm.unit not in COVERS_A_PERIOD:
        raise ValueError(f"each {rhythm} is no period to report on")
    first = _first_of(rhythm, since, year_begins)
    while True:
        following = _next(rhythm, first)
        last = following - timedelta(days=1)
        if last >= since:
            yield Period(first, last, calendar.on_or_after(following))
        first = following


def gone_last(
    rhythm: Rhythm, day: date, calendar: Calendar, *, since: date, year_begins: int = JANUARY
) -> Period | None:
    """Return the period whose report went last, on a day or before; None where it ended before `since`.

    Raises ValueError as `periods` does.
    """
    longest = timedelta(weeks=rhythm.count) if rhythm.unit == "week" else timedelta(days=31 * rhythm.count)
    found = None
    for period in periods(rhythm, max(since, day - 2 * longest), calendar, year_begins=year_begins):
        if period.goes_on > day:
            break
        found = period
    return found


def policy_review_reminders(review_by: date, calendar: Calendar) -> tuple[date, date]:
    """Return the days on which a policy's owner is reminded of its review: well before, and at the last moment."""
    early = days_from(review_by, REVIEW_NOTICE, calendar, back=True)
    return calendar.on_or_before(early), calendar.on_or_before(review_by)


def assessment_reminder(due: date, calendar: Calendar) -> date:
    """Return the day on which a policy's owner is reminded that its assessment for equality is due."""
    return calendar.on_or_before(days_from(due, ASSESSMENT_NOTICE, calendar, back=True))


def _first_of(rhythm: Rhythm, day: date, year_begins: int) -> date:
    """Return the first day of the period that a day lies in."""
    if rhythm.unit == "week":
        monday = day - timedelta(days=day.weekday())
        # Weeks are counted off from one Monday for all time, so that every second one is the same for everybody.
        return monday - timedelta(weeks=monday.toordinal() // 7 % rhythm.count)
    since_start = (day.year * 12 + day.month - year_begins) % rhythm.count
    year, month = divmod(day.year * 12 + day.month - 1 - since_start, 12)
    return date(year, month + 1, 1)


def _next(rhythm: Rhythm, first: date) -> date:
    if rhythm.unit == "week":
        return first + timedelta(weeks=rhythm.count)
    for _ in range(rhythm.count):
        first += timedelta(days=monthrange(first.year, first.month)[1])
    return first
