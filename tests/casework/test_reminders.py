"""When to remind: seen from the due date, and never before the clock began."""

from __future__ import annotations

import pytest

from heard.casework.case import Case
from heard.casework.reminders import reminders
from histories import (
    CALENDAR,
    a_case,
    a_policy,
    acknowledged,
    agreed,
    at,
    extended,
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
