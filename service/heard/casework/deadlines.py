"""Which clocks run on a case, and until when.

Nothing is scheduled and nothing remembered: what is due follows from the events of the
case, the policy it was opened under, and the calendar.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from heard.casework.case import Case, Visit
from heard.casework.counting import end_of_given, extended_due
from heard.casework.deadline import Deadline
from heard.casework.due_dates import due_of, moved, over
from heard.casework.events import StageName
from heard.casework.lengths import Length
from heard.casework.moments import ABOUT_THE_CASE, Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import EVERY, ClockRule
from heard.casework.policy.words import ClockKind, EndsWhen, IfStartMissing
from heard.casework.working_days import Calendar

LOGGED = frozenset({Moment.LOGGED, Moment.STAGE_2_LOGGED})
"""Two words of packs for one moment; of which stage it is, the stage says."""


def deadlines(case: Case, policy: Policy, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return every clock that has started on this case, in the order of the policy.

    policy, calendar  those the case was opened under

    A case without clocks (mail older than the landlord answers) has none.
    """
    if not case.has_clocks:
        return ()
    found: list[Deadline] = []
    for rule in policy.clocks_by_name.values():
        if rule.stage is None:
            found += _of_the_case(rule, case, policy, calendar)
        else:
            for visit in case.visits:
                if rule.stage in (visit.stage, EVERY) and (clock := _of_visit(rule, visit, case, policy, calendar)):
                    found.append(clock)
    return tuple(found)


# -- Clocks of a stage ----------------------------------------------------------------------------


def _of_visit(rule: ClockRule, visit: Visit, case: Case, policy: Policy, calendar: Calendar) -> Deadline | None:
    if visit.on is None:  # sent back: all that is owed is the answer, by the day agreed
        if rule.ends != (Moment.ANSWERED,) or visit.due is None:
            return None
        return _deadline(rule, visit, visit.starts, end_of_given(visit.due, calendar), case, policy, calendar)
    started = _started(rule, visit, case)
    standard = None
    if rule.if_start_missing is IfStartMissing.USE_ACKNOWLEDGEMENT_DUE_DAY:
        owed = _acknowledgement_due(visit, case, policy, calendar)
        if owed is not None and (started is None or started > owed) and isinstance(rule.within, Length):
            # The start is owed and not there: never acknowledging may not stop the clock, nor doing it late move it.
            started, standard = owed, extended_due(owed, rule.within, calendar)
    if started is None:
        return None
    if standard is None:
        standard = due_of(rule, started, policy, calendar)
    return _deadline(rule, visit, started, standard, case, policy, calendar)


def _deadline(
    rule: ClockRule,
    visit: Visit,
    started: datetime,
    standard: datetime | None,
    case: Case,
    policy: Policy,
    calendar: Calendar,
) -> Deadline:
    due, standard = moved(rule, visit.stage, visit.number, standard, case, calendar)
    extension = policy.extensions.get(rule.name)
    in_time_until = due if extension is None or extension.counts_as_on_time else standard
    met_at = _met(rule, visit.stage, visit.number, started, case)
    met_at, stopped_at = over(rule, case, met_at, in_time_until, visit.left)
    return Deadline(
        clock=rule.name,
        stage=visit.stage,
        number=visit.number,
        kind=rule.kind,
        started=started,
        due=due,
        standard_due=standard,
        in_time_until=in_time_until,
        met_at=met_at,
        stopped_at=stopped_at,
        clause=rule.clause,
    )


def _started(rule: ClockRule, visit: Visit, case: Case) -> datetime | None:
    """Return when the clock's start came in this visit: the first after whatever took an earlier one back."""
    after = None
    if rule.stops_when:
        came = (p.at for p in case.passed if p.moment in rule.stops_when and p.stage == visit.stage)
        after = max(came, default=None)
    is_logged = not LOGGED.isdisjoint(rule.starts)
    wanted = (*rule.starts, Moment.LOGGED) if is_logged else rule.starts
    starts = [
        p.at
        for p in case.passed
        if p.moment in wanted and p.stage == visit.stage and p.number == visit.number and (not after or p.at > after)
    ]
    if starts:
        return min(starts)
    if is_logged:
        return visit.starts  # heard logs a stage on the day it is asked for, unless a person says another
    return None


