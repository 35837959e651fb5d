"""Bank holidays: three lists, substitute days, days proclaimed once; and the landlord's own days."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time
from importlib.metadata import version
from pathlib import Path

import pytest

from heard.casework.lengths import Counting
from heard.casework.policy import CalendarRules
from heard.casework.policy.words import ClosureKind, Nation
from heard.datafiles import calendars
from heard.datafiles.calendars import ISSUED, ClosedDays, bank_holidays, calendar_for
from heard.settings.site import Closure

RULES = CalendarRules(Nation.ENGLAND_WALES, "Europe/London", (0, 1, 2, 3, 4))
CHRISTMAS_EVE = date(2026, 12, 24)
LOCK = (Path(__file__).parent.parent.parent / "requirements.lock").read_text("utf-8")


@pytest.mark.parametrize(
    "nation, day, closed",
    [
        pytest.param("england-wales", date(2026, 4, 6), True, id="Easter Monday"),
        pytest.param("scotland", date(2026, 4, 6), False, id="Easter Monday is an ordinary day in Scotland"),
        pytest.param("northern-ireland", date(2026, 3, 17), True, id="St Patrick's Day"),
        pytest.param("england-wales", date(2026, 3, 17), False, id="St Patrick's Day in England"),
        pytest.param("england-wales", date(2026, 12, 28), True, id="substitute for Boxing Day"),
        pytest.param("scotland", date(2028, 1, 4), True, id="substitute for 2 January"),
        pytest.param("england-wales", date(2022, 9, 19), True, id="proclaimed nine days before"),
        pytest.param("scotland", date(2026, 6, 15), True, id="proclaimed for Scotland alone"),
        pytest.param("england-wales", date(2026, 6, 15), False, id="not proclaimed for England"),
        pytest.param("england-wales", date(2020, 5, 4), False, id="moved away that year"),
        pytest.param("england-wales", date(2054, 12, 25), True, id="a year nobody has published yet"),
        pytest.param("england-wales", date(2054, 3, 30), True, id="Easter Monday of such a year"),
    ],
)
def test_bank_holiday(nation, day, closed):
    assert (day in ClosedDays(nation)) is closed


@pytest.mark.parametrize(
    "nation, year, days",
    [
        ("england-wales", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        ("england-wales", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        ("england-wales", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
        ("england-wales", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
        ("scotland", 2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"),
        ("scotland", 2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"),
        ("northern-ireland", 2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"),
    ],
)
def test_weekdays_off(nation, year, days):
    found = sorted(day for day in bank_holidays(nation, year) if day.weekday() < 5)
    assert [f"{day:%m-%d}" for day in found] == days.split()


# -- The list is data with a date of issue


def test_the_issue_of_the_list_is_the_one_that_is_installed_and_locked():
    assert f"\nholidays=={ISSUED.version} " in LOCK, "a new list: look up when it was made and how far it reaches"
    assert version("holidays") == ISSUED.version


def test_counting_past_the_list_is_told_once(caplog):
    bank_holidays.cache_clear()
    calendars._warn_once.cache_clear()
    calendar = calendar_for(RULES)
    with caplog.at_level(logging.WARNING):
        calendar.working_days_after(date(2028, 12, 1), 15)
        assert caplog.messages == []
        calendar.working_days_after(date(2028, 12, 20), 20)
        calendar.working_days_after(date(2030, 12, 20), 20)
    assert caplog.messages == ["counted past the list of bank holidays"]
    assert "2028" in caplog.records[0].because


# -- The landlord's own days


def test_a_day_proclaimed_since_the_list_was_made_is_added():
    proclaimed = date(2026, 9, 21)
    assert calendar_for(RULES).is_working_day(proclaimed)
    assert not calendar_for(RULES, added=[proclaimed]).is_working_day(proclaimed)


def test_a_day_moved_away_since_the_list_was_made_is_removed():
    early_may = date(2026, 5, 4)
    calendar = calendar_for(RULES, added=[date(2026, 5, 8)], removed=[early_may])
    assert calendar.is_working_day(early_may)
    assert not calendar.is_working_day(date(2026, 5, 8))
    assert not calendar.is_working_day(date(2026, 5, 25)), "the others stay"


def test_an_office_that_stays_shut_on_a_day_moved_away_is_shut():
    early_may = date(2026, 5, 4)
    stays_shut = [Closure(on=early_may, kind="stop")]
    assert not calendar_for(RULES, closures=stays_shut, removed=[early_may]).is_working_day(early_may)


def test_a_closure_day_that_stops_clocks_is_no_working_day():
    calendar = calendar_for(RULES, closures=[Closure(on=CHRISTMAS_EVE, kind="stop")])
    assert not calendar.is_working_day(CHRISTMAS_EVE)


def test_a_closure_day_that_is_only_shown_is_a_working_day_on_which_nobody_works():
    calendar = calendar_for(RULES, closures=[Closure(on=CHRISTMAS_EVE)])
    assert calendar.is_working_day(CHRISTMAS_EVE)
    assert not calendar.is_open(CHRISTMAS_EVE)


def test_a_half_day_is_a_working_day_that_ends_early():
    calendar = calendar_for(RULES, closures=[Closure(on=CHRISTMAS_EVE, kind="half", closes=time(13))])
    assert calendar.is_open(CHRISTMAS_EVE)
    assert calendar.closing_of(CHRISTMAS_EVE) == datetime(2026, 12, 24, 13, tzinfo=UTC)


def test_a_closure_stops_no_clock_where_the_policy_knows_no_such_day():
    rules = replace(RULES, closures=(ClosureKind.SHOW,))
    own = [Closure(on=CHRISTMAS_EVE, kind="stop"), Closure(on=date(2026, 12, 31), kind="half", closes=time(13))]
    calendar = calendar_for(rules, closures=own)
    assert calendar.is_working_day(CHRISTMAS_EVE)
    assert not calendar.is_open(CHRISTMAS_EVE)
    assert calendar.closing_of(date(2026, 12, 31)) == datetime(2026, 12, 31, 17, tzinfo=UTC)


def test_the_policys_hours_and_way_of_counting_are_the_calendars():
    calendar = calendar_for(replace(RULES, opens=time(8, 30), closes=time(16), counting=Counting.OFFICE_HOURS))
    assert (calendar.opens, calendar.closes) == (time(8, 30), time(16))
    assert calendar.day_zero(datetime(2026, 6, 1, 15, tzinfo=UTC)) == date(2026, 6, 2)


def test_the_landlords_nation_wins_over_the_policys():
    assert calendar_for(RULES, nation="scotland").is_working_day(date(2026, 4, 6))


def test_the_landlords_zone_wins_over_the_policys():
    assert calendar_for(RULES, zone="Europe/Dublin").zone.key == "Europe/Dublin"


def test_an_unknown_nation_is_refused():
    with pytest.raises(KeyError):
        calendar_for(RULES, nation="france")


def test_years_are_learned_when_asked_about():
    days = ClosedDays("england-wales", [CHRISTMAS_EVE])
    assert list(days) == [CHRISTMAS_EVE]
    assert date(2027, 1, 1) in days
    assert len(days) == 1 + len(bank_holidays("england-wales", 2027))
    assert "2027-01-01" not in days
