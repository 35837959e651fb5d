"""How likely a message is this or that, from what its words weighed in mail that people have labelled.

Nobody can write down every way in which people refuse an answer or tell of a danger.  So beside the rules this adds up,
word by word, what each weighed where careful people had said what the mail was; what the rules saw is among what is
weighed.  It is a table of numbers, learned once (tests/corpora/learn_opinion.py) and kept beside this file: the same
words always give the same number, and which of them counted most can be shown.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.second_opinion.traits import (
    RULES_COUNT,
    SUBJECT,
    circumstances,
    seen_by_rules,
    traits_of,
    weight_of_each,
    words_of,
)

SHOWN = 4
"""Of the words that counted most so many are shown."""
PARTS = 100
"""Weights are whole numbers of so many parts: in whichever order they are added up, the sum is the same."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the words of one message lean to; how its case stands is still to be weighed.

    leans      how far the words alone lean to what is asked, in logarithms of odds
    findings   what the rules saw, whatever they require
    words      how many there are
    said       those of them, and pairs of them, that are weighed
    """

    leans: Mapping[str, float]
    findings: frozenset[str]
    words: int = 0
    said: frozenset[str] = frozenset()


NO_OPINION = Opinion({}, frozenset())


@dataclass(frozen=True)
class Weights:
    """What each trait weighs, for everything that is asked, and what no trait at all does.

    asked        what is asked: "escalation", "risk", "kind:enquiry"
    none         what no trait at all weighs, for each of them
    traits       what each trait weighs, for each of them, in hundredths
    learned_from one sentence: which mail, and how many
    digest       of the file it was read from; "" for none
    """

    asked: tuple[str, ...] = ()
    none: tuple[float, ...] = ()
    traits: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    learned_from: str = ""
    digest: str = ""

    def opinion_of(self, subject: str, own_words: str, rules: Collection[tuple[str, str]]) -> Opinion:
        """Return what a message leans to by its words and by what the rules saw in it.

        subject, own_words   in small letters; the subject of a reply is not its writer's, and is ""
        rules                each rule that saw something, and what it finds
        """
        if not self.asked:
            return NO_OPINION
        words = words_of(own_words)
        findings = frozenset(finds for _, finds in rules)
        each, of_rules = weight_of_each(words) / PARTS, RULES_COUNT / PARTS
        said = self._known(traits_of(words, words_of(subject)))
        seen = self._known(seen_by_rules((rule for rule, _ in rules), findings, words))
        by_words, by_rules = self._sums(said), self._sums(seen)
        leans = {
            asked: none + each * by_word + of_rules * by_rule
            for asked, none, by_word, by_rule in zip(self.asked, self.none, by_words, by_rules, strict=True)
        }
        return Opinion(leans, findings, len(words), said)

    def likely(self, opinion: Opinion, asked: str, standing: Standing | None, role: Role) -> float:
        """Return how likely it is what is asked, from 0 to 1, where the case stands so and such a one writes.

        Where nothing was learned of it, 0.
        """
        if asked not in opinion.leans:
            return 0.0
        place = self.asked.index(asked)
        stands = circumstances(standing, role, opinion.findings)
        known = sum(self.traits[each][place] * stands[each] for each in self._known(stands)) / PARTS
        return 1 / (1 + exp(-(opinion.leans[asked] + known)))

    def counted(self, opinion: Opinion, asked: str) -> tuple[str, ...]:
        """Return the words that counted most, but for those within a pair that counted as much."""
        table, place = self.traits, self.asked.index(asked)
        ranked = sorted([(-table[trait][place], trait) for trait in opinion.said if table[trait][place] > 0])
        shown: list[str] = []
        for _, trait in ranked[: 2 * SHOWN]:
            words = trait.removeprefix(SUBJECT)
            if not any(words in each for each in shown):
                shown.append(words)
        return tuple(shown[:SHOWN])

    def _known(self, traits: Iterable[str]) -> frozenset[str]:
        return frozenset(filter(self.traits.__contains__, traits))

    def _sums(self, traits: Collection[str]) -> Sequence[int]:
        """Return what some traits weigh together, for everything that is asked."""
        table = self.traits
        return [*map(sum, zip(*[table[each] for each in traits], strict=True))] or [0] * len(self.asked)


NOTHING_LEARNED = Weights()
