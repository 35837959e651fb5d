"""An officer says by mail who deals with a case; whoever that is, and was, is told; and it can be taken back."""

from __future__ import annotations

from dataclasses import replace
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
from looking import hear, in_step, the_case

from builders import LANDLORD, LEAD, MAILBOX, OFFICER, MovedClock, a_house, a_mail
from heard.casework.commands import Assign, OpenStage
from heard.casework.events import About, MessageNumber, StageName
from heard.casework.people import Officer
from heard.daemon.house import House
from heard.daemon.pressing import presses
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy

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


def test_who_takes_a_case_is_shown_what_the_policy_has_them_think_of(house: House) -> None:
    words = receipt(house, command(house, Assign(None)))[1]
    assert "- Look for the root cause, not only this one case." in words
    given = receipt(house, command(house, Assign(MANAGER)))[1]
    assert "Look for the root cause" not in given, "that is in the mail to Nadia"


def test_there_is_a_letter_to_complete_once_somebody_dealt_with_it_before(house: House) -> None:
    first = receipt(house, command(house, Assign(None)))[1]
    assert "For you to complete and send" not in first
    given = receipt(house, command(house, Assign(MANAGER)))[1]
    assert "Nadia Manager, Area Manager, deals with your complaint NH-26-0001 from now on, in place of Gary" in given
    assert "complainant" not in " ".join(written_to(house, MANAGER)), "heard sends none"


# -- Whom the complaint is about -------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrote, why",
    [
        pytest.param("The tap drips, and Gary Officer shouted at me.", "is named in the complaint", id="named"),
        pytest.param("The tap drips, and nobody comes.", "", id="not named"),
    ],
)
def test_whom_the_complaint_names_does_not_deal_with_it_where_the_policy_says_so(
    tmp_path: Path, clock: MovedClock, wrote: str, why: str
) -> None:
    gary = Officer("Gary Officer", OFFICER, ("investigating-officer",))
    landlord = replace(LANDLORD, staff=(gary, *(each for each in LANDLORD.staff if each.address != OFFICER)))
    policy = load_policy("wdh-2022", rules_dir())
    house = a_house(tmp_path / "wdh.db", now=clock, landlord=landlord, policy=policy)
    hear(house, a_mail(f"I want to make a formal complaint. {wrote}"), 1)
    command(house, OpenStage(StageName("stage-1")))
    number = command(house, Assign(None), "assign to me")
    assert owner(house) == (None if why else OFFICER)
    assert why in receipt(house, number)[1]


def test_whoever_dealt_with_it_before_is_offered_no_button_that_gives_it_to_them(
    tmp_path: Path, clock: MovedClock
) -> None:
    policy = load_policy("wnwhl-2009", rules_dir())
    both = Officer("Nadia Manager", MANAGER, ("owning-officer", "complaints-team", "management"))
    landlord = replace(LANDLORD, staff=(*LANDLORD.staff, both))
    house = complained(a_house(tmp_path / "wnwhl.db", now=clock, landlord=landlord, policy=policy))
    assert "assign to me" in buttons(house, both)
    command(house, Assign(MANAGER))
    command(house, OpenStage(StageName("stage-2")))
    assert "assign to me" not in buttons(house, both)


def buttons(house: House, officer: Officer) -> str:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), MessageNumber(1), MAILBOX, house.now())
        stands = stands_now(connection, house, CASE)
        return " ".join(each.command for each in presses(writing, officer, About.NEW_CASE, stands).buttons)
