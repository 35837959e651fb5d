"""Learn what words weigh for judgement/officers/leaning.py, from sentences that people have labelled.

    PYTHONPATH=service:tests python tests/corpora/learn_leanings.py

It writes leanings.json; the same sentences and rules give the same weights.  Logistic regression, in plain steps
of the gradient: a few seconds, and nothing to install.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path
from random import Random

import test_officers as corpora

from heard.datafiles.rules import load_rules
from heard.judgement.folded import fold
from heard.judgement.officers import leaning
from heard.judgement.officers.leaning import ANSWERS, CONCEDES, REFUSES, traits_of
from heard.judgement.officers.letter import Audience
from heard.judgement.officers.seen import seen_in
from heard.judgement.officers.weighing import learned_traits

HERE = Path(__file__).parent
SENTENCES = HERE / "officers" / "sentences.jsonl"
WEIGHTS = Path(leaning.__file__).with_name("leanings.json")
RULES = HERE.parents[1] / "rules"

TIMES = 12
"""How often every sentence is seen; more learns the sentences by heart."""
SEEN_TWICE = 2
"""In so many sentences a trait has to stand."""
FIRST_STEP, SHORTER, SHRINKS, NONE = 0.12, 0.3, 4.5, -1.5
TOO_LIGHT = 0.02
"""What weighs less than this is left out."""


@dataclass(frozen=True)
class Labelled:
    """A sentence's traits, and whether it concedes, refuses, does both or neither."""

    traits: tuple[str, ...]
    ways: frozenset[str]


def labelled() -> list[Labelled]:
    rules = load_rules(RULES).letters
    rows = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    sentences = []
    for row in rows:
        folded = fold(row["sentence"])
        marks = {each.finding for each in rules.look(folded)}
        sentences.append(Labelled(tuple(sorted(traits_of(folded, marks))), frozenset(row["ways"])))
    return sentences


def letters() -> list[Labelled]:
    """Return every labelled letter to a complainant; "answers" is said of decisions."""
    sets = (corpora.in_many_voices, corpora.of_other_landlords, corpora.in_unusual_words, corpora.of_northgate)
    return [letter(each) for of in sets for each in of() if each.audience is Audience.COMPLAINANT]


def letter(each: corpora.Labelled) -> Labelled:
    traits = learned_traits(seen_in(each.subject, each.words, corpora.RULES), each.before)
    ways = {ANSWERS} if each.truth["letter"] == "decision" else set()
    return Labelled(tuple(sorted(traits)), frozenset(ways))


def learn(way: str, sentences: Sequence[Labelled]) -> tuple[float, dict[str, float]]:
    """Return what no trait weighs, and what each does."""
    times = Counter(trait for each in sentences for trait in each.traits)
    weights = {trait: 0.0 for trait, count in times.items() if count >= SEEN_TWICE}
    seen = [([trait for trait in each.traits if trait in weights], way in each.ways) for each in sentences]
    none, order = NONE, Random(1)
    for round_ in range(TIMES):
        order.shuffle(seen)
        step = FIRST_STEP / (1 + round_ * SHORTER)
        for traits, does in seen:
            part = 1 / sqrt(len(traits) + 1)
            missed = does - _chance(none + part * sum(weights[trait] for trait in traits))
            none += step * missed * 0.3
            for trait in traits:
                weights[trait] += step * (missed * part * 4 - SHRINKS * weights[trait] / len(seen))
    return none, weights


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _kept(none: float, weights: dict[str, float]) -> dict[str, object]:
    """Leave out what hardly weighs; a trait left out still counts as one, so it is kept where it is common."""
    traits = {trait: round(weight, 3) for trait, weight in sorted(weights.items()) if abs(weight) >= TOO_LIGHT}
    return {"none": round(none, 3), "traits": traits}


def learned_from(sentences: Sequence[Labelled], whole: Sequence[Labelled]) -> dict[str, object]:
    of_sentences = {way: _kept(*learn(way, sentences)) for way in (CONCEDES, REFUSES)}
    return {**of_sentences, ANSWERS: _kept(*learn(ANSWERS, whole))}


def digest() -> str:
    return hashlib.sha256(SENTENCES.read_bytes()).hexdigest()


if __name__ == "__main__":
    sentences, whole = labelled(), letters()
    about = f"{len(sentences)} sentences and {len(whole)} letters of tests/corpora; made by learn_leanings.py"
    table = {"learned_from": about, "sha256": digest(), **learned_from(sentences, whole)}
    WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", "utf-8")
