"""With which letters a fit of a pattern begins: where a text does not have them, it need not be tried.

Openings are written plainly, and looked for in a text made plain: a sign is a space, a digit is 0, and
a letter beyond ASCII is _, each in its place.  What cannot be told for sure is left open; a fit tried in
vain costs little, one passed over is a complaint unheard.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from heard.judgement.pattern_syntax import Item, in_word

LONGEST = 10
"""Letters read of an opening: more would tell little more of a text, and make many more openings."""

COMMON, _RARE = 5, 4
"""Letters up to which nearly every text has an opening, and from which few have what else a fit needs."""

_UNKNOWN = Item()
_BEYOND_LATIN = re.compile(r"[^\x00-\xff]")


class Opening(NamedTuple):
    """What a fit may begin with.

    text  in plain letters
    skip  how many of them stand before the fit: 1 for the sign before its first word, else 0
    """

    text: str
    skip: int


def _plain_letter(letter: str) -> str:
    if letter.isdecimal():
        return "0"
    if in_word(letter):
        return letter if letter.isascii() else "_"
    return " "


_PLAIN_LATIN = "".join(map(_plain_letter, bytes(range(256)).decode("latin-1"))).encode("ascii")


def plain(text: str) -> bytes:
    """Return a text as openings are found in it, with a space before its first letter and one after its last."""
    try:
        latin = text.encode("latin-1")
    except UnicodeEncodeError:
        latin = _BEYOND_LATIN.sub(lambda found: _plain_letter(found[0]), text).encode("latin-1")
    return b" %b " % latin.translate(_PLAIN_LATIN)


def openings(choices: list[list[Item]]) -> frozenset[Opening] | None:
    """Return how a fit of one of the sequences may begin; None where that cannot be told."""
    ways = _either(_ways(sequence, _Read()) for sequence in choices)
    if ways is None:
        return None
    return frozenset(way for way in ways if not _is_told(way, ways))


def _is_told(way: Opening, ways: frozenset[Opening]) -> bool:
    """Say whether one of the ways is the beginning of this one."""
    return any(Opening(way.text[:length], way.skip) in ways for length in range(1, len(way.text)))


def needs(choices: list[list[Item]]) -> frozenset[str]:
    """Return plain letters of which a fit has some behind a gap; none where that cannot be told, or they tell little.

    They rule out patterns that begin with what nearly every text has ("I", "was").
    """
    if len(choices) > 1:
        return frozenset()
    [sequence] = choices
    behind = [_ways(sequence[number + 1 :], _Read()) for number, item in enumerate(sequence) if _is_gap(item)]
    texts = [frozenset(way.text for way in ways) for ways in behind if ways]
    rarest = max(texts, key=shortest, default=frozenset())
    return rarest if shortest(rarest) >= _RARE else frozenset()


def _is_gap(item: Item) -> bool:
    return not item.letter and not item.edge


def shortest(texts: Iterable[str]) -> int:
    """Return how many letters the shortest of some texts has; 0 where there are none."""
    return min((len(text.strip()) for text in texts), default=0)


class _Read(NamedTuple):
    """What is read of a fit already.

    ended   the last word ends here, so that a sign must follow
    """

    text: str = ""
    skip: int = 0
    ended: bool = False


def _ways(items: list[Item], read: _Read) -> frozenset[Opening] | None:
    """Return the openings of a fit that goes on with these items."""
    if not items or len(read.text) >= LONGEST:
        return _so_far(read)
    item, rest = items[0], items[1:]
    if item.optional:
        return _either([_ways([replace(item, optional=False), *rest], read), _ways(rest, read)])
    if item.most > 1:
        rest = [replace(item, optional=True, most=item.most - 1), *rest]
    if item.choices is not None:
        return _either(_ways([*choice, *rest], read) for choice in item.choices)
    if item.edge:
        return _at_an_edge(rest, read)
    if item.digit:
        return _with_letter("0", rest if item.single else [_UNKNOWN], read)
    if item.letter:
        return _with_letter(_plain_letter(item.letter), rest, read)
    return _so_far(read)


def _at_an_edge(rest: list[Item], read: _Read) -> frozenset[Opening] | None:
    """Go on behind the end of a word, or before the beginning of one."""
    if not read.text:
        return _ways(rest, _Read(" ", skip=1))
    return _ways(rest, _Read(read.text, read.skip, ended=read.text[-1] != " "))


def _with_letter(letter: str, rest: list[Item], read: _Read) -> frozenset[Opening] | None:
    if letter == " " and read.text == " " and read.skip:
        return None  # an edge, then a sign: what ends there is a word before the fit
    if letter != " " and read.ended:
        return _so_far(read)
    return _ways(rest, _Read(read.text + letter, read.skip))


def _so_far(read: _Read) -> frozenset[Opening] | None:
    """Return what is sure where the next letter is not."""
    if not read.text.strip():
        return None
    return frozenset([Opening(read.text + " " * read.ended, read.skip)])


def _either(ways: Iterable[frozenset[Opening] | None]) -> frozenset[Opening] | None:
    known: set[Opening] = set()
    for way in ways:
        if way is None:
            return None
        known |= way
    return frozenset(known)
