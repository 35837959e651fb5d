"""Who is away, as their mail programs say: a row of each officer, kept in step with the events that told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, select, update

from heard.casework.events import OfficerNumber
from heard.casework.people import Landlord
from heard.judgement.facts import Away
from heard.store.officers import number_of
from heard.store.tables import officers


def away_on(connection: Connection, day: date) -> Mapping[str, Away]:
    """Return who is away on a day of the landlord's wall calendar, by address; mostly nobody."""
    query = select(officers).where(officers.c.away_until >= day)
    return {row.address: Away(row.away_since, row.away_until) for row in connection.execute(query)}


def begin(connection: Connection, address: str, *, since: datetime, until: date) -> OfficerNumber:
    """Keep that an officer is away up to a day, that day too; return their number.

    since   when the answer came that says so
    """
    number = number_of(connection, address)
    changed = update(officers).where(officers.c.id == number).values(away_since=since, away_until=until)
    connection.execute(changed)
    return number


def end(connection: Connection, address: str) -> OfficerNumber:
    """Keep that an officer is back; return their number."""
    number = number_of(connection, address)
    connection.execute(update(officers).where(officers.c.id == number).values(away_since=None, away_until=None))
    return number


def with_absences(landlord: Landlord, away: Mapping[str, Away], day: date) -> Landlord:
    """Return the landlord, with the absences its officers' mail programs tell of beside those of the settings.

    day   from which on they hold: what was asked of somebody before is not asked of another now
    """
    if not away:
        return landlord
    staff = tuple(
        replace(each, away=(*each.away, (day, away[each.address].until))) if each.address in away else each
        for each in landlord.staff
    )
    return replace(landlord, staff=staff)
