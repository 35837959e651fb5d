"""Mistakes in packs as a person is told them: in which file, on which line, under which key."""

from __future__ import annotations

import re
from collections.abc import Iterable

from heard.datafiles.form import Path, Slip, written
from heard.datafiles.lines import line_of, lines_of
from heard.datafiles.packs.sources import Merged, Source
from heard.errors import Mistake

UNSEEN = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def told(slips: Iterable[Slip], merged: Merged) -> list[Mistake]:
    """Return the mistakes in the order of their lines, those of the pack itself first."""
    found = []
    for slip in slips:
        source, path = _home(slip.path, merged)
        line = line_of(path, lines_of(source.text))
        mistake = Mistake(f"{source.file}:{line}: {written(path)}", _on_one_line(slip.what), _on_one_line(slip.do))
        found.append((merged.sources.index(source), line, mistake))
    return [mistake for *_, mistake in sorted(found, key=lambda each: each[:2])]


def _on_one_line(words: str) -> str:
    """Return words that may repeat a value, so that a mistake stays one line in a log."""
    return UNSEEN.sub(lambda unseen: repr(unseen[0])[1:-1], words)


def _home(path: Path, merged: Merged) -> tuple[Source, Path]:
    """Return the file a value stands in, and its path there: the first that says as much of it as came through."""
    match path:
        case ("reading", int(number), *rest) if merged.readings:
            source, number = merged.readings[number]
            return source, ("reading", number, *rest)
    came_through = path[: _depth(path, merged.content)]
    return max(merged.sources, key=lambda source: _depth(came_through, source.content)), path


def _depth(path: Path, content: object) -> int:
    """Return how many steps of a path there are in a file."""
    for depth, step in enumerate(path):
        match content, step:
            case dict(), str() if step in content:
                content = content[step]
            case list(), int() if step < len(content):
                content = content[step]
            case _:
                return depth
    return len(path)
