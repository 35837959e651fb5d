"""Formulas of machines are found by their marks, whatever the marks have in common."""

from __future__ import annotations

import pytest

from heard.mail.machines.wording import formulas, opening

AWAY = formulas(
    ("out of office", r"i am out of office"),
    ("office", r"office closed"),
    ("büro", r"nicht im büro"),
    ("bürozeiten", r"außerhalb der bürozeiten"),
)


@pytest.mark.parametrize(
    "text, found",
    [
        pytest.param("I am out of office.", "i am out of office", id="a mark that holds another"),
        pytest.param("Office closed.", "office closed", id="the mark it holds, alone"),
        pytest.param("Ich bin NICHT im Büro.", "nicht im büro", id="a letter beyond ASCII"),
        pytest.param("Außerhalb der Bürozeiten, nicht im Büro", "außerhalb der bürozeiten", id="the earliest of two"),
        pytest.param("Office closed, nicht im Büro", "office closed", id="the earliest, of two alphabets"),
    ],
)
def test_the_earliest_formula_is_found(text: str, found: str) -> None:
    first = opening(text).first(AWAY)
    assert first is not None
    assert first[0] == found


@pytest.mark.parametrize("text", ["My office is damp.", "The buro is damp.", "Das Büro ist feucht.", ""])
def test_a_mark_alone_is_no_formula(text: str) -> None:
    assert opening(text).first(AWAY) is None
    assert not opening(text).has(AWAY)


def test_what_stands_further_down_is_not_at_the_beginning() -> None:
    top = opening("The lift is out of use. Office closed.")
    assert top.has(AWAY)
    assert top.first(AWAY, within=20) is None


def test_each_formula_counts_once() -> None:
    assert opening("Office closed. Office closed. Nicht im Büro.").count(AWAY) == 2
