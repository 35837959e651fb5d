"""Today's digest for whoever asks on the server, as it is written, and all that a section of it counts.

Nothing is kept and nothing given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection

from heard.casework.digest_sections import Section
from heard.casework.people import Landlord
from heard.daemon.house import House
from heard.daemon.rhythm.digest import words_of
from heard.daemon.rhythm.digesting import LETTER, morning_of, there_on
from heard.daemon.rhythm.whom_to_digest import a_lead, reader_of, whose
from heard.errors import NotFound
from heard.reports.digest.gathering import Gathered, gather
from heard.reports.digest.row import Row
from heard.reports.digest.sentences import line
from heard.reports.digest.shaping import Reader, Shown, shape


@dataclass(frozen=True, slots=True)
class ShownToday:
    """A digest: as its mail says it, and the rows it is made of."""

    subject: str
    text: str
    sections: Mapping[Section, Shown]

    def for_programs(self) -> dict[str, Any]:
        """Return it as CONTRACTS of `heard digest` has it: of each section the rows shown, and how many there are."""
        sections = {
            section.value: {"count": each.count, "rows": [for_programs(row) for row in each.rows]}
            for section, each in self.sections.items()
        }
        return {"subject": self.subject, "sections": sections}


def shown_today(house: House, address: str | None) -> ShownToday:
    """Return today's digest, whatever the hour.

    address   of an officer who reads one; None: all that any team lead may be shown

    Raises NotFound where nobody at that address is given one today.
    """
    now, given = house.now(), house.given
    with house.store.reading() as connection:
        read = _read_today(connection, house, address)
    shown = shape(read.found, read.reader)
    words = words_of(shown, read.reader, read.found.alive, read.landlord, given.calendar, now)
    letter = house.letters.render(LETTER, words)
    return ShownToday(letter.subject, letter.text, shown)


def listed_today(connection: Connection, house: House, section: Section, address: str | None) -> list[tuple[Row, str]]:
    """Return all that a section of today's digest counts, each row with its line, whether or not the digest shows it.

    address   of an officer who reads one; None: every case

    Raises NotFound where nobody at that address is given one today.
    """
    read = _read_today(connection, house, address, section)
    names = {officer.address: officer.name for officer in read.landlord.staff}
    return [(row, line(section, row, names)) for row in read.reader.theirs(read.found.rows.get(section, ()))]


def for_programs(row: Row) -> dict[str, Any]:
    """Return a row as CONTRACTS of `heard digest` has it."""
    return {name: value for name, value in asdict(row).items() if name != "mailbox"}


@dataclass(frozen=True, slots=True)
class _Read:
    """Who is there today, who reads, and what was found for them."""

    landlord: Landlord
    reader: Reader
    found: Gathered


def _read_today(connection: Connection, house: House, address: str | None, *more: Section) -> _Read:
    now, given = house.now(), house.given
    day = given.calendar.local_date(now)
    landlord = there_on(connection, house, day)
    read_by = {officer.address: (officer, seats) for officer, seats in whose(landlord, given.policy, day).items()}
    if address is not None and address.casefold() not in read_by:
        known = ", ".join(sorted(read_by)) or "nobody"
        raise NotFound(f"{address}: no digest goes there today. It goes to: {known}")
    lead = a_lead(given.policy)
    found = gather(morning_of(connection, house, now), lead.sections.union(more))
    if address is None:
        return _Read(landlord, lead, found)
    officer, seats = read_by[address.casefold()]
    return _Read(landlord, reader_of(officer, seats, landlord, given.policy, house.rules.areas, found), found)
