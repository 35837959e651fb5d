"""An officer says by mail that they spoke to the tenant, what a case has to do with, or writes a note."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from commanding.giving import (
    CASE,
    LANDLORD_OF_THREE,
    brought,
    clock as clock_of,
    command,
    complained,
    receipt,
    undo,
)
from looking import hear, in_step, the_case, told

from builders import MovedClock, a_house, a_mail
from heard.casework.commands import Assign, ContactMade, Link, Note, ProposeRestriction, Reached
from heard.casework.events import Reference
from heard.daemon.house import House

OTHER = Reference("NH-26-0002")


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A case that Gary has dealt with since Monday, looked at on Thursday; and another, of somebody else."""
    house = complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))
    command(house, Assign(None))
    grass = a_mail("Nobody has cut the grass since May.", sender="b@b.example", message_id="<g@b.example>")
    assert hear(house, grass, 90) == OTHER
    clock.on(days=3)
    return house


def spoken_to(house: House) -> str | None:
    found = clock_of(house, "speak-to-customer")["met_at"]
    assert in_step(house)
    return str(found)[:10] if found else None


@pytest.mark.parametrize(
    ("said", "on", "how"),
    [
        pytest.param(ContactMade(Reached.PHONE), "2026-06-04", "by telephone, on Thursday 4 June", id="today"),
        pytest.param(
            ContactMade(Reached.VISIT, date(2026, 6, 3)), "2026-06-03", "by a visit, on Wednesday 3 June", id="a day"
        ),
        pytest.param(
            ContactMade(Reached.IN_PERSON, date(2026, 6, 1)),
            "2026-06-01",
            "in person, on Monday 1 June",
            id="the first",
        ),
    ],
)
def test_that_they_were_spoken_to_counts_from_the_day_it_was(
    house: House, said: ContactMade, on: str, how: str
) -> None:
    number = command(house, said, "contact made")
    assert spoken_to(house) == on
    assert brought(house, number) == ["CommandGiven", "MomentPassed"]
    assert f"Somebody spoke to the complainant of NH-26-0001 {how} 2026." in receipt(house, number)[1]


@pytest.mark.parametrize(
    ("on", "why"),
    [
        pytest.param(date(2026, 6, 5), "Friday 5 June 2026 is still to come", id="tomorrow"),
        pytest.param(date(2026, 5, 31), "Sunday 31 May 2026 is before they complained", id="before"),
    ],
)
def test_a_day_that_cannot_be_is_refused(house: House, on: date, why: str) -> None:
    number = command(house, ContactMade(Reached.PHONE, on))
    assert spoken_to(house) is None
    assert why in receipt(house, number)[1]


def test_undone_nobody_has_spoken_to_them(house: House) -> None:
    undone = undo(house, command(house, ContactMade(Reached.PHONE)))
    assert spoken_to(house) is None
    assert "does not count any more" in receipt(house, undone)[1]


def test_two_cases_are_linked_and_both_say_so(house: House) -> None:
    number = command(house, Link(OTHER), "link NH-26-0002")
    assert "NH-26-0001 may have to do with NH-26-0002" in told(house, CASE)
    assert "NH-26-0002 may have to do with NH-26-0001" in told(house, OTHER)
    assert "NH-26-0001 and NH-26-0002 are linked" in receipt(house, number)[1]


def test_undone_both_cases_say_that_it_is_undone(house: House) -> None:
    linked = command(house, Link(OTHER))
    undone = undo(house, linked)
    assert brought(house, undone) == ["CommandGiven", "CommandUndone"]
    assert brought(house, undone, OTHER) == ["CommandUndone"]
    assert "are linked no more" in receipt(house, undone)[1]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        pytest.param(CASE, "NH-26-0001 is this case itself", id="itself"),
        pytest.param("NH-26-0099", "there is no case NH-26-0099", id="none"),
    ],
)
def test_a_case_is_linked_to_no_case_that_is_none(house: House, other: str, why: str) -> None:
    number = command(house, Link(Reference(other)))
    assert why in receipt(house, number)[1]
    assert brought(house, number) == ["CommandRefused"]


def test_a_note_changes_nothing_and_says_so(house: House) -> None:
    number = command(house, Note(), "Rang, no answer")
    name, words = receipt(house, number)
    assert (name, brought(house, number)) == ("officer.receipt.noted", ["CommandGiven"])
    assert "Nothing else has changed" in words
    assert "Rang, no answer" in words


def test_a_restriction_is_proposed_as_a_draft_that_limits_nobody(house: House) -> None:
    number = command(house, ProposeRestriction(), "restrict contact", because="forty mails in a week")
    words = receipt(house, number)[1]
    assert brought(house, number) == ["CommandGiven"]
    assert not the_case(house, CASE)["restricted"]
    for line in ("Nobody is limited by this", "about the complainant of NH-26-0001", "forty mails in a week"):
        assert line in words


def test_a_note_and_a_proposal_are_not_undone(house: House) -> None:
    undone = undo(house, command(house, Note()))
    assert receipt(house, undone)[0] == "officer.receipt.refused"
