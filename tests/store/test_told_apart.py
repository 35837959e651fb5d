"""Whose addresses are somebody else's, as a person said of two numbers."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from builders import LANDLORD, MONDAY, a_mail, a_raw
from heard.casework.events import ContactLimited, MessageNumber, PersonNumber, Stream, WhichMatter
from heard.store import history, inbox, people, same_people, told_apart

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


THE_FORM = "Web form <no-reply@northgate.example>"


def kept(connection: Connection, text: str, sender: str) -> MessageNumber:
    """Keep a mail as one that was read: its sender is the From."""
    [waiting] = inbox.keep(connection, [a_raw(a_mail(text, sender=sender))], looked_at=MONDAY)
    address = sender.partition("<")[2].rstrip(">") or sender
    connection.exec_driver_sql("UPDATE messages SET sender = ? WHERE id = ?", (address, waiting.number))
    return waiting.number


@pytest.mark.parametrize(
    "text, sender, answered_at",
    [
        pytest.param(f"Name: Ray\nEmail: {HIS}\nMessage: The fence.\n", THE_FORM, HIS, id="a form that names him"),
        pytest.param("The fence.\n", THE_FORM, "no-reply@northgate.example", id="a program's that names nobody"),
        pytest.param(f"Name: Ray\nEmail: {HIS}\nMessage: It.\n", ANOTHERS, ANOTHERS, id="no form of the landlord's"),
        pytest.param("The fence.\n", HIS, HIS, id="a mail"),
    ],
)
def test_whoever_wrote_is_known_by_where_they_are_answered(
    connection: Connection, text: str, sender: str, answered_at: str
) -> None:
    number = kept(connection, text, sender)
    assert told_apart.senders_of(connection, [number], LANDLORD) == (answered_at,)


def counts(connection: Connection, stream: str, message: int, after: tuple[int, str] = (0, "")) -> tuple[int, str]:
    """Note that a message is a contact under restriction 1; return the number and chain of that."""
    event = ContactLimited(MessageNumber(message), 1, WhichMatter.SAME, False)
    [noted] = history.append(connection, Stream(stream), [(event, MONDAY)], after=after, now=MONDAY)
    return noted.number, noted.chain


def test_what_was_ever_counted_is_known_on_whichever_case_and_as_soon_as_it_is(connection: Connection) -> None:
    assert set(told_apart.ever_counted(connection, 1)) == set()
    last = counts(connection, "NH-26-0001", 3)
    assert set(told_apart.ever_counted(connection, 1)) == {3}
    counts(connection, "NH-26-0001", 4, last)
    counts(connection, "restriction-1", 5)
    assert set(told_apart.ever_counted(connection, 1)) == {3, 4, 5}
    assert set(told_apart.ever_counted(connection, 2)) == set()


def test_what_was_taken_back_was_never_counted(connection: Connection) -> None:
    last = counts(connection, "NH-26-0001", 3)
    savepoint = connection.begin_nested()
    counts(connection, "NH-26-0001", 4, last)
    assert set(told_apart.ever_counted(connection, 1)) == {3, 4}
    savepoint.rollback()
    counts(connection, "NH-26-0001", 5, last)
    assert set(told_apart.ever_counted(connection, 1)) == {3, 5}
