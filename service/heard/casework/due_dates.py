"""Which date counts for a clock: counted by the policy, and then given, agreed, extended or kept.  Pure."""

from __future__ import annotations

from datetime import datetime

from heard.casework import events as happened
from heard.casework.case import Case, Moved
from heard.casework.counting import due_at, end_of_given
from heard.casework.deadline import ONE_SECOND
from heard.casework.events import StageName
from heard.casework.lengths import Length
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import Given
from heard.casework.working_days import Calendar


def due_of(rule: ClockRule, start: datetime, policy: Policy, calendar: Calendar) -> datetime | None:
    """Return the last second in which what `rule` owes is in time, in UTC; None where the policy sets no length.

    start  the moment the clock runs from, aware
    """
    if not isinstance(rule.within, Length):
        return None
    return due_at(rule.within, start, calendar, hours_run=policy.hours_run_of(rule))


def moved(
    rule: ClockRule,
    stage: StageName | None,
    number: int,
    standard: datetime | None,
    done_at: datetime | None,
    case: Case,
    calendar: Calendar,
    *,
    span: tuple[datetime, datetime | None] | None = None,
) -> tuple[datetime | None, datetime | None]:
    """Return the due date after all that was given, agreed or extended, and the standard one.

    standard  the date as the policy counts it; None where a person names it, and then the first named stands for it
    done_at   when what is owed was done
    span      from when a date named is this clock's, and until when

    What is named, agreed or asked for after the date has passed, or after the act, moves nothing: no breach is
    undone by it, and none made.
    """
    due, since = standard, None
    for kept in case.kept:
        if (kept.clock, kept.stage, kept.number) == (rule.name, stage, number):
            due, standard, since = kept.due, kept.standard_due, kept.at
    for move in case.moved:
        if move.clock != rule.name or move.number != number or (move.stage is not None and move.stage != stage):
            continue
        if (since is not None and move.at <= since) or (done_at is not None and move.at > done_at):
            continue
        if span is not None and not (span[0] <= move.at and (span[1] is None or move.at < span[1])):
            continue
        due, standard = _after(move, rule, due, standard, calendar)
    return due, standard


def _after(
    move: Moved, rule: ClockRule, due: datetime | None, standard: datetime | None, calendar: Calendar
) -> tuple[datetime | None, datetime | None]:
    """Return the due date and the standard one after one move."""
    to = end_of_given(move.due, calendar)
    if due is None:
        named = move.by is happened.DateGiven or rule.within is Given.DATE_AGREED
        return (to, to) if named else (due, standard)
    if move.at >= due + ONE_SECOND:
        return due, standard
    if move.by is happened.DateGiven and isinstance(rule.within, Length):
        return (min(due, to), standard) if rule.earlier_date_in_letter_wins else (due, standard)
    if move.by is happened.DateAgreed and not _may_be_agreed(rule):
        return due, standard
    return to, standard


def _may_be_agreed(rule: ClockRule) -> bool:
    return rule.agreed_date_replaces or rule.within is Given.DATE_AGREED


def over(
    rule: ClockRule, case: Case, done_at: datetime | None, in_time_until: datetime | None, left: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Return when a clock was met, or else when it ceased to be owed.

    done_at  when what is owed was done; where it was owed no more, and too late, it neither meets nor misses
    left     when the case left the stage, if it did
    """
    closed = case.closed.at if case.closed else None
    ceased = left if closed is None else closed if left is None else min(left, closed)
    if ceased is None or rule.goes_on_after_answer:
        return done_at, None
    if done_at is not None and (done_at <= ceased or in_time_until is None or done_at < in_time_until + ONE_SECOND):
        return done_at, None
    return None, ceased
