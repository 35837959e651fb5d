"""Small numbers of people are hidden, and nobody can work them out."""

from __future__ import annotations

from itertools import product

import pytest

from heard.reports.periodic.sections.hiding import (
    NOT_SHOWN,
    Parted,
    parted,
    together,
    total_may_stand,
    without_the_few,
)
from heard.reports.periodic.shape import Hidden, Number

HIDDEN = Hidden()


@pytest.mark.parametrize(
    "parts, may_stand",
    [
        pytest.param(("abcde", "fghij"), True, id="every part is told"),
        pytest.param(("abcde", ""), True, id="of none there is nothing to tell"),
        pytest.param(("abc", "defghi"), False, id="one that is not told is the sum without the other"),
        pytest.param(("abc", "de"), True, id="two of five cases together"),
        pytest.param(("abc", "d"), False, id="two of four cases together"),
        pytest.param(("abc", "abc"), False, id="two of the same three cases"),
        pytest.param(("abc",), False, id="the only part"),
    ],
)
def test_a_sum_of_money_stands_where_no_part_follows_from_it(parts: tuple[str, ...], may_stand: bool) -> None:
    assert total_may_stand(parts) is may_stand


@pytest.mark.parametrize(
    "counts, cells",
    [
        pytest.param((0, 38, 12), (0, 38, 12), id="nothing small"),
        pytest.param((2, 38, 0), (HIDDEN, NOT_SHOWN, HIDDEN), id="the other of two would give it away"),
        pytest.param((2, 0, 8, 30), (HIDDEN, HIDDEN, NOT_SHOWN, 30), id="the next larger goes with it"),
        pytest.param((2, 3, 35), (HIDDEN, HIDDEN, 35), id="two that are enough together"),
        pytest.param((1, 0, 0, 0), (HIDDEN,) * 4, id="one is not told from none"),
        pytest.param((1, 1, 1, 1), (HIDDEN,) * 4, id="four of one each"),
        pytest.param((1, 8, 9), (), id="the only one that could be small"),
        pytest.param((4, 4, 9), (), id="small ones that could not be larger"),
    ],
)
def test_which_groups_are_hidden(counts: tuple[int, ...], cells: tuple[object, ...]) -> None:
    found = without_the_few({str(place): count for place, count in enumerate(counts)})
    assert tuple(each.number if isinstance(each, Number) else each for each in found.values()) == cells


@pytest.mark.parametrize("groups, most", [(2, 24), (3, 18), (4, 12)])
def test_no_small_number_can_be_worked_out_from_what_is_shown_and_the_sum(groups: int, most: int) -> None:
    """Of each table of groups up to half of the most: others look the same, and in some the small number is another."""
    ways: dict[str, list[tuple[int, ...]]] = {}
    for counts in product(range(most), repeat=groups):
        shown = without_the_few({str(place): count for place, count in enumerate(counts)})
        ways.setdefault(repr((shown, sum(counts))), []).append(counts)
    for alike in ways.values():
        for counts in (each for each in alike if max(each) < most // 2):
            small = [place for place, count in enumerate(counts) if 0 < count < 5]
            assert all(len({each[place] for each in alike}) > 1 for place in small), counts


def test_which_of_two_is_the_small_one_is_not_told() -> None:
    assert parted(5, 1) == parted(1, 5) == Parted(NOT_SHOWN, NOT_SHOWN, Number(6))


@pytest.mark.parametrize(
    "counts, one",
    [
        pytest.param((0, 38, 12), "", id="nothing small"),
        pytest.param((2, 38, 12), "ac", id="one small number, with the next larger"),
        pytest.param((2, 3, 35), "ab", id="two that are enough together"),
        pytest.param((4, 4, 5), "abc", id="two that could only be four each"),
        pytest.param((2, 0, 1), "ac", id="small ones alone, which are all there is"),
    ],
)
def test_what_is_put_together(counts: tuple[int, ...], one: str) -> None:
    assert together(dict(zip("abc", counts, strict=True))) == frozenset(one)


def test_no_small_number_can_be_worked_out_from_what_is_put_together() -> None:
    """Of each table of four groups up to 7, with its sum, as it is printed: others look the same."""
    ways: dict[str, list[tuple[int, ...]]] = {}
    for counts in product(range(12), repeat=4):
        named = dict(zip("abcd", counts, strict=True))
        one = together(named)
        alone = {word: count for word, count in named.items() if word not in one and (count or not one)}
        ways.setdefault(repr((alone, sum(counts))), []).append(counts)
    for alike in ways.values():
        for counts in (each for each in alike if max(each) <= 7):
            small = [place for place, count in enumerate(counts) if 0 < count < 5]
            assert all(len({each[place] for each in alike}) > 1 for place in small), counts


@pytest.mark.parametrize(
    "kept, not_kept, is_told",
    [
        pytest.param(0, 0, True, id="nothing"),
        pytest.param(4, 0, False, id="few, and all of them kept"),
        pytest.param(3, 3, False, id="few on either side"),
        pytest.param(8, 1, False, id="few not kept"),
        pytest.param(1, 8, False, id="few kept"),
        pytest.param(9, 0, True, id="enough, and all of them kept"),
        pytest.param(5, 5, True, id="enough on either side"),
    ],
)
def test_a_share_is_told_where_no_side_of_it_is_small(kept: int, not_kept: int, is_told: bool) -> None:
    assert parted(kept, not_kept).is_told is is_told


def test_of_fewer_than_five_in_all_it_is_not_told_that_none_are_on_one_side() -> None:
    found = parted(4, 0)
    assert (found.one, found.other, found.of) == (HIDDEN, HIDDEN, HIDDEN)
