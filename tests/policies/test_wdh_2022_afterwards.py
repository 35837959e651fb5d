"""What is owed under the WDH procedure of 2022 after the answer: offers, the Ombudsman, actions promised.

No bank holiday is near: after 25 May 2026 the next is 31 August.
"""

from __future__ import annotations

from datetime import date

from heard.casework.deadline import ClockState
from heard.casework.moments import Moment
from policies.clauses import Clause, proves
from policies.deciding import explained
from policies.story import Story

PACK = "wdh-2022"


def at_stage_1(logged: str = "2026-06-03 10:00") -> Story:
    return Story(PACK).opens(logged, "stage-1")


@proves("wdh-acceptance-form")
def test_the_eight_weeks_run_from_the_day_the_form_is_sent(clause: Clause) -> None:
    story = at_stage_1("2026-06-03 10:00").answers("2026-06-17 12:00")
    assert [each.rule.name for each in story.windows] == ["escalate"]  # an offer without its form starts nothing
    story.passes(Moment.REMEDY_OFFERED, "2026-06-19 12:00")
    assert story.last_day("acceptance-form") == date(2026, 8, 14)  # eight Fridays on


@proves("wdh-acceptance-8w")
def test_the_form_may_come_back_until_the_end_of_the_eighth_week(clause: Clause) -> None:
    story = at_stage_1("2026-06-03 10:00").answers("2026-06-17 12:00").passes(Moment.REMEDY_OFFERED, "2026-06-17 12:00")
    assert story.last_day("acceptance-form") == date(2026, 8, 12)  # eight Wednesdays on
    assert not story.window("acceptance-form").is_late(story.at("2026-08-12 23:59"))
    assert story.window("acceptance-form").is_late(story.at("2026-08-13 00:00"))
    assert story.window_reminders("acceptance-form") == ["2026-07-29 09:00"]  # two Wednesdays before
    assert story.window("acceptance-form").rule.at_end == "tell-owner"  # nothing is taken for a yes


@proves("wdh-hos-requests")
def test_the_ombudsman_is_answered_by_the_date_in_its_letter(clause: Clause) -> None:
    story = at_stage_1("2026-05-27 10:00").passes(Moment.OMBUDSMAN_CONTACT, "2026-06-01 11:00")
    story.gives("ombudsman-evidence", date(2026, 6, 15), "2026-06-01 11:00")
    assert story.due("ombudsman-evidence") == date(2026, 6, 15)
    # Five working days before: 12, 11, 10, 9, 8.  Two: 12, 11.
    assert story.reminders("ombudsman-evidence") == ["2026-06-08 09:00", "2026-06-11 09:00", "2026-06-15 09:00"]

    # The customer's own answer is another matter, and so is closing the case.
    story.answers("2026-06-08 12:00").closes("2026-06-09 12:00", "upheld")
    assert story.state("ombudsman-evidence", "2026-06-16 00:00") is ClockState.MISSED
    story.answers_outside("2026-06-15 16:00")
    assert story.state("ombudsman-evidence", "2026-06-16 00:00") is ClockState.MET


@proves("wdh-hos-requests")
def test_a_later_date_the_ombudsman_allows_takes_the_place_of_the_first(clause: Clause) -> None:
    story = at_stage_1("2026-05-27 10:00").passes(Moment.OMBUDSMAN_CONTACT, "2026-06-01 11:00")
    story.gives("ombudsman-evidence", date(2026, 6, 15), "2026-06-01 11:00")
    story.gives("ombudsman-evidence", date(2026, 6, 22), "2026-06-12 11:00")
    assert story.due("ombudsman-evidence") == date(2026, 6, 22)


@proves("wdh-hos-orders")
def test_what_the_ombudsman_orders_is_an_action_with_a_date(clause: Clause) -> None:
    story = at_stage_1("2026-03-02 10:00").answers("2026-03-13 12:00").closes("2026-03-31 12:00", "not upheld")
    story.promises("promised-action", date(2026, 6, 30), "2026-06-10 12:00")
    # Two working days before Tuesday 30 June: 29, 26.
    assert story.reminders("promised-action") == ["2026-06-26 09:00", "2026-06-30 09:00", "2026-07-01 09:00"]
    assert story.state("promised-action", "2026-07-01 00:00") is ClockState.MISSED
    story.passes(Moment.ACTION_DONE, "2026-06-30 15:00")
    assert story.state("promised-action", "2026-07-01 00:00") is ClockState.MET


@proves("wdh-excl-hos-instruction")
def test_a_matter_the_ombudsman_wants_taken_in_is_at_stage_1_from_the_day_its_letter_came(clause: Clause) -> None:
    """Knowing the Ombudsman's mail, and opening the stage on it, is another part's."""
    story = Story(PACK).opens("2026-06-01 10:00").closes("2026-06-04 12:00")  # as an excluded matter
    assert [clock.clock for clock in story.clocks if clock.is_open] == []
    story.reopens("2026-06-11 09:00").passes(Moment.OMBUDSMAN_CONTACT, "2026-06-10 11:00")
    story.asks("2026-06-11 09:00", "stage-1", received="2026-06-10 11:00")
    assert story.case.stage == "stage-1"
    assert story.due("stage-1-log-acknowledge-allocate") == date(2026, 6, 17)  # 11, 12; 15, 16, 17 June
    assert story.due("stage-1-answer") == date(2026, 6, 24)  # 11, 12; 15, 16, 17, 18, 19; 22, 23, 24 June
    # The Ombudsman is owed an answer besides, by the day its letter names.
    story.gives("ombudsman-evidence", date(2026, 6, 22), "2026-06-10 11:00")
    assert story.state("ombudsman-evidence", "2026-06-23 00:00") is ClockState.MISSED
    assert "Where the Ombudsman says otherwise: open stage 1." in explained(PACK, "heard proposes; a person decides.")


@proves("wdh-ci-manager-qa")
def test_a_promised_action_is_owed_by_the_manager_after_the_answer_and_after_closing(clause: Clause) -> None:
    story = at_stage_1("2026-06-03 10:00").promises("promised-action", date(2026, 6, 19), "2026-06-17 11:59")
    story.answers("2026-06-17 12:00").closes("2026-06-18 12:00", "upheld")
    promised = story.clock("promised-action")
    assert promised.is_open
    assert story.policy.clocks_by_name[promised.clock].owed_by == "area-manager"
    assert story.state("promised-action", "2026-06-19 23:59") is ClockState.RUNNING
    assert story.state("promised-action", "2026-06-24 09:00") is ClockState.MISSED
