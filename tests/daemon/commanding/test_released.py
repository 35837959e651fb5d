"""An officer lets a held letter go by mail: two complaints came on Monday 1 June 2026, answered by 15 June."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding.officers_say import CASE, says
from looking import hear, the_case

from builders import COMPLAINT, TENANT, MovedClock, a_house, a_mail
from heard.casework.commands import Release
from heard.casework.events import LetterNumber, Reference
from heard.daemon import outgoing
from heard.daemon.commanding.released import release
from heard.daemon.house import House
from heard.errors import CannotBeSaid

OTHER = Reference("NH-26-0002")


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """Two complaints of two tenants, whose letters are held."""
    house = a_house(tmp_path / "heard.db", now=clock, sending="hold")
    hear(house, a_mail(), 1)
    text = COMPLAINT.replace("kitchen", "lift")
    hear(house, a_mail(text, sender="a@lift.example", subject="Lift", message_id="<l@l.example>"), 2)
    return house


def states(house: House, case: str = CASE) -> dict[int, str]:
    return {each["id"]: each["state"] for each in the_case(house, case)["letters"]}


def to_tenant(house: House, case: str = CASE, to: str = TENANT) -> LetterNumber:
    [number] = [each["id"] for each in the_case(house, case)["letters"] if each["to"] == to]
    return LetterNumber(number)


def only_that_one_is_held(house: House) -> LetterNumber:
    """Let all other letters of the case be dropped."""
    number = to_tenant(house)
    for other in states(house):
        if other != number:
            outgoing.drop(house, LetterNumber(other), "not for this test")
    return number


def test_the_letter_named_leaves_and_no_other(house: House) -> None:
    number, before = to_tenant(house), states(house, OTHER)
    done = says(house, release, Release(number))
    assert (states(house)[number], states(house, OTHER)) == ("waiting", before)
    assert done.what == (f"Letter {number} of NH-26-0001 leaves now.",)
    assert (done.undo, bool(done.no_undo)) == (None, True)


def test_where_one_is_held_it_need_not_be_named(house: House) -> None:
    number = only_that_one_is_held(house)
    says(house, release, Release())
    assert states(house)[number] == "waiting"


def test_of_several_it_has_to_be_said_which(house: House) -> None:
    gas = "I can smell gas in the hall now, and nobody has come. Please help, I am afraid."
    hear(
        house,
        a_mail(gas, message_id="<leak-2@tenant.example>", headers=[("In-Reply-To", "<leak-1@tenant.example>")]),
        3,
    )
    before = states(house)
    assert len(before) > 1, "the leads are told of it"
    with pytest.raises(CannotBeSaid, match="are held; say which"):
        says(house, release, Release())
    assert states(house) == before


def test_of_several_the_one_leaves_that_the_message_of_the_notice_caused(house: House) -> None:
    number = to_tenant(house)
    gas = "I can smell gas in the hall now, and nobody has come. Please help, I am afraid."
    hear(house, a_mail(gas, message_id="<gas@tenant.example>", headers=[("In-Reply-To", "<leak-1@tenant.example>")]), 3)
    assert len(states(house)) > 1, "the leads are told of it"
    says(house, release, Release(), about=1)
    assert [each for each, state in states(house).items() if state == "waiting"] == [number]


def test_a_letter_of_another_case_stays_held(house: House) -> None:
    number = to_tenant(house, OTHER, "a@lift.example")
    with pytest.raises(CannotBeSaid, match=f"letter {number} is no letter of NH-26-0001 that is held"):
        says(house, release, Release(number))
    assert states(house, OTHER)[number] == "held"


def test_what_promises_a_day_that_has_passed_stays_held(house: House, clock: MovedClock) -> None:
    number = to_tenant(house)
    clock.on(days=20)
    with pytest.raises(CannotBeSaid, match="promises a day that has passed"):
        says(house, release, Release(number))
    assert states(house)[number] == "held"


def test_what_was_dropped_stays_dropped(house: House) -> None:
    number = to_tenant(house)
    outgoing.drop(house, number, "written by hand")
    with pytest.raises(CannotBeSaid, match="no letter of NH-26-0001 that is held"):
        says(house, release, Release(number))
