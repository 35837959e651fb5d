"""Which way an officer's letter leans: whether it answers, and which of its sentences concede or refuse a point.

Nobody can write down every way in which people own a fault or deny one.  So this adds up what each word, pair and
triple of words, and each mark that a rule found, weighed in sentences that are labelled
(tests/corpora/officers/sentences.jsonl), and in whole letters.  It is weighed together with what the rules find.
leanings.json holds the weights; tests/corpora/learn_leanings.py makes them.

Pure; the weights are read once, when they are first wanted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from heard.judgement.folded import Folded

CONCEDES, REFUSES, ANSWERS = "concedes", "refuses", "answers"
_MOST = 60
"""Words of a sentence that are looked at."""
_TOGETHER = 3
"""Words looked at together, at most."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|£|\d+|[?:;(]")
_BEGINS_A_SENTENCE = frozenset(".!?:")
_ALWAYS_LARGE = frozenset({"i", "i'm", "i've", "i'd", "i'll"})


@dataclass(frozen=True, slots=True)
class Weights:
    """What each trait of a sentence weighs, in logarithms of odds, and what no trait at all does."""

    none: float
    traits: Mapping[str, float]

    def of(self, traits: Collection[str]) -> float:
        known = [self.traits[each] for each in traits if each in self.traits]
        return self.none + sum(known) / sqrt(len(known) + 1)


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a sentence leans; above 0 it more likely does than not."""

    concedes: float
    refuses: float


NO_WAY = Leaning(-9.0, -9.0)
"""How a heading of one word leans, or a subject."""


def leaning_of(traits: Collection[str]) -> Leaning:
    """Return which way a sentence with these traits leans."""
    learned = _learned()
    return Leaning(learned[CONCEDES].of(traits), learned[REFUSES].of(traits))


def leans_to_an_answer(traits: Collection[str]) -> float:
    """Return how far a letter with these traits leans to being an answer; above 0 it more likely is than not."""
    return _learned()[ANSWERS].of(traits)


def traits_of(sentence: Folded, marks: Collection[str]) -> frozenset[str]:
    """Return what is weighed of a sentence: its words, up to three together, and its marks."""
    words = ["<", *list(_words(sentence))[:_MOST], ">"]
    together = (
        " ".join(words[begin : begin + many])
        for many in range(1, _TOGETHER + 1)
        for begin in range(len(words) - many + 1)
    )
    return frozenset(together) | {f"={mark}" for mark in marks}


def _words(sentence: Folded) -> Iterator[str]:
    """Return its words; a number is "#" and a name "Nn", whichever they are."""
    for found in _WORD.finditer(sentence.small):
        word, begin = found.group(), found.start()
        is_large = sentence.text[begin].isupper() and word not in _ALWAYS_LARGE
        if word[0].isdigit():
            yield "#"
        elif is_large and begin > 2 and sentence.small[begin - 2] not in _BEGINS_A_SENTENCE:
            yield "Nn"
        else:
            yield word


def as_kept() -> bytes:
    """Return the weights as their file holds them: a decision is made under them as under the rules."""
    return (files(__package__) / "leanings.json").read_bytes()


@cache
def _learned() -> Mapping[str, Weights]:
    table = json.loads(as_kept())
    return {way: Weights(table[way]["none"], table[way]["traits"]) for way in (CONCEDES, REFUSES, ANSWERS)}
