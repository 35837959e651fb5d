"""Is what an officer passes on held already?

Who writes to the mailbox and to an officer is heard once and acknowledged once.  A Message-ID shows
it, or its words, which stand on a case.  What a mail quotes shows nothing: an answer that came to an
officer alone is new, though all below it is known.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from heard.casework.events import Ground, Reference
from heard.judgement.facts import Facts, Lead, TieKind
from heard.mail.passed_on.forwarded import Forwarded

_WORDS = re.compile(r"[^\W_]+")
_ENOUGH = 12
"""Words at the beginning of a mail by which it is known again."""
_FEWEST = 4


def held_on(forwarded: Forwarded, facts: Facts) -> tuple[Reference, Ground] | None:
    """Return the case that the mail itself is on, and what shows it; None where it is on none."""
    for lead in facts.leads:
        if forwarded.message_id and any(_names(lead, forwarded.message_id)):
            return lead.reference, Ground.REPLY_HEADER
        if _says(lead, forwarded.words):
            return lead.reference, Ground.QUOTED_WORDS
    return None


def _names(lead: Lead, message_id: str) -> Iterable[bool]:
    held = (TieKind.ANSWERS, TieKind.REFERS)
    return (tie.kind in held and tie.shown_by.lower() == message_id.lower() for tie in lead.ties)


def _says(lead: Lead, words: str) -> bool:
    """Say whether a mail on the case begins as these words do; where none was read, whether a sentence is known."""
    begins = _evenly(" ".join(words.split()[: 2 * _ENOUGH]), _ENOUGH)
    if len(begins.split()) < _FEWEST:
        return False
    if not lead.says:
        return any(tie.kind is TieKind.QUOTES for tie in lead.ties)
    return any(f" {begins} " in f" {_evenly(text)} " for text in lead.says)


def _evenly(text: str, most: int | None = None) -> str:
    return " ".join(_WORDS.findall(text.lower())[:most])
