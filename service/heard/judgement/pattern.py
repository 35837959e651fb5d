"""One pattern of a rule, and quick ways to say no.

Most patterns fit no message.  From its plain letters a pattern learns the heads of words
(`folded.HEAD` letters) without which it cannot fit, and the heads it may begin with, so that
nearly every one is ruled out without being run, and the rest are run at few places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, KeysView
from dataclasses import dataclass, replace

from heard.judgement.folded import HEAD, NUMBER, Folded
from heard.judgement.pattern_syntax import Item, PatternRefused, is_edge, read_pattern


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern, ready.

    needs   sets of heads, the rarest first: a text without one of each set cannot fit
    starts  heads one of which every fit begins with; None where that cannot be told
    """

    source: str
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    starts: frozenset[str] | None

    def find(self, text: Folded) -> tuple[int, int] | None:
        """Return where the pattern fits, or None."""
        if self.starts is None:
            match = self.regex.search(text.small, text.begin, text.end)
            return match.span() if match else None
        small, end, places, fits = text.small, text.end, text.places, self.regex.match
        for start in self.starts & places.keys():
            for at in places[start]:
                if at >= text.begin and (match := fits(small, at, end)):
                    return match.span()
        return None


class Sieve:
    """Finds at once which of many patterns a text may fit at all.

    Each pattern is a bit; for the first, second and third of their needs there is a mask of
    the patterns that each head satisfies.
    """

    _LEVELS = 3

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._levels: list[tuple[dict[str, int], int]] = []
        for level in range(self._LEVELS):
            by_head: dict[str, int] = {}
            free = 0
            for number, pattern in enumerate(self._patterns):
                if level >= len(pattern.needs):
                    free |= 1 << number
                else:
                    for head in pattern.needs[level]:
                        by_head[head] = by_head.get(head, 0) | 1 << number
            self._levels.append((by_head, free))

    def may_fit(self, heads: KeysView[str]) -> set[Pattern]:
        left = -1
        for by_head, mask in self._levels:
            for head in heads & by_head.keys():
                mask |= by_head[head]
            left &= mask
        found = set()
        while left:
            lowest = left & -left
            found.add(self._patterns[lowest.bit_length() - 1])
            left ^= lowest
        return found


def compile_pattern(source: str) -> Pattern:
    """Return the pattern; raise PatternRefused where it is no regular expression or not a safe one."""
    try:
        regex = re.compile(source)
    except re.error as error:
        raise PatternRefused(f"is no regular expression: {error}.") from error
    whole = [Item(choices=read_pattern(source))]
    starts = _starts(whole)
    needs = _needs(whole, left=False, right=False) + ([starts] if starts else [])
    return Pattern(source, regex, tuple(sorted(needs, key=_rarity)), starts)


def _starts(items: list[Item], letters: str = "") -> frozenset[str] | None:
    """Return the heads a fit of these items may begin with, the first letters read already; None if any word may."""
    if len(letters) >= HEAD:
        return frozenset([letters])
    if not items:
        return None
    item, rest = items[0], items[1:]
    if item.optional:
        taken = replace(item, optional=False)
        return _either([_starts([taken, *rest], letters), _starts(rest, letters)])
    if item.choices is not None:
        return _either([_starts([*choice, *rest], letters) for choice in item.choices])
    if is_edge(item):
        if letters:
            return frozenset([letters])
        return _starts(rest) if item.edge else None  # a fit that begins with a sign begins with no word
    if item.letter:
        return _starts(rest, letters + item.letter)
    return frozenset([NUMBER]) if item.digit or letters.isdigit() else None


def _either(starts: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [start for start in starts if start is not None]
    return frozenset().union(*known) if len(known) == len(starts) else None


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