def _acknowledgement_due(visit: Visit, case: Case, policy: Policy, calendar: Calendar) -> datetime | None:
    for rule in policy.clocks_by_name.values():
        acknowledges = Moment.ACKNOWLEDGED in rule.ends and rule.belongs_to(visit.stage)
        if acknowledges and (started := _started(rule, visit, case)):
            return due_of(rule, started, policy, calendar)
    return None


def _met(rule: ClockRule, stage: StageName | None, number: int, started: datetime, case: Case) -> datetime | None:
    """Return when what is owed was done: the last of what is wanted, or the first of what would do."""
    came, all_are_wanted = [], rule.ends_when is EndsWhen.ALL
    for moment in rule.ends:
        at = _ended(moment, stage, number, started, case)
        if at is not None:
            came.append(at)
        elif all_are_wanted:
            return None
    if not came:
        return None
    return max(came) if all_are_wanted else min(came)


def _ended(moment: Moment, stage: StageName | None, number: int, started: datetime, case: Case) -> datetime | None:
    if stage is None or moment in ABOUT_THE_CASE:
        came = (p.at for p in case.passed if p.moment is moment and p.stage is None and p.at >= started)
        # The contact that began a silence does not end it.
        return min((at for at in came if at > started or moment is not Moment.OUTGOING_CONTACT), default=None)
    is_logged = moment in LOGGED
    at = case.when(Moment.LOGGED if is_logged else moment, stage, number)
    if at is None and is_logged:
        return next((v.starts for v in case.visits if v.stage == stage and v.number == number), None)
    return at


# -- Clocks of the case as a whole ----------------------------------------------------------------


def _of_the_case(rule: ClockRule, case: Case, policy: Policy, calendar: Calendar) -> Iterator[Deadline]:
    since = None
    for started, number in _starts(rule, case):
        standard = due_of(rule, started, policy, calendar)
        due, standard = moved(rule, None, number, standard, case, calendar)
        met_at = _met_in_case(rule, number, max(started, since or started), case)
        met_at, stopped_at = over(rule, case, met_at, due, _quiet_since(rule, started, case))
        if met_at is not None:  # one answer answers one request; what came while it was owed is owed its own
            since = met_at + timedelta(microseconds=1)
        yield Deadline(
            clock=rule.name,
            stage=None,
            number=number,
            kind=rule.kind,
            started=started,
            due=due,
            standard_due=standard,
            in_time_until=due,
            met_at=met_at,
            stopped_at=stopped_at,
            clause=rule.clause,
        )


def _starts(rule: ClockRule, case: Case) -> list[tuple[datetime, int]]:
    """Return when the clock started, and each time its number."""
    starts = sorted((p.at, p.number) for p in case.passed if p.moment in rule.starts)
    if not starts:
        return []
    if rule.repeats:  # each time begins it anew, and so does each date agreed; only the last is still owed
        agreed = [moved.at for moved in case.moved if moved.clock == rule.name]
        return [(max(starts[-1][0], *agreed), 1)] if agreed else [(starts[-1][0], 1)]
    if isinstance(rule.within, Length):
        return list(_one_after_another(rule, starts, case))
    first: dict[int, datetime] = {}  # a promise each, with a number of its own; told twice, it is still one
    for at, number in starts:
        first.setdefault(number, at)
    return [(at, number) for number, at in first.items()]


def _quiet_since(rule: ClockRule, started: datetime, case: Case) -> datetime | None:
    """Return since when nothing is nudged for: the customer has the answer, and it is their turn."""
    if rule.kind is not ClockKind.NUDGE or not case.visits:
        return None
    answered = case.when(Moment.ANSWERED, case.visits[-1].stage, case.visits[-1].number)
    return None if answered is None else max(started, answered)


def _one_after_another(
    rule: ClockRule, starts: list[tuple[datetime, int]], case: Case
) -> Iterator[tuple[datetime, int]]:
    """Yield the starts that began a clock: while one runs, a further start is covered by it."""
    number, until = 0, None
    for at, _ in starts:
        if number and (until is None or at <= until):
            continue
        number += 1
        until = _met(rule, None, 1, at, case)
        yield at, number


def _met_in_case(rule: ClockRule, number: int, started: datetime, case: Case) -> datetime | None:
    if rule.repeats and isinstance(rule.within, Length):
        return None  # what would meet it begins it anew
    if Moment.ACTION_DONE in rule.ends:
        done = (p.at for p in case.passed if p.moment is Moment.ACTION_DONE and p.number == number)
        return min(done, default=None)
    return _met(rule, None, number, started, case)
