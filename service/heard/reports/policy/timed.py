"""Everything a policy sets a time for, by the name it has in the pack, and what counts its date.

Each date is that of the room that acts on it (`heard.casework`): nothing is counted here in a
way of its own.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Protocol

from heard.casework.counting import due_at, extended_due
from heard.casework.due_dates import due_of
from heard.casework.lengths import HoursRun, Length, Reminder
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.policy.clocks import ClockRule, Extension
from heard.casework.policy.intake import Exclusion
from heard.casework.policy.words import Given
from heard.casework.refusals import last_day_in_time
from heard.casework.restrictions import review_by
from heard.casework.working_days import Calendar
from heard.datafiles.form import nearest
from heard.errors import NotFound


class Due(Protocol):
    """Counts the last second in time, in UTC; None where nobody counts."""

    def __call__(self, start: datetime, calendar: Calendar) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Timed:
    """Something a policy sets a time for.

    name       where it stands in the pack: "clock.acknowledge", "window.escalate"
    due        counts it from the moment it starts; an extension, from the present due time
    hours_run  whether its hours stand still on days that are not working days
    """

    name: str
    within: Length | Given
    clause: str | None
    due: Due
    hours_run: HoursRun
    remind: tuple[Reminder, ...] = ()

    @property
    def is_clock(self) -> bool:
        """Whether the hour it starts at can move day 0; of all else that is the plain date."""
        return self.name.startswith("clock.")

    @property
    def is_extension(self) -> bool:
        return self.name.startswith("extension.")


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


def timed_things(policy: Policy) -> dict[str, Timed]:
    """Return everything the policy sets a time for, by its name: "clock.x", "window.x", "restriction.review"."""
    found = [*_ours(policy), *_customers(policy), *_ages(policy), *_reviews(policy)]
    return {each.name: each for each in found}


def _ours(policy: Policy) -> Iterator[Timed]:
    for clock in policy.clocks:
        due, run = partial(_due_of_clock, clock, policy), policy.hours_run_of(clock)
        yield Timed(f"clock.{clock.name}", clock.within, clock.clause, due, run, clock.remind)
    for each in policy.extensions.values():
        clock = policy.clocks_by_name[each.name]
        due, run = partial(_due_extended, each), policy.hours_run_of(clock)
        yield Timed(f"extension.{each.name}", each.at_most, each.clause, due, run, clock.remind)


def _customers(policy: Policy) -> Iterator[Timed]:
    run = policy.calendar.hours_run
    for window in policy.windows.values():
        due = partial(due_at, window.lasts, customer=True)
        yield Timed(f"window.{window.name}", window.lasts, window.clause, due, run, window.remind_customer)


def _ages(policy: Policy) -> Iterator[Timed]:
    run = policy.calendar.hours_run
    for each in policy.exclusions.values():
        if age := each.older_than or each.younger_than:
            yield Timed(f"exclusion.{each.name}", age, each.clause, partial(_young_enough, each), run)


def _reviews(policy: Policy) -> Iterator[Timed]:
    if rule := policy.restriction:
        due, run = partial(_reviewed, rule), policy.calendar.hours_run
        yield Timed("restriction.review", rule.review_within, rule.clause, due, run, rule.remind)


def _due_of_clock(rule: ClockRule, policy: Policy, start: datetime, calendar: Calendar) -> datetime | None:
    return due_of(rule, start, policy, calendar)


def _due_extended(rule: Extension, start: datetime, calendar: Calendar) -> datetime | None:
    return extended_due(start, rule.at_most, calendar) if isinstance(rule.at_most, Length) else None


def _young_enough(rule: Exclusion, start: datetime, calendar: Calendar) -> datetime | None:
    return last_day_in_time(rule, calendar.local_date(start), calendar)


def _reviewed(rule: RestrictionRule, start: datetime, calendar: Calendar) -> datetime:
    return calendar.end_of(review_by(rule, calendar.local_date(start), calendar)).astimezone(UTC)
