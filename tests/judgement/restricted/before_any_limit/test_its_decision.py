"""The decision that limited somebody is known by its day, where its writer minds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import a_message
from heard.judgement.restricted.before_any_limit.its_decision import against_the_decision
from judgement.restricted.a_limit import a_limit

ENTRY = replace(a_limit().restriction, decided_on=date(2026, 9, 3), letter_on=date(2026, 9, 4))


@pytest.mark.parametrize(
    "text, words",
    [
        ("Your decision of 3 September is wrong.", "decision of 3 september"),
        ("I do not accept your letter dated the 4th of Sept.", "letter dated the 4th of sept"),
        ("Who signed the letter of 04/09/26?", "letter of 04/09/26"),
        ("You decided on September 3rd, and I want it reviewed.", "decided on september 3rd"),
        ("You have to give me a way to say no to that letter of the 3rd. So no.", "letter of the 3rd"),
        ("Re your letter of 4 September. My answer is no.", "letter of 4 september"),
        ("Your letter of the 3rd of October is wrong.", ""),
        ("Your letter of 5 September is wrong.", ""),
        ("I was away on 3 September.", ""),
        ("Your letter of 3 September came.", ""),
    ],
)
def test_it_takes_the_day_of_the_decision_and_a_word_that_minds_it(text: str, words: str) -> None:
    assert against_the_decision(a_message(text), ENTRY) == words


def test_an_entry_without_a_day_has_no_decision_to_name() -> None:
    text = "Your decision of 3 September is wrong."
    assert against_the_decision(a_message(text), a_limit().restriction) == ""
