"""Sums worked by hand, in calendar_cases.csv; each row says why."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from heard.casework.counting import due_at, extended_due, reminder_at
from heard.casework.lengths import Counting, HoursRun, length_of, reminder_of
from heard.casework.policy import CalendarRules
from heard.casework.policy.words import Nation
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import calendar_for
from heard.settings.site import Closure

with (Path(__file__).parent / "calendar_cases.csv").open(newline="") as file:
    ROWS = list(csv.DictReader(file))


def kind_of(row: dict[str, str]) -> str:
    if row["allowed"] == "not set":
        return "not set"
    if row["policy_clock"].startswith(("extension ", "reminder ")):
        return row["policy_clock"].split()[0]
    return row["allowed"].partition(", ")[2] or "plain"


def rows(*kinds: str) -> list[object]:
    return [pytest.param(row, id=f"{row['id']} {row['why']}") for row in ROWS if kind_of(row) in kinds]


def closures_of(written: str) -> list[Closure]:
    """Read "half:2026-12-24@13:00" or "stop:2026-12-24,2026-12-29"."""
    kind, _, days = written.partition(":")
    found = re.findall(r"([0-9-]{10})(?:@([0-9:]{5}))?", days)
    return [
        Closure(on=date.fromisoformat(day), kind=kind, closes=time.fromisoformat(at) if at else None)
        for day, at in found
    ]


def calendar_of(row: dict[str, str]) -> Calendar:
    rules = CalendarRules(Nation(row["nation"]), row["zone"], (0, 1, 2, 3, 4), counting=Counting(row["counting"]))
    return calendar_for(rules, closures=closures_of(row["closures"]))


def received(row: dict[str, str]) -> datetime:
    return datetime.fromisoformat(row["received_at"])


def due(row: dict[str, str]) -> datetime:
    return datetime.fromisoformat(row["due_at"])


@pytest.mark.parametrize("row", rows("plain", "always"))
def test_due(row):
    within = length_of(row["allowed"].removesuffix(", always"))
    found = due_at(within, received(row), calendar_of(row))
    assert found == due(row)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("row", rows("working days"))
def test_hours_that_stand_still_on_days_that_are_no_working_days(row):
    within = length_of(row["allowed"].removesuffix(", working days"))
    found = due_at(within, received(row), calendar_of(row), hours_run=HoursRun.WORKING_DAYS)
    assert found == due(row)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("row", rows("customer"))
def test_a_customers_window(row):
    within = length_of(row["allowed"].removesuffix(", customer"))
    assert due_at(within, received(row), calendar_of(row), customer=True) == due(row)


@pytest.mark.parametrize("row", rows("extension"))
def test_an_extension_counts_from_the_due_date(row):
    assert extended_due(received(row), length_of(row["allowed"]), calendar_of(row)) == due(row)


@pytest.mark.parametrize("row", rows("reminder"))
def test_a_reminder(row):
    found = reminder_at(reminder_of(row["allowed"]), received(row), calendar_of(row))
    assert found == due(row)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("row", rows("not set"))
def test_a_time_that_is_not_set_is_no_length_of_time(row):
    with pytest.raises(ValueError, match="not set"):
        length_of(row["allowed"])
    assert row["due_at"] == ""


def test_every_row_is_tested():
    assert Counter(map(kind_of, ROWS)) == {
        "plain": 65,
        "always": 3,
        "working days": 4,
        "customer": 7,
        "extension": 2,
        "reminder": 3,
        "not set": 1,
    }
