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

_OPEN = (clocks.c.met_at.is_(None), clocks.c.stopped_at.is_(None))
OWED = (*_OPEN, clocks.c.kind != ClockKind.NUDGE.value)
"""What is still promised; a nudge is advice to an officer, and no promise."""

_RAN_OUT = (
    select(clocks.c.reference, clocks.c.clock, clocks.c.stage, clocks.c.number, clocks.c.due)
    .where(*_OPEN, clocks.c.due <= bindparam("now"))
    .order_by(clocks.c.due, clocks.c.reference, clocks.c.clock, clocks.c.number)
)


@dataclass(frozen=True, slots=True)
class RanOut:
    """An open clock whose due moment has come."""

    reference: Reference
    clock: ClockName
    stage: StageName | None
    number: int
    due: datetime


def ran_out(connection: Connection, now: datetime) -> Iterator[RanOut]:
    """Yield the open clocks whose due moment has come, the longest overdue first.

    All of them, each time: a clock may be overdue when it is first seen, or a holiday taken back, and nobody may
    look only at what fell due since the last look.
    """
    for row in connection.execute(_RAN_OUT, {"now": now}):
        yield RanOut(Reference(row.reference), ClockName(row.clock), StageName(row.stage) or None, row.number, row.due)
