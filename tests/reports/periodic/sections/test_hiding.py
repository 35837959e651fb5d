"""Small numbers of people are hidden, and nobody can work them out."""

from __future__ import annotations

from itertools import product

import pytest

from heard.reports.periodic.sections.hiding import NOT_SHOWN, hidden, together
from heard.reports.periodic.shape import Hidden, Number

HIDDEN = Hidden()


@pytest.mark.parametrize(
    "counts, cells, total",
    [
        pytest.param((0, 38, 12), (0, 38, 12), 50, id="nothing small"),
        pytest.param((2, 38), (HIDDEN, NOT_SHOWN), 40, id="the other of two would give it away"),
        pytest.param((2, 8, 30), (HIDDEN, 8, NOT_SHOWN), 40, id="the largest of the others goes with it"),
        pytest.param((2, 3, 35), (HIDDEN, HIDDEN, NOT_SHOWN), 40, id="two small ones"),
        pytest.param((1, 5, 7), (HIDDEN, 5, NOT_SHOWN), NOT_SHOWN, id="a sum that leaves only one way"),
        pytest.param((3, 0), (HIDDEN, 0), HIDDEN, id="the only one, and so its sum"),
        pytest.param((3, 4), (HIDDEN, HIDDEN), NOT_SHOWN, id="small ones alone, whose sum is not small"),
    ],
)
def test_what_is_hidden(counts: tuple[int, ...], cells: tuple[object, ...], total: object) -> None:
    found, sum_ = hidden({str(place): count for place, count in enumerate(counts)})
    shown = tuple(each.number if isinstance(each, Number) else each for each in found.values())
    assert (shown, sum_.number if isinstance(sum_, Number) else sum_) == (cells, total)


def test_no_small_number_can_be_worked_out_from_what_is_shown() -> None:
    """Of each table of three groups up to 7: others look the same, and in some of them the small number is another."""
    ways: dict[str, list[tuple[int, ...]]] = {}
    for counts in product(range(13), repeat=3):
        ways.setdefault(repr(hidden(dict(zip("abc", counts, strict=True)))), []).append(counts)
    for alike in ways.values():
        for counts in (each for each in alike if max(each) <= 7):
            small = [place for place, count in enumerate(counts) if 0 < count < 5]
            assert all(len({each[place] for each in alike}) > 1 for place in small), counts


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
