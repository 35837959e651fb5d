"""The clocks that belong to a case as a whole: promises, alerts, nudges, requests from outside.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.counting import end_of_given
from heard.casework.deadline import ONE_SECOND, Deadline
from heard.casework.due_dates import due_of, moved, over
from heard.casework.ends import met
from heard.casework.lengths import Length
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import ClockKind
from heard.casework.working_days import Calendar

MOMENT_AFTER = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Run:
    """One running of a clock.

    number  1, 2, 3 ... among the runs of this clock on the case
    known   the number it goes by in the events, where that is another
    until   when the next run of the same known number began; a date named from then on is that one's
    """

    number: int
    started: datetime
    known: int
    until: datetime | None = None


def clocks_of_the_case(rule: ClockRule, case: Case, policy: Policy, calendar: Calendar) -> Iterator[Deadline]:
    """Yield each running of a clock that belongs to no stage."""
    answered = None
    for run in _runs(rule, case, calendar):
        done_at = _done(rule, run, max(run.started, answered or run.started), case)
        if done_at is not None:  # one answer answers one request; what came while it was owed is owed its own
            answered = done_at + MOMENT_AFTER
        standard = due_of(rule, run.started, policy, calendar)
        span = (run.started, run.until)
        due, standard = moved(rule, None, run.known, standard, done_at, case, calendar, span=span)
        met_at, stopped_at = over(rule, case, done_at, due, _quiet_since(rule, run.started, case))
        yield Deadline(
            clock=rule.name,
            stage=None,
            number=run.number,
            kind=rule.kind,
            started=run.started,
            due=due,
            standard_due=standard,
            in_time_until=due,
            met_at=met_at,
            stopped_at=stopped_at,
            clause=rule.clause,
        )


def _runs(rule: ClockRule, case: Case, calendar: Calendar) -> list[Run]:
    starts = sorted((p.at, p.number) for p in case.passed if p.moment in rule.starts)
    if not starts:
        return []
    if isinstance(rule.within, Length):
        if rule.repeats:  # a nudge: each contact begins the silence anew
            return [Run(1, starts[-1][0], 1)]
        return list(_one_after_another(rule, starts, case))
    return _date_after_date(rule, starts, case, calendar) if rule.repeats else _each_by_number(rule, starts, case)


def _one_after_another(rule: ClockRule, starts: list[tuple[datetime, int]], case: Case) -> Iterator[Run]:
    """Yield the starts that began a clock: while one runs, a further start is covered by it."""
    number, until = 0, None
    for at, _ in starts:
        if number and (until is None or at <= until):
            continue
        number += 1
        until = met(rule, None, 1, at, case)
        yield Run(number, at, 1)


def _each_by_number(rule: ClockRule, starts: list[tuple[datetime, int]], case: Case) -> list[Run]:
    """Return a run for each promise or request; one told again after it was met is another."""
    runs: list[Run] = []
    for at, known in starts:
        place = next((i for i in reversed(range(len(runs))) if runs[i].known == known), None)
        if place is None:
            number = known if all(run.number != known for run in runs) else len(runs) + 1
            runs.append(Run(number, at, known))
            continue
        done_at = _done(rule, runs[place], runs[place].started, case)
        if done_at is not None and at > done_at:
            runs[place] = replace(runs[place], until=at)
            runs.append(Run(max(run.number for run in runs) + 1, at, known))
    return runs


def _date_after_date(rule: ClockRule, starts: list[tuple[datetime, int]], case: Case, calendar: Calendar) -> list[Run]:
    """Return a run for each date agreed, but those moved in time; the last start may still be waiting for its date."""
    named = [move for move in case.moved if move.clock == rule.name and move.by is happened.DateGiven]
    runs: list[Run] = []
    for place, move in enumerate(named):
        following = named[place + 1].at if place + 1 < len(named) else None
        done_at = met(rule, None, 1, move.at, case)
        is_over = done_at is not None and following is not None and done_at <= following
        if following is None or is_over or following >= end_of_given(move.due, calendar) + ONE_SECOND:
            runs.append(Run(len(runs) + 1, move.at, move.number, following))
    waiting = starts[-1][0]
    if not named or waiting > named[-1].at:
        if runs and runs[-1].until is None:
            runs[-1] = replace(runs[-1], until=waiting)
        runs.append(Run(len(runs) + 1, waiting, starts[-1][1]))
    return runs


def _done(rule: ClockRule, run: Run, since: datetime, case: Case) -> datetime | None:
    if rule.repeats and isinstance(rule.within, Length):
        return None  # what would meet it begins it anew
    if Moment.ACTION_DONE in rule.ends:
        done = (
            p.at
            for p in case.passed
            if p.moment is Moment.ACTION_DONE and p.number == run.known and p.at >= run.started
        )
        return min(done, default=None)
    return met(rule, None, run.number, since, case)


def _quiet_since(rule: ClockRule, started: datetime, case: Case) -> datetime | None:
    """Return since when nothing is nudged for: the customer has the answer, and it is their turn."""
    if rule.kind is not ClockKind.NUDGE or not case.visits:
        return None
    answered = case.when(Moment.ANSWERED, case.visits[-1].stage, case.visits[-1].number)
    return None if answered is None else max(started, answered)
