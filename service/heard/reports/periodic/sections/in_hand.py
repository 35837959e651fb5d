"""What is in hand at the end of the time: by stage, age and area, and what is overdue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, or_, select

from heard.casework.in_words import day_in_words
from heard.casework.policy.words import ClockKind
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.of_cases import NO_AREA, in_hand, is_complaint
from heard.reports.periodic.sections.tallies import bars, most_first, one_column, tally
from heard.reports.periodic.shape import Cell, Chart, Number, Table
from heard.store.tables import cases, clocks, officers

MOST_LISTED = 200
"""Overdue cases that are listed one by one; all are counted."""
_NOTHING_OPEN = "No complaint is open."
_NOTHING_OVERDUE = "Nothing is overdue."
_STAGE_NOW = "The stage is the one at which each stands when this is written."


@dataclass(frozen=True, slots=True)
class _Band:
    """Working days that a case has been open for, from `least` to `most`, both part of it; None for no end."""

    called: str
    least: int
    most: int | None

    def has(self, days: int) -> bool:
        return days >= self.least and (self.most is None or days <= self.most)


_BANDS = (
    _Band("0 to 5 working days", 0, 5),
    _Band("6 to 10 working days", 6, 10),
    _Band("11 to 20 working days", 11, 20),
    _Band("over 20 working days", 21, None),
)


class _Late(NamedTuple):
    """A case on which something is late; `address` is of whoever deals with it."""

    reference: str
    policy: str | None
    stage: str
    due: datetime
    address: str | None


def by_stage(connection: Connection, asked: Asked) -> Content:
    """Return what is open at each stage."""
    found = in_hand(connection, asked)
    under = tally((asked.stage_called(row.policy, row.stage), row.reference) for row in found)
    stages = [stage.title for stage in asked.policy.stages]
    order = list(asked.stages_in_order({*stages, *under}))
    notes = (_STAGE_NOW,) if asked.as_of < asked.now else ()
    table = one_column(asked, "open by stage", "Open by stage", "stage", under, order, notes)
    return _shown(table, bool(found), *bars(asked, "open by stage", table.title, under, order))


def by_age(connection: Connection, asked: Asked) -> Content:
    """Return how long what is open has been open, in the bands of the policy where it names any."""
    found = in_hand(connection, asked)
    bands = _bands_of(asked)
    under = tally(
        (next((band.called for band in bands if band.has(days)), "other"), row.reference)
        for row in found
        for days in [max(0, asked.working_days_since(row.received_at))]
    )
    order = [*(band.called for band in bands), *(["other"] if "other" in under else [])]
    table = one_column(asked, "open by age", "Open by age, counted from the day each came", "open for", under, order)
    return _shown(table, bool(found), *bars(asked, "open by age", "Open by age", under, order))


def by_area(connection: Connection, asked: Asked) -> Content:
    """Return of what area of the landlord's work what is open is."""
    found = in_hand(connection, asked)
    under = tally((row.area or NO_AREA, row.reference) for row in found)
    table = one_column(asked, "open by area", "Open by area", "area", under, most_first(under))
    return _shown(table, bool(found))


def overdue(connection: Connection, asked: Asked) -> Content:
    """Return the cases on which something owed is late, the latest first; of each the longest overdue."""
    query = (
        select(cases.c.reference, cases.c.policy, cases.c.stage, clocks.c.due, officers.c.address)
        .join_from(clocks, cases, cases.c.reference == clocks.c.reference)
        .join(officers, officers.c.id == cases.c.owner, isouter=True)
        .where(*is_complaint(asked), clocks.c.kind != ClockKind.NUDGE.value, clocks.c.due < asked.as_of)
        .where(or_(clocks.c.met_at.is_(None), clocks.c.met_at >= asked.as_of))
        .where(or_(clocks.c.stopped_at.is_(None), clocks.c.stopped_at >= asked.as_of))
        .order_by(clocks.c.due, clocks.c.reference)
    )
    longest: dict[str, _Late] = {}
    for late in map(_Late._make, connection.execute(query).all()):
        longest.setdefault(late.reference, late)
    if not longest:
        return Content(lines=(_NOTHING_OVERDUE,))
    under = tally((asked.stage_called(row.policy, row.stage), row.reference) for row in longest.values())
    order = list(asked.stages_in_order(under))
    counts = one_column(asked, "overdue", f"Overdue on {_day(asked)}", "stage", under, order)
    if asked.no_personal_data:
        return Content((counts,))
    return Content((counts, _listed(asked, list(longest.values()))))


def _listed(asked: Asked, found: Sequence[_Late]) -> Table:
    names = {officer.address: officer.name for officer in asked.landlord.staff}
    rows: list[tuple[Cell, ...]] = []
    for row in found[:MOST_LISTED]:
        who = names.get(row.address, row.address) if row.address else "nobody"
        late = Number(max(0, asked.working_days_since(row.due)))
        rows.append((row.reference, asked.stage_called(row.policy, row.stage), late, who))
    more = len(found) - len(rows)
    notes = (f"{more} more are overdue and not listed here.",) if more else ()
    columns = ("case", "stage", "working days late", "who deals with it")
    return Table("overdue cases", "Overdue, the latest first", columns, tuple(rows), notes=notes)


def _shown(table: Table, is_any: bool, *charts: Chart) -> Content:
    return Content((table,), charts, ()) if is_any else Content((table,), (), (_NOTHING_OPEN,))


def _day(asked: Asked) -> str:
    return day_in_words(min(asked.last, asked.today))


def _bands_of(asked: Asked) -> Sequence[_Band]:
    """Return the bands that a measure of the policy names: "up to 10 working days", "over 20 working days"."""
    named = next((measure.bands for measure in asked.policy.measures.values() if measure.bands), ())
    return tuple(_band(each) for each in named) or _BANDS


def _band(called: str) -> _Band:
    numbers = [int(each) for each in re.findall(r"\d{1,4}", called)]
    if len(numbers) > 1:
        return _Band(called, numbers[0], numbers[1])
    if not numbers:
        return _Band(called, 0, None)
    return _Band(called, numbers[0] + 1, None) if called.startswith("over") else _Band(called, 0, numbers[0])
