"""Causes and themes, this month against the one before, and what keeps coming back."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from heard.casework.closed_lists import Learning
from heard.reports.periodic.shape import Hidden, figures
from reports.periodic.counted import a_case, a_report, learnt, lines, reference, rows, table

MISSED, LATE = "missed appointment", "late repair"
FEW = Hidden()


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


def test_in_public_what_repeats_does_not_tell_the_month_that_is_hidden(connection: Connection) -> None:
    """Six in three months, of which the last two have five: the one before is not told by the difference."""
    of_cause(connection, 0, 4, MISSED)
    for number in range(1, 6):
        of_cause(connection, number, 5, MISSED)
    for number in range(6, 12):
        of_cause(connection, number, 5, LATE)
    found = a_report(connection, "panel", first=date(2026, 5, 1))
    assert rows(found, "causes")[MISSED] == (5,)
    assert rows(found, "trends by cause") == {"all": (11, 1, "+10")}
    assert "repeated causes" not in {each.name for section in found.sections for each in section.tables}


def test_in_public_the_sums_of_one_area_are_not_told_where_they_are_small(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-02 10:00", area="repairs")
    for number in range(2, 7):
        a_case(connection, number, "2026-04-02 10:00", area="repairs")
    found = a_report(connection, "panel", first=date(2026, 5, 1), area="repairs")
    assert rows(found, "trends by area") == {"all": (FEW, 5, None)}
    names = {each.name for section in found.sections for each in (*section.tables, *section.charts)}
    assert "trends by month" not in names
    assert "Month by month: too few of this area to show." in lines(found, "trends")
    in_hand = a_report(connection, "in-hand-outside", first=date(2026, 5, 1), area="repairs")
    assert rows(in_hand, "open by stage")["all"] == (6,)
    assert rows(in_hand, "equality analysis")["all"] == (FEW,)


def test_in_public_the_sums_of_all_the_work_are_told_however_small(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-02 10:00", area="repairs")
    found = a_report(connection, "panel", first=date(2026, 5, 1))
    assert rows(found, "trends by area") == {"all": (1, 0, "+1")}
    assert rows(found, "trends by month")["June 2026"] == (1, 0)
