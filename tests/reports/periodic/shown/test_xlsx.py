"""A report as a workbook, read back as the zip of XML that it is (ECMA-376)."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from heard.reports.periodic.shape import Counted, Number, Report, figures
from heard.reports.periodic.shown.xlsx import as_xlsx
from reports.periodic.shown.a_report import HOSTILE, MONTHLY, hostile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FIRST_DAY = date(1899, 12, 30)
"""From which Excel counts its days."""


class Read:
    """A workbook: the cells of each sheet by their names, words as str and numbers as float."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        book = ElementTree.fromstring(self.parts["xl/workbook.xml"])
        self.sheets = [sheet.get("name") for sheet in book.iter(f"{MAIN}sheet")]
        styles = ElementTree.fromstring(self.parts["xl/styles.xml"])
        formats = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(f"{MAIN}numFmt")}
        used = styles.find(f"{MAIN}cellXfs")
        assert used is not None
        self._looks = [formats.get(each.get("numFmtId"), each.get("numFmtId")) for each in used]

    def sheet(self, number: int) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])

    def cells(self, number: int) -> dict[str, str | float]:
        return {cell.get("r", ""): self._value(cell) for cell in self.sheet(number).iter(f"{MAIN}c")}

    def looks(self, number: int) -> dict[str, str | None]:
        return {cell.get("r", ""): self._looks[int(cell.get("s", "0"))] for cell in self.sheet(number).iter(f"{MAIN}c")}

    def _value(self, cell: ElementTree.Element) -> str | float:
        if cell.get("t") == "inlineStr":
            return "".join(text.text or "" for text in cell.iter(f"{MAIN}t"))
        value = cell.find(f"{MAIN}v")
        assert value is not None
        assert value.text is not None
        return float(value.text)


def rows_of(cells: dict[str, str | float]) -> list[list[str | float]]:
    rows: dict[int, list[str | float]] = {}
    for name, value in cells.items():
        rows.setdefault(int(re.sub("[A-Z]", "", name)), []).append(value)
    return list(rows.values())


@pytest.fixture(scope="module")
def monthly() -> Read:
    return Read(as_xlsx(MONTHLY))


def test_it_has_a_sheet_for_the_report_and_one_for_the_cases(monthly: Read) -> None:
    assert monthly.sheets == ["Report", "Cases"]


def test_numbers_are_numbers_and_percentages_are_shares(monthly: Read) -> None:
    rows = rows_of(monthly.cells(1))
    assert ["Acknowledge", 100.0, 97.0, 0.97, "97%", "yes"] in rows
    assert ["Answer, stage 1", 84.0, 67.0, pytest.approx(0.798), "80%", "no"] in rows


def test_each_is_shown_as_what_it_is(monthly: Read) -> None:
    cells, looks = monthly.cells(1), monthly.looks(1)
    (money,) = [name for name, value in cells.items() if value == 1234.5]
    (share,) = [name for name, value in cells.items() if value == 0.97]
    day = next(name for name, value in cells.items() if value == (date(2026, 5, 4) - FIRST_DAY).days)
    assert (looks[money], looks[share], looks[day]) == ("£#,##0.00", "0.0%", "d mmm yyyy")
    assert -200.05 in cells.values()


def test_what_is_not_told_is_in_words(monthly: Read) -> None:
    assert {"fewer than 5", "not known", "Nobody was asked."} <= set(monthly.cells(1).values())


def test_every_figure_can_be_opened(monthly: Read) -> None:
    rows = rows_of(monthly.cells(2))
    assert rows[0] == ["Figure", "Case"]
    assert rows[1:] == [[figure, case] for figure, of in figures(MONTHLY).items() for case in of]
    assert sum(row[0] == "measures: Answer, stage 1: In time" for row in rows) == 67
    found = monthly.sheet(2).find(f"{MAIN}autoFilter")
    assert found is not None
    assert found.get("ref") == f"A1:B{len(rows)}"


def test_no_words_are_a_formula_or_a_link() -> None:
    read = Read(as_xlsx(hostile()))
    for number in (1, 2):
        sheet = read.sheet(number)
        assert not list(sheet.iter(f"{MAIN}f"))
        assert not list(sheet.iter(f"{MAIN}hyperlink"))
    assert not [name for name in read.parts if "_rels" in name and b"evil" in read.parts[name]]
    said = list(read.cells(1).values())
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[5], "https://evil.example/", "x" * 10_000, "one two three"} <= set(said)


def test_the_same_report_is_the_same_octets() -> None:
    assert as_xlsx(MONTHLY) == as_xlsx(MONTHLY)


def test_a_report_that_names_no_case_has_no_sheet_for_them() -> None:
    assert Read(as_xlsx(without_cases(MONTHLY))).sheets == ["Report"]


def without_cases(report: Report) -> Report:
    from dataclasses import replace

    def told(cell: object) -> object:
        return Number(cell.number) if isinstance(cell, Counted) else cell

    sections = tuple(
        replace(
            section,
            tables=tuple(
                replace(table, rows=tuple(tuple(map(told, row)) for row in table.rows)) for table in section.tables
            ),
        )
        for section in report.sections
    )
    return replace(report, sections=sections, no_personal_data=True)


def test_a_sheet_that_would_be_too_long_says_so() -> None:
    rows = rows_of(Read(as_xlsx(MONTHLY, most_rows=50)).cells(2))
    assert len(rows) == 50
    assert rows[-1] == ["The rest does not fit on a sheet: heard report --figure lists it."]
