"""What is kept back stays until a person lets it go, and what was dropped never leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection

from builders import MAILBOX, MONDAY, TENANT, a_house
from heard.casework.events import LetterName, LetterNumber, Purpose, Reference
from heard.store import letters_held, outbox
from heard.store.outbox import NewLetter

OTHER = "repairs@northgate.example"
CASE = Reference("NH-26-0001")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with a_house(tmp_path / "heard.db").store.writing() as connection:
        yield connection


def enters(connection: Connection, key: str, *, mailbox: str = MAILBOX, outside: bool = True) -> LetterNumber:
    name = LetterName("complainant.receipt.any")
    letter = NewLetter(
        key=key, name=name, purpose=Purpose.RECEIPT, reference=CASE, stage=None, cause=None, mailbox=mailbox,
        to=TENANT, outside=outside, message_id=f"<{key}@northgate.example>", words="We have it.", content=b"",
        held_because=None, copy_wanted=False,
    )  # fmt: skip
    number = outbox.put(connection, letter, now=MONDAY)
    assert number is not None
    return number


def leave(connection: Connection) -> list[int]:
    """Return the letters that would be sent now."""
    until = MONDAY + timedelta(minutes=10)
    taken = outbox.lease(connection, now=MONDAY, until=until, limit=9, mailboxes=[MAILBOX, OTHER])
    return [letter.number for letter in taken]


def by_a_limit(connection: Connection, number: LetterNumber) -> None:
    letters_held.hold(connection, number, because="20 a day to one address")


def by_the_settings(connection: Connection, number: LetterNumber) -> None:
    letters_held.hold_waiting(connection, because="sending is hold", outside_only=False)


def by_its_mailbox(connection: Connection, number: LetterNumber) -> None:
    letters_held.hold_others(connection, [OTHER], because="its mailbox is not in heard.toml")


@pytest.mark.parametrize("is_held", [by_a_limit, by_the_settings, by_its_mailbox])
def test_what_is_held_leaves_when_a_person_lets_it_go(
    connection: Connection, is_held: Callable[[Connection, LetterNumber], None]
) -> None:
    number = enters(connection, "a")
    is_held(connection, number)
    assert (letters_held.held(connection), leave(connection)) == ([number], [])
    assert letters_held.release(connection, number, now=MONDAY)
    assert (letters_held.held(connection), leave(connection)) == ([], [number])


def test_what_a_person_let_go_is_not_held_again_by_the_settings(connection: Connection) -> None:
    number = enters(connection, "a")
    by_the_settings(connection, number)
    letters_held.release(connection, number, now=MONDAY)
    by_the_settings(connection, number)
    assert leave(connection) == [number]


def test_letters_to_staff_leave_where_only_those_to_people_outside_are_held(connection: Connection) -> None:
    enters(connection, "a")
    to_staff = enters(connection, "b", outside=False)
    letters_held.hold_waiting(connection, because="sending is staff", outside_only=True)
    assert leave(connection) == [to_staff]


def test_letters_of_a_mailbox_that_is_still_there_are_not_held(connection: Connection) -> None:
    enters(connection, "a")
    of_the_other = enters(connection, "b", mailbox=OTHER)
    by_its_mailbox(connection, of_the_other)
    assert leave(connection) == [of_the_other]


def test_what_was_dropped_is_never_let_go(connection: Connection) -> None:
    number = enters(connection, "a")
    letters_held.drop(connection, number, why="it was answered by telephone")
    assert not letters_held.release(connection, number, now=MONDAY)
    assert leave(connection) == []


def test_only_what_is_kept_back_shows_its_words(connection: Connection) -> None:
    number = enters(connection, "a")
    assert letters_held.words_kept_back(connection, number) is None
    by_a_limit(connection, number)
    assert letters_held.words_kept_back(connection, number) == letters_held.Written(
        Purpose.RECEIPT, CASE, "We have it."
    )


def test_what_is_leaving_cannot_be_dropped_any_more(connection: Connection) -> None:
    number = enters(connection, "a")
    assert letters_held.not_yet_sent(connection, number) is not None
    assert leave(connection) == [number]
    assert letters_held.not_yet_sent(connection, number) is None


def test_of_a_case_what_is_kept_back_is_known_and_what_was_dropped_is_not(connection: Connection) -> None:
    held, dropped, _waits = (enters(connection, key) for key in ("a", "b", "c"))
    by_a_limit(connection, held)
    letters_held.drop(connection, dropped, why="written by hand")
    assert letters_held.kept_back_on(connection, CASE) == [held]
    assert letters_held.kept_back_on(connection, Reference("NH-26-0002")) == []
