"""Dates of the policy: each reminder goes for itself, and where there is nobody to remind it waits."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from builders import LANDLORD, LEAD, LIVE_SINCE, POLICY, MovedClock, a_house
from heard.casework.people import Officer
from heard.daemon.house import House
from heard.daemon.rhythm import policy_dates
from heard.store.tables import letters
from histories import at

BOTH_DUE = "2026-07-31 09:00"
NO_REVIEW = """
    CREATE TRIGGER no_review BEFORE INSERT ON letters WHEN NEW.name = 'officer.report.policy-review'
    BEGIN SELECT RAISE(ABORT, 'not written'); END
"""


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(at(BOTH_DUE))


def the_house(tmp_path: Path, clock: MovedClock, *staff: Officer) -> House:
    """Return a house whose policy is reviewed and whose access is assessed by the end of August."""
    landlord = replace(LANDLORD, staff=staff or LANDLORD.staff, assessment_by=date(2026, 8, 31))
    house = a_house(tmp_path / "heard.db", now=clock, landlord=landlord)
    policy = replace(POLICY, pack=replace(POLICY.pack, review_by=date(2026, 8, 31), review_owner=None))
    return replace(house, given=replace(house.given, policy=policy, clocks_from=LIVE_SINCE))


def told(house: House) -> list[tuple[str, str]]:
    """Return which reminders were written, and to whom."""
    with house.store.reading() as connection:
        query = select(letters.c.name, letters.c.to).order_by(letters.c.id)
        return [(row.name, row.to) for row in connection.execute(query)]


REVIEWED, ASSESSED = (policy_dates.REVIEW, LEAD), (policy_dates.ASSESSMENT, LEAD)


@pytest.mark.parametrize(
    "when, is_told",
    [
        pytest.param("2026-07-31 08:59", False, id="before opening"),
        pytest.param("2026-08-01 11:00", False, id="on a Saturday"),
        pytest.param(BOTH_DUE, True, id="at opening"),
    ],
)
def test_out_of_office_hours_nobody_is_reminded(tmp_path: Path, clock: MovedClock, when: str, is_told: bool) -> None:
    house = the_house(tmp_path, clock)
    clock.at = at(when)
    assert policy_dates.remind(house) is is_told
    assert told(house) == ([REVIEWED, ASSESSED] if is_told else [])


def test_the_day_on_which_heard_goes_live_counts(tmp_path: Path, clock: MovedClock) -> None:
    house = the_house(tmp_path, clock)
    house = replace(house, given=replace(house.given, clocks_from=at("2026-07-31 16:00")))
    assert policy_dates.remind(house)
    assert told(house) == [REVIEWED, ASSESSED][1:]


def test_one_that_goes_wrong_keeps_the_other_back_no_longer_and_goes_when_it_can(
    tmp_path: Path, clock: MovedClock, caplog: pytest.LogCaptureFixture
) -> None:
    house = the_house(tmp_path, clock)
    with house.store.writing() as connection:
        connection.exec_driver_sql(NO_REVIEW)
    assert policy_dates.remind(house)
    assert told(house) == [ASSESSED]
    assert not policy_dates.remind(house), "it waits"
    assert caplog.messages.count("owner of the policy not reminded") == 1
    with house.store.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER no_review")
    clock.on(minutes=1)
    assert policy_dates.remind(house)
    assert told(house) == [ASSESSED, REVIEWED]


def test_where_there_is_nobody_to_remind_it_waits_an_hour_and_the_log_says_so_once(
    tmp_path: Path, clock: MovedClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    house = the_house(tmp_path, clock)
    nobody = replace(house, given=replace(house.given, landlord=replace(house.given.landlord, staff=())))
    for _ in range(90):
        assert not policy_dates.remind(nobody)
        clock.on(minutes=1)
    assert caplog.messages == ["owner of the policy not reminded, there is nobody"] * 2, "once for each of the two"
    assert not policy_dates.remind(house), "it waits until the hour is over"
    clock.on(minutes=31)
    assert policy_dates.remind(house)
    assert told(house) == [REVIEWED, ASSESSED]
