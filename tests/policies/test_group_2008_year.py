"""One year of one case under the group policy of 2008, each date worked by hand.

The policy sets no times, so what is counted are reminders to us, and the day somebody named for
an action.  Bank holidays: 3 and 6 April, 4 and 25 May, 31 August, 25 and 28 December 2026;
1 January 2027.
"""

from __future__ import annotations

from datetime import date

from heard.casework.deadline import ClockState
from heard.casework.events import StageName
from heard.casework.measures import NO_TARGET
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind
from policies.story import Story, share_of

PACK = "group-2008"


def test_a_year_of_one_case() -> None:
    story = Story(PACK)
    received_before_easter(story)
    decided_with_something_promised(story)
    promised_for_a_bank_holiday(story)
    appealed_before_christmas(story)
    closed_with_nothing_ever_late(story)


def received_before_easter(story: Story) -> None:
    story.opens("2026-04-02 17:01")  # Maundy Thursday, after hours
    assert (story.due("acknowledge"), story.due("answer")) == (None, None)
    story.acknowledges("2026-04-02 17:02").bounces("2026-04-02 17:10")
    assert story.case.when(Moment.ACKNOWLEDGED, StageName("complaint")) is None
    assert not story.runs("keep-in-touch")  # nothing reached them, so nothing has been said yet
    story.acknowledges("2026-04-07 10:00")
    assert story.due("keep-in-touch") == date(2026, 4, 21)  # 8, 9, 10, 13, 14, 15, 16, 17, 20, 21 April
    story.passes(Moment.CONTACT_MADE, "2026-04-17 15:00")
    assert story.due("keep-in-touch") == date(2026, 5, 1)  # 20, 21, 22, 23, 24, 27, 28, 29, 30 April; 1 May


def decided_with_something_promised(story: Story) -> None:
    story.answers("2026-05-11 12:00", outcome="upheld")
    assert story.due("keep-in-touch") == date(2026, 5, 26)  # 12, 13, 14, 15, 18, 19, 20, 21, 22, 26 May
    story.promises("promised-action", date(2026, 8, 31), "2026-05-11 12:00")
    story.closes("2026-05-12 09:00", "upheld")
    assert story.state("keep-in-touch", "2026-06-01 09:00") is ClockState.STOPPED
    assert story.state("answer", "2026-06-01 09:00") is ClockState.MET
    assert story.clock("promised-action").is_open  # what was promised is owed on a closed case, too


def promised_for_a_bank_holiday(story: Story) -> None:
    assert story.due("promised-action") == date(2026, 8, 31)  # a bank holiday; the day that was named stays
    # Two working days before it: 28, 27.  Nobody is at work on it: the Friday before.  And the Tuesday after.
    assert story.reminders("promised-action") == ["2026-08-27 09:00", "2026-08-28 09:00", "2026-09-01 09:00"]
    assert story.state("promised-action", "2026-08-31 23:59") is ClockState.RUNNING
    story.passes(Moment.ACTION_DONE, "2026-09-02 11:00")
    assert story.state("promised-action", "2026-09-03 09:00") is ClockState.MISSED


def appealed_before_christmas(story: Story) -> None:
    asked = "2026-12-18 16:30"  # a Friday, seven months after the decision: there is no last day
    assert (story.is_late_for(asked), story.is_flagged_late(asked)) == (None, False)
    story.reopens(asked).asks(asked, "appeal").acknowledges("2026-12-18 16:31")
    assert story.due("appeal-answer") is None
    assert story.due("keep-in-touch") == date(2027, 1, 6)  # 21, 22, 23, 24, 29, 30, 31 December; 4, 5, 6 January
    story.passes(Moment.CONTACT_MADE, "2027-01-06 10:00")
    assert story.due("keep-in-touch") == date(2027, 1, 20)  # 7, 8, 11, 12, 13, 14, 15, 18, 19, 20 January
    story.answers("2027-01-15 12:00", outcome="not upheld").closes("2027-01-18 09:00", "not upheld")


def closed_with_nothing_ever_late(story: Story) -> None:
    year_on = story.at("2027-04-01 09:00")
    measured = [each for each in story.clocks if each.kind is ClockKind.MEASURED]
    assert [(each.clock, each.due, each.state_at(year_on)) for each in measured] == [
        ("acknowledge", None, ClockState.MET),
        ("answer", None, ClockState.MET),
        ("appeal-answer", None, ClockState.MET),
    ]
    shown = share_of("age", story, first=date(2026, 4, 1), last=date(2027, 3, 31))
    assert (shown.of, shown.percent, shown.target) == (0, "", NO_TARGET)
