"""What a policy's promises come to on three days of a year, so that its owner sees how days are counted.

The three: a plain Monday, the afternoon of a Friday before a bank holiday, and the last days
before Christmas.  Pure; the year is an argument.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from heard.casework.in_words import weekday_in_words
from heard.casework.lengths import HoursRun, Length, Unit
from heard.casework.policy import Policy
from heard.casework.policy.words import ClockKind
from heard.casework.working_days import LAST_OF_A_DAY, Calendar
from heard.reports.policy.falls_due import NOBODY_COUNTS, FallsDue, falls_due
from heard.reports.policy.timed import Timed, timed
from heard.reports.policy.words import dates, listed, moment, spoken

MONDAY, FRIDAY = 0, 4


@dataclass(frozen=True, slots=True)
class Worked:
    """A length of time on the example days, and the clocks that have it."""

    clocks: tuple[str, ...]
    within: str
    examples: tuple[tuple[str, FallsDue], ...]


def worked(policy: Policy, calendar: Calendar, year: int) -> tuple[Worked, ...]:
    """Return the example dates of every measured clock with a length, those of one length together."""
    alike: dict[tuple[Length, HoursRun], list[Timed]] = {}
    for each in _measured(policy):
        if isinstance(each.within, Length):
            alike.setdefault((each.within, each.hours_run), []).append(each)
    days = tuple(example_days(calendar, year))
    return tuple(
        Worked(
            tuple(each.name.removeprefix("clock.") for each in same),
            str(within),
            tuple((called, falls_due(same[0], at, calendar)) for called, at in days),
        )
        for (within, _), same in alike.items()
    )


def without_a_date(policy: Policy) -> Iterator[str]:
    """Yield a sentence for each measured clock that nobody counts."""
    for each in _measured(policy):
        if not isinstance(each.within, Length):
            yield f"{spoken(each.name.removeprefix('clock.')).capitalize()}: {NOBODY_COUNTS[each.within]}"


def _measured(policy: Policy) -> list[Timed]:
    return [timed(policy, clock.name) for clock in policy.clocks if clock.kind is ClockKind.MEASURED]


def example_days(calendar: Calendar, year: int) -> Iterator[tuple[str, datetime]]:
    """Yield what each of the days is, and the moment on it; a calendar without such a Friday has none."""
    june = date(year, 6, 1)
    yield "A plain Monday", _at(_first(june, MONDAY, calendar), time(10), calendar)
    friday = _first(date(year, 4, 1), FRIDAY, calendar)
    while calendar.is_working_day(friday + timedelta(days=3)) or not calendar.is_working_day(friday):
        friday += timedelta(weeks=1)
        if friday.year > year:
            break
    else:
        yield "The Friday before a bank holiday", _at(friday, time(16, 30), calendar)
    yield "Just before Christmas", _at(calendar.on_or_before(date(year, 12, 23)), time(10), calendar)


def _first(day: date, weekday: int, calendar: Calendar) -> date:
    """Return the first such weekday from a day on that is worked, or the first at all where none of five is."""
    day += timedelta(days=(weekday - day.weekday()) % 7)
    weeks = [day + timedelta(weeks=number) for number in range(5)]
    return next((each for each in weeks if calendar.is_working_day(each)), day)


def _at(day: date, hour: time, calendar: Calendar) -> datetime:
    return datetime.combine(day, hour, calendar.zone)


def in_words(called: str, found: FallsDue, calendar: Calendar) -> str:
    """Return one example as a sentence, with the days that were counted."""
    start = moment(found.start.astimezone(calendar.zone))
    return f"{called}, {start}: due {due_in_words(found, calendar)}. {counted_in_words(found)}"


def due_in_words(found: FallsDue, calendar: Calendar) -> str:
    """Return the due time as people say it: "by the end of Tuesday 7 April 2026"."""
    if found.due is None:
        return "on no day"
    due = found.due.astimezone(calendar.zone)
    return f"by the end of {weekday_in_words(due.date())}" if due.time() == LAST_OF_A_DAY else f"by {moment(due)}"


def counted_in_words(found: FallsDue) -> str:
    """Return the days counted, in a few words."""
    within = found.timed.within
    if found.counted:
        return f"Counted: {dates(found.counted)}."
    if isinstance(within, Length) and within.is_elapsed:
        always = found.timed.hours_run is HoursRun.ALWAYS
        return "Every hour counts." if always else "Only the hours of working days count."
    if isinstance(within, Length) and within.unit is Unit.MONTH:
        return "The same day of the month, or its last."
    return "Every day counts, holidays too."


def heading(each: Worked) -> str:
    return f"{each.within}: {listed(spoken(clock) for clock in each.clocks)}"
