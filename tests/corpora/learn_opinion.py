"""Learn what words weigh for judgement/second_opinion, from mail that people have labelled.

    make learn

It writes weights.json; the same mail and rules give the same weights.  Logistic regression, one for each thing that is
asked (scikit-learn, in an environment of its own: the service only adds up what comes out).

The mail lies in tests/corpora/outside, one file a hand that wrote it, and in the labelled mailbox beside it.  Nothing
is judged by what it was learned from: unread/ is left out, and accuracy.py leaves out each person in turn.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from northgate_mail import CORPUS, PREFIX, as_heard, rehearsed
from outside_mail import MAIL, Labelled, to_learn_from
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from swapped import read_names

from heard.casework.standing import Standing
from heard.datafiles.rules import load_rules
from heard.judgement.folded import fold
from heard.judgement.rule import Rules
from heard.judgement.second_opinion import opinion
from heard.judgement.second_opinion.opinion import PARTS, Weights
from heard.judgement.second_opinion.traits import (
    RULES_COUNT,
    SUBJECT,
    circumstances,
    seen_by_rules,
    traits_of,
    weight_of_each,
    words_of,
)
from heard.judgement.second_opinion.unsigned import unsigned
from heard.mail.threads.subjects import is_reply_subject

WEIGHTS = Path(opinion.__file__).with_name("weights.json")
RULES = Path(__file__).parents[2] / "rules"

SEEN_TWICE = 2
"""In so many messages a trait has to stand."""
TOO_LIGHT = 0.04
"""What weighs less than this is left out."""
KINDS = ("complaint", "service_request", "enquiry", "compliment", "bulk", "noise")
"""What a message on no case may be."""
UNSEEN = {Standing.DECIDED: 0.3, Standing.FINAL: 0.2}
"""How much each message after an answer counts again as if nobody had seen the answer: it went by post, or was told."""

NAMES = frozenset(word for name in read_names().of_one_word() for word in words_of(fold(name).small))
"""What Northgate's people and places are called: one mailbox writes them again and again, and no other ever will."""


@dataclass(frozen=True)
class Weighed:
    """A message's traits with how much each counts, what it is, and how much it counts itself."""

    person: str
    traits: Mapping[str, float]
    truth: Mapping[str, Any]
    standing: Standing | None
    counts: float = 1.0

    @property
    def on_a_case(self) -> bool:
        return self.standing is not None


@dataclass(frozen=True)
class Asked:
    """Something that is asked of a message, and which mail it is learned from.

    name       what the weights call it
    label      which of a message's labels answers it, and
    says       what that label says where the answer is yes; "" where it says only yes or no
    on_a_case  whether it is learned from mail on a case, or from mail on none; None: from all
    freely     how freely it is learned (scikit-learn's C)
    """

    name: str
    label: str
    says: str = ""
    on_a_case: bool | None = None
    freely: float = 0.6

    def is_true_of(self, each: Weighed) -> bool:
        said = each.truth[self.label]
        return bool(said == self.says if self.says else said)

    def is_learned_from(self, each: Weighed) -> bool:
        return self.on_a_case is None or self.on_a_case == each.on_a_case


ASKED = (
    Asked("escalation", "escalation"),
    Asked("risk", "risk"),
    Asked("vulnerable", "vulnerable"),
    Asked("resolved", "kind", "resolved", on_a_case=True),
    *(Asked(f"kind:{kind}", "kind", kind, on_a_case=False, freely=0.8) for kind in KINDS),
)


def weighed(each: Labelled, rules: Rules) -> Weighed:
    """Return a message with all that is weighed of it."""
    message, seen = each.message, rules.look(each.message).seen
    subject = "" if is_reply_subject(message.subject) else message.subject
    words, findings = words_of(fold(unsigned(message.own_words)).small), {finds for _, finds in seen}
    said = traits_of(words, words_of(fold(subject).small))
    if each.person.startswith(PREFIX):
        said = frozenset(trait for trait in said if NAMES.isdisjoint(trait.removeprefix(SUBJECT).split()))
    rest = seen_by_rules((rule for rule, _ in seen), findings, words)
    stands = circumstances(each.standing, each.role, findings)
    traits = {**dict.fromkeys(said, weight_of_each(words)), **dict.fromkeys(rest, RULES_COUNT), **stands}
    return Weighed(each.person, traits, each.truth, each.standing)


