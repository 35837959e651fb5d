"""Who is refused may mean the limit; a bay, a fence or a hedge that was refused is the matter."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.before_any_limit.against_it import may_be_against_it_in, speaks_of_themselves


@pytest.mark.parametrize(
    "text",
    [
        "You refused me the bay and you were wrong.",
        "I was refused the bay. It is wrong.",
        "You refused us a new hedge and that is unjust.",
        "Your refusal of my fence is unfair.",
        "You refused my fence and the refusal is wrong.",
        "The cleaning was refused by your woman last week and that is wrong.",
        "His work sheet says access refused, not cut. Your answer was wrong.",
        "Planning permission was refused to next door as well. It is not fair.",
        "Your men refused to cut it. Wrong.",
        "He refuses to move his car. It is a disgrace.",
    ],
)
def test_a_thing_that_was_refused_is_the_matter(text: str) -> None:
    assert may_be_against_it_in(a_message(text)) == ""
    assert speaks_of_themselves(a_message(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "You refuse to answer and it is wrong.",
        "They refuse to even read what I send. It is not right.",
        "I was refused. I object.",
        "You refused me. Who decided?",
        "You refuse all my letters. It is unfair.",
        "You refused me a hearing and you were wrong.",
        "You refused us the right to be heard. Withdraw it.",
        "Your refusal to hear me stinks.",
        "Being refused like this is not right.",
    ],
)
def test_a_person_who_was_refused_may_mean_the_limit(text: str) -> None:
    assert may_be_against_it_in(a_message(text))
