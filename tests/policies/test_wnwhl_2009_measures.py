"""What the 2009 procedure measures itself by, and against which targets: made-up figures of June 2026.

1 June 2026 is a Monday, and no bank holiday falls in June.
"""

from __future__ import annotations

from datetime import date

import pytest

from policies.clauses import Clause, proves
from policies.story import Story, share_of, the_policy

PACK = "wnwhl-2009"
MONDAYS = ("2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22")


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
    found = share_of("acknowledged", *(acknowledged(number, late=number < late) for number in range(100)))
    assert (found.in_time, found.of, found.percent) == (100 - late, 100, shown)
    assert (found.target, found.is_met) == ("97%", is_met)


@proves("wnwhl-perf-s12-80")
def test_stages_1_and_2_are_held_to_one_target_and_each_is_shown(clause: Clause) -> None:
    first_stage = [answered("2026-06-15 17:00")] * 7 + [answered("2026-06-16 09:00")] * 3
    alone = share_of("stages-1-and-2", *first_stage)
    assert (alone.percent, alone.target, alone.is_met) == ("70.0%", "80%", False)

    # Received on 11 May, in time at stage 1, taken further on 12 June: stage 2 counts from then, to 26 June.
    second_stage = Story(PACK).opens("2026-05-11 10:00").answers("2026-05-22 10:00").asks("2026-06-12 14:00", "stage-2")
    cases = [*first_stage, second_stage.answers("2026-06-26 12:00")]
    both = share_of("stages-1-and-2", *cases)
    assert (both.in_time, both.of, both.percent, both.is_met) == (8, 11, "72.7%", False)
    each = [share_of("stages-1-and-2", *cases, stage=stage) for stage in ("stage-1", "stage-2")]
    assert [(found.in_time, found.of) for found in each] == [(7, 10), (1, 1)]


@proves("wnwhl-perf-s3-80")
def test_four_of_five_in_time_at_stage_3_meet_the_target(clause: Clause) -> None:
    found = share_of("stage-3", *[at_stage_3("2026-06-29 17:00")] * 4, at_stage_3("2026-06-30 09:00"))
    assert (found.in_time, found.of, found.percent) == (4, 5, "80.0%")
    assert (found.target, found.is_met) == ("80%", True)


@proves("wnwhl-perf-s4-none")
def test_stage_4_is_counted_and_has_no_target(clause: Clause) -> None:
    case = Story(PACK).opens("2026-03-02 10:00").answers("2026-03-10 10:00").asks("2026-06-01 10:00", "stage-4")
    # Day 18 of 20: 2-5, 8-12, 15-19, 22-25 June.
    found = share_of("stage-4", case.answers("2026-06-25 12:00"))
    assert (found.in_time, found.of, found.target, found.is_met) == (1, 1, "no target set", None)


@proves("wnwhl-5-scorecard", "wnwhl-1-publish-performance")
def test_three_measures_have_a_target_and_each_is_a_figure_met_or_missed(clause: Clause) -> None:
    """The table, and the reports it stands in, are another part's; when they go: test_rhythms.py."""
    in_time = Story(PACK).opens("2026-06-01 10:00").acknowledges("2026-06-02 12:00").answers("2026-06-15 17:00")
    late = Story(PACK).opens("2026-06-01 10:00").acknowledges("2026-06-03 12:00").answers("2026-06-15 17:00")
    cases = (in_time, late, at_stage_3("2026-06-29 17:00"))
    shown = {
        name: share_of(name, *cases) for name, measure in the_policy(PACK).measures.items() if measure.target_percent
    }
    assert {name: (each.in_time, each.of, each.percent, each.target, each.is_met) for name, each in shown.items()} == {
        "acknowledged": (1, 2, "50.0%", "97%", False),
        "stages-1-and-2": (2, 2, "100.0%", "80%", True),
        "stage-3": (1, 1, "100.0%", "80%", True),
    }
