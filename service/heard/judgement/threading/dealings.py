"""Whether a message speaks of earlier dealings, or says itself that it is about something else.

Both are claims of the writer's, and may lie.  They are weighed beside what ties the message to a
case (evidence.py), never alone.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from heard.judgement.threading.way import Text
from heard.judgement.threading.ways import ANOTHER, EARLIER, SURELY

__all__ = ["SURELY", "Dealings", "dealings"]

LIMIT = 2_000
"""Characters looked at: what a letter goes on from, it says at its beginning."""
PERHAPS_AT_MOST = 0.85
ANNOUNCES = 3
"""Words that may announce another matter ("And another thing."), and cannot tell one."""


@dataclass(frozen=True, slots=True)
class Dealings:
    """The words that speak of earlier dealings, and those that say it is another matter, one for each way of saying so.

    weight   how much those of earlier dealings say together
    """

    earlier: tuple[str, ...]
    another: tuple[str, ...]
    weight: float = 0.0


def dealings(subject: str, own_words: str) -> Dealings:
    """Return how a message speaks of earlier dealings, and how it says that it is about something else."""
    text = f"{subject[:300]} . {own_words[:LIMIT]}".replace("\u2019", "'")
    text = " ".join(text.split())
    small = Text.of(text)
    earlier = [(weight, found) for weight, way in EARLIER if (found := way.search(small))]
    tells = len(own_words.split(None, ANNOUNCES)) > ANNOUNCES
    another = [found for way in ANOTHER if (found := way.search(small))] if tells else []
    return Dealings(
        tuple(_as_written(found, text) for _, found in earlier),
        tuple(_as_written(found, text) for found in another),
        _together([weight for weight, _ in earlier]),
    )


def _together(weights: Sequence[float]) -> float:
    """However much a first complaint says that others say as well, it does not become a chaser by that."""
    surely = sum(weight for weight in weights if weight >= SURELY)
    return surely + min(PERHAPS_AT_MOST, sum(weight for weight in weights if weight < SURELY))


def _as_written(found: re.Match[str], text: str) -> str:
    """Return the words found, with their capitals where these are letters that have them one for one."""
    same_place = len(found.string) == len(text) + 1  # a space stands before it
    return (text[found.start(1) - 1 : found.end() - 1] if same_place else found[1]).strip()
