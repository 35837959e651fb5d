"""The top of a message, as the formulas of machines are looked for in it.

Only what stands above the first quotation counts: our own acknowledgement, quoted by a
tenant, says that it is automatic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LIMIT = 4_000
_RULER = re.compile(r"[-_*=#~+]{4,}")
_AS_ONE_RULER = bytes.maketrans(b"-_*=#~+", b"-------")
_QUOTATION = re.compile(
    r"\n[ \t]{0,3}(?:>|-{2,10} ?(?:original|forwarded|ursprüngliche|weitergeleitete|message d['’]origine"
    r"|message transféré"
    r"|mensaje original|messaggio originale|mensagem original|oorspronkelijk|wiadomość oryginalna)"
    r"|on [^\n]{6,120}\bwrote:|am [^\n]{6,120} schrieb|le [^\n]{6,120} a écrit|el [^\n]{6,120} escribi"
    r"|il [^\n]{6,120} ha scritto|op [^\n]{6,120} schreef|em [^\n]{6,120} escreveu|(?:\*)?(?:from|von|van|od"
    r"|från|fra)\*?\s?:\s[^\n]{0,200}"
    r"\n\s*+\*?(?:sent|date|gesendet|datum|verzonden|wysłano|skickat|sendt|to|an)\*?\s?:\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Formula:
    """Words that machines write: looked for only where `mark` stands in the text, which is quick to see."""

    mark: str
    words: re.Pattern[str]


def formulas(*rows: tuple[str, str]) -> tuple[Formula, ...]:
    """Return formulas from pairs of a mark and a pattern, both in small letters with straight quotes."""
    return tuple(Formula(mark, re.compile(words)) for mark, words in rows)


@dataclass(frozen=True, slots=True)
class Opening:
    """The first 4,000 characters above any quotation: small letters, single spaces, no rulers.

    length   of all that stands above the quotation, in characters
    """

    text: str
    length: int

    def first(self, sought: Iterable[Formula]) -> re.Match[str] | None:
        """Return the earliest place where one of the formulas stands."""
        found = (each.words.search(self.text) for each in sought if each.mark in self.text)
        return min((match for match in found if match), key=lambda match: match.start(), default=None)

    def has(self, sought: Iterable[Formula]) -> bool:
        return any(each.mark in self.text and each.words.search(self.text) for each in sought)

    def count(self, sought: Iterable[Formula]) -> int:
        return sum(1 for each in sought if each.mark in self.text and each.words.search(self.text))


def opening(text: str) -> Opening:
    """Return the top of a text, folded."""
    top = text[: 2 * _LIMIT]
    # With a line end before it, since what begins with a character is found much quicker than what "^" begins.
    quotation = _QUOTATION.search(f"\n{top}")
    above = top[: quotation.start()] if quotation else top
    folded = " ".join(_without_rulers(above[:_LIMIT]).split())
    folded = folded.lower().replace("’", "'").replace("‘", "'").replace("\u00a0", " ")
    return Opening(folded, len(above) if quotation else len(text))


def _without_rulers(text: str) -> str:
    # Few texts have any, and octets are looked through in a twentieth of the time.
    ruled = b"----" in text.encode("utf-8", "surrogatepass").translate(_AS_ONE_RULER)
    return _RULER.sub(" ", text) if ruled else text
