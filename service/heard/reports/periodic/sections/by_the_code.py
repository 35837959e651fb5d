"""The complaints whose stage 1 or 2 began in a time, and whether they were answered by the Code's times.

The Complaint Handling Code's times (2024: 6.2, 6.3, 6.4, 6.11, 6.14, 6.15) are counted whatever the landlord's own
policy promises: the regulator and the Ombudsman ask after these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, func, select

from heard.casework.closed_lists import Learning
from heard.casework.events import ClockName, Digest
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.words import ClockKind
from heard.reports.periodic.asked import Asked
from heard.reports.periodic.sections.of_cases import is_complaint
from heard.reports.policy.code_2024.times import ACKNOWLEDGED_IN, ANSWERED_IN, answering
from heard.reports.policy.code_2024.verdicts import stage_1, stage_2
from heard.store.learned import LEARNED_BESIDE_ITS_CASE
from heard.store.tables import cases, clocks, learned

Days = Callable[[date, int], date]
"""Gives the day that is so many working days after another."""


class Kept(StrEnum):
    """How an answer stands by the Code's times."""

    IN_TIME = "in time"
    PUT_OFF = "in time, put off"  # after the usual time, and within the one it was put off to
    LATE = "late"  # or overdue
    UNANSWERED = "ended unanswered"  # in time: withdrawn, say, or gone on to the next stage
    NOT_YET = "not due yet"


@dataclass(frozen=True, slots=True)
class AtStage:
    """A complaint at stage 1 or 2, with the landlord's own days of what happened there.

    is_acknowledged   whether the policy tells by a clock when that was done
    acknowledged      None where it was not, or that is not known
    starts            the day from which the time for the answer counts; None while it is not acknowledged
    ended             the day on which an answer ceased to be owed, without one
    put_off_to        the day that the answer was last put off to
    tenure            as an officer put it on record, of the case or of one joined to it; None where nobody did
    """

    reference: str
    stage: int
    begun: date
    is_acknowledged: bool
    acknowledged: date | None
    starts: date | None
    answered: date | None
    ended: date | None
    put_off_to: date | None
    tenure: str | None


def acknowledged_in_time(found: AtStage, today: date, days: Days) -> bool | None:
    """Say whether it was acknowledged within 5 working days; None where that is not known, or there is still time."""
    if not found.is_acknowledged:
        return None
    limit = days(found.begun, ACKNOWLEDGED_IN)
    done = found.acknowledged or found.answered
    if done is not None:
        return done <= limit
    ended = found.ended or today
    return False if ended > limit else None


def kept(found: AtStage, today: date, days: Days) -> Kept:
    """Return how an answer stands on a day.

    The time runs from the acknowledgement, or from the last day for it, where it came later or never; where the policy
    has no clock for it, from the day on which the stage began.  An answer put off is in time up to the day it was put
    off to, by as many working days again at most: whether there was a good reason for more is for a person to say.
    """
    limit = ANSWERED_IN[found.stage]
    acknowledge_by = days(found.begun, ACKNOWLEDGED_IN)
    since = min(found.starts or acknowledge_by, acknowledge_by)
    usual = days(since, limit)
    last = max(usual, min(found.put_off_to, days(usual, limit))) if found.put_off_to is not None else usual
    if found.answered is not None and found.answered <= usual:
        return Kept.IN_TIME
    if (found.answered or found.ended or today) > last:
        return Kept.LATE
    if found.answered is not None:
        return Kept.PUT_OFF
    return Kept.UNANSWERED if found.ended is not None else Kept.NOT_YET


def working_days(asked: Asked) -> Days:
    """Return what counts the landlord's working days; the same ones are asked for again and again."""
    return cache(asked.calendar.working_days_after)


class _Clock(NamedTuple):
    reference: str
    stage: str
    policy: str
    begun: datetime
    clock: str
    started: datetime
    due: datetime | None
    standard_due: datetime | None
    met_at: datetime | None
    stopped_at: datetime | None


def begun(connection: Connection, asked: Asked) -> Sequence[AtStage]:
    """Return the complaints whose stage 1 or 2 began in the time, each once for each of the two."""
    tenures, rules = _tenures(connection), {digest: _Rules(policy) for digest, (policy, _) in asked.policies.items()}
    rows = map(_Clock._make, _clocks(connection, asked))
    found = []
    for (reference, stage), of_stage in groupby(rows, key=lambda row: (row.reference, row.stage)):
        told = list(of_stage)
        known = rules.get(Digest(told[0].policy))
        if known is not None and stage in known.stages:
            found.append(_at_stage(asked, known, known.stages[stage], told, tenures.get(reference)))
    return found


