"""What was awarded, by the stage of each case and by how it was paid; who is known by it is in no public report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from heard.casework.events import Particular
from heard.casework.learning import MONEY
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.shape import Cell, Money, Table
from heard.store.learned import LEARNED_BESIDE_ITS_CASE
from heard.store.particulars import TOLD_BESIDE_ITS_CASE
from heard.store.tables import cases, learned, particulars

NOT_SAID = "not recorded"
"""How something was paid, where nobody said so."""
_LEFT_OUT = "What was awarded is left out here: somebody could be told by it."
_STAGE_NOW = "The stage is the one at which each case stands when this is written."


class _Award(NamedTuple):
    reference: str
    policy: str | None
    stage: str | None
    pence: int
    offset_pence: int


def awards(connection: Connection, asked: Asked) -> Content:
    """Return the sums put on record in the time, by stage and by method of payment."""
    if asked.no_personal_data:
        return Content(lines=(_LEFT_OUT,))
    found = _found(connection, asked)
    if not found:
        return Content(lines=("No award was put on record.",))
    methods = _methods(connection, {each.reference for each in found})
    by_stage = _sums(asked, ((asked.stage_called(each.policy, each.stage or ""), each) for each in found))
    by_method = _sums(asked, ((methods.get(each.reference, NOT_SAID), each) for each in found))
    columns = ("cases", "awarded", "payable")
    return Content(
        (
            Table("awards by stage", "Awards by stage", ("stage", *columns), by_stage, notes=(_STAGE_NOW,)),
            Table("awards by method", "Awards by method of payment", ("method", *columns), by_method),
        )
    )


def _found(connection: Connection, asked: Asked) -> list[_Award]:
    query = (
        select(cases.c.reference, cases.c.policy, cases.c.stage, learned.c.pence, learned.c.offset_pence)
        .select_from(LEARNED_BESIDE_ITS_CASE)
        .where(learned.c.about.in_([each.value for each in MONEY]))
        .where(learned.c.recorded_at >= asked.start, learned.c.recorded_at < asked.end)
        .order_by(cases.c.reference, learned.c.reference, learned.c.number)
    )
    if asked.area is not None:
        query = query.where(cases.c.area == asked.area)
    return [_Award(*row) for row in connection.execute(query)]


def _methods(connection: Connection, references: Iterable[str]) -> Mapping[str, str]:
    """Return how what was awarded on each case was paid, as it was said last: of itself, else of one joined to it."""
    query = (
        select(cases.c.reference, particulars.c.word)
        .select_from(TOLD_BESIDE_ITS_CASE)
        .where(particulars.c.about == Particular.PAYMENT.value, particulars.c.word.is_not(None))
        .order_by(particulars.c.reference == cases.c.reference, particulars.c.recorded_at, particulars.c.number)
    )
    wanted = frozenset(references)
    return {row.reference: row.word for row in connection.execute(query) if row.reference in wanted}


def _sums(asked: Asked, under: Iterable[tuple[str, _Award]]) -> tuple[tuple[Cell, ...], ...]:
    found: dict[str, list[_Award]] = {}
    for called, award in under:
        found.setdefault(called, []).append(award)
    return tuple(
        (
            called,
            asked.cases({each.reference for each in of_it}),
            Money(sum(each.pence for each in of_it)),
            Money(sum(each.pence - each.offset_pence for each in of_it)),
        )
        for called, of_it in sorted(found.items())
    )
