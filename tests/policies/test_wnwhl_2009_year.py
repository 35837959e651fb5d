"""One complaint through all four stages of the 2009 procedure, from Easter 2026 to the January after.

Every date can be checked with a wall calendar.  Bank holidays met on the way: 3 and 6 April,
4 May, 31 August, 25 and 28 December 2026, 1 January 2027.
"""

from __future__ import annotations

from datetime import date

from heard.casework.deadline import ClockState
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind
from policies.story import Story


def test_a_year_of_one_case() -> None:
    case = Story("wnwhl-2009")
    stage_1_over_easter(case)
    a_promise_that_outlives_the_case(case)
    stage_2_asked_for_late(case)
    stage_3_by_the_panel(case)
    stage_4_over_christmas(case)
    in_the_end(case)


def stage_1_over_easter(case: Story) -> None:
    case.opens("2026-04-02 17:01")  # the Thursday before Good Friday
    assert case.due("acknowledge") == date(2026, 4, 7)  # 3 Good Friday, 4, 5 weekend, 6 Easter Monday; 7 April
    assert case.due("stage-1-answer") == date(2026, 4, 20)  # 7, 8, 9, 10, 13, 14, 15, 16, 17, 20 April
    assert case.reminders("stage-1-answer") == [
        "2026-04-13 09:00",  # 17, 16, 15, 14, 13
        "2026-04-16 09:00",  # 17, 16
        "2026-04-20 09:00",
        "2026-04-21 09:00",
    ]
    case.acknowledges("2026-04-02 17:02")
    assert case.state("acknowledge", "2026-04-07 08:00") is ClockState.MET
    assert case.due("keep-informed") == date(2026, 4, 13)  # 7, 8, 9, 10, 13 April

    case.bounces("2026-04-07 08:30")  # what came back was never given: the old day stands, and it is today
    assert not case.runs("keep-informed")
    assert case.due("acknowledge") == date(2026, 4, 7)
    assert case.state("acknowledge", "2026-04-07 08:31") is ClockState.RUNNING
    case.acknowledges("2026-04-07 15:00")
    assert case.state("acknowledge", "2026-04-08 09:00") is ClockState.MET

    case.passes(Moment.ALLOCATED, "2026-04-07 16:00")
    assert case.due("speak-to-customer") == date(2026, 4, 14)  # 8, 9, 10, 13, 14 April
    case.passes(Moment.CONTACT_MADE, "2026-04-10 11:00")
    assert not case.clock("speak-to-customer").is_open
    assert case.due("keep-informed") == date(2026, 4, 17)  # 13, 14, 15, 16, 17 April
    case.answers("2026-04-17 12:00", outcome="upheld")
    assert case.state("stage-1-answer", "2026-04-21 09:00") is ClockState.MET


def a_promise_that_outlives_the_case(case: Story) -> None:
    case.promises("promised-action", date(2026, 5, 5), "2026-04-17 12:00")
    assert case.reminders("promised-action") == [
        "2026-04-30 09:00",  # 4 May is a bank holiday, 2 and 3 the weekend: 1 May, 30 April
        "2026-05-05 09:00",
        "2026-05-06 09:00",
    ]
    assert case.due("keep-informed") == date(2026, 4, 24)  # 20, 21, 22, 23, 24 April
    case.closes("2026-04-22 10:00", "upheld")
    assert case.state("keep-informed", "2026-05-06 09:00") is ClockState.STOPPED
    assert case.state("promised-action", "2026-05-05 23:59") is ClockState.RUNNING
    case.passes(Moment.ACTION_DONE, "2026-05-07 15:00")
    assert case.state("promised-action", "2026-05-07 15:00") is ClockState.MISSED


