"""Which days count, and when the office opens and closes; each row can be checked against a wall calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from heard.casework.lengths import Counting
from heard.casework.working_days import Calendar

GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)
NEW_YEAR = date(2027, 1, 1)
CHRISTMAS, BOXING_DAY_SUBSTITUTE = date(2026, 12, 25), date(2026, 12, 28)
CHRISTMAS_EVE = date(2026, 12, 24)
LONDON = ZoneInfo("Europe/London")
CALENDAR = Calendar(
    LONDON,
    office_days=(0, 1, 2, 3, 4),
    holidays={GOOD_FRIDAY, EASTER_MONDAY, CHRISTMAS, BOXING_DAY_SUBSTITUTE, NEW_YEAR},
)
BY_OFFICE_HOURS = replace(CALENDAR, counting=Counting.OFFICE_HOURS)
SHUT = replace(CALENDAR, shut={CHRISTMAS_EVE, date(2026, 12, 29), date(2026, 12, 30)})
EARLY = replace(CALENDAR, counting=Counting.OFFICE_HOURS, early={CHRISTMAS_EVE: time(13)})


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    "start, count, expected",
    [
        pytest.param(date(2026, 6, 1), 5, date(2026, 6, 8), id="Monday to Monday"),
        pytest.param(date(2026, 6, 5), 1, date(2026, 6, 8), id="Friday to Monday"),
        pytest.param(date(2026, 6, 6), 1, date(2026, 6, 8), id="a Saturday start is not counted"),
        pytest.param(date(2026, 4, 1), 2, date(2026, 4, 7), id="over Easter"),
        pytest.param(GOOD_FRIDAY, 1, date(2026, 4, 7), id="from a bank holiday"),
        pytest.param(date(2026, 6, 6), 0, date(2026, 6, 6), id="nothing to count"),
        pytest.param(date(2026, 12, 30), 2, date(2027, 1, 4), id="over the turn of the year"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 4), id="from the last working day of a year"),
        pytest.param(date(2026, 1, 1), 256, date(2026, 12, 31), id="a year: 261 weekdays, less four and day 0"),
    ],
)
def test_working_days_after(start, count, expected):
    assert CALENDAR.working_days_after(start, count) == expected


@pytest.mark.parametrize(
    "end, count, expected",
    [
        pytest.param(date(2026, 6, 8), 5, date(2026, 6, 1), id="Monday to Monday"),
        pytest.param(date(2026, 6, 8), 1, date(2026, 6, 5), id="Monday to Friday"),
        pytest.param(date(2026, 6, 7), 1, date(2026, 6, 5), id="a Sunday is not counted"),
        pytest.param(date(2026, 4, 7), 2, date(2026, 4, 1), id="over Easter"),
        pytest.param(EASTER_MONDAY, 1, date(2026, 4, 2), id="from a bank holiday"),
        pytest.param(date(2026, 6, 7), 0, date(2026, 6, 7), id="nothing to count"),
        pytest.param(date(2027, 1, 4), 2, date(2026, 12, 30), id="over the turn of the year"),
    ],
)
def test_working_days_before(end, count, expected):
    assert CALENDAR.working_days_before(end, count) == expected


def test_less_than_no_days_cannot_be_counted():
    with pytest.raises(ValueError, match="-1 working days"):
        CALENDAR.working_days_after(date(2026, 6, 1), -1)
    with pytest.raises(ValueError, match="-1 working days"):
        CALENDAR.working_days_before(date(2026, 6, 1), -1)


@pytest.mark.parametrize("count_from", [Calendar.working_days_after, Calendar.working_days_before])
def test_an_office_that_never_opens_is_an_error_and_not_an_endless_count(count_from):
    with pytest.raises(ValueError, match="no day of 2026 is a working day"):
        count_from(replace(CALENDAR, office_days=()), date(2026, 6, 1), 1)


def test_a_year_without_a_working_day_is_not_passed_over():
    whole_of_2027 = {date.fromordinal(day) for day in range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal())}
    with pytest.raises(ValueError, match="no day of 2027 is a working day"):
        replace(CALENDAR, holidays=whole_of_2027).working_days_after(date(2026, 12, 31), 1)


@pytest.mark.parametrize(
    "day, before, after",
    [
        pytest.param(date(2026, 6, 3), date(2026, 6, 3), date(2026, 6, 3), id="a working day stays"),
        pytest.param(date(2026, 6, 6), date(2026, 6, 5), date(2026, 6, 8), id="a Saturday"),
        pytest.param(GOOD_FRIDAY, date(2026, 4, 2), date(2026, 4, 7), id="Good Friday"),
        pytest.param(date(2026, 12, 27), CHRISTMAS_EVE, date(2026, 12, 29), id="the Sunday after Christmas"),
        pytest.param(NEW_YEAR, date(2026, 12, 31), date(2027, 1, 4), id="New Year's Day"),
    ],
)
def test_the_nearest_working_day(day, before, after):
    assert (CALENDAR.on_or_before(day), CALENDAR.on_or_after(day)) == (before, after)


@pytest.mark.parametrize(
    "day, before, after",
    [
        pytest.param(date(2026, 12, 23), date(2026, 12, 23), date(2026, 12, 23), id="an open day stays"),
        pytest.param(CHRISTMAS_EVE, date(2026, 12, 23), date(2026, 12, 31), id="shut, with more such days behind it"),
        pytest.param(date(2026, 12, 27), date(2026, 12, 23), date(2026, 12, 31), id="a Sunday between days shut"),
        pytest.param(date(2026, 12, 30), date(2026, 12, 23), date(2026, 12, 31), id="the last of the days shut"),
    ],
)
def test_the_nearest_day_on_which_somebody_is_at_work(day, before, after):
    assert (SHUT.last_open_day_on_or_before(day), SHUT.first_open_day_on_or_after(day)) == (before, after)


def test_a_day_that_is_only_shut_counts_as_a_working_day():
    assert SHUT.is_working_day(CHRISTMAS_EVE)
    assert not SHUT.is_open(CHRISTMAS_EVE)
    assert SHUT.working_days_after(date(2026, 12, 23), 1) == CHRISTMAS_EVE


def test_nobody_is_at_work_on_a_bank_holiday_or_a_sunday():
    assert not SHUT.is_open(CHRISTMAS)
    assert not SHUT.is_open(date(2026, 12, 20))
    assert SHUT.is_open(date(2026, 12, 21))


@pytest.mark.parametrize(
    "instant, day",
    [
        pytest.param(utc(2026, 5, 31, 23, 30), date(2026, 6, 1), id="after midnight in London, in summer"),
        pytest.param(utc(2026, 1, 12, 23, 30), date(2026, 1, 12), id="London is on UTC in winter"),
    ],
)
def test_the_wall_clock_decides_the_date(instant, day):
    assert CALENDAR.local_date(instant) == day


@pytest.mark.parametrize(
    "instant, by_whole_days, by_office_hours",
    [
        pytest.param(utc(2026, 6, 1, 9), date(2026, 6, 1), date(2026, 6, 1), id="Monday at ten"),
        pytest.param(utc(2026, 6, 1, 6), date(2026, 6, 1), date(2026, 6, 1), id="Monday before opening"),
        pytest.param(utc(2026, 6, 1, 15, 59, 59), date(2026, 6, 1), date(2026, 6, 1), id="a second before closing"),
        pytest.param(utc(2026, 6, 1, 16), date(2026, 6, 1), date(2026, 6, 2), id="at closing"),
        pytest.param(utc(2026, 6, 5, 18), date(2026, 6, 5), date(2026, 6, 8), id="Friday evening"),
        pytest.param(utc(2026, 6, 6, 10), date(2026, 6, 6), date(2026, 6, 8), id="Saturday"),
        pytest.param(utc(2026, 5, 31, 23, 30), date(2026, 6, 1), date(2026, 6, 1), id="just after midnight in London"),
        pytest.param(utc(2026, 4, 2, 16, 1), date(2026, 4, 2), date(2026, 4, 7), id="Maundy Thursday at 17:01"),
    ],
)
def test_day_zero(instant, by_whole_days, by_office_hours):
    assert CALENDAR.day_zero(instant) == by_whole_days
    assert BY_OFFICE_HOURS.day_zero(instant) == by_office_hours


def test_what_comes_on_a_half_day_after_it_closed_is_the_next_working_days():
    assert EARLY.day_zero(utc(2026, 12, 24, 12, 59, 59)) == CHRISTMAS_EVE
    assert EARLY.day_zero(utc(2026, 12, 24, 13)) == date(2026, 12, 29)


def test_what_comes_on_a_day_the_office_is_only_shut_is_that_days():
    shut = replace(BY_OFFICE_HOURS, shut={CHRISTMAS_EVE})
    assert shut.day_zero(utc(2026, 12, 24, 10)) == CHRISTMAS_EVE


@pytest.mark.parametrize(
    "day, end",
    [
        pytest.param(date(2026, 10, 24), utc(2026, 10, 24, 22, 59, 59), id="last day of summer time"),
        pytest.param(date(2026, 10, 25), utc(2026, 10, 25, 23, 59, 59), id="the clocks went back"),
    ],
)
def test_a_day_ends_by_the_wall_clock(day, end):
    assert CALENDAR.end_of(day) == end


def test_office_hours_are_those_of_the_wall_clock():
    summer, winter = date(2026, 6, 1), CHRISTMAS_EVE
    assert (EARLY.opening_of(summer), EARLY.closing_of(summer)) == (utc(2026, 6, 1, 8), utc(2026, 6, 1, 16))
    assert (EARLY.opening_of(winter), EARLY.closing_of(winter)) == (utc(2026, 12, 24, 9), utc(2026, 12, 24, 13))
    assert CALENDAR.start_of(summer) == utc(2026, 5, 31, 23)


def test_calendars_that_count_alike_are_equal_whatever_they_have_counted():
    again = replace(CALENDAR)
    again.working_days_after(date(2026, 6, 1), 1)
    assert again == CALENDAR
    assert hash(again) == hash(CALENDAR)


# -- Whether somebody is at work ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "moment, is_at_work, then",
    [
        pytest.param(utc(2026, 6, 1, 8), True, utc(2026, 6, 1, 8), id="Monday at opening"),
        pytest.param(utc(2026, 6, 1, 15, 59, 59), True, utc(2026, 6, 1, 15, 59, 59), id="a second before closing"),
        pytest.param(utc(2026, 6, 1, 7, 59), False, utc(2026, 6, 1, 8), id="Monday before opening"),
        pytest.param(utc(2026, 6, 1, 16), False, utc(2026, 6, 2, 8), id="at closing"),
        pytest.param(utc(2026, 6, 5, 20), False, utc(2026, 6, 8, 8), id="Friday evening"),
        pytest.param(utc(2026, 6, 6, 10), False, utc(2026, 6, 8, 8), id="Saturday"),
        pytest.param(utc(2026, 4, 2, 20), False, utc(2026, 4, 7, 8), id="the evening before Good Friday"),
        pytest.param(utc(2026, 10, 23, 20), False, utc(2026, 10, 26, 9), id="over the end of summer time"),
    ],
)
def test_when_somebody_is_at_work(moment, is_at_work, then):
    assert CALENDAR.is_at_work(moment) is is_at_work
    assert CALENDAR.when_at_work(moment) == then


def test_on_a_half_day_nobody_is_at_work_once_the_office_has_closed():
    assert EARLY.is_at_work(utc(2026, 12, 24, 12, 59))
    assert not EARLY.is_at_work(utc(2026, 12, 24, 13))
    assert EARLY.when_at_work(utc(2026, 12, 24, 13)) == utc(2026, 12, 29, 9)


def test_on_a_day_the_office_is_shut_nobody_is_at_work_though_clocks_run():
    assert not SHUT.is_at_work(utc(2026, 12, 24, 10))
    assert SHUT.when_at_work(utc(2026, 12, 24, 10)) == utc(2026, 12, 31, 9)


# -- How many working days lie between ----------------------------------------------------------------


@pytest.mark.parametrize(
    "start, end, count",
    [
        pytest.param(date(2026, 6, 1), date(2026, 6, 1), 0, id="the day itself"),
        pytest.param(date(2026, 6, 1), date(2026, 6, 8), 5, id="Monday to Monday"),
        pytest.param(date(2026, 6, 8), date(2026, 6, 1), -5, id="and back"),
        pytest.param(date(2026, 6, 5), date(2026, 6, 7), 0, id="Friday to Sunday"),
        pytest.param(date(2026, 6, 6), date(2026, 6, 8), 1, id="a Saturday is not counted"),
        pytest.param(date(2026, 4, 1), date(2026, 4, 7), 2, id="over Easter"),
        pytest.param(date(2026, 12, 30), date(2027, 1, 4), 2, id="over the turn of the year"),
    ],
)
def test_working_days_between(start, end, count):
    assert CALENDAR.working_days_between(start, end) == count


@given(
    start=st.dates(date(2025, 11, 1), date(2028, 2, 1)),
    days=st.integers(-500, 500),
)
def test_as_many_lie_between_as_there_are_on_a_wall_calendar(start, days):
    end = start + timedelta(days=days)
    first, last = min(start, end), max(start, end)
    each_day = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    counted = sum(CALENDAR.is_working_day(day) for day in each_day)
    assert CALENDAR.working_days_between(start, end) == (counted if end >= start else -counted)


@given(start=st.dates(date(2026, 1, 1), date(2027, 12, 1)), count=st.integers(0, 300))
def test_as_many_lie_between_as_were_counted_on(start, count):
    assert CALENDAR.working_days_between(start, CALENDAR.working_days_after(start, count)) == count
