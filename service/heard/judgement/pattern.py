"""One pattern of a rule, ready, with all that lets it be ruled out unrun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from heard.judgement.folded import Folded
from heard.judgement.pattern_kept import from_kept
from heard.judgement.pattern_openings import Beginning, beginnings
from heard.judgement.pattern_syntax import PatternRefused, read_pattern

Stand = tuple[Sequence[int], int]
"""Places of an opening in a text made plain, and how far from them a fit stands in the text itself."""


@dataclass(frozen=True, eq=False)
class Pattern:
    """A pattern that is known to be safe, ready when it is asked: most never are.

    kept   how a fit may begin, where that was worked out before (pattern_kept); "" for not
    """

    source: str
    kept: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def beginnings(self) -> tuple[Beginning, ...]:
        """Return how a fit may begin."""
        return from_kept(self.kept) if self.kept else beginnings(read_pattern(self.source))

    def find(
        self, text: Folded, opened: Sequence[Stand] | None = None, begin: int | None = None
    ) -> tuple[int, int] | None:
        """Return where the pattern fits first, or None.

        opened   where its openings stand; None is anywhere
        begin    where to begin in the text; None is where its part begins
        """
        small, end, fits = text.small, text.end, self.regex.match
        begin = text.begin if begin is None else begin
        if opened is None:
            match = self.regex.search(small, begin, end)
            return match.span() if match else None
        stands = [place + skip for places, skip in opened for place in places]
        if len(opened) > 1:
            stands.sort()
        for at in stands:
            if at >= begin and (match := fits(small, at, end)):
                return match.span()
        return None


@cache  # a process that loads the rules again, as the tests do for every command they type, need not read them twice
def compile_pattern(source: str) -> Pattern:
    """Return the pattern; raise PatternRefused where it is no regular expression or not a safe one."""
    try:
        re.compile(source)
    except re.error as error:
        raise PatternRefused(f"is no regular expression: {error}.") from error
    read_pattern(source)
    return Pattern(source)
