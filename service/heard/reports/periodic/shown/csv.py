"""A report as comma-separated values: its tables one below the other, or one of them alone, and no cell a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from heard.errors import NotFound
from heard.reports.case_file.manifest import no_formula
from heard.reports.periodic.shape import Cell, Counted, Hidden, Money, Number, Percent, Rate, Report, Table
from heard.reports.periodic.shown.cells import LONGEST_KEPT, NOT_KNOWN, TOO_FEW, words

_SIGNED = re.compile(r"[+-][0-9]{1,12}(\.[0-9]+)?%?")
"""A number with its sign, such as a change since last month: no formula, whatever it begins with."""


def as_csv(report: Report, *, table: str | None = None) -> bytes:
    """Return the tables of a report in UTF-8, with the mark that Excel knows it by.

    table  the name of the only one that is wanted, which then has no title above it

    Raises NotFound where the report has no table of that name.
    """
    tables = [each for section in report.sections for each in section.tables]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if table is not None:
        writer.writerows(_lines(_named(tables, table, report)))
        return text.getvalue().encode("utf-8-sig")
    for place, each in enumerate(tables):
        if place:
            writer.writerow(())
        writer.writerow((_words(each.title),))
        writer.writerows(_lines(each))
    return text.getvalue().encode("utf-8-sig")


def _named(tables: list[Table], name: str, report: Report) -> Table:
    for each in tables:
        if each.name == name:
            return each
    known = ", ".join(f'"{each.name}"' for each in tables) or "none"
    raise NotFound(f"report {report.name}: it has no table '{name}'. It has: {known}")


def _lines(table: Table) -> Iterator[list[str]]:
    yield [_words(name) for name in table.columns]
    for row in table.rows:
        yield [_cell(cell) for cell in row]


def _cell(cell: Cell) -> str:
    """Return a cell as a spreadsheet reads it: numbers without commas, sums in pounds, dates as 2026-06-01."""
    match cell:
        case None:
            return ""
        case Counted() | Number():
            return NOT_KNOWN if cell.number is None else str(cell.number)
        case Percent() | Rate():
            return _words(cell.printed)
        case Money():
            return f"{'-' if cell.pence < 0 else ''}{abs(cell.pence) // 100}.{abs(cell.pence) % 100:02}"
        case Hidden():
            return TOO_FEW
        case date():
            return cell.isoformat()
    return _words(cell)


def _words(text: str) -> str:
    kept = words(text, LONGEST_KEPT)
    return kept if _SIGNED.fullmatch(kept) else no_formula(kept)
