"""What is typed where nobody looks for it: below a name, in a subject, between quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_message
from heard.judgement.elsewhere import FEW_WORDS, all_the_rest, below_the_name, subject_alone

LONGER = "I smell gas.\n" * 40


def test_what_stands_in_the_signature_alone_is_below_the_name() -> None:
    message = replace(a_message(), own_words="Please ring.\nAnn", signature="Ann\nPS the boiler leaks gas")
    assert below_the_name(message) == "PS the boiler leaks gas"


def test_most_mail_has_nothing_there() -> None:
    assert below_the_name(replace(a_message(), signature="")) == ""


@pytest.mark.parametrize(
    "subject, own, expected",
    [
        pytest.param("RE: I smell gas", "", "RE: I smell gas", id="a reply without a word"),
        pytest.param("RE: I smell gas", " \n ", "RE: I smell gas", id="or with blanks"),
        pytest.param("RE: I smell gas", "Thanks", "", id="a reply with one"),
        pytest.param("I smell gas", "", "", id="no reply: it is read as theirs already"),
    ],
)
def test_a_subject_that_stands_alone(subject: str, own: str, expected: str) -> None:
    assert subject_alone(replace(a_message(), subject=subject, own_words=own)) == expected


def test_beside_next_to_no_words_all_the_rest_is_looked_through_without_its_marks() -> None:
    message = replace(
        a_message(), own_words="See below", text="See below\n> > I smell gas\n| in the hall", signature=""
    )
    assert all_the_rest(message) == "See below\nI smell gas\nin the hall"


@pytest.mark.parametrize("count, is_looked_through", [(FEW_WORDS, True), (FEW_WORDS + 1, False)])
def test_few_words_are_as_good_as_none(count: int, is_looked_through: bool) -> None:
    own = " ".join(["see"] * count)
    message = replace(a_message(), own_words=own, text=f"{own}\n{LONGER}", signature="")
    assert bool(all_the_rest(message)) is is_looked_through


def test_how_they_sign_is_not_counted_among_the_words() -> None:
    signed = "Ann Bell\n1 Elm Road\nTel 01632 960001 any time of the day"
    message = replace(
        a_message(), own_words=f"See below\n{signed}", text=f"See below\n{signed}\n{LONGER}", signature=signed
    )
    assert all_the_rest(message)


@pytest.mark.parametrize(
    "own, text",
    [
        pytest.param("See below", "See below", id="there is no more"),
        pytest.param("x" * 401, LONGER, id="so long a line says something"),
    ],
)
def test_else_there_is_no_rest(own: str, text: str) -> None:
    assert all_the_rest(replace(a_message(), own_words=own, text=text, signature="")) == ""
