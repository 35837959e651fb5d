"""Who reads the morning digest, and what of it: team leads, and whoever holds a role that the policy names for one.

Whoever is away gets none, and whoever stands in for them reads theirs with their own, in one mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from heard.casework.allocation import stands_in
from heard.casework.digest_sections import TO_EVERY_LEAD, sections_of
from heard.casework.people import Landlord, Officer
from heard.casework.policy import Policy
from heard.judgement.area import Areas
from heard.reports.digest.gathering import Gathered
from heard.reports.digest.shaping import Reader

LEAD = "team-lead"


def whose(landlord: Landlord, policy: Policy, day: date) -> Mapping[Officer, Sequence[Officer]]:
    """Return whose digests each officer reads on a day, nobody twice; () where the site has nobody to read one.

    landlord   with its absences on that day
    """
    named = {role for digest in policy.digests.values() for role in digest.to}
    found: dict[Officer, list[Officer]] = {}
    for officer in landlord.staff:
        reads = is_lead(officer) or bool(named.intersection(officer.roles))
        if reads and (acts := stands_in(officer, day, landlord.staff)) is not None:
            found.setdefault(acts, []).append(officer)
    return found


def is_lead(officer: Officer) -> bool:
    return LEAD in officer.roles


def reader_of(
    officer: Officer, seats: Sequence[Officer], landlord: Landlord, policy: Policy, areas: Areas, found: Gathered
) -> Reader:
    """Return what is shown to an officer, who reads the digests of `seats`."""
    if any(map(is_lead, seats)):
        return replace(a_lead(policy), addresses=frozenset(each.address for each in seats))
    words = tuple(dict.fromkeys(word for each in seats for word in _words_for(each, policy)))
    not_theirs = frozenset(_not_theirs(seats, landlord, areas, found))
    addresses = frozenset(each.address for each in seats)
    return Reader(sections_of(words), addresses, not_theirs, officer.address if not_theirs else "")


def a_lead(policy: Policy) -> Reader:
    """Return what is shown to a team lead: every case, and all that the policy wants shown to anybody."""
    words = tuple(dict.fromkeys(word for digest in policy.digests.values() for word in digest.shows))
    return Reader(sections_of(words).union(TO_EVERY_LEAD))


def _words_for(officer: Officer, policy: Policy) -> Iterator[str]:
    """Yield what the policy wants shown to whoever holds the roles of an officer."""
    for digest in policy.digests.values():
        if any(role in digest.to for role in officer.roles):
            yield from digest.shows


def _not_theirs(seats: Sequence[Officer], landlord: Landlord, areas: Areas, found: Gathered) -> Iterator[str]:
    """Yield the areas that are others'; none for somebody who has no area of their own.

    An area that is nobody's is everybody's, so that no case of it goes unseen.
    """
    if not all(each.area for each in seats):
        return
    theirs = {each.address for each in seats}
    for area in {row.area for rows in found.rows.values() for row in rows if row.area is not None}:
        whose_area = areas.of_staff(area, landlord.staff)
        if whose_area and whose_area.isdisjoint(theirs):
            yield area
