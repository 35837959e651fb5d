"""Our own letter among a message's own words: a robot or a gateway sent it back without a mark before its lines.

Whoever answers has our words below theirs; where no program marked them as quoted, they would be taken for
the writer's, and our "if you are not satisfied" for a tenant who is not.

Pure.  The letters are handed in by whoever keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    plain = f" {' '.join(words)} "
    runs = {run for letter in map(_words, letters) if _may_be_in(plain, letter) for run in _runs(letter)}
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


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[:_LIMIT])]


def _may_be_in(plain: str, letter: list[str]) -> bool:
    """Say whether a run of a letter may stand in a text: each holds one of these groups whole, wherever it begins.

    plain   the text's words with one space between and around them
    """
    groups = range(0, len(letter) - _GROUP + 1, _GROUP)
    return any(f" {' '.join(letter[begin : begin + _GROUP])} " in plain for begin in groups)


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[begin:] for begin in range(RUN)), strict=False)
