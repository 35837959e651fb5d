"""Whose addresses are somebody else's, as a person said of two numbers."""

from __future__ import annotations

from sqlalchemy import Connection

from builders import MONDAY
from heard.casework.events import PersonNumber
from heard.store import people, same_people, told_apart

RAY, RAYMOND, ROY = PersonNumber(1), PersonNumber(2), PersonNumber(3)
HIS, ANOTHERS, A_THIRDS = "ray@btmail.example", "raymond@kin.example", "roy@else.example"


def three_persons(connection: Connection) -> None:
    for name, address in (("Ray", HIS), ("Raymond", ANOTHERS), ("Roy", A_THIRDS)):
        people.give(connection, people.add(connection, name, now=MONDAY), [address])


def test_where_nobody_was_told_apart_nobody_is_somebody_else(connection: Connection) -> None:
    three_persons(connection)
    assert told_apart.others_than(connection, [RAY]) == {}


def test_each_of_two_who_were_told_apart_has_the_addresses_of_the_other(connection: Connection) -> None:
    three_persons(connection)
    same_people.tell_apart(connection, RAYMOND, RAY, now=MONDAY)
    assert told_apart.others_than(connection, [RAY, RAYMOND, ROY]) == {RAY: (ANOTHERS,), RAYMOND: (HIS,)}


def test_whoever_was_merged_since_is_told_apart_no_more(connection: Connection) -> None:
    three_persons(connection)
    same_people.tell_apart(connection, RAY, RAYMOND, now=MONDAY)
    same_people.merge(connection, RAYMOND, RAY, now=MONDAY)
    assert told_apart.others_than(connection, [RAY]) == {}


def test_whoever_stands_as_one_of_them_is_told_apart_from_the_other_too(connection: Connection) -> None:
    three_persons(connection)
    same_people.tell_apart(connection, RAY, RAYMOND, now=MONDAY)
    same_people.merge(connection, RAYMOND, ROY, now=MONDAY)
    assert set(told_apart.others_than(connection, [RAY])[RAY]) == {ANOTHERS, A_THIRDS}
