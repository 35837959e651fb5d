"""The words for a letter that heard sends because an officer says so: that the answer takes longer.  Pure."""

from __future__ import annotations

import re

from heard.casework.commands import Command, SendLetter
from heard.casework.events import LetterKind
from heard.judgement.commands.dates import day_in
from heard.judgement.commands.pattern import Entry, entry
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.typed import typed

_FEW = 3
"""Words behind "until" up to which somebody may have meant to name a day."""


def _send(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    letter = LetterKind(match["letter"].lower())
    if (written := match["day"]) is None:
        return SendLetter(letter)
    if (day := day_in(written, spoken.today)) is not None:
        return SendLetter(letter, day)
    is_near = len(written.split()) <= _FEW and re.search(r"[0-9]", written) is not None
    return Unsure((f"{typed(SendLetter(letter))} until 5 December because ...",)) if is_near else None


OF_LETTERS_SENT: tuple[Entry, ...] = (
    entry(
        r"send(?: (?:them|him|her|the tenant|the resident|the customer))?(?: (?:the|an?))?"
        r" (?P<letter>holding|extension) (?:reply|letter|notice)"
        r"(?: (?:until|till|to|by) (?P<day>.{1,40}))?",
        _send,
    ),
)
