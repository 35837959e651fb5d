"""What the 2009 procedure measures itself by, and against which targets: made-up figures of June 2026.

1 June 2026 is a Monday, and no bank holiday falls in June.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from heard.casework.measures import Share, share
from heard.casework.policy.words import MeasureName
from policies.clauses import Clause, proves
from policies.story import Story, the_calendar, the_policy

PACK = "wnwhl-2009"
MONDAYS = ("2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22")


def in_june(measure: str, cases: Iterable[Story], stage: str | None = None) -> Share:
    """Return the share of a measure in June 2026, as known on 1 August."""
    policy, calendar = the_policy(PACK), the_calendar(PACK)
    clocks = [
        clock
        for case in cases
        for clock in case.clocks
        if policy.clocks_by_name[clock.clock].measure == measure and stage in (None, clock.stage)
    ]
    now = Story(PACK).at("2026-08-01 09:00")
    rule = policy.measures[MeasureName(measure)]
    return share(rule, clocks, calendar, first=date(2026, 6, 1), last=date(2026, 6, 30), now=now)


def acknowledged(number: int, *, late: bool) -> Story:
    """A complaint of a Monday, acknowledged on the Tuesday, or a day too late."""
    monday = date.fromisoformat(MONDAYS[number % 4])
    return Story(PACK).opens(f"{monday} 10:00").acknowledges(f"{monday.replace(day=monday.day + 1 + late)} 12:00")


def answered(at: str) -> Story:
    """A complaint of Monday 1 June, due on Monday 15 June."""
    return Story(PACK).opens("2026-06-01 10:00").answers(at)


def at_stage_3(answered: str) -> Story:
    """Stage 3 from Monday 1 June, due on Monday 29 June; all before it was due in May or earlier."""
    case = Story(PACK).opens("2026-04-01 10:00").answers("2026-04-10 10:00").asks("2026-05-01 10:00", "stage-2")
    return case.answers("2026-05-15 10:00").asks("2026-06-01 10:00", "stage-3").answers(answered)


@proves("wnwhl-perf-ack-97")
@pytest.mark.parametrize("late, shown, is_met", [(4, "96.0%", False), (3, "97.0%", True)])
def test_97_of_a_hundred_complaints_are_acknowledged_in_time(
    clause: Clause, late: int, shown: str, is_met: bool
) -> None:
    found = in_june("acknowledged", [acknowledged(number, late=number < late) for number in range(100)])
    assert (found.in_time, found.of, found.percent) == (100 - late, 100, shown)
    assert (found.target, found.is_met) == ("97%", is_met)


@proves("wnwhl-perf-s12-80")
def test_stages_1_and_2_are_held_to_one_target_and_each_is_shown(clause: Clause) -> None:
    first_stage = [answered("2026-06-15 17:00")] * 7 + [answered("2026-06-16 09:00")] * 3
    alone = in_june("stages-1-and-2", first_stage)
    assert (alone.percent, alone.target, alone.is_met) == ("70.0%", "80%", False)

    # Received on 11 May, in time at stage 1, taken further on 12 June: stage 2 counts from then, to 26 June.
    second_stage = Story(PACK).opens("2026-05-11 10:00").answers("2026-05-22 10:00").asks("2026-06-12 14:00", "stage-2")
    cases = [*first_stage, second_stage.answers("2026-06-26 12:00")]
    both = in_june("stages-1-and-2", cases)
    assert (both.in_time, both.of, both.percent, both.is_met) == (8, 11, "72.7%", False)
    each = [in_june("stages-1-and-2", cases, stage) for stage in ("stage-1", "stage-2")]
    assert [(found.in_time, found.of) for found in each] == [(7, 10), (1, 1)]


@proves("wnwhl-perf-s3-80")
def test_four_of_five_in_time_at_stage_3_meet_the_target(clause: Clause) -> None:
    found = in_june("stage-3", [at_stage_3("2026-06-29 17:00")] * 4 + [at_stage_3("2026-06-30 09:00")])
    assert (found.in_time, found.of, found.percent) == (4, 5, "80.0%")
    assert (found.target, found.is_met) == ("80%", True)


@proves("wnwhl-perf-s4-none")
def test_stage_4_is_counted_and_has_no_target(clause: Clause) -> None:
    case = Story(PACK).opens("2026-03-02 10:00").answers("2026-03-10 10:00").asks("2026-06-01 10:00", "stage-4")
    # Day 18 of 20: 2-5, 8-12, 15-19, 22-25 June.
    found = in_june("stage-4", [case.answers("2026-06-25 12:00")])
    assert (found.in_time, found.of, found.target, found.is_met) == (1, 1, "no target set", None)
