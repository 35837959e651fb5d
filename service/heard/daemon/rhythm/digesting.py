"""The morning digest: on each working day at opening one mail to each who reads one, once, and only today's.

There is no list of what was written but the outbox: a digest whose key is there was written, whatever became of it.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from heard.casework.events import LetterName, Purpose, Reference
from heard.casework.people import Landlord, Officer
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.rhythm.digest import words_of
from heard.daemon.rhythm.whom_to_digest import a_lead, reader_of, whose
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.letters.buttons import Opening, opening
from heard.mail.message import Address
from heard.reports.digest.gathering import Gathered, gather
from heard.reports.digest.row import Morning
from heard.reports.digest.shaping import Reader, shape
from heard.store import tokens
from heard.store.absences import away_on, with_absences
from heard.store.letters_begun import begun

log = logging.getLogger(__name__)

ABOUT = "digest"
"""What the tokens in a digest are about."""
LETTER = LetterName("officer.digest.daily")
_BECAUSE = "a working day begins"


def digest(house: House) -> bool:
    """Write today's digest to each who has not got it; say whether there was anybody.

    Out of office hours nobody is written to, and a day that is over is passed over.
    """
    now, calendar = house.now(), house.given.calendar
    if not calendar.is_at_work(now):
        return False
    day = calendar.local_date(now)
    with house.store.reading() as connection:
        landlord = there_on(connection, house, day)
        read_by = whose(landlord, house.given.policy, day)
        written = begun(connection, [_key(day, each) for each in read_by])
        waiting = {each: seats for each, seats in read_by.items() if _is_to_write(house, _key(day, each), written, now)}
        if not waiting:
            return False
        found = gather(morning_of(connection, house, now), a_lead(house.given.policy).sections)
    written_now = [_write_to(house, officer, seats, landlord, found, now) for officer, seats in waiting.items()]
    return any(written_now)


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when a digest is next due, later than a moment by which all were written; None if nobody reads one."""
    given = house.given
    if not any(whose(given.landlord, given.policy, date.min)):
        return None
    calendar = given.calendar
    day = calendar.local_date(after)
    is_before = after < calendar.opening_of(day)
    return calendar.opening_of(calendar.first_open_day_on_or_after(day if is_before else day + timedelta(days=1)))


def there_on(connection: Connection, house: House, day: date) -> Landlord:
    """Return the landlord with who is away on a day."""
    return with_absences(house.given.landlord, away_on(connection, day), day)


def morning_of(connection: Connection, house: House, now: datetime) -> Morning:
    given = house.given
    return Morning(
        connection, now, given.calendar, given.policy, given.all_policies, given.landlord.staff, house.rules.areas
    )


def _write_to(
    house: House, officer: Officer, seats: Sequence[Officer], landlord: Landlord, found: Gathered, now: datetime
) -> bool:
    """Write one digest, in a transaction of its own; one that goes wrong keeps no other back, and is tried again."""

    def write() -> bool:
        reader = reader_of(officer, seats, landlord, house.given.policy, house.rules.areas, found)
        with house.store.writing() as connection:
            writing = Writing(connection, house, now, None, house.given.landlord.mailboxes[0], now)
            _write(writing, officer, reader, found)
        return True

    key = _key(house.given.calendar.local_date(now), officer)
    return house.tried_again.attempt(key, now, write, log=log, failed="no digest written", letter=LETTER)


def _write(writing: Writing, officer: Officer, reader: Reader, found: Gathered) -> None:
    given, shown = writing.house.given, shape(found, reader)
    cases = {row.reference: row.mailbox for each in shown.values() for row in each.rows if row.reference is not None}
    opens = tuple(_opening(writing, officer, reference, mailbox) for reference, mailbox in cases.items())
    values = words_of(shown, reader, found.alive, given.landlord, given.calendar, writing.now)
    key, to = _key(given.calendar.local_date(writing.now), officer), Address(officer.name, officer.address)
    said = {**values, "opens": opens or None}
    letter = WriteLetter(key, LETTER, Purpose.NOTICE, None, None, to, False, said, _BECAUSE, replies=False)
    number = write_letter(writing, letter, None)
    log.info("digest written", extra={"letter": number})


def _opening(writing: Writing, officer: Officer, reference: str, mailbox: str) -> Opening:
    token = tokens.give(
        writing.connection,
        writing.house.keys,
        officer=officer.address,
        reference=Reference(reference),
        message=None,
        about=ABOUT,
        only=(),
        now=writing.now,
    )
    return opening(reference, mailbox=mailbox or writing.mailbox, token=token)


def _is_to_write(house: House, key: str, written: Collection[str], now: datetime) -> bool:
    return key not in written and not house.tried_again.is_waited_for(key, now)


def _key(day: date, officer: Officer) -> str:
    return f"digest:{day.isoformat()}:{officer.address}"
