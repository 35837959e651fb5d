"""An exception, and a sentence that only speaks of the next stage, say something of their own sentence."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.casework.events import Kind
from heard.judgement.by_sentence import sentence_of
from heard.judgement.classify import Line, Precedence
from heard.judgement.folded import fold
from heard.judgement.pattern import compile_pattern
from heard.judgement.rule import Rule, Rules, Where

ASKS, SPEAKS = "escalation_request", "escalation_spoken_of"
ALWAYS = (Line(Kind.COMPLAINT, "It is heard."),)


def a_rule(finds: str, pattern: str, unless: str = "", verdict: str = "yes") -> Rule:
    excepted = (compile_pattern(unless),) if unless else ()
    any_of = (compile_pattern(pattern),)
    return Rule(
        f"escalation/{finds}", "It asks.", finds, "a clause", Where.OWN_WORDS, verdict, any=any_of, unless=excepted
    )


def verdict(text: str, *rules: Rule) -> str:
    """Return what is said of asking for more: yes, ask or no."""
    looked = Rules(rules, Precedence(ALWAYS, ALWAYS), "1").look(a_message(text))
    said = [each.verdict for each in looked.given(()) if each.finding == ASKS]
    return said[0] if said else "no"


STAGE = a_rule(ASKS, r"\bstage 2\b", unless=r"\bif nobody\b")


@pytest.mark.parametrize("text, expected", [
    pytest.param("I want stage 2.", "yes", id="it asks"),
    pytest.param("I want stage 2 if nobody comes.", "no", id="with a condition"),
    pytest.param("I said stage 2 if nobody comes. Nobody did. So stage 2.", "ask", id="the condition is elsewhere"),
    pytest.param("Stage 2! It will rain in if nobody comes.", "ask", id="said of something else"),
    pytest.param("stage 2\nif nobody comes", "no", id="a line is no sentence"),
])  # fmt: skip
def test_an_exception_ends_what_is_asked_in_its_own_sentence(text: str, expected: str) -> None:
    assert verdict(text, STAGE) == expected


def test_what_was_a_question_already_is_none_with_an_exception_anywhere() -> None:
    doubtful = a_rule(ASKS, r"\bstage 2\b", unless=r"\bif nobody\b", verdict="ask")
    assert verdict("Stage 2. It rains in if nobody comes.", doubtful) == "no"


@pytest.mark.parametrize("text, expected", [
    pytest.param("What is stage 2?", "ask", id="only spoken of"),
    pytest.param("What is stage 2? I want it. Stage 2 please.", "yes", id="and asked for"),
    pytest.param("What is it? I want stage 2.", "yes", id="another question"),
])  # fmt: skip
def test_a_sentence_that_only_speaks_of_it_makes_it_a_question(text: str, expected: str) -> None:
    assert verdict(text, STAGE, a_rule(SPEAKS, r"\bwhat is\b")) == expected


@pytest.mark.parametrize("text, words, sentence", [
    pytest.param("One. Two three. Four.", "three", " Two three.", id="one of three"),
    pytest.param("At 8.30 he came", "came", "At 8.30 he came", id="a time is no end"),
    pytest.param("He said \"no.\" I did not.", "did", " I did not.", id="an end within quotes"),
    pytest.param("One. Two. Three.", "One. Two", "One. Two.", id="words that are in two"),
])  # fmt: skip
def test_the_sentence_that_words_stand_in(text: str, words: str, sentence: str) -> None:
    folded = fold(text)
    at = folded.text.index(words)
    begin, end = sentence_of((at, at + len(words)), folded)
    assert folded.text[begin:end] == sentence
