"""One pattern of a rule, ready, with all that lets it be ruled out unrun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from heard.judgement.folded import Folded
from heard.judgement.pattern_openings import COMMON, Opening, needs, openings, shortest
from heard.judgement.pattern_syntax import PatternRefused, read_pattern

Stand = tuple[Sequence[int], int]
"""Places of an opening in a text made plain, and how far from them a fit stands in the text itself."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text has where a pattern fits it.

    openings  with one of these every fit begins; None where that cannot be told
    needs     one of these, in plain letters, every fit has; none where that is not worth knowing
    """

    openings: frozenset[Opening] | None
    needs: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern, ready."""

    source: str
    regex: re.Pattern[str]

    def signs(self) -> Signs:
        """Return by what a text is known that it cannot fit: worked out when it is asked, since that takes longest."""
        return _signs_of(self.source)

    def find(self, text: Folded, opened: Iterable[Stand] | None = None) -> tuple[int, int] | None:
        """Return where the pattern fits first, or None.

        opened   where its openings stand; None is anywhere
        """
        if opened is None:
            match = self.regex.search(text.small, text.begin, text.end)
            return match.span() if match else None
        small, begin, end, fits = text.small, text.begin, text.end, self.regex.match
        for at in sorted([place + skip for places, skip in opened for place in places]):
            if at >= begin and (match := fits(small, at, end)):
                return match.span()
        return None


# Reading a pattern takes longest of all that loading the rules does.  A process that loads them again, as the tests do
# for every command they type, need not read the same pattern twice.
@cache
def _signs_of(source: str) -> Signs:
    choices = read_pattern(source)
    opened = openings(choices)
    is_common = opened is not None and shortest(opening.text for opening in opened) <= COMMON
    return Signs(opened, needs(choices) if is_common else frozenset())


@cache
def compile_pattern(source: str) -> Pattern:
    """Return the pattern; raise PatternRefused where it is no regular expression or not a safe one."""
    try:
        regex = re.compile(source)
    except re.error as error:
        raise PatternRefused(f"is no regular expression: {error}.") from error
    read_pattern(source)
    return Pattern(source, regex)
