"""A contact that a person puts on another case: whether it still counts, and that what was asked of it is answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from restricted.walter import ASKS_FOR_MORE, THE_GATE, WaltersHouse
from sqlalchemy import func, select

from heard.store.tables import messages
from mail.shapes.in_the_house import FIRST

SECOND, THIRD = "NH-26-0002", "NH-26-0003"


@pytest.fixture
def house(tmp_path: Path) -> WaltersHouse:
    """Walter is restricted, and somebody else has a case about the lift."""
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.hears_of_another("2026-06-18 09:00")
    return house


def moves(house: WaltersHouse, message: int, to: str) -> str:
    return " ".join(house.types("move", str(message), "--to", to).split())


def counts(house: WaltersHouse) -> list[tuple[str, str]]:
    """Return the case and the matter of each contact that `heard restrict show` lists."""
    return [(each["case"], each["matter"]) for each in shows(house)["contacts_made"]]


def shows(house: WaltersHouse) -> dict[str, Any]:
    """Return what `heard restrict show 1 --json` says."""
    return dict(json.loads(house.types("restrict", "show", "1", "--json")))


def last(house: WaltersHouse) -> int:
    """Return the number of the message that came last."""
    with house.place.house.store.reading() as connection:
        return int(connection.execute(select(func.max(messages.c.id))).scalar_one())


def test_put_on_a_case_of_its_own_it_counts_as_something_new(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    number = last(house)
    assert counts(house) == [(FIRST, "same")]
    assert f"Message {number} counts as a contact under restriction 1, about something new." in moves(
        house, number, "new"
    )
    assert counts(house) == [(THIRD, "new")]
    assert house.types("rebuild", "--check")


def test_put_back_it_counts_once_and_as_it_did(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    number = last(house)
    moves(house, number, "new")
    house.types("join", FIRST, THIRD)
    assert counts(house) == [(FIRST, "same")]
    assert sum(house.counted()) == 1


def test_something_new_put_on_the_limited_case_counts_as_about_what_is_limited(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    house.writes("2026-06-23 09:00", f"{THE_GATE} It is still jammed.", subject="The gate")
    assert counts(house) == [(FIRST, "new"), (FIRST, "new")]
    assert "about what is limited." in moves(house, last(house), FIRST)
    assert counts(house) == [(FIRST, "new"), (FIRST, "same")]
    assert house.types("rebuild", "--check")


@pytest.mark.parametrize("to, left", [(SECOND, []), ("none", []), ("new", [(FIRST, "new")])])
def test_something_new_counts_for_as_long_as_it_is_theirs(
    house: WaltersHouse, to: str, left: list[tuple[str, str]]
) -> None:
    house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    house.writes("2026-06-23 09:00", f"{THE_GATE} It is still jammed.", subject="The gate")
    moves(house, last(house), to)
    assert counts(house) == [(FIRST, "new"), *left]
    assert house.types("rebuild", "--check")


@pytest.mark.parametrize("to, why", [(SECOND, "a case of somebody else"), ("none", "no case")])
def test_on_somebody_elses_case_and_on_none_it_counts_no_more(house: WaltersHouse, to: str, why: str) -> None:
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    number = last(house)
    said = moves(house, number, to)
    assert f"Message {number} counts as a contact under restriction 1 no more: it lies on {why}." in said
    assert counts(house) == []
    assert f"Message {number} counts as a contact under restriction 1 as it did on {FIRST} before." in moves(
        house, number, FIRST
    )
    assert counts(house) == [(FIRST, "same")]


def test_what_was_asked_of_it_waits_until_a_person_says_so_or_puts_it_somewhere(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", "I wish to appeal against the restriction you have put on me.")
    number = last(house)
    assert shows(house)["asked"] == [number]
    house.types("restrict", "note", "1", "--answered", str(number))
    assert shows(house)["asked"] == []
    house.writes("2026-06-29 09:00", "Who hears my appeal against the restriction? I want it lifted.")
    second = last(house)
    assert shows(house)["asked"] == [second]
    moves(house, second, "none")
    assert shows(house)["asked"] == []


def test_what_opened_a_case_of_its_own_is_shown_on_that_one(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    [made] = shows(house)["contacts_made"]
    assert (made["case"], made["lies_on"]) == (FIRST, THIRD)
    assert THIRD in house.types("restrict", "show", "1")
