"""The dangers open on a case: those of its own mail, and of mail that may be its and lies on another."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import hear

from builders import TENANT, MovedClock, a_house, a_mail
from heard.casework.events import About, MessageNumber, Reference
from heard.daemon import moving
from heard.daemon.house import House
from heard.daemon.told_of_a_case import stands_now
from heard.store import questions
from heard.store.dangers import open_dangers

CASE = Reference("NH-26-0001")
GAS = "I smell gas in the hall, and my baby is in the flat."
CEILING = "The ceiling has come down on the bed, and water runs onto the sockets."
ANN = "Ann Bell <ann.bell@else.example>"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    house = a_house(tmp_path / "heard.db", now=clock)
    assert hear(house, a_mail(), 1) == CASE
    return house


def comes(house: House, text: str, uid: int, *, sender: str = TENANT, on: Reference | None = None) -> Reference:
    assert isinstance(house.now, MovedClock)
    house.now.on(hours=1)
    subject = f"Re: leak [{on}]" if on is not None else "Our flat"
    reference = hear(house, a_mail(text, sender=sender, subject=subject, message_id=f"<more-{uid}@x.example>"), uid)
    assert reference is not None
    return Reference(reference)


def open_on(house: House, *references: Reference) -> dict[Reference, list[int]]:
    """Return the messages that tell of the dangers open on these cases, looked for together."""
    with house.store.reading() as connection:
        stand = [each for each in (stands_now(connection, house, of) for of in references) if each is not None]
        found = open_dangers(connection, stand)
    return {reference: [each.message for each in dangers] for reference, dangers in found.items()}


def test_a_case_of_which_no_mail_tells_of_one_has_none(house: House) -> None:
    assert open_on(house, CASE) == {}


def test_it_is_told_with_its_words_and_who_wrote_them(house: House) -> None:
    comes(house, GAS, 2, on=CASE)
    with house.store.reading() as connection:
        stands = stands_now(connection, house, CASE)
        assert stands is not None
        [danger] = open_dangers(connection, [stands])[CASE]
    assert (danger.message, danger.sender, danger.words, danger.sure) == (2, TENANT, "smell gas", True)
    assert danger.received_at == danger.noted_at == house.now()


def test_of_several_cases_each_has_its_own_the_oldest_first(house: House) -> None:
    comes(house, GAS, 2, on=CASE)
    comes(house, CEILING, 3, on=CASE)
    other = comes(house, GAS, 4, sender=ANN)
    assert open_on(house, CASE, other) == {CASE: [2, 3], other: [4]}


def test_of_another_case_only_mail_counts_that_may_be_this_ones(house: House) -> None:
    other = comes(house, f"My mother is {CASE}. {GAS}", 2, sender=ANN)
    comes(house, CEILING, 3, sender=ANN, on=other)
    assert open_on(house, CASE, other) == {CASE: [2], other: [2, 3]}


def test_what_a_person_brought_from_there_they_have_read(house: House) -> None:
    other = comes(house, f"My mother is {CASE}. {GAS}", 2, sender=ANN)
    comes(house, CEILING, 3, sender=ANN, on=other)
    moving.move(house, [MessageNumber(3)], CASE)
    assert open_on(house, CASE) == {CASE: [2]}


def test_once_it_is_said_where_a_mail_belongs_it_counts_there_alone(house: House) -> None:
    other = comes(house, f"My mother is {CASE}. {GAS}", 2, sender=ANN)
    with house.store.writing() as connection:
        questions.answer(connection, MessageNumber(2), (About.WHICH_CASE,), now=house.now())
    assert open_on(house, CASE, other) == {other: [2]}


def test_what_was_taken_away_counts_no_more(house: House) -> None:
    comes(house, CEILING, 2, on=CASE)
    comes(house, GAS, 3, on=CASE)
    other = comes(house, "The bins are full.", 4, sender=ANN)
    moving.move(house, [MessageNumber(2)], other)
    assert open_on(house, CASE) == {CASE: [3]}
