"""What a restriction that takes a case out of the usual times does to each of its clocks.

A complaint of Monday 1 June 2026 is owed an answer in ten working days, by 15 June.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from heard.casework import events as happened
from heard.casework.case import ClocksOff
from heard.casework.clocks_off import spans_off, what_follows
from heard.casework.deadline import ClockState
from heard.casework.events import ClocksPutBack, ClocksTakenOff
from heard.casework.policy import Policy
from heard.casework.restriction import Restriction
from histories import (
    ANSWER_IN_TEN_DAYS,
    CALENDAR,
    STAGE_2,
    Happening,
    a_case,
    a_policy,
    answered,
    at,
    closed,
    comes_to,
    danger_seen,
    day,
    extended,
    the_clock,
)

ALERT = """
[clock.alert]
kind = "alert"
starts = "risk-seen"
within = "15 minutes"
ends = "alert-sent"
"""
POLICY = a_policy(ANSWER_IN_TEN_DAYS)
LATER = at("2026-12-01 09:00")
RESTRICTION = """
[restriction]
decided_by = "head"
must_record = "why"
review_within = "3 months"
source = "ours"

[restriction.option.differently]
says = "Differently"
mailbox = "clocks-off"

[restriction.option.in-writing]
says = "In writing"
mailbox = "record"

