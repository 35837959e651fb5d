"""Text as rules see it: straight quotes, single spaces, one line, small letters.

Tenants type "don't" in five ways and break lines anywhere.  A rule is written once, for the
plain way; this is where every other way becomes it.  The words as they were written are
kept beside, letter for letter, so that a finding can show them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from heard.mail.format.swap import Swap

LIMIT = 20_000
"""Characters looked at: about seven pages.  What a person has not said by then, no rule will find."""

_SPACES = Swap(dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), " "))
_SMALL_LATIN = bytes(range(256)).decode("latin-1").lower().encode("latin-1")

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
    begin, end   the part of the text that is meant
    """

    text: str
    small: str
    begin: int
    end: int

    def part(self, begin: int, end: int) -> Folded:
        return replace(self, begin=begin, end=end)

    @property
    def part_small(self) -> str:
        """The part that is meant, in small letters."""
        return self.small[self.begin : self.end]

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
    return Folded(text, _small(text), 0, len(text))


def _small(text: str) -> str:
    """Return the text in small letters, letter for letter."""
    try:
        # Most text has only Latin letters, of one byte each: byte by byte is ten times as fast.
        return text.encode("latin-1").translate(_SMALL_LATIN).decode("latin-1")
    except UnicodeEncodeError:
        pass
    small = text.lower()
    if len(small) != len(text):  # a capital such as the dotted Turkish I becomes two letters
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small
