"""A year of one case under the West Kent policy of 2011, to be checked with a wall calendar.

Bank holidays on the way: Friday 25 and Monday 28 December 2026; 2027: Friday 1 January, Good
Friday 26 March, Easter Monday 29 March, Mondays 3 and 31 May and 30 August.  The clocks go
forward on 28 March and back on 31 October 2027.
"""

from __future__ import annotations

from datetime import date

from heard.casework.deadline import ClockState
from heard.casework.extensions import Granted, Refused
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind, Need
from policies.story import Story

HELD = (Need.HOLDING_REPLY, Need.NEW_DATE)


def acknowledged_twice(story: Story) -> None:
    """Monday 14 to Wednesday 16 December 2026: written in the evening, and the first letter comes back."""
    story.opens("2026-12-14 21:40")
    assert story.due("acknowledge") == date(2026, 12, 16)  # 15, 16 December
    story.acknowledges("2026-12-14 21:41")
    assert story.state("acknowledge", "2026-12-15 07:00") is ClockState.MET
    story.bounces("2026-12-15 08:00")  # it was never given: owed again, by its old day
    assert story.due("acknowledge") == date(2026, 12, 16)
    assert story.state("acknowledge", "2026-12-16 09:00") is ClockState.RUNNING
    story.acknowledges("2026-12-16 15:00")
    assert story.state("acknowledge", "2026-12-17 09:00") is ClockState.MET


def stage_1_over_christmas(story: Story) -> None:
    """Wednesday 30 December 2026 to Thursday 21 January 2027: a holding reply in time, an answer that is not."""
    # 15, 16, 17, 18; 21, 22, 23, 24; not Friday 25 nor Monday 28; 29, 30 December.
    assert (story.due("stage-1-answer"), story.due("stage-1-holding")) == (date(2026, 12, 30), date(2026, 12, 30))
    # Five before: 29, 24, 23, 22, 21.  Two before: 29, 24.  One after: 31.
    assert story.reminders("stage-1-answer") == [
        "2026-12-21 09:00",
        "2026-12-24 09:00",
        "2026-12-30 09:00",
        "2026-12-31 09:00",
    ]
    story.passes(Moment.HOLDING_REPLY, "2026-12-30 12:00")
    assert story.due("keep-informed") == date(2027, 1, 7)  # 31 December; not Friday 1; 4, 5, 6, 7 January
    longer = story.may_extend("stage-1-answer", date(2027, 1, 15), "2026-12-30 12:00", *HELD)
    assert isinstance(longer, Granted)
    story.extends("stage-1-answer", longer.due, "2026-12-30 12:00")
    assert story.state("stage-1-holding", "2026-12-31 09:00") is ClockState.MET
    assert story.state("stage-1-answer", "2026-12-30 13:00") is ClockState.EXTENDED
    assert story.state("stage-1-answer", "2026-12-31 00:00") is ClockState.MISSED  # whatever the new day

    again = ("stage-1-answer", date(2027, 1, 22), "2027-01-14 10:00", *HELD)
    assert isinstance(story.may_extend(*again, earlier=1), Refused)
    assert isinstance(story.may_extend(*again, Need.REASON, earlier=1), Granted)
    story.passes(Moment.HOLDING_REPLY, "2027-01-14 10:00").extends(
        "stage-1-answer", date(2027, 1, 22), "2027-01-14 10:00"
    )
    story.answers("2027-01-21 16:00", outcome="partly upheld")
    assert (story.due("stage-1-answer"), story.standard_due("stage-1-answer")) == (
        date(2027, 1, 22),
        date(2026, 12, 30),
    )


def stage_2_on_the_last_day(story: Story) -> None:
    """Thursday 18 February to Thursday 4 March 2027: asked for ten minutes before midnight, answered in time."""
    # 22; 25, 26, 27, 28, 29 January; 1 to 5; 8 to 12; 15, 16, 17, 18 February.
    assert story.last_day("next-stage") == date(2027, 2, 18)
    assert story.is_late_for("2027-02-18 23:50") is None
    story.asks("2027-02-18 23:50", "stage-2").acknowledges("2027-02-18 23:51")
    assert story.due("acknowledge", "stage-2") == date(2027, 2, 22)  # 19, 22 February
    assert story.due("stage-2-answer") == date(2027, 3, 4)  # 19; 22 to 26 February; 1, 2, 3, 4 March
    # Five before: 3, 2, 1 March, 26, 25 February.  Two before: 3, 2 March.
    assert story.reminders("stage-2-answer") == [
        "2027-02-25 09:00",
        "2027-03-02 09:00",
        "2027-03-04 09:00",
        "2027-03-05 09:00",
    ]
    story.promises("promised-action", date(2027, 5, 31), "2027-03-04 18:29")
    story.answers("2027-03-04 18:30", outcome="partly upheld")
    assert story.state("stage-2-answer", "2027-03-05 09:00") is ClockState.MET


