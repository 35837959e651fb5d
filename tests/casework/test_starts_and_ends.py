"""What starts a clock and what ends it: one moment of several, all of them, one taken back, one that never came."""

from __future__ import annotations

import pytest

from heard.casework.moments import Moment
from histories import (
    Happening,
    a_case,
    a_policy,
    acknowledged,
    answered,
    at,
    comes_to,
    danger_seen,
    day,
    passed,
    receipt_sent,
    the_clock,
    the_clocks,
)

ASKS_FOR_MORE = Moment.ESCALATION_REQUESTED
LATER = at("2026-09-01 09:00")

# -- Several ends of one clock

THREE_ACTS = a_policy("""
[clock.log-acknowledge-allocate]
stage = "stage-1"
starts = "received"
within = "5 working days"
ends = ["logged", "acknowledged", "allocated"]
""")


@pytest.mark.parametrize(
    "happenings, met",
    [
        pytest.param([], None, id="nothing but the logging, which receipt is"),
        pytest.param([acknowledged("2026-06-02 09:00")], None, id="two of three"),
        pytest.param(
            [acknowledged("2026-06-02 09:00"), passed(Moment.ALLOCATED, "2026-06-04 09:00")],
            "2026-06-04 09:00",
            id="the last of three counts",
        ),
        pytest.param(
            [
                passed(Moment.ALLOCATED, "2026-06-02 09:00"),
                acknowledged("2026-06-03 09:00"),
                passed(Moment.LOGGED, "2026-06-05 09:00"),
            ],
            "2026-06-03 09:00",
            id="logged as it opened, whatever a person says later",
        ),
        pytest.param(
            [receipt_sent("2026-06-01 10:01"), passed(Moment.ALLOCATED, "2026-06-02 09:00")],
            None,
            id="a receipt acknowledges nothing",
        ),
    ],
)
def test_all_of_three_acts(happenings: list[Happening], met: str | None) -> None:
    clock = the_clock(THREE_ACTS, a_case(*happenings), "log-acknowledge-allocate")
    assert clock.met_at == (at(met) if met else None)
    assert day(clock.due) == "2026-06-08"  # Tuesday 2, 3, 4, 5, Monday 8


EITHER = a_policy("""
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "2 working days"
ends = ["acknowledged", "answered"]
ends_when = "any"
""")


@pytest.mark.parametrize(
    "happenings, met",
    [
        pytest.param([acknowledged("2026-06-02 09:00")], "2026-06-02 09:00", id="acknowledged"),
        pytest.param([answered("2026-06-02 15:00")], "2026-06-02 15:00", id="answered at once"),
        pytest.param(
            [acknowledged("2026-06-02 09:00"), answered("2026-06-02 15:00")], "2026-06-02 09:00", id="the first of both"
        ),
        pytest.param([], None, id="neither"),
    ],
)
def test_either_of_two_acts(happenings: list[Happening], met: str | None) -> None:
    clock = the_clock(EITHER, a_case(*happenings), "acknowledge")
    assert clock.met_at == (at(met) if met else None)


# -- A start taken back

PANEL = a_policy("""
[clock.decision-told]
stage = "stage-1"
starts = "decision-made"
within = "5 working days"
ends = "answered"
stops_when = "adjourned"
""")
DECIDED = passed(Moment.DECISION_MADE, "2026-06-10 16:00")
ADJOURNED = passed(Moment.ADJOURNED, "2026-06-11 16:00")
DECIDED_AGAIN = passed(Moment.DECISION_MADE, "2026-06-24 16:00")


def test_a_panel_that_adjourns_takes_its_decision_back() -> None:
    assert day(the_clock(PANEL, a_case(DECIDED), "decision-told").due) == "2026-06-17"
    assert the_clocks(PANEL, a_case(DECIDED, ADJOURNED)) == ()


def test_the_next_decision_starts_the_clock() -> None:
    clock = the_clock(PANEL, a_case(DECIDED, ADJOURNED, DECIDED_AGAIN), "decision-told")
    assert (clock.started, day(clock.due)) == (at("2026-06-24 16:00"), "2026-07-01")


def test_a_panel_that_adjourned_before_it_decided_took_nothing_back() -> None:
    clock = the_clock(PANEL, a_case(ADJOURNED, DECIDED_AGAIN), "decision-told")
    assert clock.started == at("2026-06-24 16:00")


# -- A stage that is logged

