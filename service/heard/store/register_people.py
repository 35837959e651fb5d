"""The people of the register: who they are, and by which addresses the landlord says they write.

What the register says of addresses is the landlord's word: whoever wrote from one, under a
name that may be the same, is that person.  A case that an entry names may be somebody else's, whatever the
landlord meant: nobody is given the addresses of a person whose name is not like theirs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sqlalchemy import Connection, bindparam, select

from heard.casework.events import PersonNumber, Reference
from heard.judgement.same_person import Known
from heard.mail.threads.clues import Clue, ClueKind
from heard.mail.told.given_names import same_given
from heard.mail.told.homes import homes_in
from heard.mail.told.names import Likeness, alike
from heard.mail.told.numbers import normal_number
from heard.mail.told.personal_names import normal_name, taken_apart
from heard.settings.register import EarlierCase, Register, Restricted
from heard.store import people, same_people
from heard.store.tables import cases, clues, earlier_cases, people as people_table

_OF_THESE_HOMES = (
    select(cases.c.person, earlier_cases.c.name, earlier_cases.c.home)
    .join_from(clues, earlier_cases, earlier_cases.c.reference == clues.c.reference)
    .join(cases, cases.c.reference == earlier_cases.c.reference)
    .where(clues.c.clue.in_(bindparam("homes", expanding=True)), clues.c.message == 0, clues.c.letter == 0)
    .order_by(cases.c.reference)
)


_NEWEST_OF = (
    select(cases.c.reference)
    .join_from(cases, people_table, people_table.c.id == cases.c.person)
    .where(bindparam("person") == people.STANDS_AS)
    .order_by(cases.c.opened_at.desc(), cases.c.reference.desc())
    .limit(1)
)
_NICKNAME = re.compile(r"\(([^()]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One earlier case, with what the register says elsewhere of the same person.

    addresses   those of the case, and of restrictions on the same person
    also        other names the person goes by
    """

    case: EarlierCase
    addresses: tuple[str, ...]
    also: tuple[str, ...]


