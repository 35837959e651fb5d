"""What stands in a cell of a report, in words.  Pure."""

from __future__ import annotations

from datetime import date

from heard.casework.in_words import day_in_words
from heard.reports.case_file.names import shown
from heard.reports.periodic.shape import FEWEST_SHOWN, Cell, Counted, Hidden, Money, Number, Percent, Rate, Report

LONGEST_READ, LONGEST_KEPT = 300, 32_000
"""Characters of one cell: where people read it, and in a spreadsheet, which holds no more than 32,767."""
NOT_KNOWN = "not known"
TOO_FEW = f"fewer than {FEWEST_SHOWN}"
NUMBERS = (Counted, Number, Percent, Rate, Money, Hidden)
"""What stands at the right of its column."""


def said(cell: Cell) -> str:
    """Return a cell as people read it: "12", "96.0%", "£1,250.00", "1 June 2026"; "" for nothing."""
    match cell:
        case None:
            return ""
        case Counted() | Number():
            return NOT_KNOWN if cell.number is None else f"{cell.number:,}"
        case Percent() | Rate():
            return words(cell.printed)
        case Money():
            return money(cell.pence)
        case Hidden():
            return TOO_FEW
        case date():
            return day_in_words(cell)
    return words(cell)


def money(pence: int) -> str:
    pounds, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}£{pounds:,}.{rest:02}"


def words(text: str, longest: int = LONGEST_READ) -> str:
    """Return words on one line, without what cannot be seen or turns writing round, and cut where they have no end."""
    one_line = shown(text[: 4 * longest])
    return one_line if len(one_line) <= longest else f"{one_line[: longest - 1]}…"


def heading(report: Report) -> str:
    """Return what a report is: "Performance: repairs, 1 May 2026 to 31 May 2026"."""
    area = f": {words(report.area)}" if report.area is not None else ""
    return f"{words(report.title)}{area}, {period(report.first, report.last)}"


def period(first: date, last: date) -> str:
    return f"{day_in_words(first)} to {day_in_words(last)}"
