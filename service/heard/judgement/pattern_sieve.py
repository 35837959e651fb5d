"""Where many patterns may fit a text, found in one pass over it.

Most patterns fit no message.  All their openings are looked for at once (Aho and Corasick's way, which
takes as long for a thousand as for one); nearly every pattern is ruled out so, and the rest are run
at few places.  Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ahocorasick_rs import BytesAhoCorasick

from heard.judgement.folded import Folded
from heard.judgement.pattern import Pattern, Signs, Stand
from heard.judgement.pattern_openings import plain

Places = Mapping[Pattern, Sequence[Stand] | None]
"""Where patterns may fit; one that is not named fits nowhere, and None is anywhere."""


class Sieve:
    """Rules out, of many patterns, those a text cannot fit."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        signs = {pattern: pattern.signs() for pattern in patterns}
        self._anywhere = [pattern for pattern, each in signs.items() if each.openings is None]
        self._needy = {pattern for pattern, each in signs.items() if each.needs}
        opened, needed = _by_opening(signs), _by_need(signs)
        texts = list(dict.fromkeys([*opened, *needed]))
        self._letters = BytesAhoCorasick([text.encode("ascii") for text in texts])
        self._opened = [opened.get(text, ()) for text in texts]
        self._needed = [needed.get(text, ()) for text in texts]

    def places(self, text: Folded) -> Places:
        """Return where in a text each pattern may fit."""
        seen: defaultdict[int, list[int]] = defaultdict(list)
        for number, place, _ in self._letters.find_matches_as_indexes(plain(text.small), overlapping=True):
            seen[number].append(place)
        ruled_out = self._needy.difference(*[self._needed[number] for number in seen])
        found: defaultdict[Pattern, list[Stand]] = defaultdict(list)
        for number, places in seen.items():
            for pattern, skip in self._opened[number]:
                if pattern not in ruled_out:
                    found[pattern].append((places, skip))
        return {**found, **dict.fromkeys(self._anywhere)}


def _by_opening(signs: Mapping[Pattern, Signs]) -> Mapping[str, Sequence[tuple[Pattern, int]]]:
    """Return the patterns by what they open with, each with how far a fit stands from that."""
    found: defaultdict[str, list[tuple[Pattern, int]]] = defaultdict(list)
    for pattern, each in signs.items():
        for opening in each.openings or ():
            # The text made plain has a space before its first letter.
            found[opening.text].append((pattern, opening.skip - 1))
    return found


def _by_need(signs: Mapping[Pattern, Signs]) -> Mapping[str, Sequence[Pattern]]:
    found: defaultdict[str, list[Pattern]] = defaultdict(list)
    for pattern, each in signs.items():
        for letters in each.needs:
            found[letters].append(pattern)
    return found
