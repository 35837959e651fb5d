"""The times of the Complaint Handling Code of 2024: acknowledging, answering, and what is owed afterwards.

1 June 2026 is a Monday.  Bank holidays near: 25 May and 31 August 2026.
"""

from __future__ import annotations

from datetime import date

import pytest

from builders import RULES, a_message, the_facts
from heard.casework.deadline import ClockState
from heard.casework.events import Purpose
from heard.casework.moments import Moment
from heard.judgement.actions import AskOfficer, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.settings.site import Closure
from policies.clauses import Clause, proves
from policies.story import Story, the_calendar, the_policy

PACK = "hos-code-2024"


def complaint(received: str = "2026-06-01 10:00") -> Story:
    """A complaint of Monday 1 June, to be acknowledged by Monday 8 June."""
    return Story(PACK).opens(received)


def defined(received: str = "2026-06-01 10:00", at: str = "2026-06-03 12:00") -> Story:
    """A complaint that was defined and acknowledged, as a rule on Wednesday 3 June."""
    return complaint(received).passes(Moment.DEFINED, at).acknowledges(at)


def at_stage_2(asked: str = "2026-06-22 10:00") -> Story:
    """Answered in time, and taken further on a Monday."""
    return defined().answers("2026-06-17 12:00").asks(asked, "stage-2")


# -- The acknowledgement ---------------------------------------------------------------------------


@proves("hos-6.2")
@pytest.mark.parametrize(
    "received, due",
    [
        pytest.param("2026-06-01 10:00", date(2026, 6, 8), id="Monday: 2, 3, 4, 5, 8 June"),
        pytest.param("2026-05-31 23:30", date(2026, 6, 5), id="Sunday night: 1, 2, 3, 4, 5 June"),
        pytest.param("2026-05-22 17:30", date(2026, 6, 1), id="Friday before a bank holiday: 26-29 May, 1 June"),
    ],
)
def test_five_working_days_from_receipt_whatever_the_hour(clause: Clause, received: str, due: date) -> None:
    story = complaint(received)
    assert story.due("stage-1-acknowledge") == due
    story.passes(Moment.DEFINED, f"{due} 23:50").acknowledges(f"{due} 23:59")
    assert story.state("stage-1-acknowledge", "2026-07-01 09:00") is ClockState.MET


