"""The history: in order, whole, and never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from builders import MONDAY, a_house
from heard.casework.events import (
    Digest,
    Event,
    LetterName,
    LetterNumber,
    LetterSent,
    PackName,
    PolicyPinned,
    Purpose,
    StageName,
    Stream,
)
from heard.casework.recorded import from_body, to_body
from heard.errors import CaseMovedOn
from heard.store import history

CASE = Stream("NH-26-0001")
PINNED = PolicyPinned(PackName("wnwhl-2009"), date(2009, 7, 21), Digest("d" * 64))
SENT = LetterSent(LetterNumber(1), LetterName("x"), Purpose.ACKNOWLEDGEMENT, StageName("stage-1"))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with a_house(tmp_path / "heard.db").store.writing() as connection:
        yield connection


def append(connection: Connection, *events: Event, after: tuple[int, str] = (0, "")) -> None:
    history.append(connection, CASE, [(event, MONDAY) for event in events], after=after, now=MONDAY)


def test_events_come_back_as_they_were_written(connection: Connection) -> None:
    append(connection, PINNED, SENT)
    recorded = history.of_stream(connection, CASE)
    assert [each.event for each in recorded] == [PINNED, SENT]
    assert [each.number for each in recorded] == [1, 2]
    assert history.break_in(recorded) is None


def test_streams_read_together_are_as_each_read_alone(connection: Connection) -> None:
    other, unknown = Stream("NH-26-0002"), Stream("NH-26-0003")
    append(connection, PINNED, SENT)
    history.append(connection, other, [(PINNED, MONDAY)], after=(0, ""), now=MONDAY)
    together = history.of_streams(connection, [other, CASE, unknown])
    assert [list(together.get(each, ())) for each in (CASE, other, unknown)] == [
        list(history.of_stream(connection, each)) for each in (CASE, other, unknown)
    ]


def test_the_second_to_write_the_same_event_gathers_the_facts_again(connection: Connection) -> None:
    append(connection, PINNED)
    with pytest.raises(CaseMovedOn):
        append(connection, SENT)


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param("UPDATE events SET body = replace(body, 'wnwhl-2009', 'wnwhl-2010') WHERE number = 1", id="words"),
        pytest.param(
            "UPDATE events SET happened_at = '2026-06-02T00:00:00.000000+00:00' WHERE number = 1", id="a date"
        ),
        pytest.param("UPDATE events SET by = 'officer' WHERE number = 1", id="who did it"),
        pytest.param("UPDATE events SET message = 7 WHERE number = 1", id="what proves it"),
        pytest.param("DELETE FROM events WHERE number = 1", id="an event gone"),
    ],
)
def test_a_change_to_the_past_is_seen(connection: Connection, tamper: str) -> None:
    append(connection, PINNED, SENT)
    connection.execute(text(tamper))
    assert history.break_in(history.of_stream(connection, CASE)) == 1


def test_an_event_of_a_later_heard_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="later heard"):
        from_body("PolicyPinned", 2, to_body(PINNED))
