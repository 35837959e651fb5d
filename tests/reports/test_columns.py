"""Columns fit a width and cut no word; where they cannot, each record is told in a few lines."""

from __future__ import annotations

import pytest

from heard.reports.columns import GAP, LOOKED_AT, fitted, stacked

NAMES = ("case", "opened", "person")
ROWS = (("NH-25-0001", "1 Sep 2025 07:30", "Zofia Marek"), ("NH-25-0002", "", "Ada"))
PROVISIONS = ("provision", "commentary", "it asks")
TALL = ("1.2", "", "so it goes on " * 10)


def test_where_there_is_room_each_column_is_as_wide_as_what_stands_in_it() -> None:
    assert fitted(NAMES, ROWS, 80) == [10, 16, 11]
    assert fitted(NAMES, ROWS, 10 + 16 + 11 + 2 * GAP) == [10, 16, 11]


def test_with_less_room_words_go_onto_another_line() -> None:
    widths = fitted(NAMES, ROWS, 36, whole={0, 1})
    assert widths == [10, 16, 6]


@pytest.mark.parametrize(
    "width, whole",
    [
        pytest.param(35, (0, 1), id="a column too few for a word"),
        pytest.param(30, (0, 1), id="a cell that is kept on one line"),
        pytest.param(20, (), id="no room for the longest words"),
    ],
)
def test_columns_that_would_cut_a_word_are_given_up(width: int, whole: tuple[int, ...]) -> None:
    assert fitted(NAMES, ROWS, width, whole=whole) is None


def test_columns_that_would_be_much_longer_are_given_up() -> None:
    assert fitted(PROVISIONS, [TALL], 30) is None


def test_a_word_wider_than_the_terminal_takes_no_columns_away() -> None:
    assert fitted(NAMES, (*ROWS, ("NH-25-0003", "", "x" * 90)), 60) is not None


def test_what_looks_wide_counts_as_wide() -> None:
    assert fitted(("name",), (("田中",),), 80) == [4]


def test_a_long_table_is_judged_by_its_first_rows() -> None:
    assert fitted(PROVISIONS, [*[("1.2", "", "yes")] * LOOKED_AT, TALL], 30) is not None


def test_a_record_says_what_each_value_is_and_leaves_out_what_is_empty() -> None:
    assert list(stacked(NAMES, ROWS, 40)) == [
        "case: NH-25-0001",
        "  opened: 1 Sep 2025 07:30",
        "  person: Zofia Marek",
        "case: NH-25-0002  person: Ada",
    ]


def test_nothing_stands_behind_the_end_of_a_long_value() -> None:
    assert list(stacked(("no", "it asks", "kept"), [("1", "a complaint is heard, however it is put", "yes")], 30)) == [
        "no: 1",
        "  it asks: a complaint is",
        "    heard, however it is put",
        "  kept: yes",
    ]


def test_an_empty_record_has_no_line() -> None:
    assert list(stacked(NAMES, (("", "", ""),), 40)) == []