@proves("hos-6.2")
def test_what_somebody_of_the_staff_passes_on_keeps_the_day_it_first_came(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-04 09:00", received="2026-06-01 16:00")
    assert story.due("stage-1-acknowledge") == date(2026, 6, 8)  # 2, 3, 4, 5, 8 June
    assert story.reminders("stage-1-acknowledge") == ["2026-06-04 09:00", "2026-06-08 09:00"]


@proves("hos-6.2", "hos-6.11")
@pytest.mark.parametrize(
    "acknowledged, was_defined, state",
    [
        pytest.param("06-05 10:00", "06-05 09:00", ClockState.MET, id="defined, and told so"),
        pytest.param("06-02 10:00", "06-09 09:00", ClockState.MISSED, id="acknowledged in time, defined a day late"),
        pytest.param("06-02 10:00", None, ClockState.MISSED, id="acknowledged, and never defined"),
        pytest.param("06-09 00:01", "06-05 09:00", ClockState.MISSED, id="defined in time, told a day late"),
        pytest.param(None, "06-05 09:00", ClockState.MISSED, id="defined, and nobody was told"),
    ],
)
def test_acknowledging_and_defining_are_one_promise(
    clause: Clause, acknowledged: str | None, was_defined: str | None, state: ClockState
) -> None:
    if clause.id == "hos-6.11":  # a complaint of the Friday before, answered at once and taken further on 1 June
        stage, story = "stage-2", complaint("2026-05-29 10:00").answers("2026-05-29 16:00")
        story.asks("2026-06-01 10:00", "stage-2")
    else:
        stage, story = "stage-1", complaint("2026-06-01 10:00")
    assert story.due(f"{stage}-acknowledge") == date(2026, 6, 8)
    if acknowledged:
        story.acknowledges(f"2026-{acknowledged}")
    if was_defined:
        story.passes(Moment.DEFINED, f"2026-{was_defined}")
    assert story.state(f"{stage}-acknowledge", "2026-06-10 09:00") is state


@proves("hos-6.2", "hos-6.3")
def test_a_receipt_goes_at_once_and_neither_stops_nor_starts_a_clock(clause: Clause) -> None:
    at = Story(PACK).at("2026-06-01 10:00")
    facts = the_facts(policy=the_policy(PACK), calendar=the_calendar(PACK), received_at=at, now=at)
    decision = decide_message(a_message(received_at=at), facts, RULES)
    [letter] = [action for action in decision.actions if isinstance(action, WriteLetter)]
    [asked] = [action for action in decision.actions if isinstance(action, AskOfficer)]
    assert (letter.purpose, letter.values["answer_by"]) == (Purpose.RECEIPT, None)
    assert "complaint-definition" in asked.because  # a person has to say what the complaint is

    story = complaint().sends(letter.purpose, "2026-06-01 10:01")
    assert story.clock("stage-1-acknowledge").is_open
    assert story.due("stage-1-answer") == date(2026, 6, 22)  # as if nothing had been sent: see below


@proves("hos-6.11")
@pytest.mark.parametrize(
    "asked, due",
    [
        pytest.param("2026-06-22 10:00", date(2026, 6, 29), id="Monday: 23, 24, 25, 26, 29 June"),
        pytest.param("2026-08-27 22:00", date(2026, 9, 4), id="Thursday: 28 August, not Monday 31, 1-4 September"),
    ],
)
def test_a_request_for_stage_2_has_five_working_days_of_its_own(clause: Clause, asked: str, due: date) -> None:
    story = at_stage_2(asked)
    assert story.due("stage-2-acknowledge") == due
    story.passes(Moment.DEFINED, f"{due} 10:00").acknowledges(f"{due} 10:01")
    assert story.state("stage-2-acknowledge", "2026-10-01 09:00") is ClockState.MET


@proves("hos-6.2", "hos-6.11")
def test_the_complaints_officer_is_reminded_before_the_last_day_and_on_it(clause: Clause) -> None:
    stage, story = ("stage-1", complaint("2026-06-22 10:00")) if clause.id == "hos-6.2" else ("stage-2", at_stage_2())
    # Two before Monday 29 June: 26, 25.
    assert story.reminders(f"{stage}-acknowledge") == ["2026-06-25 09:00", "2026-06-29 09:00"]


@proves("hos-6.2")
def test_the_landlords_own_holidays_make_no_wait_longer(clause: Clause) -> None:
    shut = [Closure(on=date(2026, 6, day), kind="stop" if day < 8 else "show") for day in (4, 5, 8)]
    story = Story(PACK, closures=shut).opens("2026-06-01 10:00")
    assert story.due("stage-1-acknowledge") == date(2026, 6, 8)
    # Nobody is at work on the 4th, 5th and 8th: both reminders come before that, and are one.
    assert story.reminders("stage-1-acknowledge") == ["2026-06-03 09:00"]


# -- The answer ------------------------------------------------------------------------------------


@proves("hos-6.3")
@pytest.mark.parametrize(
    "answered, state",
    [
        pytest.param("2026-06-17 23:40", ClockState.MET, id="late in the evening of the last day"),
        pytest.param("2026-06-18 00:05", ClockState.MISSED, id="five past midnight"),
    ],
)
def test_stage_1_is_answered_within_ten_working_days_of_the_acknowledgement(
    clause: Clause, answered: str, state: ClockState
) -> None:
    story = defined()
    assert story.due("stage-1-answer") == date(2026, 6, 17)  # 4, 5; 8, 9, 10, 11, 12; 15, 16, 17 June
    # Five before: 16, 15, 12, 11, 10.  Two before: 16, 15.
    assert story.reminders("stage-1-answer") == [
        "2026-06-10 09:00",
        "2026-06-15 09:00",
        "2026-06-17 09:00",
        "2026-06-18 09:00",
    ]
    assert story.answers(answered).state("stage-1-answer", "2026-06-19 09:00") is state


@proves("hos-6.3")
@pytest.mark.parametrize("acknowledged", [None, "2026-06-09 09:00", "2026-06-26 09:00"])
def test_an_acknowledgement_late_or_never_moves_no_answer(clause: Clause, acknowledged: str | None) -> None:
    story = complaint()
    if acknowledged:
        story.passes(Moment.DEFINED, acknowledged).acknowledges(acknowledged)
    # From the last day it was due, Monday 8 June: 9, 10, 11, 12; 15, 16, 17, 18, 19; 22 June.
    assert story.due("stage-1-answer") == date(2026, 6, 22)


@proves("hos-6.3")
def test_an_acknowledgement_that_came_back_was_none(clause: Clause) -> None:
    story = defined()
    assert story.due("stage-1-answer") == date(2026, 6, 17)
    story.bounces("2026-06-03 12:05")
    assert story.clock("stage-1-acknowledge").is_open
    assert story.due("stage-1-answer") == date(2026, 6, 22)
    assert story.acknowledges("2026-06-05 09:00").due("stage-1-answer") == date(2026, 6, 19)  # 8-12; 15-19 June


@proves("hos-6.14")
@pytest.mark.parametrize(
    "asked, acknowledged, due",
    [
        # 25, 26; 29, 30 June, 1, 2, 3; 6 to 10; 13 to 17; 20, 21, 22 July.
        pytest.param("2026-06-22 10:00", "2026-06-24 10:00", date(2026, 7, 22), id="from the acknowledgement"),
        # 11 to 14; 17 to 21; 24 to 28 August; not Monday 31; 1, 2, 3, 4; 7, 8 September.
        pytest.param("2026-08-06 10:00", "2026-08-10 10:00", date(2026, 9, 8), id="over the bank holiday of August"),
        # From the last day it was due, Monday 29 June: 30 June, 1, 2, 3; 6 to 10; 13 to 17; 20 to 24; 27 July.
        pytest.param("2026-06-22 10:00", None, date(2026, 7, 27), id="never acknowledged"),
    ],
)
def test_stage_2_is_answered_within_twenty_working_days_of_its_acknowledgement(
    clause: Clause, asked: str, acknowledged: str | None, due: date
) -> None:
    story = at_stage_2(asked)
    if acknowledged:
        story.passes(Moment.DEFINED, acknowledged).acknowledges(acknowledged)
    assert story.due("stage-2-answer") == due
    assert story.state("stage-2-answer", f"{due} 23:59") is ClockState.RUNNING
    assert story.answers(f"{due} 23:59").state("stage-2-answer", "2026-10-01 09:00") is ClockState.MET


@proves("hos-6.14")
def test_whoever_owes_stage_2_is_reminded_of_it_in_good_time(clause: Clause) -> None:
    story = at_stage_2().passes(Moment.DEFINED, "2026-06-24 10:00").acknowledges("2026-06-24 10:00")
    # Ten before Wednesday 22 July: 21, 20; 17, 16, 15, 14, 13; 10, 9, 8.  Five: 21, 20, 17, 16, 15.  Two: 21, 20.
    assert story.reminders("stage-2-answer") == [
        "2026-07-08 09:00",
        "2026-07-15 09:00",
        "2026-07-20 09:00",
        "2026-07-22 09:00",
        "2026-07-23 09:00",
    ]
    assert story.state("stage-2-answer", "2026-07-23 00:00") is ClockState.MISSED


# -- After the answer ------------------------------------------------------------------------------


@proves("hos-6.6")
def test_an_answer_counts_although_the_work_is_still_to_be_done(clause: Clause) -> None:
    story = defined().promises("promised-action", date(2026, 8, 31), "2026-06-17 11:59").answers("2026-06-17 12:00")
    assert story.state("stage-1-answer", "2026-06-18 09:00") is ClockState.MET
    assert story.clock("promised-action").is_open


@proves("hos-6.6")
def test_what_was_promised_is_followed_after_the_case_is_closed(clause: Clause) -> None:
    story = defined().promises("promised-action", date(2026, 8, 31), "2026-06-17 11:59").answers("2026-06-17 12:00")
    story.closes("2026-07-20 10:00", "upheld")
    # Monday 31 August is a bank holiday.  Two before: 28, 27.  On the day: Friday 28.  One after: Tuesday 1.
    assert story.due("promised-action") == date(2026, 8, 31)
    assert story.reminders("promised-action") == ["2026-08-27 09:00", "2026-08-28 09:00", "2026-09-01 09:00"]
    assert story.state("promised-action", "2026-09-01 00:00") is ClockState.MISSED
    story.passes(Moment.ACTION_DONE, "2026-08-28 15:00")
    assert story.state("promised-action", "2026-09-01 00:00") is ClockState.MET


# -- From stage 1 to stage 2 -----------------------------------------------------------------------


@proves("hos-6.10", "hos-6.12")
@pytest.mark.parametrize(
    "asked, acknowledge_by",
    [
        pytest.param("2026-06-17 12:30", date(2026, 6, 24), id="the same hour: 18, 19, 22, 23, 24 June"),
        pytest.param("2027-06-17 12:30", date(2027, 6, 24), id="a year later: 18, 21, 22, 23, 24 June"),
    ],
)
def test_stage_2_is_open_to_whoever_asks_without_a_last_day_or_a_reason(
    clause: Clause, asked: str, acknowledge_by: date
) -> None:
    story = defined().answers("2026-06-17 12:00", outcome="not upheld")
    assert story.windows == ()
    assert story.is_late_for(asked) is None
    assert not story.is_flagged_late(asked)
    story.asks(asked, "stage-2")  # that they asked is all there is
    assert story.due("stage-2-acknowledge") == acknowledge_by
    assert story.case.stage == "stage-2"
