"""What is remembered of what somebody did to messages in the mailbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from builders import MAILBOX, MONDAY, OFFICER, a_mail, a_raw
from heard.casework.events import LetterName
from heard.store import fuses, inbox, mailbox_signs
from heard.store.mailbox_signs import CameTo, Looked, Seen

SIGN = "mark newcase"


def looked(*uids: int, uidvalidity: int = 1, sign: str = SIGN) -> Looked:
    return Looked(MAILBOX, "INBOX", uidvalidity, sign, uids)


@pytest.fixture
def seen(connection: Connection) -> Seen:
    """A message that was heard, under UID 5, and bears the sign since the second look."""
    [kept] = inbox.keep(connection, [a_raw(a_mail(), uid=5)], looked_at=MONDAY)
    connection.exec_driver_sql("UPDATE messages SET state = 'heard', own_words = 'A leak.'")
    [place] = connection.exec_driver_sql("SELECT uidvalidity FROM sightings").scalars()
    mailbox_signs.note(connection, looked(uidvalidity=place), MONDAY)
    mailbox_signs.note(connection, looked(5, uidvalidity=place), MONDAY)
    return Seen(MAILBOX, SIGN, kept.number, "A leak.")


def waiting(connection: Connection) -> list[Seen]:
    return mailbox_signs.to_see_to(connection, MAILBOX, at_most=10)


def test_a_message_that_bears_it_since_the_first_look_is_to_be_seen_to(connection: Connection, seen: Seen) -> None:
    assert waiting(connection) == [seen]
    assert mailbox_signs.to_see_to(connection, "repairs@northgate.example", at_most=10) == []


def test_one_that_waits_to_be_heard_is_left_for_later(connection: Connection, seen: Seen) -> None:
    connection.exec_driver_sql("UPDATE messages SET state = 'waiting'")
    assert waiting(connection) == []


def test_settled_it_is_counted_and_seen_to_no_more(connection: Connection, seen: Seen) -> None:
    mailbox_signs.settle(connection, seen, CameTo.DONE, MONDAY)
    assert waiting(connection) == []
    assert mailbox_signs.was_acted_on(connection, seen)
    assert mailbox_signs.acted_on_since(connection, MAILBOX, MONDAY - timedelta(hours=1)) == 1
    assert mailbox_signs.acted_on_since(connection, MAILBOX, MONDAY) == 0


def test_what_the_first_look_shows_is_from_before(connection: Connection) -> None:
    mailbox_signs.note(connection, looked(1, 2), MONDAY)
    assert not mailbox_signs.is_new(connection, looked(1, 2))
    assert waiting(connection) == []


@pytest.mark.parametrize(
    "second, is_new",
    [
        pytest.param(looked(1, 2), False, id="the same"),
        pytest.param(looked(1), False, id="one fewer that was settled"),
        pytest.param(looked(1, 2, 3), True, id="one more"),
        pytest.param(looked(1, 2, uidvalidity=2), True, id="a folder made anew"),
        pytest.param(looked(1, 2, sign="mark other"), True, id="for another sign"),
    ],
)
def test_whether_a_look_shows_anything_new(connection: Connection, second: Looked, is_new: bool) -> None:
    mailbox_signs.note(connection, looked(1, 2), MONDAY)
    assert mailbox_signs.is_new(connection, second) is is_new


def test_a_folder_made_anew_begins_from_what_lies_in_it(connection: Connection) -> None:
    mailbox_signs.note(connection, looked(1), MONDAY)
    mailbox_signs.note(connection, looked(7, 8, uidvalidity=2), MONDAY)
    assert not mailbox_signs.is_new(connection, looked(7, 8, uidvalidity=2))
    assert waiting(connection) == []


def test_what_was_taken_back_in_time_is_forgotten(connection: Connection, seen: Seen) -> None:
    [place] = connection.exec_driver_sql("SELECT uidvalidity FROM sightings").scalars()
    assert mailbox_signs.is_new(connection, looked(uidvalidity=place))
    mailbox_signs.note(connection, looked(uidvalidity=place), MONDAY)
    assert waiting(connection) == []


def test_what_stands_for_nothing_any_more_is_forgotten(connection: Connection, seen: Seen) -> None:
    mailbox_signs.forget_others(connection, [(MAILBOX, SIGN)])
    assert waiting(connection) == [seen]
    mailbox_signs.forget_others(connection, [(MAILBOX, "mark other")])
    assert waiting(connection) == []


def test_what_is_asked_every_minute_reads_one_mailbox_by_an_index(connection: Connection) -> None:
    plans = plans_of(
        connection,
        lambda: mailbox_signs.to_see_to(connection, MAILBOX, at_most=10),
        lambda: mailbox_signs.acted_on_since(connection, MAILBOX, MONDAY),
        lambda: fuses.written_since(connection, OFFICER, LetterName("officer.receipt.refused"), MONDAY),
    )
    assert [plan[0] for plan in plans] == [
        "SEARCH mailbox_signs USING INDEX mailbox_signs_waiting (mailbox=?)",
        "SEARCH mailbox_signs USING INDEX mailbox_signs_settled (mailbox=? AND settled_at>?)",
        "SEARCH letters USING INDEX letters_written_to (to=? AND name=? AND created_at>?)",
    ]


def plans_of(connection: Connection, *questions: Callable[[], object]) -> list[list[str]]:
    """Return how SQLite goes about each of some questions."""
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        asked.append((statement, parameters))

    event.listen(connection.engine, "before_cursor_execute", note)
    for question in questions:
        question()
    event.remove(connection.engine, "before_cursor_execute", note)
    explained = (connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}", values) for each, values in asked)
    return [list(found.scalars("detail")) for found in explained]
