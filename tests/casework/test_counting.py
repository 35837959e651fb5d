"""When a promise falls due and is reminded of: what the sums of calendar_cases.csv leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from heard.casework.counting import days_counted, due_at, end_of_given, extended_due, reminder_at
from heard.casework.lengths import Counting, HoursRun, length_of, reminder_of
from heard.casework.working_days import Calendar

GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)
CHRISTMAS, BOXING_DAY_SUBSTITUTE = date(2026, 12, 25), date(2026, 12, 28)
CALENDAR = Calendar(
    ZoneInfo("Europe/London"),
    office_days=(0, 1, 2, 3, 4),
    holidays={GOOD_FRIDAY, EASTER_MONDAY, CHRISTMAS, BOXING_DAY_SUBSTITUTE},
)
BY_OFFICE_HOURS = replace(CALENDAR, counting=Counting.OFFICE_HOURS, early={date(2026, 12, 24): time(13)})
SHUT_AT_CHRISTMAS = replace(CALENDAR, shut={date(2026, 12, 24), date(2026, 12, 29), date(2026, 12, 30)})


def at(written: str) -> datetime:
    """A moment on the wall clock in London: "2026-06-05 16:00"."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Europe/London"))


def test_every_due_time_is_kept_in_utc():
    start = at("2026-06-01 10:00")
    assert due_at(length_of("1 working day"), start, CALENDAR).tzinfo is UTC
    assert due_at(length_of("1 hour"), start, CALENDAR).tzinfo is UTC
    assert extended_due(start, length_of("1 hour"), CALENDAR).tzinfo is UTC
    assert reminder_at(reminder_of("1 hour before"), start, CALENDAR).tzinfo is UTC
    assert end_of_given(date(2026, 6, 1), CALENDAR).tzinfo is UTC


# -- What the landlord owes


@pytest.mark.parametrize(
    "within, start, due",
    [
        pytest.param("30 minutes", "2026-06-05 23:50", "2026-06-06 00:20", id="minutes run on through the night"),
        pytest.param("2 weeks", "2026-06-13 10:00", "2026-06-27 23:59:59", id="weeks from a Saturday to a Saturday"),
        pytest.param("10 calendar days", "2026-12-15 18:00", "2026-12-25 23:59:59", id="days that end on Christmas"),
        pytest.param("1 month", "2027-01-31 10:00", "2027-02-28 23:59:59", id="no 31 February"),
        pytest.param("13 months", "2027-01-31 10:00", "2028-02-29 23:59:59", id="more than a year, into a leap day"),
        pytest.param("1 month", "2026-12-15 10:00", "2027-01-15 23:59:59", id="over the turn of the year"),
    ],
)
def test_due_by_whole_days(within, start, due):
    assert due_at(length_of(within), at(start), CALENDAR) == at(due)


@pytest.mark.parametrize(
    "within, start, due",
    [
        pytest.param("7 calendar days", "2026-06-15 10:00", "2026-06-22 17:00", id="days end at closing"),
        pytest.param("7 calendar days", "2026-06-15 17:00", "2026-06-23 17:00", id="came at closing: the next day's"),
        pytest.param("1 week", "2026-06-13 10:00", "2026-06-22 17:00", id="came on a Saturday: Monday's"),
        pytest.param("9 calendar days", "2026-12-15 10:00", "2026-12-24 13:00", id="ends on a half day"),
        pytest.param("5 calendar days", "2026-06-15 10:00", "2026-06-20 17:00", id="a Saturday is not rolled off"),
        pytest.param("24 hours", "2026-06-05 18:00", "2026-06-06 18:00", id="hours know no office hours"),
    ],
)
def test_due_by_office_hours(within, start, due):
    assert due_at(length_of(within), at(start), BY_OFFICE_HOURS) == at(due)


@pytest.mark.parametrize(
    "within, start, due",
    [
        pytest.param("15 minutes", "2026-06-05 23:50", "2026-06-08 00:05", id="minutes stand still at the weekend too"),
        pytest.param("24 hours", "2026-06-05 00:00", "2026-06-06 00:00", id="a whole Friday"),
        pytest.param("48 hours", "2026-04-02 12:00", "2026-04-08 12:00", id="over Easter"),
        pytest.param("12 hours", "2026-12-24 18:00", "2026-12-29 06:00", id="over Christmas"),
    ],
)
def test_hours_that_run_on_working_days(within, start, due):
    assert due_at(length_of(within), at(start), CALENDAR, hours_run=HoursRun.WORKING_DAYS) == at(due)


def test_an_office_open_on_sundays_has_a_working_day_of_25_hours():
    every_day = replace(CALENDAR, office_days=tuple(range(7)))
    due = due_at(length_of("25 hours"), at("2026-10-25 00:00"), every_day, hours_run=HoursRun.WORKING_DAYS)
    assert due == at("2026-10-26 00:00")


def test_a_date_that_was_given_stays_working_day_or_not():
    assert end_of_given(GOOD_FRIDAY, CALENDAR) == at("2026-04-03 23:59:59")


def test_a_date_that_was_given_ends_at_closing_where_office_hours_count():
    assert end_of_given(date(2026, 12, 24), BY_OFFICE_HOURS) == at("2026-12-24 13:00")
    assert end_of_given(date(2026, 12, 24), BY_OFFICE_HOURS, customer=True) == at("2026-12-24 23:59:59")


# -- What a customer may do


