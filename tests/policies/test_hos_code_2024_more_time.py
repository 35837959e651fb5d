"""More time under the Complaint Handling Code of 2024: how much, for what, asked for by when, and who hears meanwhile.

Bank holidays near: none in June and July 2026; 31 August.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.extensions import Granted, Refused
from heard.casework.moments import Moment
from heard.casework.policy.words import Need
from policies.clauses import Clause, proves
from policies.story import Story

PACK = "hos-code-2024"
WHY_AND_WHEN = (Need.REASON, Need.NEW_DATE)


def acknowledged(story: Story, at: str) -> Story:
    return story.passes(Moment.DEFINED, at).acknowledges(at)


def at_stage_1() -> Story:
    """A complaint of Monday 1 June, acknowledged on Wednesday, to be answered by Wednesday 17 June."""
    return acknowledged(Story(PACK).opens("2026-06-01 10:00"), "2026-06-03 12:00")


def at_stage_2() -> Story:
    """Taken further on Monday 22 June, acknowledged on Wednesday, to be answered by Wednesday 22 July."""
    return acknowledged(
        at_stage_1().answers("2026-06-17 12:00").asks("2026-06-22 10:00", "stage-2"), "2026-06-24 10:00"
    )


@dataclass(frozen=True)
class Longer:
    """One provision on more time: the clock, the day it was due, the most it may move, and to which day that is."""

    clock: str
    last_day: date
    most: str
    until: date
    beyond: str

    @property
    def at(self) -> str:
        return f"{self.last_day} 12:00"

    def owed(self) -> Story:
        """An answer that is owed by the last day."""
        return at_stage_1() if self.clock == "stage-1-answer" else at_stage_2()

    def asked(self, to: str, *shown: Need, at: str = "", earlier: int = 0) -> Granted | Refused:
        return self.owed().may_extend(self.clock, to, at or self.at, *shown, earlier=earlier)


LONGER = {
    # From Wednesday 17 June: 18, 19; 22, 23, 24, 25, 26; 29, 30 June, 1 July.
    "hos-6.4": Longer(
        "stage-1-answer", date(2026, 6, 17), "10 working days", date(2026, 7, 1), beyond="11 working days"
    ),
    # From Wednesday 22 July: 23, 24; 27 to 31; 3 to 7; 10 to 14; 17, 18, 19 August.
    "hos-6.15": Longer(
        "stage-2-answer", date(2026, 7, 22), "20 working days", date(2026, 8, 19), beyond="21 working days"
    ),
}


@proves("hos-6.4", "hos-6.15")
def test_the_answer_may_take_longer_for_a_reason_and_by_a_day_that_is_told(clause: Clause) -> None:
    longer = LONGER[clause.id]
    granted = longer.asked(longer.most, *WHY_AND_WHEN)
    assert isinstance(granted, Granted)
    assert (granted.due, granted.letter) == (longer.until, "extension")
    assert granted.because == f"by at most {longer.most}, from the current due date"

    story = longer.owed().extends(longer.clock, granted.due, longer.at).answers(f"{longer.until} 23:30")
    assert (story.due(longer.clock), story.standard_due(longer.clock)) == (longer.until, longer.last_day)
    assert story.state(longer.clock, "2026-10-01 09:00") is ClockState.MET


@proves("hos-6.4", "hos-6.15")
@pytest.mark.parametrize("shown", [(), (Need.REASON,), (Need.NEW_DATE,)], ids=["neither", "no new day", "no reason"])
def test_no_more_time_without_both_a_reason_and_a_day(clause: Clause, shown: tuple[Need, ...]) -> None:
    assert isinstance(LONGER[clause.id].asked("5 working days", *shown), Refused)


@proves("hos-6.4", "hos-6.15")
def test_no_more_time_once_the_day_has_passed(clause: Clause) -> None:
    longer = LONGER[clause.id]
    the_next_day = longer.last_day.replace(day=longer.last_day.day + 1)
    late = longer.asked("5 working days", *WHY_AND_WHEN, at=f"{the_next_day} 00:00")
    assert isinstance(late, Refused)
    assert "the clock is missed" in late.because


@proves("hos-6.4", "hos-6.15")
def test_longer_than_that_is_told_to_be_longer_and_wants_an_exceptional_reason(clause: Clause) -> None:
    longer = LONGER[clause.id]
    assert isinstance(longer.asked(longer.beyond, *WHY_AND_WHEN), Refused)
    granted = longer.asked(longer.beyond, *WHY_AND_WHEN, Need.EXCEPTIONAL_REASON)
    assert isinstance(granted, Granted)
    assert granted.because == f"it may move by at most {longer.most}; beyond that for the reason recorded"


@proves("hos-6.4", "hos-6.15")
def test_a_second_time_is_told_to_be_one_and_wants_an_exceptional_reason(clause: Clause) -> None:
    longer = LONGER[clause.id]
    assert isinstance(longer.asked("5 working days", *WHY_AND_WHEN, earlier=1), Refused)
    granted = longer.asked("5 working days", *WHY_AND_WHEN, Need.EXCEPTIONAL_REASON, earlier=1)
    assert isinstance(granted, Granted)
    assert granted.because == "it may move once, and has; beyond that for the reason recorded"


@proves("hos-5.9")
def test_while_it_takes_longer_the_resident_hears_as_often_as_was_agreed(clause: Clause) -> None:
    story = at_stage_1().extends("stage-1-answer", date(2026, 7, 1), "2026-06-17 12:00")
    assert story.due("update-agreed") is None  # nobody has said how often
    story.gives("update-agreed", date(2026, 6, 24), "2026-06-17 12:00")
    assert story.due("update-agreed") == date(2026, 6, 24)
    assert story.state("update-agreed", "2026-06-25 00:00") is ClockState.MISSED
    story.passes(Moment.CONTACT_MADE, "2026-06-24 16:00")
    assert story.state("update-agreed", "2026-06-25 00:00") is ClockState.MET

    story.gives("update-agreed", date(2026, 6, 30), "2026-06-24 16:00")  # and the next
    assert story.due("update-agreed", number=2) == date(2026, 6, 30)
    assert story.clock("update-agreed", number=2).is_open
