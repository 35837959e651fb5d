"""A year of one case under the Complaint Handling Code of 2024, to be checked with a wall calendar.

Bank holidays on the way: Friday 25 and Monday 28 December 2026; 2027: Friday 1 January, Good
Friday 26 March, Easter Monday 29 March, Mondays 3 and 31 May and 30 August, Monday 27 and
Tuesday 28 December.  The office is shut from 29 to 31 December 2026, and clocks run all the same.
"""

from __future__ import annotations

from datetime import date

from heard.casework.deadline import ClockState
from heard.casework.events import Purpose
from heard.casework.extensions import Granted
from heard.casework.moments import Moment
from heard.casework.policy.words import Need
from heard.settings.site import Closure
from policies.story import Story

SHUT = [Closure(on=date(2026, 12, day), kind="show") for day in (29, 30, 31)]


def acknowledged_too_late(story: Story) -> None:
    """Friday 18 December 2026 to Monday 4 January 2027: defined in time, and the letter comes back over Christmas."""
    story.opens("2026-12-18 16:45").sends(Purpose.RECEIPT, "2026-12-18 16:46")
    assert story.due("stage-1-acknowledge") == date(2026, 12, 29)  # 21, 22, 23, 24; not 25 nor Monday 28; 29 December
    # Two before: 24, 23.  On the day nobody is at work: on the last open day before, Thursday 24.
    assert story.reminders("stage-1-acknowledge") == ["2026-12-23 09:00", "2026-12-24 09:00"]
    story.passes(Moment.DEFINED, "2026-12-22 15:00").acknowledges("2026-12-22 15:30")  # our second letter
    assert story.due("stage-1-answer") == date(2027, 1, 8)  # 23, 24; 29, 30, 31 December; 4, 5, 6, 7, 8 January
    story.bounces("2026-12-22 15:40", number=2)
    assert story.state("stage-1-acknowledge", "2026-12-29 23:59") is ClockState.RUNNING
    story.acknowledges("2027-01-04 10:00")
    assert story.state("stage-1-acknowledge", "2027-01-04 10:00") is ClockState.MISSED


def stage_1_extended(story: Story) -> None:
    """Wednesday 13 to Wednesday 27 January 2027: more time asked for in time, and an update that was agreed."""
    # From the last day it was due, Tuesday 29 December: 30, 31; not Friday 1; 4, 5, 6, 7, 8; 11, 12, 13 January.
    assert story.due("stage-1-answer") == date(2027, 1, 13)
    # Five before: 12, 11, 8, 7, 6.  Two before: 12, 11.  One after: 14.
    assert story.reminders("stage-1-answer") == [
        "2027-01-06 09:00",
        "2027-01-11 09:00",
        "2027-01-13 09:00",
        "2027-01-14 09:00",
    ]
    # 14, 15; 18, 19, 20, 21, 22; 25, 26, 27 January.
    longer = story.may_extend("stage-1-answer", "10 working days", "2027-01-12 09:00", Need.REASON, Need.NEW_DATE)
    assert isinstance(longer, Granted)
    assert (longer.due, longer.letter) == (date(2027, 1, 27), "extension")
    story.extends("stage-1-answer", longer.due, "2027-01-12 09:00")
    story.gives("update-agreed", date(2027, 1, 20), "2027-01-12 09:00")
    story.passes(Moment.CONTACT_MADE, "2027-01-20 17:00")
    assert story.state("update-agreed", "2027-01-21 00:00") is ClockState.MET

    story.promises("promised-action", date(2027, 3, 26), "2027-01-27 23:09")
    story.answers("2027-01-27 23:10", outcome="partly upheld")
    assert story.state("stage-1-answer", "2027-01-28 09:00") is ClockState.MET
    assert story.standard_due("stage-1-answer") == date(2027, 1, 13)


def promised_for_good_friday(story: Story) -> None:
    """Friday 26 March to Thursday 1 April 2027: the case is closed, and what was promised is done too late."""
    story.closes("2027-02-10 10:00", outcome="partly upheld")
    # Two before: 25, 24.  On the day: Thursday 25, the last working day before.  One after: Tuesday 30.
    assert story.due("promised-action") == date(2027, 3, 26)
    assert story.reminders("promised-action") == ["2027-03-24 09:00", "2027-03-25 09:00", "2027-03-30 09:00"]
    assert story.state("promised-action", "2027-03-27 00:00") is ClockState.MISSED
    story.passes(Moment.ACTION_DONE, "2027-04-01 12:00")