@pytest.mark.parametrize(
    "within, start, due",
    [
        pytest.param("1 working day", "2026-06-05 18:00", "2026-06-08 23:59:59", id="Friday evening is still Friday"),
        pytest.param("2 working days", "2026-06-06 10:00", "2026-06-09 23:59:59", id="from a Saturday"),
        pytest.param("5 calendar days", "2026-06-15 18:00", "2026-06-22 23:59:59", id="rolls off a Saturday"),
        pytest.param("1 month", "2026-11-25 10:00", "2026-12-29 23:59:59", id="rolls off Christmas"),
        pytest.param("1 month", "2026-11-24 10:00", "2026-12-24 23:59:59", id="a half day lasts until midnight"),
        pytest.param("24 hours", "2026-06-05 18:00", "2026-06-06 18:00", id="hours end where they end"),
    ],
)
@pytest.mark.parametrize("calendar", [CALENDAR, BY_OFFICE_HOURS], ids=["whole days", "office hours"])
def test_a_customers_window(calendar, within, start, due):
    assert due_at(length_of(within), at(start), calendar, customer=True) == at(due)


# -- Extensions


@pytest.mark.parametrize(
    "due, by, extended",
    [
        pytest.param("2026-06-05 17:00", "1 working day", "2026-06-08 17:00", id="due at closing is still due Friday"),
        pytest.param("2026-06-05 17:00", "1 week", "2026-06-12 17:00", id="a week"),
        pytest.param("2026-06-06 17:00", "1 working day", "2026-06-08 17:00", id="from a due date on a Saturday"),
        pytest.param("2026-06-05 17:00", "2 hours", "2026-06-05 19:00", id="hours"),
    ],
)
def test_an_extension_by_office_hours(due, by, extended):
    assert extended_due(at(due), length_of(by), BY_OFFICE_HOURS) == at(extended)


def test_an_extension_in_hours_stands_still_where_its_clock_does():
    found = extended_due(at("2026-06-05 20:00"), length_of("8 hours"), CALENDAR, hours_run=HoursRun.WORKING_DAYS)
    assert found == at("2026-06-08 04:00")


# -- Reminders


@pytest.mark.parametrize(
    "reminder, due, sent",
    [
        pytest.param("on the day", "2026-06-15 23:59:59", "2026-06-15 09:00", id="on the day"),
        pytest.param(
            "1 working day after", "2026-06-12 23:59:59", "2026-06-15 09:00", id="the first working day after"
        ),
        pytest.param("1 working day after", "2026-04-03 23:59:59", "2026-04-07 09:00", id="after Good Friday"),
        pytest.param("2 weeks before", "2026-04-17 23:59:59", "2026-04-02 09:00", id="weeks, to Good Friday"),
        pytest.param("1 calendar day before", "2026-06-15 23:59:59", "2026-06-12 09:00", id="a day, to a Sunday"),
        pytest.param("1 month before", "2026-03-31 23:59:59", "2026-02-27 09:00", id="a month, to a Saturday"),
        pytest.param(
            "1 calendar day after", "2026-06-12 23:59:59", "2026-06-15 09:00", id="a day after, on a Saturday"
        ),
        pytest.param("6 hours before", "2026-06-08 03:00", "2026-06-07 21:00", id="hours, to the instant"),
        pytest.param("2 hours after", "2026-06-08 03:00", "2026-06-08 05:00", id="hours after"),
        pytest.param("on the day", "2026-06-09 00:00", "2026-06-08 09:00", id="due before opening: the day before"),
        pytest.param("on the day", "2026-06-08 07:30", "2026-06-05 09:00", id="due before opening on a Monday"),
        pytest.param("2 working days before", "2026-03-30 23:59:59", "2026-03-26 09:00", id="before the clocks change"),
    ],
)
def test_a_reminder(reminder, due, sent):
    assert reminder_at(reminder_of(reminder), at(due), CALENDAR) == at(sent)


@pytest.mark.parametrize(
    "reminder, due, sent",
    [
        pytest.param("on the day", "2026-12-24 23:59:59", "2026-12-23 09:00", id="due on a day the office is shut"),
        pytest.param("2 working days before", "2026-12-31 23:59:59", "2026-12-23 09:00", id="reminded on such a day"),
        pytest.param("2 working days before", "2027-01-04 23:59:59", "2026-12-31 09:00", id="counted as working days"),
        pytest.param("1 week before", "2026-12-31 23:59:59", "2026-12-23 09:00", id="weeks"),
        pytest.param(
            "1 working day after", "2026-12-23 23:59:59", "2026-12-31 09:00", id="never before what it follows"
        ),
        pytest.param(
            "3 working days after", "2026-12-22 23:59:59", "2026-12-23 09:00", id="after, on the last open day"
        ),
    ],
)
def test_a_reminder_for_a_day_on_which_the_office_is_shut(reminder, due, sent):
    assert reminder_at(reminder_of(reminder), at(due), SHUT_AT_CHRISTMAS) == at(sent)


# -- The sum, to be done again


def test_the_days_that_were_counted():
    counted = days_counted(at("2026-04-01 10:00"), length_of("3 working days"), CALENDAR)
    assert counted == (date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 8))


def test_the_days_counted_begin_after_the_day_of_receipt_which_office_hours_may_move():
    start, within = at("2026-04-02 17:01"), length_of("1 working day")
    assert days_counted(start, within, BY_OFFICE_HOURS) == (date(2026, 4, 8),)
    assert days_counted(start, within, BY_OFFICE_HOURS, customer=True) == (date(2026, 4, 7),)


@pytest.mark.parametrize("within", ["24 hours", "7 calendar days", "2 weeks", "3 months"])
def test_nothing_is_counted_one_by_one_but_working_days(within):
    assert days_counted(at("2026-04-01 10:00"), length_of(within), CALENDAR) == ()
