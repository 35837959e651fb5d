"""The times of the West Kent policy of 2011: acknowledging, answering, holding replies, keeping people informed.

1 June 2026 is a Monday.  Bank holidays near: 25 May and 31 August 2026.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.extensions import Granted, Refused
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind, Need
from policies.clauses import Clause, proves
from policies.story import Story, share_of

PACK = "west-kent-2011"


def complaint(received: str = "2026-06-01 10:00") -> Story:
    """A complaint of Monday 1 June: acknowledged by Wednesday 3, answered by Monday 15 June."""
    return Story(PACK).opens(received)


def at_stage_2(asked: str = "2026-06-22 10:00") -> Story:
    """Answered in time, and taken further on a Monday."""
    return complaint().answers("2026-06-15 12:00").asks(asked, "stage-2")


# -- The acknowledgement ---------------------------------------------------------------------------


@proves("wk11-7-ack-2wd")
@pytest.mark.parametrize(
    "received, due",
    [
        pytest.param("2026-06-01 10:00", date(2026, 6, 3), id="Monday: 2, 3 June"),
        pytest.param("2026-05-31 20:00", date(2026, 6, 2), id="Sunday evening: 1, 2 June"),
        pytest.param("2026-05-22 16:59", date(2026, 5, 27), id="Friday before a bank holiday: 26, 27 May"),
    ],
)
def test_a_complaint_is_acknowledged_within_two_working_days(clause: Clause, received: str, due: date) -> None:
    story = complaint(received)
    assert story.due("acknowledge") == due
    assert story.state("acknowledge", f"{due} 23:59") is ClockState.RUNNING
    assert story.acknowledges(f"{due} 23:59").state("acknowledge", "2026-07-01 09:00") is ClockState.MET


@proves("wk11-7-ack-2wd")
def test_an_acknowledgement_a_day_late_is_late_and_reminders_came_before(clause: Clause) -> None:
    story = complaint()
    assert story.reminders("acknowledge") == ["2026-06-02 09:00", "2026-06-03 09:00"]
    assert story.state("acknowledge", "2026-06-04 00:00") is ClockState.MISSED
    assert story.acknowledges("2026-06-04 00:01").state("acknowledge", "2026-06-05 09:00") is ClockState.MISSED


@proves("wk11-7-ack-or-full")
@pytest.mark.parametrize(
    "answered, state",
    [
        pytest.param("2026-06-02 15:00", ClockState.MET, id="the next day"),
        pytest.param("2026-06-03 23:30", ClockState.MET, id="late on the second day"),
        pytest.param("2026-06-04 09:00", ClockState.MISSED, id="on the third, and not a word before"),
    ],
)
def test_a_full_answer_within_the_two_days_needs_no_acknowledgement(
    clause: Clause, answered: str, state: ClockState
) -> None:
    story = complaint().answers(answered)
    assert story.state("acknowledge", "2026-06-16 09:00") is state
    assert story.state("stage-1-answer", "2026-06-16 09:00") is ClockState.MET


@proves("wk11-8.2-s2-ack")
@pytest.mark.parametrize(
    "asked, due",
    [
        pytest.param("2026-06-22 10:00", date(2026, 6, 24), id="Monday: 23, 24 June"),
        pytest.param("2026-07-03 18:00", date(2026, 7, 7), id="Friday evening: 6, 7 July"),
    ],
)
def test_a_request_for_the_next_stage_is_acknowledged_within_two_working_days(
    clause: Clause, asked: str, due: date
) -> None:
    story = at_stage_2(asked)
    assert story.due("acknowledge", "stage-2") == due
    story.acknowledges(f"{due} 09:00")
    assert story.state("acknowledge", "2026-07-31 09:00", "stage-2") is ClockState.MET
    assert story.state("acknowledge", "2026-07-31 09:00", "stage-1") is ClockState.MISSED  # that one never was


# -- The answer, and the holding reply -------------------------------------------------------------


@proves("wk11-7-full-10wd")
@pytest.mark.parametrize(
    "answered, state",
    [
        pytest.param("2026-06-15 20:00", ClockState.MET, id="in the evening of the last day"),
        pytest.param("2026-06-16 00:01", ClockState.MISSED, id="a minute past midnight"),
    ],
)
def test_a_complaint_is_answered_in_full_within_ten_working_days(
    clause: Clause, answered: str, state: ClockState
) -> None:
    story = complaint()
    assert story.due("stage-1-answer") == date(2026, 6, 15)  # 2, 3, 4, 5; 8, 9, 10, 11, 12; 15 June
    # Five before: 12, 11, 10, 9, 8.  Two before: 12, 11.
    assert story.reminders("stage-1-answer") == [
        "2026-06-08 09:00",
        "2026-06-11 09:00",
        "2026-06-15 09:00",
        "2026-06-16 09:00",
    ]
    assert story.answers(answered).state("stage-1-answer", "2026-06-17 09:00") is state


@dataclass(frozen=True)
class Held:
    """A stage whose answer takes longer: due on a Monday, held on the Friday before, answered by a later day."""

    stage: str
    due: date
    held: str
    until: date
    answered: str

    @property
    def clock(self) -> str:
        return f"{self.stage}-answer"

    def owed(self) -> Story:
        return complaint() if self.stage == "stage-1" else at_stage_2()

    def longer(self, *shown: Need, at: str = "", earlier: int = 0) -> Granted | Refused:
        return self.owed().may_extend(self.clock, self.until, at or self.held, *shown, earlier=earlier)


HELD = pytest.mark.parametrize(
    "held",
    [
        # 2, 3, 4, 5; 8, 9, 10, 11, 12; 15 June.
        Held("stage-1", date(2026, 6, 15), "2026-06-12 14:00", date(2026, 6, 26), "2026-06-25 11:00"),
        # 23, 24, 25, 26; 29, 30 June, 1, 2, 3; 6 July.
        Held("stage-2", date(2026, 7, 6), "2026-07-03 14:00", date(2026, 7, 17), "2026-07-16 11:00"),
    ],
    ids=["stage one", "stage two"],
)
ON_FILE = (Need.HOLDING_REPLY, Need.NEW_DATE)


@proves("wk11-7-full-10wd", "wk11-7-holding-10wd")
@HELD
def test_a_holding_reply_is_in_time_and_the_full_answer_after_it_is_not(clause: Clause, held: Held) -> None:
    longer = held.longer(*ON_FILE)
    assert isinstance(longer, Granted)
    assert (longer.due, longer.letter) == (held.until, "holding")
    story = held.owed().passes(Moment.HOLDING_REPLY, held.held).extends(held.clock, longer.due, held.held)
    story.answers(held.answered)
    assert (story.due(held.clock), story.standard_due(held.clock)) == (held.until, held.due)
    assert story.state(f"{held.stage}-holding", "2026-08-01 09:00") is ClockState.MET
    assert story.state(held.clock, "2026-08-01 09:00") is ClockState.MISSED

    shares = [
        share_of(measure, story, first=date(2026, 6, 1), last=date(2026, 7, 31), stage=held.stage)
        for measure in ("holding", "answered")
    ]
    assert [(each.in_time, each.of, each.target) for each in shares] == [
        (1, 1, "no target set"),
        (0, 1, "no target set"),
    ]


@proves("wk11-7-holding-10wd")
@HELD
@pytest.mark.parametrize(
    "days, state",
    [
        pytest.param(0, ClockState.MET, id="a holding reply late on the last day"),
        pytest.param(1, ClockState.MISSED, id="a holding reply a day late"),
        pytest.param(None, ClockState.MISSED, id="not a word"),
    ],
)
def test_whatever_takes_longer_is_told_within_the_ten_days(
    clause: Clause, held: Held, days: int | None, state: ClockState
) -> None:
    story = held.owed()
    assert story.due(f"{held.stage}-holding") == held.due
    if days is not None:
        story.passes(Moment.HOLDING_REPLY, f"{held.due.replace(day=held.due.day + days)} 23:30")
    assert story.state(f"{held.stage}-holding", "2026-08-01 09:00") is state


@proves("wk11-7-holding-10wd")
@HELD
@pytest.mark.parametrize("shown", [(), (Need.NEW_DATE,), (Need.HOLDING_REPLY,)], ids=["neither", "no reply", "no day"])
def test_the_day_moves_only_with_a_holding_reply_that_names_another(
    clause: Clause, held: Held, shown: tuple[Need, ...]
) -> None:
    assert isinstance(held.longer(*shown), Refused)


@proves("wk11-7-holding-10wd")
@HELD
def test_the_day_does_not_move_once_it_has_passed(clause: Clause, held: Held) -> None:
    the_next = f"{held.due.replace(day=held.due.day + 1)} 00:00"
    assert isinstance(held.longer(*ON_FILE, at=the_next), Refused)


@proves("wk11-7-holding-10wd")
@HELD
def test_the_day_moves_a_second_time_for_a_reason_on_file(clause: Clause, held: Held) -> None:
    assert isinstance(held.longer(*ON_FILE, earlier=1), Refused)
    assert isinstance(held.longer(*ON_FILE, Need.REASON, earlier=1), Granted)


@proves("wk11-8.2-s2-10wd")
@pytest.mark.parametrize(
    "asked, due",
    [
        # 23, 24, 25, 26; 29, 30 June, 1, 2, 3; 6 July.
        pytest.param("2026-06-22 10:00", date(2026, 7, 6), id="from a Monday in June"),
        # 21; 24, 25, 26, 27, 28 August; not Monday 31; 1, 2, 3, 4 September.
        pytest.param("2026-08-20 10:00", date(2026, 9, 4), id="over the bank holiday of August"),
    ],
)
def test_stage_2_is_answered_within_ten_working_days_of_the_request(clause: Clause, asked: str, due: date) -> None:
    story = at_stage_2(asked)
    assert story.due("stage-2-answer") == due
    assert story.state("stage-2-answer", f"{due} 23:59") is ClockState.RUNNING
    assert story.answers(f"{due} 23:59").state("stage-2-answer", "2026-10-01 09:00") is ClockState.MET
    assert at_stage_2(asked).state("stage-2-answer", "2026-10-01 09:00") is ClockState.MISSED


# -- Being kept informed -----------------------------------------------------------------------------


@proves("wk11-2-informed")
def test_five_working_days_without_a_word_bring_a_nudge_that_is_no_breach(clause: Clause) -> None:
    story = complaint().acknowledges("2026-06-01 10:01")
    assert story.due("keep-informed") == date(2026, 6, 8)  # 2, 3, 4, 5, 8 June
    story.passes(Moment.CONTACT_MADE, "2026-06-03 15:00")
    assert story.due("keep-informed") == date(2026, 6, 10)  # 4, 5, 8, 9, 10 June

    nudge = story.clock("keep-informed")
    assert nudge.kind is ClockKind.NUDGE
    assert story.policy.clocks_by_name[nudge.clock].measure is None  # it is counted nowhere
    assert not story.closes("2026-06-09 12:00", "withdrawn").clock("keep-informed").is_open
