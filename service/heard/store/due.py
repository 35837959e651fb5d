"""Which clocks have run out, and of which somebody is to be reminded.

Only open clocks are looked at, by an index that holds no others, so that the years of a
landlord's history cost a sweep nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from heard.casework.events import ClockName, Reference, StageName
from heard.casework.policy.words import ClockKind
from heard.store.tables import cases, clocks

_OPEN = (clocks.c.met_at.is_(None), clocks.c.stopped_at.is_(None))
OWED = (*_OPEN, clocks.c.kind != ClockKind.NUDGE.value)
"""What is still promised; a nudge is advice to an officer, and no promise."""

_RAN_OUT = (
    select(clocks.c.reference, clocks.c.clock, clocks.c.stage, clocks.c.number, clocks.c.due)
    .where(*_OPEN, clocks.c.due <= bindparam("now"))
    .order_by(clocks.c.due, clocks.c.reference, clocks.c.clock, clocks.c.number)
)
_TO_REMIND = (
    select(clocks.c.reference)
    .where(clocks.c.remind_at <= bindparam("now"))
    .group_by(clocks.c.reference)
    .order_by(func.min(clocks.c.remind_at), clocks.c.reference)
)
_NEXT_REMINDER = (
    select(clocks.c.remind_at).where(clocks.c.remind_at > bindparam("after")).order_by(clocks.c.remind_at).limit(1)
)


_WINDOWS_COME = (
    select(cases.c.reference)
    .where(cases.c.window_at <= bindparam("now"))
    .order_by(cases.c.window_at, cases.c.reference)
)
_NEXT_WINDOW = (
    select(cases.c.window_at).where(cases.c.window_at > bindparam("after")).order_by(cases.c.window_at).limit(1)
)
_CLOSED_BETWEEN = (
    select(cases.c.reference, cases.c.closed_at)
    .where(cases.c.closed_at >= bindparam("first"), cases.c.closed_at <= bindparam("last"))
    .order_by(cases.c.closed_at, cases.c.reference)
)


@dataclass(frozen=True, slots=True)
class RanOut:
    """An open clock whose due moment has come."""

    reference: Reference
    clock: ClockName
    stage: StageName | None
    number: int
    due: datetime


def to_remind(connection: Connection, now: datetime) -> list[Reference]:
    """Return the cases with a clock of which somebody is to be reminded by now, whoever has waited longest first."""
    return [Reference(each) for each in connection.execute(_TO_REMIND, {"now": now}).scalars()]


def next_reminder(connection: Connection, after: datetime) -> datetime | None:
    """Return when somebody is next to be reminded of a clock, later than a moment; None where nobody is."""
    return connection.execute(_NEXT_REMINDER, {"after": after}).scalar()


def windows_come(connection: Connection, now: datetime) -> list[Reference]:
    """Return the cases with something to be done by now about the time their customer has, in order of time."""
    return [Reference(each) for each in connection.execute(_WINDOWS_COME, {"now": now}).scalars()]


def next_window(connection: Connection, after: datetime) -> datetime | None:
    """Return when something of the kind is next to be done, later than a moment; None where nothing is."""
    return connection.execute(_NEXT_WINDOW, {"after": after}).scalar()


def closed_between(connection: Connection, first: datetime, last: datetime) -> list[tuple[Reference, datetime]]:
    """Return the cases that were closed between two moments and stand closed, and when each was, in order of time."""
    found = connection.execute(_CLOSED_BETWEEN, {"first": first, "last": last})
    return [(Reference(each.reference), each.closed_at) for each in found]


def ran_out(connection: Connection, now: datetime) -> Iterator[RanOut]:
    """Yield the open clocks whose due moment has come, the longest overdue first.

    All of them, each time: a clock may be overdue when it is first seen, or a holiday taken back, and nobody may
    look only at what fell due since the last look.
    """
    for row in connection.execute(_RAN_OUT, {"now": now}):
        yield RanOut(Reference(row.reference), ClockName(row.clock), StageName(row.stage) or None, row.number, row.due)
