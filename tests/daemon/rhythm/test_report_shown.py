"""The cases behind one number: those of the row and the column that were named, and of no other."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.events import PackName, Reference
from heard.daemon.rhythm.report_shown import behind
from heard.errors import NotFound
from heard.reports.periodic.shape import Counted, Report, Section, Table, figures

ONE, TWO, THREE = (Reference(f"NH-26-000{number}") for number in (1, 2, 3))


def of_rows(*rows: tuple[str, tuple[Reference, ...]]) -> Report:
    """Return a report with one table, of themes."""
    cells = tuple((called, Counted(of)) for called, of in rows)
    themes = Table("themes", "Themes", ("theme", "cases"), cells, totals=True)
    section = Section("trends", "Trends", (themes,))
    return Report("monthly", "Monthly", "Northgate", PackName("x"), date(2026, 6, 1), date(2026, 6, 30), (section,))


CALLED_ALL = of_rows(("all", (ONE,)), ("repairs", (TWO,)), ("all", (ONE, TWO)))
IN_CAPITALS = of_rows(("Repairs", (ONE,)), ("repairs", (TWO,)), ("noise", (THREE,)), ("all", (ONE, TWO, THREE)))


@pytest.mark.parametrize(
    "report, figure, cases",
    [
        pytest.param(CALLED_ALL, "themes: all: cases", (ONE, TWO), id="the sum of all"),
        pytest.param(CALLED_ALL, "themes: all (row 1): cases", (ONE,), id="a theme that is called all"),
        pytest.param(IN_CAPITALS, "themes: Repairs: cases", (ONE,), id="in capitals"),
        pytest.param(IN_CAPITALS, "themes: repairs: cases", (TWO,), id="in small letters"),
        pytest.param(IN_CAPITALS, "Themes: NOISE: Cases", (THREE,), id="capitals where nothing hangs on them"),
    ],
)
def test_a_figure_opens_its_own_cases(report: Report, figure: str, cases: tuple[Reference, ...]) -> None:
    assert behind(report, figure) == cases


def test_where_two_differ_in_capitals_alone_neither_is_guessed() -> None:
    with pytest.raises(NotFound, match="'themes: Repairs: cases' or 'themes: repairs: cases'"):
        behind(IN_CAPITALS, "themes: REPAIRS: cases")


def test_every_number_of_cases_has_a_name_of_its_own() -> None:
    assert len(figures(CALLED_ALL)) == 3
