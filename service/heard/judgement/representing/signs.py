"""Where a message shows that it is written for somebody else.

Pure; each pattern is looked for only where words that it cannot do without are in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from heard.judgement.folded import Folded
from heard.judgement.pattern_openings import plain
from heard.judgement.representing.plain_words import PLAIN
from heard.judgement.representing.unless_at_home import UNLESS_AT_HOME


class Sign(NamedTuple):
    """Where the words stand, and how many words written like a name's have to follow them."""

    begin: int
    end: int
    names: int = 0


def signs_in(text: Folded, *, at_home: bool) -> Iterator[Sign]:
    """Yield what may show that it is written for somebody else, the plain first.

    at_home   whether the writer speaks of a home of their own
    """
    words = frozenset(plain(text.small).decode("ascii").split())
    for each in PLAIN if at_home else (*PLAIN, *UNLESS_AT_HOME):
        for match in each.found_in(text.small, words):
            yield Sign(match.start(), match.end(), each.names)
