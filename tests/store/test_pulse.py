"""What the database shows of whether letters leave, and what it remembers of what was told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from builders import MAILBOX, MONDAY
from heard.casework.events import LetterName, LetterNumber, Purpose, Trouble
from heard.judgement.heartbeat import Leaving, Looked, Part, Subject, Told
from heard.store import inbox, outbox, pulse, watching
from heard.store.outbox import NewLetter
from heard.store.tables import letters

LATER = MONDAY + timedelta(minutes=20)


def put(
    connection: Connection,
    to: str,
    *,
    at: datetime = MONDAY,
    held: str | None = None,
    mailbox: str = MAILBOX,
    outside: bool = True,
) -> LetterNumber:
    letter = NewLetter(
        key=f"{to}:{at}", name=LetterName("officer.notice.signs"), purpose=Purpose.NOTICE, reference=None, stage=None,
        cause=None, mailbox=mailbox, to=to, outside=outside, message_id=f"<{to}.{at:%H%M}@northgate.example>", words="",
        content=b"", held_because=held, copy_wanted=False,
    )  # fmt: skip
    number = outbox.put(connection, letter, now=at)
    assert number is not None
    return number


def leave(connection: Connection, number: LetterNumber, at: datetime) -> None:
    connection.execute(update(letters).where(letters.c.id == number).values(state=outbox.SENT, sent_at=at))


def leaving(connection: Connection) -> Leaving:
    return pulse.leaving(connection, [MAILBOX], pulse.looked(connection), LATER)[MAILBOX]


def test_nothing_waits_where_all_is_held(connection: Connection) -> None:
    put(connection, "a@tenant.example", held="sending = hold")
    assert leaving(connection) == Leaving()


def test_a_letter_waits_from_the_moment_it_might_have_left(connection: Connection) -> None:
    leave(connection, put(connection, "a@tenant.example"), MONDAY)
    put(connection, "b@tenant.example", at=MONDAY + timedelta(minutes=5))
    assert leaving(connection) == Leaving(waits=True, due_since=MONDAY + timedelta(minutes=5), let_go=MONDAY)


def test_a_letter_on_its_way_waits_too(connection: Connection) -> None:
    put(connection, "a@tenant.example")
    outbox.lease(connection, now=MONDAY, until=LATER, limit=1, mailboxes=[MAILBOX])
    assert leaving(connection) == Leaving(waits=True, due_since=MONDAY)


def test_a_letter_that_is_tried_again_later_is_not_due(connection: Connection) -> None:
    number = put(connection, "a@tenant.example")
    outbox.put_off(connection, number, until=LATER + timedelta(hours=1), error="451")
    assert leaving(connection) == Leaving(waits=True)


@pytest.mark.parametrize(
    "let_go, how_many",
    [
        pytest.param(None, 3, id="none ever left"),
        pytest.param(MONDAY - timedelta(minutes=1), 3, id="none left since"),
        pytest.param(MONDAY + timedelta(minutes=1), 0, id="another left since"),
    ],
)
def test_how_many_people_the_server_takes_nothing_for(
    connection: Connection, let_go: datetime | None, how_many: int
) -> None:
    if let_go is not None:
        leave(connection, put(connection, "before@tenant.example", at=MONDAY - timedelta(hours=1)), let_go)
    for to in ("a@tenant.example", "b@tenant.example", "c@tenant.example"):
        outbox.fail(connection, put(connection, to), error="550")
    found = leaving(connection)
    assert (found.turned_away, found.turned_away_since) == (how_many, MONDAY if how_many else None)


def test_how_folders_and_ways_out_were_looked_into(connection: Connection) -> None:
    inbox.move_cursor(connection, MAILBOX, "INBOX", None, MONDAY)
    watching.note_trouble(connection, MAILBOX, watching.WAY_OUT, Trouble.UNREACHABLE, MONDAY)
    assert pulse.looked(connection) == {
        (MAILBOX, "INBOX"): Looked(MONDAY),
        (MAILBOX, watching.WAY_OUT): Looked(None, Trouble.UNREACHABLE, MONDAY),
    }
    assert leaving(connection).trouble is Trouble.UNREACHABLE


def test_what_was_told_is_remembered(connection: Connection) -> None:
    told = {Subject(Part.READING, MAILBOX): Told(MONDAY, LATER), Subject(Part.DECIDING): Told(LATER, LATER)}
    assert pulse.told(connection) == {}
    pulse.keep_told(connection, told)
    assert pulse.told(connection) == told
    pulse.keep_told(connection, {})
    assert pulse.told(connection) == {}


def test_the_last_beat_is_remembered(connection: Connection) -> None:
    assert pulse.last_beat(connection) is None
    pulse.keep_beat(connection, datetime(2026, 6, 1, 12, tzinfo=UTC))
    assert pulse.last_beat(connection) == "2026-06-01T12:00:00+00:00"


def test_what_became_of_the_letters_of_another_mailbox_says_nothing_of_this_one(connection: Connection) -> None:
    outbox.fail(connection, put(connection, "a@tenant.example"), error="550")
    theirs = put(connection, "b@tenant.example", mailbox="repairs@northgate.example")
    leave(connection, theirs, MONDAY + timedelta(minutes=1))
    outbox.fail(connection, put(connection, "c@tenant.example", mailbox="repairs@northgate.example"), error="550")
    assert leaving(connection) == Leaving(turned_away=1, turned_away_since=MONDAY)


def test_a_letter_to_staff_that_left_shows_that_letters_leave(connection: Connection) -> None:
    leave(connection, put(connection, "gary@northgate.example", outside=False), MONDAY)
    assert leaving(connection) == Leaving(let_go=MONDAY)


def test_one_that_was_written_in_the_moment_another_left_was_not_tried_in_vain_since(connection: Connection) -> None:
    leave(connection, put(connection, "a@tenant.example"), MONDAY)
    outbox.fail(connection, put(connection, "b@tenant.example"), error="550")
    assert leaving(connection) == Leaving(let_go=MONDAY)


def test_one_that_may_leave_in_this_moment_is_due(connection: Connection) -> None:
    put(connection, "a@tenant.example", at=LATER)
    assert leaving(connection) == Leaving(waits=True, due_since=LATER)
