"""Of a case that was joined to another, theme and cause count no more, and its money counts under that other."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from builders import LANDLORD, RULES
from heard.casework.closed_lists import Learning
from heard.casework.events import CaseJoined, Reference
from heard.casework.learning import OWNED, RENTED
from heard.casework.policy import Policy
from heard.reports.periodic.asked import Asked
from heard.reports.periodic.sections.by_the_code import begun
from heard.reports.periodic.shape import Report, figures
from histories import CALENDAR, at
from policies.story import the_policy
from reports.periodic.counted import a_case, a_report, learnt, reference, rows

FEEDBACK, WNWHL, CODE = the_policy("feedback-2018"), the_policy("wnwhl-2009"), the_policy("hos-code-2024")


def two_joined(connection: Connection, policy: Policy) -> None:
    """Two cases with the same theme and cause and £200 each; the second was joined to the first."""
    told = [
        learnt(Learning.THEME, "2026-06-10 10:00", "repairs"),
        learnt(Learning.CAUSE, "2026-06-10 10:01", "late repair"),
        learnt(Learning.COMPENSATION, "2026-06-10 10:02", pounds=200, set_off=50),
    ]
    joined = CaseJoined(Reference(reference(1))), at("2026-06-12 10:00")
    a_case(connection, 1, "2026-06-01 10:00", *told, area="repairs", policy=policy)
    a_case(connection, 2, "2026-06-02 10:00", *told, joined, area="parking", policy=policy)


def of_table(found: Report, name: str) -> set[str]:
    """Return the cases that are behind any figure of a table."""
    return {each for figure, cases in figures(found).items() if figure.startswith(f"{name}:") for each in cases}


@pytest.mark.parametrize(
    "policy, table, word",
    [
        pytest.param(FEEDBACK, "themes", "repairs", id="theme"),
        pytest.param(WNWHL, "causes", "late repair", id="cause"),
        pytest.param(WNWHL, "trends by cause", "late repair", id="trend"),
    ],
)
def test_its_words_count_no_more(connection: Connection, policy: Policy, table: str, word: str) -> None:
    two_joined(connection, policy)
    found = a_report(connection, "committee", policy)
    assert rows(found, table)[word][0] == 1
    assert of_table(found, table) == {reference(1)}


@pytest.mark.parametrize(
    "policy, name, table, row, of",
    [
        pytest.param(FEEDBACK, "committee", "redress", "compensation", (2, 400_00, 100_00, 300_00), id="redress"),
        pytest.param(WNWHL, "performance", "awards by method", "not recorded", (1, 400_00, 300_00), id="awards"),
    ],
)
def test_its_money_counts_once_under_the_other(
    connection: Connection, policy: Policy, name: str, table: str, row: str, of: tuple[int, ...]
) -> None:
    two_joined(connection, policy)
    found = a_report(connection, name, policy)
    assert rows(found, table)[row] == of
    assert of_table(found, table) == {reference(1)}


def test_its_money_counts_in_the_area_of_the_other(connection: Connection) -> None:
    two_joined(connection, FEEDBACK)
    assert rows(a_report(connection, "committee", FEEDBACK, area="repairs"), "redress")["compensation"][1] == 400_00


@pytest.mark.parametrize(
    "own, expected",
    [
        pytest.param("", RENTED, id="the joined one's"),
        pytest.param(OWNED, OWNED, id="its own first, though it was said before"),
    ],
)
def test_its_tenure_is_that_of_the_other_where_nobody_said_it_of_that_one(
    connection: Connection, own: str, expected: str
) -> None:
    said = [learnt(Learning.TENURE, "2026-06-09 10:00", own)] if own else []
    joined = CaseJoined(Reference(reference(1))), at("2026-06-12 10:00")
    a_case(connection, 1, "2026-06-01 10:00", *said, policy=CODE)
    a_case(connection, 2, "2026-06-02 10:00", learnt(Learning.TENURE, "2026-06-10 10:00", RENTED), joined, policy=CODE)
    policies = {CODE.digest: (CODE, CALENDAR)}
    asked = Asked(
        CODE, policies, CALENDAR, LANDLORD, RULES.areas, date(2026, 6, 1), date(2026, 6, 30), at("2026-07-01 09:00")
    )
    assert [(each.reference, each.tenure) for each in begun(connection, asked)] == [(reference(1), expected)]
