"""A report as the part of a mail that stands below its letter's words, in a form that Word can draw."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape

from heard.letters.layout import (
    AFTER_TABLE,
    AFTER_TEXT,
    BEFORE_TEXT,
    BEFORE_TITLE,
    FAMILY,
    FONT,
    PARAGRAPH,
    SMALL_PRINT,
    SMALLER,
    TITLE,
)
from heard.reports.periodic.shape import Cell, Chart, Report, Section, Table
from heard.reports.periodic.shown.cells import NUMBERS, heading, said, words
from heard.reports.periodic.shown.charts import WIDTH, picture

_CELL = f"{FAMILY};font-size:14px;line-height:20px;color:#1a1a1a"
_GRID = '<table role="table" cellpadding="0" cellspacing="0" border="0" width="100%">'
_LINE, _TOTAL_LINE = "border-bottom:1px solid #b3b3b3", "border-top:1px solid #1a1a1a"
_NAME = f'<p style="margin:12px 0 4px 0;{_CELL};font-weight:bold">'
_NOTE = f'<p style="margin:0 0 8px 0;{SMALLER}">'
_LONGEST_WORD = 20  # characters
_MOST_ROWS = 60
"""Of a table in a mail, which is read and not searched; the workbook has all of them."""


def as_html(report: Report, pictures: Mapping[Chart, str]) -> str:
    """Return a report as HTML to stand in a letter's page (letters/layout.py).

    pictures   what the page calls the picture of each chart: "cid:..."
    """
    blocks = [f"{TITLE}{escape(heading(report))}</h2>", f"{PARAGRAPH}{_said(report.landlord)}</p>"]
    for section in report.sections:
        blocks += _section(section, pictures)
    blocks += [f"{SMALL_PRINT}{_said(note)}</p>" for note in report.notes]
    return "\n".join(blocks)


def as_page(report: Report) -> str:
    """Return a report as a page of its own, its charts within it."""
    html = as_html(report, in_the_page(report))
    return "".join((BEFORE_TITLE, escape(heading(report)), BEFORE_TEXT, html, "\n", AFTER_TEXT))


def in_the_page(report: Report) -> dict[Chart, str]:
    """Return the picture of each chart as a link that holds it (RFC 2397)."""
    drawn = {chart: picture(chart) for section in report.sections for chart in section.charts}
    return {chart: f"data:image/png;base64,{b64encode(png).decode('ascii')}" for chart, png in drawn.items()}


def _section(section: Section, pictures: Mapping[Chart, str]) -> Iterator[str]:
    yield f"{TITLE}{_said(section.title)}</h2>"
    for line in section.lines:
        yield f"{PARAGRAPH}{_said(line)}</p>"
    for table in section.tables:
        if table.title != section.title:
            yield f"{_NAME}{_said(table.title)}</p>"
        yield from _table(table)
    for chart in section.charts:
        yield _chart(chart, pictures[chart])


def _table(table: Table) -> Iterator[str]:
    if not table.rows:
        yield f"{_NOTE}Nothing.</p>"
        return
    at_right = [any(isinstance(row[place], NUMBERS) for row in table.rows) for place in range(len(table.columns))]
    yield _GRID
    names = zip(table.columns, at_right, strict=True)
    yield _row("".join(_cell("th", name, right=right, style=f"{_LINE};font-weight:bold") for name, right in names))
    rows = table.rows[:_MOST_ROWS]
    for place, row in enumerate(rows):
        style = f"{_TOTAL_LINE};font-weight:bold" if table.totals and place == len(table.rows) - 1 else _LINE
        cells = zip(row, at_right, strict=True)
        yield _row("".join(_cell("td", cell, right=right, style=style) for cell, right in cells))
    yield "</table>"
    yield AFTER_TABLE
    more = len(table.rows) - len(rows)
    for note in (*((f"And {more} more rows, in the workbook.",) if more else ()), *table.notes):
        yield f"{_NOTE}{_said(note)}</p>"


def _row(cells: str) -> str:
    return f"<tr>{cells}</tr>"


def _cell(element: str, cell: Cell, *, right: bool, style: str) -> str:
    scope = ' scope="col"' if element == "th" else ""
    text, side = said(cell), "right" if right else "left"
    # A page breaks words where it has to; in a narrow column it would break all of them.
    whole = "" if max(map(len, text.split()), default=0) > _LONGEST_WORD else "word-break:normal;"
    style = f"padding:4px 6px;{whole}{_CELL};{style}"
    return f'<{element}{scope} align="{side}" valign="top" style="{style}">{escape(text)}</{element}>'


def _chart(chart: Chart, link: str) -> str:
    says = escape(words(chart.says, 1000))
    return (
        f'<p style="margin:8px 0 16px 0;{FONT}"><img src="{escape(link)}" width="{WIDTH}" border="0" '
        f'alt="{says}" style="max-width:100%"></p>'
    )


def _said(text: str) -> str:
    return escape(words(text, 1000))
