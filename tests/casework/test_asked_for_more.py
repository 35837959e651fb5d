"""Whether more was asked for on a case, and what becomes of a stage that a message opened and did not ask for.

The complaint came on Monday 1 June 2026 and was answered at stage 1 on 9 June; message 3 came on Monday 15 June.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import (
    Direction,
    Event,
    Ground,
    Kind,
    LetterKind,
    LetterNumber,
    MessageNumber,
    StageName,
    Undone,
)
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.standing import Standing, stage_after, standing_of
from histories import (
    STAGE_1,
    STAGE_2,
    Happening,
    a_policy,
    acknowledged,
    answered,
    at,
    closed,
    comes_to,
    decision_seen,
    failed,
    history,
    opened,
    passed,
    reopened,
)

COMPLAINT, ANSWER, AGAIN, LATER = map(MessageNumber, (1, 2, 3, 4))
CAME = "2026-06-15 09:30"
POLICY = a_policy("""
[stage.stage-1]
opens_on = "received"
next = "stage-2"
[stage.stage-2]
opens_on = "escalation-requested"
next = "outside"
[stage.outside]
opens_on = "ombudsman-contact"
outside = true
""")
Because = tuple[MessageNumber | None, Happening]


def a_case(*happenings: Because) -> Case:
    """Return a case at stage 1 to which this has happened, each because of a message."""
    all_of_them: list[Because] = [(COMPLAINT, opened()), (COMPLAINT, comes_to(STAGE_1)), *happenings]
    recorded = history(happening for _, happening in all_of_them)
    return fold(each._replace(message=message) for each, (message, _) in zip(recorded, all_of_them, strict=True))


def filed(message: MessageNumber, kind: Kind = Kind.ESCALATION, when: str = CAME) -> Because:
    event = happened.MessageFiled(message, Direction.IN, kind, Ground.REPLY_HEADER, True)
    return message, (event, at(when))


def opens(stage: str, because_of: MessageNumber = AGAIN, when: str = CAME) -> Because:
    return because_of, comes_to(stage, when, Moment.ESCALATION_REQUESTED)


def not_asked(message: MessageNumber = AGAIN) -> Because:
    return message, (happened.NextStageNotAsked(message), at("2026-06-17 10:00"))


def seen(sure: bool = True) -> Because:
    event: Event = happened.OfficersLetterSeen(ANSWER, LetterKind.DECISION, STAGE_1, None, True, sure)
    return ANSWER, (event, at("2026-06-09 15:00"))


def undone(why: Undone = Undone.MISREAD) -> Because:
    return ANSWER, (happened.OfficersLetterUndone(ANSWER, why), at("2026-06-18 10:00"))


DECIDED: Because = (ANSWER, answered("2026-06-09 15:00"))


# -- Whether more was asked for


@pytest.mark.parametrize(
    "happenings, asked",
    [
        pytest.param([], False, id="nobody has written"),
        pytest.param([filed(AGAIN, Kind.FOLLOW_UP)], False, id="it goes on with the case"),
        pytest.param([filed(AGAIN)], True, id="it asks"),
        pytest.param([filed(AGAIN), (ANSWER, answered("2026-06-20 10:00"))], False, id="it was answered since"),
        pytest.param([filed(AGAIN), seen()], False, id="a decision was seen since"),
        pytest.param([filed(AGAIN), seen(), undone()], True, id="and was none"),
        pytest.param([filed(AGAIN), not_asked()], False, id="a person says that it does not"),
        pytest.param([filed(AGAIN), filed(LATER), not_asked()], True, id="another message does"),
        pytest.param([filed(AGAIN), filed(AGAIN, Kind.FOLLOW_UP)], False, id="it was filed as something else"),
        pytest.param(
            [filed(AGAIN), (None, (happened.MessageTakenAway(AGAIN, None), at("2026-06-16 10:00")))], False,
            id="it was taken off the case",
        ),
    ],
)  # fmt: skip
def test_whether_more_was_asked_for(happenings: list[Because], asked: bool) -> None:
    assert a_case(*happenings).asked is asked


# -- When an answer seems to have been sent


@pytest.mark.parametrize(
    "happenings, said",
    [
        pytest.param([DECIDED], None, id="no letter of an officer's was seen"),
        pytest.param([seen()], at("2026-06-09 15:00"), id="one was"),
        pytest.param([seen(sure=False)], at("2026-06-09 15:00"), id="one that is in doubt"),
        pytest.param([seen(), undone()], None, id="a person says that it was none"),
        pytest.param([seen(), undone(Undone.CAME_BACK)], None, id="it came back"),
        pytest.param(
            [seen(), (LATER, decision_seen("2026-06-08 09:00", message=LATER))], at("2026-06-09 15:00"),
            id="an earlier one was heard later",
        ),
    ],
)  # fmt: skip
def test_when_an_answer_seems_to_have_been_sent(happenings: list[Because], said: datetime | None) -> None:
    assert a_case(*happenings).said_at == said


# -- A stage that was not asked for


def test_a_stage_that_a_message_did_not_ask_for_was_never_begun() -> None:
    case = a_case(DECIDED, opens("stage-2"), filed(AGAIN), not_asked())
    assert (case.stage, len(case.visits), case.visits[0].left) == (STAGE_1, 1, None)
    assert all(each.stage != STAGE_2 for each in case.passed)
    assert case.when(Moment.ANSWERED, STAGE_1) == at("2026-06-09 15:00")


def test_a_stage_that_another_message_opened_stands() -> None:
    case = a_case(DECIDED, opens("stage-2"), filed(AGAIN), filed(LATER), not_asked(LATER))
    assert (case.stage, case.visits[-1].message) == (STAGE_2, AGAIN)


def test_what_a_case_began_with_takes_no_stage_away() -> None:
    assert a_case(not_asked(COMPLAINT)).stage == STAGE_1


def test_a_stage_that_the_case_has_gone_on_from_stands() -> None:
    case = a_case(opens("stage-2"), opens("outside", LATER), not_asked())
    assert [visit.stage for visit in case.visits] == ["stage-1", "stage-2", "outside"]


def test_said_again_the_stage_has_all_that_came_in_it() -> None:
    """The acknowledgement had left: whoever has it was acknowledged, whatever was said between."""
    was_acknowledged: Because = (None, acknowledged("2026-06-15 09:31", "stage-2", letter=7))
    by_telephone: Because = (None, passed(Moment.CONTACT_MADE, "2026-06-16 11:00", "stage-2"))
    before = [DECIDED, opens("stage-2"), was_acknowledged, by_telephone]
    again = a_case(*before, not_asked(), opens("stage-2"))
    assert again.when(Moment.ACKNOWLEDGED, STAGE_2) == at("2026-06-15 09:31")
    assert again.visits == a_case(*before).visits
    assert sorted(again.passed, key=str) == sorted(a_case(*before).passed, key=str)


def test_a_letter_that_came_back_meanwhile_was_not_given() -> None:
    was_acknowledged: Because = (None, acknowledged("2026-06-15 09:31", "stage-2", letter=LetterNumber(7)))
    came_back: Because = (None, failed("2026-06-17 11:00", "stage-2", letter=7))
    case = a_case(opens("stage-2"), was_acknowledged, not_asked(), came_back, opens("stage-2"))
    assert case.when(Moment.ACKNOWLEDGED, STAGE_2) is None


def test_another_message_that_opens_the_stage_has_nothing_of_what_came_before() -> None:
    was_acknowledged: Because = (None, acknowledged("2026-06-15 09:31", "stage-2", letter=7))
    case = a_case(opens("stage-2"), was_acknowledged, not_asked(), opens("stage-2", LATER, "2026-06-22 09:30"))
    assert case.when(Moment.ACKNOWLEDGED, STAGE_2) is None
    assert (case.visits[-1].number, case.visits[-1].starts) == (1, at("2026-06-22 09:30"))


def test_a_case_that_was_reopened_for_it_is_closed_again_as_it_was() -> None:
    was_closed: Because = (None, closed("2026-06-12 09:00"))
    case = a_case(DECIDED, was_closed, (AGAIN, reopened(CAME)), opens("stage-2"), not_asked())
    assert case.closed is not None
    assert (case.closed.at, case.closed.outcome) == (at("2026-06-12 09:00"), "upheld")


def test_a_case_that_was_reopened_for_another_reason_stays_open() -> None:
    was_closed: Because = (None, closed("2026-06-12 09:00"))
    case = a_case(DECIDED, was_closed, (None, reopened("2026-06-13 09:00")), opens("stage-2"), not_asked())
    assert case.closed is None


def test_a_case_that_only_had_no_mail_stays_open_with_the_mail_it_has() -> None:
    was_emptied: Because = (None, (happened.CaseEmptied(), at("2026-06-12 09:00")))
    case = a_case(DECIDED, was_emptied, (AGAIN, reopened(CAME)), opens("stage-2"), not_asked())
    assert case.closed is None


# -- How a case stands


@pytest.mark.parametrize(
    "happenings, standing",
    [
        pytest.param([], Standing.UNDECIDED, id="no answer yet"),
        pytest.param([filed(AGAIN)], Standing.ASKED, id="more is asked for before any answer"),
        pytest.param([seen(sure=False)], Standing.SAID, id="an answer seems to have been sent"),
        pytest.param([DECIDED], Standing.DECIDED, id="answered, with a stage to follow"),
        pytest.param([DECIDED, filed(AGAIN)], Standing.DECIDED, id="answered; what asked since opened nothing"),
        pytest.param([DECIDED, opens("stage-2")], Standing.ASKED, id="the next stage is open"),
        pytest.param(
            [DECIDED, opens("stage-2"), (ANSWER, answered("2026-06-25 10:00", STAGE_2))], Standing.FINAL,
            id="the last of the landlord's own is answered",
        ),
        pytest.param([(None, closed("2026-06-12 09:00"))], Standing.SETTLED, id="closed without an answer on file"),
        pytest.param(
            [opens("stage-2"), (None, closed("2026-06-26 09:00"))], Standing.FINAL, id="closed at the last stage"
        ),
        pytest.param([DECIDED, opens("stage-2"), not_asked()], Standing.DECIDED, id="what it opened was not asked for"),
    ],
)  # fmt: skip
def test_how_a_case_stands(happenings: list[Because], standing: Standing) -> None:
    assert standing_of(a_case(*happenings), POLICY) is standing


@pytest.mark.parametrize(
    "stage, following", [("stage-1", "stage-2"), ("stage-2", None), ("outside", None), (None, None)]
)
def test_the_stage_that_follows_is_one_of_the_landlords_own(stage: str | None, following: str | None) -> None:
    found = stage_after(StageName(stage) if stage is not None else None, POLICY)
    assert (found.name if found is not None else None) == following
