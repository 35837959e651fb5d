"""An officer says by mail who deals with a case; whoever that is, and was, is told; and it can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding.giving import (
    CASE,
    LANDLORD_OF_THREE,
    MANAGER,
    brought,
    clock as clock_of,
    command,
    complained,
    receipt,
    undo,
    written_to,
)
from looking import in_step, the_case

from builders import LEAD, OFFICER, MovedClock, a_house
from heard.casework.commands import Assign
from heard.daemon.house import House

ASSIGNED = "officer.notice.assigned"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))


def owner(house: House) -> str | None:
    found: str | None = the_case(house, CASE)["owner"]
    assert in_step(house)
    return found


def told(house: House, address: str) -> int:
    return written_to(house, address).count(ASSIGNED)


def test_who_takes_a_case_deals_with_it_and_is_told_by_the_receipt_alone(house: House) -> None:
    number = command(house, Assign(None), "assign to me")
    assert owner(house) == OFFICER
    assert brought(house, number) == ["CommandGiven", "OfficerAssigned", "MomentPassed"]
    assert "You deal with NH-26-0001 now." in receipt(house, number)[1]
    assert told(house, OFFICER) == 0


def test_from_then_on_they_are_reminded_to_speak_to_the_tenant(house: House) -> None:
    command(house, Assign(None))
    assert clock_of(house, "speak-to-customer")["due"].startswith("2026-06-08")


def test_who_is_given_a_case_is_told(house: House) -> None:
    number = command(house, Assign(MANAGER), "assign to Nadia")
    assert owner(house) == MANAGER
    assert told(house, MANAGER) == 1
    assert "Nadia Manager deals with NH-26-0001 now." in receipt(house, number)[1]
    assert "Told by mail: Nadia Manager." in receipt(house, number)[1]


def test_who_dealt_with_it_before_is_told_that_it_is_theirs_no_more(house: House) -> None:
    command(house, Assign(None))
    number = command(house, Assign(None), by=MANAGER)
    assert (owner(house), told(house, OFFICER), told(house, MANAGER)) == (MANAGER, 1, 0)
    assert "Before, Gary Officer did." in receipt(house, number)[1]


def test_undone_it_is_theirs_again_who_had_it(house: House) -> None:
    command(house, Assign(None))
    given = command(house, Assign(MANAGER))
    undone = undo(house, given)
    assert (owner(house), told(house, MANAGER)) == (OFFICER, 2)
    assert "You deal with NH-26-0001 again." in receipt(house, undone)[1]


def test_undone_nobody_deals_with_what_nobody_had(house: House) -> None:
    undone = undo(house, command(house, Assign(None)))
    assert owner(house) is None
    assert "Nobody deals with NH-26-0001." in receipt(house, undone)[1]
    assert not [each for each in the_case(house, CASE)["clocks"] if each["clock"] == "speak-to-customer"]


def test_it_is_not_undone_once_it_was_given_on(house: House) -> None:
    first = command(house, Assign(None))
    command(house, Assign(MANAGER))
    undone = undo(house, first)
    assert owner(house) == MANAGER
    assert "was given on since, on Monday 1 June 2026" in receipt(house, undone)[1]


@pytest.mark.parametrize(
    ("to", "why"),
    [
        pytest.param(
            LEAD,
            "Helen Lead may not deal with Stage 1, first line: Helen Lead does not hold the role",
            id="not the role",
        ),
        pytest.param("stranger@northgate.example", "is not listed among the staff", id="nobody on the staff"),
        pytest.param(OFFICER, "You deal with NH-26-0001 already", id="theirs already"),
    ],
)
def test_it_is_not_given_to_whoever_may_not_have_it(house: House, to: str, why: str) -> None:
    command(house, Assign(None))
    number = command(house, Assign(to))
    assert owner(house) == OFFICER
    assert receipt(house, number)[0] == "officer.receipt.refused"
    assert why in receipt(house, number)[1]
