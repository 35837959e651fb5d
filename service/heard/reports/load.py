"""Who deals with what: how many open cases each officer has, and how many of them something is owed on, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import Connection, func, select

from heard.store.due import OWED
from heard.store.tables import cases, clocks, officers


def load(connection: Connection, now: datetime, zone: tzinfo, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return a row for each officer who deals with an open case, the most cases first, and one for what nobody does.

    zone    on whose wall clock a week ends: with its Sunday
    names   of officers, by address; whoever left is told by address alone

    A case is overdue where something owed on it is; else it is due this week where something is by then.
    """
    today = now.astimezone(zone).date()
    monday = datetime.combine(today + timedelta(7 - today.weekday()), time(), zone)
    soonest = (
        select(clocks.c.reference, func.min(clocks.c.due).label("due"))
        .where(*OWED)
        .group_by(clocks.c.reference)
        .subquery()
    )
    query = (
        select(
            officers.c.address,
            func.count().label("open"),
            func.count().filter(soonest.c.due < now).label("overdue"),
            func.count().filter(soonest.c.due >= now, soonest.c.due < monday).label("due_this_week"),
        )
        .select_from(cases)
        .outerjoin(officers, officers.c.id == cases.c.owner)
        .outerjoin(soonest, soonest.c.reference == cases.c.reference)
        .where(cases.c.status == "open")
        .group_by(officers.c.address)
        .order_by(officers.c.address.is_(None), func.count().desc(), officers.c.address)
    )
    return [
        {
            "officer": row["address"],
            "name": names.get(row["address"], row["address"]) if row["address"] is not None else None,
            "open": row["open"],
            "due_this_week": row["due_this_week"],
            "overdue": row["overdue"],
        }
        for row in connection.execute(query).mappings()
    ]
