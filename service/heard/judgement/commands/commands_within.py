"""Whether words that an officer has for what is to be borne in mind give a command: "visits by us refused, close it".

Who reads "Done" above them would take the command for done too.  Pure.
"""

from __future__ import annotations

import re

from heard.casework.commands import (
    Assign,
    Close,
    Extend,
    Link,
    MoveTo,
    NotAComplaint,
    OpenStage,
    Release,
    Reopen,
    SendLetter,
    Split,
    Undo,
)
from heard.judgement.commands.of_cases import OF_CASES
from heard.judgement.commands.of_letters_sent import OF_LETTERS_SENT
from heard.judgement.commands.of_mail import OF_MAIL
from heard.judgement.commands.of_owners import OF_OWNERS
from heard.judgement.commands.pattern import Made
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.taken_apart import plain
from heard.judgement.commands.typed import closings, typed

_PARTS = re.compile(r"[,;.:!&]+\s*|\s-\s|\b(?:and|then|so|please|pls|to|now|also)\b", re.IGNORECASE)
"""What may stand before a command in the midst of other words."""
_BEGINS = re.compile(
    r"(?:clos(?:e|ed|ing)|re-?open|escalate|next stage|stage|extend|(?:re-?)?assign|allocate|give|pass|hand|split|undo"
    r"|withdraw|link|move|release|send|not a complaint)\b",
    re.IGNORECASE,
)
"""How one is written that nobody writes for anything else: "the panel" may be waited for, and work may be due."""
_MAY_ONLY_BE = re.compile(r"(?:(?:re-?)?assign|allocate)(?:ed)? to\b", re.IGNORECASE)
"""How one begins that means a command even where it is not said to whom: "assign to Nadja"."""
_DONE = (
    Assign, Close, Extend, Link, MoveTo, NotAComplaint, OpenStage, Release, Reopen, SendLetter, Split, Undo,
)  # fmt: skip


def commands_within(words: str, spoken: Spoken) -> tuple[str, ...]:
    """Return how the first command among some words is typed, in each way it may be meant; () where there is none."""
    starts = (0, *(each.end() for each in _PARTS.finditer(words)))
    for each in (part for start in starts for part in _ways(words[start:])):
        made = _read(each, spoken) if _BEGINS.match(each) else None
        if isinstance(made, Unsure) and _MAY_ONLY_BE.match(each):
            return made.nearest
        if isinstance(made, _DONE):
            return closings(spoken.policy) if made == Close(None) else (typed(made, spoken.staff),)
    return ()


def _ways(words: str) -> tuple[str, ...]:
    """Return words to their end, and to what next divides them."""
    words = words.strip()
    return tuple(dict.fromkeys((plain(words), plain(_PARTS.split(words, maxsplit=1)[0]))))


def _read(text: str, spoken: Spoken) -> Made:
    unsure: Made = None
    for entry in (*OF_CASES, *OF_OWNERS, *OF_LETTERS_SENT, *OF_MAIL):
        made = entry.read(text, spoken)
        if made is not None and not isinstance(made, Unsure):
            return made
        unsure = unsure or made
    return unsure
