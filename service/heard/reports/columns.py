"""Columns that fit a terminal, and what stands in their place where they do not: each record in a few lines.  Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from textwrap import wrap

from rich.cells import cell_len

GAP = 2
TOO_TALL = 1.5
"""How many times as long as its records one below the other a table may be; its first rows stand for all."""
LOOKED_AT = 100

Row = Sequence[str]


def fitted(names: Row, rows: Sequence[Row], width: int, *, whole: Collection[int] = ()) -> list[int] | None:
    """Return how wide each column is so that no word is cut; None where that cannot be, or reads worse than `stacked`.

    width  of the terminal, in its columns; a word that is wider than that is cut whatever is done
    whole  the places of columns whose cells are kept on one line
    """
    room = width - GAP * (len(names) - 1)
    each = [[names[place], *(row[place] for row in rows)] for place in range(len(names))]
    full = [max(map(cell_len, cells)) for cells in each]
    widths = [_least(cells, width, whole=place in whole) for place, cells in enumerate(each)]
    if sum(widths) > room:
        return None
    widths = _shared(widths, full, room)
    some = rows[:LOOKED_AT]
    if sum(full) > room and _lines(names, some, widths) > TOO_TALL * len(list(stacked(names, some, width))):
        return None
    return widths


def stacked(names: Row, rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield the lines of each record, as in "case: NH-25-0042  status: open"; what is empty is left out."""
    for row in rows:
        line, has_room = "", False
        for name, cell in zip(names, row, strict=True):
            if not cell:
                continue
            pair = f"{name}: {cell}"
            if has_room and cell_len(line) + GAP + cell_len(pair) <= width:
                line += " " * GAP + pair
                continue
            if line:
                yield line
            begins = "  " if line else ""
            *before, line = wrap(pair, width, initial_indent=begins, subsequent_indent="    ", break_on_hyphens=False)
            yield from before
            # What follows the end of a long value would be read as part of it.
            has_room = not before
        if line:
            yield line


def _least(cells: Row, width: int, *, whole: bool) -> int:
    # What no line could hold is cut in any case, and says nothing about the columns.
    words = (word for cell in cells for word in ([cell] if whole else cell.split()))
    return max((wide for wide in map(cell_len, words) if wide <= width), default=1)


def _shared(least: Sequence[int], full: Sequence[int], room: int) -> list[int]:
    """Return the widths with what room is left over given to whichever column would be tallest."""
    widths = [max(wide, 1) for wide in least]
    for _ in range(room - sum(widths)):
        place = max(range(len(widths)), key=lambda each: full[each] / widths[each])
        if full[place] <= widths[place]:
            break
        widths[place] += 1
    return widths


def _lines(names: Row, rows: Sequence[Row], widths: Sequence[int]) -> int:
    return sum(
        max(1 if cell_len(cell) <= wide else len(wrap(cell, wide)) for cell, wide in zip(row, widths, strict=True))
        for row in (names, *rows)
    )
