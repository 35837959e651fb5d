"""Who is known, by which addresses, and who was found to be whom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from builders import MONDAY, a_house
from heard.casework.events import MessageNumber, PersonNumber, PersonsMerged
from heard.errors import NotFound
from heard.reports.people import list_of_people, proposals
from heard.store import people, same_people

RAY, MAUREEN, NEW = PersonNumber(1), PersonNumber(2), PersonNumber(3)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with a_house(tmp_path / "heard.db").store.writing() as connection:
        for name, theirs in (
            ("Raymond Pickersgill", ("ray@btmail.example", "both@home.example")),
            ("Maureen Pickersgill", ("both@home.example",)),
            ("Ray P", ("raypick@outmail.example",)),
        ):
            people.give(connection, people.add(connection, name, now=MONDAY), theirs)
        yield connection


def standing_at(connection: Connection, address: str) -> list[int]:
    return [known.person for known in people.at(connection, address)]


def merge(connection: Connection, person: PersonNumber, into: PersonNumber) -> None:
    same_people.merge(connection, person, into, now=MONDAY)


def test_an_address_may_be_several_persons(connection: Connection) -> None:
    assert standing_at(connection, "both@home.example") == [RAY, MAUREEN]
    assert standing_at(connection, "nobody@home.example") == []


def test_an_address_is_given_to_a_person_once(connection: Connection) -> None:
    assert people.give(connection, NEW, ("raypick@outmail.example", "new@outmail.example")) == ("new@outmail.example",)


def test_a_merged_person_stands_as_the_other_with_all_addresses(connection: Connection) -> None:
    merge(connection, NEW, RAY)
    (known,) = people.at(connection, "raypick@outmail.example")
    assert known.person == RAY
    assert set(known.addresses) == {"ray@btmail.example", "both@home.example", "raypick@outmail.example"}
    assert known.names == ("Raymond Pickersgill", "Ray P")


def test_a_merge_can_be_undone(connection: Connection) -> None:
    merge(connection, NEW, RAY)
    assert same_people.part(connection, NEW, now=MONDAY) == RAY
    assert standing_at(connection, "raypick@outmail.example") == [NEW]


def test_who_was_merged_into_a_merged_person_stands_as_the_last(connection: Connection) -> None:
    merge(connection, NEW, RAY)
    merge(connection, RAY, MAUREEN)
    assert standing_at(connection, "raypick@outmail.example") == [MAUREEN]
    same_people.part(connection, RAY, now=MONDAY)
    assert standing_at(connection, "raypick@outmail.example") == [RAY]


def test_what_makes_no_sense_is_refused(connection: Connection) -> None:
    merge(connection, NEW, RAY)
    for person, into in ((NEW, RAY), (RAY, NEW), (NEW, MAUREEN), (RAY, RAY), (RAY, PersonNumber(99))):
        with pytest.raises(NotFound):
            merge(connection, person, into)
    with pytest.raises(NotFound):
        same_people.part(connection, MAUREEN, now=MONDAY)


def test_the_history_says_who_stands_as_whom(connection: Connection) -> None:
    merge(connection, NEW, RAY)
    assert list(same_people.differences(connection)) == []
    connection.exec_driver_sql("UPDATE people SET same_as = NULL")
    assert list(same_people.differences(connection)) == ["site: people: P3 should stand as P1"]
    same_people.follow(connection)
    assert standing_at(connection, "raypick@outmail.example") == [RAY]


def test_a_pair_is_asked_about_once_and_open_until_it_is_merged(connection: Connection) -> None:
    assert same_people.propose(connection, RAY, NEW, message=None, now=MONDAY)
    assert not same_people.propose(connection, NEW, RAY, message=None, now=MONDAY)
    (pair,) = proposals(connection)
    assert [each["person"] for each in pair["proposed"]] == ["P1", "P3"]
    merge(connection, NEW, RAY)
    assert list(proposals(connection)) == []
    same_people.part(connection, NEW, now=MONDAY)
    assert list(proposals(connection)) == [], "somebody has looked at it"


def test_a_pair_that_was_told_apart_is_not_listed_any_more_and_may_still_be_merged(connection: Connection) -> None:
    same_people.propose(connection, RAY, NEW, message=None, now=MONDAY)
    same_people.tell_apart(connection, NEW, RAY, now=MONDAY)
    assert list(proposals(connection)) == []
    assert not same_people.propose(connection, NEW, RAY, message=None, now=MONDAY)
    assert standing_at(connection, "raypick@outmail.example") == [NEW]
    merge(connection, NEW, RAY)
    assert standing_at(connection, "raypick@outmail.example") == [RAY]


def test_who_was_told_apart_before_anybody_asked_is_not_asked_about(connection: Connection) -> None:
    same_people.tell_apart(connection, RAY, NEW, now=MONDAY)
    assert not same_people.propose(connection, RAY, NEW, message=None, now=MONDAY)
    assert same_people.propose(connection, MAUREEN, NEW, message=None, now=MONDAY)


def test_the_register_does_not_merge_whom_a_person_told_apart(connection: Connection) -> None:
    same_people.tell_apart(connection, RAY, NEW, now=MONDAY)
    same_people.merge_by_register(connection, NEW, RAY, now=MONDAY)
    assert standing_at(connection, "raypick@outmail.example") == [NEW]


@pytest.mark.parametrize("other", [RAY, NEW, PersonNumber(99)], ids=["the same", "merged", "nobody"])
def test_who_cannot_be_told_apart(connection: Connection, other: PersonNumber) -> None:
    merge(connection, NEW, RAY)
    with pytest.raises(NotFound):
        same_people.tell_apart(connection, RAY, other, now=MONDAY)


def test_those_with_several_addresses_are_listed(connection: Connection) -> None:
    assert [each["person"] for each in list_of_people(connection)] == ["P1"]
    assert [each["person"] for each in list_of_people(connection, every=True)] == ["P1", "P2", "P3"]
    merge(connection, NEW, MAUREEN)
    told = {each["person"]: (each["also"], len(each["addresses"])) for each in list_of_people(connection)}
    assert told == {"P1": ([], 2), "P2": (["P3"], 2)}


def test_what_a_mail_asked_and_what_another_said_of_two_is_known_by_the_mail(connection: Connection) -> None:
    asked, said, other = map(MessageNumber, (4, 5, 6))
    same_people.propose(connection, NEW, RAY, message=asked, now=MONDAY)
    same_people.merge(connection, NEW, RAY, now=MONDAY, message=said)
    assert same_people.proposed_by(connection, asked) == (RAY, NEW)
    assert same_people.merged_by(connection, said) == PersonsMerged(NEW, RAY)
    assert (same_people.proposed_by(connection, said), same_people.merged_by(connection, other)) == (None, None)
