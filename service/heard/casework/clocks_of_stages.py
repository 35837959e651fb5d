"""The clocks that belong to a stage: one for each time the case is at it.  Pure."""

from __future__ import annotations

from datetime import datetime

from heard.casework.case import Case, Visit
from heard.casework.counting import end_of_given, extended_due
from heard.casework.deadline import ONE_SECOND, Deadline
from heard.casework.due_dates import due_of, moved, over
from heard.casework.ends import LOGGED, met
from heard.casework.lengths import Length
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import ClockKind, IfStartMissing
from heard.casework.working_days import Calendar


def clock_of_visit(rule: ClockRule, visit: Visit, case: Case, policy: Policy, calendar: Calendar) -> Deadline | None:
    """Return a clock of the policy as it stands in one visit to its stage; None where it has not started."""
    if visit.on is None:  # sent back: all that is owed is the answer, by the day agreed
        if rule.ends != (Moment.ANSWERED,) or visit.due is None:
            return None
        return _deadline(rule, visit, visit.starts, end_of_given(visit.due, calendar), case, policy, calendar)
    started = _started(rule, visit, case, policy, calendar)
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
    done_at = met(rule, visit.stage, visit.number, started, case)
    due, standard = moved(rule, visit.stage, visit.number, standard, done_at, case, calendar)
    extension = policy.extensions.get(rule.name)
    in_time_until = due if extension is None or extension.counts_as_on_time else standard
    met_at, stopped_at = over(rule, case, done_at, in_time_until, _owed_until(rule, visit, case))
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


def _owed_until(rule: ClockRule, visit: Visit, case: Case) -> datetime | None:
    """Return when the case left the stage, and of a nudge when the stage was answered: nobody is reminded after it."""
    answered = case.when(Moment.ANSWERED, visit.stage, visit.number) if rule.kind is ClockKind.NUDGE else None
    return min((each for each in (visit.left, answered) if each is not None), default=None)


def _started(rule: ClockRule, visit: Visit, case: Case, policy: Policy, calendar: Calendar) -> datetime | None:
    """Return when the clock's start came in this visit, or None."""
    starts = [
        p.at for p in case.passed if p.moment in rule.starts and p.stage == visit.stage and p.number == visit.number
    ]
    if not LOGGED.isdisjoint(rule.starts):
        starts.append(visit.starts)  # heard logs a stage as it opens; what is logged later moves nothing
    if not starts:
        return None
    if not rule.stops_when:
        return min(starts)
    return _not_taken_back(rule, sorted(starts), visit, case, policy, calendar)


def _not_taken_back(
    rule: ClockRule, starts: list[datetime], visit: Visit, case: Case, policy: Policy, calendar: Calendar
) -> datetime | None:
    """Return the first start that nothing took back while it could: before the act, and in time."""
    stops = sorted(p.at for p in case.passed if p.moment in rule.stops_when and p.stage == visit.stage)
    while starts:
        start = starts[0]
        stop = next((at for at in stops if at > start), None)
        if stop is None:
            return start
        due, done_at = due_of(rule, start, policy, calendar), met(rule, visit.stage, visit.number, start, case)
        if (due is not None and stop >= due + ONE_SECOND) or (done_at is not None and done_at <= stop):
            return start
        starts = [at for at in starts if at > stop]
    return None


def _acknowledgement_due(visit: Visit, case: Case, policy: Policy, calendar: Calendar) -> datetime | None:
    for rule in policy.clocks_by_name.values():
        acknowledges = Moment.ACKNOWLEDGED in rule.ends and rule.belongs_to(visit.stage)
        if acknowledges and (started := _started(rule, visit, case, policy, calendar)):
            return due_of(rule, started, policy, calendar)
    return None
