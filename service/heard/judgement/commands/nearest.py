"""The right words that are nearest to a line which is none.

Only what looks like a command is answered with them: a few words, close to one that may be given now.  A note that
begins with "I closed the door behind me" is a note.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

MOST = 3
_WORDS = 8
_LIKE = 0.76
_VERB_WORDS = 3
"""Up to so many words, a line that begins with the very verb of a command may be meant as one."""
_DENIES = re.compile(r"\b(?:don't|do not|never|can't|cannot|won't|not to)\b|^not \w+e\b", re.IGNORECASE)


def nearest(line: str, typed: Iterable[str]) -> tuple[str, ...]:
    """Return the nearest of some right words to a line, at most three; none where it does not look like a command.

    typed   the commands that may be given, as they are typed
    """
    said = line.lower().strip()
    words = said.split()
    if not words or len(words) > _WORDS or said.endswith("?") or _DENIES.search(said):
        return ()
    scored = [(_like(said, each.lower()), each) for each in dict.fromkeys(typed)]
    close = sorted(((score, each) for score, each in scored if score >= _LIKE), key=lambda pair: -pair[0])
    if close:
        return tuple(each for _, each in close[:MOST])
    if len(words) > _VERB_WORDS:
        return ()
    begun = [pair for pair in scored if _begins_alike(words[0], pair[1].lower().split()[0])]
    return tuple(each for _, each in sorted(begun, key=lambda pair: -pair[0])[:MOST])


def by_likeness(line: str, typed: Iterable[str]) -> tuple[str, ...]:
    """Return right words, those first that are most like a line."""
    return tuple(sorted(dict.fromkeys(typed), key=lambda each: -_like(line.lower(), each.lower())))


def _like(said: str, typed: str) -> float:
    return SequenceMatcher(None, said, typed, autojunk=False).ratio()


def _begins_alike(word: str, verb: str) -> bool:
    return word == verb or (len(word) > 3 and _like(word, verb) >= 0.8)
