"""A case is what its events make of it."""

from __future__ import annotations

from datetime import date

import pytest

from builders import MAILBOX, MONDAY
from heard.casework import events as happened
from heard.casework.case import MOVES_CLOCKS, Case, fold
from heard.casework.events import (
    EVENT_TYPES,
    By,
    Digest,
    Direction,
    Event,
    Failure,
    Ground,
    Kind,
    LetterName,
    LetterNumber,
    MailboxName,
    MessageNumber,
    PackName,
    PersonNumber,
    Purpose,
    QuestionNumber,
    Recorded,
    StageName,
    Stream,
)
from heard.casework.policy import Moment

STAGE = StageName("stage-1")
ACK = (LetterNumber(3), LetterName("complainant.acknowledgement.stage-1"), Purpose.ACKNOWLEDGEMENT, STAGE)
OPENED = happened.CaseOpened(
    PersonNumber(1), MessageNumber(1), MailboxName(MAILBOX), MONDAY, Kind.COMPLAINT, True, True
)
BEGUN = happened.StageOpened(STAGE, MONDAY)
SENT, BACK = happened.LetterSent(*ACK), happened.LetterFailed(*ACK, Failure.BOUNCED)
REFUSED = happened.LetterFailed(*ACK, Failure.REFUSED)

ONE_OF_EACH: list[Event] = [
    happened.ComplainantKnown(PersonNumber(2)),
    happened.PolicyPinned(PackName("wnwhl-2009"), date(2009, 7, 21), Digest("d")),
    happened.StageOpened(StageName("stage-2"), MONDAY),
    happened.MessageFiled(MessageNumber(2), Direction.IN, Kind.FOLLOW_UP, Ground.REPLY_HEADER, True),
    happened.LetterPromised(*ACK),
    SENT,
    BACK,
    happened.OfficerAsked(QuestionNumber(1), happened.About.DANGER),
    happened.RiskNoticed(MessageNumber(2), True),
]


def folded(*events: Event) -> Case:
    return fold(
        Recorded(Stream("NH-26-0001"), n, e, 1, MONDAY, MONDAY, By.SERVICE, None, "", "")
        for n, e in enumerate(events, 1)
    )


def acknowledged(case: Case) -> bool:
    return case.when(Moment.ACKNOWLEDGED, STAGE) is not None


@pytest.mark.parametrize(
    "events, expected",
    [
        pytest.param([], False, id="nothing sent"),
        pytest.param([happened.LetterPromised(*ACK)], False, id="promised is not sent"),
        pytest.param([SENT], True, id="sent"),
        pytest.param([SENT, BACK], False, id="sent, and it came back"),
        pytest.param([BACK, SENT], False, id="the report that it came back was written down first"),
        pytest.param([REFUSED, SENT], True, id="refused, tried again by a person, and sent"),
        pytest.param([SENT, BACK, SENT], True, id="it came back, and went out again"),
    ],
)
def test_acknowledged(events: list[Event], expected: bool) -> None:
    assert acknowledged(folded(OPENED, BEGUN, *events)) is expected


def test_a_case_begins_by_being_opened() -> None:
    with pytest.raises(ValueError, match="begins with StageOpened"):
        folded(BEGUN)


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: type(event).__name__)
def test_what_moves_clocks_is_listed(event: Event) -> None:
    before, after = folded(OPENED, BEGUN), folded(OPENED, BEGUN, event)
    moved = (before.passed, before.policy, before.stage) != (after.passed, after.policy, after.stage)
    assert not moved or isinstance(event, MOVES_CLOCKS)


def test_every_event_of_a_case_has_an_example_here() -> None:
    of_the_site = {happened.MessageSetAside, happened.MessageTakenUpAgain, happened.MailboxLost, happened.MailboxWell}
    assert {type(event) for event in ONE_OF_EACH} | {happened.CaseOpened} | of_the_site == set(EVENT_TYPES.values())
