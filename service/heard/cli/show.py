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

console = Console(highlight=False)


def json_line(value: Any) -> None:
    """Print one JSON object on a line of its own."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=str) + "\n")


def plain(text: object) -> str:
    """Return text that a terminal shows and does not obey: no control characters, no markup."""
    return escape("".join(c if c.isprintable() else " " for c in str(text)))


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
    """Print a table that fits the terminal; the last column, and those of `wrap`, share the room that is left."""
    shown = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for name in columns:
        if name == columns[-1] or name in wrap:
            shown.add_column(name, ratio=1, overflow="fold")
        else:
            # A reference that was cut could not be typed again.
            shown.add_column(name, no_wrap=True, overflow="ellipsis", min_width=10 if name == "case" else None)
    count = 0
    for row in rows:
        shown.add_row(*(plain("" if cell is None else cell) for cell in row))
        count += 1
    if count:
        console.print(shown)
    else:
        console.print("Nothing.")


def facts(pairs: Mapping[str, object]) -> None:
    """Print names and values, one pair a line, leaving out what is empty."""
    width = max((len(name) for name, value in pairs.items() if value not in (None, "")), default=0)
    for name, value in pairs.items():
        if value not in (None, ""):
            console.print(f"[bold]{name:<{width}}[/bold]  {plain(value)}")
