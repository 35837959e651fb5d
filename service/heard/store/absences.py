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

_NOT_AWAY = {"away_since": None, "away_first": None, "away_until": None}


def away_on(connection: Connection, day: date) -> Mapping[str, Away]:
    """Return who is away on a day of the landlord's wall calendar, or will be, by address; mostly nobody."""
    query = select(officers).where(officers.c.away_until >= day)
    found = connection.execute(query)
    return {row.address: Away(row.away_since, row.away_until, row.away_first) for row in found}


def begin(
    connection: Connection, address: str, *, since: datetime, until: date, first: date | None = None
) -> OfficerNumber:
    """Keep that an officer is away up to a day, that day too; return their number.

    since   when the answer came that says so
    first   the first day, where it is still to come
    """
    number, told = number_of(connection, address), {"away_since": since, "away_first": first, "away_until": until}
    connection.execute(update(officers).where(officers.c.id == number).values(told))
    return number


def end(connection: Connection, address: str) -> OfficerNumber:
    """Keep that an officer is back; return their number."""
    number = number_of(connection, address)
    connection.execute(update(officers).where(officers.c.id == number).values(_NOT_AWAY))
    return number


def with_absences(landlord: Landlord, away: Mapping[str, Away], day: date) -> Landlord:
    """Return the landlord, with the absences its officers' mail programs tell of beside those of the settings.

    day   from which on they hold: what was asked of somebody before is not asked of another now
    """
    if not away:
        return landlord
    staff = tuple(
        replace(each, away=(*each.away, _holds(away[each.address], day))) if each.address in away else each
        for each in landlord.staff
    )
    return replace(landlord, staff=staff)


def _holds(away: Away, day: date) -> tuple[date, date]:
    return max(day, away.first or day), away.until
