"""One way of writing a command: the pattern of a whole line, and what is made of it.  Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from heard.casework.commands import Command
from heard.judgement.commands.spoken import Spoken, Unsure

Made = Command | Unsure | None
Maker = Callable[[re.Match[str], Spoken], Made]


@dataclass(frozen=True, slots=True)
class Entry:
    pattern: re.Pattern[str]
    make: Maker

    def read(self, text: str, spoken: Spoken) -> Made:
        """Return what a line means by this entry; None where it is not written so."""
        match = self.pattern.fullmatch(text)
        return self.make(match, spoken) if match is not None else None


def entry(pattern: str, make: Maker) -> Entry:
    """Return an entry; its pattern takes capitals and small letters alike."""
    return Entry(re.compile(pattern, re.IGNORECASE), make)
