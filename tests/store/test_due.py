"""Which clocks have run out: by an index that holds the open ones alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, event

from builders import a_case_of
from heard.casework.events import ClockName, ReminderGiven
from heard.casework.moments import Moment
from heard.reports.cases import list_of_cases
from heard.store.due import RanOut, next_reminder, ran_out, to_remind
from histories import (
    ANSWER_IN_TEN_DAYS,
    NUDGE_AFTER_FIVE_DAYS,
    STAGE_1,
    Happening,
    a_policy,
    acknowledged,
    answered,
    at,
    closed,
    end_of,
    given,
    passed,
)

POLICY = a_policy(
    ANSWER_IN_TEN_DAYS
    + """
[clock.promised-action]
kind = "promise"
starts = "action-promised"
within = "date given"
ends = "action-done"
"""
)
NUDGED = a_policy(NUDGE_AFTER_FIVE_DAYS + ANSWER_IN_TEN_DAYS)


def run_out(connection: Connection, now: str) -> list[tuple[str, str, str | None, int]]:
    return [(each.reference, each.clock, each.stage, each.number) for each in ran_out(connection, at(now))]


def test_an_open_clock_has_run_out_when_its_last_second_has_come(connection: Connection) -> None:
    a_case_of(connection, POLICY, "NH-26-0001", "2026-06-01 10:00")  # due at the end of 15 June
    assert run_out(connection, "2026-06-15 23:59:58") == []
    assert run_out(connection, "2026-06-15 23:59:59") == [("NH-26-0001", "answer", "stage-1", 1)]
    assert run_out(connection, "2027-06-20 00:00") == [("NH-26-0001", "answer", "stage-1", 1)], (
        "and for as long as it is open"
    )


def test_what_is_overdue_when_first_seen_is_found(connection: Connection) -> None:
    a_case_of(connection, POLICY, "NH-26-0001", "2026-05-01 10:00")  # first heard on 1 June, after an outage
    assert run_out(connection, "2026-06-01 10:05") == [("NH-26-0001", "answer", "stage-1", 1)]


def test_the_longest_due_comes_first(connection: Connection) -> None:
    a_case_of(connection, POLICY, "NH-26-0001", "2026-06-03 10:00")
    a_case_of(connection, POLICY, "NH-26-0002", "2026-06-01 10:00")
    a_case_of(connection, POLICY, "NH-26-0003", "2026-06-02 10:00")
    found = run_out(connection, "2026-07-01 00:00")
    assert [reference for reference, *_ in found] == ["NH-26-0002", "NH-26-0003", "NH-26-0001"]


def test_what_is_over_does_not_run_out(connection: Connection) -> None:
    a_case_of(connection, POLICY, "NH-26-0001", "2026-06-01 10:00", answered("2026-06-20 09:00"))
    a_case_of(connection, POLICY, "NH-26-0002", "2026-06-01 10:00", closed("2026-06-03 09:00"))
    assert run_out(connection, "2026-07-01 00:00") == []


def test_a_clock_of_the_case_as_a_whole_belongs_to_no_stage(connection: Connection) -> None:
    promise = passed(Moment.ACTION_PROMISED, "2026-06-02 09:00", None, number=2)
    named = given("promised-action", "2026-06-12", "2026-06-02 09:00", number=2)
    a_case_of(connection, POLICY, "NH-26-0001", "2026-06-01 10:00", promise, named)
    [found] = ran_out(connection, at("2026-06-13 00:00"))
    assert found == RanOut("NH-26-0001", "promised-action", None, 2, end_of("2026-06-12"))


def test_a_clock_without_a_date_never_runs_out(connection: Connection) -> None:
    promise = passed(Moment.ACTION_PROMISED, "2026-06-02 09:00", None)
    a_case_of(connection, POLICY, "NH-26-0001", "2026-06-01 10:00", promise, answered("2026-06-03 09:00"))
    assert run_out(connection, "2040-01-01 00:00") == []


def test_only_the_index_of_open_clocks_is_read(connection: Connection) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        asked.append((statement, parameters))

    event.listen(connection.engine, "before_cursor_execute", note)
    list(ran_out(connection, at("2026-07-01 00:00")))
    event.remove(connection.engine, "before_cursor_execute", note)
    [(statement, parameters)] = asked
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).scalars("detail").all()
    assert any("INDEX clocks_open (due<?)" in step for step in plan), plan
    assert not any("SCAN" in step for step in plan), plan


def test_a_nudge_runs_out_and_is_no_next_due_date_of_its_case(connection: Connection) -> None:
    nudged = acknowledged("2026-06-01 10:01")
    a_case_of(connection, NUDGED, "NH-26-0001", "2026-06-01 10:00", nudged)
    assert run_out(connection, "2026-06-12 00:00") == [("NH-26-0001", "keep-informed", None, 1)]
    [case] = list_of_cases(connection)
    assert case["next_due"] == "2026-06-15T22:59:59+00:00"


def test_a_case_that_owes_nothing_has_no_next_due_date(connection: Connection) -> None:
    a_case_of(connection, POLICY, "NH-26-0001", "2026-06-01 10:00", answered("2026-06-03 09:00"))
    [case] = list_of_cases(connection)
    assert case["next_due"] is None


# -- Of which somebody is to be reminded ---------------------------------------------------------------

REMINDED = a_policy(ANSWER_IN_TEN_DAYS + 'remind = ["2 working days before", "on the day"]\n')
GIVEN = (ReminderGiven(ClockName("answer"), STAGE_1, 1, at("2026-06-11 09:00")), at("2026-06-11 09:00"))


def test_a_case_is_to_be_reminded_of_from_the_time_of_its_first_reminder_on(connection: Connection) -> None:
    a_case_of(connection, REMINDED, "NH-26-0001", "2026-06-01 10:00")
    assert to_remind(connection, at("2026-06-11 08:59")) == []
    assert next_reminder(connection, at("2026-06-11 08:59")) == at("2026-06-11 09:00")
    assert to_remind(connection, at("2026-06-11 09:00")) == ["NH-26-0001"]


def test_whoever_has_waited_longest_comes_first_and_each_case_once(connection: Connection) -> None:
    twice = a_policy(ANSWER_IN_TEN_DAYS + 'remind = "on the day"\n' + NUDGE_AFTER_FIVE_DAYS)
    a_case_of(connection, REMINDED, "NH-26-0001", "2026-06-03 10:00")
    a_case_of(connection, twice, "NH-26-0002", "2026-06-01 10:00", acknowledged("2026-06-01 10:01"))
    assert to_remind(connection, at("2026-07-01 09:00")) == ["NH-26-0002", "NH-26-0001"]


def test_once_it_was_given_the_next_one_is_waited_for(connection: Connection) -> None:
    a_case_of(connection, REMINDED, "NH-26-0001", "2026-06-01 10:00", GIVEN)
    assert to_remind(connection, at("2026-06-12 09:00")) == []
    assert next_reminder(connection, at("2026-06-12 09:00")) == at("2026-06-15 09:00")


@pytest.mark.parametrize(
    "over",
    [pytest.param(answered("2026-06-05 10:00"), id="answered"), pytest.param(closed("2026-06-05 10:00"), id="closed")],
)
def test_of_what_is_over_nobody_is_reminded(connection: Connection, over: Happening) -> None:
    a_case_of(connection, REMINDED, "NH-26-0001", "2026-06-01 10:00", over)
    assert to_remind(connection, at("2026-07-01 09:00")) == []
    assert next_reminder(connection, at("2026-06-01 10:00")) is None
