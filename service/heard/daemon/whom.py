"""Whom a question goes to, or news: the owner of its case, who is asked by name or by role, the team leads.

Whoever is away has somebody who stands in for them; where nobody does they are written to all the same, since what
is in their mailbox waits for them, and is lost nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from heard.casework.allocation import stands_in
from heard.casework.events import About, Reference
from heard.casework.people import Landlord, Officer
from heard.casework.policy.words import RoleName
from heard.daemon.writing import Writing
from heard.judgement.actions import NOT_THE_LEADS, TO_EVERYBODY_NAMED, TO_ITS_WRITER, TO_THESE_ALONE
from heard.store.absences import away_on, with_absences
from heard.store.officers import owner_of


def whom(
    writing: Writing,
    reference: Reference | None,
    about: About,
    roles: Sequence[RoleName] = (),
    addresses: Sequence[str] = (),
) -> tuple[Officer, ...]:
    """Return whom a question goes to, the owner of its case first, nobody twice.

    roles       who the policy wants told
    addresses   of officers who are asked before the others
    """
    day = writing.house.given.calendar.local_date(writing.now)
    landlord = with_absences(writing.house.given.landlord, away_on(writing.connection, day), day)
    asked = _asked(landlord, about, roles, addresses)
    owner = owner_of(writing.connection, reference) if reference is not None else None
    first = landlord.officer(owner) if owner is not None else None
    if first is not None and about not in TO_THESE_ALONE:
        asked = (first, *asked)
    stays = addresses if about in TO_ITS_WRITER else ()
    both = about in TO_EVERYBODY_NAMED
    return tuple(dict.fromkeys(each for officer in asked for each in _there(officer, day, landlord, stays, both=both)))


def _asked(
    landlord: Landlord, about: About, roles: Sequence[RoleName], addresses: Sequence[str]
) -> tuple[Officer, ...]:
    if about in (*TO_THESE_ALONE, *NOT_THE_LEADS):
        return tuple(o for o in landlord.staff if o.address in addresses) or landlord.team_leads
    if about in TO_EVERYBODY_NAMED:
        return landlord.told_at_once(roles)
    return landlord.told_besides_leads(roles, addresses)


def _there(officer: Officer, day: date, landlord: Landlord, stays: Collection[str], *, both: bool) -> Iterator[Officer]:
    """Yield who is written to for an officer.

    stays   the addresses of those whom nobody stands in for
    both    whether they are written to as well as whoever stands in: a danger waits for nobody's return
    """
    acts = None if officer.address in stays else stands_in(officer, day, landlord.staff)
    if acts is None or both:
        yield officer
    if acts is not None:
        yield acts
