"""Who was found to be whom, and who not: proposed, said by a person, and undone.

All of it is in the site's history; `people.same_as` follows it, so that a look-up costs nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, select, update

from heard.casework.events import (
    SITE,
    By,
    Event,
    MessageNumber,
    PersonNumber,
    PersonsMerged,
    PersonsParted,
    PersonsToldApart,
    SamePersonProposed,
)
from heard.casework.recorded import from_body
from heard.errors import NotFound
from heard.store import history
from heard.store.tables import events, people

Pair = tuple[PersonNumber, PersonNumber]
_PLACE = "persons told apart"
_SAID = (SamePersonProposed.__name__, PersonsMerged.__name__, PersonsParted.__name__, PersonsToldApart.__name__)
_EVENTS = (
    select(events.c.type, events.c.version, events.c.body)
    .where(events.c.stream == SITE, events.c.type.in_(_SAID))
    .order_by(events.c.number)
)


def propose(
    connection: Connection, person: PersonNumber, other: PersonNumber, *, message: MessageNumber | None, now: datetime
) -> bool:
    """Note that a pair is asked about; return False, and note nothing, where it was asked about or told apart."""
    pair, said = sorted((person, other)), _said(connection)
    if SamePersonProposed(*pair) in said or PersonsToldApart(*pair) in said:
        return False
    _append(connection, SamePersonProposed(*pair), By.SERVICE, message, now)
    return True


def merge(
    connection: Connection,
    person: PersonNumber,
    into: PersonNumber,
    *,
    now: datetime,
    message: MessageNumber | None = None,
) -> None:
    """Let a person stand as another from now on.

    message  the mail that says so, if one does

    Raises NotFound if either is not known, or they stand as one already.
    """
    known = _standing_apart(connection, person, into)
    if known[person] is not None:
        raise NotFound(f"P{person} stands as P{known[person]} already. Part them first: heard people part P{person}")
    _append(connection, PersonsMerged(person, into), By.OFFICER, message, now)
    follow(connection)


def merge_by_register(connection: Connection, person: PersonNumber, into: PersonNumber, *, now: datetime) -> None:
    """Let a person stand as another because the landlord's register says so; once, so that a person may undo it."""
    known, said = _standing(connection), _said(connection)
    merged_before = any(isinstance(each, PersonsMerged) and each.person == person for each in said)
    looked_at = merged_before or PersonsToldApart(*sorted((person, into))) in said
    if known[person] is None and _root(into, known) != person and not looked_at:
        _append(connection, PersonsMerged(person, into), By.SERVICE, None, now)
        follow(connection)


def part(
    connection: Connection, person: PersonNumber, *, now: datetime, message: MessageNumber | None = None
) -> PersonNumber:
    """Let a person stand for themselves again; return whom they stood as.

    message  the mail that says so, if one does

    Raises NotFound if they stand as nobody else.
    """
    stood_as = _merges(_said(connection)).get(person)
    if stood_as is None:
        raise NotFound(f"P{person} stands as nobody else. heard people lists who does")
    _append(connection, PersonsParted(person), By.OFFICER, message, now)
    follow(connection)
    return stood_as


def tell_apart(
    connection: Connection,
    person: PersonNumber,
    other: PersonNumber,
    *,
    now: datetime,
    message: MessageNumber | None = None,
) -> None:
    """Note that two are not one person: they are asked about no more, and the register does not merge them.

    message  the mail that says so, if one does

    Raises NotFound if either is not known, or they stand as one.
    """
    _standing_apart(connection, person, other)
    _append(connection, PersonsToldApart(*sorted((person, other))), By.OFFICER, message, now)


def proposed_by(connection: Connection, message: MessageNumber) -> Pair | None:
    """Return the pair that was asked about because of a message, the one known longer first; None where none was."""
    said = _said_by(connection, message)
    return next(((each.person, each.other) for each in said if isinstance(each, SamePersonProposed)), None)


def merged_by(connection: Connection, message: MessageNumber) -> PersonsMerged | None:
    """Return whom a command in a message let stand as whom."""
    return next((each for each in _said_by(connection, message) if isinstance(each, PersonsMerged)), None)


