"""A year of complaints as they went, under any policy: when each came, was answered and closed, and what was learnt.

What went is told twice: to heard, as the events it would have kept, and to whoever counts it by hand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from rhythm.year_of_cases import day_of, working_days_on
from sqlalchemy import Connection

from builders import MAILBOX
from heard.casework.closed_lists import Learning
from heard.casework.events import (
    AnswerGiven,
    AreaName,
    CaseAreaSeen,
    CaseClosed,
    CaseOpened,
    ClockName,
    DateAgreed,
    DueExtended,
    Event,
    Kind,
    LearningRecorded,
    LearningWord,
    LetterName,
    LetterNumber,
    LetterSent,
    MailboxName,
    MomentPassed,
    Outcome,
    PackName,
    PolicyPinned,
    Purpose,
    Reference,
    StageName,
    StageOpened,
    Stream,
)
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.store import history, projection
from histories import Happening
from reports.digest.mornings import a_message

AREAS = ("repairs", "lettings", "estates", "income", None)
THEMES = ("late repair", "damp", "noise", "staff", "adaptations")
CAUSES = ("missed appointment", "no record kept", "contractor", "wrong letter")
STAGE_1_ANSWER = ClockName("stage-1-answer")
WEIGHTS = (50, 25, 15, 8, 2)
PRAISE_EACH = 20
"""Of so many complaints there is one message of praise."""


@dataclass(frozen=True, slots=True)
class Pay:
    """What was offered on a case, in pence, and what of it was set off against money owed."""

    at: datetime
    pence: int
    offset_pence: int


@dataclass(frozen=True, slots=True)
class Life:
    """A complaint: None for what never came.

    later     working days that its first answer was extended by, or put off with their agreement
    theme     first said, said again if it was put right, and when the first was said
    """

    number: int
    came: datetime
    area: str | None
    acknowledged: datetime | None = None
    later: int = 0
    answered: datetime | None = None
    escalated: datetime | None = None
    acknowledged_2: datetime | None = None
    answered_2: datetime | None = None
    closed: datetime | None = None
    outcome: str = ""
    theme: str = ""
    cause: str = ""
    learnt: datetime | None = None
    put_right: bool = False
    paid: Pay | None = None

    @property
    def reference(self) -> Reference:
        return Reference(f"NH-26-{self.number:04}")


def lives(count: int, outcomes: tuple[str, ...], *, seed: int) -> list[Life]:
    """Return complaints of 2026, at any hour of any day; one in ten is never answered."""
    chance = random.Random(seed)
    return [_a_life(number, outcomes, chance) for number in range(1, count + 1)]


def _a_life(number: int, outcomes: tuple[str, ...], chance: random.Random) -> Life:
    came = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(365 * 24 * 60), seconds=31)
    area = chance.choices(AREAS, WEIGHTS)[0]
    if chance.random() < 0.04:
        return Life(number, came, area)
    acknowledged = came + timedelta(days=chance.expovariate(1.0))
    later = chance.choice((1, 5, 10)) if chance.random() < 0.1 else 0
    if chance.random() < 0.06:
        return Life(number, came, area, acknowledged, later)
    answered = acknowledged + timedelta(days=chance.choice((chance.uniform(0.1, 14), chance.uniform(8, 30))))
    ends = answered
    escalated = acknowledged_2 = answered_2 = None
    if chance.random() < 0.15:
        escalated = answered + timedelta(days=chance.uniform(1, 20))
        acknowledged_2 = escalated + timedelta(days=chance.expovariate(0.5))
        ends = answered_2 = acknowledged_2 + timedelta(days=chance.uniform(1, 40))
    closed = ends + timedelta(days=chance.uniform(0.1, 9))
    paid = None
    if chance.random() < 0.1:
        pence = chance.randrange(20_00, 800_00, 50)
        paid = Pay(closed - timedelta(hours=1), pence, chance.choice((0, 0, pence // 4)))
    return Life(
        number, came, area, acknowledged, later, answered, escalated, acknowledged_2, answered_2, closed,
        chance.choice(outcomes), chance.choices(THEMES, WEIGHTS)[0], chance.choices(CAUSES, WEIGHTS[:4])[0],
        closed - timedelta(hours=2), chance.random() < 0.1, paid,
    )  # fmt: skip


def praise(count: int, *, seed: int) -> list[datetime]:
    """Return when messages of praise came that lie on no case."""
    chance = random.Random(seed)
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    return [begin + timedelta(minutes=chance.randrange(365 * 24 * 60)) for _ in range(count // PRAISE_EACH)]


def write_down(
    connection: Connection, policy: Policy, calendar: Calendar, told: list[Life], praised: list[datetime]
) -> None:
    """Write what happened as heard keeps it."""
    known = {policy.digest: (policy, calendar)}
    for life in told:
        happened = sorted(_happened(life, policy), key=lambda each: each[1])
        stream = Stream(life.reference)
        new = history.append(connection, stream, happened, after=(0, ""), now=happened[-1][1])
        projection.follow(connection, [], new, known)
    for number, came in enumerate(praised, start=1):
        a_message(connection, number, came, kind=Kind.COMPLIMENT.value, own_words="Thank you.", subject="Thanks")


def _happened(life: Life, policy: Policy) -> Iterator[Happening]:
    first, second = first_stages(policy)
    yield CaseOpened(None, None, MailboxName(MAILBOX), life.came, Kind.COMPLAINT, True, True), life.came
    yield PolicyPinned(PackName(policy.name), policy.in_force_from, policy.digest), life.came
    yield StageOpened(first, life.came, policy.stage(first).opens_on), life.came
    if life.area is not None:
        yield CaseAreaSeen(AreaName(life.area)), life.came
    if life.acknowledged is not None:
        yield from _acknowledged(first, life.acknowledged, Moment.LOGGED)
        if life.later and puts_off(policy):
            yield _put_off(policy, first, put_off_to(life, life.acknowledged)), life.acknowledged
    if life.answered is not None:
        yield AnswerGiven(first, Outcome(life.outcome), None), life.answered
    if life.escalated is not None and life.acknowledged_2 is not None and life.answered_2 is not None:
        yield StageOpened(second, life.escalated, policy.stage(second).opens_on), life.escalated
        yield from _acknowledged(second, life.acknowledged_2, Moment.STAGE_2_LOGGED)
        yield AnswerGiven(second, Outcome(life.outcome), None), life.answered_2
    yield from _learnt(life)


def first_stages(policy: Policy) -> tuple[StageName, StageName]:
    """Return the stage a complaint begins at here, and the one that follows it."""
    names = [StageName(stage.name) for stage in policy.stages if stage.name != "recovery"]
    return names[0], names[1]


def _acknowledged(stage: StageName, when: datetime, logged: Moment) -> Iterator[Happening]:
    """The acknowledgement leaves, and all else a policy wants of a beginning is done."""
    name = LetterName(f"complainant.{Purpose.ACKNOWLEDGEMENT}.{stage}")
    yield LetterSent(LetterNumber(1), name, Purpose.ACKNOWLEDGEMENT, stage), when
    for moment in (logged, Moment.LOGGED, Moment.DEFINED, Moment.ALLOCATED, Moment.CONTACT_MADE):
        yield MomentPassed(moment, stage, 1), when


def put_off_to(life: Life, since: datetime) -> date:
    """Return the day that the first answer is put off to: so many working days after ten of them."""
    return working_days_on(day_of(since), 10 + life.later)


def puts_off(policy: Policy) -> bool:
    """Say whether a policy lets its first answer wait for longer."""
    return STAGE_1_ANSWER in policy.extensions


def _put_off(policy: Policy, stage: StageName, day: date) -> Event:
    if policy.clocks_by_name[STAGE_1_ANSWER].agreed_date_replaces:
        return DateAgreed(STAGE_1_ANSWER, stage, day)
    return DueExtended(STAGE_1_ANSWER, stage, day, None, False, False, None)


def _learnt(life: Life) -> Iterator[Happening]:
    if life.closed is None or life.learnt is None:
        return
    for about, word in ((Learning.THEME, life.theme), (Learning.CAUSE, life.cause)):
        if life.put_right:
            yield LearningRecorded(about, LearningWord("something else")), life.learnt
        yield LearningRecorded(about, LearningWord(word)), life.closed if life.put_right else life.learnt
    if life.paid is not None:
        yield LearningRecorded(Learning.COMPENSATION, None, life.paid.pence, life.paid.offset_pence), life.paid.at
    yield CaseClosed(Outcome(life.outcome)), life.closed