[roles]
head = "Head"
"""


def taken_off(when: str, first: str, last: str | None = None, *, restriction: int = 1) -> Happening:
    until = date.fromisoformat(last) if last else None
    return ClocksTakenOff(restriction, date.fromisoformat(first), until), at(when)


def put_back(when: str, on: str, *, restriction: int = 1) -> Happening:
    return ClocksPutBack(restriction, date.fromisoformat(on)), at(when)


OFF = taken_off("2026-06-03 12:00", "2026-06-03")


@pytest.mark.parametrize(
    "happenings, due, state",
    [
        pytest.param([], "2026-06-15", ClockState.MISSED, id="nothing takes it off"),
        pytest.param([OFF], None, ClockState.RUNNING, id="taken off"),
        pytest.param([OFF, answered("2026-09-01 10:00")], None, ClockState.MET, id="answered meanwhile"),
        pytest.param([OFF, closed("2026-09-01 10:00")], None, ClockState.STOPPED, id="closed meanwhile"),
        pytest.param(
            [taken_off("2026-06-15 23:59", "2026-06-15")], None, ClockState.RUNNING, id="in the last minute it had"
        ),
        pytest.param(
            [taken_off("2026-06-16 00:00", "2026-06-01")], "2026-06-15", ClockState.MISSED, id="late already by then"
        ),
        pytest.param(
            [taken_off("2026-06-03 12:00", "2026-06-16")], "2026-06-15", ClockState.MISSED, id="from a day after it"
        ),
        pytest.param(
            [answered("2026-06-02 10:00"), OFF], "2026-06-15", ClockState.MET, id="answered before: met in its time"
        ),
        pytest.param([OFF, put_back("2026-06-03 15:00", "2026-06-03")], "2026-06-15", ClockState.MISSED, id="undone"),
        pytest.param([OFF, put_back("2026-07-01 09:00", "2026-07-01")], "2026-07-15", ClockState.MISSED, id="lifted"),
        pytest.param(
            [taken_off("2026-06-03 12:00", "2026-06-03", "2026-06-30")], "2026-07-15", ClockState.MISSED, id="lapsed"
        ),
        pytest.param(
            [OFF, put_back("2026-07-01 09:00", "2026-07-01"), answered("2026-07-15 23:59")],
            "2026-07-15",
            ClockState.MET,
            id="answered on the last day of the ten that began anew",
        ),
        pytest.param(
            [
                taken_off("2026-06-03 12:00", "2026-06-03", "2026-06-30"),
                taken_off("2026-06-20 12:00", "2026-06-03", "2026-07-31"),
            ],
            "2026-08-14",
            ClockState.MISSED,
            id="its last day was moved: from Saturday 1 August",
        ),
        pytest.param(
            [
                taken_off("2026-06-03 12:00", "2026-06-03", "2026-06-30"),
                taken_off("2026-06-20 12:00", "2026-06-20", "2026-07-31", restriction=2),
            ],
            "2026-08-14",
            ClockState.MISSED,
            id="another goes on from it",
        ),
        pytest.param(
            [
                extended("answer", "2026-06-29", "2026-06-03 10:00"),
                OFF,
                put_back("2026-07-01 09:00", "2026-07-01"),
            ],
            "2026-07-15",
            ClockState.MISSED,
            id="a day given before says nothing of what begins anew",
        ),
        pytest.param(
            [
                OFF,
                put_back("2026-07-01 09:00", "2026-07-01"),
                extended("answer", "2026-07-29", "2026-07-10 10:00"),
            ],
            "2026-07-29",
            ClockState.MISSED,
            id="extended after it began anew",
        ),
    ],
)
def test_what_is_owed_by_when(happenings: list[Happening], due: str | None, state: ClockState) -> None:
    clock = the_clock(POLICY, a_case(*happenings))
    assert (day(clock.due), clock.state_at(LATER)) == (due, state)


def test_a_stage_that_begins_meanwhile_has_no_day_either() -> None:
    of_stage_2 = ANSWER_IN_TEN_DAYS.replace('"stage-1"', '"stage-2"').replace('"received"', '"escalation-requested"')
    policy = a_policy(of_stage_2)
    asks = comes_to(STAGE_2, "2026-06-22 09:00", happened.Moment.ESCALATION_REQUESTED)
    assert the_clock(policy, a_case(OFF, asks)).due is None
    lifted = the_clock(policy, a_case(OFF, asks, put_back("2026-07-01 09:00", "2026-07-01")))
    assert (day(lifted.started), day(lifted.due)) == ("2026-07-01", "2026-07-15")
    before = the_clock(policy, a_case(OFF, put_back("2026-06-10 09:00", "2026-06-10"), asks))
    assert day(before.due) == "2026-07-06", "the restriction was over when it began"


def test_the_alert_of_a_danger_runs_all_the_same() -> None:
    clock = the_clock(a_policy(ALERT), a_case(OFF, danger_seen("2026-06-22 09:00")), "alert")
    assert clock.due == at("2026-06-22 09:15")


def test_days_that_follow_on_one_another_are_one_span() -> None:
    since = at("2026-06-01 10:00")
    first, second = (date(2026, 6, 3), date(2026, 6, 30)), (date(2026, 7, 1), None)
    spans = [ClocksOff(number, since, *days) for number, days in enumerate((second, first), 1)]
    assert spans_off(tuple(spans), CALENDAR) == [(at("2026-06-03 00:00"), None)]
    never = ClocksOff(3, since, date(2026, 6, 3), back=date(2026, 6, 3))
    assert spans_off((never,), CALENDAR) == []


# -- What a restriction does to its case


def test_nobody_elses_complaint_waits_because_of_a_restricted_person() -> None:
    policy = policy_with_options()
    assert what_follows(ENTRY, a_case(), policy, is_theirs=False, today=TODAY) is None
    assert what_follows(ENTRY, a_case(OFF), policy, is_theirs=False, today=TODAY) == ClocksPutBack(1, TODAY)


def policy_with_options() -> Policy:
    return a_policy(ANSWER_IN_TEN_DAYS + RESTRICTION)


ENTRY = Restriction(number=1, person=None, case=None, option="differently", first=date(2026, 6, 3))
TODAY = date(2026, 6, 10)


@pytest.mark.parametrize(
    "changed, expected",
    [
        pytest.param({}, ClocksTakenOff(1, date(2026, 6, 3), None), id="it holds"),
        pytest.param(
            {"first": date(2026, 7, 1)}, ClocksTakenOff(1, date(2026, 7, 1), None), id="it is to come: told beforehand"
        ),
        pytest.param({"last": date(2026, 6, 9)}, None, id="over before anybody wrote it down"),
        pytest.param({"proposed": True}, None, id="only proposed"),
        pytest.param({"option": "in-writing"}, None, id="an option that limits calls"),
        pytest.param({"option": "our own word"}, None, id="the landlord's own word"),
        pytest.param({"lifted_on": date(2026, 6, 5)}, None, id="lifted before"),
    ],
)
def test_what_a_restriction_brings_about(
    changed: dict[str, Any], expected: ClocksTakenOff | ClocksPutBack | None
) -> None:
    entry = replace(ENTRY, **changed)
    assert what_follows(entry, a_case(), policy_with_options(), is_theirs=True, today=TODAY) == expected


@pytest.mark.parametrize(
    "changed, expected",
    [
        pytest.param({}, None, id="as it stood"),
        pytest.param({"last": date(2026, 6, 30)}, ClocksTakenOff(1, date(2026, 6, 3), date(2026, 6, 30)), id="an end"),
        pytest.param({"last": date(2026, 6, 9)}, ClocksTakenOff(1, date(2026, 6, 3), date(2026, 6, 9)), id="ended now"),
        pytest.param({"lifted_on": date(2026, 6, 5)}, ClocksPutBack(1, date(2026, 6, 5)), id="lifted"),
        pytest.param({"option": "in-writing"}, ClocksPutBack(1, TODAY), id="another option"),
        pytest.param(
            {"option": "in-writing", "reviewed_on": date(2026, 6, 9)},
            ClocksPutBack(1, date(2026, 6, 9)),
            id="another option, by a review of the day before",
        ),
    ],
)
def test_what_becomes_of_it(changed: dict[str, Any], expected: ClocksTakenOff | ClocksPutBack | None) -> None:
    entry = replace(ENTRY, **changed)
    assert what_follows(entry, a_case(OFF), policy_with_options(), is_theirs=True, today=TODAY) == expected
    after = a_case(OFF) if expected is None else a_case(OFF, (expected, at("2026-06-10 09:00")))
    assert what_follows(entry, after, policy_with_options(), is_theirs=True, today=TODAY) is None, "told once"