def told_apart(connection: Connection) -> tuple[Pair, ...]:
    """Return the pairs of which a person said that they are two; remembered until the site's history goes on."""
    last = history.last_of(connection, SITE)
    known = connection.info.get(_PLACE)
    if known is None or known[0] != last:
        apart = tuple((each.person, each.other) for each in _said(connection) if isinstance(each, PersonsToldApart))
        known = connection.info[_PLACE] = last, apart
    pairs: tuple[Pair, ...] = known[1]
    return pairs


def _standing_apart(
    connection: Connection, person: PersonNumber, other: PersonNumber
) -> dict[PersonNumber, PersonNumber | None]:
    """Return who stands as whom.  Raises NotFound if either of two is not known, or they stand as one."""
    known = _standing(connection)
    for each in (person, other):
        if each not in known:
            raise NotFound(f"P{each}: there is no such person. heard people --all lists them")
    if _root(person, known) == _root(other, known):
        raise NotFound(f"P{person} and P{other} are one person already. heard people shows who stands as whom")
    return known


def follow(connection: Connection) -> None:
    """Bring `people.same_as` up to date with the history."""
    for person, wanted in _disagreeing(connection):
        connection.execute(update(people).where(people.c.id == person).values(same_as=wanted))


def differences(connection: Connection) -> Iterator[str]:
    """Yield a line for each person who stands otherwise than the history says."""
    for person, wanted in _disagreeing(connection):
        yield f"site: people: P{person} should stand as {f'P{wanted}' if wanted else 'nobody else'}"


def open_proposals(connection: Connection) -> list[Pair]:
    """Return the pairs asked about that nobody has merged or told apart, oldest first."""
    said = _said(connection)
    merges, known = _merges(said), _standing(connection)
    answered = {frozenset((each.person, each.into)) for each in said if isinstance(each, PersonsMerged)}
    answered |= {frozenset((each.person, each.other)) for each in said if isinstance(each, PersonsToldApart)}
    return [
        (each.person, each.other)
        for each in said
        if isinstance(each, SamePersonProposed)
        and frozenset((each.person, each.other)) not in answered
        and _root(each.person, known | merges) != _root(each.other, known | merges)
    ]


def _disagreeing(connection: Connection) -> list[tuple[PersonNumber, PersonNumber | None]]:
    kept = _standing(connection)
    merges = _merges(_said(connection))
    wanted = {person: _root(person, merges) if person in merges else None for person in kept}
    return [(person, wanted[person]) for person in sorted(kept) if kept[person] != wanted[person]]


def _standing(connection: Connection) -> dict[PersonNumber, PersonNumber | None]:
    return {row.id: row.same_as for row in connection.execute(select(people.c.id, people.c.same_as))}


def _said(connection: Connection) -> Sequence[Event]:
    return _events(connection, _EVENTS)


def _said_by(connection: Connection, message: MessageNumber) -> Sequence[Event]:
    return _events(connection, _EVENTS.where(events.c.message == message))


def _events(connection: Connection, query: Select[tuple[str, int, str]]) -> Sequence[Event]:
    return [from_body(row.type, row.version, row.body) for row in connection.execute(query)]


def _merges(said: Collection[Event]) -> dict[PersonNumber, PersonNumber]:
    """Return who was merged into whom, and not parted since."""
    into: dict[PersonNumber, PersonNumber] = {}
    for each in said:
        if isinstance(each, PersonsMerged):
            into[each.person] = each.into
        elif isinstance(each, PersonsParted):
            into.pop(each.person, None)
    return into


def _root(person: PersonNumber, into: Mapping[PersonNumber, PersonNumber | None]) -> PersonNumber:
    """Return whom a person stands as in the end; a circle ends where it began."""
    seen = {person}
    while (further := into.get(person)) is not None and further not in seen:
        seen.add(further)
        person = further
    return person


def _append(connection: Connection, event: Event, by: By, message: MessageNumber | None, now: datetime) -> None:
    after = history.last_of(connection, SITE)
    history.append(connection, SITE, [(event, now)], after=after, now=now, by=by, message=message)
