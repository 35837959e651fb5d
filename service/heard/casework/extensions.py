"""Whether a due date may move, and to when.

An extension is a record: who, why, the new date, and the letter that told the customer.  It
counts from the current due date, never from the day it was asked for, and is refused once
that date has passed: the clock is missed by then.  Nothing ever pauses a clock in silence.
Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.casework.counting import end_of_given, extended_due
from heard.casework.deadline import ONE_SECOND, Deadline
from heard.casework.lengths import Length
from heard.casework.policy.clocks import Extension, Further
from heard.casework.policy.words import Given, Need, OverLimit, RuleName
from heard.casework.working_days import Calendar


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer asks for.

    to     a length in days, weeks or months beyond the current due date, or a date
    shown  what is on file for it
    """

    at: datetime
    to: Length | date
    shown: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class Granted:
    """The date may move to the end of `due`; `letter` has to tell the customer, `because` says on what terms."""

    due: date
    letter: RuleName | None
    because: str


@dataclass(frozen=True, slots=True)
class Refused:
    because: str


def extend(rule: Extension, deadline: Deadline, asked: Asked, earlier: int, calendar: Calendar) -> Granted | Refused:
    """Say whether the policy lets a due date move as asked.

    earlier  how often it has been moved before
    """
    if deadline.due is None:
        return Refused("the clock has no due date to move")
    if not deadline.is_open:
        return Refused("the clock does not run any more")
    if asked.at >= deadline.due + ONE_SECOND:
        return Refused("the due date has passed: the clock is missed, and an extension now changes nothing")
    due = _day_asked_for(asked, deadline.due, calendar)
    if end_of_given(due, calendar) <= deadline.due:
        return Refused("the new date is no later than the present one")
    is_again = rule.times is not None and earlier >= rule.times
    if is_again and rule.further is not None:
        return _further(rule.further, due, asked, deadline.due, calendar)
    if missing := _missing(rule.needs, asked):
        return Refused(f"what is wanted first is not on file: {missing}")
    if is_again:
        return _beyond(rule, due, asked, f"it may move {_times(rule.times or 0)}, and has")
    if not _within(rule.at_most, due, deadline.due, calendar):
        return _beyond(rule, due, asked, f"it may move by at most {rule.at_most}")
    return Granted(due, rule.letter, f"by at most {rule.at_most}, from the current due date")


def _day_asked_for(asked: Asked, due: datetime, calendar: Calendar) -> date:
    if isinstance(asked.to, Length):
        return calendar.local_date(extended_due(due, asked.to, calendar))
    return asked.to


def _within(at_most: Length | Given, day: date, due: datetime, calendar: Calendar) -> bool:
    if not isinstance(at_most, Length):
        return True  # whatever date was agreed, or given
    return end_of_given(day, calendar) <= extended_due(due, at_most, calendar)


def _beyond(rule: Extension, day: date, asked: Asked, because: str) -> Granted | Refused:
    # A reason that every extension needs is none for going beyond the limit.
    good = {Need.EXCEPTIONAL_REASON} if Need.REASON in rule.needs else {Need.REASON, Need.EXCEPTIONAL_REASON}
    if rule.over_limit is OverLimit.REASON_NEEDED and good & asked.shown:
        return Granted(day, rule.letter, f"{because}; beyond that for the reason recorded")
    return Refused(because)


def _further(rule: Further, day: date, asked: Asked, due: datetime, calendar: Calendar) -> Granted | Refused:
    missing = [need for need in rule.needs if need not in asked.shown]
    is_disputed = missing == [Need.CUSTOMER_AGREEMENT] and rule.if_customer_disagrees is not None
    if missing and not is_disputed:
        return Refused(f"a further extension wants first: {', '.join(missing)}")
    if not _within(rule.at_most, day, due, calendar):
        return Refused(f"a further extension may be of at most {rule.at_most}")
    if is_disputed:
        because = f"the customer has not agreed, so the letter {rule.if_customer_disagrees} has to go with it"
        return Granted(day, rule.if_customer_disagrees, because)
    return Granted(day, None, "a further extension, agreed")


def _missing(needs: tuple[Need, ...], asked: Asked) -> str:
    return ", ".join(need for need in needs if need not in asked.shown)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
