"""A report as text, for a terminal and for the plain part of its mail."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from textwrap import wrap

from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from heard.reports.columns import fitted, stacked
from heard.reports.periodic.shape import Report, Section, Table
from heard.reports.periodic.shown.cells import NUMBERS, heading, said, words

WIDTH = 80


def as_text(report: Report, *, width: int = WIDTH) -> str:
    """Return a report as lines that are no wider than that many columns, the last ended as well."""
    lines = [*wrap(heading(report), width), *wrap(words(report.landlord), width)]
    for section in report.sections:
        lines += ["", *_section(section, width)]
    if report.notes:
        lines += ["", *_notes(report.notes, width)]
    return "\n".join(lines) + "\n"


def _section(section: Section, width: int) -> Iterator[str]:
    title = words(section.title)
    yield from wrap(title, width)
    yield "-" * min(len(title), width)
    for line in section.lines:
        yield from wrap(words(line), width)
    for table in section.tables:
        yield ""
        if table.title != section.title:
            yield from wrap(words(table.title), width)
        yield from _table(table, width)
        yield from _notes(table.notes, width)


def _table(table: Table, width: int) -> Iterator[str]:
    if not table.rows:
        yield "Nothing."
        return
    names, rows = [words(name) for name in table.columns], [[said(cell) for cell in row] for row in table.rows]
    widths = fitted(names, rows, width)
    if widths is None:
        yield from stacked(names, rows, width)
        return
    grid = Grid(box=None, pad_edge=False, header_style="", show_header=True)
    for place, (name, wide) in enumerate(zip(names, widths, strict=True)):
        is_number = any(isinstance(row[place], NUMBERS) for row in table.rows)
        grid.add_column(escape(name), width=wide, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        grid.add_row(*map(escape, row))
    out = StringIO()
    Console(file=out, width=width, color_system=None, force_terminal=False).print(grid)
    yield from (line.rstrip() for line in out.getvalue().splitlines())


def _notes(notes: tuple[str, ...], width: int) -> Iterator[str]:
    for note in notes:
        yield from wrap(words(note), width, initial_indent="* ", subsequent_indent="  ")
