"""Which answers are looked at: one in so many, by lot, and the same ones whenever it is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from heard.casework.events import MessageNumber
from heard.casework.sampling import sampled

MONDAY = date(2026, 6, 1)


def numbers(count: int, first: int = 1) -> list[MessageNumber]:
    return [MessageNumber(first + number) for number in range(count)]


@pytest.mark.parametrize(
    "answers, one_in, looked_at",
    [
        pytest.param(5, 5, 1, id="one of five"),
        pytest.param(10, 5, 2, id="two of ten"),
        pytest.param(3, 1, 3, id="all"),
        pytest.param(0, 5, 0, id="none of none"),
    ],
)
def test_how_many(answers: int, one_in: int, looked_at: int) -> None:
    assert len(sampled(numbers(answers), one_in, MONDAY)) == looked_at


def test_over_the_weeks_what_does_not_come_out_even_is_one_in_so_many_too() -> None:
    weeks = [MONDAY + timedelta(weeks=week) for week in range(500)]
    looked_at = sum(len(sampled(numbers(3), 5, week)) for week in weeks)
    assert 270 < looked_at < 330


def test_it_is_the_same_whenever_it_is_asked_and_in_whatever_order() -> None:
    answers = numbers(40)
    assert sampled(answers, 5, MONDAY) == sampled(answers[::-1], 5, MONDAY)


def test_each_answer_is_as_likely_as_another() -> None:
    chosen = [number for week in range(200) for number in sampled(numbers(5, 5 * week), 5, MONDAY)]
    places = [sum(number % 5 == place for number in chosen) for place in range(5)]
    assert min(places) > 20, "none is passed over by its place"
