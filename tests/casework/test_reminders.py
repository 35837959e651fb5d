"""When to remind: seen from the due date, and never before the clock began."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import pytest

from heard.casework.case import Case
from heard.casework.deadline import Deadline
from heard.casework.events import ClockName
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.clocks import ClockRule
from heard.casework.reminders import come_by, next_reminder, reminders, told_besides, with_its_ladder
from histories import (
    CALENDAR,
    NUDGE_AFTER_FIVE_DAYS,
    STAGE_2,
    Happening,
    a_case,
    a_policy,
    acknowledged,
    agreed,
    answered,
    at,
    closed,
    comes_to,
    extended,
    given,
    passed,
    the_clock,
    with_holidays,
)

REMIND = '["5 working days before", "2 working days before", "on the day", "1 working day after"]'


def times(case: Case, within: str = "10 working days", remind: str = REMIND, *holidays: str) -> list[tuple[str, str]]:
    """Return when each reminder of the answer goes, in London, and which it is."""
    policy = a_policy(f"""
[clock.answer]
stage = "stage-1"
starts = "received"
within = "{within}"
agreed_date_replaces = true
ends = "answered"
remind = {remind}
""")
    calendar = with_holidays(CALENDAR, *holidays)
    clock = the_clock(policy, case, calendar=calendar)
    found = reminders(policy.clocks_by_name[clock.clock], clock, calendar)
    return [(f"{moment.astimezone(calendar.zone):%Y-%m-%d %H:%M}", str(reminder)) for moment, reminder in found]


def test_reminders_go_at_opening_counted_back_from_the_due_date() -> None:
    assert times(a_case()) == [
        ("2026-06-08 09:00", "5 working days before"),
        ("2026-06-11 09:00", "2 working days before"),
        ("2026-06-15 09:00", "on the day"),
        ("2026-06-16 09:00", "1 working day after"),
    ]


def test_a_moved_date_moves_them() -> None:
    assert [moment for moment, _ in times(a_case(extended("answer", "2026-06-29", "2026-06-15 08:00")))] == [
        "2026-06-22 09:00",
        "2026-06-25 09:00",
        "2026-06-29 09:00",
        "2026-06-30 09:00",
    ]


def test_for_a_date_on_a_sunday_they_come_before_it() -> None:
    assert times(a_case(agreed("answer", "2026-06-21", "2026-06-10 09:00")), remind='["on the day"]') == [
        ("2026-06-19 09:00", "on the day")
    ]


@pytest.mark.parametrize(
    "within, expected",
    [
        pytest.param(
            "1 working day",
            [
                ("2026-06-01 10:00", "2 working days before"),
                ("2026-06-02 09:00", "on the day"),
                ("2026-06-03 09:00", "1 working day after"),
            ],
            id="two that had passed are one, at once, and the nearer one speaks",
        ),
        pytest.param(
            "3 working days",
            [
                ("2026-06-01 10:00", "5 working days before"),
                ("2026-06-02 09:00", "2 working days before"),
                ("2026-06-04 09:00", "on the day"),
                ("2026-06-05 09:00", "1 working day after"),
            ],
            id="one that had passed",
        ),
    ],
)
def test_of_a_short_clock(within: str, expected: list[tuple[str, str]]) -> None:
    assert times(a_case(), within) == expected


def test_a_mail_that_came_after_opening_on_the_day_it_is_due_is_reminded_of_at_once() -> None:
    assert times(a_case(received="2026-06-01 17:01"), "24 hours", '["30 minutes before", "on the day"]') == [
        ("2026-06-02 09:00", "on the day"),
        ("2026-06-02 16:31", "30 minutes before"),
    ]
    assert times(a_case(received="2026-06-01 10:00"), "6 hours", '["on the day"]') == [
        ("2026-06-01 10:00", "on the day")
    ]


def test_a_holiday_between_moves_them_back() -> None:
    assert times(a_case(agreed("answer", "2026-06-15", "2026-06-10 09:00")), "10 working days", REMIND, "2026-06-12")[
        :2
    ] == [
        ("2026-06-05 09:00", "5 working days before"),
        ("2026-06-10 09:00", "2 working days before"),
    ]


def test_of_what_has_no_time_nobody_is_reminded() -> None:
    assert times(a_case(), "not set") == []


def test_a_clock_without_reminders_has_none() -> None:
    assert times(a_case(), remind="[]") == []


def test_they_are_kept_in_utc() -> None:
    policy = a_policy("""
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "1 working day"
ends = "acknowledged"
remind = "on the day"
""")
    clock = the_clock(policy, a_case(acknowledged("2026-06-01 10:01")), "acknowledge")
    [(moment, _)] = reminders(policy.clocks_by_name[clock.clock], clock, CALENDAR)
    assert moment.isoformat() == "2026-06-02T08:00:00+00:00"
    assert moment == at("2026-06-02 09:00")


# -- With the ladder of a policy, and what has come by now ---------------------------------------------

LADDER = """
[ladder.late]
from = "1 working day after"
to = "champion"

