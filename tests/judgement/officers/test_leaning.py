"""Which way a sentence of an officer's letter leans, and that its weights are those of the labelled sentences."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from builders import RULES
from heard.judgement.officers.leaning import NO_WAY
from heard.judgement.officers.seen import seen_in

SENTENCES = Path(__file__).parents[2] / "corpora" / "officers" / "sentences.jsonl"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("We should have told you, and nobody did.", id="should have"),
        pytest.param("The wait was far too long and I can't defend it.", id="can't defend"),
    ],
)
def test_a_sentence_that_concedes(words: str) -> None:
    seen = seen_in("", words, RULES)
    assert seen.concedes > 0 > seen.refuses


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("I've found nothing that we did wrong here.", id="nothing wrong"),
        pytest.param("The lease makes this yours to mend, so the answer is no.", id="the lease"),
    ],
)
def test_a_sentence_that_refuses(words: str) -> None:
    seen = seen_in("", words, RULES)
    assert seen.refuses > 0 > seen.concedes


def test_a_subject_leans_no_way() -> None:
    assert seen_in("You were right", "", RULES).sentences[0].leaning == NO_WAY


def test_the_weights_are_those_of_the_sentences() -> None:
    weights = json.loads((files("heard.judgement.officers") / "leanings.json").read_text("utf-8"))
    assert weights["sha256"] == hashlib.sha256(SENTENCES.read_bytes()).hexdigest()
