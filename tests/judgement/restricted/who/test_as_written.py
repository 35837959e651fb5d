"""Whoever reads a reason sees the words of the mail, whole, and where a sentence went on."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.who.as_written import as_written
from heard.judgement.restricted.words.once import Once

MAIL = """\
Mark my words: the boilers and the heating failed.
My neighbour\u2019s laurel hedges are dying, and she asked me to write to you today. I do not accept it."""


def written(because: str) -> str:
    return as_written(because, Once(a_message(MAIL, subject="Secateurs")))


@pytest.mark.parametrize(
    "because, expected",
    [
        pytest.param("it is about it (boil, heat)", "it is about it (boilers, heating)", id="words without endings"),
        pytest.param("it is about it (hedg, 5 elm road)", "it is about it (hedges, 5 elm road)", id="one of them"),
        pytest.param("it is about it (secateur)", "it is about it (Secateurs)", id="a word of the subject"),
        pytest.param("it goes on with NH-26-0001", "it goes on with NH-26-0001", id="no words of the mail"),
    ],
)
def test_words_are_shown_as_they_stand(because: str, expected: str) -> None:
    assert written(because) == expected


@pytest.mark.parametrize(
    "quote, expected",
    [
        pytest.param("asked me to write", "... asked me to write ...", id="out of a sentence"),
        pytest.param("mark my words: the boil", "Mark my words: the boilers ...", id="the beginning, and a whole word"),
        pytest.param("you today", "... you today", id="the end"),
        pytest.param("i do not accept it", "I do not accept it", id="a whole sentence, with its capitals"),
        pytest.param("neighbour's laurel", "... neighbour\u2019s laurel ...", id="an apostrophe of another kind"),
        pytest.param("failed. my neighbour", "... failed. My neighbour\u2019s ...", id="over the end of a line"),
        pytest.param("no hot water ... baby", "no hot water ... baby", id="put together already"),
        pytest.param("not in the mail", "not in the mail", id="what does not stand there"),
    ],
)
@pytest.mark.parametrize("marks", ["\u201c{}\u201d", '"{}"'])
def test_a_quotation_ends_with_words_and_says_where_it_was_cut(quote: str, expected: str, marks: str) -> None:
    said = "it is written for them (" + marks + ")"
    assert written(said.format(quote)) == said.format(expected)


def test_nothing_is_drawn_into_a_quotation_that_could_be_followed() -> None:
    mail = a_message("See https://hedge.example/login for the hedge.")
    assert as_written("it says so (\u201chedge\u201d)", Once(mail)) == "it says so (\u201c... hedge ...\u201d)"
