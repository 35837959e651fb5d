"""Praise, by area and month.  Whom it names is counted, and never told."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from heard.casework.events import Kind
from heard.judgement.area import named_in
from heard.reports.periodic.asked import Asked, Content, month_in_words
from heard.reports.periodic.sections.hiding import TOO_FEW_TO_SHOW, parted
from heard.reports.periodic.sections.of_cases import NO_AREA
from heard.reports.periodic.sections.tallies import most_first, one_column, tally
from heard.reports.periodic.shape import Cell, Number, Table
from heard.store.tables import cases, messages

_NAMED = "Somebody on the staff is named in {} of them."
_NAMED_IN_FEW = f"In how many of them somebody on the staff is named: {TOO_FEW_TO_SHOW}."


class _Praise(NamedTuple):
    """A message of praise; `area` is that of the case it lies on."""

    subject: str | None
    own_words: str | None
    received_at: datetime
    area: str | None


def compliments(connection: Connection, asked: Asked) -> Content:
    """Return the messages of praise received in the time."""
    query = (
        select(messages.c.subject, messages.c.own_words, messages.c.received_at, cases.c.area)
        .join_from(messages, cases, cases.c.reference == messages.c.reference, isouter=True)
        .where(messages.c.received_at >= asked.start, messages.c.received_at < asked.end, ~messages.c.sent_folder)
        .where(messages.c.kind == Kind.COMPLIMENT.value)
    )
    found = [(row, _area(row, asked)) for row in map(_Praise._make, connection.execute(query).all())]
    if asked.area is not None:
        found = [each for each in found if each[1] == asked.area]
    if not found:
        return Content(lines=("No praise was received.",))
    named = sum(bool(named_in(row.own_words or "", asked.landlord.staff)) for row, _ in found)
    if asked.no_personal_data:  # by month as well, nearly all were small
        under = tally((area, "") for _, area in found)
        by_area = one_column(asked, "compliments", "Praise by area", "area", under, most_first(under), counted="in all")
        is_told = parted(named, len(found) - named).is_told
        return Content((by_area,), lines=(_NAMED.format(named) if is_told else _NAMED_IN_FEW,))
    counts = Counter((area, asked.month_at(row.received_at)) for row, area in found)
    of_areas = Counter(area for _, area in found)
    months = asked.months
    rows: list[tuple[Cell, ...]] = [
        (area, *(Number(counts[area, month]) for month in months), Number(of_areas[area]))
        for area in sorted(of_areas, key=lambda area: (-of_areas[area], area))
    ]
    sums = (sum(counts[area, month] for area in of_areas) for month in months)
    rows.append(("all", *map(Number, sums), Number(len(found))))
    columns = ("area", *map(month_in_words, months), "in all")
    table = Table("compliments", "Praise by area and month", columns, tuple(rows), totals=True)
    return Content((table,), lines=(_NAMED.format(named),))


def _area(row: _Praise, asked: Asked) -> str:
    """Return the area of the case that praise lies on, or the one that its words tell."""
    if row.area:
        return row.area
    seen = asked.areas.seen_in(row.subject or "", row.own_words or "", asked.landlord.staff)
    return seen.name if seen else NO_AREA
