"""People as heard knows them: who has several addresses, who stands as whom, and who may be one person.

Of the tables of people alone, for `heard people`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from heard.casework.events import PersonNumber
from heard.errors import NotFound
from heard.store.same_people import open_proposals
from heard.store.signs import stands_as
from heard.store.tables import addresses, cases, people

Row = dict[str, Any]


def list_of_people(connection: Connection, *, every: bool = False) -> Iterator[Row]:
    """Yield persons with more than one address or another person in them, by their numbers; with `every`, all."""
    theirs, merged = _addresses(connection), _merged(connection)
    counts = _cases(connection)
    for row in connection.execute(select(people).where(people.c.same_as.is_(None)).order_by(people.c.id)).mappings():
        number = row["id"]
        persons = (number, *merged.get(number, ()))
        known_by = sorted({address for person in persons for address in theirs.get(person, ())})
        if every or len(known_by) > 1 or len(persons) > 1:
            yield {
                "what": "person",
                "person": called(number),
                "name": row["name"] or None,
                "addresses": known_by,
                "also": [called(person) for person in persons[1:]],
                "cases": sum(counts.get(person, 0) for person in persons),
            }


def proposals(connection: Connection) -> Iterator[Row]:
    """Yield the pairs that may be one person, where nobody has said yet whether they are, oldest first."""
    names = {row.id: row.name for row in connection.execute(select(people.c.id, people.c.name))}
    theirs = _addresses(connection)
    for pair in open_proposals(connection):
        yield {
            "what": "proposal",
            "proposed": [
                {"person": called(each), "name": names.get(each) or None, "addresses": sorted(theirs.get(each, ()))}
                for each in pair
            ],
        }


def called(person: int) -> str:
    """Return what people call a person by: "P12"."""
    return f"P{person}"


def numbered(connection: Connection, typed: str) -> PersonNumber | None:
    """Return as whom a person stands whose number was typed, as in "P12"; None where it is no such number.

    Raises NotFound where nobody has the number.
    """
    if not re.fullmatch(r"[Pp][0-9]{1,9}", typed):
        return None
    number = stands_as(connection, int(typed[1:]))
    if number is None:
        raise NotFound(f"{typed}: there is no such person. heard people --all lists them")
    return number


def _addresses(connection: Connection) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(addresses.c.person, addresses.c.address)):
        found[row.person].append(row.address)
    return found


def _merged(connection: Connection) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    query = select(people.c.id, people.c.same_as).where(people.c.same_as.is_not(None)).order_by(people.c.id)
    for row in connection.execute(query):
        found[row.same_as].append(row.id)
    return found


def _cases(connection: Connection) -> dict[int, int]:
    query = select(cases.c.person, func.count().label("how_many")).where(cases.c.person.is_not(None))
    return {row.person: row.how_many for row in connection.execute(query.group_by(cases.c.person))}
