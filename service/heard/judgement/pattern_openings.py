"""With which words a fit of a pattern may begin: where a text has no such words, it need not be tried.

What cannot be told for sure is left open; a fit tried in vain costs little, one passed over is
a complaint unheard.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from string import digits

from heard.judgement.folded import HEAD, NUMBER
from heard.judgement.pattern_syntax import Item, in_word, is_edge

Openings = Mapping[str, frozenset[str] | None]
"""By the head of the first word, the heads of which the second has one; None where it may be any or missing."""

_Words = tuple[str, ...]  # the heads of the first word, or of the first two
_UNKNOWN = Item()


def openings(sequence: list[Item]) -> Openings | None:
    """Return how a fit of a sequence may begin; None where any word may be its first."""
    ways = _ways(sequence, (), "")
    if ways is None:
        return None
    found: dict[str, set[str]] = {}
    for first, *second in sorted(ways):
        found.setdefault(first, set()).update(second)
    return {first: None if (first,) in ways else frozenset(seconds) for first, seconds in found.items()}


def _ways(items: list[Item], words: _Words, letters: str) -> frozenset[_Words] | None:
    """Return the first words of a fit of these items, a word and the first letters of the next read already."""
    if words and len(letters) >= HEAD:
        return frozenset([(*words, letters)])
    if not items:
        return _so_far(words, letters)
    item, rest = items[0], items[1:]
    if len(letters) >= HEAD and item.letter and in_word(item.letter):
        return _ways(rest, words, letters)  # the head is full, whether the letter is there or not
    if item.optional:
        return _either([_ways([replace(item, optional=False), *rest], words, letters), _ways(rest, words, letters)])
    if item.choices is not None:
        after = [_UNKNOWN] if item.again else rest
        return _either(_ways([*choice, *after], words, letters) for choice in item.choices)
    if is_edge(item):
        return _at_an_edge(item, rest, words, letters)
    if letters == NUMBER or (not letters and (item.digit or item.letter.isdigit())):
        # A second word that is a number is found under its own digits, and those are not known.
        return _ways(rest, words, NUMBER) if not words else _so_far(words, "")
    if item.digit and item.single and not words:  # one digit, behind letters: "im75"
        return _either(_ways([Item(letter=digit), *rest], words, letters) for digit in digits)
    if item.letter:
        return _ways(rest, words, (letters + item.letter)[:HEAD])
    return _so_far(words, letters)


def _at_an_edge(item: Item, rest: list[Item], words: _Words, letters: str) -> frozenset[_Words] | None:
    """Go on behind the end of a word, or before the beginning of one."""
    if not letters:
        # A fit that begins with a sign begins with no word.
        return _ways(rest, words, "") if words or item.edge else None
    words = (*words, letters)
    return frozenset([words]) if len(words) > 1 else _ways(rest, words, "")


def _so_far(words: _Words, letters: str) -> frozenset[_Words] | None:
    """Return what is sure where the next letter is not."""
    if words:
        return frozenset([words])
    return frozenset([(letters,)]) if len(letters) >= HEAD or letters == NUMBER else None


def _either(ways: Iterable[frozenset[_Words] | None]) -> frozenset[_Words] | None:
    known: frozenset[_Words] = frozenset()
    for way in ways:
        if way is None:
            return None
        known |= way
    return known
