"""Whatever is recorded afterwards: no promise that was broken is mended by it, and none that was kept is broken."""

from __future__ import annotations

from datetime import date

from heard.casework import events as happened
from heard.casework.deadline import ClockState
from heard.casework.events import ClockName
from heard.casework.moments import Moment
from policies.story import Story


def before_the_panel() -> Story:
    """A case of West Kent's whose panel decided on 4 August 2026; the customer is to be told by the 11th."""
    story = Story("west-kent-2011").opens("2026-06-01 10:00").answers("2026-06-15 12:00")
    story.asks("2026-06-22 10:00", "stage-2").answers("2026-07-06 12:00").asks("2026-07-20 10:00", "stage-3")
    return story.passes(Moment.DECISION_MADE, "2026-08-04 12:00")


def test_an_adjournment_in_time_takes_the_clock_back() -> None:
    story = before_the_panel().passes(Moment.ADJOURNED, "2026-08-05 10:00")
    assert not story.runs("panel-decision-told")
    story.passes(Moment.DECISION_MADE, "2026-08-19 12:00")
    assert story.due("panel-decision-told") == date(2026, 8, 26)  # 20, 21, 24, 25, 26 August


def test_an_adjournment_after_the_last_day_hides_no_breach() -> None:
    story = before_the_panel().passes(Moment.ADJOURNED, "2026-08-20 10:00")
    assert story.state("panel-decision-told", "2026-08-20 11:00") is ClockState.MISSED


def test_an_adjournment_after_the_customer_was_told_takes_nothing_back() -> None:
    story = before_the_panel().answers("2026-08-06 12:00").passes(Moment.ADJOURNED, "2026-08-07 10:00")
    assert story.state("panel-decision-told", "2026-08-20 11:00") is ClockState.MET


def test_a_promise_is_not_mended_by_a_later_date_typed_in_afterwards() -> None:
    story = (
        Story("wnwhl-2009").opens("2026-06-01 10:00").promises("promised-action", date(2026, 6, 19), "2026-06-02 09:00")
    )
    story.gives("promised-action", date(2026, 7, 10), "2026-07-01 09:00")
    story.passes(Moment.ACTION_DONE, "2026-07-09 09:00")
    assert story.state("promised-action", "2026-07-09 10:00") is ClockState.MISSED


def test_an_ombudsman_is_not_answered_in_time_by_a_date_typed_in_afterwards() -> None:
    story = Story("wdh-2022").opens("2026-05-27 10:00", "stage-1").passes(Moment.OMBUDSMAN_CONTACT, "2026-06-01 11:00")
    story.gives("ombudsman-evidence", date(2026, 6, 15), "2026-06-01 11:00").answers_outside("2026-06-20 10:00")
    story.gives("ombudsman-evidence", date(2026, 6, 30), "2026-06-22 09:00")
    assert story.state("ombudsman-evidence", "2026-06-23 09:00") is ClockState.MISSED


def test_a_second_request_from_outside_is_owed_an_answer_of_its_own() -> None:
    story = Story("wdh-2022").opens("2026-05-27 10:00", "stage-1").passes(Moment.OMBUDSMAN_CONTACT, "2026-06-01 11:00")
    story.gives("ombudsman-evidence", date(2026, 6, 15), "2026-06-01 11:00").answers_outside("2026-06-10 10:00")
    story.passes(Moment.OMBUDSMAN_CONTACT, "2026-07-01 11:00")
    story.gives("ombudsman-evidence", date(2026, 7, 15), "2026-07-01 11:00")
    assert story.state("ombudsman-evidence", "2026-07-16 09:00") is ClockState.MET
    assert story.due("ombudsman-evidence", number=2) == date(2026, 7, 15)
    assert story.state("ombudsman-evidence", "2026-07-16 09:00", number=2) is ClockState.MISSED


def test_an_earlier_date_found_in_a_letter_after_it_was_answered_makes_no_breach() -> None:
    story = Story("wnwhl-2009").opens("2026-03-02 10:00").answers("2026-03-10 16:00")
    story.asks("2026-06-01 10:00", "stage-4").answers("2026-06-19 10:00")
    story.gives("stage-4-answer", date(2026, 6, 12), "2026-07-01 10:00")
    assert story.state("stage-4-answer", "2026-07-01 11:00") is ClockState.MET


def test_logging_late_gives_nobody_longer() -> None:
    story = Story("wdh-2022").opens("2026-06-03 10:00", "stage-1").answers("2026-06-18 09:00")
    story.passes(Moment.LOGGED, "2026-06-19 09:00", "stage-1")
    assert story.due("stage-1-answer") == date(2026, 6, 17)
    assert story.state("stage-1-answer", "2026-06-20 09:00") is ClockState.MISSED


def test_a_letter_that_came_back_twice_and_was_sent_again_counts() -> None:
    story = Story("wnwhl-2009").opens("2026-06-01 10:00").acknowledges("2026-06-01 10:01")
    story.bounces("2026-06-01 10:02").bounces("2026-06-01 10:03")
    assert story.state("acknowledge", "2026-06-01 10:30") is ClockState.RUNNING
    again = next(event for event, _ in story.happenings if isinstance(event, happened.LetterSent))
    story.tell((again, story.at("2026-06-01 11:00")))
    assert story.state("acknowledge", "2026-06-03 09:00") is ClockState.MET


def test_every_clock_has_a_name_of_its_own() -> None:
    story = (
        before_the_panel().answers("2026-08-06 12:00").promises("promised-action", date(2026, 9, 1), "2026-08-06 12:00")
    )
    names = [(clock.clock, clock.stage, clock.number) for clock in story.clocks]
    assert len(names) == len(set(names))
    assert ClockName("panel-decision-told") in {clock for clock, *_ in names}
