"""What was done in time, counted again here by hand from what was told."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from builders import POLICY
from heard.casework.events import Kind, KindCorrected
from heard.reports.periodic.shape import figures
from histories import STAGE_2, a_policy, acknowledged, agreed, answered, at, closed, comes_to, extended
from reports.periodic.counted import a_case, a_report, reference, rows, table

ACKNOWLEDGED = "Acknowledged in 1 working day"
ANSWERED = "Stages 1 and 2 answered in 10 working days"
TEN_DAYS = """
[measure.answered]
says = "Answered in ten days"
{shown}

[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
measure = "answered"
agreed_date_replaces = true

[report.ours]
every = "month"
to = "service"
shows = ["measures"]
"""


@pytest.mark.parametrize(
    "late, share, met", [(4, "96.0%", "no"), (3, "97.0%", "yes")], ids=["96 of 100", "97 of 100, which is equal"]
)
def test_of_a_hundred_97_have_to_be_acknowledged_in_time(
    connection: Connection, late: int, share: str, met: str
) -> None:
    for number in range(100):
        day = 3 if number < late else 2
        a_case(connection, number, "2026-06-01 10:00", acknowledged(f"2026-06-0{day} 12:00"))
    found = a_report(connection, "scorecard")
    assert rows(found, "measures")[ACKNOWLEDGED] == (100 - late, late, 100, share, "97%", met)
    assert figures(found)[f"measures: {ACKNOWLEDGED}: late"] == tuple(map(reference, range(late)))


@pytest.mark.parametrize("late, met", [(3, "no"), (2, "yes")], ids=["7 of 10", "8 of 10, which is equal"])
def test_eight_of_ten_answers_in_time_are_enough(connection: Connection, late: int, met: str) -> None:
    for number in range(10):
        # Due on Monday 15 June.
        on = "2026-06-16 09:00" if number < late else "2026-06-15 23:59"
        a_case(connection, number, "2026-06-01 10:00", answered(on))
    found = rows(a_report(connection, "scorecard"), "measures")[ANSWERED]
    assert found == (10 - late, late, 10, f"{100 - 10 * late}.0%", "80%", met)


def test_the_last_second_of_the_day_is_in_time_to_its_end(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", answered("2026-06-15 23:59:59.900000"))
    a_case(connection, 2, "2026-06-01 10:00", answered("2026-06-16 00:00"))
    assert rows(a_report(connection, "scorecard"), "measures")[ANSWERED][:3] == (1, 1, 2)


def test_what_is_open_counts_once_it_is_overdue_and_what_was_closed_in_time_does_not(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00")
    a_case(connection, 2, "2026-06-01 10:00", closed("2026-06-05 10:00"))
    a_case(connection, 3, "2026-06-29 10:00")
    assert rows(a_report(connection, "scorecard"), "measures")[ANSWERED][:3] == (0, 1, 1)


def test_what_a_person_called_no_complaint_is_in_no_measure(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", (KindCorrected(Kind.ENQUIRY), at("2026-06-02 10:00")))
    assert rows(a_report(connection, "scorecard"), "measures")[ANSWERED][:3] == (0, 0, 0)


def test_a_period_takes_what_fell_due_on_its_first_day_and_its_last(connection: Connection) -> None:
    for number, received in enumerate(("2026-05-15 10:00", "2026-05-18 10:00", "2026-06-16 10:00", "2026-06-17 10:00")):
        a_case(connection, number, received, answered("2026-06-20 10:00"))  # due 1 (after 25 May), 2, 30 June, 1 July
    found = figures(a_report(connection, "scorecard", first=date(2026, 6, 1), last=date(2026, 6, 30)))
    assert found[f"measures: {ANSWERED}: of"] == tuple(map(reference, (0, 1, 2)))


def test_each_stage_is_shown_and_a_case_counts_once_for_each(connection: Connection) -> None:
    to_stage_2 = comes_to(STAGE_2, "2026-06-12 10:00", POLICY.stage(STAGE_2).opens_on)
    a_case(connection, 1, "2026-06-01 10:00", answered("2026-06-10 10:00"), to_stage_2)
    found = a_report(connection, "scorecard")
    assert rows(found, "measures")[ANSWERED][:3] == (1, 1, 2)
    assert figures(found)[f"measures: {ANSWERED}: of"] == (reference(1), reference(1))
    [of_stage_1, of_stage_2] = [row for name, row in rows(found, "measures").items() if name.startswith(f"{ANSWERED}:")]
    assert (of_stage_1[:3], of_stage_2[:3]) == ((1, 0, 1), (0, 1, 1))


def test_what_was_extended_is_shown_apart(connection: Connection) -> None:
    policy = a_policy(TEN_DAYS.format(shown="show_extended_apart = true"))
    moved = extended("answer", "2026-06-22", "2026-06-10 10:00")
    a_case(connection, 1, "2026-06-01 10:00", moved, answered("2026-06-19 10:00"), policy=policy)
    a_case(connection, 2, "2026-06-01 10:00", answered("2026-06-19 10:00"), policy=policy)
    found = rows(a_report(connection, "ours", policy), "measures")
    assert {name: row[:3] for name, row in found.items()} == {
        "Answered in ten days": (1, 1, 2),
        "Answered in ten days: not extended": (0, 1, 1),
        "Answered in ten days: extended": (1, 0, 1),
    }


def test_the_standard_date_is_shown_too_and_a_measure_without_a_target_says_so(connection: Connection) -> None:
    policy = a_policy(TEN_DAYS.format(shown="show_standard_date_too = true"))
    moved = agreed("answer", "2026-06-22", "2026-06-10 10:00")
    a_case(connection, 1, "2026-06-01 10:00", moved, answered("2026-06-19 10:00"), policy=policy)
    assert rows(a_report(connection, "ours", policy), "measures") == {
        "Answered in ten days": (1, 0, 1, "100.0%", "no target set", ""),
        "Answered in ten days: by the standard date": (0, 1, 1, "0.0%", "no target set", ""),
    }


def test_a_case_counts_by_the_policy_it_was_opened_under(connection: Connection) -> None:
    earlier = a_policy(TEN_DAYS.format(shown="").replace("10 working", "5 working"))
    policy = a_policy(TEN_DAYS.format(shown=""))
    a_case(connection, 1, "2026-06-01 10:00", answered("2026-06-10 10:00"), policy=earlier)
    a_case(connection, 2, "2026-06-01 10:00", answered("2026-06-10 10:00"), policy=policy)
    found = a_report(connection, "ours", policy, earlier)
    assert rows(found, "measures")["Answered in ten days"][:3] == (1, 1, 2)
    assert table(found, "measures").notes[-1].startswith("1 of these were promised under an earlier version")


def test_of_one_area_only_its_cases_count(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", acknowledged("2026-06-02 10:00"), area="repairs")
    a_case(connection, 2, "2026-06-01 10:00", acknowledged("2026-06-02 10:00"), area="lettings")
    found = figures(a_report(connection, "area", area="repairs"))
    assert found[f"measures: {ACKNOWLEDGED}: of"] == (reference(1),)


def test_where_nobody_may_be_told_by_it_no_figure_names_a_case(connection: Connection) -> None:
    for number in range(5):
        a_case(connection, number, "2026-06-01 10:00", acknowledged("2026-06-02 10:00"))
    found = a_report(connection, "public")
    assert POLICY.reports["public"].no_personal_data
    assert rows(found, "measures")[ACKNOWLEDGED][2] == 5
    assert figures(found) == {}
