"""All that a morning's digests may show, asked for once however many read them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from heard.casework.digest_sections import Section
from heard.reports.digest import asked, closed, letters, mail, particulars, restricted, standing, windows
from heard.reports.digest.alive import Alive, alive
from heard.reports.digest.due import due
from heard.reports.digest.officers import by_officer
from heard.reports.digest.row import Morning, Row

_OTHERS: Mapping[Section, Callable[[Morning], list[Row]]] = {
    Section.UNALLOCATED: standing.unallocated,
    Section.UNREAD: mail.unread,
    Section.LETTERS_FAILED: letters.failed,
    Section.LATE_REQUESTS: asked.late_requests,
    Section.TO_DECIDE: asked.to_decide,
    Section.HELD_ACKNOWLEDGEMENTS: letters.held_acknowledgements,
    Section.LETTERS_HELD: letters.held,
    Section.QUESTIONS: asked.waiting,
    Section.AUTHORITY: asked.authority_awaited,
    Section.WINDOWS: windows.ending,
    Section.REVIEWS: restricted.reviews,
    Section.CONTACTS: restricted.came,
    Section.NO_CONTACT: standing.no_contact,
    Section.REFUSALS: closed.refusals_unwritten,
    Section.RECORDS: closed.records_missing,
    Section.CAUSES: closed.cause_missing,
    Section.APOLOGIES: closed.apology_missing,
    Section.ACTIONS: particulars.outstanding,
    Section.ARRANGEMENTS: particulars.arrangements_missing,
    Section.BY_AGE: standing.by_age,
    Section.COMPLIMENTS: mail.compliments,
}


@dataclass(frozen=True)
class Gathered:
    """What there is to show, each section worst first."""

    rows: Mapping[Section, Sequence[Row]]
    alive: Alive

    @cached_property
    def by_officer(self) -> Sequence[Row]:
        """What each officer has, for whoever sees every case; most readers do."""
        return by_officer(self.rows)


def gather(morning: Morning, wanted: Collection[Section]) -> Gathered:
    """Return the rows of the sections that anybody reads; a case that none could fold is among what was not read."""
    found = dict(due(morning))
    found.update({section: ask(morning) for section, ask in _OTHERS.items() if section in wanted})
    if Section.UNREAD in wanted:
        found[Section.UNREAD] = [*found[Section.UNREAD], *morning.damaged.values()]
    return Gathered({section: found[section] for section in Section if found.get(section)}, alive(morning))
