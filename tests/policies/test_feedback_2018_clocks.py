"""The times of the feedback policy of 2018: 24 hours to put it right, five working days, seven days for a review.

Bank holidays near: 3 and 6 April, 4 May, 25 and 28 December 2026; 1 January 2027.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.extensions import Granted, Refused
from heard.casework.measures import NO_TARGET
from heard.casework.moments import Moment
from heard.casework.policy.words import MeasureName, Need
from policies.clauses import Clause, proves
from policies.deciding import explained
from policies.story import Story, share_of, the_policy

PACK = "feedback-2018"
POLICY = the_policy(PACK)
TO_AGREE = (Need.REASON, Need.CUSTOMER_AGREEMENT, Need.NEW_DATE)
TO_AGREE_BEYOND_SEVEN_DAYS = (Need.FULL_EXPLANATION, Need.CUSTOMER_AGREEMENT, Need.NEW_DATE)


def opened(at: str = "2026-06-01 10:00") -> Story:
    """A complaint; of Monday 1 June, its answer is due on Monday 8 June."""
    return Story(PACK).opens(at)


def reviewed(at: str = "2026-06-15 09:00") -> Story:
    """Answered at stage 1 on Monday 8 June, and a review was asked for."""
    return opened().answers("2026-06-08 12:00").asks(at, "stage-2")


# -- 24 hours to put it right ----------------------------------------------------------------------


@proves("fb18-s1-24h")
@pytest.mark.parametrize(
    "received, due, warned",
    [
        pytest.param("2026-06-01 10:00", "2026-06-02 10:00", "2026-06-02 04:00", id="Monday to Tuesday"),
        # 8 hours of Friday, 16 of Monday; a warning after 18.
        pytest.param("2026-06-05 16:00", "2026-06-08 16:00", "2026-06-08 10:00", id="over a weekend"),
        # Nothing runs before Monday 00:00; then the whole of Monday.
        pytest.param("2026-06-06 11:00", "2026-06-09 00:00", "2026-06-08 18:00", id="from a Saturday"),
        # 6 hours 59 minutes of Maundy Thursday, 17 hours 1 minute of Tuesday 7 April.
        pytest.param("2026-04-02 17:01", "2026-04-07 17:01", "2026-04-07 11:01", id="over Easter"),
        # 9 hours of Christmas Eve, a Thursday, 15 of Tuesday 29 December.
        pytest.param("2026-12-24 15:00", "2026-12-29 15:00", "2026-12-29 09:00", id="over Christmas"),
    ],
)
def test_the_24_hours_run_on_working_days_only(clause: Clause, received: str, due: str, warned: str) -> None:
    story = opened(received)
    assert story.due_at("quick-fix") == due
    assert story.reminders("quick-fix") == [warned]


@proves("fb18-s1-when-complaint")
@pytest.mark.parametrize(
    "resolved, state",
    [
        pytest.param("2026-06-02 10:00", ClockState.MET, id="put right in the last minute"),
        pytest.param("2026-06-02 10:01", ClockState.MISSED, id="a minute late"),
        pytest.param(None, ClockState.MISSED, id="not put right"),
    ],
)
def test_the_24_hours_are_over_or_met_to_the_minute_and_the_answer_has_run_from_receipt(
    clause: Clause, resolved: str | None, state: ClockState
) -> None:
    story = opened("2026-06-01 10:00")
    if resolved:
        story.passes(Moment.RESOLVED, resolved)
    assert story.state("quick-fix", "2026-06-02 10:01") is state
    # Counted from receipt, not from the end of the 24 hours: 2, 3, 4, 5, 8 June.
    assert (story.due("stage-1-answer"), story.state("stage-1-answer", "2026-06-02 10:01")) == (
        date(2026, 6, 8),
        ClockState.RUNNING,
    )


@proves("fb18-s1-when-complaint")
def test_what_is_not_put_right_by_then_is_at_stage_1_and_owed_a_formal_answer(clause: Clause) -> None:
    left, put_right = opened("2026-06-01 10:00"), opened("2026-06-01 10:00")
    put_right.passes(Moment.RESOLVED, "2026-06-01 16:00").closes("2026-06-02 09:00", "resolved at once")
    assert left.case.stage == "stage-1"
    formal = explained(PACK, "We put the matter right within 24 hours")
    assert "What is not put right by then goes on as a formal complaint." in formal
    assert left.state("stage-1-answer", "2026-06-09 00:00") is ClockState.MISSED
    assert put_right.state("stage-1-answer", "2026-06-09 00:00") is ClockState.STOPPED
    # Both are counted from receipt; only the one that was left is among those that a formal answer was owed.
    fixed, answered = share_of("quick-fix", left, put_right), share_of("stage-1", left, put_right)
    assert (fixed.in_time, fixed.of) == (1, 2)
    assert (answered.in_time, answered.of) == (0, 1)


# -- Five working days -----------------------------------------------------------------------------


@proves("fb18-s1-5wd")
@pytest.mark.parametrize(
    "received, due",
    [
        pytest.param("2026-06-01 10:00", date(2026, 6, 8), id="2, 3, 4, 5, 8 June"),
        pytest.param("2026-06-06 11:00", date(2026, 6, 12), id="from a Saturday: 8, 9, 10, 11, 12 June"),
        pytest.param("2026-04-02 23:30", date(2026, 4, 13), id="over Easter: 7, 8, 9, 10, 13 April"),
        pytest.param("2026-04-30 10:00", date(2026, 5, 8), id="over 4 May: 1, 5, 6, 7, 8 May"),
        pytest.param("2026-12-23 10:00", date(2027, 1, 4), id="over Christmas: 24, 29, 30, 31 December, 4 January"),
    ],
)
def test_stage_1_is_answered_in_five_working_days_from_receipt(clause: Clause, received: str, due: date) -> None:
    assert opened(received).due("stage-1-answer") == due


@proves("fb18-s1-5wd")
@pytest.mark.parametrize(
    "answered, state",
    [
        pytest.param("2026-06-08 23:59", ClockState.MET, id="in the last minute"),
        pytest.param("2026-06-09 00:00", ClockState.MISSED, id="a minute late"),
        pytest.param(None, ClockState.MISSED, id="never"),
    ],
)
def test_the_promise_holds_to_the_end_of_the_fifth_day(clause: Clause, answered: str | None, state: ClockState) -> None:
    story = opened("2026-06-01 10:00")
    assert story.reminders("stage-1-answer") == ["2026-06-04 09:00", "2026-06-08 09:00", "2026-06-09 09:00"]
    if answered:
        story.answers(answered)
    assert story.state("stage-1-answer", "2026-06-09 00:01") is state


@proves("fb18-s1-5wd")
def test_what_share_was_answered_in_time_is_shown_without_a_target(clause: Clause) -> None:
    in_time, late, open_and_late = (opened("2026-06-01 10:00") for _ in range(3))
    not_due_yet = opened("2026-06-29 10:00")  # 30 June; 1, 2, 3, 6 July
    in_time.answers("2026-06-05 12:00")
    late.answers("2026-06-10 12:00")
    shown = share_of("stage-1", in_time, late, open_and_late, not_due_yet)
    assert (shown.in_time, shown.of, shown.percent) == (1, 3, "33.3%")
    assert (shown.target, shown.is_met) == (NO_TARGET, None)


# -- Another date, agreed with the customer --------------------------------------------------------


@proves("fb18-5-first-contact")
def test_a_date_agreed_with_the_customer_replaces_the_standard_one(clause: Clause) -> None:
    story = opened("2026-06-01 10:00").agrees("stage-1-answer", date(2026, 6, 19), "2026-06-03 15:00")
    assert (story.due("stage-1-answer"), story.standard_due("stage-1-answer")) == (date(2026, 6, 19), date(2026, 6, 8))
    # Two working days before Friday 19 June, on it, and the Monday after.
    assert story.reminders("stage-1-answer") == ["2026-06-17 09:00", "2026-06-19 09:00", "2026-06-22 09:00"]
    assert story.state("stage-1-answer", "2026-06-09 09:00") is ClockState.EXTENDED
    assert POLICY.measures[MeasureName("stage-1")].show_standard_date_too
    assert share_of("stage-1", story.answers("2026-06-19 16:00")).in_time == 1


@proves("fb18-5-first-contact")
def test_a_date_agreed_once_the_promise_was_broken_hides_nothing(clause: Clause) -> None:
    story = opened("2026-06-01 10:00").agrees("stage-1-answer", date(2026, 6, 19), "2026-06-09 00:00")
    assert story.due("stage-1-answer") == date(2026, 6, 8)
    assert story.answers("2026-06-18 12:00").state("stage-1-answer", "2026-06-19 09:00") is ClockState.MISSED


@proves("fb18-s1-detailed-agreed")
def test_a_detailed_investigation_may_take_as_long_as_the_customer_agrees_to(clause: Clause) -> None:
    story = opened("2026-06-01 10:00")
    granted = story.may_extend("stage-1-answer", date(2026, 6, 26), "2026-06-05 14:00", *TO_AGREE)
    assert isinstance(granted, Granted)
    assert (granted.due, granted.letter) == (date(2026, 6, 26), "extension")
    story.extends("stage-1-answer", granted.due, "2026-06-05 14:00")
    assert (story.due("stage-1-answer"), story.standard_due("stage-1-answer")) == (date(2026, 6, 26), date(2026, 6, 8))
    again = story.may_extend("stage-1-answer", date(2026, 7, 3), "2026-06-25 14:00", *TO_AGREE, earlier=1)
    assert isinstance(again, Granted)  # as often as both want


@proves("fb18-s1-detailed-agreed")
@pytest.mark.parametrize("lacking", TO_AGREE)
def test_without_what_it_needs_the_date_stays_and_what_is_missing_is_named(clause: Clause, lacking: Need) -> None:
    story = opened("2026-06-01 10:00")
    shown = [need for need in TO_AGREE if need is not lacking]
    refused = story.may_extend("stage-1-answer", date(2026, 6, 26), "2026-06-05 14:00", *shown)
    assert isinstance(refused, Refused)
    assert refused.because.endswith(f": {lacking}")
    assert story.due("stage-1-answer") == date(2026, 6, 8)


# -- Stage 2 ---------------------------------------------------------------------------------------


@proves("fb18-s2-7d")
@pytest.mark.parametrize(
    "asked, due, reminders",
    [
        pytest.param(
            "2026-06-15 09:00",
            date(2026, 6, 22),
            ["2026-06-18 09:00", "2026-06-22 09:00", "2026-06-23 09:00"],
            id="Monday to Monday",
        ),
        pytest.param(
            "2026-09-25 16:45",
            date(2026, 10, 2),
            ["2026-09-30 09:00", "2026-10-02 09:00", "2026-10-05 09:00"],
            id="Friday to Friday",
        ),
        # The day is the customer's; whoever owes the answer is reminded while somebody is at work.
        pytest.param(
            "2026-12-18 10:00",
            date(2026, 12, 25),
            ["2026-12-23 09:00", "2026-12-24 09:00", "2026-12-29 09:00"],
            id="to Christmas Day, which it does not leave",
        ),
    ],
)
def test_a_review_is_answered_in_seven_days_of_any_kind(
    clause: Clause, asked: str, due: date, reminders: list[str]
) -> None:
    story = reviewed(asked)
    assert story.due("stage-2-answer") == due
    assert story.reminders("stage-2-answer") == reminders


@proves("fb18-s2-7d")
def test_a_day_inside_the_seven_replaces_them_once_the_customer_has_it(clause: Clause) -> None:
    story = reviewed("2026-06-15 09:00").gives("stage-2-answer", date(2026, 6, 19), "2026-06-16 11:00")
    assert (story.due("stage-2-answer"), story.standard_due("stage-2-answer")) == (date(2026, 6, 19), date(2026, 6, 22))
    assert story.state("stage-2-answer", "2026-06-20 00:00") is ClockState.MISSED  # agreed to be sooner, and owed so


@proves("fb18-s2-over7")
def test_more_than_seven_days_is_agreed_before_they_are_over_or_not_at_all(clause: Clause) -> None:
    story, to = reviewed("2026-06-15 09:00"), date(2026, 6, 30)
    granted = story.may_extend("stage-2-answer", to, "2026-06-19 12:00", *TO_AGREE_BEYOND_SEVEN_DAYS)
    assert isinstance(granted, Granted)
    assert (granted.due, granted.letter) == (to, "extension")
    story.extends("stage-2-answer", to, "2026-06-19 12:00")
    assert story.answers("2026-06-30 17:00").state("stage-2-answer", "2026-07-01 09:00") is ClockState.MET

    too_late = reviewed("2026-06-15 09:00")
    refused = too_late.may_extend("stage-2-answer", to, "2026-06-23 09:00", *TO_AGREE_BEYOND_SEVEN_DAYS)
    assert isinstance(refused, Refused)
    too_late.extends("stage-2-answer", to, "2026-06-23 09:00")  # recorded all the same
    assert too_late.due("stage-2-answer") == date(2026, 6, 22)
    assert too_late.answers("2026-06-30 17:00").state("stage-2-answer", "2026-07-01 09:00") is ClockState.MISSED


@proves("fb18-s2-over7")
@pytest.mark.parametrize("named", [Story.agrees, Story.gives], ids=["agreed", "written to the customer"])
def test_a_day_beyond_the_seven_moves_nothing_by_itself(clause: Clause, named: Callable[..., Story]) -> None:
    story = named(reviewed("2026-06-15 09:00"), "stage-2-answer", date(2026, 6, 30), "2026-06-19 12:00")
    assert story.due("stage-2-answer") == date(2026, 6, 22)
    assert story.state("stage-2-answer", "2026-06-23 00:00") is ClockState.MISSED


@proves("fb18-s2-over7")
@pytest.mark.parametrize("lacking", TO_AGREE_BEYOND_SEVEN_DAYS)
def test_more_than_seven_days_wants_a_full_explanation_and_agreement(clause: Clause, lacking: Need) -> None:
    shown = [need for need in TO_AGREE_BEYOND_SEVEN_DAYS if need is not lacking]
    refused = reviewed().may_extend("stage-2-answer", date(2026, 6, 30), "2026-06-19 12:00", *shown)
    assert isinstance(refused, Refused)
    assert refused.because.endswith(f": {lacking}")


# -- Danger ----------------------------------------------------------------------------------------


@proves("fb18-5-hs-senior")
@pytest.mark.parametrize(
    "seen, due, told, state",
    [
        pytest.param("2026-06-06 22:10", "2026-06-06 22:25", "2026-06-06 22:10", ClockState.MET, id="on a Saturday"),
        pytest.param("2026-12-25 23:50", "2026-12-26 00:05", "2026-12-26 00:05", ClockState.MET, id="at Christmas"),
        pytest.param("2026-06-06 22:10", "2026-06-06 22:25", "2026-06-08 09:00", ClockState.MISSED, id="on Monday"),
        pytest.param("2026-06-06 22:10", "2026-06-06 22:25", None, ClockState.MISSED, id="never"),
    ],
)
def test_a_senior_manager_is_alerted_at_once_at_any_hour(
    clause: Clause, seen: str, due: str, told: str | None, state: ClockState
) -> None:
    story = opened("2026-06-01 10:00").sees_danger(seen)
    if told:
        story.tells_of_danger(told)
    assert story.due_at("risk-alert") == due
    assert story.state("risk-alert", "2027-01-04 09:00") is state
    assert POLICY.risk is not None
    assert (POLICY.risk.clock, POLICY.risk.alert[0]) == ("risk-alert", "senior-manager")


# -- What has no time ------------------------------------------------------------------------------


@proves("fb18-no-ack-clock")
def test_no_time_is_set_for_an_acknowledgement_and_none_is_measured(clause: Clause) -> None:
    story = opened("2026-06-01 10:00")
    assert {each.clock for each in story.clocks} == {"quick-fix", "stage-1-answer"}
    before = story.clocks
    assert story.acknowledges("2026-06-05 12:00").clocks == before  # the receipt, days late: nothing was owed
    rows = {clock.measure for clock in POLICY.clocks if clock.measure}
    assert rows == {"quick-fix", "stage-1", "stage-2"}
    assert [measure.target_percent for measure in POLICY.measures.values()] == [None, None, None]
