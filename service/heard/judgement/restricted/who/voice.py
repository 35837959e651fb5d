"""Phrases that a person writes again and again, and hardly anybody else: "For the record", "it is Monday so I write".

What such a phrase names of the matter is no habit: "The hedge by ..." every neighbour begins with.

Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from heard.judgement.threading.alike import matter_of
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
    r"with the|there is|look forward|forward to|let me|me know|as soon|soon as|get back|back to|to be|"
    r"(?:i|we) (?:want|would|wish|need|ask|asked|complain|complained|reported|rang|phoned|called|wrote|write|told|was"
    r"|were|had|do not|don't|did|cannot|can't|can|still|hope|live|just|also|pay|never got)|i'd like|i'd be|we'd like|"
    r"we (?:are|have)|we're|we've|nobody (?:has|came|comes|answers?|replied|will|told|is)|no one (?:has|came|comes|is)|"
    r"nothing (?:has|is|was|happened)|someone (?:has|should|must)|somebody (?:has|should|must)|"
    r"(?:why|when|how|what|who|where) (?:is|are|was|has|have|do|does|did|can|will|would|long|many|should|must)|"
    r"(?:can|could|will|would) (?:you|somebody|someone|anybody|i|we)|there (?:are|has|have|was|were)|"
    r"it (?:has|was|will|keeps|does|took)|it's (?:been|not|the|a)|they (?:are|have|said|told|were|do|did|never)|"
    r"(?:he|she) (?:has|is|was|said)|if you|as you (?:can|will)|every (?:day|night|week|time)|yet again|once again)\b"
)


def openings_of(message: Message) -> tuple[str, ...]:
    """Return what a message begins its sentences and lines with, as far as it is nobody else's."""
    return _openings(message.own_words)


def voice_shared(openings: tuple[str, ...], theirs: tuple[str, ...], told: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return those openings of a message that at least two of somebody's mails have.

    told   what else says what their mails are about
    """
    if not openings or len(theirs) < 2:
        return ()
    repeated = _repeated(theirs, told)
    return tuple(phrase for phrase in openings if phrase in repeated)


@lru_cache(maxsize=256)
def _repeated(theirs: tuple[str, ...], told: tuple[str, ...]) -> frozenset[str]:
    counted = Counter(phrase for mail in theirs[:_MOST] for phrase in _openings(mail))
    again = [phrase for phrase, mails in counted.items() if mails >= 2]
    if not again:
        return frozenset()
    topic = _topic(theirs, told)
    return frozenset(phrase for phrase in again if topic.isdisjoint(matter_of(phrase)))


def _topic(theirs: tuple[str, ...], told: tuple[str, ...]) -> frozenset[str]:
    """Return the words of what mails are about: as told, and what two of them have elsewhere than at a beginning."""
    counted = Counter(word for mail in theirs[:_MOST] for word in matter_of(_without_openings(mail)))
    return frozenset((*matter_of(" ".join(told)), *(word for word, mails in counted.items() if mails >= 2)))


def _without_openings(mail: str) -> str:
    sentences = re.split(r"[.!?\n]+", mail[:_LIMIT])
    return ". ".join(" ".join(sentence.split()[LENGTH:]) for sentence in sentences)


def _openings(text: str) -> tuple[str, ...]:
    """Return the first words of each sentence and line, as far as they are nobody else's."""
    found: dict[str, None] = {}
    for sentence in re.split(r"[.!?\n]+|(?<=Sirs,)", text[:_LIMIT]):
        words = _WORDS.findall(sentence.lower())[:LENGTH]
        phrase = " ".join(words)
        if len(words) == LENGTH and not _EVERYBODYS.match(phrase):
            found[phrase] = None
    return tuple(found)
