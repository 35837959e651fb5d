"""With which letters a fit of a pattern begins: where a text does not have them, it need not be tried.

Openings are written plainly, and looked for in a text made plain: a sign is a space, a digit is 0, and
a letter beyond ASCII is _, each in its place.  What cannot be told for sure is left open; a fit tried in
vain costs little, one passed over is a complaint unheard.  Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from heard.judgement.pattern_syntax import Item, in_word

LONGEST, _SHORTER = 10, (10, 7, 5)
"""Letters read of an opening: more would tell little more of a text, and make many more openings; fewer where there are
too many."""
_TOO_MANY = 100

_FEWEST = 3
"""Letters of what a fit needs behind a gap, at least: nearly every text has any two."""

_UNKNOWN = Item()
_BEYOND_LATIN = re.compile(r"[^\x00-\xff]")


class Beginning(NamedTuple):
    """What a text has where a fit begins in a certain way.

    openings  with one of these it begins; None where that cannot be told
    needs     one of these, in plain letters, it has behind a gap; none where that is not worth knowing
    """

    openings: frozenset[Opening] | None
    needs: frozenset[str] = frozenset()


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


def beginnings(choices: list[list[Item]]) -> tuple[Beginning, ...]:
    """Return how a fit of one of the sequences may begin: what begins it, by what it needs besides."""
    by_needs: defaultdict[frozenset[str], set[Opening]] = defaultdict(set)
    for sequence in (each for choice in choices for each in _unfolded(choice)):
        if (opened := _ways(sequence, _Read())) is None:
            return (Beginning(None),)
        by_needs[_needs(sequence)].update(opened)
    return tuple(Beginning(_few(opened), needs) for needs, opened in by_needs.items())


def _few(ways: Collection[Opening]) -> frozenset[Opening]:
    """Return openings that are none too many: where there are more, only how they begin."""
    for longest in _SHORTER:
        cut = frozenset(Opening(text[:longest], skip) for text, skip in ways)
        few = frozenset(way for way in cut if not _is_told(way, cut))
        if len(few) <= _TOO_MANY:
            break
    return few


def _unfolded(sequence: list[Item]) -> Iterator[list[Item]]:
    """Yield a sequence that begins with a group once for each of its choices."""
    place = next((place for place, item in enumerate(sequence) if not item.edge), 0)
    item = sequence[place]
    if item.choices is None or item.optional or item.most > 1:
        yield sequence
        return
    for choice in item.choices:
        yield from _unfolded([*sequence[:place], *choice, *sequence[place + 1 :]])


def _is_told(way: Opening, ways: Collection[Opening]) -> bool:
    """Say whether one of the ways is the beginning of this one."""
    return any(Opening(way.text[:length], way.skip) in ways for length in range(1, len(way.text)))


def _needs(sequence: list[Item]) -> frozenset[str]:
    """Return letters of which a fit has some behind a gap; none where that cannot be told, or they tell little."""
    behind = (_behind(sequence, number) for number, item in enumerate(sequence) if _is_gap(item))
    texts = [frozenset(way.text for way in ways) for ways in behind if ways]
    rarest = max(texts, key=_shortest, default=frozenset())
    return rarest if _shortest(rarest) >= _FEWEST else frozenset()


def _behind(sequence: list[Item], gap: int) -> frozenset[Opening] | None:
    """Return with what goes on what stands behind a gap, with the sign before it where there surely is one."""
    is_word = _ends_with_a_sign(sequence[gap]) and (
        not sequence[gap].optional or (gap > 0 and _is_sign(sequence[gap - 1]))
    )
    return _ways(sequence[gap + 1 :], _Read(" ", skip=1) if is_word else _Read())


def _is_gap(item: Item) -> bool:
    return not item.letter and not item.edge


def _is_sign(item: Item) -> bool:
    return not item.optional and bool(item.letter) and not in_word(item.letter)


def _ends_with_a_sign(gap: Item) -> bool:
    return gap.choices is not None and all(choice and _is_sign(choice[-1]) for choice in gap.choices)


def _shortest(texts: Iterable[str]) -> int:
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
