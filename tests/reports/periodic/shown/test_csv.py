"""A report as a spreadsheet reads it from comma-separated values."""

from __future__ import annotations

import csv
import io

import pytest

from heard.errors import NotFound
from heard.reports.periodic.shown.csv import as_csv
from reports.periodic.shown.a_report import MONTHLY, hostile

BOM = b"\xef\xbb\xbf"


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_excel_is_told_that_it_is_utf_8():
    assert as_csv(MONTHLY).startswith(BOM + b"Answered in time\r\nPromise,")


def test_its_tables_stand_one_below_the_other_under_their_titles():
    rows = rows_of(as_csv(MONTHLY))
    assert [row[0] for row in rows if len(row) == 1] == ["Answered in time", "Complaints by area", "Offered and paid"]
    assert ["Acknowledge", "100", "97", "97.0%", "97%", "yes"] in rows


def test_one_table_alone_has_no_title():
    rows = rows_of(as_csv(MONTHLY, table="compensation"))
    assert rows[:3] == [
        ["What", "Cases", "Sum", "Since"],
        ["Offered", "6", "1234.50", "2026-05-04"],
        ["Set off against arrears", "2", "-200.05", "2026-05-06"],
    ]
    assert [row[1] for row in rows[3:]] == ["fewer than 5", "14", "not known"]


def test_a_table_that_is_not_there_is_not_found():
    with pytest.raises(NotFound, match=r"performance: it has no table 'areaz'\. It has: \"measures\", \"areas\","):
        as_csv(MONTHLY, table="areaz")


def test_a_change_with_its_sign_is_a_number():
    assert [row[3] for row in rows_of(as_csv(MONTHLY, table="areas"))] == ["Change", "+13", "-3", "0", "+10"]


def test_no_cell_is_a_formula_and_every_cell_is_on_one_line():
    cells = [cell for row in rows_of(as_csv(hostile())) for cell in row]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n")]
    assert not [cell for cell in cells if not cell.isprintable()]
    assert max(map(len, cells)) == 10_000
