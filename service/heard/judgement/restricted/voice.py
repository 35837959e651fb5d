"""Phrases that a person writes again and again, and hardly anybody else: "For the record", "it is Monday so I write".

Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from heard.mail.message import Message

LENGTH = 3
"""Words of a phrase."""
_WORDS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_LIMIT = 6_000
_MOST = 40
"""Mails looked at."""
_EVERYBODYS = re.compile(
    r"^(?:dear|hi|hello|thank|thanks|yours|kind|best|many|sent from|please|good|i am|i'm|i have|i've|you (?:have|are)|"
    r"this is|that is|it is (?:not|a|the)|in the|on the|of the|at the|to the|for the (?!record)|and the|from the|"
    r"with the|there is|look forward|forward to|let me|me know|as soon|soon as|get back|back to|to be)\b"
)


def openings_of(message: Message) -> tuple[str, ...]:
    """Return what a message begins its sentences and lines with, as far as it is nobody else's."""
    return _openings(message.own_words)


def voice_shared(openings: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Return those openings of a message that at least two of somebody's mails have."""
    if not openings or len(theirs) < 2:
        return ()
    repeated = _repeated(theirs)
    return tuple(phrase for phrase in openings if phrase in repeated)


@lru_cache(maxsize=256)
def _repeated(theirs: tuple[str, ...]) -> frozenset[str]:
    counted = Counter(phrase for mail in theirs[:_MOST] for phrase in _openings(mail))
    return frozenset(phrase for phrase, mails in counted.items() if mails >= 2)


def _openings(text: str) -> tuple[str, ...]:
    """Return the first words of each sentence and line, as far as they are nobody else's."""
    found: dict[str, None] = {}
    for sentence in re.split(r"[.!?\n]+|(?<=Sirs,)", text[:_LIMIT]):
        words = _WORDS.findall(sentence.lower())[:LENGTH]
        phrase = " ".join(words)
        if len(words) == LENGTH and not _EVERYBODYS.match(phrase):
            found[phrase] = None
    return tuple(found)
