"""Officers as histories name them: a number to each address, given once and never to another."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select, text

from heard.casework.events import OfficerNumber, Reference
from heard.store.tables import cases, officers

# Word for word as its index has it, so that no closed case is read.
_IS_DEALT_WITH = text("status = 'open' AND owner IS NOT NULL")
_OF_EACH = (
    select(officers.c.address, func.count())
    .join(cases, cases.c.owner == officers.c.id)
    .where(_IS_DEALT_WITH)
    .group_by(officers.c.id)
)


def number_of(connection: Connection, address: str) -> OfficerNumber:
    """Return the number of the officer at an address, in small letters; a new one where they have none yet."""
    query = select(officers.c.id).where(officers.c.address == address)
    number = connection.execute(query).scalar_one_or_none()
    if number is None:
        number = connection.execute(insert(officers).values(address=address).returning(officers.c.id)).scalar_one()
    return OfficerNumber(number)


def address_of(connection: Connection, number: OfficerNumber) -> str | None:
    """Return the address of the officer of that number."""
    return connection.execute(select(officers.c.address).where(officers.c.id == number)).scalar_one_or_none()


def open_cases(connection: Connection) -> dict[str, int]:
    """Return how many open cases each officer deals with, by address; nobody is in it who deals with none."""
    return {row[0]: row[1] for row in connection.execute(_OF_EACH)}


def owner_of(connection: Connection, reference: Reference) -> str | None:
    """Return the address of whoever deals with a case."""
    query = select(officers.c.address).join(cases, cases.c.owner == officers.c.id).where(cases.c.reference == reference)
    return connection.execute(query).scalar_one_or_none()
