"""A message that was heard, read again: a person says something of it, and what follows depends on its words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from heard.casework.events import MessageNumber
from heard.daemon.house import House
from heard.errors import CannotBeSaid
from heard.judgement.reading import Reading
from heard.mail.message import RawMessage
from heard.store import inbox, moving


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """A message as it came, and what was read in it."""

    number: MessageNumber
    raw: RawMessage
    reading: Reading


def read_again(connection: Connection, house: House, number: MessageNumber, *, lacks: str) -> ReadAgain:
    """Read a message again, which takes milliseconds or, where it is hostile, seconds.

    lacks  what nobody can do where it cannot be read

    Raises NotFound where there is no such message, and CannotBeSaid where it cannot be read.
    """
    moving.lying(connection, [number])
    raw = inbox.original(connection, number)
    reading = house.reader.again(house.unread(raw))
    if isinstance(reading, str):
        raise CannotBeSaid(f"message {number} cannot be read, so {lacks}. heard retry lists it")
    return ReadAgain(number, raw, reading)
