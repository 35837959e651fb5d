"""When something that a policy sets a time for falls due, with the days that were counted.

Anyone can do the sum again by hand: day 0 is not counted, the days counted are all named,
and so is the issue of the list of bank holidays they were counted by.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from heard.casework.counting import days_counted, reminder_at
from heard.casework.lengths import Reminder
from heard.casework.policy import CalendarRules, Policy
from heard.casework.policy.words import Given
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import ISSUED, ClosureDay
from heard.reports.policy.timed import Timed

NOBODY_COUNTS = {
    Given.NOT_SET: "No time is set: there is no due date, and nothing is ever late.",
    Given.DATE_GIVEN: "A person names the day.",
    Given.DATE_GIVEN_BY_OFFICER: "An officer names the day.",
    Given.DATE_AGREED: "A person agrees the day with the customer.",
    Given.INTERVAL_AGREED: "A person agrees with the customer how often.",
}


@dataclass(frozen=True, slots=True)
class FallsDue:
    """What it came to.

    day_zero  the date that is not counted; None where hours are counted, or nothing is
    counted   the dates of day 1 to day N; () for anything but working days
    due       the last second in time, in UTC; None where nobody counts
    """

    timed: Timed
    start: datetime
    day_zero: date | None
    counted: tuple[date, ...]
    due: datetime | None
    reminders: tuple[tuple[Reminder, datetime], ...]


def falls_due(what: Timed, start: datetime, calendar: Calendar) -> FallsDue:
    """Return when it falls due.

    start  the moment it runs from, aware; of an extension, the present due time
    """
    due = what.due(start, calendar)
    if due is None or isinstance(what.within, Given):
        return FallsDue(what, start, None, (), None, ())
    day_zero = calendar.day_zero(start) if what.is_clock else calendar.local_date(start)
    return FallsDue(
        timed=what,
        start=start,
        day_zero=None if what.within.is_elapsed else day_zero,
        counted=days_counted(start, what.within, calendar, customer=not what.is_clock),
        due=due,
        reminders=_reminders(what, start, due, calendar),
    )


def notes(found: FallsDue, rules: CalendarRules, closures: Iterable[ClosureDay] = ()) -> Iterator[str]:
    """Yield what whoever reads the date has to know besides.

    rules     the policy's, which may know no day that stops clocks
    closures  the landlord's closure days it was counted with
    """
    if isinstance(found.timed.within, Given):
        yield NOBODY_COUNTS[found.timed.within]
    unknown = [f"{day.on} ({day.kind})" for day in closures if day.kind not in rules.closures]
    if unknown:
        yield f"The policy knows no such closure days, so clocks run on: {', '.join(unknown)}."
    if found.due and found.due.year > ISSUED.known_until:
        yield (
            f"Bank holidays after {ISSUED.known_until} follow from the rules; "
            "days that will be proclaimed for those years are not known yet."
        )


def _reminders(
    what: Timed, start: datetime, due: datetime, calendar: Calendar
) -> tuple[tuple[Reminder, datetime], ...]:
    """Return when each reminder goes; one whose time has passed at the start goes at once."""
    times = ((each, reminder_at(each, due, calendar, hours_run=what.hours_run)) for each in what.remind)
    return tuple((each, at if what.is_extension else max(at, start)) for each, at in times)


def as_json(found: FallsDue, policy: Policy, calendar: Calendar, closures: Iterable[ClosureDay] = ()) -> dict[str, Any]:
    """Return it for programs; moments are on the wall clock of the calendar's zone, with their offset."""

    def local(at: datetime) -> str:
        return at.astimezone(calendar.zone).isoformat()

    return {
        "pack": policy.name,
        "clock": found.timed.name.removeprefix("clock."),
        "within": str(found.timed.within),
        "nation": policy.calendar.nation.value,
        "counting": calendar.counting.value,
        "received": local(found.start),
        "day_zero": found.day_zero and found.day_zero.isoformat(),
        "counted": [day.isoformat() for day in found.counted],
        "due": found.due and local(found.due),
        "reminders": [{"when": str(each), "at": local(at)} for each, at in found.reminders],
        "clause": found.timed.clause,
        "holidays": {"version": ISSUED.version, "issued": ISSUED.on.isoformat(), "known_until": ISSUED.known_until},
        "notes": list(notes(found, policy.calendar, closures)),
    }
