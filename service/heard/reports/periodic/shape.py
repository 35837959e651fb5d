"""What a report over a period consists of, whatever it is shown as: sections of tables, charts and sentences.

Every number that is counted from cases carries the cases behind it.  Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heard.casework.events import PackName, Reference

FEWEST_SHOWN = 5
"""Of people who could be told by it, no smaller number is shown but none."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of cases, and which."""

    of: tuple[Reference, ...]

    @property
    def number(self) -> int:
        return len(self.of)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of something else than cases, such as compliments; None is shown as not known."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Percent:
    """A share as it is printed ("96.0%"); "" where nothing can be shared."""

    printed: str


@dataclass(frozen=True, slots=True)
class Rate:
    """How many for each thousand, as it is printed ("4.2")."""

    printed: str


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in pence."""

    pence: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that is too small to be shown, since somebody could be told by it; of a group it may be none."""


Cell = str | date | Counted | Number | Percent | Rate | Money | Hidden | None
"""What stands in a table; words are shown as they are, and None as nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns.

    name     unlike any other of the report: with the first cell of a row and a column it names a figure
    totals   whether the last row is the sum of the others
    notes    in sentences, below it
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: bool = False
    notes: tuple[str, ...] = ()


class Drawn(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"  # one thing beside the other
    LINES = "lines"  # through time


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or one colour of bars; None where nothing is known."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers that a table has too.

    says     what it shows, in a sentence, for whoever does not see it
    labels   under each value
    target   drawn across it, where the policy sets one
    """

    name: str
    title: str
    says: str
    drawn: Drawn
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a policy has its report show.

    word    as the pack writes it: "open by age"
    lines   sentences before the tables; where a section is empty, what it would show, or who has to write it
    """

    word: str
    title: str
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report of one policy over one period, both days part of it.

    area               of the landlord's work that it is about alone; None where it is about all
    no_personal_data   whether nobody may be told by it: it has no reference, and no small number in what counts people
    notes              how unclear words were read, what is left out
    """

    name: str
    title: str
    landlord: str
    policy: PackName
    first: date
    last: date
    sections: tuple[Section, ...]
    area: str | None = None
    no_personal_data: bool = False
    notes: tuple[str, ...] = ()


def figures(report: Report) -> dict[str, tuple[Reference, ...]]:
    """Return the cases behind each figure of a report, by what names it: "measures: Stage 1: in time".

    Of rows that are called alike, as an area "all" and the sum of all areas, the last has the name, and any before it
    is told by its place too: "trends: all (row 2): cases".
    """
    found = {}
    for section in report.sections:
        for table in section.tables:
            for called, row in zip(_called(table), table.rows, strict=True):
                for column, cell in zip(table.columns, row, strict=True):
                    if isinstance(cell, Counted):
                        found[f"{table.name}: {called}: {column}"] = cell.of
    return found


def _called(table: Table) -> list[str]:
    """Return what each row of a table is called, no two alike."""
    plain = [str(row[0]) for row in table.rows]
    last = {called: place for place, called in enumerate(plain)}
    return [called if last[called] == place else f"{called} (row {place + 1})" for place, called in enumerate(plain)]
