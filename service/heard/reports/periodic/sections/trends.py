"""This period against the one before, by area, theme and cause; the months of a year; what keeps coming back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from heard.reports.periodic.asked import Asked, Content, month_in_words
from heard.reports.periodic.sections.learning import CAUSE, THEME, WHEN, Word, words
from heard.reports.periodic.sections.of_cases import NO_AREA, Found, closed, received
from heard.reports.periodic.sections.tallies import (
    OTHERS,
    PUT_TOGETHER,
    Tally,
    in_all,
    may_be_told,
    most_first,
    tally,
    told,
)
from heard.reports.periodic.shape import Cell, Chart, Drawn, Hidden, Series, Table

REPEATED, LOOKED_BACK = 3, 3
"""A cause with so many cases in so many months is one that repeats."""
A_YEAR = 12
_TOO_FEW_BY_MONTH = "Month by month: too few of this area to show."


def trends(connection: Connection, asked: Asked) -> Content:
    """Return how things move."""
    before, year = asked.before(), asked.months_back(A_YEAR)
    came = received(connection, replace(asked, first=min(before.first, year.first)))

    def of_areas(time: Asked) -> Tally:
        return tally((row.area or NO_AREA, row.reference) for row in came if time.start <= row.received_at < time.end)

    back = asked.months_back(LOOKED_BACK)
    tables = [_against(asked, "area", of_areas(asked), of_areas(before))]
    for about in (THEME, CAUSE):
        found = words(connection, replace(asked, first=min(before.first, back.first)), about)
        tables.append(_against(asked, about, _in(asked, found), _in(before, found), (WHEN.format(about),)))
    if not asked.no_personal_data:  # beside the causes of this period it would tell small ones of the months before
        tables.append(_repeated(asked, _in(back, found)))
    months = _months(asked, year, came, closed(connection, year))
    return replace(months, tables=(*tables, *months.tables))


def _in(time: Asked, found: Iterable[Word]) -> Tally:
    return tally((each.word, each.reference) for each in found if time.start <= each.at < time.end)


def _against(asked: Asked, by: str, now: Tally, then: Tally, notes: tuple[str, ...] = ()) -> Table:
    these, those = told(asked, now, then)
    order = sorted({*these, *those}, key=lambda word: _place(word, these, those))
    rows = [_row(asked, word, these.get(word, ()), those.get(word, ())) for word in order]
    rows.append(_sum(asked, _every(now), _every(then)))
    notes = notes if [these, those] == [now, then] else (*notes, PUT_TOGETHER)
    columns = (by, "this period", "the one before", "change")
    return Table(f"trends by {by}", f"By {by}, against the period before", columns, tuple(rows), True, notes)


def _place(word: str, now: Tally, then: Tally) -> tuple[bool, int, int, str]:
    return word == OTHERS, -len(now.get(word, ())), -len(then.get(word, ())), word


def _every(under: Tally) -> list[str]:
    return [reference for references in under.values() for reference in references]


def _row(asked: Asked, word: str, now: Iterable[str], then: Iterable[str]) -> tuple[Cell, ...]:
    these, those = list(now), list(then)
    change = len(these) - len(those)
    return word, asked.cases(these), asked.cases(those), f"{change:+d}" if change else "0"


def _sum(asked: Asked, now: Sequence[str], then: Sequence[str]) -> tuple[Cell, ...]:
    these, those = in_all(asked, now), in_all(asked, then)
    if isinstance(these, Hidden) or isinstance(those, Hidden):
        return "all", these, those, None
    return _row(asked, "all", now, then)


def _repeated(asked: Asked, under: Tally) -> Table:
    """Return the causes that have repeated in the months up to the last day."""
    order = [cause for cause in most_first(under) if len(under[cause]) >= REPEATED]
    rows = tuple((cause, asked.cases(under[cause])) for cause in order)
    notes = (f"Causes with {REPEATED} or more cases in {LOOKED_BACK} months.",)
    columns = ("cause", f"cases in {LOOKED_BACK} months")
    return Table("repeated causes", "Causes that repeat", columns, rows, notes=notes)


def _months(asked: Asked, year: Asked, came: Found, over: Found) -> Content:
    named = {month: month_in_words(month) for month in year.months}
    begun = tally(
        (named[year.month_at(row.received_at)], row.reference) for row in came if row.received_at >= year.start
    )
    ended = tally((named[year.month_at(row.closed_at)], row.reference) for row in over if row.closed_at is not None)
    months = tuple(named.values())
    if not all(may_be_told(asked, len(each)) for each in (*begun.values(), *ended.values())):
        return Content(lines=(_TOO_FEW_BY_MONTH,))
    rows = tuple((month, asked.cases(begun.get(month, ())), asked.cases(ended.get(month, ()))) for month in months)
    table = Table("trends by month", "Month by month", ("month", "received", "closed"), rows)
    drawn = (
        Series("received", tuple(float(len(begun.get(month, ()))) for month in months)),
        Series("closed", tuple(float(len(ended.get(month, ()))) for month in months)),
    )
    most = max(months, key=lambda month: len(begun.get(month, ())))
    says = f"Complaints received and closed from {months[0]} to {months[-1]}; most came in {most}."
    return Content((table,), (Chart("trends by month", "Received and closed", says, Drawn.LINES, months, drawn),))
