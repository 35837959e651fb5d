"""A case that a restriction is about is joined to another: the limit goes along, and limits what it did.

Walter's complaint about the hedge is NH-26-0001, that about the gate NH-26-0002, and they are joined on 18 June 2026.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, SAYS_IT_AGAIN, THE_GATE, WaltersHouse

from mail.shapes.in_the_house import FIRST

SECOND, THIRD = "NH-26-0002", "NH-26-0003"
JAMMED = "The gate to the car park is still jammed. I do not accept your answer and want it looked at again."
JAMMED_AGAIN = "The gate to the car park at Mill House is jammed, as I told you. Nobody came."


def with_a_gate(tmp_path: Path, limited: str) -> WaltersHouse:
    """Return the house where the hedge (FIRST) or the gate (SECOND) is what is limited."""
    house = WaltersHouse("wnwhl-2009", tmp_path)
    assert house.writes("2026-06-10 12:00", THE_GATE, subject="The gate").reference == SECOND
    house.restricts("no-same-matter", case=limited, says="")
    house._clock.at = house.story.at("2026-06-18 10:00")
    return house


def joins(house: WaltersHouse, *words: str) -> str:
    return " ".join(house.types("join", *words).split())


def test_the_limit_of_the_younger_goes_along_and_limits_what_it_did(tmp_path: Path) -> None:
    house = with_a_gate(tmp_path, SECOND)
    said = joins(house, SECOND, FIRST)
    assert f"Restriction 1, no-same-matter, goes along: what comes about {SECOND} is filed on {FIRST} now." in said
    heard = house.writes("2026-06-22 09:00", JAMMED, subject="The gate")
    assert heard.reference == FIRST
    assert house.lines()["About"].startswith("what is limited")
    assert house.stage() == "stage-1"
    assert house.counted() == (0, 1)
    assert f"covers {SECOND}, joined to {FIRST}" in house.types("restrict", "list")


def test_what_was_never_limited_is_not_limited_by_a_join(tmp_path: Path) -> None:
    house = with_a_gate(tmp_path, SECOND)
    joins(house, SECOND, FIRST)
    heard = house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert heard.reference == FIRST
    assert house.lines()["About"].startswith("something new")
    assert house.stage() == "stage-2"


def test_what_comes_with_a_younger_case_is_not_limited_and_stays_where_it_was_put(tmp_path: Path) -> None:
    house = with_a_gate(tmp_path, FIRST)
    said = joins(house, SECOND, FIRST)
    assert f"Restriction 1, no-same-matter, limits what it did on {FIRST}, and nothing that came with {SECOND}." in said
    heard = house.writes("2026-06-22 09:00", JAMMED_AGAIN, subject="Hello")
    assert heard.reference == FIRST
    assert house.lines()["About"].startswith("something new")
    house.writes("2026-06-23 09:00", SAYS_IT_AGAIN)
    assert house.lines()["About"].startswith("what is limited")
    assert len(house.cases()) == 2


@pytest.mark.parametrize("strict_first", [True, False])
def test_a_stricter_limit_about_the_gate_takes_nothing_from_the_hedge_it_was_joined_to(
    tmp_path: Path, strict_first: bool
) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.writes("2026-06-10 12:00", THE_GATE, subject="The gate")
    strict = {"case": SECOND, "says": "The gate to the car park at Mill House", "acknowledges": []}
    if strict_first:
        gate, hedge = house.restricts("no-same-matter", **strict), house.restricts("our-own-word", own_word=True)
    else:
        hedge, gate = house.restricts("our-own-word", own_word=True), house.restricts("no-same-matter", **strict)
    house._clock.at = house.story.at("2026-06-18 10:00")
    joins(house, SECOND, FIRST)
    house.writes("2026-06-22 09:00", JAMMED_AGAIN, subject="The gate")
    assert (house.stage(), house.counted(gate), house.counted(hedge)) == ("stage-1", (0, 1), (0, 0))
    house.writes("2026-06-23 09:00", ASKS_FOR_MORE)
    assert (house.stage(), house.counted(gate), house.counted(hedge)) == ("stage-2", (0, 1), (1, 0))
    assert house.to_walter()[-1] == "complainant.acknowledgement.stage-2"


def test_no_contact_is_lost_by_a_join_nor_by_taking_it_back(tmp_path: Path) -> None:
    house = with_a_gate(tmp_path, SECOND)
    house.writes("2026-06-17 09:00", "The gate to the car park is still jammed.", subject="The gate")
    house._clock.at = house.story.at("2026-06-18 10:00")
    joins(house, SECOND, FIRST)
    assert house.counted() == (0, 1)
    house.writes("2026-06-22 09:00", f"{JAMMED_AGAIN} Still.", subject="The gate")
    assert f"what comes about {SECOND} is filed on {SECOND} again" in joins(house, "--undo", SECOND)
    assert house.counted() == (0, 2)
    assert house.types("rebuild", "--check")


def test_a_join_that_is_taken_back_has_the_limit_stand_where_it_stood(tmp_path: Path) -> None:
    house = with_a_gate(tmp_path, SECOND)
    joins(house, SECOND, FIRST)
    joins(house, "--undo", SECOND)
    assert house.writes("2026-06-24 09:00", JAMMED, subject="The gate").reference == SECOND
    assert house.lines()["About"].startswith("what is limited")


def test_what_a_contact_opened_and_a_person_joins_is_about_what_is_limited_after_all(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", THE_GATE, subject="The gate")
    [joining] = [command for command in house.shown() if command.startswith("heard join")]
    said = joins(house, *joining.split()[2:])
    assert "counts as a contact under restriction 1, about what is limited." in said
    assert "nothing that came with" not in said
    house.writes("2026-06-24 09:00", JAMMED_AGAIN, subject="The gate")
    assert house.lines()["About"].startswith("what is limited")
    joins(house, "--undo", SECOND)
    assert house.types("rebuild", "--check")