def stage_2_asked_for_late(case: Story) -> None:
    asked = "2026-08-21 18:30"  # a Friday evening, four months after the answer of 17 April
    assert case.is_flagged_late(asked)
    case.reopens("2026-08-21 18:35").asks(asked, "stage-2").acknowledges("2026-08-21 18:36")
    assert case.case.closed is None
    # 24, 25, 26, 27, 28 August; 31 is a bank holiday; 1, 2, 3, 4, 7 September
    assert case.due("stage-2-answer") == date(2026, 9, 7)
    assert case.reminders("stage-2-answer")[:2] == [
        "2026-08-28 09:00",  # 4, 3, 2, 1 September, 28 August
        "2026-09-03 09:00",  # 4, 3 September
    ]
    assert case.due("visit-customer") == date(2026, 8, 28)  # 24, 25, 26, 27, 28 August
    case.passes(Moment.CONTACT_MADE, "2026-08-27 14:00")
    assert not case.clock("visit-customer").is_open
    assert case.state("stage-2-answer", "2026-09-07 23:59") is ClockState.RUNNING
    case.answers("2026-09-08 09:30", outcome="partly upheld")
    assert case.state("stage-2-answer", "2026-09-08 09:30") is ClockState.MISSED


def stage_3_by_the_panel(case: Story) -> None:
    asked = "2026-10-30 10:00"
    # Two months after 8 September is 8 November, a Sunday, and the customer's time never ends on one: Monday 9.
    assert [case.is_flagged_late(at) for at in (asked, "2026-11-09 23:59", "2026-11-10 00:00")] == [False, False, True]
    case.asks(asked, "stage-3").acknowledges("2026-10-30 10:01")
    # 2-6, 9-13, 16-20, 23-27 November: twenty days, and no bank holiday among them
    assert case.due("stage-3-answer") == date(2026, 11, 27)
    assert case.reminders("stage-3-answer") == [
        "2026-11-13 09:00",  # 26, 25, 24, 23, 20, 19, 18, 17, 16, 13
        "2026-11-20 09:00",  # 26, 25, 24, 23, 20
        "2026-11-27 09:00",
        "2026-11-30 09:00",
    ]
    case.answers("2026-11-27 16:00", outcome="partly upheld")
    assert case.state("stage-3-answer", "2026-11-30 09:00") is ClockState.MET


def stage_4_over_christmas(case: Story) -> None:
    case.asks("2026-12-14 11:00", "stage-4")  # the Ombudsman writes, on a Monday
    # 15, 16, 17, 18; 21, 22, 23, 24; 25 and 28 December are bank holidays; 29, 30, 31; 1 January is one;
    # 4, 5, 6, 7, 8; 11, 12, 13, 14 January
    assert case.due("stage-4-answer") == date(2027, 1, 14)
    case.gives("stage-4-answer", date(2027, 1, 11), "2026-12-14 11:05")  # the letter asks for Monday 11 January
    assert case.due("stage-4-answer") == date(2027, 1, 11)
    assert case.standard_due("stage-4-answer") == date(2027, 1, 14)
    assert case.reminders("stage-4-answer") == [
        "2026-12-23 09:00",  # 8, 7, 6, 5, 4 January; 31, 30, 29, 24, 23 December
        "2027-01-04 09:00",  # 8, 7, 6, 5, 4 January
        "2027-01-11 09:00",
        "2027-01-12 09:00",
    ]
    case.answers("2027-01-08 12:00")
    assert case.state("stage-4-answer", "2027-01-12 09:00") is ClockState.MET


def in_the_end(case: Story) -> None:
    case.closes("2027-01-18 10:00", "partly upheld")
    assert [visit.stage for visit in case.case.visits] == ["stage-1", "stage-2", "stage-3", "stage-4"]
    promises = [clock for clock in case.clocks if clock.kind is not ClockKind.NUDGE]
    assert {clock.clock: clock.state_at(case.at("2027-04-01 09:00")) for clock in promises} == {
        "acknowledge": ClockState.MET,
        "stage-1-answer": ClockState.MET,
        "stage-2-answer": ClockState.MISSED,  # by a day
        "stage-3-answer": ClockState.MET,
        "stage-4-answer": ClockState.MET,
        "promised-action": ClockState.MISSED,  # by two
    }
