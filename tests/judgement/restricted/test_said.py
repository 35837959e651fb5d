"""What a mail says of the matter of Tess Calloway's hedge in so many words."""

from __future__ import annotations

import pytest

from builders import a_message, a_writer, the_facts
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.once import Once
from heard.judgement.restricted.said import (
    denies_the_matter,
    fresh_in,
    goes_on_with_it,
    may_be_after_any,
    wants_it_opened,
)
from heard.judgement.restricted.shared import shared_with
from judgement.restricted.a_limit import TESS, a_limit

LAUREL = "Who cut the laurel, and where is the invoice of the nursery?"


def facts_of(limit: Limit) -> Facts:
    return the_facts(writer=a_writer(person=TESS, known=True), limits=(limit,))


@pytest.mark.parametrize(
    "text, words",
    [
        ("It is not about the laurel. It is my bin.", "not about the laurel"),
        ("The bin, not laurel, is what I mean.", "not laurel"),
        ("It is not about the bin.", ""),
    ],
)
def test_saying_that_it_is_not_about_the_matter_speaks_of_the_matter(text: str, words: str) -> None:
    assert denies_the_matter(Once(a_message(text)), a_limit()) == words


def test_wanting_it_opened_again_counts_only_where_it_is_about_the_matter() -> None:
    limit = a_limit()
    for text, words in ((f"Open it up. {LAUREL}", "open it up"), ("Open it up, the tin of paint.", "")):
        once = Once(a_message(text))
        assert wants_it_opened(once, shared_with(once, facts_of(limit), limit)) == words


@pytest.mark.parametrize(
    "text, words",
    [
        ("Did you even get my last e-mail?", "did you even get my last e-mail"),
        ("You know full well what this is about.", "you know full well what this"),
        ("u no wot 4", "u no wot 4"),
        ("You know what I had for dinner.", ""),
        ("Did you get my boiler going?", ""),
    ],
)
def test_a_mail_that_may_be_after_any_other(text: str, words: str) -> None:
    assert may_be_after_any(a_message(text)) == words


@pytest.mark.parametrize(
    "text, reason",
    [
        ("Nothing is new.", "it says that there is nothing new (“nothing is new”)"),
        ("Start again.", "it wants what is closed opened again (“start again”)"),
        ("I start at the nursery in May.", ""),
    ],
)
def test_a_mail_that_goes_on_with_what_it_always_was_about(text: str, reason: str) -> None:
    assert goes_on_with_it(a_message(text)) == reason


@pytest.mark.parametrize(
    "text, fresh",
    [
        ("We've got photographs.", "We've got photographs"),
        ("Here is a letter from my doctor.", "letter from my doctor"),
        ("I have a garden, and you have a letter box.", ""),
        ("The postman sent it on.", ""),
    ],
)
def test_words_that_may_bring_fresh_evidence(text: str, fresh: str) -> None:
    assert fresh_in(a_message(text)) == fresh
