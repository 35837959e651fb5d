"""How long the customer may ask for more, and whether a request came late.

Late is a word for a person: heard acknowledges a late request like any other, and asks.
A policy without a window has none, and none is invented for it.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from heard.casework.case import Case, Passed
from heard.casework.counting import due_at
from heard.casework.deadline import ONE_SECOND
from heard.casework.events import StageName
from heard.casework.moments import ABOUT_THE_CASE, Moment
from heard.casework.policy import Policy
from heard.casework.policy.stages import Window
from heard.casework.working_days import Calendar


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A customer's window on one case.

    opened  when it began to run: the later of the date on the letter and the moment it was sent
    until   the last second of it, in UTC
    """

    rule: Window
    stage: StageName | None
    number: int
    opened: datetime
    until: datetime

    def is_late(self, asked_at: datetime) -> bool:
        return asked_at >= self.until + ONE_SECOND


def windows(case: Case, policy: Policy, calendar: Calendar) -> tuple[OpenWindow, ...]:
    """Return every window that has opened on a case, in the order of the policy, then of time."""
    return tuple(window for rule in policy.windows.values() for window in _of_rule(rule, case, calendar))


def late_for(case: Case, policy: Policy, calendar: Calendar, asked_at: datetime) -> Window | None:
    """Return the window that a request for the next stage came too late for; None: none, or in time."""
    if not case.visits:
        return None
    visit = case.visits[-1]
    present = [
        window
        for window in windows(case, policy, calendar)
        if (window.stage, window.number) == (visit.stage, visit.number)
    ]
    return present[-1].rule if present and present[-1].is_late(asked_at) else None


def flagged_as_late(case: Case, policy: Policy, calendar: Calendar, asked_at: datetime) -> bool:
    """Say whether a policy without a window still wants a person to look first, so long after the answer."""
    if policy.late_rejection is None:
        return False
    answers = [p for p in case.passed if p.moment is Moment.ANSWERED and p.stage == case.stage]
    if not answers:
        return False
    since = max(_later_of_date_and_sending(answer, calendar) for answer in answers)
    return asked_at >= due_at(policy.late_rejection.flag_after, since, calendar, customer=True) + ONE_SECOND


def _of_rule(rule: Window, case: Case, calendar: Calendar) -> Iterator[OpenWindow]:
    for passed in case.passed:
        if passed.moment is not rule.starts:
            continue
        if rule.after_stage and rule.starts not in ABOUT_THE_CASE and passed.stage not in rule.after_stage:
            continue
        opened = _later_of_date_and_sending(passed, calendar)
        until = due_at(rule.lasts, opened, calendar, customer=True)
        yield OpenWindow(rule, passed.stage, passed.number, opened, until)


def _later_of_date_and_sending(passed: Passed, calendar: Calendar) -> datetime:
    if passed.dated is None or passed.dated <= calendar.local_date(passed.at):
        return passed.at
    return datetime.combine(passed.dated, time(), calendar.zone)
