"""What was recorded of cases is a row each, in step with their events, and the usual causes are known by them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from builders import POLICY, a_case_of, a_house, happen
from heard.casework.events import (
    CommandGiven,
    CommandUndone,
    CommandWord,
    Event,
    Learning,
    LearningRecorded,
    LearningWord,
    MessageNumber,
    ProvedBy,
    Stream,
)
from heard.daemon.house import House
from heard.store import history, projection
from heard.store.learned import causes_since
from heard.store.tables import learned
from histories import at, closed

CASE = Stream("NH-26-0900")


def cause(word: str) -> LearningRecorded:
    return LearningRecorded(Learning.CAUSE, LearningWord(word))


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        a_case_of(connection, POLICY, CASE, "2026-06-01 10:00", closed("2026-06-12 10:00"))
    return house


@pytest.fixture
def connection(house: House) -> Iterator[Connection]:
    with house.store.writing() as connection:
        yield connection


def says(connection: Connection, house: House, event: Event, when: str, message: int = 7) -> None:
    """Let a command in a message say it, as the daemon would write it down."""
    before = history.of_stream(connection, CASE)
    given = CommandGiven(MessageNumber(message), CommandWord("record"), ProvedBy.BOTH)
    both = [(each, at(when)) for each in (given, event)]
    after = (before[-1].number, before[-1].chain)
    new = history.append(connection, CASE, both, after=after, now=at(when), message=MessageNumber(message))
    projection.follow(connection, before, new, house.policies)


def rows(connection: Connection) -> list[tuple[str, str | None, int, int]]:
    query = select(learned.c.about, learned.c.word, learned.c.pence, learned.c.offset_pence).order_by(learned.c.number)
    return [tuple(row) for row in connection.execute(query)]


def test_each_is_a_row(connection: Connection, house: House) -> None:
    says(connection, house, cause("late repair"), "2026-06-12 11:00")
    says(connection, house, LearningRecorded(Learning.COMPENSATION, None, 20000, 15000), "2026-06-12 11:05", 8)
    assert rows(connection) == [("cause", "late repair", 0, 0), ("compensation", None, 20000, 15000)]
    assert list(projection.differences(connection, house.policies)) == []


def test_what_is_taken_back_has_none(connection: Connection, house: House) -> None:
    says(connection, house, cause("late repair"), "2026-06-12 11:00")
    happen(connection, house.policies, (CommandUndone(MessageNumber(7)), at("2026-06-12 12:00")), stream=CASE)
    assert rows(connection) == []
    assert list(projection.differences(connection, house.policies)) == []


def test_a_row_that_says_something_else_is_found_and_made_again(connection: Connection, house: House) -> None:
    says(connection, house, cause("late repair"), "2026-06-12 11:00")
    connection.exec_driver_sql("UPDATE learned SET word = 'rats'")
    [line] = projection.differences(connection, house.policies)
    assert "learned: event 6: word is 'rats' and should be 'late repair'" in line
    projection.rebuild(connection, house.policies)
    assert rows(connection) == [("cause", "late repair", 0, 0)]


def test_the_usual_causes_are_those_recorded_most_since_a_moment(connection: Connection, house: House) -> None:
    for number, word in enumerate(("no reply", "late repair", "wrong advice", "late repair", "contractor")):
        says(connection, house, cause(word), f"2026-06-1{number + 2} 11:00", 7 + number)
    assert causes_since(connection, at("2026-06-13 00:00")) == ("late repair", "contractor", "wrong advice")
