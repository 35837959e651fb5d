"""An officer's command, heard with its mail as if it had been decided on, and what comes of it.

Gary deals with repairs, and Nadia with the second stage; the tenant complained on Monday 1 June 2026, and the answer is
owed by the end of Monday 15 June.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from looking import the_case
from sqlalchemy import select

from builders import LANDLORD, MAILBOX, OFFICER, MovedClock, a_mail, a_raw
from heard.casework.commands import Command, Confirm, Given, Undo
from heard.casework.events import Direction, Ground, Kind, MessageNumber, ProvedBy, Reference
from heard.casework.people import Officer, Role
from heard.daemon import receive
from heard.daemon.commanding.commands_in import follow_commands
from heard.daemon.commanding.receipts import Shown
from heard.daemon.house import House
from heard.daemon.write_down import write_down
from heard.daemon.writing import Writing
from heard.judgement.actions import Action, CarryOut, Decision, FileOnCase
from heard.judgement.reading import Reading
from heard.store import inbox
from heard.store.facts import gather
from heard.store.tables import letters

CASE = Reference("NH-26-0001")
MANAGER = "nadia.manager@northgate.example"
STAFF = (
    *LANDLORD.staff,
    Officer("Nadia Manager", MANAGER, ("owning-officer", "management"), title="Area Manager"),
)
LANDLORD_OF_THREE = replace(LANDLORD, staff=STAFF)


def complained(house: House) -> House:
    """A complaint that came on Monday, and is NH-26-0001."""
    receive.hear(receive.keep([a_raw(a_mail(), received_at=house.now())], house), house)
    return house


def command(
    house: House,
    said: Command,
    line: str = "",
    *,
    because: str = "",
    about: int | None = None,
    on: Reference | None = CASE,
    for_case: Reference | None = None,
    by: str = OFFICER,
    proved_by: ProvedBy = ProvedBy.BOTH,
) -> int:
    """Let an officer command something in a mail that comes a minute later; return the number of the mail.

    for_case   the case it is for, where that is not the one its mail is on
    """
    number, given = MessageNumber(about) if about is not None else None, Given(said, line, because)
    vouched = proved_by in (ProvedBy.TRANSPORT, ProvedBy.BOTH)
    action = CarryOut(for_case or on, given, number, by, proved_by, "it is they", vouched=vouched)
    return decided(house, action, on=on, by=by)


def undo(house: House, number: int, *, on: Reference = CASE, by: str = OFFICER) -> int:
    """Let an officer undo the command in a message."""
    return command(house, Undo(MessageNumber(number)), "undo", about=number, on=on, by=by)


def confirm(house: House, number: int, *, by: str = OFFICER) -> int:
    """Let an officer confirm the command in a message."""
    return command(house, Confirm(MessageNumber(number)), "confirm", about=number, by=by, proved_by=ProvedBy.CONFIRMED)


def decided(house: House, action: Action, *, on: Reference | None = CASE, by: str = OFFICER) -> int:
    """Let a mail come a minute later that was decided on like this; return its number."""
    assert isinstance(house.now, MovedClock)
    house.now.on(minutes=1)
    uid = 1000 + int(house.now().timestamp()) // 60 % 100_000
    mail = a_mail("As decided.", sender=by, subject="To heard", message_id=f"<{uid}@northgate.example>")
    [waiting] = receive.keep([a_raw(mail, uid=uid, received_at=house.now())], house)
    reading = house.reader.again(house.unread(waiting.raw))
    assert isinstance(reading, Reading)
    with house.store.writing() as connection, house.store.savepoint(connection):
        facts = gather(connection, waiting, reading, house.given, house.now(), which_case=False)
        came, words = waiting.raw.received_at, reading.message.own_words
        writing = Writing(connection, house, house.now(), waiting.number, MAILBOX, came, words=words)
        filed = [FileOnCase(on, Direction.OUT, Kind.STAFF, Ground.NOTICE, True, "it answers a notice")] if on else []
        decision = Decision(Kind.STAFF, True, Role.OFFICER, (), (*filed, action))
        write_down(writing, decision, facts, reading.message)
        follow_commands(writing, decision, facts, reading.message)
        inbox.keep_reading(connection, waiting.number, reading, decision, again=False)
    return waiting.number


def receipt_keys(number: int) -> tuple[str, ...]:
    """Return the keys that the receipt for a message may have."""
    return tuple(f"receipt:{number}{each}" for each in Shown)


def receipt(house: House, number: int) -> tuple[str, str]:
    """Return name and words of the letter that answers a command."""
    with house.store.reading() as connection:
        found = select(letters.c.name, letters.c.words).where(letters.c.key.in_(receipt_keys(number)))
        row = connection.execute(found).one()
    return row.name, row.words


def written_to(house: House, address: str) -> list[str]:
    """Return the names of all letters to somebody, in their order."""
    with house.store.reading() as connection:
        query = select(letters.c.name).where(letters.c.to == address).order_by(letters.c.id)
        return list(connection.execute(query).scalars())


def brought(house: House, number: int, on: str = CASE) -> list[str]:
    """Return what a command left in the history of its case, letters apart."""
    events = [each for each in the_case(house, on)["events"] if each["message"] == number]
    return [each["type"] for each in events if each["type"] not in ("MessageFiled", "LetterPromised")]


def clock(house: House, name: str) -> dict[str, Any]:
    [found] = [each for each in the_case(house, CASE)["clocks"] if each["clock"] == name]
    return dict(found)
