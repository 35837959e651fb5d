"""Text as rules see it: straight quotes, single spaces, one line, small letters.

Tenants type "don't" in five ways and break lines anywhere.  A rule is written once, for the
plain way; this is where every other way becomes it.  The words as they were written are
kept beside, letter for letter, so that a finding can show them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from heard.mail.format.swap import Swap

LIMIT = 20_000
"""Characters looked at: about seven pages.  What a person has not said by then, no rule will find."""

HEAD = 5
"""Letters of a word kept as its head; `pattern.py` says what heads are for."""

NUMBER = "#"
"""The head under which every word that begins with a digit is found as well."""

_SIGN = re.compile(r"[^\w ]")
_SPACES = Swap(dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), " "))
_LATIN = bytes(range(256)).decode("latin-1")
_SMALL_LATIN, _WORDS_LATIN = _LATIN.lower().encode("latin-1"), _SIGN.sub(" ", _LATIN).encode("latin-1")

# Before NFKC, which would make a space and a combining accent of the first two.
_PLAIN = (
    ("\u00b4", "'"), ("`", "'"), ("\u2018", "'"), ("\u2019", "'"), ("\u201a", "'"), ("\u201b", "'"), ("\u02bc", "'"),
    ("\u2032", "'"),
    ("\uff07", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u201e", '"'), ("\u201f", '"'), ("\u2033", '"'),
    ("\u2010", "-"), ("\u2011", "-"), ("\u2012", "-"), ("\u2013", "-"), ("\u2014", "-"), ("\u2212", "-"),
    ("\u00ad", ""), ("\u200b", ""), ("\u200c", ""), ("\u200d", ""), ("\u2060", ""), ("\ufeff", ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """One text, folded, or a part of one.

    text    as written, but for quotes, dashes, spaces and compatibility forms (NFKC)
    small   the same in small letters; letter for letter as long as `text`
    places  where words begin, by the first `HEAD` letters of the word, its head
    pairs   the heads of each two words that follow each other, with whatever signs between
    begin, end   the part of the text that is meant
    """

    text: str
    small: str
    places: Mapping[str, Sequence[int]]
    pairs: Set[tuple[str, str]]
    begin: int
    end: int

    def part(self, begin: int, end: int) -> Folded:
        return replace(self, begin=begin, end=end)

    def words(self, start: int, end: int) -> str:
        """Return the words as written that lie between two places, whole words even where a match cut one."""
        while end < self.end and self.small[end].isalnum() and self.small[end - 1].isalnum():
            end += 1
        return self.text[start:end].strip()


def fold(text: str) -> Folded:
    """Return the text as rules see it, its first `LIMIT` characters."""
    return _folded(_straight(text))


def fold_both(subject: str, own_words: str) -> tuple[Folded, Folded, Folded]:
    """Return a subject, a writer's own words, and both as one text with a full stop between."""
    subject, own_words = _straight(subject), _straight(own_words)
    both = _folded(f"{subject} . {own_words}" if subject else own_words)
    return both.part(0, len(subject)), both.part(len(both.text) - len(own_words), len(both.text)), both


def _straight(text: str) -> str:
    text = text[: 2 * LIMIT]
    if text.isascii():
        text = text.replace("`", "'")
    else:
        for written, plain in _PLAIN:
            text = text.replace(written, plain)
        text = unicodedata.normalize("NFKC", text)
    text = _SPACES(text[: 2 * LIMIT])
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()[:LIMIT]


def _folded(text: str) -> Folded:
    small, words = _small(text)
    heads = [word[:HEAD] for word in words]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for head, at in zip(heads, accumulate([len(word) + 1 for word in words], initial=0), strict=False):
        places[head].append(at)
    if numbers := sorted([place for head, found in places.items() if "0" <= head < ":" for place in found]):
        places[NUMBER] = numbers
    return Folded(text, small, places, _pairs(heads), 0, len(text))


def _pairs(heads: list[str]) -> set[tuple[str, str]]:
    heads = list(filter(None, heads))
    pairs = set(pairwise(heads))
    pairs.update([(NUMBER, second) for first, second in pairs if "0" <= first < ":"])
    return pairs


def _small(text: str) -> tuple[str, list[str]]:
    """Return the text in small letters, letter for letter, and its words, with "" between two signs."""
    try:
        # Most text has only Latin letters, of one byte each: byte by byte is ten times as fast.
        latin = text.encode("latin-1").translate(_SMALL_LATIN)
        return latin.decode("latin-1"), latin.translate(_WORDS_LATIN).decode("latin-1").split(" ")
    except UnicodeEncodeError:
        pass
    small = text.lower()
    if len(small) != len(text):  # a capital such as the dotted Turkish I becomes two letters
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small, _SIGN.sub(" ", small).split(" ")
