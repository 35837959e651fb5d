"""What share of a promise was kept: who is in the sum, and when a target is met."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from heard.casework.deadline import Deadline
from heard.casework.events import ClockName, StageName
from heard.casework.measures import NO_TARGET, Share, share
from heard.casework.policy.clocks import Measure
from heard.casework.policy.words import ClockKind, MeasureName
from histories import CALENDAR, at, end_of


@pytest.mark.parametrize(
    "in_time, of, target, is_met, percent",
    [
        pytest.param(97, 100, 97, True, "97.0%", id="equal to its target is met"),
        pytest.param(2424, 2500, 97, False, "96.96%", id="96.96 of 97 is missed, and shows why"),
        pytest.param(24249, 25000, 97, False, "96.996%", id="closer still, it shows as much as it takes"),
        pytest.param(2426, 2500, 97, True, "97.04%", id="just over is met, and shows why"),
        pytest.param(969, 1000, 97, False, "96.9%", id="plainly missed"),
        pytest.param(4, 5, 80, True, "80.0%", id="four of five"),
        pytest.param(2, 3, 80, False, "66.7%", id="rounded where nothing hangs on it"),
        pytest.param(2, 3, None, None, "66.7%", id="no target"),
        pytest.param(0, 0, 97, None, "", id="nothing fell due"),
        pytest.param(0, 4, 97, False, "0.0%", id="none in time"),
        pytest.param(4, 4, 100, True, "100.0%", id="all of them"),
        pytest.param(2999, 3000, 100, False, "99.97%", id="all but one of three thousand"),
    ],
)
def test_a_share(in_time: int, of: int, target: int | None, is_met: bool | None, percent: str) -> None:
    shown = Share(in_time, of, target)
    assert (shown.is_met, shown.percent) == (is_met, percent)


def test_where_the_policy_sets_no_target_none_is_shown() -> None:
    assert (Share(1, 2, None).target, Share(1, 2, 97).target) == (NO_TARGET, "97%")


# -- Which clocks are in the sum

NOW = at("2026-06-20 12:00")


def a_clock(due: str | None, met: str | None = None, stopped: str | None = None) -> Deadline:
    """A clock of stage 1, due at the end of a day."""
    until: datetime | None = end_of(due) if due else None
    return Deadline(
        clock=ClockName("answer"),
        stage=StageName("stage-1"),
        number=1,
        kind=ClockKind.MEASURED,
        started=at("2026-05-20 10:00"),
        due=until,
        standard_due=until,
        in_time_until=until,
        met_at=at(met) if met else None,
        stopped_at=at(stopped) if stopped else None,
        clause="2.4",
    )


def in_june(*clocks: Deadline) -> tuple[int, int]:
    measure = Measure(MeasureName("answered"), "Answered in 10 working days", 80)
    found = share(measure, clocks, CALENDAR, first=date(2026, 6, 1), last=date(2026, 6, 30), now=NOW)
    assert found.target_percent == 80
    return found.in_time, found.of


@pytest.mark.parametrize(
    "clock, counted",
    [
        pytest.param(a_clock("2026-06-15", "2026-06-15 23:59"), (1, 1), id="met on its last day"),
        pytest.param(a_clock("2026-06-15", "2026-06-16 00:00"), (0, 1), id="met a day late"),
        pytest.param(a_clock("2026-06-15"), (0, 1), id="fell due, and is still open"),
        pytest.param(a_clock("2026-06-25"), (0, 0), id="open and not yet due: in neither number"),
        pytest.param(a_clock("2026-06-25", "2026-06-18 09:00"), (1, 1), id="met before it falls due"),
        pytest.param(a_clock("2026-06-15", stopped="2026-06-10 09:00"), (0, 0), id="stopped in time: not owed"),
        pytest.param(a_clock("2026-06-15", stopped="2026-06-18 09:00"), (0, 1), id="stopped when it was late"),
        pytest.param(a_clock(None, "2026-06-10 09:00"), (0, 0), id="no time set: in no sum"),
        pytest.param(a_clock("2026-06-01", "2026-05-28 09:00"), (1, 1), id="due on the first of the month"),
        pytest.param(a_clock("2026-05-31", "2026-05-28 09:00"), (0, 0), id="due the day before, in London"),
        pytest.param(a_clock("2026-06-30", "2026-06-19 09:00"), (1, 1), id="due on the last of the month"),
        pytest.param(a_clock("2026-07-01", "2026-06-19 09:00"), (0, 0), id="due the day after"),
    ],
)
def test_which_clocks_are_in_the_sum(clock: Deadline, counted: tuple[int, int]) -> None:
    assert in_june(clock) == counted


def test_the_sum() -> None:
    kept = a_clock("2026-06-10", "2026-06-09 09:00")
    assert in_june(kept, kept, a_clock("2026-06-12"), a_clock("2026-06-25")) == (2, 3)
    assert in_june() == (0, 0)
