"""The top of a message, as the formulas of machines are looked for in it.

Only what stands above the first quotation counts: our own acknowledgement, quoted by a
tenant, says that it is automatic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

_LIMIT = 4_000
_RULER = re.compile(r"[-_*=#~+]{4,}")
_AS_ONE_RULER = bytes.maketrans(b"-_*=#~+", b"-------")
_ASCII = bytes(range(0x80))
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
    """Words that machines write: looked for only where `mark` stands in the text, which is quick to see.

    place   among the formulas it belongs to, from 0
    """

    place: int
    mark: str
    words: re.Pattern[str]


class Formulas:
    """Formulas that say one thing.

    Most mail has none of their marks, and many marks have a rarer thing in common that is looked for in
    their place: one of them that stands in the others, or a letter that English is not written with.
    """

    def __init__(self, rows: tuple[tuple[str, str], ...]) -> None:
        marks = sorted({mark for mark, _ in rows}, key=len)
        self._by_root: dict[str, list[Formula]] = {}
        self._by_letter: dict[str, list[Formula]] = {}
        for place, (mark, words) in enumerate(rows):
            formula = Formula(place, mark, re.compile(words))
            letter = next((each for each in mark if not each.isascii()), None)
            if letter:
                self._by_letter.setdefault(letter, []).append(formula)
            else:
                root = next(each for each in marks if each in mark)
                self._by_root.setdefault(root, []).append(formula)

    def marked_in(self, top: Opening) -> list[Formula]:
        """Return the formulas whose marks stand there, in the order in which they were given."""
        text = top.text
        found = [each for root, group in self._by_root.items() if root in text for each in group if each.mark in text]
        for letter in top.letters:
            found += [each for each in self._by_letter.get(letter, ()) if each.mark in text]
        return sorted(found, key=_PLACE) if len(found) > 1 else found


_PLACE = attrgetter("place")


def formulas(*rows: tuple[str, str]) -> Formulas:
    """Return formulas from pairs of a mark and a pattern, both in small letters with straight quotes."""
    return Formulas(rows)


@dataclass(frozen=True)
class Opening:
    """The first 4,000 characters above any quotation.

    above    as they were written
    length   of all that stands above the quotation, in characters
    """

    above: str
    length: int

    @cached_property  # many are found too long, and then nobody asks for it
    def text(self) -> str:
        """In small letters, with single spaces, without rulers."""
        folded = " ".join(_without_rulers(self.above).split()).lower()
        return folded.replace("’", "'").replace("‘", "'")

    @cached_property
    def letters(self) -> frozenset[str]:
        """What stands in the text beyond ASCII."""
        octets = self.text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        return frozenset(octets.decode("utf-8", "surrogatepass"))

    def first(self, sought: Formulas, *, within: int = _LIMIT) -> re.Match[str] | None:
        """Return the earliest place in the first `within` characters where one of the formulas stands."""
        if not (marked := sought.marked_in(self)):
            return None
        text = self.text[:within]
        found = (each.words.search(text) for each in marked)
        return min((match for match in found if match), key=lambda match: match.start(), default=None)

    def has(self, sought: Formulas) -> bool:
        return any(each.words.search(self.text) for each in sought.marked_in(self))

    def count(self, sought: Formulas) -> int:
        return sum(1 for each in sought.marked_in(self) if each.words.search(self.text))


def opening(text: str) -> Opening:
    """Return the top of a text."""
    top = text[: 2 * _LIMIT]
    # With a line end before it, since what begins with a character is found much quicker than what "^" begins.
    quotation = _QUOTATION.search(f"\n{top}")
    above = top[: quotation.start()] if quotation else top
    return Opening(above[:_LIMIT], len(above) if quotation else len(text))


def _without_rulers(text: str) -> str:
    # Few texts have any, and octets are looked through in a twentieth of the time.
    ruled = b"----" in text.encode("utf-8", "surrogatepass").translate(_AS_ONE_RULER)
    return _RULER.sub(" ", text) if ruled else text
