"""How the fits of a pattern begin, in one line of text that is quickly read: it is kept with the service.

Ways are parted by |, and in each ; parts what stands before a fit's first word, what stands at its first letter, and
every set of what it needs; texts are parted by /.  All of them are plain (pattern_openings).  A lone * is anywhere.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterable

from heard.judgement.pattern_openings import Beginning, Opening

_ANYWHERE = "*"


def as_kept(beginnings: Iterable[Beginning]) -> str:
    """Return the line that says how the fits of a pattern begin."""
    return "|".join(_as_kept(each) for each in beginnings)


def from_kept(line: str) -> tuple[Beginning, ...]:
    """Return how the fits of a pattern begin, from its line."""
    return tuple(map(_from_kept, line.split("|")))


def _as_kept(beginning: Beginning) -> str:
    if beginning.openings is None:
        return _ANYWHERE
    by_skip = ([text for text, skip in beginning.openings if skip == each] for each in (1, 0))
    needs = sorted(map(sorted, beginning.needs))
    return ";".join("/".join(sorted(texts)) for texts in (*by_skip, *needs))


def _from_kept(kept: str) -> Beginning:
    if kept == _ANYWHERE:
        return Beginning(None)
    before, within, *needs = ([*filter(None, texts.split("/"))] for texts in kept.split(";"))
    openings = [*(Opening(text, 1) for text in before), *(Opening(text, 0) for text in within)]
    return Beginning(frozenset(openings), frozenset(map(frozenset, needs)))
