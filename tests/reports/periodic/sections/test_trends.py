"""Causes and themes, this month against the one before, and what keeps coming back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from heard.casework.closed_lists import Learning
from heard.reports.periodic.shape import figures
from reports.periodic.counted import a_case, a_report, learnt, reference, rows, table

MISSED, LATE = "missed appointment", "late repair"


def of_cause(connection: Connection, number: int, month: int, *causes: str) -> None:
    told = [learnt(Learning.CAUSE, f"2026-{month:02}-1{place} 10:00", cause) for place, cause in enumerate(causes)]
    a_case(connection, number, f"2026-{month:02}-02 10:00", *told)


def test_four_in_june_against_one_in_may_are_three_more(connection: Connection) -> None:
    for number in range(4):
        of_cause(connection, number, 6, MISSED)
    of_cause(connection, 4, 5, MISSED)
    of_cause(connection, 5, 5, LATE)
    found = a_report(connection, "committee")
    assert rows(found, "trends by cause") == {MISSED: (4, 1, "+3"), LATE: (0, 1, "-1"), "all": (4, 2, "+2")}
    assert rows(found, "trends by area")["no area known"] == (4, 2, "+2")


@pytest.mark.parametrize(
    "first, last, then",
    [
        pytest.param(date(2026, 6, 1), date(2026, 6, 30), (date(2026, 5, 1), date(2026, 5, 31)), id="a month"),
        pytest.param(date(2026, 4, 1), date(2026, 6, 30), (date(2026, 1, 1), date(2026, 3, 31)), id="a quarter"),
        pytest.param(date(2026, 6, 8), date(2026, 6, 14), (date(2026, 6, 1), date(2026, 6, 7)), id="a week"),
    ],
)
def test_the_period_before_is_as_long(connection: Connection, first: date, last: date, then: tuple[date, date]) -> None:
    for number, day in enumerate((then[0], then[1])):
        a_case(connection, number, f"{day} 10:00")
    found = rows(a_report(connection, "committee", first=first, last=last), "trends by area")
    assert found["all"] == (0, 2, "-2")


def test_three_cases_of_a_cause_in_three_months_repeat_and_two_do_not(connection: Connection) -> None:
    for number, month in enumerate((4, 5, 6)):
        of_cause(connection, number, month, MISSED)
    for number, month in enumerate((3, 5, 6), start=10):
        of_cause(connection, number, month, LATE)
    assert rows(a_report(connection, "area"), "repeated causes") == {MISSED: (3,)}


def test_of_a_case_the_last_cause_stands_in_the_month_of_the_first(connection: Connection) -> None:
    of_cause(connection, 1, 6, LATE, MISSED)
    assert rows(a_report(connection, "committee"), "causes") == {MISSED: (1,), "all": (1,)}


def test_the_most_frequent_cause_comes_first(connection: Connection) -> None:
    for number, cause in enumerate((MISSED, LATE, LATE, LATE)):
        of_cause(connection, number, 6, cause)
    assert list(rows(a_report(connection, "committee"), "causes").items()) == [
        (LATE, (3,)), (MISSED, (1,)), ("all", (4,)),
    ]  # fmt: skip


def test_a_year_of_months_is_shown_as_a_table_and_a_line(connection: Connection) -> None:
    a_case(connection, 1, "2025-07-01 10:00")
    a_case(connection, 2, "2026-06-30 10:00")
    a_case(connection, 3, "2025-06-30 10:00")
    found = a_report(connection, "committee")
    assert figures(found)["trends by month: July 2025: received"] == (reference(1),)
    assert len(table(found, "trends by month").rows) == 12
    [chart] = [each for section in found.sections for each in section.charts if each.name == "trends by month"]
    assert chart.series[0].values == (1.0, *[0.0] * 10, 1.0)
