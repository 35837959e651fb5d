"""Whoever the policy has told of a closing, and whoever dealt with the case, hear of it once each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from commanding.giving import LANDLORD_OF_THREE, MANAGER, command, complained, receipt, undo, written_to

from builders import LEAD, OFFICER, MovedClock, a_house
from heard.casework.commands import Assign, Close, NotAComplaint, Reopen
from heard.casework.events import Kind, Outcome
from heard.casework.people import Officer
from heard.daemon.house import House

WITHDRAWN = Close(Outcome("withdrawn"))
TEAM = "tess.team@northgate.example"
CLOSED = "officer.notice.closed"


def house_with(tmp_path: Path, clock: MovedClock, *more: Officer) -> House:
    landlord = replace(LANDLORD_OF_THREE, staff=(*LANDLORD_OF_THREE.staff, *more))
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=landlord))


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return house_with(tmp_path, clock, Officer("Tess Team", TEAM, ("complaints-team",)))


def told(house: House, *addresses: str) -> list[int]:
    return [written_to(house, each).count(CLOSED) for each in addresses]


def test_the_complaints_team_and_whoever_dealt_with_it_are_told(house: House) -> None:
    command(house, Assign(MANAGER))
    number = command(house, WITHDRAWN)
    assert told(house, TEAM, MANAGER, OFFICER, LEAD) == [1, 1, 0, 0]
    assert "Told by mail: Nadia Manager and Tess Team." in receipt(house, number)[1]


def test_whoever_closes_it_has_the_receipt_and_no_notice(house: House) -> None:
    number = command(house, WITHDRAWN, by=TEAM)
    assert told(house, TEAM, OFFICER, LEAD) == [0, 0, 0]
    assert "Told by mail" not in receipt(house, number)[1]


def test_where_nobody_is_of_the_team_a_team_lead_is_told(tmp_path: Path, clock: MovedClock) -> None:
    house = house_with(tmp_path, clock)
    command(house, WITHDRAWN)
    assert told(house, LEAD, MANAGER) == [1, 0]


def test_of_a_team_away_their_deputy_is_told(tmp_path: Path, clock: MovedClock) -> None:
    today = clock().date()
    away = Officer("Tess Team", TEAM, ("complaints-team",), deputy=MANAGER, away=((today, today),))
    second = Officer(
        "Una Team", "una.team@northgate.example", ("complaints-team",), area="rents", away=((today, today),)
    )
    house = house_with(tmp_path, clock, away, second)
    command(house, WITHDRAWN)
    assert told(house, MANAGER, TEAM) == [1, 0]


def test_each_opening_and_closing_and_what_is_undone_of_them_is_told(house: House) -> None:
    closed = command(house, WITHDRAWN)
    undo(house, closed)
    command(house, WITHDRAWN)
    opened = command(house, Reopen())
    undo(house, opened)
    assert told(house, TEAM) == [5]


def test_a_case_that_was_no_complaint_is_told_to_nobody_and_nor_is_that_it_was_one(house: House) -> None:
    undo(house, command(house, NotAComplaint(Kind.ENQUIRY)))
    assert told(house, TEAM, LEAD) == [0, 0]
