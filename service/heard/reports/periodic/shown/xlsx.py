"""A report as a workbook: all its tables on one sheet, and on a second every figure with the cases behind it.

Words are written as strings and as nothing else: no cell is a formula or a link, whoever wrote what is in it.  The
same report gives the same octets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, TypeAlias

from heard.casework.events import Reference
from heard.reports.periodic.shape import Cell, Counted, Hidden, Money, Number, Percent, Rate, Report, Table, figures
from heard.reports.periodic.shown.cells import LONGEST_KEPT, NOT_KNOWN, TOO_FEW, heading, said, words

Sheet: TypeAlias = Any
Look: TypeAlias = Any
"""What xlsxwriter makes, which has no types."""

_PERCENT = re.compile(r"([0-9]+)(?:\.([0-9]+))?%")
MOST_ROWS = 1_048_576
"""Of a sheet; Excel opens none that has more."""
WIDEST, NARROWEST = 60, 12  # characters
_CUT = "The rest does not fit on a sheet: heard report --figure lists it."


def as_xlsx(report: Report, *, most_rows: int = MOST_ROWS) -> bytes:
    """Return a report as a workbook of Excel's, in which no list of cases has more rows than a sheet may have."""
    from xlsxwriter.workbook import Workbook

    out = BytesIO()
    plainly = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(out, {"constant_memory": True, **plainly})
    # Whoever opens it is told of no other time than the report's own.
    workbook.set_properties({"title": heading(report), "created": datetime.combine(report.last, time(), UTC)})
    looks = _Looks(workbook)
    _write_report(report, workbook.add_worksheet("Report"), looks)
    if behind := figures(report):
        _write_cases(behind, workbook.add_worksheet("Cases"), looks, most_rows)
    workbook.close()
    return out.getvalue()


class _Looks:
    """How cells look, each way made once for a workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._percents: dict[int, Look] = {}
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.section = workbook.add_format({"bold": True, "font_size": 12})
        self.bold = workbook.add_format({"bold": True})
        self.head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.number = workbook.add_format({"num_format": "#,##0"})
        self.rate = workbook.add_format({"num_format": "#,##0.0"})
        self.money = workbook.add_format({"num_format": "£#,##0.00"})
        self.day = workbook.add_format({"num_format": "d mmm yyyy", "align": "left"})
        self.at_right = workbook.add_format({"align": "right"})

    def percent(self, decimals: int) -> Look:
        if decimals not in self._percents:
            form = f"0.{'0' * decimals}%" if decimals else "0%"
            self._percents[decimals] = self._workbook.add_format({"num_format": form})
        return self._percents[decimals]


class _Down:
    """A sheet that is written from its top to its end, a row after another."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.row = sheet, 0

    def line(self, text: str = "", look: Look = None) -> None:
        if text:
            self.sheet.write_string(self.row, 0, words(text, LONGEST_KEPT), look)
        self.row += 1


def _write_report(report: Report, sheet: Sheet, looks: _Looks) -> None:
    for column, width in enumerate(_widths(report)):
        sheet.set_column(column, column, width)
    down = _Down(sheet)
    down.line(heading(report), looks.title)
    down.line(report.landlord)
    for section in report.sections:
        down.line()
        down.line(section.title, looks.section)
        for line in section.lines:
            down.line(line)
        for table in section.tables:
            down.line()
            down.line(table.title, looks.bold)
            _write_table(table, down, looks)
            for note in table.notes:
                down.line(note)
    for note in report.notes:
        down.line()
        down.line(note)


def _write_table(table: Table, down: _Down, looks: _Looks) -> None:
    for column, name in enumerate(table.columns):
        down.sheet.write_string(down.row, column, words(name, LONGEST_KEPT), looks.head)
    down.row += 1
    for row in table.rows:
        for column, cell in enumerate(row):
            _write_cell(down.sheet, down.row, column, cell, looks)
        down.row += 1


def _write_cell(sheet: Sheet, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    match cell:
        case None:
            return
        case Counted(of=of):
            sheet.write_number(row, column, len(of), looks.number)
        case Number(number=int(number)):
            sheet.write_number(row, column, number, looks.number)
        case Number() | Hidden():
            text = NOT_KNOWN if isinstance(cell, Number) else TOO_FEW
            sheet.write_string(row, column, text, looks.at_right)
        case Percent(printed=printed) if found := _PERCENT.fullmatch(printed):
            decimals = len(found[2] or "")
            sheet.write_number(row, column, float(printed[:-1]) / 100, looks.percent(decimals))
        case Percent(printed=printed):
            sheet.write_string(row, column, words(printed))
        case Rate(printed=printed):
            sheet.write_number(row, column, float(printed), looks.rate)
        case Money(pence=pence):
            sheet.write_number(row, column, pence / 100, looks.money)
        case date():
            sheet.write_datetime(row, column, datetime.combine(cell, time()), looks.day)
        case str():
            sheet.write_string(row, column, words(cell, LONGEST_KEPT))


def _write_cases(behind: Mapping[str, Sequence[Reference]], sheet: Sheet, looks: _Looks, most_rows: int) -> None:
    sheet.set_column(0, 0, WIDEST)
    sheet.set_column(1, 1, 16)
    sheet.freeze_panes(1, 0)
    sheet.write_string(0, 0, "Figure", looks.head)
    sheet.write_string(0, 1, "Case", looks.head)
    row = 0
    for row, (figure, case) in enumerate(((figure, case) for figure, of in behind.items() for case in of), start=1):
        if row == most_rows - 1:
            sheet.write_string(row, 0, _CUT)
            break
        sheet.write_string(row, 0, words(figure, LONGEST_KEPT))
        sheet.write_string(row, 1, words(case))
    sheet.autofilter(0, 0, row, 1)


def _widths(report: Report) -> Iterator[int]:
    """Yield how wide each column has to be for what stands in it."""
    tables = [table for section in report.sections for table in section.tables]
    for column in range(max((len(table.columns) for table in tables), default=1)):
        lengths = [len(said(row[column])) for table in tables for row in table.rows if column < len(row)]
        yield min(WIDEST, max((NARROWEST, *lengths)))
