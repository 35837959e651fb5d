"""Who is known, and by which addresses.

A person has many addresses, and an address may be several persons': a household's, an
adviser's.  A person found to be another one stands as that other (`same_as`) in every answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, or_, select

from heard.casework.events import PersonNumber
from heard.judgement.facts import Writer
from heard.judgement.same_person import Known
from heard.mail.threads.clues import Clue, ClueKind
from heard.store import clues
from heard.store.tables import addresses, cases, earlier_cases, people

_ADD_PERSON, _ADD_ADDRESS = insert(people), insert(addresses)
_ADDRESSES_OF = select(addresses.c.address).where(addresses.c.person == bindparam("person"))
STANDS_AS = func.coalesce(people.c.same_as, people.c.id)
"""Who a row of `people` is in every answer."""
_AT = (
    select(STANDS_AS.label("person"))
    .join_from(addresses, people, people.c.id == addresses.c.person)
    .where(addresses.c.address == bindparam("address"))
    .distinct()
)
_ARE = (
    select(STANDS_AS.label("person"), people.c.id, people.c.name, addresses.c.address)
    .join_from(people, addresses, addresses.c.person == people.c.id, isouter=True)
    .where(
        or_(
            people.c.id.in_(bindparam("persons", expanding=True)),
            people.c.same_as.in_(bindparam("these", expanding=True)),
        )
    )
    .order_by(people.c.id, addresses.c.address)
)
_CASES_OF = (
    select(cases.c.reference, STANDS_AS.label("person"), earlier_cases.c.name, earlier_cases.c.home)
    .join_from(cases, people, people.c.id == cases.c.person)
    .join(earlier_cases, earlier_cases.c.reference == cases.c.reference, isouter=True)
    .where(cases.c.reference.in_(bindparam("references", expanding=True)))
)


def know(connection: Connection, writer: Writer, *, now: datetime) -> None:
    """Remember a writer under the number the decision gave them, where they were not known before."""
    if writer.known:
        return
    name = writer.address.name if writer.address else ""
    _add(connection, writer.person, name, now)
    if writer.address is not None:
        connection.execute(_ADD_ADDRESS, {"address": writer.address.address, "person": writer.person})


def add(connection: Connection, name: str, *, now: datetime) -> PersonNumber:
    """Remember a person under the next number, and return it."""
    last = connection.execute(select(func.max(people.c.id))).scalar() or 0
    _add(connection, PersonNumber(last + 1), name, now)
    return PersonNumber(last + 1)


def _add(connection: Connection, person: PersonNumber, name: str, now: datetime) -> None:
    connection.execute(_ADD_PERSON, {"id": person, "name": name, "known_since": now})


def give(connection: Connection, person: PersonNumber, theirs: Iterable[str]) -> tuple[str, ...]:
    """Remember addresses of a person; return those that were not known to be theirs."""
    known = set(connection.execute(_ADDRESSES_OF, {"person": person}).scalars())
    new = tuple(each for each in dict.fromkeys(theirs) if each not in known)
    if new:
        connection.execute(_ADD_ADDRESS, [{"address": each, "person": person} for each in new])
    return new


def at(connection: Connection, address: str) -> tuple[Known, ...]:
    """Return who is known at an address; each person once, whoever they were taken for before."""
    return who_are(connection, connection.execute(_AT, {"address": address}).scalars().all())


def who_are(connection: Connection, persons: Collection[int]) -> tuple[Known, ...]:
    """Return what is known of these persons, those they were found to be the same as included."""
    if not persons:
        return ()
    found: dict[int, Known] = {}
    for row in connection.execute(_ARE, {"persons": list(persons), "these": list(persons)}):
        known = found.setdefault(row.person, Known(PersonNumber(row.person), ()))
        names = (*known.names, row.name) if row.name and row.name not in known.names else known.names
        theirs = (*known.addresses, row.address) if row.address else known.addresses
        found[row.person] = replace(known, names=names, addresses=theirs)
    return tuple(found[person] for person in sorted(found))


def told_of(
    connection: Connection,
    *,
    names: Collection[str] = (),
    homes: Collection[str] = (),
    phones: Collection[str] = (),
    numbers: Collection[str] = (),
) -> tuple[Known, ...]:
    """Return the persons on whose cases any of these was told, each with what of it was.

    names  as people are looked for by name: "hadley a"
    """
    wanted = {ClueKind.HOME: homes, ClueKind.PHONE: phones, ClueKind.NUMBER: numbers, ClueKind.NAME: names}
    keys = [Clue(kind, value).key for kind, values in wanted.items() for value in values]
    told: defaultdict[str, set[str]] = defaultdict(set)
    for trace in clues.follow(connection, keys):
        told[trace.reference].add(trace.clue)
    if not told:
        return ()
    return _with_what_was_told(connection, told)


def _with_what_was_told(connection: Connection, told: Mapping[str, Collection[str]]) -> tuple[Known, ...]:
    rows = connection.execute(_CASES_OF, {"references": list(told)}).all()
    found = {known.person: known for known in who_are(connection, {row.person for row in rows})}
    for row in rows:
        known = found[row.person]
        found[row.person] = replace(
            known,
            names=_and(known.names, [row.name] if row.name else []),
            homes=_and(known.homes, _of(ClueKind.HOME, told[row.reference])),
            phones=_and(known.phones, _of(ClueKind.PHONE, told[row.reference])),
            numbers=_and(known.numbers, _of(ClueKind.NUMBER, told[row.reference])),
        )
    return tuple(found[person] for person in sorted(found))


def _of(kind: ClueKind, keys: Iterable[str]) -> list[str]:
    return sorted(key.partition(":")[2] for key in keys if key.startswith(f"{kind}:"))


def _and(known: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))
