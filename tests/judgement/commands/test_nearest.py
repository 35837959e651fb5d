"""The nearest right words to what is none; of a note there are none."""

from __future__ import annotations

import pytest

from heard.judgement.commands.nearest import by_likeness, nearest

MAY_BE = ("close upheld", "close not upheld", "close partly upheld", "stage 2", "assign to me", "undo", "split")


@pytest.mark.parametrize(
    "line, first",
    [("clsoe upheld", "close upheld"), ("stge 2", "stage 2"), ("asign to me", "assign to me"), ("undoo", "undo")],
)
def test_the_nearest_comes_first(line: str, first: str) -> None:
    assert nearest(line, MAY_BE)[0] == first


def test_three_at_most() -> None:
    assert set(nearest("close it all", MAY_BE)) == {"close upheld", "close not upheld", "close partly upheld"}


@pytest.mark.parametrize(
    "line",
    [
        "Thank you",
        "clsoe upheld?",
        "do not clsoe upheld",
        "don't close upheld yet",
        "close the door behind you when you leave the flat today",
        "I have spoken to her",
        "",
    ],
)
def test_a_note_has_none(line: str) -> None:
    assert nearest(line, MAY_BE) == ()


def test_nothing_is_near_where_nothing_may_be_said() -> None:
    assert nearest("close upheld", ()) == ()


def test_in_order_of_likeness() -> None:
    assert by_likeness("close uphled", ("close withdrawn", "close upheld"))[0] == "close upheld"
