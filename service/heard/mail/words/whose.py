"""A text, line by line, and whose each line is.

Every step of the cutting only says whose a line is; nothing is taken out until all have
spoken, so that no step can lose a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

_BLANK_LINES = re.compile(r"\n{3,}")
_QUOTE_MARKS = re.compile(r"(?:[ \t]{0,3}>){1,40}+ ?")


class Whose(Enum):
    """Who a line of a message is by."""

    WRITER = "writer"
    SIGNED = "signed"  # below a signature's dashes, a firm's block, a telephone's line
    QUOTED = "quoted"  # somebody else's words, and what announces them
    ADDED = "added"  # put there by a gateway, a scanner, a list or a lawyer


# Of an enumeration's members each look costs as much as all else that is done to a line.
_WRITER = Whose.WRITER


@dataclass(slots=True)
class Sheet:
    """A text's lines, and whose each one is; two lists of one length.

    closes   the first line of the writer's closing formula, or None; closing lines stay the writer's
    runs_on  whether a quote was found that only its beginning marks, so that it runs to the end
    """

    lines: list[str]
    whose: list[Whose]
    closes: int | None = None
    runs_on: bool = False

    @classmethod
    def of(cls, text: str) -> Sheet:
        lines = text.split("\n")
        return cls(lines, [Whose.WRITER] * len(lines))

    def mark(self, begin: int, end: int, whose: Whose) -> None:
        """Give the writer's lines from `begin` up to `end` to somebody else; what is another's stays so."""
        by = self.whose
        for at in range(max(0, begin), min(end, len(self.lines))):
            if by[at] is _WRITER:
                by[at] = whose

    def is_writers(self, at: int) -> bool:
        return self.whose[at] is _WRITER

    def writers_lines(self) -> list[int]:
        """Return the numbers of the writer's lines that have something on them."""
        by = self.whose
        return [at for at, line in enumerate(self.lines) if by[at] is _WRITER and line.strip()]

    def last_lines(self, count: int) -> list[int]:
        """Return the numbers of the last `count` of the writer's lines that have something on them, in order."""
        lines, by = self.lines, self.whose
        last: list[int] = []
        for at in range(len(lines) - 1, -1, -1):
            if by[at] is _WRITER and lines[at].strip():
                last.append(at)
                if len(last) == count:
                    break
        return last[::-1]

    def has(self, whose: Whose) -> bool:
        return whose in self.whose

    def text_of(self, *whose: Whose) -> str:
        return joined([line for line, by in zip(self.lines, self.whose, strict=True) if by in whose])

    def signature(self) -> str:
        """Return the closing lines and what was cut as a signature, in order."""
        signed = Whose.SIGNED
        closes = len(self.lines) if self.closes is None else self.closes
        above = (line for line, by in zip(self.lines[:closes], self.whose, strict=False) if by is signed)
        below = zip(self.lines[closes:], self.whose[closes:], strict=True)
        # Above a closing line hardly anybody has signed.
        return joined(
            [*(above if signed in self.whose else ()), *(line for line, by in below if by is signed or by is _WRITER)]
        )

    def quoted(self) -> str:
        """Return what others wrote, without the marks a mail program put before its lines."""
        quoted = Whose.QUOTED
        lines = [line for line, by in zip(self.lines, self.whose, strict=True) if by is quoted]
        return joined(_QUOTE_MARKS.sub("", line, count=1) if line.lstrip()[:1] == ">" else line for line in lines)


def joined(lines: Iterable[str]) -> str:
    """Return lines as a text, without more than one blank line anywhere or any around it."""
    text = "\n".join([line.rstrip() for line in lines])
    return (_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()
