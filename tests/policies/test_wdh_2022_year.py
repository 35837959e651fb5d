"""A year of one case under the WDH procedure of 2022, to be checked with a wall calendar.

Bank holidays on the way: Friday 25 and Monday 28 December 2026; 2027: Friday 1 January, Good
Friday 26 March, Easter Monday 29 March, Mondays 3 and 31 May and 30 August.  The clocks go
forward on 28 March and back on 31 October 2027.
"""

from __future__ import annotations

from datetime import date, datetime

from heard.casework.deadline import ClockState, Deadline
from heard.casework.extensions import Granted, Refused
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind, Need
from policies.story import Story

DUE_FOR_STAGE_1 = "stage-1-log-acknowledge-allocate"


def recovery_over_a_weekend(story: Story) -> None:
    """Friday 27 November to Monday 14 December 2026: put right, but not well."""
    story.opens("2026-11-27 16:30")
    assert story.due("recovery-contact") == date(2026, 12, 2)  # 30 November; 1, 2 December
    assert story.reminders("recovery-contact") == ["2026-12-01 09:00", "2026-12-02 09:00", "2026-12-03 09:00"]
    story.agrees("recovery-contact", date(2026, 12, 4), "2026-11-30 11:00")
    assert (story.due("recovery-contact"), story.standard_due("recovery-contact")) == (
        date(2026, 12, 4),
        date(2026, 12, 2),
    )
    story.passes(Moment.CONTACT_MADE, "2026-12-03 15:00")
    assert story.state("recovery-contact", "2026-12-05 00:00") is ClockState.MET


def stage_1_over_christmas(story: Story) -> None:
    """Monday 14 December 2026 to Thursday 14 January 2027: acknowledged twice, extended once."""
    story.asks("2026-12-14 10:00", "stage-1")
    assert story.due(DUE_FOR_STAGE_1) == date(2026, 12, 21)  # 15, 16, 17, 18; 21 December
    story.acknowledges("2026-12-16 09:00").passes(Moment.ALLOCATED, "2026-12-17 12:00")
    assert story.state(DUE_FOR_STAGE_1, "2026-12-17 12:00") is ClockState.MET
    story.bounces("2026-12-17 12:05")  # it was never given: owed again, by its old day
    assert story.due(DUE_FOR_STAGE_1) == date(2026, 12, 21)
    assert story.state(DUE_FOR_STAGE_1, "2026-12-18 09:00") is ClockState.RUNNING
    story.acknowledges("2026-12-18 10:00")
    assert story.state(DUE_FOR_STAGE_1, "2026-12-22 09:00") is ClockState.MET

    assert story.due("stage-1-contact") == date(2026, 12, 22)  # from Thursday 17: 18; 21, 22 December
    story.passes(Moment.CONTACT_MADE, "2026-12-22 17:45")
    assert story.state("stage-1-contact", "2026-12-23 00:00") is ClockState.MET

    # 15, 16, 17, 18; 21, 22, 23, 24; not Friday 25 nor Monday 28; 29, 30 December.
    assert story.due("stage-1-answer") == date(2026, 12, 30)
    # Five before: 29, 24, 23, 22, 21.  Two before: 29, 24.  One after: 31.
    assert story.reminders("stage-1-answer") == [
        "2026-12-21 09:00",
        "2026-12-24 09:00",
        "2026-12-30 09:00",
        "2026-12-31 09:00",
    ]
    # 31 December; not Friday 1; 4, 5, 6, 7, 8; 11, 12, 13, 14 January.
    longer = story.may_extend("stage-1-answer", "10 working days", "2026-12-29 09:00", Need.REASON)
    assert isinstance(longer, Granted)
    assert longer.due == date(2027, 1, 14)
    story.extends("stage-1-answer", longer.due, "2026-12-29 09:00")
    assert isinstance(
        story.may_extend("stage-1-answer", "1 working day", "2027-01-13 09:00", Need.REASON, earlier=1), Refused
    )
    story.answers("2027-01-14 23:30", outcome="not upheld", dated=date(2027, 1, 15))
    assert story.state("stage-1-answer", "2027-01-15 09:00") is ClockState.MET
    assert story.standard_due("stage-1-answer") == date(2026, 12, 30)


def stage_2_asked_for_late_and_sent_back(story: Story) -> None:
    """Monday 1 February to Thursday 25 February 2027: let in late, and looked at again at stage 1."""
    # The letter is dated Friday 15 January: 18, 19, 20, 21, 22; 25, 26, 27, 28, 29 January.
    assert story.last_day("escalate") == date(2027, 1, 29)
    assert story.is_late_for("2027-01-29 23:59") is None
    assert story.is_late_for("2027-02-01 08:00") == "escalate"
    story.asks("2027-02-01 08:00", "stage-2")  # a manager lets it in
    assert story.due("stage-2-acknowledge") == date(2027, 2, 8)  # 2, 3, 4, 5; 8 February
    # 2, 3, 4, 5; 8 to 12; 15 to 19; 22 to 26 February; 1 March.
    assert story.due("stage-2-answer") == date(2027, 3, 1)
    assert story.due("stage-2-update") == date(2027, 2, 15)  # 2, 3, 4, 5; 8 to 12; 15 February
    story.acknowledges("2027-02-01 08:02")
    assert story.state("stage-2-acknowledge", "2027-02-09 09:00") is ClockState.MET

    story.sends_back("stage-1", date(2027, 2, 26), "2027-02-12 14:00")
    assert story.due("stage-1-answer", number=2) == date(2027, 2, 26)  # the day agreed
    assert story.state("stage-2-answer", "2027-03-02 09:00") is ClockState.STOPPED
    assert not story.clock("stage-2-update").is_open
    story.answers("2027-02-25 16:00", outcome="partly upheld")
    assert story.state("stage-1-answer", "2027-02-27 09:00", number=2) is ClockState.MET


