"""Which clocks have run out.

Only open clocks are looked at, by an index that holds no others, so that the years of a
landlord's history cost a sweep nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from heard.casework.events import ClockName, Reference, StageName
from heard.casework.policy.words import ClockKind
from heard.store.tables import clocks

OWED = (clocks.c.met_at.is_(None), clocks.c.stopped_at.is_(None), clocks.c.kind != ClockKind.NUDGE.value)
"""What is still promised; a nudge is advice to an officer, and no promise."""

_FELL_DUE = (
    select(clocks.c.reference, clocks.c.clock, clocks.c.stage, clocks.c.number, clocks.c.due)
    .where(clocks.c.met_at.is_(None), clocks.c.stopped_at.is_(None))
    .where(clocks.c.due > bindparam("after"), clocks.c.due <= bindparam("until"))
    .order_by(clocks.c.due, clocks.c.reference, clocks.c.clock)
)


@dataclass(frozen=True, slots=True)
class RanOut:
    """An open clock whose due moment has come."""

    reference: Reference
    clock: ClockName
    stage: StageName | None
    number: int
    due: datetime


def fell_due(connection: Connection, *, after: datetime, until: datetime) -> Iterator[RanOut]:
    """Yield the open clocks that fell due after one moment and not after another, the longest due first."""
    for row in connection.execute(_FELL_DUE, {"after": after, "until": until}):
        yield RanOut(Reference(row.reference), ClockName(row.clock), StageName(row.stage) or None, row.number, row.due)