def with_unseen_answers(mail: Iterable[Weighed]) -> Iterator[Weighed]:
    """Yield all mail, and what came after an answer once more as if nobody had seen that answer."""
    for each in mail:
        yield each
        if each.standing in UNSEEN:
            stands = {trait: count for trait, count in each.traits.items() if not trait.startswith("=stands ")}
            again = {
                trait.replace(f"=stands {each.standing}", f"=stands {Standing.UNDECIDED}"): count
                for trait, count in each.traits.items()
                if trait.startswith("=stands ")
            }
            yield replace(each, traits={**stands, **again}, standing=Standing.UNDECIDED, counts=UNSEEN[each.standing])


def learn(mail: Sequence[Weighed], learned_from: str = "") -> Weights:
    """Return what each trait weighs in this mail."""
    mail = list(with_unseen_answers(mail))
    times = Counter(trait for each in mail if each.counts == 1.0 for trait in each.traits)
    known = {trait: place for place, trait in enumerate(sorted(t for t, count in times.items() if count >= SEEN_TWICE))}
    weights = np.zeros((len(known), len(ASKED)))
    none = []
    for place, asked in enumerate(ASKED):
        from_these = [each for each in mail if asked.is_learned_from(each)]
        truth = np.array([asked.is_true_of(each) for each in from_these])
        counts = np.array([each.counts for each in from_these])
        model = LogisticRegression(C=asked.freely, solver="liblinear", max_iter=5_000, random_state=1)
        model.fit(_matrix(from_these, known), truth, sample_weight=counts)
        weights[:, place] = model.coef_[0]
        none.append(round(float(model.intercept_[0]), 3))
    table = {
        trait: tuple(round(PARTS * float(weight)) if abs(weight) >= TOO_LIGHT else 0 for weight in weights[place])
        for trait, place in known.items()
        if max(abs(weights[place])) >= TOO_LIGHT
    }
    return Weights(tuple(asked.name for asked in ASKED), tuple(none), table, learned_from)


def _matrix(mail: Sequence[Weighed], known: Mapping[str, int]) -> csr_matrix:
    places, counts, ends = [], [], [0]
    for each in mail:
        here = sorted((known[trait], count) for trait, count in each.traits.items() if trait in known)
        places += [place for place, _ in here]
        counts += [count for _, count in here]
        ends.append(len(places))
    return csr_matrix(
        (counts, np.array(places, dtype="int32"), np.array(ends, dtype="int32")), shape=(len(mail), len(known))
    )


def as_file(weights: Weights) -> str:
    rows = [f"{json.dumps(trait)}: {json.dumps(row, separators=(',', ':'))}" for trait, row in sorted(weights.traits.items())]
    head = {"learned_from": weights.learned_from, "asked": weights.asked, "none": weights.none}
    return json.dumps(head, ensure_ascii=False)[:-1] + ',\n"traits": {\n' + ",\n".join(rows) + "\n}}\n"


def everything(rules: Rules) -> list[Labelled]:
    """Return all mail that is learned from: what was written for it, and the labelled mailbox as the rules hear it."""
    return [*to_learn_from(), *as_heard(rehearsed(rules))]


def learned_from(mail: Sequence[Labelled]) -> str:
    """Return which mail is learned from, in one sentence."""
    files = [*sorted(MAIL.glob("*.jsonl")), CORPUS / "truth.jsonl"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    people = {each.person for each in mail}
    return f"learned from {len(mail)} messages of {len(people)} invented people ({digest[:12]})"


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    rules = load_rules(RULES)
    mail = everything(rules)
    WEIGHTS.write_text(as_file(learn([weighed(each, rules) for each in mail], learned_from(mail))), "utf-8")
