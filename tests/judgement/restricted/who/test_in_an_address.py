"""What the part of an address before its "@" tells of Gordon Hall, of Ben Lake and of Imogen van der Castellane."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.who.in_an_address import (
    BY_GIVEN_NAME,
    IN_ADDRESS,
    PERHAPS,
    bears_family,
    in_an_address,
    of_another,
)

HALL, LAKE = ("Gordon James Hall", "Gordie Hall"), ("Ben Lake",)


@pytest.mark.parametrize(
    "local, told",
    [
        ("gordon.hall", PERHAPS),
        ("hall_gordon", PERHAPS),
        ("gordonhall77", PERHAPS),
        ("gordie-hall", PERHAPS),
        ("g.hall", IN_ADDRESS),
        ("hall47", IN_ADDRESS),
        ("hall", IN_ADDRESS),
        ("gordon", BY_GIVEN_NAME),
        ("gordon.at.nine", BY_GIVEN_NAME),
        ("b.hall", 0.0),
        ("brenda.hall", 0.0),
        ("marshall", 0.0),
        ("ben.marshall", 0.0),
        ("hallam", 0.0),
        ("shallow-water", 0.0),
    ],
)
def test_a_name_counts_as_a_part_of_its_own(local: str, told: float) -> None:
    assert in_an_address(local, HALL) == told


@pytest.mark.parametrize("local", ["blake", "tim.blake", "lakeside", "lakeland77"])
def test_a_short_family_name_with_an_initial_is_another_name(local: str) -> None:
    assert in_an_address(local, LAKE) == 0.0
    assert not bears_family(local, LAKE)


@pytest.mark.parametrize("local", ["gcrake", "crakeg", "crake", "g-crake"])
def test_a_longer_one_may_have_its_initial_in_one_word(local: str) -> None:
    assert bears_family(local, ("Gordon Crake",))


@pytest.mark.parametrize(
    "local, name",
    [
        ("brenda.hall", "brenda hall"),
        ("hall.brenda", "brenda hall"),
        ("brenda-hall-1961", "brenda hall"),
        ("gordon.hall", ""),
        ("james.hall", ""),
        ("b.hall", ""),
        ("village.hall", ""),
        ("brenda.marshall", ""),
    ],
)
def test_another_first_name_beside_the_family_name_is_another_person(local: str, name: str) -> None:
    assert of_another(local, HALL) == name


def test_a_double_family_name_counts_by_each_part_and_none_by_its_particles() -> None:
    names = ("Imogen van der Castellane-Wray",)
    assert all(bears_family(local, names) for local in ("i.wray", "castellane77", "castellane-wray"))
    assert not bears_family("van.hire", names)