LOGGED = a_policy("""
[clock.stage-1-answer]
stage = "stage-1"
starts = "logged"
within = "10 working days"
ends = "answered"

[clock.stage-2-answer]
stage = "stage-2"
starts = "stage-2-logged"
within = "20 working days"
ends = "answered"

[clock.stage-2-update]
kind = "nudge"
stage = "stage-2"
starts = "stage-2-logged"
within = "10 working days"
ends = "outgoing-contact"
""")
AT_STAGE_2 = comes_to("stage-2", "2026-06-22 11:00", ASKS_FOR_MORE)


@pytest.mark.parametrize(
    "happenings, started, due",
    [
        pytest.param([], "2026-06-01 10:00", "2026-06-15", id="on the day it was asked for"),
        pytest.param(
            [passed(Moment.LOGGED, "2026-06-03 10:00")], "2026-06-01 10:00", "2026-06-15", id="logged later: no later"
        ),
        pytest.param([AT_STAGE_2], "2026-06-22 11:00", "2026-07-20", id="stage 2 on the day it was asked for"),
        pytest.param(
            [AT_STAGE_2, passed(Moment.STAGE_2_LOGGED, "2026-06-24 09:00", "stage-2")],
            "2026-06-22 11:00",
            "2026-07-20",
            id="stage 2 logged later: no later",
        ),
        pytest.param(
            [comes_to("stage-2", "2026-06-22 11:00", Moment.STAGE_2_LOGGED)],
            "2026-06-22 11:00",
            "2026-07-20",
            id="stage 2 opened by the logging",
        ),
    ],
)
def test_the_days_run_from_the_log(happenings: list[Happening], started: str, due: str) -> None:
    case = a_case(*happenings)
    clock = the_clock(LOGGED, case, f"{case.stage}-answer")
    assert (clock.started, day(clock.due)) == (at(started), due)


@pytest.mark.parametrize(
    "happening, met",
    [
        pytest.param(passed(Moment.CONTACT_MADE, "2026-06-29 09:00", "stage-2"), True, id="an officer rings"),
        pytest.param(acknowledged("2026-06-22 11:01", "stage-2"), False, id="the machine writes"),
        pytest.param(danger_seen("2026-06-29 09:00"), False, id="something else happens"),
    ],
)
def test_an_update_is_what_a_person_gives(happening: Happening, met: bool) -> None:
    case = a_case(passed(Moment.CONTACT_MADE, "2026-06-05 09:00"), AT_STAGE_2, happening)
    clock = the_clock(LOGGED, case, "stage-2-update")
    assert (clock.met_at is not None) is met, "contact before it began does not count"


# -- A start that never came

FROM_ACKNOWLEDGEMENT = a_policy("""
[clock.acknowledge]
stage = "every"
starts = ["received", "escalation-requested"]
within = "5 working days"
ends = "acknowledged"

[clock.answer]
stage = "stage-1"
starts = "acknowledged"
if_start_missing = "use-acknowledgement-due-day"
within = "10 working days"
ends = "answered"
""")


@pytest.mark.parametrize(
    "happenings, started, due",
    [
        pytest.param([], "2026-06-08 23:59:59", "2026-06-22", id="not acknowledged: from the last day it was due"),
        pytest.param([acknowledged("2026-06-03 09:00")], "2026-06-03 09:00", "2026-06-17", id="from the letter"),
        pytest.param([acknowledged("2026-06-08 17:30")], "2026-06-08 17:30", "2026-06-22", id="on its last day"),
        pytest.param(
            [acknowledged("2026-06-11 09:00")],
            "2026-06-08 23:59:59",
            "2026-06-22",
            id="a late letter moves nothing",
        ),
        pytest.param(
            [receipt_sent("2026-06-01 10:01")], "2026-06-08 23:59:59", "2026-06-22", id="a bare receipt starts nothing"
        ),
    ],
)
def test_ten_days_from_the_acknowledgement(happenings: list[Happening], started: str, due: str) -> None:
    clock = the_clock(FROM_ACKNOWLEDGEMENT, a_case(*happenings))
    assert (clock.started, day(clock.due), day(clock.standard_due)) == (at(started), due, due)


def test_a_start_that_may_be_missing_is_waited_for_where_the_policy_says_so() -> None:
    policy = a_policy("""
[clock.answer]
stage = "stage-1"
starts = "acknowledged"
within = "10 working days"
ends = "answered"
""")
    assert the_clocks(policy, a_case()) == ()
    assert day(the_clock(policy, a_case(acknowledged("2026-06-11 09:00"))).due) == "2026-06-25"
