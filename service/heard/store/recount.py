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
from heard.casework.case import Case
from heard.casework.events import ClockName, Event, StageName, is_of_a_case
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind
from heard.casework.recorded import Recorded
from heard.store import history, projection, site
from heard.store.case_rows import Policies, clock_rows
from heard.store.tables import cases, clocks


@dataclass(frozen=True, slots=True)
class Recounted:
    """How many cases were looked at, and how many clocks moved."""

    cases: int
    moved: int


def counted_otherwise(connection: Connection, counted_by: str) -> bool:
    """Say whether the clocks stand by another calendar than today's."""
    return site.recall(connection, site.COUNTED_BY) != counted_by


def recount_if_changed(
    connection: Connection, counted_by: str, policies: Policies, *, now: datetime
) -> Recounted | None:
    """Count again where the calendar is not the one the clocks stand by; None where nothing has changed.

    counted_by  what today's calendar is made of, in one line
    """
    if not counted_otherwise(connection, counted_by):
        return None
    recounted = recount(connection, policies, now=now)
    site.replace(connection, site.COUNTED_BY, counted_by)
    return recounted


def recount(connection: Connection, policies: Policies, *, now: datetime) -> Recounted:
    """Bring every clock up to date with today's calendars, and write down each that moved."""
    looked_at = moved = 0
    wrong: list[tuple[Sequence[Recorded], list[Event]]] = []
    kept, when_over = _kept_rows(connection), _kept_when_over(connection)
    for recorded in history.every_stream(connection):
        if not is_of_a_case(recorded[0].stream):
            continue
        looked_at += 1
        stands = kept.get(recorded[0].stream, [])
        case = fold(recorded)
        counted = clock_rows(case, policies)
        changes = list(_changes(stands, counted))
        moved += sum(isinstance(change, happened.DueRecounted) for change in changes)
        if changes or _by_name(counted) != _by_name(stands) or when_over.get(case.reference) != _when_over(case):
            wrong.append((recorded, changes))
    for recorded, changes in wrong:
        new = _append(connection, recorded[-1], changes, now) if changes else []
        projection.make_again(connection, [*recorded, *new], policies)
    return Recounted(looked_at, moved)


def _kept_rows(connection: Connection) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every case's clocks as they stand, in the order they were written."""
    kept: dict[str, list[dict[str, object]]] = {}
    for row in connection.execute(select(clocks)).mappings():
        kept.setdefault(row["reference"], []).append(dict(row))
    return kept


def _kept_when_over(connection: Connection) -> dict[str, tuple[datetime | None, datetime | None]]:
    """Return of every case when it was closed and went to an Ombudsman, as its row has it: a new column is empty."""
    query = select(cases.c.reference, cases.c.closed_at, cases.c.ombudsman_at)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


def _when_over(case: Case) -> tuple[datetime | None, datetime | None]:
    return case.closed.at if case.closed else None, case.first(Moment.OMBUDSMAN_CONTACT)


def _append(connection: Connection, last: Recorded, changes: Sequence[Event], now: datetime) -> Sequence[Recorded]:
    happenings = [(change, now) for change in changes]
    after = (last.number, last.chain)
    return history.append(connection, last.stream, happenings, after=after, now=now, message=None)


def _changes(stands: Sequence[dict[str, object]], counted: Sequence[dict[str, object]]) -> Iterator[Event]:
    """Yield an event for each clock that stands in the table with another date than is counted now."""
    rows = _by_name(stands)
    for name_of_clock, row in _by_name(counted).items():
        was = rows.get(name_of_clock)
        if was is None or row["kind"] == ClockKind.NUDGE.value:
            continue  # of a nudge, nobody was promised anything
        due, standard, after = was["due"], was["standard_due"], row["due"]
        if not isinstance(due, datetime) or not isinstance(standard, datetime):
            continue
        name, stage, number = ClockName(str(was["clock"])), StageName(str(was["stage"])) or None, was["number"]
        assert isinstance(number, int)
        if was["met_at"] is not None or was["stopped_at"] is not None:
            if (after, row["standard_due"]) != (due, standard):
                yield happened.DueKept(name, stage, number, due, standard)
        elif due != after and isinstance(after, datetime):
            yield happened.DueRecounted(name, stage, number, due, after)


def _by_name(rows: Sequence[dict[str, object]]) -> dict[tuple[object, ...], dict[str, object]]:
    return {(row["clock"], row["stage"], row["number"]): row for row in rows}