def names_of(person: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """Return all names somebody of the register goes by, a nickname in brackets with the family name after it."""
    bare = " ".join(_NICKNAME.sub(" ", person).split())
    family = bare.split()[-1] if bare else ""
    return tuple(dict.fromkeys((bare, *also, *(f"{name} {family}".strip() for name in _NICKNAME.findall(person)))))


def entries_of(register: Register) -> tuple[Entry, ...]:
    """Return the earlier cases of a register, each with all it says of the person."""
    of_case, of_home = defaultdict(list), defaultdict(list)
    for place, one in enumerate(register.restricted):
        of_case[one.case].append(place)
        for home in homes_in(one.home):
            of_home[home].append(place)
    return tuple(_entry(case, register.restricted, of_case, of_home) for case in register.earlier_case)


def _entry(
    case: EarlierCase,
    restricted: Sequence[Restricted],
    of_case: Mapping[str | None, Sequence[int]],
    of_home: Mapping[str, Sequence[int]],
) -> Entry:
    """Return an entry with what is said of the same person: a name like theirs, and their case or their home."""
    there = {place for home in homes_in(case.home) for place in of_home.get(home, ())}
    namesakes = {place for place in there if alike(case.person, restricted[place].person) is not Likeness.NO}
    named = {place for place in of_case.get(case.reference, ()) if is_theirs(restricted[place], (case.person,))}
    same = [restricted[place] for place in sorted(namesakes | named)]
    found = dict.fromkeys((*case.addresses, *(address for one in same for address in one.addresses)))
    also = dict.fromkeys(name for one in same for name in (one.person, *one.also_known_as) if name != case.person)
    return Entry(case, tuple(found), tuple(also))


def person_of(connection: Connection, entry: Entry, now: datetime) -> PersonNumber:
    """Return the person of an entry, by an address or by an earlier case of the same name and home; else a new one."""
    there = [known for address in entry.addresses for known in people.at(connection, address)]
    fits = next((known.person for known in there if _may_be(entry.case.person, known)), None)
    person = fits or _of_an_earlier_case(connection, entry)
    if person is None:
        person = people.add(connection, entry.case.person, now=now)
    give(connection, person, entry.case.person, entry.addresses, now)
    return person


def know_restricted(connection: Connection, restricted: Restricted, now: datetime) -> None:
    """Know a restricted person by the addresses the register gives, also where no earlier case names them."""
    if restricted.addresses:
        restricted_person(connection, restricted, None, now)


def restricted_person(
    connection: Connection, restricted: Restricted, case: Reference | None, now: datetime
) -> PersonNumber:
    """Return whom a restriction is about, by the case that led to it or by an address; else a new one.

    Whose name is not like the one of the entry is somebody else, though the entry names a case of theirs.
    """
    names = names_of(restricted.person, restricted.also_known_as)
    there = (each for address in restricted.addresses for each in people.at(connection, address))
    of_case = (each.person for each in _of_case(connection, case) if is_theirs(restricted, each.names))
    fits = (each.person for each in there if any(_may_be(name, each) for name in names))
    person = next(chain(of_case, fits), None) or people.add(connection, restricted.person, now=now)
    give(connection, person, restricted.person, restricted.addresses, now)
    return person


def is_theirs(restricted: Restricted, names: Sequence[str]) -> bool:
    """Say whether a case that an entry names may be the restricted person's own, by the names of whose it is.

    Where one of two names is a given name alone, the other may be theirs where that name fits.
    """
    own = names_of(restricted.person, restricted.also_known_as)
    return not names or any(_alike(one, other) for one in own for other in names)


def somebody_else_on(restricted: Restricted, names: Sequence[str]) -> str | None:
    """Return who it is whose case an entry names, where it is neither the person's own nor one of their household's."""
    if is_theirs(restricted, names):
        return None
    at_home = any(alike(one, other) is Likeness.YES for one in restricted.household for other in names)
    return None if at_home else names[0]


def somebody_else_at(connection: Connection, restricted: Restricted) -> list[tuple[str, Known]]:
    """Return the addresses of an entry by which somebody of another name is known, each with who that is."""
    own = names_of(restricted.person, restricted.also_known_as)
    return [
        (address, known)
        for address in restricted.addresses
        for known in people.at(connection, address)
        if not any(_may_be(name, known) for name in own)
    ]


def is_known_at(connection: Connection, restricted: Restricted, address: str) -> bool:
    """Say whether somebody who may be the restricted person is known by an address already."""
    own = names_of(restricted.person, restricted.also_known_as)
    return any(_may_be(name, known) for known in people.at(connection, address) for name in own)


def newest_case_of(connection: Connection, person: PersonNumber) -> Reference | None:
    """Return the case of a person that was opened last; None where they have none."""
    return connection.execute(_NEWEST_OF, {"person": person}).scalar()


def whose_case(
    connection: Connection | None, restricted: Restricted, case: Reference | None, register: Register | None = None
) -> tuple[str, ...]:
    """Return by what names somebody is known whose case an entry names, `case`; as a register says, if it is new."""
    if connection is not None and case is not None:
        return tuple(name for known in _of_case(connection, case) for name in known.names)
    wanted, listed = normal_number(restricted.case or ""), register.earlier_case if register is not None else ()
    return tuple(each.person for each in listed if wanted and normal_number(each.reference) == wanted)


def _of_case(connection: Connection, case: Reference | None) -> tuple[Known, ...]:
    """Return whose a case is; nobody where no case is named, or nobody is known to complain there."""
    person = connection.execute(select(cases.c.person).where(cases.c.reference == case)).scalar() if case else None
    return people.who_are(connection, [person]) if person is not None else ()


def _alike(one: str, other: str) -> bool:
    if alike(one, other) is not Likeness.NO:
        return True
    a, b = taken_apart(one), taken_apart(other)
    return not (a.family and b.family) and any(same_given(x, y) for x in a.given for y in b.given)


def give(connection: Connection, person: PersonNumber, name: str, addresses: Sequence[str], now: datetime) -> None:
    """Know a person by the addresses the register gives, and with them whoever wrote from one and may be they."""
    new = people.give(connection, person, addresses)
    for other in (known for address in new for known in people.at(connection, address)):
        if other.person != person and _may_be(name, other):
            same_people.merge_by_register(connection, other.person, person, now=now)


def _may_be(name: str, known: Known) -> bool:
    """Say whether somebody at an address of the register may be the person it gives the address to."""
    same = normal_name(name)  # of somebody known by a given name alone, nothing else can be compared
    return not known.names or any(
        alike(name, theirs) is not Likeness.NO or normal_name(theirs) == same for theirs in known.names
    )


def _of_an_earlier_case(connection: Connection, entry: Entry) -> PersonNumber | None:
    """Return whose an earlier case of the same home and name is, found by what it left to be found by."""
    homes = set(homes_in(entry.case.home))
    if not homes:
        return None
    for row in connection.execute(_OF_THESE_HOMES, {"homes": [Clue(ClueKind.HOME, home).key for home in homes]}):
        # It also left the homes that its matter speaks of.
        if homes.intersection(homes_in(row.home)) and alike(row.name, entry.case.person) is Likeness.YES:
            return PersonNumber(row.person)
    return None