def stage_2_over_easter(story: Story) -> None:
    """Tuesday 9 March to Thursday 15 April 2027: asked for in time, extended, answered."""
    # 26 February; 1, 2, 3, 4, 5; 8, 9, 10, 11 March.
    assert story.last_day("escalate") == date(2027, 3, 11)
    assert story.is_late_for("2027-03-09 20:00") is None
    story.asks("2027-03-09 20:00", "stage-2")
    assert story.due("stage-2-acknowledge", number=2) == date(2027, 3, 16)  # 10, 11, 12; 15, 16 March
    # 10, 11, 12; 15 to 19; 22, 23, 24, 25; not Friday 26 nor Monday 29; 30, 31 March, 1, 2; 5, 6, 7, 8 April.
    assert story.due("stage-2-answer", number=2) == date(2027, 4, 8)
    story.acknowledges("2027-03-17 09:00")
    assert story.state("stage-2-acknowledge", "2027-03-17 09:00", number=2) is ClockState.MISSED

    story.extends("stage-2-answer", date(2027, 4, 15), "2027-04-01 12:00")  # 9; 12, 13, 14, 15 April
    assert story.due("stage-2-answer", number=2) == date(2027, 4, 15)
    assert story.standard_due("stage-2-answer") == date(2027, 3, 1)  # the first visit's, untouched
    story.promises("promised-action", date(2027, 5, 3), "2027-04-15 11:59")
    story.answers("2027-04-15 12:00", outcome="upheld")
    assert story.state("stage-2-answer", "2027-04-16 09:00", number=2) is ClockState.MET


def what_was_promised_and_offered(story: Story) -> None:
    """Friday 16 April to Friday 11 June 2027: an offer, the case closed, an action kept too late."""
    story.passes(Moment.REMEDY_OFFERED, "2027-04-16 10:00")
    assert story.last_day("acceptance-form") == date(2027, 6, 11)  # eight Fridays on
    assert story.window_reminders("acceptance-form") == ["2027-05-28 09:00"]
    story.closes("2027-04-20 12:00", outcome="upheld")

    # Promised for Monday 3 May, a bank holiday: the day stays, the reminders come before it.
    assert story.due("promised-action") == date(2027, 5, 3)
    assert story.reminders("promised-action") == ["2027-04-29 09:00", "2027-04-30 09:00", "2027-05-04 09:00"]
    assert story.state("promised-action", "2027-05-03 23:59") is ClockState.RUNNING
    story.passes(Moment.ACTION_DONE, "2027-05-06 15:00")
    assert story.state("promised-action", "2027-05-07 09:00") is ClockState.MISSED


def the_ombudsman(story: Story) -> None:
    """Monday 4 October to Friday 26 November 2027: opened again, answered, ordered to pay, closed."""
    story.reopens("2027-10-04 10:00").passes(Moment.OMBUDSMAN_CONTACT, "2027-10-04 10:00")
    story.gives("ombudsman-evidence", date(2027, 10, 22), "2027-10-04 10:00")
    # Five before Friday 22: 21, 20, 19, 18, 15.  Two before: 21, 20.
    assert story.reminders("ombudsman-evidence") == ["2027-10-15 09:00", "2027-10-20 09:00", "2027-10-22 09:00"]
    story.answers_outside("2027-10-22 23:00")
    assert story.state("ombudsman-evidence", "2027-10-23 00:00") is ClockState.MET

    story.promises("promised-action", date(2027, 11, 26), "2027-11-08 10:00", number=2)
    # Two before Friday 26: 25, 24.  One after: Monday 29.
    assert story.reminders("promised-action", number=2) == ["2027-11-24 09:00", "2027-11-26 09:00", "2027-11-29 09:00"]
    story.passes(Moment.ACTION_DONE, "2027-11-25 10:00", number=2)
    assert story.state("promised-action", "2027-11-27 00:00", number=2) is ClockState.MET
    story.closes("2027-11-26 12:00", outcome="upheld")


def is_late(clock: Deadline, at: datetime) -> bool:
    return clock.kind is not ClockKind.NUDGE and clock.state_at(at) is ClockState.MISSED


def test_a_year_of_one_case() -> None:
    story = Story("wdh-2022")
    recovery_over_a_weekend(story)
    stage_1_over_christmas(story)
    stage_2_asked_for_late_and_sent_back(story)
    stage_2_over_easter(story)
    what_was_promised_and_offered(story)
    the_ombudsman(story)

    assert [clock.clock for clock in story.clocks if clock.is_open] == []
    at_the_end = story.at("2027-11-27 00:00")
    late = [(each.clock, each.number) for each in story.clocks if is_late(each, at_the_end)]
    assert late == [("stage-2-acknowledge", 2), ("promised-action", 1)]
