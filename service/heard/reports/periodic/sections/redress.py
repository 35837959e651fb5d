"""What was offered, set off and paid, as officers put it on record; of a case joined to another, under that other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from heard.casework.closed_lists import Learning
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.hiding import TOO_FEW_TO_SHOW, is_small, total_may_stand
from heard.reports.periodic.sections.tallies import in_all
from heard.reports.periodic.shape import Cell, Money, Table
from heard.store.learned import LEARNED_BESIDE_ITS_CASE
from heard.store.tables import cases, learned

_SUMS: Mapping[str, str] = {
    Learning.COMPENSATION.value: "compensation",
    Learning.GOODWILL.value: "goodwill gestures",
}
_NOTHING = "No compensation and no gesture of goodwill was put on record."


class _Sum(NamedTuple):
    about: str
    reference: str
    pence: int
    offset_pence: int


def redress(connection: Connection, asked: Asked) -> Content:
    """Return the sums of what was put on record in the time: offered, set off against money owed, and left to pay."""
    query = (
        select(learned.c.about, cases.c.reference, learned.c.pence, learned.c.offset_pence)
        .select_from(LEARNED_BESIDE_ITS_CASE)
        .where(learned.c.about.in_(_SUMS), learned.c.recorded_at >= asked.start, learned.c.recorded_at < asked.end)
    )
    if asked.area is not None:
        query = query.where(cases.c.area == asked.area)
    found = [_Sum(*row) for row in connection.execute(query)]
    if not found:
        return Content(lines=(_NOTHING,))
    parts = {called: [row for row in found if row.about == about] for about, called in _SUMS.items()}
    if asked.no_personal_data and any(is_small(len(_cases(part))) for part in parts.values()):
        parts = {}  # beside the sum of all, one would tell the other
    rows = [_row(asked, called, part, [part]) for called, part in parts.items()]
    rows.append(_row(asked, "all", found, list(parts.values()) or [found]))
    columns = ("what", "times", "offered", "set off", "payable")
    return Content((Table("redress", "Compensation and goodwill", columns, tuple(rows), totals=True),))


def _row(asked: Asked, called: str, found: Sequence[_Sum], parts: Sequence[Sequence[_Sum]]) -> tuple[Cell, ...]:
    """Return the sums of what was found, as far as they may be told beside its parts, which stand above them.

    What is payable would tell what was set off.
    """
    offered, set_off = sum(row.pence for row in found), sum(row.offset_pence for row in found)
    times = in_all(asked, (row.reference for row in found))
    if asked.no_personal_data and not total_may_stand([_cases(part) for part in parts]):
        return called, times, *[TOO_FEW_TO_SHOW] * 3
    if asked.no_personal_data and not total_may_stand([_cases(_set_off(part)) for part in parts]):
        return called, times, Money(offered), *[TOO_FEW_TO_SHOW] * 2
    return called, times, Money(offered), Money(set_off), Money(offered - set_off)


def _set_off(found: Sequence[_Sum]) -> list[_Sum]:
    return [row for row in found if row.offset_pence]


def _cases(found: Sequence[_Sum]) -> frozenset[str]:
    """Return the cases that sums are of: one may have several."""
    return frozenset(row.reference for row in found)
