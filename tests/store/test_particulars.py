"""What officers wrote of cases: the words stand beside the events, and say who is written to in large print."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from builders import CALENDAR, POLICY, a_case_of, happen
from heard.casework.events import (
    CaseJoined,
    Event,
    MessageNumber,
    Particular,
    ParticularDone,
    ParticularRecorded,
    Reference,
    Stream,
)
from heard.store import history
from heard.store.particulars import brought, done_elsewhere, keep_words, wants_large_print, written
from histories import at

CASE, OTHER = Reference("NH-26-0900"), Reference("NH-26-0901")


def tell(connection: Connection, about: Particular, words: str, *, of: Reference = CASE) -> None:
    number = keep_words(connection, of, words)
    policies = {POLICY.digest: (POLICY, CALENDAR)}
    happen(connection, policies, (ParticularRecorded(about, words=number), at("2026-06-02 10:00")), stream=Stream(of))


@pytest.fixture
def kept(connection: Connection) -> Connection:
    """Two cases of which nobody has told anything."""
    for each in (CASE, OTHER):
        a_case_of(connection, POLICY, each, "2026-06-01 10:00")
    return connection


def test_words_are_kept_under_numbers_each_case_its_own(kept: Connection) -> None:
    first, second = keep_words(kept, CASE, "two officers"), keep_words(kept, CASE, "hearing loop")
    other = keep_words(kept, OTHER, "Polish")
    assert written(kept, CASE) == {first: "two officers", second: "hearing loop"}
    assert written(kept, OTHER) == {other: "Polish"}


@pytest.mark.parametrize(
    "about, words, wants",
    [
        pytest.param(Particular.ADJUSTMENT, "letters in Large Print, please", True, id="in whatever case and words"),
        pytest.param(Particular.ADJUSTMENT, "a bigger print than that", True, id="bigger"),
        pytest.param(Particular.ADJUSTMENT, "hearing loop", False, id="another adjustment"),
        pytest.param(Particular.ACTION, "ask who else wants large print", False, id="an action that names it"),
    ],
)
def test_an_adjustment_alone_makes_letters_large(kept: Connection, about: Particular, words: str, wants: bool) -> None:
    tell(kept, about, words)
    assert wants_large_print(kept, CASE) is wants


def test_one_told_of_another_case_makes_none_here(kept: Connection) -> None:
    tell(kept, Particular.ADJUSTMENT, "large print", of=OTHER)
    assert not wants_large_print(kept, CASE)
    assert not wants_large_print(kept, None)


def test_what_is_over_of_a_joined_case_is_brought_with_it_and_says_so(kept: Connection) -> None:
    def happens(event: Event) -> None:
        happen(kept, {POLICY.digest: (POLICY, CALENDAR)}, (event, at("2026-06-02 10:00")), stream=Stream(OTHER))

    for _ in range(2):
        happens(ParticularRecorded(Particular.MEETING))
    number = history.of_stream(kept, Stream(OTHER))[-1].number
    happens(ParticularDone(number))
    assert brought(kept, CASE) == ()
    happens(CaseJoined(CASE))
    told = [(each.reference, each.told.number, each.told.done_at) for each in brought(kept, CASE)]
    assert told == [(OTHER, number - 1, None), (OTHER, number, at("2026-06-02 10:00"))]


def test_what_a_command_said_is_over_elsewhere_is_neither_on_its_own_case_nor_by_another(
    connection: Connection,
) -> None:
    def says(command: int, on: str, event: Event) -> None:
        now = at("2026-06-10 10:00")
        number = MessageNumber(command)
        history.append(connection, Stream(on), [(event, now)], after=(0, ""), now=now, message=number)

    says(7, "NH-26-0011", ParticularDone(4))
    says(7, "NH-26-0012", ParticularDone(4))
    says(8, "NH-26-0013", ParticularDone(4))
    says(7, "NH-26-0014", ParticularRecorded(Particular.ACTION))
    assert done_elsewhere(connection, MessageNumber(7), Reference("NH-26-0011")) == ("NH-26-0012",)
