"""What every notice says of its case: who, where it stands, by when.

The tenant wrote on Monday 1 June 2026 at 10:30 on the wall clock.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding.officers_say import CASE
from looking import hear

from builders import MAILBOX, MONDAY, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.casework.events import CaseClosed, MessageNumber, OfficerAssigned, Outcome, Stream
from heard.casework.moments import Moment
from heard.daemon.house import House
from heard.daemon.told_of_a_case import moments_on_their_way, stands_now, words_of_the_case
from heard.daemon.writing import Writing
from heard.store.officers import number_of
from heard.store.tables import letters

COMES_IN = "Came in: Monday 1 June 2026, 10:30"
ANSWER = "Answer by: Monday 15 June 2026"
SAY_WHO = "Say who deals with it by: Tuesday 2 June 2026"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint has come, and nobody deals with it; its acknowledgement waits to be sent."""
    house = a_house(tmp_path / "heard.db", now=clock)
    hear(house, a_mail(), 1)
    return house


def lines(house: House, *, words: str = "") -> tuple[str, ...]:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), MessageNumber(1), MAILBOX, MONDAY, words=words)
        said = words_of_the_case(writing, stands_now(connection, house, CASE))
    about = said["about"]
    assert isinstance(about, tuple)
    return about


def note(house: House, event: OfficerAssigned | CaseClosed) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, MAILBOX, MONDAY)
        writing.note(Stream(CASE), event)
        writing.append()


def given_to(house: House, address: str) -> None:
    with house.store.writing() as connection:
        number = number_of(connection, address)
    note(house, OfficerAssigned(number, None))


def becomes_of_the_acknowledgement(house: House, state: str) -> None:
    with house.store.writing() as connection:
        connection.execute(letters.update().where(letters.c.outside).values(state=state))


def test_it_says_who_where_since_when_and_what_is_owed(house: House) -> None:
    assert lines(house) == (
        f"Who: Dorothy Finch, {TENANT}",
        "Case: NH-26-0001, Stage 1, first line, dealt with by nobody yet",
        COMES_IN,
        SAY_WHO,
        ANSWER,
    )


def test_what_our_letter_does_is_owed_once_it_does_not_leave(house: House) -> None:
    becomes_of_the_acknowledgement(house, "held")
    assert lines(house)[3:] == ("Acknowledge by: Tuesday 2 June 2026", SAY_WHO, ANSWER)


@pytest.mark.parametrize(
    "state, is_leaving",
    [("waiting", True), ("sending", True), ("held", False), ("failed", False), ("sent", False)],
)
def test_a_letter_is_about_to_leave_while_it_waits_or_is_being_sent(house: House, state: str, is_leaving: bool) -> None:
    becomes_of_the_acknowledgement(house, state)
    with house.store.reading() as connection:
        found = moments_on_their_way(connection, CASE)
    assert found == ((Moment.ACKNOWLEDGED,) if is_leaving else ())


def test_an_officer_who_deals_with_it_is_named(house: House) -> None:
    given_to(house, OFFICER)
    assert "Case: NH-26-0001, Stage 1, first line, dealt with by Gary Officer" in lines(house)


def test_one_who_is_no_longer_among_the_staff_is_told_by_their_address(house: House) -> None:
    given_to(house, "gone@northgate.example")
    assert "Case: NH-26-0001, Stage 1, first line, dealt with by gone@northgate.example" in lines(house)


def test_a_closed_case_is_closed_and_owes_nothing(house: House) -> None:
    given_to(house, OFFICER)
    note(house, CaseClosed(Outcome("withdrawn")))
    assert lines(house)[1:] == ("Case: NH-26-0001, Stage 1, first line, closed", COMES_IN)


def test_a_name_that_does_not_look_like_one_is_left_out(tmp_path: Path, clock: MovedClock) -> None:
    house = a_house(tmp_path / "named.db", now=clock)
    hear(house, a_mail(sender=f'"Win at www.prize.example" <{TENANT}>'), 1)
    assert lines(house)[0] == f"Who: {TENANT}"


def test_of_no_case_only_what_they_wrote_is_told(house: House) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, MAILBOX, MONDAY, words="The lift again.")
        assert words_of_the_case(writing, None) == {"about": None, "they_wrote": "The lift again."}
        writing.words = f"The lift again. hk01-{'a' * 17}-{'b' * 21}"
        assert words_of_the_case(writing, None)["they_wrote"] == "The lift again.", "what shows an officer is not shown"
        writing.words = ""
        assert words_of_the_case(writing, None) == {"about": None, "they_wrote": None}


def test_a_case_stands_and_no_case_does_not(house: House) -> None:
    with house.store.reading() as connection:
        assert stands_now(connection, house, None) is None
        stands = stands_now(connection, house, CASE)
    assert stands is not None
    assert stands.case.reference == CASE
