"""What is still owed on a case, and by when, in words an officer knows.  Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from heard.casework.case import Case
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import EndsWhen
from heard.casework.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed: "Answer", "Acknowledge", and the clock that measures it."""

    what: str
    deadline: Deadline

    @property
    def due(self) -> datetime:
        assert self.deadline.due is not None
        return self.deadline.due


def owed_on(case: Case, policy: Policy, calendar: Calendar, *, on_its_way: Collection[Moment] = ()) -> tuple[Owed, ...]:
    """Return what is owed by a day, the soonest first; what has no day, and what is owed no more, is left out.

    on_its_way   what nobody has to do any more, since a letter of ours does it that is about to leave
    """
    if not case.has_clocks:
        return ()
    running = [
        each
        for each in deadlines(case, policy, calendar)
        if each.is_open and each.due is not None and not is_met_by(on_its_way, policy.clocks_by_name.get(each.clock))
    ]
    owed = [Owed(called(each, policy.clocks_by_name.get(each.clock)), each) for each in running]
    return tuple(sorted(owed, key=lambda each: (each.due, each.what)))


def is_met_by(moments: Collection[Moment], rule: ClockRule | None) -> bool:
    """Say whether a clock waits for nothing more once these moments have come."""
    if rule is None or not moments:
        return False
    ended = (moment in moments for moment in rule.ends)
    return any(ended) if rule.ends_when is EndsWhen.ANY else all(ended)


def called(deadline: Deadline, rule: ClockRule | None) -> str:
    """Return what a clock waits for, as an officer would say it: "Answer"; else the clock's own name."""
    ends = rule.ends if rule is not None else ()
    named = next((_CALLED[moment] for moment in ends if moment in _CALLED), None)
    return named or deadline.clock.replace("-", " ").capitalize()


_CALLED: Mapping[Moment, str] = {
    Moment.ACKNOWLEDGED: "Acknowledge",
    Moment.ANSWERED: "Answer",
    Moment.CONTACT_MADE: "Speak to them",
    Moment.HOLDING_REPLY: "Holding reply",
    Moment.ALLOCATED: "Say who deals with it",
    Moment.DEFINED: "Agree what it is about",
    Moment.DECISION_MADE: "Decide",
    Moment.ACTION_DONE: "Do what was promised",
    Moment.REMEDY_OFFERED: "Offer what puts it right",
    Moment.ALERT_SENT: "Tell whoever has to know",
    Moment.PANEL_DATE_FIXED: "Fix the day of the hearing",
    Moment.LOGGED: "Log it",
}
"""What each moment is that a clock may wait for."""
