"""An officer says by mail what the contact of a restricted person is; Walter's contact about a hedge is limited."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding.officers_say import says
from looking import in_step, places
from restricted.test_put_right import AN_INSPECTION, a_namesake_writes
from restricted.walter import WaltersHouse

from heard.casework.commands import OfContact, SayOfContact
from heard.casework.restriction_events import ContactAnswer, RestrictionContactAnswered
from heard.daemon.commanding.contacts_said import say_of_contact
from heard.errors import CannotBeSaid
from heard.store import restrictions
from mail.shapes.in_the_house import FIRST

CONTACT, SECOND = 3, "NH-26-0002"


@pytest.fixture
def house(tmp_path: Path) -> WaltersHouse:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    return house


def record(house: WaltersHouse) -> list[ContactAnswer]:
    """Return what was said of contacts under the restriction."""
    with house.place.house.store.reading() as connection:
        events = [each.event for each, _ in restrictions.happened_to(connection, 1)]
    return [each.answer for each in events if isinstance(each, RestrictionContactAnswered)]


@pytest.mark.parametrize(
    "what, counted, on, told",
    [
        pytest.param(OfContact.WRONG_PERSON, (0, 0), SECOND, "somebody else wrote message 3", id="not theirs"),
        pytest.param(OfContact.NEW_MATTER, (1, 0), SECOND, "message 3 is about something new", id="new"),
        pytest.param(OfContact.FRESH_EVIDENCE, (0, 1), FIRST, "message 3 brings fresh evidence", id="evidence"),
    ],
)
def test_what_it_is_goes_on_record_and_counts(
    house: WaltersHouse, what: OfContact, counted: tuple[int, int], on: str, told: str
) -> None:
    a_namesake_writes(house)
    assert (house.counted(), places(house.place.house)[CONTACT]) == ((0, 1), FIRST)
    done = says(house.place.house, say_of_contact, SayOfContact(what), CONTACT)
    assert (house.counted(), places(house.place.house)[CONTACT]) == (counted, on)
    assert done.what == (f"Noted on restriction 1: {told}.",)
    assert (done.undo, bool(done.no_undo)) == (None, True)
    assert not any("heard " in note for note in done.notes)
    assert record(house) == [ContactAnswer(what.replace(" ", "-"))]
    assert in_step(house.place.house)


def test_what_was_asked_of_it_is_settled_once(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", AN_INSPECTION)
    done = says(house.place.house, say_of_contact, SayOfContact(OfContact.SETTLED), CONTACT)
    assert done.what == ("Noted on restriction 1: what was asked of message 3 is dealt with.",)
    with pytest.raises(CannotBeSaid, match="nothing that waits was asked of it"):
        says(house.place.house, say_of_contact, SayOfContact(OfContact.SETTLED), CONTACT)


@pytest.mark.parametrize("what", OfContact)
def test_of_what_is_no_contact_nothing_is_said(house: WaltersHouse, what: OfContact) -> None:
    with pytest.raises(CannotBeSaid, match="message 1 was never taken for a contact"):
        says(house.place.house, say_of_contact, SayOfContact(what), 1)
    assert record(house) == []


@pytest.mark.parametrize("what", [OfContact.WRONG_PERSON, OfContact.FRESH_EVIDENCE])
def test_what_is_on_record_is_not_said_twice(house: WaltersHouse, what: OfContact) -> None:
    a_namesake_writes(house)
    says(house.place.house, say_of_contact, SayOfContact(what), CONTACT)
    where = places(house.place.house)[CONTACT]
    with pytest.raises(CannotBeSaid) as refused:
        says(house.place.house, say_of_contact, SayOfContact(what), CONTACT, on=where)
    assert "--" not in str(refused.value)
