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

from heard.casework.counting import days_counted, due_at, extended_due, reminder_at
from heard.casework.lengths import HoursRun, Length, Reminder
from heard.casework.policy import CalendarRules, Policy
from heard.casework.policy.words import Given
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import ISSUED, ClosureDay
from heard.datafiles.form import nearest
from heard.errors import NotFound

NOBODY_COUNTS = {
    Given.NOT_SET: "No time is set: there is no due date, and nothing is ever late.",
    Given.DATE_GIVEN: "A person names the day.",
    Given.DATE_GIVEN_BY_OFFICER: "An officer names the day.",
    Given.DATE_AGREED: "A person agrees the day with the customer.",
    Given.INTERVAL_AGREED: "A person agrees with the customer how often.",
}


@dataclass(frozen=True, slots=True)
class Timed:
    """Something a policy sets a time for.

    name      where it stands in the pack: "clock.acknowledge", "window.escalate"
    customer  whether the time is the customer's own
    from_due  whether it is counted from the present due time, as an extension is
    """

    name: str
    within: Length | Given
    clause: str | None
    hours_run: HoursRun
    remind: tuple[Reminder, ...] = ()
    customer: bool = False
    from_due: bool = False


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


def timed_things(policy: Policy) -> dict[str, Timed]:
    """Return everything the policy sets a time for, by its name: "clock.x", "window.x", "restriction.review"."""
    run = policy.calendar.hours_run
    found = [
        Timed(f"clock.{each.name}", each.within, each.clause, policy.hours_run_of(each), each.remind)
        for each in policy.clocks
    ]
    for each in policy.extensions.values():
        remind = policy.clocks_by_name[each.name].remind
        found.append(Timed(f"extension.{each.name}", each.at_most, each.clause, run, remind, from_due=True))
    for window in policy.windows.values():
        remind = window.remind_customer
        found.append(Timed(f"window.{window.name}", window.lasts, window.clause, run, remind, customer=True))
    found += [
        Timed(f"exclusion.{each.name}", age, each.clause, run, customer=each.older_than is not None)
        for each in policy.exclusions.values()
        if (age := each.older_than or each.younger_than)
    ]
    if rule := policy.restriction:
        found.append(Timed("restriction.review", rule.review_within, rule.clause, run, rule.remind))
    return {each.name: each for each in found}


def timed(policy: Policy, written: str) -> Timed:
    """Return what a person names: a clock by its bare name, anything else as "window.x" or "window x".

    Raises NotFound, which offers the nearest name.
    """
    known = timed_things(policy)
    name = written.replace(" ", ".", 1)
    found = known.get(f"clock.{name}") or known.get(name)
    if found is None:
        names = [each.removeprefix("clock.") for each in known]
        raise NotFound(f"{policy.name}: sets no time for '{written}'. {nearest(name, names)}")
    return found


def falls_due(what: Timed, start: datetime, calendar: Calendar) -> FallsDue:
    """Return when it falls due.

    start  the moment it runs from, aware; of an extension, the present due time
    """
    if isinstance(what.within, Given):
        return FallsDue(what, start, None, (), None, ())
    if what.from_due:
        due = extended_due(start, what.within, calendar, hours_run=what.hours_run)
    else:
        due = due_at(what.within, start, calendar, hours_run=what.hours_run, customer=what.customer)
    by_date = what.customer or what.from_due
    day_zero = calendar.local_date(start) if by_date else calendar.day_zero(start)
    return FallsDue(
        timed=what,
        start=start,
        day_zero=None if what.within.is_elapsed else day_zero,
        counted=days_counted(start, what.within, calendar, customer=by_date),
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
    return tuple((each, at if what.from_due else max(at, start)) for each, at in times)


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
