"""Counting the clocks again when the calendar has changed.

A bank holiday proclaimed, or a closure day named, moves the clocks that are open, and the
history of each case says from when to when.  A clock that was met or stopped keeps the date
it was judged by: no holiday makes a promise kept that was not (docs/decisions/0004).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from heard.casework import events as happened
from heard.casework.events import SITE, ClockName, Event, Stream
from heard.casework.fold import fold
from heard.store import history, projection, site
from heard.store.projection import Policies
from heard.store.tables import clocks


@dataclass(frozen=True, slots=True)
class Recounted:
    """How many cases were looked at, and how many clocks moved."""

    cases: int
    moved: int


def recount_if_changed(
    connection: Connection, counted_by: str, policies: Policies, *, now: datetime
) -> Recounted | None:
    """Count again where the calendar is not the one the clocks stand by; None where nothing has changed.

    counted_by  what today's calendar is made of, in one line
    """
    if site.recall(connection, site.COUNTED_BY) == counted_by:
        return None
    recounted = recount(connection, policies, now=now)
    site.replace(connection, site.COUNTED_BY, counted_by)
    return recounted


def recount(connection: Connection, policies: Policies, *, now: datetime) -> Recounted:
    """Bring every clock up to date with today's calendars, and write down each that moved."""
    cases = moved = 0
    for stream in history.streams(connection):
        if stream == SITE:
            continue
        cases += 1
        recorded = history.of_stream(connection, stream)
        changes = list(_changes(connection, stream, projection.clock_rows(fold(recorded), policies)))
        moved += sum(isinstance(change, happened.DueRecounted) for change in changes)
        if changes:
            last = recorded[-1]
            happenings = [(change, now) for change in changes]
            history.append(connection, stream, happenings, after=(last.number, last.chain), now=now, message=None)
    projection.rebuild(connection, policies)
    return Recounted(cases, moved)


def _changes(connection: Connection, stream: Stream, counted: Sequence[dict[str, object]]) -> Iterator[Event]:
    """Yield an event for each clock that stands in the table with another date than is counted now."""
    query = select(clocks).where(clocks.c.reference == stream)
    kept = {(row.clock, row.stage, row.number): row for row in connection.execute(query)}
    for row in counted:
        was = kept.get((row["clock"], row["stage"], row["number"]))
        if was is None or was.due is None:
            continue
        dates = (row["due"], row["standard_due"])
        name, stage = ClockName(was.clock), was.stage or None
        if was.met_at is not None or was.stopped_at is not None:
            if dates != (was.due, was.standard_due):
                yield happened.DueKept(name, stage, was.number, was.due, was.standard_due)
        elif was.due != row["due"] and isinstance(after := row["due"], datetime):
            yield happened.DueRecounted(name, stage, was.number, was.due, after)
