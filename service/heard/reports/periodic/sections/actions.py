"""Actions that were promised on cases, or told of by officers: done in the time, and still to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from heard.casework.moments import Moment
from heard.casework.particulars import WITH_A_DAY
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.awards import awards
from heard.reports.periodic.sections.redress import redress
from heard.reports.periodic.sections.tallies import in_all
from heard.reports.periodic.shape import Cell, Table
from heard.store.particulars import TOLD_BESIDE_ITS_CASE
from heard.store.tables import cases, clocks, officers, particulars

_WHAT = "What each action is stands on its case and in the mail of it."


class _Action(NamedTuple):
    """An action that was promised, or that an officer told of; `address` is of whoever deals with its case."""

    reference: str
    due: datetime | None
    met_at: datetime | None
    address: str | None


def actions(connection: Connection, asked: Asked) -> Content:
    """Return the actions done in the time and those still open, and what was offered or paid."""
    query = _promised(asked).where(clocks.c.met_at >= asked.start, clocks.c.met_at < asked.end)
    promised = [_Action(*row) for row in connection.execute(query)]
    told = [each for each in _told(connection, asked) if each.met_at and asked.start <= each.met_at < asked.end]
    done = [*promised, *told]
    left = _open(connection, asked)
    sums, paid = redress(connection, asked), awards(connection, asked)
    tables = (_counts(asked, done, left), *_lists(asked, done, left))
    return Content((*tables, *sums.tables, *paid.tables), lines=(_WHAT, *sums.lines))


def outstanding(connection: Connection, asked: Asked) -> Content:
    """Return the actions that are still to be done."""
    left = _open(connection, asked)
    if not left:
        return Content(lines=("No action is outstanding.",))
    return Content((_counts(asked, [], left), *_lists(asked, [], left)), lines=(_WHAT,))


def _open(connection: Connection, asked: Asked) -> list[_Action]:
    is_open = clocks.c.met_at.is_(None) | (clocks.c.met_at >= asked.as_of)
    still = clocks.c.stopped_at.is_(None) | (clocks.c.stopped_at >= asked.as_of)
    query = _promised(asked).where(clocks.c.started < asked.as_of, is_open, still)
    told = (each for each in _told(connection, asked) if each.met_at is None or each.met_at >= asked.as_of)
    return [*(_Action(*row) for row in connection.execute(query)), *told]


def _told(connection: Connection, asked: Asked) -> list[_Action]:
    """Return the actions and meetings that officers had told of by the end of the time, in the order of their days."""
    query = (
        select(cases.c.reference, particulars.c.on_day, particulars.c.done_at, officers.c.address)
        .select_from(TOLD_BESIDE_ITS_CASE.outerjoin(officers, officers.c.id == cases.c.owner))
        .where(particulars.c.about.in_([each.value for each in WITH_A_DAY]))
        .where(particulars.c.recorded_at < asked.as_of)
        .order_by(particulars.c.on_day, cases.c.reference, particulars.c.reference, particulars.c.number)
    )
    if asked.area is not None:
        query = query.where(cases.c.area == asked.area)
    end_of = asked.calendar.end_of
    return [
        _Action(row.reference, end_of(row.on_day) if row.on_day is not None else None, row.done_at, row.address)
        for row in connection.execute(query)
    ]


def _promised(asked: Asked) -> Select[Any]:
    """Select the promises of an action, in the order in which they are or were due."""
    names = {
        clock.name
        for policy, _ in asked.policies.values()
        for clock in policy.clocks
        if Moment.ACTION_PROMISED in clock.starts
    }
    query = (
        select(clocks.c.reference, clocks.c.due, clocks.c.met_at, officers.c.address)
        .join_from(clocks, cases, cases.c.reference == clocks.c.reference)
        .join(officers, officers.c.id == cases.c.owner, isouter=True)
        .where(clocks.c.clock.in_(names))
        .order_by(clocks.c.due, clocks.c.reference, clocks.c.number)
    )
    return query if asked.area is None else query.where(cases.c.area == asked.area)


def _counts(asked: Asked, done: Iterable[_Action], left: Iterable[_Action]) -> Table:
    open_ = list(left)
    rows = (
        ("done in this time", in_all(asked, (row.reference for row in done))),
        ("open", in_all(asked, (row.reference for row in open_))),
        ("of these overdue", in_all(asked, (row.reference for row in open_ if row.due and row.due < asked.as_of))),
    )
    return Table("actions", "Actions", ("what", "actions"), rows)


def _lists(asked: Asked, done: Iterable[_Action], left: Iterable[_Action]) -> tuple[Table, ...]:
    """Return each action with whoever deals with its case, where that may be told."""
    if asked.no_personal_data:
        return ()
    names = {officer.address: officer.name for officer in asked.landlord.staff}

    def row(action: _Action) -> tuple[Cell, ...]:
        who = names.get(action.address, action.address) if action.address else "nobody"
        return action.reference, who, _day(asked, action.due), _day(asked, action.met_at)

    columns = ("case", "who deals with it", "due", "done")
    tables = (
        Table("actions open", "Actions still to be done", columns, tuple(map(row, left))),
        Table("actions done", "Actions done", columns, tuple(map(row, done))),
    )
    return tuple(table for table in tables if table.rows)


def _day(asked: Asked, moment: datetime | None) -> date | None:
    return asked.calendar.local_date(moment) if moment is not None else None
