"""Tables, sentences and JSON: how answers look.

Everything a stranger wrote goes through `plain` first: a terminal obeys what it is sent.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from heard.reports.columns import fitted, stacked

console = Console(highlight=False)


def json_line(value: Any) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def plain(text: object) -> str:
    """Return text that a terminal shows and does not obey: no control characters, no markup."""
    return escape(_seen(text))


def _seen(text: object) -> str:
    return "".join(c if c.isprintable() else " " for c in str(text))


def when(iso: str | None, zone: ZoneInfo) -> str:
    """Return a moment as people write it, on the landlord's clock: "25 Nov 2026 17:40"; "" for none."""
    if not iso:
        return ""
    moment = datetime.fromisoformat(iso).astimezone(zone)
    return f"{moment.day} {moment:%b %Y %H:%M}"


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    title: str | None = None,
    wrap: Collection[str] = (),
) -> None:
    """Print a table that fits the terminal, or where its columns do not, each record in a few lines.

    wrap  the columns that may take more lines than one, besides the last
    """
    cells = [["" if cell is None else _seen(cell) for cell in row] for row in rows]
    if not cells:
        console.print("Nothing.")
        return
    whole = {place for place, name in enumerate(columns[:-1]) if name not in wrap}
    widths = fitted(columns, cells, console.width, whole=whole)
    if widths is None:
        if title is not None:
            console.print(title, style="italic")
        for line in stacked(columns, cells, console.width):
            console.print(escape(line), soft_wrap=True)
        return
    shown = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for place, (name, wide) in enumerate(zip(columns, widths, strict=True)):
        shown.add_column(name, width=wide, no_wrap=place in whole, overflow="ellipsis" if place in whole else "fold")
    for row in cells:
        shown.add_row(*map(escape, row))
    console.print(shown)


def facts(pairs: Mapping[str, object]) -> None:
    """Print names and values, one pair a line, leaving out what is empty."""
    width = max((len(name) for name, value in pairs.items() if value not in (None, "")), default=0)
    for name, value in pairs.items():
        if value not in (None, ""):
            console.print(f"[bold]{name:<{width}}[/bold]  {plain(value)}")
