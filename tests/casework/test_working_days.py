"""Counting working days; each row can be checked against a wall calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from heard.casework.working_days import Calendar

GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)
LONDON = ZoneInfo("Europe/London")
CALENDAR = Calendar(LONDON, office_days=(0, 1, 2, 3, 4), holidays={GOOD_FRIDAY, EASTER_MONDAY})


@pytest.mark.parametrize(
    "start, count, expected",
    [
        pytest.param(date(2026, 6, 1), 5, date(2026, 6, 8), id="Monday to Monday"),
        pytest.param(date(2026, 6, 5), 1, date(2026, 6, 8), id="Friday to Monday"),
        pytest.param(date(2026, 6, 6), 1, date(2026, 6, 8), id="a Saturday start is not counted"),
        pytest.param(date(2026, 4, 1), 2, date(2026, 4, 7), id="over Easter"),
        pytest.param(GOOD_FRIDAY, 1, date(2026, 4, 7), id="from a bank holiday"),
        pytest.param(date(2026, 6, 6), 0, date(2026, 6, 6), id="nothing to count"),
    ],
)
def test_working_days_after(start, count, expected):
    assert CALENDAR.working_days_after(start, count) == expected


def test_days_are_not_counted_backwards():
    with pytest.raises(ValueError, match="-1 working days"):
        CALENDAR.working_days_after(date(2026, 6, 1), -1)


@pytest.mark.parametrize(
    "instant, day",
    [
        pytest.param(
            datetime(2026, 5, 31, 23, 30, tzinfo=UTC), date(2026, 6, 1), id="after midnight in London, in summer"
        ),
        pytest.param(datetime(2026, 1, 12, 23, 30, tzinfo=UTC), date(2026, 1, 12), id="London is on UTC in winter"),
    ],
)
def test_the_wall_clock_decides_the_date(instant, day):
    assert CALENDAR.local_date(instant) == day


@pytest.mark.parametrize(
    "day, end",
    [
        pytest.param(date(2026, 10, 24), datetime(2026, 10, 24, 22, 59, 59, tzinfo=UTC), id="last day of summer time"),
        pytest.param(date(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC), id="the clocks went back"),
    ],
)
def test_a_day_ends_by_the_wall_clock(day, end):
    assert CALENDAR.end_of(day) == end
