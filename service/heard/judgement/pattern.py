"""One pattern of a rule, and quick ways to say no.

Most patterns fit no message.  From its plain letters a pattern learns the heads of words
(`folded.HEAD` letters) without which it cannot fit, and the heads it may begin with, so that
nearly every one is ruled out without being run, and the rest are run at few places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from heard.judgement.folded import HEAD, Folded
from heard.judgement.pattern_openings import Openings, openings
from heard.judgement.pattern_syntax import Item, PatternRefused, is_edge, read_pattern


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern, ready.

    needs   the rarest heads: a text without one of them cannot fit; none where that cannot be told
    starts  heads one of which every fit begins with, and what may follow; None where that cannot be told
    """

    source: str
    regex: re.Pattern[str]
    needs: frozenset[str]
    starts: Openings | None

    def find(self, text: Folded) -> tuple[int, int] | None:
        """Return where the pattern fits first, or None."""
        if self.starts is None:
            match = self.regex.search(text.small, text.begin, text.end)
            return match.span() if match else None
        small, begin, end, places, fits = text.small, text.begin, text.end, text.places, self.regex.match
        found = []
        for start in self.starts.keys() & places.keys():
            for at in places[start]:
                if at >= begin and (match := fits(small, at, end)):
                    found.append(match.span())
                    break
        return min(found, default=None)


class Sieve:
    """Finds at once which of many patterns a text may fit at all.

    Each pattern is a bit; there is a mask of the patterns whose needs a head satisfies, and others
    for the two words, or the one, that they may begin with.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._needs = _Masks([pattern.needs or None for pattern in self._patterns])
        self._pairs = _Masks([_pairs(pattern.starts) for pattern in self._patterns])
        self._alone = _Masks([_alone(pattern.starts) for pattern in self._patterns])

    def may_fit(self, text: Folded) -> set[Pattern]:
        begins = self._pairs.satisfied_by(text.pairs) | self._alone.satisfied_by(text.places)
        left = begins & self._needs.satisfied_by(text.places)
        found = set()
        while left:
            lowest = left & -left
            found.add(self._patterns[lowest.bit_length() - 1])
            left ^= lowest
        return found


_Key = TypeVar("_Key")


class _Masks(Generic[_Key]):
    """Of each pattern the keys of which a text must have one; None where it need not."""

    def __init__(self, needs: Sequence[Collection[_Key] | None]) -> None:
        self._by_key: dict[_Key, int] = {}
        self._free = 0
        for number, need in enumerate(needs):
            if need is None:
                self._free |= 1 << number
            for key in need or ():
                self._by_key[key] = self._by_key.get(key, 0) | 1 << number
        self._keys = frozenset(self._by_key)

    def satisfied_by(self, keys: Iterable[_Key]) -> int:
        mask = self._free
        for key in self._keys.intersection(keys):
            mask |= self._by_key[key]
        return mask


def _alone(starts: Openings | None) -> list[str] | None:
    """Return the heads a fit may begin with whatever follows; None where any word may be its first."""
    if starts is None:
        return None
    return [first for first, seconds in starts.items() if seconds is None]


def _pairs(starts: Openings | None) -> list[tuple[str, str]]:
    """Return the other ways a fit may begin, as the heads of two words."""
    return [(first, second) for first, seconds in (starts or {}).items() for second in seconds or ()]


def compile_pattern(source: str) -> Pattern:
    """Return the pattern; raise PatternRefused where it is no regular expression or not a safe one."""
    try:
        regex = re.compile(source)
    except re.error as error:
        raise PatternRefused(f"is no regular expression: {error}.") from error
    whole = [Item(choices=read_pattern(source))]
    return Pattern(source, regex, _best(_needs(whole, left=False, right=False)), openings(whole))


def _needs(sequence: list[Item], left: bool, right: bool) -> list[frozenset[str]]:
    """Return the sets of heads a fit of the sequence must have one of each of.

    left, right   whether a word surely begins where the sequence does, and ends where it does
    """
    needs: list[frozenset[str]] = []
    word, begun = "", left

    def ends(whole: bool) -> None:
        nonlocal word
        if word and begun and (whole or len(word) >= HEAD):
            needs.append(frozenset([word[:HEAD]]))
        word = ""

    for number, item in enumerate(sequence):
        if is_edge(item):
            ends(whole=True)
            begun = True
        elif item.letter and not item.optional:
            word += item.letter
        else:
            fresh = begun and not word
            ends(whole=False)
            if item.choices is not None and not item.optional:
                closed = is_edge(sequence[number + 1]) if number + 1 < len(sequence) else right
                best = [_best(_needs(choice, fresh, closed)) for choice in item.choices]
                if all(best):
                    needs.append(frozenset().union(*best))
            begun = _ends_at_edge(item) and (fresh or not item.optional)
    ends(whole=right)
    return sorted(needs, key=_rarity)


def _ends_at_edge(item: Item) -> bool:
    return item.choices is not None and all(choice and is_edge(choice[-1]) for choice in item.choices)


def _best(needs: list[frozenset[str]]) -> frozenset[str]:
    return min(needs, key=_rarity, default=frozenset())


def _rarity(need: frozenset[str]) -> tuple[int, int]:
    """Order needs by how seldom a text has them: long heads first, then few."""
    return -min(map(len, need)), len(need)
