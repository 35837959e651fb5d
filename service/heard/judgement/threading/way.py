"""One thing that a message may say, and how to find it in good time.

Many such things are looked for in every message, and hardly any is there: so what a pattern cannot do
without is looked for first.

Pure, and linear where the patterns are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """What a message says, in small letters.

    says   begins with a space, so that something stands before every word
    words  each word in it
    """

    says: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Text:
        small = text.lower()
        apart = set(small.split())
        plain = frozenset(filter(str.isalpha, apart))  # most are words as they stand
        return cls(f" {small}", plain.union(_WORD.findall(" ".join(apart - plain))))


@dataclass(frozen=True, slots=True)
class Need:
    """What has to stand in a text: all of some words, and some of them together."""

    words: frozenset[str]
    together: tuple[str, ...]

    @classmethod
    def of(cls, wanted: str) -> Need:
        """Return the need of a word, of words that stand together, or of several such: "about ... now"."""
        parts = wanted.split(" ... ")
        return cls(frozenset(_WORD.findall(wanted)), tuple(part for part in parts if not part.isalpha()))

    def is_met(self, text: Text) -> bool:
        return self.words <= text.words and all(part in text.says for part in self.together)


@dataclass(frozen=True, slots=True)
class Way:
    """One thing a message may say, in the several ways of saying it.

    words  of which any one makes it worth a search
    needs  so does any one of these
    says   what is said, as the only group of a pattern that begins a letter before it
    """

    words: frozenset[str]
    needs: tuple[Need, ...]
    says: re.Pattern[str]

    @classmethod
    def of(cls, needs: Iterable[str], *says: str) -> Way:
        """Return the way of these patterns.

        needs  what stands in all that a pattern fits, as `Need.of` has it, one at least for each pattern: to look for
               these first takes a tenth of the time
        """
        wanted = tuple(needs)
        words = frozenset(each for each in wanted if each.isalpha())
        # A pattern that begins with a class of letters is tried at those alone; one that begins with \b, everywhere.
        pattern = re.compile(rf"\W({'|'.join(says)})\b")
        return cls(words, tuple(Need.of(each) for each in wanted if each not in words), pattern)

    def search(self, text: Text) -> re.Match[str] | None:
        may = not self.words.isdisjoint(text.words) or any(need.is_met(text) for need in self.needs)
        return self.says.search(text.says) if may else None
