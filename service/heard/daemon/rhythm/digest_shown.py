"""Today's digest for whoever asks for it on the server: as it is written, with nothing kept and nothing given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from heard.casework.digest_sections import Section
from heard.daemon.house import House
from heard.daemon.rhythm.digest import words_of
from heard.daemon.rhythm.digesting import LETTER, morning_of, there_on
from heard.daemon.rhythm.whom_to_digest import a_lead, reader_of, whose
from heard.errors import NotFound
from heard.reports.digest.gathering import gather
from heard.reports.digest.shaping import Shown, shape


@dataclass(frozen=True, slots=True)
class ShownToday:
    """A digest: as its mail says it, and the rows it is made of."""

    subject: str
    text: str
    sections: Mapping[Section, Shown]

    def for_programs(self) -> dict[str, Any]:
        """Return it as CONTRACTS of `heard digest` has it: of each section the rows shown, and how many there are."""
        sections = {
            section.value: {"count": each.count, "rows": [_row(asdict(row)) for row in each.rows]}
            for section, each in self.sections.items()
        }
        return {"subject": self.subject, "sections": sections}


def shown_today(house: House, address: str | None) -> ShownToday:
    """Return today's digest, whatever the hour.

    address   of an officer who reads one; None: all that any team lead may be shown

    Raises NotFound where nobody at that address is given one today.
    """
    now, given = house.now(), house.given
    day = given.calendar.local_date(now)
    with house.store.reading() as connection:
        landlord = there_on(connection, house, day)
        read_by = {officer.address: seats for officer, seats in whose(landlord, given.policy, day).items()}
        if address is not None and address.casefold() not in read_by:
            known = ", ".join(sorted(read_by)) or "nobody"
            raise NotFound(f"{address}: no digest goes there today. It goes to: {known}")
        found = gather(morning_of(connection, house, now), a_lead(given.policy).sections)
    if address is None:
        reader = a_lead(given.policy)
    else:
        reader = reader_of(read_by[address.casefold()], landlord, given.policy, house.rules.areas, found)
    shown = shape(found, reader)
    letter = house.letters.render(LETTER, words_of(shown, reader, found.alive, landlord, given.calendar, now))
    return ShownToday(letter.subject, letter.text, shown)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "mailbox"}
