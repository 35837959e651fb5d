"""What officers wrote of cases: the words stand beside the events, and say who is written to in large print."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from builders import CALENDAR, POLICY, a_case_of, happen
from heard.casework.events import Particular, ParticularRecorded, Reference, Stream
from heard.store.particulars import keep_words, wants_large_print, written
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