[ladder.very-late]
from = "5 working days after"
to = ["manager", "champion"]
"""
ROLES = '[roles]\nchampion = "Champion"\nmanager = "Manager"\n'
ANSWER = """
[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
remind = ["2 working days before", "on the day"]
"""
WITH_LADDER = a_policy(ROLES + ANSWER + LADDER + NUDGE_AFTER_FIVE_DAYS)
RAN = ["2026-06-11 09:00", "2026-06-15 09:00", "2026-06-16 09:00", "2026-06-22 09:00"]


def of(case: Case, name: str = "answer", policy: Policy = WITH_LADDER) -> tuple[ClockRule, Deadline]:
    return policy.clocks_by_name[ClockName(name)], the_clock(policy, case, name)


def wall(moments: Iterable[datetime]) -> list[str]:
    return [f"{moment.astimezone(CALENDAR.zone):%Y-%m-%d %H:%M}" for moment in moments]


def test_whoever_owes_it_is_reminded_as_others_are_told_too() -> None:
    found = with_its_ladder(*of(a_case()), WITH_LADDER, CALENDAR)
    assert wall(moment for moment, _ in found) == RAN


def test_a_nudge_reminds_on_its_day_and_has_no_ladder() -> None:
    found = with_its_ladder(*of(a_case(acknowledged("2026-06-01 10:01")), "keep-informed"), WITH_LADDER, CALENDAR)
    assert wall(moment for moment, _ in found) == ["2026-06-08 09:00"]


def test_a_promise_has_the_ladder_too() -> None:
    promise = """
[clock.promised-action]
kind = "promise"
starts = "action-promised"
within = "date given"
ends = "action-done"
"""
    policy = a_policy(ROLES + ANSWER + LADDER + promise)
    case = a_case(
        passed(Moment.ACTION_PROMISED, "2026-06-02 09:00", None),
        given("promised-action", "2026-06-19", "2026-06-02 09:00"),
    )
    found = with_its_ladder(*of(case, "promised-action", policy), policy, CALENDAR)
    assert wall(moment for moment, _ in found) == ["2026-06-22 09:00", "2026-06-26 09:00"]


@pytest.mark.parametrize(
    "after, expected",
    [
        pytest.param(None, "2026-06-11 09:00", id="nothing was given yet"),
        pytest.param("2026-06-11 09:00", "2026-06-15 09:00", id="the first was given"),
        pytest.param("2026-06-10 09:00", "2026-06-11 09:00", id="given up to a day before"),
        pytest.param("2026-06-16 09:00", "2026-06-22 09:00", id="only the ladder is left"),
        pytest.param("2026-06-22 09:00", None, id="all was given"),
    ],
)
def test_what_is_next_lies_after_what_was_given(after: str | None, expected: str | None) -> None:
    moment = next_reminder(*of(a_case()), WITH_LADDER, CALENDAR, after=at(after) if after else None)
    assert (wall([moment])[0] if moment is not None else None) == expected


def test_what_was_given_is_not_given_again_after_the_date_moved_back() -> None:
    later = a_case(extended("answer", "2026-06-17", "2026-06-15 10:00"))
    moment = next_reminder(*of(later), WITH_LADDER, CALENDAR, after=at("2026-06-15 09:00"))
    assert moment == at("2026-06-17 09:00")


@pytest.mark.parametrize(
    "over",
    [
        pytest.param(answered("2026-06-05 10:00"), id="answered"),
        pytest.param(closed("2026-06-05 10:00"), id="closed"),
        pytest.param(comes_to(STAGE_2, "2026-06-05 10:00", Moment.ESCALATION_REQUESTED), id="at the next stage"),
    ],
)
def test_of_a_clock_that_is_over_nobody_is_reminded(over: Happening) -> None:
    assert next_reminder(*of(a_case(over)), WITH_LADDER, CALENDAR, after=None) is None
    assert come_by(at("2026-07-01 09:00"), *of(a_case(over)), WITH_LADDER, CALENDAR, after=None) == ()


def test_of_a_stage_that_was_answered_nobody_is_nudged() -> None:
    nudge = """
[clock.speak]
kind = "nudge"
stage = "stage-1"
starts = "received"
within = "5 working days"
ends = "contact-made"
"""
    policy = a_policy(ANSWER + nudge)
    assert next_reminder(*of(a_case(), "speak", policy), policy, CALENDAR, after=None) == at("2026-06-08 09:00")
    done = a_case(answered("2026-06-05 10:00"))
    assert next_reminder(*of(done, "speak", policy), policy, CALENDAR, after=None) is None


@pytest.mark.parametrize(
    "now, expected",
    [
        pytest.param("2026-06-11 08:59", [], id="a minute before"),
        pytest.param("2026-06-11 09:00", RAN[:1], id="at its time"),
        pytest.param("2026-06-18 12:00", RAN[:3], id="after days off, all of them in order"),
    ],
)
def test_what_has_come_by_now(now: str, expected: list[str]) -> None:
    assert wall(come_by(at(now), *of(a_case()), WITH_LADDER, CALENDAR, after=None)) == expected


@pytest.mark.parametrize(
    "moment, roles",
    [
        pytest.param("2026-06-15 09:00", (), id="on the day nobody else"),
        pytest.param("2026-06-16 09:00", ("champion",), id="a day late"),
        pytest.param("2026-06-22 09:00", ("champion", "manager"), id="five days late, each once"),
    ],
)
def test_who_is_told_besides(moment: str, roles: tuple[str, ...]) -> None:
    assert told_besides(*of(a_case()), WITH_LADDER, CALENDAR, at=at(moment)) == roles


def test_of_a_nudge_nobody_else_is_told() -> None:
    case = a_case(acknowledged("2026-06-01 10:01"))
    assert told_besides(*of(case, "keep-informed"), WITH_LADDER, CALENDAR, at=at("2026-07-01 09:00")) == ()
