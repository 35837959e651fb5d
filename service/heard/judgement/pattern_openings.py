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

_NEEDS = 2
"""Sets of which a fit has some behind a gap that are looked for: the rarest."""
_FEWEST, _FEWEST_IN_A_WORD, _CUT = 3, 5, 2
"""Letters that are looked for behind a gap, at least; at least where they may stand within a word; and those that the
beginning of any word may have."""
_TELLS_LITTLE = (0, 0)
_WORDS = """
a about after all also am an and any are as ask at back be been before but by call came can could day days did do does
done for from get go got had has have he her here him his how i if in is it just know like look made make many may me
month months more my need never new no not nothing now of off on one only or other our out over own said say says see
she should so some still take than that the their them then there they this time to told too took two up us very want
was way we week weeks were what when where which who why will with work would year years you your
"""
_COMMON = frozenset(_WORDS.split())
"""Words that nearly every text has: to look for one tells nothing of it."""

_UNKNOWN = Item()
_BEYOND_LATIN = re.compile(r"[^\x00-\xff]")


class Beginning(NamedTuple):
    """What a text has where a fit begins in a certain way.

    openings  with one of these it begins; None where that cannot be told
    needs     of each of these sets of plain letters it has one behind a gap; none where that is not worth knowing
    """

    openings: frozenset[Opening] | None
    needs: frozenset[frozenset[str]] = frozenset()


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
    by_needs: defaultdict[frozenset[frozenset[str]], set[Opening]] = defaultdict(set)
    for sequence in (each for choice in choices for each in _unfolded(choice)):
        if (opened := _ways(sequence, _Read())) is None:
            return (Beginning(None),)
        by_needs[_needs(sequence)].update(opened)
    return tuple(Beginning(_few(opened), needs) for needs, opened in by_needs.items())


def _few(ways: Collection[Opening]) -> frozenset[Opening]:
    """Return openings that are none too many: where there are more, only how they begin."""
    for longest in _SHORTER:
        cut = frozenset(Opening(text[:longest], skip) for text, skip in ways)
        texts = {skip: {way.text for way in cut if way.skip == skip} for skip in (0, 1)}
        few = frozenset(way for way in cut if not _begins_another_way(way.text, texts[way.skip]))
        if len(few) <= _TOO_MANY:
            break
    return few


def _unfolded(sequence: list[Item]) -> Iterator[list[Item]]:
    """Yield a sequence that begins with a group once for each of its choices."""
    place = next((place for place, item in enumerate(sequence) if not item.edge), len(sequence))
    choices = sequence[place].choices if place < len(sequence) and not sequence[place].optional else None
    if choices is None or sequence[place].most > 1:
        yield sequence
        return
    for choice in choices:
        yield from _unfolded([*sequence[:place], *choice, *sequence[place + 1 :]])


def _begins_another_way(text: str, texts: Collection[str]) -> bool:
    """Say whether another of some texts is the beginning of this one, so that it tells nothing more."""
    return any(text[:length] in texts for length in range(1, len(text)))


def _needs(sequence: list[Item]) -> frozenset[frozenset[str]]:
    """Return sets of letters: of each a fit has one behind a gap.  What every text has is not among them."""
    gaps = [number for number, item in enumerate(sequence) if _is_gap(item)]
    needed = {texts for gap in gaps if (texts := _behind(sequence, gap))}
    return frozenset(sorted(needed, key=_by_rarity, reverse=True)[:_NEEDS])


def _by_rarity(texts: frozenset[str]) -> tuple[tuple[int, int], int, list[str]]:
    return _rarity(texts), -len(texts), sorted(texts)


def _behind(sequence: list[Item], gap: int, *, looks_on: bool = True) -> frozenset[str]:
    """Return with what goes on what stands behind a gap, with the sign before it where there surely is one.

    Nothing where that cannot be told, or they tell little.

    looks_on   where one way to go on tells little ("a ... lie"), what it has behind its own first gap is looked at
    """
    is_word = _ends_with_a_sign(sequence[gap]) and (
        not sequence[gap].optional or (gap > 0 and _is_sign(sequence[gap - 1]))
    )
    read = _Read(" ", skip=1) if is_word else _Read()
    needed: set[str] = set()
    for rest in _unfolded(sequence[gap + 1 :]):
        texts = frozenset(way.text for way in _ways(rest, read) or ())
        own_gap = next((number for number, item in enumerate(rest) if _is_gap(item)), None)
        if not _tells(texts) and own_gap is not None and looks_on:
            texts = _behind(rest, own_gap, looks_on=False)
        if not texts:
            return frozenset()
        needed |= texts
    told = frozenset(text for text in needed if not _begins_another_way(text, needed))
    return told if len(told) <= _TOO_MANY and _tells(told) else frozenset()


def _is_gap(item: Item) -> bool:
    return not item.letter and not item.edge


def _is_sign(item: Item) -> bool:
    return not item.optional and bool(item.letter) and not in_word(item.letter)


def _ends_with_a_sign(gap: Item) -> bool:
    return gap.choices is not None and all(choice and _is_sign(choice[-1]) for choice in gap.choices)


def _tells(texts: Iterable[str]) -> bool:
    """Say whether to look for one of some texts tells enough of another text."""
    return _rarity(texts) > _TELLS_LITTLE


def _rarity(texts: Iterable[str]) -> tuple[int, int]:
    """Return how little of other texts has one of these: letters of rare words, and letters, that each has at least.

    (0, 0) where that tells too little, or there are none.
    """
    return min(map(_rarity_of, texts), default=_TELLS_LITTLE)


def _rarity_of(text: str) -> tuple[int, int]:
    *whole, last = text.split(" ")  # what stands before a last space is whole
    rare = [len(word) for word in whole if word not in _COMMON]
    letters = len(text.replace(" ", ""))
    fewest = _FEWEST if text[0] == " " else _FEWEST_IN_A_WORD
    is_rare_word = text[0] == text[-1] == " " and any(rare) and not text.strip().isdigit()
    if letters < fewest and not is_rare_word:
        return _TELLS_LITTLE
    return sum(rare) + max(len(last) - _CUT, 0), letters


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
