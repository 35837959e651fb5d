"""What a matter is called that has another name in the register, and sums of money in figures and in words."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.about.other_words import amount_of_it, called_otherwise, every_name_of, keeps_awake
from heard.judgement.threading.alike import matter_of

LIFT = ("Charge for the lift", "It has gone up by 40 pounds, and I live on the ground floor.")


@pytest.mark.parametrize(
    "said, topic, words",
    [
        ("those bushes", "hedge", ("bush",)),
        ("the mutt next door", "barking dog", ("mutt",)),
        ("such a racket", "barking dog", ("racket",)),
        ("black mould again", "damp", ("mould",)),
        ("the tree at the back", "hedge", ()),
        ("the hedge", "hedge", ()),
        ("a racket", "hedge", ()),
    ],
)
def test_what_a_thing_is_called_otherwise(said: str, topic: str, words: tuple[str, ...]) -> None:
    assert called_otherwise(matter_of(said), matter_of(topic)) == words


def test_a_topic_has_the_names_of_its_things() -> None:
    assert matter_of("bushes hedge") <= every_name_of(matter_of("hedge"))


@pytest.mark.parametrize("topic, word", [("footsteps", "sleep"), ("hedge", "")])
def test_only_a_noise_keeps_awake(topic: str, word: str) -> None:
    assert keeps_awake("She cannot sleep.", matter_of(topic)) == word


@pytest.mark.parametrize(
    "text, amount",
    [
        ("The 40 pounds again!", "40 pounds"),
        ("40 quid off me", "40 quid"),
        ("Take the \u00a340 off.", "\u00a340"),
        ("Forty pounds for nothing.", "forty pounds"),
        ("18 pounds for windows", ""),
        ("40 letters", ""),
    ],
)
def test_the_sum_that_a_matter_of_money_is_about(text: str, amount: str) -> None:
    assert amount_of_it(text, LIFT) == amount


def test_a_matter_of_a_hedge_has_no_sum() -> None:
    assert amount_of_it("40 pounds", ("The hedge", "It cost 40 pounds.")) == ""
