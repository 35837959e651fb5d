"""One year of one case under the feedback policy of 2018, each date worked by hand.

Bank holidays: 3 and 6 April, 4 and 25 May, 31 August, 25 and 28 December 2026; 1 January 2027.
The policy knows no clock for what was promised, so nothing is owed after the answer.
"""

from __future__ import annotations

from datetime import date

from heard.casework.deadline import ClockState
from heard.casework.events import StageName
from heard.casework.extensions import Granted, Refused
from heard.casework.moments import Moment
from heard.casework.policy.words import Need
from policies.story import Story

PACK = "feedback-2018"
TO_AGREE = (Need.REASON, Need.CUSTOMER_AGREEMENT, Need.NEW_DATE)
TO_EXPLAIN = (Need.FULL_EXPLANATION, Need.CUSTOMER_AGREEMENT, Need.NEW_DATE)


def test_a_year_of_one_case() -> None:
    story = Story(PACK)
    received_before_easter(story)
    put_off_twice_and_answered(story)
    reviewed_over_christmas(story)
    closed_for_good(story)


def received_before_easter(story: Story) -> None:
    story.opens("2026-03-30 16:00")  # a Monday; summer time began the day before
    assert story.due_at("quick-fix") == "2026-03-31 16:00"
    assert story.reminders("quick-fix") == ["2026-03-31 10:00"]
    assert story.due("stage-1-answer") == date(2026, 4, 8)  # 31 March; 1, 2, 7, 8 April
    assert story.reminders("stage-1-answer") == ["2026-04-02 09:00", "2026-04-08 09:00", "2026-04-09 09:00"]
    story.acknowledges("2026-03-30 16:01").bounces("2026-03-30 16:05")
    assert story.case.when(Moment.ACKNOWLEDGED, StageName("stage-1")) is None
    assert story.due("stage-1-answer") == date(2026, 4, 8)  # nothing hangs on the receipt
    assert story.acknowledges("2026-03-31 09:00").case.when(Moment.ACKNOWLEDGED, StageName("stage-1")) is not None
    assert story.state("quick-fix", "2026-03-31 16:01") is ClockState.MISSED


def put_off_twice_and_answered(story: Story) -> None:
    first = story.may_extend("stage-1-answer", date(2026, 4, 24), "2026-04-02 11:00", *TO_AGREE)
    assert isinstance(first, Granted)
    story.extends("stage-1-answer", first.due, "2026-04-02 11:00")
    # Friday 24 April: 23 and 22 before it, Monday 27 after it.
    assert story.reminders("stage-1-answer") == ["2026-04-22 09:00", "2026-04-24 09:00", "2026-04-27 09:00"]
    second = story.may_extend("stage-1-answer", date(2026, 5, 8), "2026-04-23 11:00", *TO_AGREE, earlier=1)
    assert isinstance(second, Granted)
    story.extends("stage-1-answer", second.due, "2026-04-23 11:00")
    assert (story.due("stage-1-answer"), story.standard_due("stage-1-answer")) == (date(2026, 5, 8), date(2026, 4, 8))
    assert story.reminders("stage-1-answer") == ["2026-05-06 09:00", "2026-05-08 09:00", "2026-05-11 09:00"]

    story.sees_danger("2026-05-02 23:50")  # a Saturday before a bank holiday
    assert story.due_at("risk-alert") == "2026-05-03 00:05"
    assert story.tells_of_danger("2026-05-02 23:52").state("risk-alert", "2026-05-05 09:00") is ClockState.MET

    story.answers("2026-05-08 17:00", outcome="partly upheld")
    assert story.state("stage-1-answer", "2026-05-11 09:00") is ClockState.MET
    story.closes("2026-05-11 10:00", "partly upheld")
    assert [each.clock for each in story.clocks if each.is_open] == []


def reviewed_over_christmas(story: Story) -> None:
    asked = "2026-12-18 10:00"  # a Friday, seven months on: there is no last day to ask
    assert (story.is_late_for(asked), story.is_flagged_late(asked)) == (None, False)
    story.reopens(asked).asks(asked, "stage-2")
    assert story.due("stage-2-answer") == date(2026, 12, 25)  # 19, 20, 21, 22, 23, 24, 25 December, each day
    assert story.reminders("stage-2-answer") == ["2026-12-23 09:00", "2026-12-24 09:00", "2026-12-29 09:00"]
    story.passes(Moment.CONTACT_MADE, "2026-12-21 14:00")  # the manager rang: it is no answer
    assert story.clock("stage-2-answer").is_open
    longer = story.may_extend("stage-2-answer", date(2027, 1, 8), "2026-12-22 15:00", *TO_EXPLAIN)
    assert isinstance(longer, Granted)
    story.extends("stage-2-answer", longer.due, "2026-12-22 15:00")
    assert (story.due("stage-2-answer"), story.standard_due("stage-2-answer")) == (
        date(2027, 1, 8),
        date(2026, 12, 25),
    )
    # Friday 8 January: 7 and 6 before it, Monday 11 after it.
    assert story.reminders("stage-2-answer") == ["2027-01-06 09:00", "2027-01-08 09:00", "2027-01-11 09:00"]


def closed_for_good(story: Story) -> None:
    too_late = story.may_extend("stage-2-answer", date(2027, 1, 29), "2027-01-11 09:00", *TO_EXPLAIN, earlier=1)
    assert isinstance(too_late, Refused)
    story.answers("2027-01-12 12:00", outcome="not upheld").closes("2027-01-13 09:00", "not upheld")
    stood = {each.clock: each.state_at(story.at("2027-03-29 09:00")) for each in story.clocks}
    assert stood == {
        "quick-fix": ClockState.MISSED,  # not put right in 24 hours
        "stage-1-answer": ClockState.MET,  # by the date agreed the second time
        "stage-2-answer": ClockState.MISSED,  # four days after the date agreed
        "risk-alert": ClockState.MET,
    }
