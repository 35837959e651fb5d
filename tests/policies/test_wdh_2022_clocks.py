"""The times of the WDH procedure of 2022: stage 1, stage 2, and the way between them.

No bank holiday is near: after 25 May 2026 the next is 31 August.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.extensions import Granted, Refused
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind, Need
from policies.clauses import Clause, proves
from policies.story import Story, the_policy

PACK = "wdh-2022"

A_REASON = (Need.REASON,)
EXCEPTIONAL = (Need.REASON, Need.EXCEPTIONAL_REASON)
EXCEPTIONAL_AND_AGREED = (*EXCEPTIONAL, Need.CUSTOMER_AGREEMENT)


def at_stage_1(logged: str = "2026-06-03 10:00") -> Story:
    """A formal complaint; from Wednesday 3 June its answer is due on Wednesday 17 June."""
    return Story(PACK).opens(logged, "stage-1")


def at_stage_2(asked: str = "2026-06-22 10:00") -> Story:
    """Answered at stage 1 on Wednesday 17 June, taken further on a Monday."""
    return at_stage_1().answers("2026-06-17 12:00").asks(asked, "stage-2")


# -- Stage 1 ---------------------------------------------------------------------------------------


@proves("wdh-s1-log-ack-allocate-5wd")
@pytest.mark.parametrize(
    "allocated, state",
    [
        pytest.param("2026-06-08 23:30", ClockState.MET, id="allocated on the last day"),
        pytest.param("2026-06-09 09:00", ClockState.MISSED, id="acknowledged in time, allocated a day late"),
        pytest.param(None, ClockState.MISSED, id="acknowledged in time, allocated to nobody"),
    ],
)
def test_logging_acknowledging_and_allocating_are_one_promise(
    clause: Clause, allocated: str | None, state: ClockState
) -> None:
    story = at_stage_1("2026-06-01 10:00").acknowledges("2026-06-03 11:00")
    if allocated:
        story.passes(Moment.ALLOCATED, allocated)
    assert story.due("stage-1-log-acknowledge-allocate") == date(2026, 6, 8)  # 2, 3, 4, 5; 8 June
    assert story.reminders("stage-1-log-acknowledge-allocate") == ["2026-06-04 09:00", "2026-06-08 09:00"]
    assert story.state("stage-1-log-acknowledge-allocate", "2026-06-10 09:00") is state


@proves("wdh-s1-contact-3wd")
def test_the_investigating_officer_is_in_touch_within_three_working_days_of_allocation(clause: Clause) -> None:
    story = at_stage_1("2026-06-01 10:00")
    assert not story.runs("stage-1-contact")
    story.passes(Moment.ALLOCATED, "2026-06-03 14:00")
    assert story.due("stage-1-contact") == date(2026, 6, 8)  # 4, 5, 8 June
    assert story.reminders("stage-1-contact") == ["2026-06-05 09:00", "2026-06-08 09:00", "2026-06-09 09:00"]
    assert story.state("stage-1-contact", "2026-06-08 23:59") is ClockState.RUNNING
    assert story.state("stage-1-contact", "2026-06-09 09:00") is ClockState.MISSED


@proves("wdh-s1-10wd")
@pytest.mark.parametrize(
    "answered, state",
    [
        pytest.param("2026-06-17 23:40", ClockState.MET, id="late in the evening of the last day"),
        pytest.param("2026-06-18 00:05", ClockState.MISSED, id="five past midnight"),
    ],
)
def test_stage_1_is_answered_within_ten_working_days_of_its_log(
    clause: Clause, answered: str, state: ClockState
) -> None:
    story = at_stage_1("2026-06-03 10:00")
    assert story.due("stage-1-answer") == date(2026, 6, 17)  # 4, 5; 8, 9, 10, 11, 12; 15, 16, 17 June
    assert story.reminders("stage-1-answer") == [
        "2026-06-10 09:00",
        "2026-06-15 09:00",
        "2026-06-17 09:00",
        "2026-06-18 09:00",
    ]
    assert story.answers(answered).state("stage-1-answer", "2026-06-19 09:00") is state


@proves("wdh-s1-10wd")
def test_days_in_service_recovery_are_no_days_of_stage_1(clause: Clause) -> None:
    story = Story(PACK).opens("2026-05-20 10:00").asks("2026-06-03 10:00", "stage-1")
    assert story.due("stage-1-answer") == date(2026, 6, 17)


# -- More time -------------------------------------------------------------------------------------


@proves("wdh-s1-ext-10wd")
def test_the_answer_at_stage_1_may_take_ten_working_days_more(clause: Clause) -> None:
    story = at_stage_1("2026-06-03 10:00")
    # From 17 June: 18, 19; 22, 23, 24, 25, 26; 29, 30 June, 1 July.
    granted = story.may_extend("stage-1-answer", "10 working days", "2026-06-16 12:00", *A_REASON)
    assert isinstance(granted, Granted)
    assert (granted.due, granted.letter) == (date(2026, 7, 1), "extension")

    story.extends("stage-1-answer", granted.due, "2026-06-16 12:00")
    assert (story.due("stage-1-answer"), story.standard_due("stage-1-answer")) == (date(2026, 7, 1), date(2026, 6, 17))
    assert story.answers("2026-07-01 17:00").state("stage-1-answer", "2026-07-02 09:00") is ClockState.MET


@proves("wdh-s1-ext-10wd")
@pytest.mark.parametrize(
    "to, asked, shown",
    [
        pytest.param("12 working days", "2026-06-16 12:00", A_REASON, id="twelve days"),
        pytest.param(date(2026, 7, 2), "2026-06-16 12:00", A_REASON, id="a date one day too far"),
        pytest.param("10 working days", "2026-06-16 12:00", (), id="no reason"),
        pytest.param("10 working days", "2026-06-18 00:05", A_REASON, id="asked for when the day had passed"),
    ],
)
def test_more_time_is_refused(clause: Clause, to: str | date, asked: str, shown: tuple[Need, ...]) -> None:
    assert isinstance(at_stage_1("2026-06-03 10:00").may_extend("stage-1-answer", to, asked, *shown), Refused)


@proves("wdh-s2-ext-10wd")
def test_the_answer_at_stage_2_may_take_ten_working_days_more_and_not_fifteen(clause: Clause) -> None:
    story = at_stage_2("2026-06-22 10:00")
    # From 20 July: 21, 22, 23, 24; 27, 28, 29, 30, 31 July; 3 August.
    granted = story.may_extend("stage-2-answer", "10 working days", "2026-07-15 12:00", *A_REASON)
    assert isinstance(granted, Granted)
    assert (granted.due, granted.letter) == (date(2026, 8, 3), "extension")
    for too_long in ("15 working days", "11 working days"):
        assert isinstance(story.may_extend("stage-2-answer", too_long, "2026-07-15 12:00", *A_REASON), Refused)


FURTHER = [
    pytest.param("stage-1-answer", date(2026, 7, 10), "2026-06-30 12:00", id="stage 1"),  # due 1 July by then
    pytest.param("stage-2-answer", date(2026, 8, 14), "2026-07-30 12:00", id="stage 2"),  # due 3 August by then
]


def extended_once(clock: str) -> Story:
    if clock == "stage-1-answer":
        return at_stage_1("2026-06-03 10:00").extends(clock, date(2026, 7, 1), "2026-06-16 12:00")
    return at_stage_2("2026-06-22 10:00").extends(clock, date(2026, 8, 3), "2026-07-15 12:00")


@proves("wdh-s1-ext-further", "wdh-s2-ext-further")
@pytest.mark.parametrize("clock, to, asked", FURTHER)
def test_a_second_extension_is_exceptional_and_agreed(clause: Clause, clock: str, to: date, asked: str) -> None:
    story = extended_once(clock)
    agreed = story.may_extend(clock, to, asked, *EXCEPTIONAL_AND_AGREED, earlier=1)
    assert isinstance(agreed, Granted)
    assert (agreed.due, agreed.letter) == (to, None)

    for too_little in (A_REASON, (*A_REASON, Need.CUSTOMER_AGREEMENT)):
        assert isinstance(story.may_extend(clock, to, asked, *too_little, earlier=1), Refused)


@proves("wdh-s1-ext-further", "wdh-s2-ext-further")
@pytest.mark.parametrize("clock, to, asked", FURTHER)
def test_a_second_extension_nobody_agreed_to_takes_the_letter_that_names_the_ombudsman(
    clause: Clause, clock: str, to: date, asked: str
) -> None:
    disputed = extended_once(clock).may_extend(clock, to, asked, *EXCEPTIONAL, earlier=1)
    assert isinstance(disputed, Granted)
    letter = disputed.letter
    assert letter is not None
    assert "outside-body" in the_policy(PACK).letters[letter].must_say


# -- From stage 1 to stage 2, and back -------------------------------------------------------------


@proves("wdh-s2-window-10wd")
@pytest.mark.parametrize(
    "sent, dated",
    [
        pytest.param("2026-06-17 16:00", None, id="dated the day it was sent"),
        pytest.param("2026-06-17 16:00", date(2026, 6, 10), id="dated a week before it was sent"),
        pytest.param("2026-06-15 16:00", date(2026, 6, 17), id="dated two days after it was sent"),
    ],
)
def test_the_customer_has_ten_working_days_from_the_stage_1_letter(
    clause: Clause, sent: str, dated: date | None
) -> None:
    story = at_stage_1("2026-06-03 10:00").answers(sent, dated=dated)
    assert story.last_day("escalate") == date(2026, 7, 1)  # 18, 19; 22, 23, 24, 25, 26; 29, 30 June, 1 July
    assert story.is_late_for("2026-07-01 23:59") is None
    assert story.is_late_for("2026-07-02 00:00") == "escalate"


@proves("wdh-s2-window-10wd")
def test_no_window_follows_the_last_stage(clause: Clause) -> None:
    story = at_stage_2("2026-06-22 10:00").answers("2026-07-10 12:00")
    assert [(window.rule.name, window.stage) for window in story.windows] == [("escalate", "stage-1")]


@proves("wdh-s2-late")
def test_a_late_request_is_put_before_a_person_and_acknowledged_all_the_same(clause: Clause) -> None:
    story = at_stage_1("2026-06-03 10:00").answers("2026-06-17 16:00")
    assert story.is_late_for("2026-07-02 09:00") == "escalate"
    window = story.window("escalate").rule
    assert (window.late, window.late_acknowledge) == ("person-decides", True)

    story.asks("2026-07-02 09:00", "stage-2")
    assert story.due("stage-2-acknowledge") == date(2026, 7, 9)  # 3; 6, 7, 8, 9 July
    assert story.acknowledges("2026-07-09 12:00").state("stage-2-acknowledge", "2026-07-10 09:00") is ClockState.MET


@proves("wdh-s1-reconsider")
def test_another_offer_after_the_decision_leaves_the_way_to_stage_2_open(clause: Clause) -> None:
    story = at_stage_1("2026-06-03 10:00").answers("2026-06-17 16:00").passes(Moment.REMEDY_OFFERED, "2026-06-19 11:00")
    assert story.last_day("acceptance-form") == date(2026, 8, 14)  # eight weeks from Friday 19 June
    assert story.last_day("escalate") == date(2026, 7, 1)
    assert story.is_late_for("2026-07-01 21:00") is None
    assert story.asks("2026-07-01 21:00", "stage-2").due("stage-2-acknowledge") == date(2026, 7, 8)


@proves("wdh-s2-ack-5wd")
@pytest.mark.parametrize(
    "acknowledged, state",
    [
        pytest.param("2026-06-22 10:02", ClockState.MET, id="within minutes"),
        pytest.param("2026-06-29 23:59", ClockState.MET, id="on the last day"),
        pytest.param("2026-06-30 00:01", ClockState.MISSED, id="after it"),
    ],
)
def test_a_request_for_stage_2_is_acknowledged_within_five_working_days(
    clause: Clause, acknowledged: str, state: ClockState
) -> None:
    story = at_stage_2("2026-06-22 10:00")
    assert story.due("stage-2-acknowledge") == date(2026, 6, 29)  # 23, 24, 25, 26; 29 June
    assert story.reminders("stage-2-acknowledge") == ["2026-06-25 09:00", "2026-06-29 09:00"]
    assert story.acknowledges(acknowledged).state("stage-2-acknowledge", "2026-07-01 09:00") is state


@proves("wdh-s2-20wd")
def test_stage_2_is_answered_within_twenty_working_days_of_its_own_log(clause: Clause) -> None:
    story = at_stage_2("2026-06-22 10:00")
    # 23, 24, 25, 26; 29, 30 June, 1, 2, 3; 6, 7, 8, 9, 10; 13, 14, 15, 16, 17; 20 July.
    assert story.due("stage-2-answer") == date(2026, 7, 20)
    assert story.reminders("stage-2-answer") == [  # ten, five and two working days before; on the day; the day after
        "2026-07-06 09:00",
        "2026-07-13 09:00",
        "2026-07-16 09:00",
        "2026-07-20 09:00",
        "2026-07-21 09:00",
    ]
    assert story.answers("2026-07-20 23:59").state("stage-2-answer", "2026-07-21 09:00") is ClockState.MET
    assert at_stage_2().state("stage-2-answer", "2026-07-21 00:00") is ClockState.MISSED


@proves("wdh-s2-progress")
def test_half_way_through_stage_2_somebody_is_nudged_who_has_said_nothing(clause: Clause) -> None:
    story = at_stage_2("2026-06-22 10:00")
    assert story.due("stage-2-update") == date(2026, 7, 6)  # 23, 24, 25, 26; 29, 30 June, 1, 2, 3; 6 July
    nudge = story.clock("stage-2-update")
    assert nudge.kind is ClockKind.NUDGE
    assert story.policy.clocks_by_name[nudge.clock].measure is None  # it is counted nowhere
    assert nudge.is_open

    story.passes(Moment.CONTACT_MADE, "2026-07-01 15:00")
    assert not story.clock("stage-2-update").is_open


@proves("wdh-s2-alt-or-back")
def test_a_case_sent_back_to_stage_1_is_due_on_the_day_agreed_and_owes_nothing_at_stage_2(clause: Clause) -> None:
    story = at_stage_2("2026-06-22 10:00").acknowledges("2026-06-22 10:02")
    story.sends_back("stage-1", date(2026, 7, 17), "2026-07-06 12:00")
    assert story.due("stage-1-answer", number=2) == date(2026, 7, 17)
    assert story.state("stage-1-answer", "2026-07-17 17:00", number=2) is ClockState.RUNNING
    assert story.due("stage-2-answer") == date(2026, 7, 20)  # both are shown
    assert story.state("stage-2-answer", "2026-07-21 09:00") is ClockState.STOPPED

    story.answers("2026-07-16 12:00")
    assert story.state("stage-1-answer", "2026-07-18 09:00", number=2) is ClockState.MET
    # The new answer opens the customer's ten days anew: 17; 20, 21, 22, 23, 24; 27, 28, 29, 30 July.
    assert story.last_day("escalate") == date(2026, 7, 30)
