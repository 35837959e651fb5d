"""What of a morning one reader is shown: theirs, worst first, on one screen.  Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heard.casework.digest_sections import Section
from heard.reports.digest.gathering import Gathered
from heard.reports.digest.officers import by_officer
from heard.reports.digest.row import Row
from heard.reports.digest.standing import in_bands

MOST = 7
"""Rows that a section shows."""
MOST_OFFICERS = 30
"""Rows of the section that has a line an officer, so that nobody of a team is left out."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a digest is for.

    sections    what they are shown
    addresses   theirs, and those of whoever they stand in for
    not_theirs  the areas of the landlord's work that are others' and not theirs
    asks_as     the address by which a command lists what they see; "" where they see every case
    """

    sections: frozenset[Section]
    addresses: frozenset[str] = frozenset()
    not_theirs: frozenset[str] = frozenset()
    asks_as: str = ""

    def sees(self, row: Row) -> bool:
        if row.area not in self.not_theirs or row.owner in self.addresses:
            return True
        return not self.addresses.isdisjoint(row.named)

    def theirs(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return those of a section's rows that they see: what their digest counts, and `heard cases --in` lists."""
        return [row for row in rows if self.sees(row)] if self.not_theirs else rows


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as one reader has it.

    rows   those shown, worst first
    count  how many there are in all
    ages   of what is open by age, how many are how old
    lists  the command that lists all of them
    """

    rows: tuple[Row, ...]
    count: int
    ages: tuple[tuple[str, int], ...] = ()
    lists: str = ""

    def more(self) -> str | None:
        """Return what to say of those that there is no room for; None where all are shown."""
        left = self.count - len(self.rows)
        return f"and {left} more: {self.lists}" if left else None


def shape(gathered: Gathered, reader: Reader) -> dict[Section, Shown]:
    """Return the sections in which there is something for a reader, in order of weight."""
    theirs: dict[Section, Sequence[Row]] = {section: reader.theirs(rows) for section, rows in gathered.rows.items()}
    if Section.BY_OFFICER in reader.sections:
        theirs[Section.BY_OFFICER] = by_officer(theirs) if reader.not_theirs else gathered.by_officer
    found = {}
    for section in Section:
        if section in reader.sections and (rows := theirs.get(section, ())):
            ages = in_bands(rows) if section is Section.BY_AGE else ()
            most = MOST_OFFICERS if section is Section.BY_OFFICER else MOST
            found[section] = Shown(tuple(rows[:most]), len(rows), ages, _lists(section, reader))
    return found


def _lists(section: Section, reader: Reader) -> str:
    if section is Section.BY_OFFICER:
        return "heard cases"  # below its list stands who deals with how much
    return f"heard cases --in {section}" + (f" --for {reader.asks_as}" if reader.asks_as else "")


def headline(shown: Mapping[Section, Shown], reader: Reader, *, in_trouble: bool) -> str:
    """Return the worst of it in a few words: "Today: 3 late, 2 due, 1 nobody's".

    in_trouble   whether a mailbox is not being heard
    """
    said = [*(["a mailbox is in trouble"] if in_trouble else []), *_worst(shown, reader)]
    return f"Today: {', '.join(said)}"


def _worst(shown: Mapping[Section, Shown], reader: Reader) -> Iterator[str]:
    counts = {section: each.count for section, each in shown.items()}
    by_age = shown.get(Section.BY_AGE)
    if late := counts.get(Section.OVERDUE):
        yield f"{late} late"
    elif Section.OVERDUE in reader.sections:
        yield "nothing is late"
    elif by_age is None:
        to_look_at = sum(count for section, count in counts.items() if section is not Section.BY_OFFICER)
        yield f"{to_look_at or 'nothing'} to look at"
    if by_age is not None and Section.OVERDUE not in counts:
        oldest, count = by_age.ages[0]
        yield f"{by_age.count} open, {count} {oldest}"
    if due := counts.get(Section.DUE_TODAY):
        yield f"{due} due"
    if nobodys := counts.get(Section.UNALLOCATED):
        yield f"{nobodys} nobody's"
    if unread := counts.get(Section.UNREAD):
        yield f"{unread} not read"
    if failed := counts.get(Section.LETTERS_FAILED):
        yield "1 letter failed" if failed == 1 else f"{failed} letters failed"
