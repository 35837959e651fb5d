"""A matter that a restriction takes out of the usual times: no day is set for what its stages owe while it holds.

What is owed stays owed.  It has no day, so that it is neither late nor counted; what was late before stays late, since
nothing that is done later undoes a breach.  Promises, alerts of danger and what an Ombudsman asks are no time of a
stage, and go on.  Once it holds no longer, what nobody has done yet is due as if it had begun that day.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from heard.casework.case import Case, ClocksOff, Visit
from heard.casework.deadline import ONE_SECOND, Deadline
from heard.casework.due_dates import due_of, moved, over
from heard.casework.ends import met
from heard.casework.events import ClocksPutBack, ClocksTakenOff
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import ClockKind, MailboxDoes
from heard.casework.restriction import Restriction, is_far_off
from heard.casework.working_days import Calendar

Span = tuple[datetime, datetime | None]
"""From when, and from when no longer; None where no end is set."""


def takes_clocks_off(restriction: Restriction, policy: Policy) -> bool:
    """Say whether a restriction is of an option by which no clock of its case's stages runs."""
    rule = policy.restriction
    option = rule.options.get(restriction.option) if rule is not None else None
    return option is not None and option.mailbox is MailboxDoes.CLOCKS_OFF


def what_follows(
    restriction: Restriction, case: Case, policy: Policy, *, is_theirs: bool, today: date
) -> ClocksTakenOff | ClocksPutBack | None:
    """Return what happens to a case because a restriction about it stands as it does; None where that has happened.

    case        the one that the restriction is about
    is_theirs   whether the restricted person complains there; nobody else's complaint waits because of them
    today       on the landlord's wall calendar
    """
    number = restriction.number
    stands = next((each for each in case.clocks_off if each.restriction == number and each.back is None), None)
    if restriction.lifted_on is not None:
        return ClocksPutBack(number, restriction.lifted_on) if stands is not None else None
    if restriction.proposed or not is_theirs or not takes_clocks_off(restriction, policy):
        return ClocksPutBack(number, restriction.reviewed_on or today) if stands is not None else None
    if stands is None and restriction.is_over_on(today):
        return None
    if stands is not None and (stands.first, stands.last) == (restriction.first, restriction.last):
        return None
    return ClocksTakenOff(number, restriction.first, restriction.last)


def with_clocks_off(
    clock: Deadline, rule: ClockRule, visit: Visit, case: Case, policy: Policy, calendar: Calendar
) -> Deadline:
    """Return a clock of a stage as it stands where restrictions take its case out of the usual times.

    clock   as it would stand without them
    """
    if clock.kind is not ClockKind.MEASURED:
        return clock
    for begins, ends in spans_off(case.clocks_off, calendar):
        if _is_over_by(clock, begins) or (ends is not None and ends <= clock.started):
            continue
        ended = clock.met_at or clock.stopped_at
        if ends is None or (ended is not None and ended < ends):
            clock = replace(clock, due=None, standard_due=None, in_time_until=None)
        else:
            clock = _begun_anew(clock, ends, rule, visit, case, policy, calendar)
    return clock


def spans_off(clocks_off: tuple[ClocksOff, ...], calendar: Calendar) -> list[Span]:
    """Return when no clock of a stage runs, the earliest first; where one restriction follows on another, as one."""
    spans: list[Span] = []
    for begins, ends in sorted(_spans(clocks_off, calendar), key=lambda span: span[0]):
        if spans and (until := spans[-1][1]) is None:
            break
        if spans and until is not None and begins <= until:
            spans[-1] = (spans[-1][0], None if ends is None else max(until, ends))
        else:
            spans.append((begins, ends))
    return spans


def _spans(clocks_off: tuple[ClocksOff, ...], calendar: Calendar) -> Iterator[Span]:
    for each in clocks_off:
        begins, ends = max(each.since, _midnight(each.first, calendar)), None
        after = each.last + timedelta(days=1) if each.last is not None and not is_far_off(each.last) else None
        no_longer = [day for day in (each.back, after) if day is not None]
        if no_longer:
            ends = _midnight(min(no_longer), calendar)
        if ends is None or begins < ends:
            yield begins, ends


def _midnight(day: date, calendar: Calendar) -> datetime:
    """Return when a date begins at the landlord's, in UTC."""
    return calendar.start_of(day).astimezone(UTC)


def _is_over_by(clock: Deadline, moment: datetime) -> bool:
    """Say whether a clock was done with, or had run out, by then."""
    ended = clock.met_at or clock.stopped_at
    ran_out = clock.in_time_until is not None and moment >= clock.in_time_until + ONE_SECOND
    return ran_out or (ended is not None and ended <= moment)


def _begun_anew(
    clock: Deadline, began: datetime, rule: ClockRule, visit: Visit, case: Case, policy: Policy, calendar: Calendar
) -> Deadline:
    done_at = met(rule, visit.stage, visit.number, began, case)
    standard = due_of(rule, began, policy, calendar)
    span = (began, None)
    due, standard = moved(rule, visit.stage, visit.number, standard, done_at, case, calendar, span=span)
    extension = policy.extensions.get(rule.name)
    in_time_until = due if extension is None or extension.counts_as_on_time else standard
    met_at, stopped_at = over(rule, case, done_at, in_time_until, visit.left)
    return replace(
        clock,
        started=began,
        due=due,
        standard_due=standard,
        in_time_until=in_time_until,
        met_at=met_at,
        stopped_at=stopped_at,
    )