def stage_2_three_months_later(story: Story) -> None:
    """Thursday 6 May to Tuesday 6 July 2027: a bare request, no window to be late for, extended once."""
    assert story.is_late_for("2027-05-06 22:00") is None
    assert not story.is_flagged_late("2027-05-06 22:00")
    story.reopens("2027-05-06 22:00").asks("2027-05-06 22:00", "stage-2").sends(Purpose.RECEIPT, "2027-05-06 22:01")
    assert story.due("stage-2-acknowledge") == date(2027, 5, 13)  # 7, 10, 11, 12, 13 May
    story.passes(Moment.DEFINED, "2027-05-10 11:00").acknowledges("2027-05-10 11:30")
    assert story.state("stage-2-acknowledge", "2027-05-14 09:00") is ClockState.MET
    # 11, 12, 13, 14; 17 to 21; 24 to 28 May; not Monday 31; 1, 2, 3, 4; 7, 8 June.
    assert story.due("stage-2-answer") == date(2027, 6, 8)
    # Ten before: 7; 4, 3, 2, 1 June; 28, 27, 26, 25, 24 May.  Five: 7, 4, 3, 2, 1.  Two: 7, 4.  One after: 9.
    assert story.reminders("stage-2-answer") == [
        "2027-05-24 09:00",
        "2027-06-01 09:00",
        "2027-06-04 09:00",
        "2027-06-08 09:00",
        "2027-06-09 09:00",
    ]
    # 9, 10, 11; 14 to 18; 21 to 25; 28, 29, 30 June, 1, 2; 5, 6 July.
    longer = story.may_extend("stage-2-answer", "20 working days", "2027-06-08 23:00", Need.REASON, Need.NEW_DATE)
    assert isinstance(longer, Granted)
    assert longer.due == date(2027, 7, 6)
    story.extends("stage-2-answer", longer.due, "2027-06-08 23:00")
    story.gives("update-agreed", date(2027, 6, 22), "2027-06-08 23:00")
    story.passes(Moment.CONTACT_MADE, "2027-06-22 10:00")
    story.promises("promised-action", date(2027, 8, 30), "2027-07-06 15:59", number=2)
    story.answers("2027-07-06 16:00", outcome="upheld")
    assert story.state("stage-2-answer", "2027-07-07 09:00") is ClockState.MET


def what_was_left_to_do(story: Story) -> None:
    """Monday 30 August to Friday 24 December 2027: an action in time, and an order of the Ombudsman's."""
    story.closes("2027-07-12 10:00", outcome="upheld")
    # Monday 30 August is a bank holiday.  Two before: 27, 26.  On the day: Friday 27.  One after: Tuesday 31.
    assert story.reminders("promised-action", number=2) == ["2027-08-26 09:00", "2027-08-27 09:00", "2027-08-31 09:00"]
    story.passes(Moment.ACTION_DONE, "2027-08-27 15:00", number=2)
    assert story.state("promised-action", "2027-09-01 09:00", number=2) is ClockState.MET

    story.reopens("2027-11-29 09:00").passes(Moment.OMBUDSMAN_CONTACT, "2027-11-29 09:00")
    story.promises("promised-action", date(2027, 12, 27), "2027-11-29 09:00", number=3)
    # Monday 27 December is a bank holiday.  Two before: 24, 23.  On the day: Friday 24.  One after: Wednesday 29.
    assert story.reminders("promised-action", number=3) == ["2027-12-23 09:00", "2027-12-24 09:00", "2027-12-29 09:00"]
    story.passes(Moment.ACTION_DONE, "2027-12-24 11:00", number=3).closes("2027-12-24 12:00", outcome="upheld")
    assert story.state("promised-action", "2027-12-29 09:00", number=3) is ClockState.MET


def test_a_year_of_one_case() -> None:
    story = Story("hos-code-2024", closures=SHUT)
    acknowledged_too_late(story)
    stage_1_extended(story)
    promised_for_good_friday(story)
    stage_2_three_months_later(story)
    what_was_left_to_do(story)

    assert [clock.clock for clock in story.clocks if clock.is_open] == []
    at_the_end = story.at("2027-12-31 09:00")
    late = [(each.clock, each.number) for each in story.clocks if each.state_at(at_the_end) is ClockState.MISSED]
    assert late == [("stage-1-acknowledge", 1), ("promised-action", 1)]
    assert len(story.clocks) == 9  # an acknowledgement and an answer at each stage, three actions, two updates