def closed_after_easter(story: Story) -> None:
    """Tuesday 6 April to Friday 28 May 2027: nobody asks for more; what was promised is done all the same."""
    # 5; 8 to 12; 15 to 19; 22, 23, 24, 25; not Friday 26 nor Monday 29; 30, 31 March, 1, 2; 5 April.
    assert story.last_day("next-stage") == date(2027, 4, 5)
    assert story.is_late_for("2027-04-05 23:59") is None
    assert story.is_late_for("2027-04-06 00:00") == "next-stage"
    story.closes("2027-04-07 10:00", outcome="window ended")
    assert [clock.clock for clock in story.clocks if clock.is_open] == ["promised-action"]

    # Promised for Monday 31 May, a bank holiday: the day stays, the reminders come before it.
    # Two before: 28, 27 May.  On the day: Friday 28.  One after: Tuesday 1 June.
    assert story.due("promised-action") == date(2027, 5, 31)
    assert story.reminders("promised-action") == ["2027-05-27 09:00", "2027-05-28 09:00", "2027-06-01 09:00"]
    story.passes(Moment.ACTION_DONE, "2027-05-28 16:00")
    assert story.state("promised-action", "2027-06-01 09:00") is ClockState.MET


def let_in_late(story: Story) -> None:
    """Thursday 10 to Thursday 24 June 2027: new evidence, a hearing asked for, a day fixed for it."""
    assert story.is_late_for("2027-06-10 09:15") == "next-stage"
    story.reopens("2027-06-11 10:00").asks("2027-06-11 10:00", "stage-3", received="2027-06-10 09:15")
    assert story.due("acknowledge", "stage-3") == date(2027, 6, 14)  # 11, 14 June
    assert story.due("panel-arranged") == date(2027, 6, 24)  # 11; 14 to 18; 21, 22, 23, 24 June
    story.acknowledges("2027-06-11 10:01").passes(Moment.PANEL_DATE_FIXED, "2027-06-22 11:00")  # for 6 July
    assert story.state("panel-arranged", "2027-06-25 09:00") is ClockState.MET


def a_panel_that_adjourns(story: Story) -> None:
    """Tuesday 6 July to Friday 3 September 2027: adjourned, decided before a bank holiday, told on the last day."""
    story.passes(Moment.ADJOURNED, "2027-07-06 15:00")
    assert not story.runs("panel-decision-told")
    story.passes(Moment.DECISION_MADE, "2027-08-26 12:00")
    assert story.due("panel-decision-told") == date(2027, 9, 3)  # 27; not Monday 30; 31 August, 1, 2, 3 September
    assert story.reminders("panel-decision-told") == ["2027-09-01 09:00", "2027-09-03 09:00"]  # two before: 2, 1
    story.promises("promised-action", date(2027, 9, 17), "2027-08-26 12:00", number=2)  # 200 pounds
    story.promises("promised-action", date(2027, 11, 30), "2027-08-26 12:00", number=3)  # the repairs policy
    story.answers("2027-09-03 20:00", outcome="partly upheld")
    assert story.state("panel-decision-told", "2027-09-04 00:00") is ClockState.MET
    assert story.is_late_for("2027-12-01 09:00") is None  # nothing comes after it that could be late
    story.passes(Moment.ACTION_DONE, "2027-09-16 14:00", number=2).closes("2027-09-20 10:00", outcome="partly upheld")


def the_ombudsman(story: Story) -> None:
    """Monday 4 October to Monday 29 November 2027: an order, paid too late; the policy looked at again in time."""
    story.passes(Moment.OMBUDSMAN_CONTACT, "2027-10-04 09:30")
    story.promises("promised-action", date(2027, 10, 29), "2027-10-04 09:30", number=4)
    # Two before Friday 29: 28, 27.  One after: Monday 1 November, when the clocks have gone back.
    assert story.reminders("promised-action", number=4) == ["2027-10-27 09:00", "2027-10-29 09:00", "2027-11-01 09:00"]
    story.passes(Moment.ACTION_DONE, "2027-11-02 12:00", number=4)
    # Two before Tuesday 30 November: 29, 26.
    assert story.reminders("promised-action", number=3) == ["2027-11-26 09:00", "2027-11-30 09:00", "2027-12-01 09:00"]
    story.passes(Moment.ACTION_DONE, "2027-11-29 17:00", number=3)


def test_a_year_of_one_case() -> None:
    story = Story("west-kent-2011")
    acknowledged_twice(story)
    stage_1_over_christmas(story)
    stage_2_on_the_last_day(story)
    closed_after_easter(story)
    let_in_late(story)
    a_panel_that_adjourns(story)
    the_ombudsman(story)

    assert [clock.clock for clock in story.clocks if clock.is_open] == []
    promises = [clock for clock in story.clocks if clock.kind is not ClockKind.NUDGE]
    at_the_end = story.at("2027-12-14 09:00")
    late = [(each.clock, each.number) for each in promises if each.state_at(at_the_end) is ClockState.MISSED]
    assert late == [("stage-1-answer", 1), ("promised-action", 4)]
    assert len(promises) == 13  # three acknowledgements, four answers and holding replies, two of a panel, four actions
