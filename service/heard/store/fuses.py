"""What left, and to whom: the counts the last fuses against a loop go by (docs/decisions/0006)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select

from heard.casework.events import LetterName, Purpose
from heard.store.tables import letters

A_DAY = timedelta(hours=24)
"""In which so many are written, or acted on, and no more: not a date of the calendar."""

# What stands behind the last "@", and it, in words every database understands: all else is trimmed from the end.
_DOMAIN = func.substr(letters.c.to, func.length(func.rtrim(letters.c.to, func.replace(letters.c.to, "@", ""))))
_LEFT_SINCE = letters.c.outside.is_(True) & (letters.c.sent_at > bindparam("since"))
_HOW_MANY = select(func.count()).select_from(
    select(letters.c.id).where(_LEFT_SINCE).limit(bindparam("at_most")).subquery()
)
_TO_THEM = (
    select(letters.c.to, func.count())
    .where(letters.c.to.in_(bindparam("to", expanding=True)), letters.c.sent_at > bindparam("since"))
    .group_by(letters.c.to)
)
_ACKNOWLEDGED = (
    select(_DOMAIN, func.count())
    .where(_LEFT_SINCE, letters.c.purpose == Purpose.ACKNOWLEDGEMENT.value)
    .where(_DOMAIN.in_(bindparam("domains", expanding=True)))
    .group_by(_DOMAIN)
)


def left_since(connection: Connection, since: datetime, *, at_most: int) -> int:
    """Return how many letters left the landlord since a moment, counting no further than `at_most`."""
    return connection.execute(_HOW_MANY, {"since": since, "at_most": at_most}).scalar_one()


def left_to_since(connection: Connection, since: datetime, to: Collection[str]) -> dict[str, int]:
    """Return how many letters went since a moment to these addresses, by address.

    to   one with a tag means all its sisters: "desk+7@x.example" means "desk@x.example" and "desk+8@x.example" too
    """
    if sisters := [_is_sister(each) for each in to if "+" in each]:
        gone = or_(letters.c.to.in_(to), *sisters) & (letters.c.sent_at > since)
        query = select(letters.c.to, func.count()).where(gone).group_by(letters.c.to)
        return {row[0]: row[1] for row in connection.execute(query)}
    return {row[0]: row[1] for row in connection.execute(_TO_THEM, {"to": list(to), "since": since})}


def acknowledged_since(connection: Connection, since: datetime, domains: Collection[str]) -> dict[str, int]:
    """Return how many acknowledgements went since a moment to each of these domains ("@x.example"), where any did."""
    if not domains:
        return {}
    found = connection.execute(_ACKNOWLEDGED, {"since": since, "domains": list(domains)})
    return {row[0]: row[1] for row in found}


def written_since(connection: Connection, to: str, name: LetterName, since: datetime) -> int:
    """Return how many letters of a name were written to an address since a moment, whether they left or not."""
    return len(keys_written_since(connection, to, (name,), since))


def keys_written_since(
    connection: Connection, to: str, names: Collection[LetterName], since: datetime
) -> tuple[tuple[LetterName, str], ...]:
    """Return name and key of each letter of these names that was written to an address since a moment."""
    theirs = (letters.c.to == to) & letters.c.name.in_(names) & (letters.c.created_at > since)
    found = connection.execute(select(letters.c.name, letters.c.key).where(theirs))
    return tuple((LetterName(row.name), row.key) for row in found)


def _is_sister(tagged: str) -> ColumnElement[bool]:
    """Return the condition that a letter went to an address with any tag, or none."""
    local, _, domain = tagged.rpartition("@")
    name = local.partition("+")[0]
    with_tag = letters.c.to.startswith(f"{name}+", autoescape=True) & _DOMAIN.in_([f"@{domain}"])
    return or_(letters.c.to == f"{name}@{domain}", with_tag)


def held_today(connection: Connection, to: str, because: str, since: datetime) -> bool:
    """Say whether a letter to this address or its tagged sisters, or to this domain, was held for this since a moment.

    to   "desk@x.example", or "@x.example"
    """
    whose = _is_sister(to) if to.partition("@")[0] else _DOMAIN.in_([to])
    where = whose & (letters.c.held_because == because) & (letters.c.created_at > since)
    return connection.execute(select(letters.c.id).where(where).limit(1)).first() is not None
