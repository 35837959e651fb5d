"""Words are looked at in the sentence they stand in.

"If nobody comes by Friday I shall go to stage 2" asks for nothing today, and does not silence the next sentence, which
may ask for it; nor does "How would one go further?" make a question of "I do not accept it" behind it.  Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from heard.judgement.folded import Folded
from heard.judgement.pattern import Pattern
from heard.judgement.pattern_sieve import Places

Span = tuple[int, int]
"""Where words begin and end in a folded text."""

_END = re.compile(r"[.!?]+[\"')]{0,2}(?= |$)")
_MOST = 50
"""Fits of one pattern that are looked at in a text; whoever says a thing oftener says the same again."""


def fits_of(patterns: Iterable[Pattern], text: Folded, places: Places | None) -> Iterator[Span]:
    """Yield where each of the patterns fits, time after time.

    places   where patterns may fit; None is anywhere
    """
    for pattern in patterns if places is None else filter(places.__contains__, patterns):
        opened, begin = None if places is None else places[pattern], text.begin
        for _ in range(_MOST):
            if (span := pattern.find(text, opened, begin)) is None:
                break
            yield span
            begin = max(span[1], span[0] + 1)


@lru_cache(maxsize=4)  # asked of the same text for every rule
def _ends(text: Folded) -> tuple[int, ...]:
    return tuple(match.end() for match in _END.finditer(text.small, text.begin, text.end))


def sentence_of(span: Span, text: Folded) -> Span:
    """Return where the sentence, or the sentences, that a span lies in begin and end."""
    ends = _ends(text)
    before, at = bisect_right(ends, span[0]), bisect_left(ends, span[1])
    # What ends with its own full stop ends there.
    return ends[before - 1] if before else text.begin, ends[at] if at < len(ends) else text.end


def sentences_with(spans: Iterable[Span], text: Folded) -> tuple[Span, ...]:
    """Return the sentences that these spans lie in, each once."""
    return tuple(dict.fromkeys(sentence_of(span, text) for span in spans))


def is_within(span: Span, sentences: Sequence[Span]) -> bool:
    """Say whether a span shares a place with any of these sentences."""
    return any(span[0] < end and begin < span[1] for begin, end in sentences)
