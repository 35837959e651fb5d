"""What a report covers, and the day it goes; each date can be checked against a wall calendar."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from heard.casework.policy.afterwards import Rhythm
from heard.casework.rhythms import Period, gone_last, periods, policy_review_reminders
from histories import CALENDAR


@pytest.mark.parametrize(
    "rhythm, since, begins, period",
    [
        pytest.param(
            Rhythm(1, "week"),
            date(2026, 6, 7),
            1,
            Period(date(2026, 6, 1), date(2026, 6, 7), date(2026, 6, 8)),
            id="a Sunday belongs to the week before it",
        ),
        pytest.param(
            Rhythm(1, "month"),
            date(2026, 2, 28),
            1,
            Period(date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 2)),
            id="1 March is a Sunday",
        ),
        pytest.param(
            Rhythm(3, "month"),
            date(2026, 2, 1),
            1,
            Period(date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)),
            id="a quarter of the calendar's year",
        ),
        pytest.param(
            Rhythm(12, "month"),
            date(2026, 3, 31),
            4,
            Period(date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1)),
            id="a year that begins in April",
        ),
    ],
)
def test_the_period_a_day_lies_in(rhythm: Rhythm, since: date, begins: int, period: Period) -> None:
    assert next(periods(rhythm, since, CALENDAR, year_begins=begins)) == period


def test_the_last_day_of_a_period_belongs_to_it() -> None:
    ends = [period.last for period in islice(periods(Rhythm(1, "month"), date(2026, 1, 31), CALENDAR), 3)]
    assert ends == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


def test_a_digest_covers_no_period() -> None:
    with pytest.raises(ValueError, match="working day"):
        next(periods(Rhythm(1, "working day"), date(2026, 6, 1), CALENDAR))


def test_a_review_is_reminded_of_on_the_last_working_day_in_time() -> None:
    # 31 May 2026 and 31 August 2026: a Sunday, and the summer bank holiday.
    assert policy_review_reminders(date(2026, 8, 31), CALENDAR) == (date(2026, 5, 29), date(2026, 8, 28))


@pytest.mark.parametrize(
    "rhythm, day, since, first",
    [
        pytest.param(Rhythm(1, "month"), date(2026, 6, 1), date(2026, 1, 1), date(2026, 5, 1), id="on the day it goes"),
        pytest.param(Rhythm(1, "month"), date(2026, 5, 31), date(2026, 1, 1), date(2026, 4, 1), id="the day before"),
        pytest.param(
            Rhythm(1, "month"), date(2026, 3, 1), date(2026, 1, 1), date(2026, 1, 1), id="a Sunday is too early"
        ),
        pytest.param(Rhythm(2, "week"), date(2026, 6, 10), date(2026, 1, 1), date(2026, 5, 25), id="every second week"),
        pytest.param(Rhythm(12, "month"), date(2026, 6, 1), date(2024, 1, 1), date(2025, 1, 1), id="a year"),
        pytest.param(
            Rhythm(1, "month"), date(2026, 6, 1), date(2026, 5, 31), date(2026, 5, 1), id="since its last day"
        ),
    ],
)
def test_the_period_whose_report_went_last(rhythm: Rhythm, day: date, since: date, first: date) -> None:
    period = gone_last(rhythm, day, CALENDAR, since=since)
    assert period is not None
    assert period.first == first


@pytest.mark.parametrize(
    "months, first",
    [
        pytest.param(2, date(2026, 4, 1), id="two months"),
        pytest.param(3, date(2026, 4, 1), id="a quarter"),
        pytest.param(6, date(2025, 10, 1), id="half a year"),
        pytest.param(12, date(2025, 4, 1), id="a year"),
    ],
)
def test_in_a_year_that_begins_in_april_the_period_that_went_last(months: int, first: date) -> None:
    period = gone_last(Rhythm(months, "month"), date(2026, 7, 20), CALENDAR, since=date(2024, 1, 1), year_begins=4)
    assert period is not None
    assert period.first == first


def test_no_report_went_of_a_period_that_ended_before() -> None:
    assert gone_last(Rhythm(1, "month"), date(2026, 6, 1), CALENDAR, since=date(2026, 6, 1)) is None
