"""What time brings to a customer's window: they are reminded of it, and at its end whoever deals with the case hears.

Only the window they have now counts, and only while the case is open: who asked in time, or was answered anew, is
reminded of nothing.  Each step is taken once; after an outage only the latest of a window.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from heard.casework.case import Case
from heard.casework.counting import reminder_at
from heard.casework.deadline import ONE_SECOND
from heard.casework.policy import Policy
from heard.casework.policy.words import AtEnd
from heard.casework.windows import OpenWindow, windows
from heard.casework.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be done about a window.

    at        when, in UTC
    is_end    whether the window is over; else the customer is reminded of it
    """

    window: OpenWindow
    at: datetime
    is_end: bool


def next_step_at(case: Case, policy: Policy, calendar: Calendar) -> datetime | None:
    """Return when something is next to be done about the windows of a case, in UTC; None where nothing is."""
    return min((step.at for step in _to_come(case, policy, calendar)), default=None)


def steps_come(now: datetime, case: Case, policy: Policy, calendar: Calendar) -> tuple[Step, ...]:
    """Return what is to be done by now, of each window the latest."""
    latest = {step.window.rule.name: step for step in _to_come(case, policy, calendar) if step.at <= now}
    return tuple(latest.values())


def _to_come(case: Case, policy: Policy, calendar: Calendar) -> Iterator[Step]:
    """Yield the steps that were not taken, of each window in order of time."""
    if case.closed is not None or case.joined is not None:
        return
    for window in _present(case, policy, calendar):
        until = case.window_seen_to(window.rule.name, window.opened)
        for step in _steps(window, calendar):
            if until is None or step.at > until:
                yield step


def _present(case: Case, policy: Policy, calendar: Calendar) -> tuple[OpenWindow, ...]:
    """Return the window of each name that runs now: the last one to open in the present stage."""
    visit = case.visits[-1] if case.visits else None
    found = {
        window.rule.name: window
        for window in windows(case, policy, calendar)
        if window.stage is None or (visit is not None and (window.stage, window.number) == (visit.stage, visit.number))
    }
    return tuple(found.values())


def _steps(window: OpenWindow, calendar: Calendar) -> tuple[Step, ...]:
    reminders = {
        max(reminder_at(each, window.until, calendar), window.opened.astimezone(UTC))
        for each in window.rule.remind_customer
    }
    ends = [Step(window, window.until + ONE_SECOND, True)] if window.rule.at_end is not AtEnd.NOTHING else []
    return (*(Step(window, at, False) for at in sorted(reminders)), *ends)
