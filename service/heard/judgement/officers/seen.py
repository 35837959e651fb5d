"""Which marks an officer's letter has, and in which of its sentences.

Rules look at each sentence by itself, so that "not" in one has no say in the next; an answer that is
still to come is told from one that is given in the same words.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from heard.casework.policy.words import Item
from heard.judgement.actions import Finding
from heard.judgement.folded import LIMIT, fold
from heard.judgement.officers.leaning import NO_WAY, Leaning, leaning_of, traits_of
from heard.judgement.officers.sentences import sentences_of
from heard.judgement.rule import Rules, RuleSet, Where
from heard.mail.threads.subjects import is_reply_subject

WAY_FURTHER = Item("right-to-next-stage")
"""An item of what a letter says that tells of its kind as well."""
MOST_SENTENCES = 300
"""What a letter has not said by then, nobody will find in it."""
_HEADING = 4
"""Words of a heading: "Not happy?" asks nothing."""
_FEWEST_THAT_LEAN = 2
"""Words of a sentence that may concede or refuse."""
_PAST = re.compile(
    r"\b(?:(?:was|were|had|did)(?:n't)?|went|came|told|said|found|took|gave|left|sent|ha(?:s|ve) been)\b",
    re.IGNORECASE,
)
"""Words that tell what happened."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a letter, or its subject, with what was seen in it."""

    text: str
    found: tuple[Finding, ...]
    is_subject: bool = False
    traits: frozenset[str] = frozenset()

    @property
    def leaning(self) -> Leaning:
        is_said = not self.is_subject and len(self.text.split()) >= _FEWEST_THAT_LEAN
        return leaning_of(self.traits) if is_said else NO_WAY

    def has(self, *marks: str) -> bool:
        return any(each.finding in marks for each in self.found)


@dataclass(frozen=True, slots=True)
class Seen:
    """A letter in sentences, its subject first where it is the writer's own."""

    sentences: tuple[Sentence, ...]

    def with_mark(self, *marks: str) -> tuple[Sentence, ...]:
        return tuple(each for each in self.sentences if each.has(*marks))

    @property
    def traits(self) -> frozenset[str]:
        """What is weighed of the letter as a whole."""
        return frozenset(trait for each in self.sentences for trait in each.traits)

    @property
    def concedes(self) -> float:
        """How far the sentence that concedes most leans to conceding."""
        return max((each.leaning.concedes for each in self.sentences), default=NO_WAY.concedes)

    @property
    def refuses(self) -> float:
        """How far the sentence that refuses most leans to refusing."""
        return max((each.leaning.refuses for each in self.sentences), default=NO_WAY.refuses)

    @property
    def leaning_most(self) -> str:
        """The sentence that leans furthest to either."""
        most = max(self.sentences, key=lambda each: max(each.leaning.concedes, each.leaning.refuses), default=None)
        return most.text if most is not None else ""

    def first(self, mark: str) -> Finding | None:
        """Return the first finding of a mark, or None."""
        return next((each for one in self.sentences for each in one.found if each.finding == mark), None)

    @property
    def told(self) -> int:
        """How many sentences tell what happened."""
        return sum(not each.is_subject and _PAST.search(each.text) is not None for each in self.sentences)

    @property
    def asked(self) -> str:
        """The first question of the letter, or nothing."""
        asked = (each.text for each in self.sentences if each.text.endswith("?") and not each.is_subject)
        return next((each for each in asked if len(each.split()) > _HEADING), "")

    @property
    def marks(self) -> frozenset[str]:
        return frozenset(each.finding for one in self.sentences for each in one.found)


def seen_in(subject: str, own_words: str, rules: Rules) -> Seen:
    """Return a letter in sentences with their marks; the subject of a reply is not the writer's."""
    where = {rule.id: rule.where for rule in (*rules.letters.rules, *rules.says.rules)}
    further = _of_the_way_further(rules.says)
    own = (subject,) if subject.strip() and not is_reply_subject(subject) else ()
    return Seen(
        (
            *(_looked_at(each, rules, further, where, (Where.SUBJECT, Where.BOTH)) for each in own),
            *(
                _looked_at(each, rules, further, where, (Where.OWN_WORDS, Where.BOTH))
                for each in sentences_of(own_words[:LIMIT])[:MOST_SENTENCES]
            ),
        )
    )


@lru_cache(maxsize=4)  # what its patterns begin with takes longer to work out than to read a letter
def _of_the_way_further(says: RuleSet) -> RuleSet:
    return RuleSet(tuple(rule for rule in says.rules if rule.finds == WAY_FURTHER))


def _looked_at(
    text: str, rules: Rules, further: RuleSet, where: dict[str, Where], looked_at_by: Collection[Where]
) -> Sentence:
    folded, is_subject = fold(text), Where.SUBJECT in looked_at_by
    found = tuple(
        each for each in (*rules.letters.look(folded), *further.look(folded)) if where[each.rule] in looked_at_by
    )
    traits = traits_of(folded, {each.finding for each in found if each.finding != WAY_FURTHER})
    return Sentence(text, found, is_subject, traits)
