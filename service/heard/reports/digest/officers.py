"""What each officer has that is late or due, counted from the rows that say it case by case.  Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from heard.casework.digest_sections import Section
from heard.reports.digest.row import SOON, Row

_OF_AN_OFFICER = {
    Section.OVERDUE: "late",
    Section.DUE_TODAY: "due today",
    Section.DUE_SOON: f"due within {SOON} working days",
}


def by_officer(rows: Mapping[Section, Sequence[Row]]) -> list[Row]:
    """Return a row for each officer with a case that is late or due, who has most late first: "2 late, 1 due today"."""
    counts = {section: Counter(row.owner for row in rows.get(section, ())) for section in _OF_AN_OFFICER}
    owners = {owner for counted in counts.values() for owner in counted if owner is not None}
    found = []
    for owner in sorted(owners, key=lambda each: (*(-counted[each] for counted in counts.values()), each)):
        said = [f"{counted[owner]} {_OF_AN_OFFICER[section]}" for section, counted in counts.items() if counted[owner]]
        found.append(Row(owner=owner, what=", ".join(said)))
    return found
