"""Who is reminded of a case: whoever deals with it, and above them whom the policy names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from heard.casework.allocation import Vacancy, chooser, one_of_each, proposed, stands_in
from heard.casework.people import Landlord, Officer
from heard.casework.policy.words import RoleName
from heard.daemon.asking_of_a_case import owned_by_stage, said_in_the_complaint
from heard.daemon.writing import Writing
from heard.judgement.facts import OnFile
from heard.store.absences import away_on, with_absences
from heard.store.officers import open_cases, owner_of

MOST_PROPOSED = 3
"""Officers who may deal with a case that nobody does, the fittest first."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """Who is reminded of a case.

    first      whoever deals with it or stands in for them, else whoever says who does; None where there are no staff
    besides    who is told as well
    may_own    who may deal with it, where nobody does
    """

    first: Officer | None
    besides: tuple[Officer, ...] = ()
    may_own: tuple[Officer, ...] = ()


def whom_to_remind(writing: Writing, stands: OnFile, besides: Collection[RoleName]) -> Reminded:
    """Return who is reminded of a case, nobody twice.

    besides   roles; of each it is one person, by the area of the case, and a team lead where nobody holds it
    """
    day = writing.house.given.calendar.local_date(writing.now)
    landlord = with_absences(writing.house.given.landlord, away_on(writing.connection, day), day)
    owner = _owner(writing, stands, landlord)
    first = (stands_in(owner, day, landlord.staff) or owner) if owner is not None else None
    if first is not None and not besides:
        return Reminded(first)
    vacancy, may_own = _vacancy(writing, stands), tuple[Officer, ...]()
    if first is None:
        chosen = chooser(vacancy, landlord)
        first = chosen.officer if chosen is not None else None
        may_own = tuple(each.officer for each in proposed(vacancy, landlord)[:MOST_PROPOSED])
    others = one_of_each(besides, vacancy, landlord) if besides else ()
    return Reminded(first, tuple(each for each in others if each != first), may_own)


def _owner(writing: Writing, stands: OnFile, landlord: Landlord) -> Officer | None:
    """Return whoever deals with the case; None where nobody does, or they work here no more."""
    address = owner_of(writing.connection, stands.case.reference)
    return landlord.officer(address) if address is not None else None


def _vacancy(writing: Writing, stands: OnFile) -> Vacancy:
    """Return the present stage of the case as one that somebody has to deal with."""
    case, policy, connection = stands.case, stands.policy, writing.connection
    said = said_in_the_complaint(connection, writing.house, case.reference)
    return Vacancy(
        policy,
        case.stage or policy.first_stage.name,
        writing.house.given.calendar.local_date(writing.now),
        area=said.seen.name if said.seen is not None else "",
        of_area=said.of_area,
        named=said.named,
        owned=owned_by_stage(connection, case),
        load=open_cases(connection),
    )
