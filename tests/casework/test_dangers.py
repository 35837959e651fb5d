"""Which dangers told of on a case nobody has answered: a letter is no answer, a word on its notice is one."""

from __future__ import annotations

import pytest

from heard.casework.dangers import dangers_left
from heard.casework.events import CommandGiven, CommandUndone, CommandWord, MessageNumber, ProvedBy
from heard.casework.moments import Moment
from histories import (
    CALENDAR,
    RECEIVED,
    STAGE_1,
    Happening,
    at,
    comes_to,
    danger_seen,
    decision_seen,
    history,
    opened,
    passed,
)

HERS = MessageNumber(2)


def given(command: str, when: str, *, about: int | None) -> Happening:
    number = MessageNumber(about) if about is not None else None
    return CommandGiven(MessageNumber(7), CommandWord(command), ProvedBy.BOTH, number), at(when)


SEEN = danger_seen("2026-06-02 10:40")
BY_PHONE = passed(Moment.CONTACT_MADE, "2026-06-02 11:00")


def left(*happened: Happening) -> list[int]:
    return [each.message for each in dangers_left(history([opened(), *happened]), CALENDAR)]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param((), id="nothing came after"),
        pytest.param((decision_seen("2026-06-03 10:00"),), id="a decision went out"),
        pytest.param((given("assign", "2026-06-02 11:00", about=1),), id="another notice was answered"),
        pytest.param((given("note", "2026-06-02 11:00", about=None),), id="a note about nothing in particular"),
        pytest.param((passed(Moment.CONTACT_MADE, "2026-06-01 15:00"),), id="spoken to on the day before"),
        pytest.param((passed(Moment.CONTACT_MADE, "2026-06-02 10:39"),), id="spoken to on that day, a minute before"),
        pytest.param((passed(Moment.ACTION_PROMISED, "2026-06-02 11:00"),), id="something was promised"),
    ],
)
def test_it_stays_open(after: tuple[Happening, ...]) -> None:
    assert left(SEEN, *after) == [HERS]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(given("assign", "2026-06-02 11:00", about=HERS), id="somebody took it"),
        pytest.param(given("note", "2026-06-02 11:00", about=HERS), id="a note to its notice"),
        pytest.param(BY_PHONE, id="spoken to since"),
        pytest.param(passed(Moment.CONTACT_MADE, "2026-06-02 10:40"), id="spoken to in that very minute"),
    ],
)
def test_it_is_answered(after: Happening) -> None:
    assert left(SEEN, after) == []


@pytest.mark.parametrize(
    "spoken, noted",
    [
        pytest.param("2026-06-02 12:00", "2026-06-02 15:00", id="of which noon stands for the day"),
        pytest.param(RECEIVED, "2026-06-01 15:00", id="which began after noon, when the complaint came"),
    ],
)
def test_a_contact_on_a_day_that_was_named_answers_what_came_on_that_day(spoken: str, noted: str) -> None:
    began = comes_to(STAGE_1, RECEIVED)
    assert left(began, danger_seen(noted), passed(Moment.CONTACT_MADE, spoken)) == []


def test_what_was_answered_before_it_came_answers_nothing() -> None:
    assert left(BY_PHONE, SEEN) == [HERS]


def test_each_is_answered_for_itself() -> None:
    assert left(SEEN, BY_PHONE, danger_seen("2026-06-04 08:00")) == [HERS]


def test_a_contact_that_was_taken_back_does_not_count() -> None:
    events = history([opened(), SEEN, BY_PHONE])
    spoken_to = events[-1]._replace(message=MessageNumber(7))
    taken_back = events[-1]._replace(number=9, event=CommandUndone(MessageNumber(7)), message=MessageNumber(8))
    assert dangers_left([*events[:-1], spoken_to], CALENDAR) == ()
    assert [each.message for each in dangers_left([*events[:-1], spoken_to, taken_back], CALENDAR)] == [HERS]
