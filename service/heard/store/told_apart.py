"""From which addresses somebody else writes, as a person said of mail that was taken for a restricted person's.

A person says so of two numbers ("heard people apart"), or by putting a contact on a case of somebody else, or on none.
What was put back counts again, and whoever was merged since is one person: then nothing is told apart any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, select

from heard.casework.events import MessageNumber, PersonNumber
from heard.store import people, same_people
from heard.store.tables import messages, people as people_table

_STAND_AS = select(people_table.c.id, people.STANDS_AS.label("person")).where(
    people_table.c.id.in_(bindparam("ids", expanding=True))
)
_SENDERS = select(messages.c.sender).where(
    messages.c.id.in_(bindparam("ids", expanding=True)), messages.c.sender.is_not(None)
)


def others_than(connection: Connection, persons: Collection[PersonNumber]) -> Mapping[PersonNumber, tuple[str, ...]]:
    """Return by person the addresses of those whom somebody said not to be them; nothing of whom none was."""
    pairs = same_people.told_apart(connection)
    if not pairs:
        return {}
    ids = sorted({each for pair in pairs for each in pair})
    stand_as = {row.id: PersonNumber(row.person) for row in connection.execute(_STAND_AS, {"ids": ids})}
    apart: defaultdict[PersonNumber, set[PersonNumber]] = defaultdict(set)
    for pair in pairs:
        one, other = (stand_as.get(each, each) for each in pair)
        if one != other:
            apart[one].add(other)
            apart[other].add(one)
    return {
        person: tuple(address for known in people.who_are(connection, apart[person]) for address in known.addresses)
        for person in persons
        if person in apart
    }


def senders_of(connection: Connection, numbers: Collection[MessageNumber]) -> tuple[str, ...]:
    """Return whom these messages came from, each address once."""
    found = connection.execute(_SENDERS, {"ids": list(numbers)}).scalars() if numbers else ()
    return tuple(dict.fromkeys(found))
