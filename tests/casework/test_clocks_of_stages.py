"""Clocks of stages: a stage moved to, left, sent back to, and a case closed and reopened."""

from __future__ import annotations

import pytest

from heard.casework.deadline import ClockState
from heard.casework.moments import Moment
from histories import (
    Happening,
    a_case,
    a_policy,
    acknowledged,
    answered,
    at,
    closed,
    comes_to,
    day,
    end_of,
    reopened,
    sent_back,
    the_clock,
    the_clocks,
)

ASKS_FOR_MORE = Moment.ESCALATION_REQUESTED
LATER = at("2026-09-01 09:00")

# -- From stage to stage

EVERY_STAGE = a_policy("""
[clock.acknowledge]
stage = "every"
starts = ["received", "escalation-requested"]
within = "2 working days"
ends = ["acknowledged", "answered"]
ends_when = "any"
""")


def test_a_clock_of_every_stage_runs_in_each() -> None:
    case = a_case(
        acknowledged("2026-06-02 09:00"),
        comes_to("stage-2", "2026-06-19 16:00", ASKS_FOR_MORE),
        acknowledged("2026-06-22 09:00", "stage-2", letter=4),
    )
    assert [(c.stage, c.number, day(c.due), c.met_at) for c in the_clocks(EVERY_STAGE, case)] == [
        ("stage-1", 1, "2026-06-03", at("2026-06-02 09:00")),
        ("stage-2", 1, "2026-06-23", at("2026-06-22 09:00")),  # Friday 19: Monday 22, Tuesday 23
    ]


TWO_STAGES = a_policy("""
[clock.stage-1-answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"

[clock.stage-2-answer]
stage = "stage-2"
starts = "escalation-requested"
within = "20 working days"
ends = "answered"
""")


def test_a_later_stage_has_its_own_clock_from_the_day_it_was_asked_for() -> None:
    case = a_case(answered("2026-06-10 09:00"), comes_to("stage-2", "2026-06-22 11:00", ASKS_FOR_MORE))
    first, second = the_clocks(TWO_STAGES, case)
    assert (first.clock, first.state_at(LATER)) == ("stage-1-answer", ClockState.MET)
    assert (second.clock, second.started, day(second.due)) == ("stage-2-answer", at("2026-06-22 11:00"), "2026-07-20")


@pytest.mark.parametrize(
    "moved_on, state",
    [
        pytest.param("2026-06-09 09:00", ClockState.STOPPED, id="before it was due"),
        pytest.param("2026-06-15 23:59", ClockState.STOPPED, id="on the day it was due"),
        pytest.param("2026-06-16 00:00", ClockState.MISSED, id="after it was due"),
    ],
)
def test_a_stage_left_unanswered_stops_its_clock(moved_on: str, state: ClockState) -> None:
    first, _ = the_clocks(TWO_STAGES, a_case(comes_to("stage-2", moved_on, ASKS_FOR_MORE)))
    assert (first.stopped_at, first.met_at) == (at(moved_on), None)
    assert first.state_at(LATER) is state


def test_an_answer_late_for_a_stage_already_left_is_recorded_all_the_same() -> None:
    case = a_case(comes_to("stage-2", "2026-06-09 09:00", ASKS_FOR_MORE), answered("2026-06-12 09:00", "stage-1"))
    first, second = the_clocks(TWO_STAGES, case)
    assert (first.met_at, first.stopped_at) == (at("2026-06-12 09:00"), None)
    assert second.is_open


def test_an_answer_at_stage_two_is_none_at_stage_one() -> None:
    case = a_case(comes_to("stage-2", "2026-06-09 09:00", ASKS_FOR_MORE), answered("2026-06-12 09:00", "stage-2"))
    first, second = the_clocks(TWO_STAGES, case)
    assert (first.met_at, second.met_at) == (None, at("2026-06-12 09:00"))


SENT_BACK: list[Happening] = [
    answered("2026-06-10 09:00"),
    comes_to("stage-2", "2026-06-22 11:00", ASKS_FOR_MORE),
    sent_back("stage-1", "2026-06-25 09:00", due="2026-07-04"),
]


def test_a_case_sent_back_is_owed_an_answer_by_the_day_agreed() -> None:
    first, again, second = the_clocks(TWO_STAGES, a_case(*SENT_BACK))
    assert (first.number, first.state_at(LATER)) == (1, ClockState.MET)
    assert (again.clock, again.stage, again.number) == ("stage-1-answer", "stage-1", 2)
    assert (again.started, again.due) == (at("2026-06-25 09:00"), end_of("2026-07-04")), "a Saturday agreed stays one"
    assert (again.is_open, again.is_extended) == (True, False)
    assert second.state_at(LATER) is ClockState.STOPPED, "it is given back, not answered late"


def test_the_second_look_is_answered_apart_from_the_first() -> None:
    _, again, _ = the_clocks(TWO_STAGES, a_case(*SENT_BACK, answered("2026-07-03 09:00")))
    assert again.met_at == at("2026-07-03 09:00")


def test_asked_for_a_second_time_the_later_stage_runs_anew() -> None:
    case = a_case(*SENT_BACK, answered("2026-07-03 09:00"), comes_to("stage-2", "2026-07-06 09:00", ASKS_FOR_MORE))
    clock = the_clock(TWO_STAGES, case, "stage-2-answer")
    assert (clock.number, day(clock.due), clock.is_open) == (2, "2026-08-03", True)  # Tuesday 7 July and 19 more


def test_sent_back_nothing_but_the_answer_is_owed_again() -> None:
    clocks = the_clocks(EVERY_STAGE, a_case(*SENT_BACK))
    assert [(clock.stage, clock.number) for clock in clocks] == [("stage-1", 1), ("stage-2", 1)]


# -- Closed and reopened


def test_a_closed_case_owes_nothing_more() -> None:
    first, *_ = the_clocks(TWO_STAGES, a_case(closed("2026-06-09 09:00")))
    assert (first.stopped_at, first.state_at(LATER)) == (at("2026-06-09 09:00"), ClockState.STOPPED)


def test_closed_after_the_day_it_was_missed() -> None:
    first, *_ = the_clocks(TWO_STAGES, a_case(closed("2026-06-17 09:00")))
    assert first.state_at(LATER) is ClockState.MISSED


def test_closed_after_its_stage_was_left_it_had_stopped_then() -> None:
    case = a_case(comes_to("stage-2", "2026-06-09 09:00", ASKS_FOR_MORE), closed("2026-06-11 09:00"))
    first, second = the_clocks(TWO_STAGES, case)
    assert (first.stopped_at, second.stopped_at) == (at("2026-06-09 09:00"), at("2026-06-11 09:00"))


def test_a_reopened_case_owes_what_it_owed_by_the_same_day() -> None:
    first, *_ = the_clocks(TWO_STAGES, a_case(closed("2026-06-09 09:00"), reopened("2026-06-17 09:00")))
    assert (first.is_open, day(first.due)) == (True, "2026-06-15")
    assert first.state_at(at("2026-06-17 09:00")) is ClockState.MISSED
