"""The complaints of a time: those received in it, closed in it, and open at its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from heard.casework.events import Kind
from heard.reports.periodic.asked import Asked
from heard.store.tables import cases

NO_AREA = "no area known"


class Complaint(NamedTuple):
    """What a row of `cases` says of a complaint; `policy` is the digest of the one it was opened under."""

    reference: str
    policy: str | None
    stage: str
    area: str | None
    received_at: datetime
    closed_at: datetime | None
    outcome: str | None


_COLUMNS = tuple(cases.c[name] for name in Complaint._fields)
Found = Sequence[Complaint]


def is_complaint(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    """Return what a row of `cases` is known by: stages run on it, it stands for itself, it is of the area asked for."""
    always = (cases.c.stage.is_not(None), cases.c.kind == Kind.COMPLAINT.value, cases.c.joined.is_(None))
    return always if asked.area is None else (*always, cases.c.area == asked.area)


def received(connection: Connection, asked: Asked) -> Found:
    """Return the complaints received in the time."""
    return _those(connection, asked, cases.c.received_at >= asked.start, cases.c.received_at < asked.end)


def closed(connection: Connection, asked: Asked) -> Found:
    """Return the complaints closed in it, and not open again now."""
    return _those(connection, asked, cases.c.closed_at >= asked.start, cases.c.closed_at < asked.end)


def in_hand(connection: Connection, asked: Asked) -> Found:
    """Return the complaints open at the end of it, or now where that is still to come."""
    is_open = or_(cases.c.closed_at.is_(None), cases.c.closed_at >= asked.as_of)
    return _those(connection, asked, cases.c.received_at < asked.as_of, is_open)


def _those(connection: Connection, asked: Asked, *conditions: ColumnElement[bool]) -> Found:
    rows = connection.execute(select(*_COLUMNS).where(*is_complaint(asked), *conditions)).all()
    return list(map(Complaint._make, rows))
