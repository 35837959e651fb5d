"""What words weighed is added up, the same each time, and the words that counted can be shown."""

from __future__ import annotations

import pytest

from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.second_opinion.opinion import NO_OPINION, NOTHING_LEARNED, Weights
from heard.judgement.second_opinion.traits import circumstances, seen_by_rules, traits_of, weight_of_each, words_of

LEARNED = Weights(
    asked=("escalation", "risk"),
    none=(-2.0, -3.0),
    traits={
        "not": (40, 0),
        "not happy": (110, -20),
        "happy": (-30, 0),
        "gas": (0, 250),
        "s:gas": (0, 100),
        "=rule risk/gas": (0, 200),
        "=stands decided": (150, 0),
        "=stands no case": (-300, 0),
        "=by tenant": (10, 20),
    },
)


def likely(words: str, asked: str = "escalation", standing: Standing | None = Standing.DECIDED, **seen: str) -> float:
    opinion = LEARNED.opinion_of("", words, tuple(seen.items()))
    return LEARNED.likely(opinion, asked, standing, Role.TENANT)


def test_words_are_small_and_without_signs() -> None:
    assert words_of("i can't accept this: £250, se\u00f1or.") == ["i", "cant", "accept", "this", "000", "se_or"]


def test_each_word_and_each_two_that_follow_each_other_are_weighed() -> None:
    assert traits_of(["not", "happy", "with"], ["my", "gas"]) == {
        "not", "happy", "with", "not happy", "happy with", "s:my", "s:gas", "s:my gas",
    }  # fmt: skip


def test_what_the_rules_saw_is_weighed_too_and_how_long_it_is() -> None:
    assert seen_by_rules(["risk/gas"], ["risk"], ["gas"] * 20) == {"=rule risk/gas", "=finds risk", "=middling"}


def test_an_answer_nobody_has_confirmed_is_one_to_whoever_got_it() -> None:
    said, decided = (circumstances(each, Role.TENANT, ["risk"]) for each in (Standing.SAID, Standing.DECIDED))
    assert said == decided == {"=stands decided": 1, "=by tenant": 1, "=stands decided, finds risk": 0.25}


def test_the_same_words_weigh_more_once_an_answer_was_given() -> None:
    before, after = likely("not happy", standing=None), likely("not happy")
    assert before < 0.5 < after


def test_of_four_words_each_says_no_more_than_of_twenty_five() -> None:
    assert weight_of_each(["word"] * 4) == weight_of_each(["word"] * 25)


def test_a_long_letter_says_no_more_than_a_short_one() -> None:
    assert weight_of_each(["word"] * 400) == pytest.approx(weight_of_each(["word"] * 100) / 2, rel=0.01)


def test_what_a_rule_saw_counts_the_same_however_long_the_letter_is_and_for_a_quarter() -> None:
    opinion = LEARNED.opinion_of("", "word " * 400, [("risk/gas", "risk")])
    assert opinion.leans["risk"] == pytest.approx(-3.0 + 0.25 * 2.0)


def test_the_words_that_counted_most_are_shown_and_none_of_them_twice() -> None:
    opinion = LEARNED.opinion_of("gas", "not happy about the gas", [])
    assert LEARNED.counted(opinion, "escalation") == ("not happy",), "“not” is within it"
    assert LEARNED.counted(opinion, "risk") == ("gas",), "once, wherever it stands"


def test_where_nothing_was_learned_nothing_is_likely() -> None:
    assert NOTHING_LEARNED.opinion_of("", "not happy", []) is NO_OPINION
    assert NOTHING_LEARNED.likely(NO_OPINION, "escalation", None, Role.TENANT) == 0
