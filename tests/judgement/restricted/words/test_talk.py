"""What a contact brings of its own, beside talk of writing, waiting, answers and unfairness."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.words.talk import PROVES, brings_of_its_own
from heard.judgement.threading.alike import words_in

NOTHING = frozenset[str]()
HEDGE = frozenset({"laurel", "hedg"})


def brings(text: str, besides: frozenset[str] = NOTHING) -> str:
    return brings_of_its_own(text, words_in(text), besides)


@pytest.mark.parametrize(
    "text",
    [
        "Well?",
        "Read it again.",
        "I am still waiting for a proper answer.",
        "You have not heard the last of me.",
        "I do not accept the decision of 28 May 2026.",
        "Twelve letters, and never an honest reply.",
        "This is a disgrace and a farce.",
        "How much longer?",
        "Dear Sir, I remain dissatisfied. Yours faithfully",
    ],
)
def test_talk_of_letters_answers_and_unfairness_brings_nothing(text: str) -> None:
    assert brings(text) == ""


@pytest.mark.parametrize(
    "text, word",
    [
        ("The lift is out again.", "lift"),
        ("Still no answer about my transfer.", "transf"),
        ("You sent me a letter for Mrs Patel.", "patel"),
        ("Who is my officer now?", "offic"),
        ("My new number is 01632 960771.", "numb"),
    ],
)
def test_a_thing_a_person_or_a_number_is_its_own(text: str, word: str) -> None:
    assert brings(text) == word


@pytest.mark.parametrize(
    "text", ["I can't get in.", "He is back.", "She has gone.", "Please come.", "It happened again."]
)
def test_what_tells_of_something_in_small_words_brings_it(text: str) -> None:
    assert brings(text)


def test_the_words_of_the_matter_and_of_evidence_are_nothing_of_its_own_where_they_are_named() -> None:
    assert brings("The laurel hedge. Well?", HEDGE) == ""
    assert brings("I attach a photograph. Read it.", PROVES) == ""
    assert brings("I attach a photograph of the step.", PROVES) == "step"
