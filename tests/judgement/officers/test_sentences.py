"""A letter is cut where a reader would stop, however a mail program wrapped it."""

from __future__ import annotations

from datetime import date

import pytest

from heard.judgement.officers.sentences import dated_sentences, of_substance, sentences_of

WRAPPED = "The gutter over the front door was cleared by our contractor\non 3 June and it now runs. Sorry."


@pytest.mark.parametrize(
    "text, sentences",
    [
        pytest.param("It was late. I am sorry!", ("It was late.", "I am sorry!"), id="two"),
        pytest.param("Mr. Orr of no. 9 wrote. He is right.", ("Mr. Orr of no. 9 wrote.", "He is right."), id="short"),
        pytest.param("One is upheld; two is not.", ("One is upheld", "two is not."), id="a semicolon"),
        pytest.param("Next steps\n- a new gate\n- a new lock", ("Next steps", "a new gate", "a new lock"), id="a list"),
        pytest.param("Dear Ms Orr\nI uphold it.", ("Dear Ms Orr", "I uphold it."), id="a greeting on its own line"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_where_a_letter_is_cut(text: str, sentences: tuple[str, ...]) -> None:
    assert sentences_of(text) == sentences


def test_a_line_that_a_mail_program_broke_is_one_with_the_next() -> None:
    first = "The gutter over the front door was cleared by our contractor on 3 June and it now runs."
    assert sentences_of(WRAPPED) == (first, "Sorry.")


def test_the_sentences_with_days_are_the_same_ones() -> None:
    dated = dated_sentences(WRAPPED, written=date(2026, 6, 1))
    assert tuple(each.words for each in dated) == sentences_of(WRAPPED)
    assert [[day.day for day in each.days] for each in dated] == [[date(2026, 6, 3)], []]


def test_a_greeting_and_a_few_words_tell_nothing() -> None:
    assert of_substance("Dear Ms Orr\nYour complaint\nThe gutter is clear now.\nKind regards from us all") == (
        "The gutter is clear now.",
    )


def test_no_letter_has_more_than_four_hundred() -> None:
    assert len(sentences_of("No. " * 5_000 + "It runs. " * 1_000)) <= 400
