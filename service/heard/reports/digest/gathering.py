"""All that a morning's digests may show, asked for once however many read them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from heard.casework.digest_sections import Section
from heard.reports.digest import asked, letters, mail, restricted, standing, windows
from heard.reports.digest.alive import Alive, alive
from heard.reports.digest.due import due
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
    Section.WINDOWS: windows.ending,
    Section.REVIEWS: restricted.reviews,
    Section.CONTACTS: restricted.came,
    Section.NO_CONTACT: standing.no_contact,
    Section.BY_AGE: standing.by_age,
    Section.COMPLIMENTS: mail.compliments,
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What there is to show, each section worst first."""

    rows: Mapping[Section, Sequence[Row]]
    alive: Alive


def gather(morning: Morning, wanted: Collection[Section]) -> Gathered:
    """Return the rows of the sections that anybody reads."""
    found = dict(due(morning))
    found.update({section: ask(morning) for section, ask in _OTHERS.items() if section in wanted})
    return Gathered({section: found[section] for section in Section if found.get(section)}, alive(morning))
