"""Where a letter speaks of taking the complaint further, and whom it names for that.

How to ask, whom, and by when are told beside the right itself; "ring us" elsewhere is about the plumber.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from heard.casework.policy import Stage
from heard.casework.policy.words import Item
from heard.judgement.folded import fold
from heard.judgement.officers.sentences import sentences_of
from heard.judgement.officers.stage_named import stage_named
from heard.judgement.rule import Rule

FURTHER = frozenset(map(Item, ("how-to-escalate", "last-day-to-ask", "next-stage-contact")))
"""Items that count only where the letter speaks of going further."""
APART = frozenset(map(Item, ("actions-done", "actions-outstanding", "new-answer-by-date", "remedies")))
"""Items that count only elsewhere: the day by which to ask for a review is no day on which anything is done."""

_TO_A_PERSON = re.compile(
    r"\b(?:[Cc]ontact(?:ing)?|[Aa]sk(?:ing)?|[Tt]ell(?:ing)?|[Ww]rit(?:e|ing) to|[Rr]ing(?:ing)?|[Cc]all(?:ing)?|"
    r"[Vv]ia|[Ee]-?mail(?:ing)?|[Rr]eply(?:ing)? to|[Ss]peak(?:ing)? (?:to|with)|[Ll]et|[Tt]hrough) "
    r"(?:(?:the|our|my manager,?|Mr|Mrs|Ms|Miss|Dr) )?(?!Stage|Housing|Ombudsman|I\b)[A-Z][a-z]+(?: [A-Z][a-z'-]+)?"
    r"|\b(?!Stage|Housing|Ombudsman)[A-Z][a-z'-]+ (?!Ombudsman|Service)[A-Z][a-z'-]+"
    r"(?= (?:can|will|would|could|deals)\b)"
)


@dataclass(frozen=True, slots=True)
class Further:
    """What a letter says of going further.

    shown    the words that say that it can be done, or None
    passage  the sentences that say so, each with the two that follow it
    rest     the sentences that do not
    """

    shown: str | None
    passage: str
    rest: str

    def somebody(self, staff: Iterable[str]) -> str | None:
        """Return the name of whoever is to be asked: one of the staff, or somebody the letter tells to ask."""
        named = next((name for name in staff if name in self.passage), None)
        match = _TO_A_PERSON.search(self.passage)
        return named or (match[0] if match else None)


def going_further(own_words: str, following: Stage | None, shown_by: tuple[Rule, ...]) -> Further:
    """Return what a letter says of going further.

    following  the stage after the one that was decided; None where it was the last
    shown_by   rules that see it in other words than the stage's name
    """
    sentences = sentences_of(own_words)
    shown = [_shown(sentence, following, shown_by) for sentence in sentences]
    near = {place + step for place, words in enumerate(shown) if words for step in (0, 1, 2)}
    passage = " ".join(sentence for place, sentence in enumerate(sentences) if place in near)
    rest = " ".join(sentence for sentence, words in zip(sentences, shown, strict=True) if not words)
    return Further(next(filter(None, shown), None), passage, rest)


def _shown(sentence: str, following: Stage | None, shown_by: tuple[Rule, ...]) -> str | None:
    text = fold(sentence)
    named = stage_named(following, text) if following is not None else None
    found = (rule.look(text, ()) for rule in shown_by)
    return named or next((finding.words for finding in found if finding is not None), None)
