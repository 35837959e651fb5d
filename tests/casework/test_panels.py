"""From which day somebody is asked after the invitations to a panel.

29 July 2026 is a Wednesday; 31 August 2026 is a bank holiday.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from heard.casework.panels import asked_after_on
from policies.story import the_calendar


@pytest.mark.parametrize(
    "sits, told, asked",
    [
        pytest.param(date(2026, 7, 29), date(2026, 7, 1), date(2026, 7, 22), id="28, 27, 24, 23, 22"),
        pytest.param(date(2026, 9, 2), date(2026, 8, 3), date(2026, 8, 25), id="1, not 31, 28, 27, 26, 25"),
        pytest.param(date(2026, 7, 29), date(2026, 7, 22), date(2026, 7, 23), id="told on that day: the next"),
        pytest.param(date(2026, 7, 29), date(2026, 7, 23), date(2026, 7, 23), id="told with less than a week to go"),
        pytest.param(date(2026, 7, 29), date(2026, 7, 27), date(2026, 7, 27), id="told at short notice: at once"),
        pytest.param(date(2026, 7, 29), date(2026, 7, 29), date(2026, 7, 29), id="told on the day itself"),
    ],
)
def test_it_is_asked_five_working_days_before_and_at_once_where_it_was_told_later(
    sits: date, told: date, asked: date
) -> None:
    at = datetime(told.year, told.month, told.day, 10, tzinfo=UTC)
    assert asked_after_on(sits, at, the_calendar("west-kent-2011")) == asked
