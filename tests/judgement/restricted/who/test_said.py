"""What a mail says of the matter of Tess Calloway's hedge in so many words."""

from __future__ import annotations

import pytest

from builders import a_message, a_writer, the_facts
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.who.said import (
    denied_by,
    denies_the_matter,
    goes_on_with_it,
    may_be_after_any,
    wants_it_opened,
)
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import Shared, shared_with
from judgement.restricted.a_limit import TESS, a_limit

LAUREL = "Who cut the laurel, and where is the invoice of the nursery?"


def facts_of(limit: Limit) -> Facts:
    return the_facts(writer=a_writer(person=TESS, known=True), limits=(limit,))


@pytest.mark.parametrize(
    "text, words",
    [
        ("It is not about the laurel. It is my bin.", "not about the laurel"),
        ("The bin, not laurel, is what I mean.", "not laurel"),
        ("Not laurel! Bin!", "not laurel"),
        ("It is not the laurel this time, it is my bin.", "it is not the laurel"),
        ("I'm not writing about the laurel.", "i'm not writing about the laurel"),
        ("It does not concern you. It isn't about the laurel at all.", "isn't about the laurel at"),
        ("It has nothing to do with the laurel.", "nothing to do with the laurel"),
        ("The laurel was not cut.", ""),
        ("Not cut, not swept.", ""),
        ("The grass was not cut in March.", ""),
        ("My curtain was not cut to size.", ""),
        ("It is not my laurel that I cut.", ""),
        ("You did nothing about the laurel.", ""),
        ("The hedge is not as high as it was.", ""),
        ("This is unrelated to the laurel.", "unrelated to the laurel"),
        ("It has no connection with the laurel.", "no connection with the laurel"),
        ("It is separate from that laurel.", "separate from that laurel"),
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
        ("Did my letter get there?", "did my letter get there"),
        ("Any reply to my last message?", "any reply to my last message"),
        ("You know what I had for dinner.", ""),
        ("Any news about my boiler?", ""),
        ("Did you get my boiler going?", ""),
    ],
)
def test_a_mail_that_may_be_after_any_other(text: str, words: str) -> None:
    assert may_be_after_any(a_message(text)) == words


@pytest.mark.parametrize(
    "text, reason",
    [
        ("Nothing is new.", "it says that there is nothing new (“nothing is new”)"),
        ("It is the same matter as in May, still.", "it says that there is nothing new (“same matter as”)"),
        ("My earlier letter stands.", "it says that there is nothing new (“my earlier letter stands”)"),
        ("Start again.", "it wants what is closed opened again (“start again”)"),
        ("Keep my case open.", "it wants what is closed opened again (“keep my case open”)"),
        ("Set aside your decision.", "it wants what is closed opened again (“set aside your decision”)"),
        ("The matter is not closed.", "it wants what is closed opened again (“the matter is not closed”)"),
        ("The leak will start again.", ""),
        ("He said that he will do it again.", ""),
        ("The wall is not finished.", ""),
        ("The gate is locked, open it.", ""),
        ("I start at the nursery in May.", ""),
    ],
)
def test_a_mail_that_goes_on_with_what_it_always_was_about(text: str, reason: str) -> None:
    assert goes_on_with_it(a_message(text)) == reason


@pytest.mark.parametrize(
    "text",
    [
        "This is a completely different matter.",
        "It's a new problem.",
        "I write about an unrelated matter.",
        "Leave the laurel aside for today.",
        "Never mind the laurel for now.",
        "It has nothing to do with what went before.",
        "It is something else this time.",
    ],
)
def test_saying_that_it_is_something_else_needs_no_name_for_it(text: str) -> None:
    assert denied_by(a_message(text), (), Shared(0.0, ()), Shared(0.0, ()))


@pytest.mark.parametrize("text", ["Tell them to leave my laurel alone.", "The laurel is as tall as ever."])
def test_what_is_wanted_of_the_matter_is_no_denial_of_it(text: str) -> None:
    assert denied_by(a_message(text), (), Shared(0.0, ()), Shared(0.0, ())) == ""
