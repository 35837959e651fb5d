"""Dates as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from heard.casework.in_words import day_in_words, days_named_in, weekday_in_words


@pytest.mark.parametrize(
    "day, said",
    [
        (date(2026, 4, 9), "Thursday 9 April 2026"),
        (date(2026, 12, 31), "Thursday 31 December 2026"),
        (date(2027, 1, 1), "Friday 1 January 2027"),
    ],
)
def test_a_date_in_words(day: date, said: str) -> None:
    assert weekday_in_words(day) == said
    assert day_in_words(day) == said.partition(" ")[2]


def test_every_day_of_the_week_has_its_name() -> None:
    monday = date(2026, 6, 1)
    said = [weekday_in_words(monday + timedelta(days=number)).partition(" ")[0] for number in range(7)]
    assert said == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def test_what_was_written_is_found_again() -> None:
    days = (date(2026, 4, 9), date(2026, 12, 31))
    text = f"You will hear by {weekday_in_words(days[0])}, or at the latest by {weekday_in_words(days[1])}."
    assert days_named_in(text) == days


def test_other_numbers_are_no_dates() -> None:
    assert days_named_in("Your reference: NH-26-0042. Ring 0300 111 3000. On 9 April a man came.") == ()
