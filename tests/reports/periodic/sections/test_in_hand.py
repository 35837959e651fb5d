"""What is open at the end of a month: by stage, age and area, and what is overdue."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from builders import OFFICER, POLICY
from heard.casework.events import OfficerAssigned
from heard.reports.periodic.shape import figures
from heard.store.officers import number_of
from histories import a_policy, answered, at, closed
from reports.periodic.counted import a_case, a_report, lines, reference, rows


def test_what_was_closed_after_the_month_was_open_at_its_end(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", closed("2026-06-30 16:00"))
    a_case(connection, 2, "2026-06-01 10:00", closed("2026-07-01 08:00"))
    a_case(connection, 3, "2026-06-30 10:00")
    a_case(connection, 4, "2026-07-01 08:00")
    found = a_report(connection, "in-hand")
    assert figures(found)["open by stage: all: cases"] == (reference(2), reference(3))


@pytest.mark.parametrize(
    "received, band",
    [
        pytest.param("2026-06-23 10:00", "0 to 5 working days", id="5 working days"),
        pytest.param("2026-06-22 10:00", "6 to 10 working days", id="6"),
        pytest.param("2026-06-16 10:00", "6 to 10 working days", id="10"),
        pytest.param("2026-06-15 10:00", "11 to 20 working days", id="11"),
        pytest.param("2026-06-02 10:00", "11 to 20 working days", id="20"),
        pytest.param("2026-06-01 10:00", "over 20 working days", id="21"),
    ],
)
def test_an_age_falls_into_one_band(connection: Connection, received: str, band: str) -> None:
    a_case(connection, 1, received)
    found = rows(a_report(connection, "in-hand"), "open by age")
    assert [name for name, (count,) in found.items() if count] == [band, "all"]


def test_a_policy_may_name_its_own_bands(connection: Connection) -> None:
    policy = a_policy("""
        [measure.age]
        says = "Age"
        bands = ["up to 10 working days", "11 to 20 working days", "over 20 working days"]

        [report.ours]
        every = "month"
        to = "service"
        shows = ["age"]
        """)
    for number, received in enumerate(("2026-06-16 10:00", "2026-06-15 10:00", "2026-06-01 10:00")):
        a_case(connection, number, received, policy=policy)
    assert list(rows(a_report(connection, "ours", policy), "open by age").values()) == [(1,), (1,), (1,), (3,)]


def test_areas_are_told_and_so_is_that_none_is_known(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", area="repairs")
    a_case(connection, 2, "2026-06-01 10:00", area="repairs")
    a_case(connection, 3, "2026-06-01 10:00")
    assert rows(a_report(connection, "in-hand"), "open by area") == {
        "repairs": (2,), "no area known": (1,), "all": (3,),
    }  # fmt: skip


def test_an_overdue_case_is_listed_once_with_whoever_deals_with_it(connection: Connection) -> None:
    theirs = OfficerAssigned(number_of(connection, OFFICER), None), at("2026-06-01 10:00")
    a_case(connection, 1, "2026-06-01 10:00", theirs)  # the acknowledgement was due on the 2nd: 20 working days
    a_case(connection, 2, "2026-06-01 10:00", answered("2026-06-10 10:00"), closed("2026-06-10 10:00"))
    found = a_report(connection, "in-hand")
    assert rows(found, "overdue cases") == {reference(1): (POLICY.first_stage.title, 20, "Gary Officer")}
    assert figures(found)["overdue: all: cases"] == (reference(1),)
    outside = a_report(connection, "in-hand-outside")
    assert rows(outside, "overdue")["all"] == (1,)
    assert [each.name for section in outside.sections for each in section.tables if each.name == "overdue cases"] == []


def test_where_nothing_is_open_or_overdue_it_says_so(connection: Connection) -> None:
    found = a_report(connection, "in-hand")
    assert lines(found, "open by age") == ("No complaint is open.",)
    assert lines(found, "overdue") == ("Nothing is overdue.",)
