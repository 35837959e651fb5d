"""What share of a promise was kept, against its target, in a period.

In the sum are the clocks that fell due in the period and are decided, and those that fell
due and are still open.  One not yet due is in neither number, one without a time never.  A
share equal to its target meets it; shares are compared exactly, never as printed.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from heard.casework.deadline import ClockState, Deadline
from heard.casework.policy.clocks import Measure
from heard.casework.working_days import Calendar

NO_TARGET = "no target set"
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many were in time, and the target in percent, if the policy sets one."""

    in_time: int
    of: int
    target_percent: int | None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing fell due."""
        if self.target_percent is None or not self.of:
            return None
        return Fraction(self.in_time, self.of) >= Fraction(self.target_percent, HUNDRED)

    @property
    def percent(self) -> str:
        """The share as it is printed: one decimal, or as many more as it takes not to look like a target it is not."""
        if not self.of:
            return ""
        exact = Fraction(self.in_time * HUNDRED, self.of)
        decimals = 1
        while Fraction(shown := f"{float(exact):.{decimals}f}") == self.target_percent != exact:
            decimals += 1
        return f"{shown}%"

    @property
    def target(self) -> str:
        return NO_TARGET if self.target_percent is None else f"{self.target_percent}%"


def share(
    measure: Measure, clocks: Iterable[Deadline], calendar: Calendar, *, first: date, last: date, now: datetime
) -> Share:
    """Return the share of `clocks` kept in time among those that fell due from `first` to `last`, both included.

    clocks  those that are reported under the measure
    now     up to when it is known what was done
    """
    in_time = of = 0
    for clock in clocks:
        if clock.in_time_until is None or not first <= calendar.local_date(clock.in_time_until) <= last:
            continue
        state = clock.state_at(now)
        in_time += state is ClockState.MET
        of += state in (ClockState.MET, ClockState.MISSED)
    return Share(in_time, of, measure.target_percent)
