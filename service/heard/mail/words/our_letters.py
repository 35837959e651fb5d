"""Our own letter among a message's own words: a robot or a gateway sent it back without a mark before its lines.

Whoever answers has our words below theirs; where no program marked them as quoted, they would be taken for
the writer's, and our "if you are not satisfied" for a tenant who is not.

Pure.  The letters are handed in by whoever keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

RUN = 8
"""Words that stand in a letter in this order, from which on they are the letter's: more than two people say alike."""

WORTH_A_LOOK = 300
"""Characters of own words below which nobody looks for a letter among them: none of ours is so short."""

_LIMIT = 20_000
_GROUP = RUN // 2
_WORD = re.compile(r"[^\W_]+")


def without_our_letters(text: str, letters: Iterable[str]) -> str:
    """Return a text without what it has of our letters, however it was wrapped and marked; "" where no word is left.

    text   looked at up to its first 20,000 characters
    """
    words = _words(text)
    groups = set(_groups(words))
    runs = {run for letter in map(_words, letters) if _may_be_in(groups, letter) for run in _runs(letter)}
    if not runs:
        return text.strip() if words else ""
    found = list(_WORD.finditer(text, 0, _LIMIT))
    kept, begin, ours_to = [], 0, 0
    for first, run in enumerate(_runs(words)):
        if run not in runs:
            continue
        if first > ours_to or not ours_to:
            kept.append(text[begin : found[first].start()])
        ours_to = first + RUN
        begin = found[ours_to - 1].end()
    kept.append(text[begin:])
    left = "".join(kept)
    return left.strip() if _WORD.search(left) else ""


def share_of_letter(text: str, letter: str) -> float:
    """Return what part of a letter stands in a text, 0 to 1; 0 of one that is too short to be known."""
    runs, there = set(_runs(_words(letter))), set(_runs(_words(text)))
    return len(runs & there) / len(runs) if runs else 0.0


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[:_LIMIT])]


def _may_be_in(groups: Collection[tuple[str, ...]], letter: list[str]) -> bool:
    """Say whether a run of a letter may stand in a text: each holds a whole group of it, wherever the run begins.

    groups   each few words of the text that follow each other
    """
    return any(tuple(letter[begin : begin + _GROUP]) in groups for begin in range(0, len(letter), _GROUP))


def _groups(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[begin:] for begin in range(_GROUP)), strict=False)


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[begin:] for begin in range(RUN)), strict=False)
