"""What is late, due today and due soon: each case once in each; and what is not acknowledged."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from builders import OFFICER
from heard.casework.digest_sections import Section
from heard.reports.digest.due import due
from histories import acknowledged, answered, closed
from reports.digest.mornings import a_case, a_morning

RECEIVED = "2026-06-01 09:30"
ACKNOWLEDGED = acknowledged("2026-06-01 10:00")


@pytest.mark.parametrize(
    "when, section, days",
    [
        pytest.param("2026-06-10 09:00", None, 0, id="three working days before"),
        pytest.param("2026-06-11 09:00", Section.DUE_SOON, -2, id="two before"),
        pytest.param("2026-06-12 09:00", Section.DUE_SOON, -1, id="on Friday, due on Monday"),
        pytest.param("2026-06-15 09:00", Section.DUE_TODAY, 0, id="on the day"),
        pytest.param("2026-06-16 09:00", Section.OVERDUE, 1, id="the day after"),
        pytest.param("2026-06-22 09:00", Section.OVERDUE, 5, id="a week late"),
    ],
)
def test_an_answer_due_on_monday_15_june(connection: Connection, when: str, section: Section | None, days: int) -> None:
    reference = a_case(connection, 1, RECEIVED, ACKNOWLEDGED, owner=OFFICER)
    found = due(a_morning(connection, when))
    answers = {s: [row for row in rows if row.what == "Answer"] for s, rows in found.items()}
    expected = {} if section is None else {section: [(reference, "stage-1", OFFICER, days)]}
    shown = {s: [(r.reference, r.stage, r.owner, r.days) for r in rows] for s, rows in answers.items() if rows}
    assert shown == expected


def test_of_a_case_only_what_has_been_due_longest_is_shown(connection: Connection) -> None:
    a_case(connection, 1, "2026-05-01 09:30", owner=OFFICER)
    found = due(a_morning(connection))
    assert [row.what for row in found[Section.OVERDUE]] == ["Acknowledge"]
    assert [row.what for row in found[Section.UNACKNOWLEDGED]] == ["Acknowledge"]


def test_what_is_late_hides_nothing_that_is_due_today(connection: Connection) -> None:
    a_case(connection, 1, RECEIVED)
    found = due(a_morning(connection, "2026-06-15 09:00"))
    assert [row.what for row in found[Section.OVERDUE]] == ["Acknowledge"]
    assert [row.what for row in found[Section.DUE_TODAY]] == ["Answer"]


def test_the_longest_overdue_comes_first(connection: Connection) -> None:
    for number, received in enumerate(("2026-05-11 09:30", "2026-05-01 09:30", "2026-05-20 09:30"), start=1):
        a_case(connection, number, received)
    found = due(a_morning(connection))
    assert [row.reference for row in found[Section.OVERDUE]] == ["NH-26-0002", "NH-26-0001", "NH-26-0003"]


@pytest.mark.parametrize(
    "ended",
    [
        pytest.param((answered("2026-06-09 10:00"),), id="answered"),
        pytest.param((closed("2026-06-09 10:00"),), id="closed"),
    ],
)
def test_what_is_over_is_not_late(connection: Connection, ended: tuple[object, ...]) -> None:
    a_case(connection, 1, RECEIVED, ACKNOWLEDGED, *ended)
    found = due(a_morning(connection, "2026-07-01 09:00"))
    assert [row.what for rows in found.values() for row in rows if row.what == "Answer"] == []


def test_what_is_not_acknowledged_is_told_with_its_day(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-11 09:30")
    a_case(connection, 2, "2026-06-11 09:30", acknowledged("2026-06-11 10:00"))
    found = due(a_morning(connection))
    assert [(row.reference, str(row.day)) for row in found[Section.UNACKNOWLEDGED]] == [("NH-26-0001", "2026-06-12")]
