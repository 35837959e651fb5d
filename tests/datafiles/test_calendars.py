"""Bank holidays: three lists, substitute days, and days proclaimed once."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.policy import CalendarRules
from heard.datafiles.calendars import ClosedDays, bank_holidays, calendar_for

RULES = CalendarRules("england-wales", "Europe/London", (0, 1, 2, 3, 4))


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
        pytest.param("england-wales", date(2020, 5, 4), False, id="moved away that year"),
        pytest.param("england-wales", date(2054, 12, 25), True, id="a year nobody has published yet"),
    ],
)
def test_bank_holiday(nation, day, closed):
    assert (day in ClosedDays(nation)) is closed


@pytest.mark.parametrize(
    "year, days",
    [
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    ],
)
def test_weekdays_off_in_england_and_wales(year, days):
    found = sorted(day for day in bank_holidays("england-wales", year) if day.weekday() < 5)
    assert [f"{day:%m-%d}" for day in found] == days.split()


def test_a_closure_day_is_no_working_day():
    christmas_eve = date(2026, 12, 24)
    assert not calendar_for(RULES, closures=[christmas_eve]).is_working_day(christmas_eve)
    assert calendar_for(RULES).is_working_day(christmas_eve)


def test_the_landlords_nation_wins_over_the_policys():
    assert calendar_for(RULES, nation="scotland").is_working_day(date(2026, 4, 6))


def test_the_landlords_zone_wins_over_the_policys():
    assert calendar_for(RULES, zone="Europe/Dublin").zone.key == "Europe/Dublin"


def test_an_unknown_nation_is_refused():
    with pytest.raises(KeyError):
        calendar_for(RULES, nation="france")


def test_years_are_learned_when_asked_about():
    days = ClosedDays("england-wales", [date(2026, 12, 24)])
    assert list(days) == [date(2026, 12, 24)]
    assert date(2027, 1, 1) in days
    assert len(days) == 1 + len(bank_holidays("england-wales", 2027))
    assert "2027-01-01" not in days
