"""A letter of ours that puts off the answer counts from when it has left, and not at all where it came back."""

from __future__ import annotations

import pytest

from heard.casework.case import Case
from heard.casework.events import ClockName, DueExtended, Failure, LetterFailed, LetterName, LetterNumber, Purpose
from heard.casework.moments import Moment
from histories import STAGE_1, Happening, a_case, at, day, sent

NAME, NUMBER = LetterName("complainant.holding.stage-1"), LetterNumber(7)
UNTIL = at("2026-06-22 12:00").date()
PUT_OFF: Happening = (
    DueExtended(ClockName("answer"), STAGE_1, UNTIL, None, agreed=False, exceptional=False, letter=NUMBER),
    at("2026-06-10 10:00"),
)
LEFT = sent("2026-06-10 10:05", Purpose.HOLDING, STAGE_1, letter=NUMBER, name=NAME)


def failing(when: str, failure: Failure) -> Happening:
    return LetterFailed(NUMBER, NAME, Purpose.HOLDING, STAGE_1, failure), at(when)


def moments(case: Case) -> set[Moment]:
    return {each.moment for each in case.passed if each.letter == NUMBER}


def test_promised_it_has_told_nobody_anything() -> None:
    case = a_case(PUT_OFF)
    assert moments(case) == {Moment.EXTENSION_AGREED}
    assert [each.due for each in case.moved] == [UNTIL]


def test_once_it_has_left_it_is_a_holding_reply_and_a_word_to_them() -> None:
    case = a_case(PUT_OFF, LEFT)
    assert {Moment.HOLDING_REPLY, Moment.OUTGOING_CONTACT, Moment.LAST_OUTGOING_CONTACT} <= moments(case)
    assert day(case.when(Moment.HOLDING_REPLY, STAGE_1)) == "2026-06-10"


@pytest.mark.parametrize("failure", list(Failure))
def test_where_it_does_not_arrive_the_day_it_names_is_not_named(failure: Failure) -> None:
    case = a_case(PUT_OFF, LEFT, failing("2026-06-11 10:00", failure))
    assert case.moved == ()
    assert moments(case) == set()


def test_let_go_after_all_it_names_the_day_from_then_on() -> None:
    again = sent("2026-06-12 09:00", Purpose.HOLDING, STAGE_1, letter=NUMBER, name=NAME)
    case = a_case(PUT_OFF, failing("2026-06-10 10:05", Failure.REFUSED), again)
    assert [(each.due, day(each.at)) for each in case.moved] == [(UNTIL, "2026-06-12")]
