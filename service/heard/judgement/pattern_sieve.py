"""Where many patterns may fit a text, found in one pass over it.

Most patterns fit no message.  All their openings are looked for at once (Aho and Corasick's way, which
takes as long for a thousand as for one), and so are the words without which a fit that begins so cannot
go on; nearly every pattern is ruled out so, and the rest are run at few places.  Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import BytesAhoCorasick

from heard.judgement.folded import Folded
from heard.judgement.pattern import Pattern, Stand
from heard.judgement.pattern_openings import Beginning, plain

Places = Mapping[Pattern, Sequence[Stand] | None]
"""Where patterns may fit; one that is not named fits nowhere, and None is anywhere."""


class Sieve:
    """Rules out, of many patterns, those a text cannot fit."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        begun = [(pattern, beginning) for pattern in patterns for beginning in pattern.beginnings()]
        self._anywhere = [pattern for pattern, beginning in begun if beginning.openings is None]
        needed = {texts: number for number, texts in enumerate({texts for _, each in begun for texts in each.needs})}
        opened, needy = _by_opening(begun, needed), _by_need(needed)
        texts = list(dict.fromkeys([*opened, *needy]))
        self._letters = BytesAhoCorasick([text.encode("ascii") for text in texts])
        self._opened = [opened.get(text, ()) for text in texts]
        self._needed = [needy.get(text, ()) for text in texts]

    def places(self, text: Folded) -> Places:
        """Return where in a text each pattern may fit."""
        seen: defaultdict[int, list[int]] = defaultdict(list)
        for number, place, _ in self._letters.find_matches_as_indexes(plain(text.small), overlapping=True):
            seen[number].append(place)
        had = set().union(*[self._needed[number] for number in seen])
        found: defaultdict[Pattern, list[Stand]] = defaultdict(list)
        for number, places in seen.items():
            for needs, pattern, skip in self._opened[number]:
                if needs <= had:
                    found[pattern].append((places, skip))
        return {**found, **dict.fromkeys(self._anywhere)}


_Begun = Sequence[tuple[Pattern, Beginning]]
"""Every way in which a fit of some patterns may begin; each has its number."""


def _by_opening(
    begun: _Begun, needed: Mapping[frozenset[str], int]
) -> Mapping[str, Sequence[tuple[frozenset[int], Pattern, int]]]:
    """Return what begins with each opening: by what it needs, its pattern, and how far a fit stands from it."""
    found: defaultdict[str, list[tuple[frozenset[int], Pattern, int]]] = defaultdict(list)
    for pattern, beginning in begun:
        needs = frozenset(needed[texts] for texts in beginning.needs)
        for opening in beginning.openings or ():
            # The text made plain has a space before its first letter.
            found[opening.text].append((needs, pattern, opening.skip - 1))
    return found


def _by_need(needed: Mapping[frozenset[str], int]) -> Mapping[str, Sequence[int]]:
    """Return by letters that are looked for the numbers of the sets they are in."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for texts, number in needed.items():
        for letters in texts:
            found[letters].append(number)
    return found
