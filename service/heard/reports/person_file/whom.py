"""Who is meant by an address or a number, and by which addresses they write and are written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from heard.casework.events import PersonNumber, Reference
from heard.casework.people import Landlord, Role
from heard.errors import NotFound
from heard.reports.people import called, numbered
from heard.store import people, signs
from heard.store.tables import addresses, cases, people as people_table


@dataclass(frozen=True, slots=True)
class Whom:
    """A person, or whoever writes from an address that nobody is known by.

    typed      the address, where nobody is known by it
    addresses  all that are theirs; those of the landlord's own are none
    shared     those of them that are others' too
    """

    number: PersonNumber | None
    typed: str
    addresses: tuple[str, ...]
    shared: frozenset[str] = frozenset()

    @property
    def called(self) -> str:
        return called(self.number) if self.number is not None else self.typed

    @property
    def theirs_alone(self) -> tuple[str, ...]:
        return tuple(each for each in self.addresses if each not in self.shared)


def whom(connection: Connection, typed: str, landlord: Landlord) -> Whom:
    """Return who is meant.

    typed   an address, or what people are called by: "P12"

    Raises NotFound where it is neither, nobody has the number, the address is the landlord's own, or several persons
    have it.
    """
    number = numbered(connection, typed)
    if number is not None:
        return _known(connection, number, landlord)
    address = typed.strip().lower()
    if "@" not in address:
        raise NotFound(f"{typed}: it is no address, and no number of a person as in P12. heard people --all lists them")
    if _is_the_landlords(address, landlord):
        raise NotFound(f"{address}: it is the landlord's own; of whoever complained, type the address they write from")
    there = people.at(connection, address)
    if len(there) > 1:
        numbers = [called(each.person) for each in there]
        which = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
        raise NotFound(
            f"{address}: it is the address of several persons, {which}. Type the number of the one who asks instead: "
            f"heard export person {numbers[0]} --to FOLDER"
        )
    return _known(connection, there[0].person, landlord) if there else Whom(None, address, (address,))


def cases_of(connection: Connection, who: Whom) -> Sequence[Reference]:
    """Return the cases whose complainant they are, the oldest first; for a joined one, that which it was joined to."""
    holds_it = func.coalesce(cases.c.joined, cases.c.reference)
    query = (
        select(holds_it)
        .join_from(cases, people_table, people_table.c.id == cases.c.person)
        .where(people.STANDS_AS.in_([who.number] if who.number is not None else []))
        .order_by(cases.c.opened_at, cases.c.reference)
    )
    return list(dict.fromkeys(map(Reference, connection.execute(query).scalars())))


def others_on(connection: Connection, references: Sequence[str], who: Whom) -> list[str]:
    """Return the complainants of a case, and of those joined to it, who are not this person."""
    holds_it = func.coalesce(cases.c.joined, cases.c.reference)
    query = (
        select(people.STANDS_AS)
        .join_from(cases, people_table, people_table.c.id == cases.c.person)
        .where(holds_it.in_(references), people.STANDS_AS.not_in([who.number]))
        .distinct()
    )
    return [called(each) for each in sorted(connection.execute(query).scalars())]


def sharers(connection: Connection, who: Whom) -> dict[str, list[str]]:
    """Return who else has each address that they share."""
    query = (
        select(addresses.c.address, people.STANDS_AS.label("person"))
        .join_from(addresses, people_table, people_table.c.id == addresses.c.person)
        .where(addresses.c.address.in_(sorted(who.shared)), people.STANDS_AS.not_in([who.number]))
        .distinct()
        .order_by(addresses.c.address)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(query):
        found.setdefault(row.address, []).append(called(row.person))
    return found


def _known(connection: Connection, number: PersonNumber, landlord: Landlord) -> Whom:
    theirs = tuple(each for each in signs.addresses_of(connection, number) if not _is_the_landlords(each, landlord))
    return Whom(number, "", theirs, frozenset(signs.shared(connection, theirs)))


def _is_the_landlords(address: str, landlord: Landlord) -> bool:
    return landlord.is_own(address) or landlord.role_of(address) is Role.OFFICER