def _clocks(connection: Connection, asked: Asked) -> Sequence[Row[Any]]:
    """Return the clocks of each stage that began in the time, those of one case and stage after one another."""
    first = (
        select(clocks.c.reference, clocks.c.stage, func.min(clocks.c.started).label("begun"))
        .join_from(clocks, cases, cases.c.reference == clocks.c.reference)
        .where(*is_complaint(asked), cases.c.received_at < asked.end, clocks.c.number == 1, clocks.c.stage != "")
        .group_by(clocks.c.reference, clocks.c.stage)
        .having(func.min(clocks.c.started) >= asked.start, func.min(clocks.c.started) < asked.end)
        .subquery()
    )
    query: Select[Any] = (
        select(
            clocks.c.reference,
            clocks.c.stage,
            cases.c.policy,
            first.c.begun,
            clocks.c.clock,
            clocks.c.started,
            clocks.c.due,
            clocks.c.standard_due,
            clocks.c.met_at,
            clocks.c.stopped_at,
        )
        .join_from(first, clocks, (clocks.c.reference == first.c.reference) & (clocks.c.stage == first.c.stage))
        .join(cases, cases.c.reference == clocks.c.reference)
        .where(clocks.c.number == 1)
        .order_by(clocks.c.reference, clocks.c.stage)
    )
    return connection.execute(query).all()


def _tenures(connection: Connection) -> dict[str, str | None]:
    """Return the tenure put on record last, by case: of itself, else of one joined to it."""
    query = (
        select(cases.c.reference, learned.c.word)
        .select_from(LEARNED_BESIDE_ITS_CASE)
        .where(learned.c.about == Learning.TENURE.value)
        .order_by(learned.c.reference == cases.c.reference, learned.c.recorded_at, learned.c.number)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


class _Rules:
    """Which of a policy's stages are the Code's two, and which of its clocks tell what was done in them."""

    def __init__(self, policy: Policy) -> None:
        two = [stage for stage in (stage_1(policy), stage_2(policy)) if stage is not None]
        self.stages: dict[str, int] = {stage.name: number for number, stage in enumerate(two, start=1)}
        rules = [(stage, rule) for stage in two for rule in policy.clocks_of(stage.name)]
        self.acknowledging = frozenset(
            rule.name for _, rule in rules if rule.kind is ClockKind.MEASURED and Moment.ACKNOWLEDGED in rule.ends
        )
        answers = [rule for stage in two for rule in answering(policy, stage)]
        self.answering = frozenset(rule.name for rule in answers)
        self.from_acknowledgement = frozenset(
            rule.name for rule in answers if set(rule.starts) == {Moment.ACKNOWLEDGED}
        )


def _at_stage(asked: Asked, rules: _Rules, stage: int, told: Sequence[_Clock], tenure: str | None) -> AtStage:
    answers = [each for each in told if ClockName(each.clock) in rules.answering]
    acknowledging = [each.met_at for each in told if ClockName(each.clock) in rules.acknowledging]
    counted = (each.started for each in answers if ClockName(each.clock) in rules.from_acknowledgement)
    begun, acknowledged = asked.calendar.local_date(told[0].begun), _first(asked, acknowledging)
    return AtStage(
        reference=told[0].reference,
        stage=stage,
        begun=begun,
        is_acknowledged=bool(acknowledging),
        acknowledged=acknowledged,
        starts=_first(asked, counted) or acknowledged or (None if acknowledging else begun),
        answered=_first(asked, (each.met_at for each in answers)),
        ended=_first(asked, (each.stopped_at for each in answers)),
        put_off_to=max(map(asked.calendar.local_date, _put_off(answers)), default=None),
        tenure=tenure,
    )


def _first(asked: Asked, moments: Iterable[datetime | None]) -> date | None:
    known = [moment for moment in moments if moment is not None]
    return asked.calendar.local_date(min(known)) if known else None


def _put_off(answers: Sequence[_Clock]) -> Iterator[datetime]:
    for each in answers:
        if each.due is not None and each.standard_due is not None and each.due > each.standard_due:
            yield each.due
