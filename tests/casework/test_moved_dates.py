"""Dates that were agreed, given, extended or kept: which one counts, and by which a clock is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from heard.casework import events as happened
from heard.casework.deadline import ClockState
from heard.casework.events import ClockName
from heard.casework.lengths import Counting
from heard.casework.moments import Moment
from histories import (
    CALENDAR,
    STAGE_1,
    Happening,
    a_case,
    a_policy,
    acknowledged,
    agreed,
    answered,
    at,
    closed,
    comes_to,
    day,
    end_of,
    extended,
    failed,
    given,
    kept,
    reopened,
    sent_back,
    the_clock,
    the_clocks,
    with_holidays,
)

ANSWER = """
[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
agreed_date_replaces = true
ends = "answered"
"""
POLICY = a_policy(ANSWER)
FIRST_EXTENDED = extended("answer", "2026-06-29", "2026-06-15 09:00")
LATER = at("2026-09-01 09:00")

# -- Agreed, and extended


@pytest.mark.parametrize(
    "happenings, due",
    [
        pytest.param([], "2026-06-15", id="nothing agreed"),
        pytest.param([agreed("answer", "2026-06-20", "2026-06-10 09:00")], "2026-06-20", id="agreed before it was due"),
        pytest.param([agreed("answer", "2026-06-20", "2026-06-15 23:59")], "2026-06-20", id="agreed on the last day"),
        pytest.param([agreed("answer", "2026-06-20", "2026-06-16 00:00")], "2026-06-15", id="agreed too late"),
        pytest.param([agreed("answer", "2026-06-10", "2026-06-02 09:00")], "2026-06-10", id="agreed to be earlier"),
        pytest.param([extended("answer", "2026-06-29", "2026-06-15 09:00")], "2026-06-29", id="extended"),
        pytest.param([extended("answer", "2026-06-29", "2026-06-16 09:00")], "2026-06-15", id="extended too late"),
        pytest.param(
            [
                extended("answer", "2026-06-29", "2026-06-15 09:00"),
                extended("answer", "2026-07-13", "2026-06-29 09:00"),
            ],
            "2026-07-13",
            id="extended twice, the second time from the date it had then",
        ),
        pytest.param(
            [
                extended("answer", "2026-06-29", "2026-06-15 09:00"),
                extended("answer", "2026-07-13", "2026-06-30 09:00"),
            ],
            "2026-06-29",
            id="the second time too late",
        ),
        pytest.param([agreed("other", "2026-06-20", "2026-06-10 09:00")], "2026-06-15", id="another clock's"),
        pytest.param(
            [agreed("answer", "2026-06-20", "2026-06-10 09:00", "stage-2")], "2026-06-15", id="another stage's"
        ),
    ],
)
def test_the_date_that_counts(happenings: list[Happening], due: str) -> None:
    clock = the_clock(POLICY, a_case(*happenings))
    assert (day(clock.due), day(clock.in_time_until)) == (due, due)
    assert day(clock.standard_due) == "2026-06-15", "the standard date is kept for the reports"


def test_an_extended_clock_says_so_until_its_new_date() -> None:
    clock = the_clock(POLICY, a_case(extended("answer", "2026-06-29", "2026-06-15 09:00")))
    assert clock.state_at(at("2026-06-20 09:00")) is ClockState.EXTENDED
    assert clock.state_at(at("2026-06-30 00:00")) is ClockState.MISSED
    assert (clock.due, clock.standard_due) == (end_of("2026-06-29"), end_of("2026-06-15"))


def test_a_date_that_was_brought_forward_is_no_extension() -> None:
    clock = the_clock(POLICY, a_case(agreed("answer", "2026-06-10", "2026-06-02 09:00")))
    assert (clock.is_extended, clock.state_at(at("2026-06-05 09:00"))) == (False, ClockState.RUNNING)


def test_where_the_policy_does_not_let_an_agreement_move_a_date_none_does() -> None:
    policy = a_policy(ANSWER.replace("agreed_date_replaces = true", ""))
    assert day(the_clock(policy, a_case(agreed("answer", "2026-06-20", "2026-06-10 09:00"))).due) == "2026-06-15"


def test_a_date_agreed_ends_at_closing_where_hours_count() -> None:
    by_hours = replace(CALENDAR, counting=Counting.OFFICE_HOURS, early={date(2026, 6, 19): time(13)})
    case = a_case(agreed("answer", "2026-06-19", "2026-06-10 09:00"))
    assert the_clock(POLICY, case, calendar=by_hours).due == at("2026-06-19 13:00")


@pytest.mark.parametrize(
    "on_time, until, state",
    [
        pytest.param("true", "2026-06-29", ClockState.MET, id="an extension counts as on time"),
        pytest.param("false", "2026-06-15", ClockState.MISSED, id="a holding reply does not make a late answer early"),
    ],
)
def test_what_an_answer_within_the_extension_is_judged_by(on_time: str, until: str, state: ClockState) -> None:
    policy = a_policy(f"""{ANSWER}
[extension.answer]
at_most = "date given by officer"
needs = ["holding reply on file"]
counts_as_on_time = {on_time}
""")
    case = a_case(extended("answer", "2026-06-29", "2026-06-15 09:00"), answered("2026-06-26 09:00"))
    clock = the_clock(policy, case)
    assert (day(clock.due), day(clock.in_time_until)) == ("2026-06-29", until)
    assert clock.state_at(LATER) is state


def test_what_was_agreed_for_one_visit_is_not_agreed_for_the_next() -> None:
    case = a_case(
        extended("answer", "2026-06-29", "2026-06-15 09:00"),
        answered("2026-06-26 09:00"),
        comes_to("stage-2", "2026-07-01 09:00", Moment.ESCALATION_REQUESTED),
        sent_back("stage-1", "2026-07-03 09:00", due="2026-07-10"),
        extended("answer", "2026-07-17", "2026-07-09 09:00"),
    )
    first, again = the_clocks(POLICY, case)
    assert (day(first.due), first.number) == ("2026-06-29", 1)
    assert (day(again.due), day(again.standard_due), again.number) == ("2026-07-17", "2026-07-10", 2)


# -- A date in a letter from outside

OUTSIDE = a_policy("""
[stage.stage-1]
opens_on = "received"

[stage.stage-4]
opens_on = "ombudsman-contact"
outside = true

[clock.stage-4-answer]
stage = "stage-4"
starts = "ombudsman-contact"
within = "20 working days"
ends = "answered"
earlier_date_in_letter_wins = true
""")
AT_THE_OMBUDSMAN = comes_to("stage-4", "2026-06-01 10:00", Moment.OMBUDSMAN_CONTACT)


@pytest.mark.parametrize(
    "in_letter, due",
    [
        pytest.param(None, "2026-06-29", id="twenty working days where the letter names no date"),
        pytest.param("2026-06-19", "2026-06-19", id="an earlier date wins"),
        pytest.param("2026-07-10", "2026-06-29", id="a later one does not"),
    ],
)
def test_a_date_in_an_ombudsmans_letter(in_letter: str | None, due: str) -> None:
    named = [given("stage-4-answer", in_letter, "2026-06-01 10:00")] if in_letter else []
    clock = the_clock(OUTSIDE, a_case(AT_THE_OMBUDSMAN, *named), "stage-4-answer")
    assert (day(clock.due), day(clock.standard_due)) == (due, "2026-06-29")
    assert clock.state_at(at("2026-06-02 09:00")) is ClockState.RUNNING


def test_a_date_given_moves_no_clock_that_does_not_listen_for_one() -> None:
    assert day(the_clock(POLICY, a_case(given("answer", "2026-06-05", "2026-06-02 09:00"))).due) == "2026-06-15"


# -- Kept, when the calendar changed

ACKNOWLEDGE = a_policy("""
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "1 working day"
ends = "acknowledged"
""")
CHANGED = with_holidays(CALENDAR, "2026-06-02", "2026-06-12", "2026-06-15")


def test_a_new_holiday_moves_what_is_open() -> None:
    assert day(the_clock(POLICY, a_case(), calendar=CHANGED).due) == "2026-06-18"  # three days more


def test_a_missed_answer_stays_missed_whatever_is_proclaimed_afterwards() -> None:
    late = [answered("2026-06-16 09:00")]
    assert the_clock(POLICY, a_case(*late), calendar=CHANGED).state_at(LATER) is ClockState.MET, "were it not kept"
    clock = the_clock(POLICY, a_case(*late, kept("answer", "2026-06-15", "2026-06-20 09:00")), calendar=CHANGED)
    assert (clock.due, clock.standard_due) == (end_of("2026-06-15"), end_of("2026-06-15"))
    assert clock.state_at(LATER) is ClockState.MISSED


def test_dates_kept_for_one_clock_are_kept_for_no_other() -> None:
    other = kept("other", "2026-06-15", "2026-06-20 09:00")
    second = kept("answer", "2026-06-15", "2026-06-20 09:00", number=2)
    assert day(the_clock(POLICY, a_case(other, second), calendar=CHANGED).due) == "2026-06-18"


def test_a_letter_that_failed_leaves_its_clock_open_with_its_old_day() -> None:
    case = a_case(
        acknowledged("2026-06-02 09:00"),
        kept("acknowledge", "2026-06-02", "2026-06-03 08:00"),
        failed("2026-06-03 09:00"),
    )
    clock = the_clock(ACKNOWLEDGE, case, "acknowledge", CHANGED)
    assert (clock.is_open, day(clock.due)) == (True, "2026-06-02")


def test_what_was_extended_before_the_dates_were_kept_is_in_them_already() -> None:
    case = a_case(
        extended("answer", "2026-06-29", "2026-06-15 09:00"),
        closed("2026-06-20 09:00"),
        kept("answer", "2026-06-29", "2026-06-21 09:00"),
        reopened("2026-06-22 09:00"),
        extended("answer", "2026-07-13", "2026-06-25 09:00"),
    )
    assert day(the_clock(POLICY, case, calendar=CHANGED).due) == "2026-07-13"
    assert day(the_clock(POLICY, case, calendar=CHANGED).standard_due) == "2026-06-29"


def test_a_date_agreed_and_kept_keeps_its_hour_though_the_office_closes_early_that_day() -> None:
    by_hours = replace(CALENDAR, counting=Counting.OFFICE_HOURS)
    moved = agreed("answer", "2026-06-19", "2026-06-10 09:00")
    until_five = the_clock(POLICY, a_case(moved), calendar=by_hours).due
    assert until_five == at("2026-06-19 17:00")
    dates = happened.DueKept(ClockName("answer"), STAGE_1, 1, until_five, at("2026-06-15 17:00"))
    case = a_case(moved, answered("2026-06-19 16:00"), (dates, at("2026-06-22 09:00")))
    half_a_day = replace(by_hours, early={date(2026, 6, 19): time(13)})
    assert the_clock(POLICY, case, calendar=half_a_day).state_at(LATER) is ClockState.MET


# -- A clock whose date is agreed, not counted


def test_where_the_policy_leaves_the_day_to_be_agreed_there_is_none_until_it_is() -> None:
    policy = a_policy(ANSWER.replace("10 working days", "date agreed"))
    assert the_clock(policy, a_case()).due is None
    clock = the_clock(policy, a_case(agreed("answer", "2026-06-20", "2026-06-02 09:00")))
    assert (day(clock.due), day(clock.standard_due), clock.is_extended) == ("2026-06-20", "2026-06-20", False)
    again = the_clock(
        policy,
        a_case(agreed("answer", "2026-06-20", "2026-06-02 09:00"), agreed("answer", "2026-06-27", "2026-06-19 09:00")),
    )
    assert day(again.due) == "2026-06-27"


def test_where_no_time_is_set_none_is_invented() -> None:
    policy = a_policy(ANSWER.replace("10 working days", "not set"))
    assert the_clock(policy, a_case(agreed("answer", "2026-06-20", "2026-06-02 09:00"))).due is None
