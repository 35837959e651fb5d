"""An officer says by mail whether two people are one: Raymond Pickersgill wrote from two addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding.officers_say import command_number, says, takes_back
from looking import hear, the_case

from builders import MovedClock, a_house, a_mail
from heard.casework.commands import SamePerson, Undo
from heard.casework.events import Reference
from heard.daemon.commanding.people_said import parted, same_person
from heard.daemon.house import House
from heard.errors import CannotBeSaid
from heard.reports.people import list_of_people, proposals
from heard.store import same_people

DAMP = "There is black mould in the bedroom and nobody has come. This is not good enough.\n\n{}\n14 Weirside Court"
ROOF = "The roof of the bin store has come off in the wind and nobody answers me. This is a disgrace.\n\n{}\n{}"
CASE, ASKED = Reference("NH-26-0002"), 2


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    house = a_house(tmp_path / "heard.db", now=clock)
    first, second = DAMP.format("Raymond Pickersgill"), ROOF.format("Ray", "14 Weirside Court")
    hear(house, a_mail(first, sender="Raymond Pickersgill <ray@btmail.example>", subject="Damp", message_id="<1@x>"), 1)
    hear(house, a_mail(second, sender="Ray Pickersgill <raypick@outmail.example>", subject="Roof"), 2)
    assert asks_about(house) == 1
    return house


def asks_about(house: House) -> int:
    with house.store.reading() as connection:
        return len(list(proposals(connection)))


def also(house: House) -> list[list[str]]:
    """Return who stands as somebody else, for each person."""
    with house.store.reading() as connection:
        assert list(same_people.differences(connection)) == []
        return [list(each["also"]) for each in list_of_people(connection, every=True)]


def is_asked(house: House) -> bool:
    questions = the_case(house, CASE)["questions"]
    return any(each["about"] == "same-person" and each["answered"] is None for each in questions)


def test_they_are_one(house: House) -> None:
    done = says(house, same_person, SamePerson(True), ASKED, on=CASE)
    assert also(house) == [["P2"]]
    assert not is_asked(house)
    assert done.what[0].startswith("P2 and P1 are one person")
    assert done.undo == Undo()


def test_and_two_again_where_that_is_taken_back(house: House) -> None:
    before = also(house)
    says(house, same_person, SamePerson(True), ASKED, on=CASE)
    said = takes_back(house, command_number(house), parted, on=CASE)
    assert (also(house), said) == (before, ("P2 and P1 are two people again.",))


def test_they_are_two_and_nobody_is_asked_again(house: House) -> None:
    done = says(house, same_person, SamePerson(False), ASKED, on=CASE)
    assert (asks_about(house), is_asked(house)) == (0, False)
    assert (done.undo, bool(done.no_undo)) == (None, True)


@pytest.mark.parametrize(
    "about, on, why",
    [
        pytest.param(1, "NH-26-0001", "message 1 made nobody ask", id="a mail nobody was asked of"),
        pytest.param(ASKED, "NH-26-0001", "message 2 is on NH-26-0002 now", id="on another case"),
        pytest.param(None, CASE, "answer the notice", id="no mail"),
    ],
)
def test_what_may_not_be_said(house: House, about: int | None, on: str, why: str) -> None:
    with pytest.raises(CannotBeSaid, match=why):
        says(house, same_person, SamePerson(True), about, on=on)
    assert (asks_about(house), is_asked(house)) == (1, True)


def test_it_is_said_once(house: House) -> None:
    says(house, same_person, SamePerson(True), ASKED, on=CASE)
    with pytest.raises(CannotBeSaid, match="are one person already"):
        says(house, same_person, SamePerson(True), ASKED, on=CASE)
