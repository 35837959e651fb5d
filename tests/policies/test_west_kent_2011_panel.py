"""Stage three of the West Kent policy of 2011: the panel, what it recommends, and what the Ombudsman orders.

1 June 2026 is a Monday.  Bank holiday near: 31 August 2026.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.moments import Moment
from heard.casework.owners import Against
from policies.clauses import Clause, proves
from policies.deciding import speaks_against
from policies.story import Story, the_policy

PACK = "west-kent-2011"


def at_stage_3(asked: str = "2026-07-20 10:00") -> Story:
    """Answered twice, and a hearing asked for on a Monday."""
    story = Story(PACK).opens("2026-06-01 10:00").answers("2026-06-15 12:00").asks("2026-06-22 10:00", "stage-2")
    return story.answers("2026-07-06 12:00").asks(asked, "stage-3")


# -- The policy team ---------------------------------------------------------------------------------


@proves("wk11-8.3-team")
def test_stage_3_is_for_the_policy_team_which_owes_the_panel_unless_it_settles_the_matter(clause: Clause) -> None:
    """Telling whoever had stage 2, and keeping the report for the panel, is another part's."""
    assert speaks_against(PACK, "stage-3", "policy-team") == []
    assert speaks_against(PACK, "stage-3", "senior-officer") == [Against.LACKS_ROLE]

    story = at_stage_3("2026-07-20 10:00")
    assert story.case.stage == "stage-3"
    team = {str(clock.name) for clock in the_policy(PACK).clocks if clock.owed_by == "policy-team"}
    assert team == {"panel-arranged", "panel-decision-told"}
    assert at_stage_3().passes(Moment.RESOLVED, "2026-07-29 11:00").clock("panel-arranged").is_open is False
    unsettled = story.passes(Moment.PANEL_DATE_FIXED, "2026-07-31 16:00").passes(
        Moment.DECISION_MADE, "2026-08-20 12:00"
    )
    assert unsettled.due("panel-decision-told") == date(2026, 8, 27)  # 21; 24, 25, 26, 27 August


# -- The panel --------------------------------------------------------------------------------------


@proves("wk11-8.3-panel-10wd")
@pytest.mark.parametrize(
    "what, at, state",
    [
        pytest.param(Moment.PANEL_DATE_FIXED, "2026-07-31 16:00", ClockState.MET, id="a day fixed in time, for later"),
        pytest.param(Moment.PANEL_DATE_FIXED, "2026-08-04 09:00", ClockState.MISSED, id="a day fixed too late"),
        pytest.param(Moment.RESOLVED, "2026-07-29 11:00", ClockState.MET, id="settled without a panel"),
        pytest.param(Moment.DECISION_MADE, "2026-07-30 11:00", ClockState.MISSED, id="sat, and nobody was told of it"),
    ],
)
def test_a_panel_is_set_up_within_ten_working_days_of_the_request(
    clause: Clause, what: Moment, at: str, state: ClockState
) -> None:
    story = at_stage_3()
    assert story.due("panel-arranged") == date(2026, 8, 3)  # 21, 22, 23, 24; 27, 28, 29, 30, 31 July; 3 August
    # Five before: 31, 30, 29, 28, 27.  Two before: 31, 30.
    assert story.reminders("panel-arranged") == ["2026-07-27 09:00", "2026-07-30 09:00", "2026-08-03 09:00"]
    assert story.passes(what, at).state("panel-arranged", "2026-08-21 09:00") is state


@proves("wk11-8.3-notify-5wd")
@pytest.mark.parametrize(
    "decided, due",
    [
        pytest.param("2026-08-04 12:00", date(2026, 8, 11), id="5, 6, 7, 10, 11 August"),
        pytest.param("2026-08-27 12:00", date(2026, 9, 4), id="28 August, not Monday 31, 1, 2, 3, 4 September"),
    ],
)
def test_the_customer_hears_within_five_working_days_of_the_decision(clause: Clause, decided: str, due: date) -> None:
    story = at_stage_3()
    assert not story.runs("panel-decision-told")
    story.passes(Moment.DECISION_MADE, decided)
    assert story.due("panel-decision-told") == due
    assert story.state("panel-decision-told", f"{due} 23:59") is ClockState.RUNNING
    assert story.answers(f"{due} 23:00").state("panel-decision-told", "2026-10-01 09:00") is ClockState.MET


@proves("wk11-8.3-outcomes")
def test_a_panel_that_adjourns_owes_no_word_until_it_has_decided(clause: Clause) -> None:
    story = (
        at_stage_3().passes(Moment.PANEL_DATE_FIXED, "2026-07-28 10:00").passes(Moment.ADJOURNED, "2026-08-05 12:00")
    )
    assert not story.runs("panel-decision-told")
    story.passes(Moment.DECISION_MADE, "2026-08-19 12:00")
    assert story.due("panel-decision-told") == date(2026, 8, 26)  # 20, 21, 24, 25, 26 August
    assert story.reminders("panel-decision-told") == ["2026-08-24 09:00", "2026-08-26 09:00"]


@proves("wk11-8.3-outcomes")
def test_a_decision_taken_back_for_another_hearing_counts_from_the_new_one(clause: Clause) -> None:
    story = at_stage_3().passes(Moment.DECISION_MADE, "2026-08-05 11:00").passes(Moment.ADJOURNED, "2026-08-05 16:00")
    assert not story.runs("panel-decision-told")
    story.passes(Moment.DECISION_MADE, "2026-08-19 12:00")
    assert story.due("panel-decision-told") == date(2026, 8, 26)


@proves("wk11-8.3-outcomes")
def test_adjourned_ends_no_case_and_every_other_outcome_may(clause: Clause) -> None:
    policy = the_policy(PACK)
    assert policy.closing is not None
    panel = set(policy.stages[-1].panel_outcomes)
    assert panel - set(policy.closing.outcomes) == {"adjourned"}
    assert panel >= {"not upheld", "partly upheld", "upheld"}


# -- What was recommended, and ordered --------------------------------------------------------------


@proves("wk11-8.3-recommend")
def test_what_a_panel_recommends_is_an_action_each_with_a_day_of_its_own(clause: Clause) -> None:
    story = at_stage_3().passes(Moment.DECISION_MADE, "2026-08-04 12:00")
    story.promises("promised-action", date(2026, 8, 18), "2026-08-04 12:00", number=1)  # compensation
    story.promises("promised-action", date(2026, 9, 30), "2026-08-04 12:00", number=2)  # the policy looked at again
    story.answers("2026-08-11 10:00").closes("2026-08-12 10:00", "upheld")
    # Two before Tuesday 18 August: 17, 14.  Two before Wednesday 30 September: 29, 28.
    assert story.reminders("promised-action", number=1) == ["2026-08-14 09:00", "2026-08-18 09:00", "2026-08-19 09:00"]
    assert story.reminders("promised-action", number=2) == ["2026-09-28 09:00", "2026-09-30 09:00", "2026-10-01 09:00"]

    story.passes(Moment.ACTION_DONE, "2026-08-17 15:00", number=1)
    assert story.state("promised-action", "2026-10-01 09:00", number=1) is ClockState.MET
    assert story.clock("promised-action", number=2).is_open
    assert story.state("promised-action", "2026-10-01 09:00", number=2) is ClockState.MISSED


@proves("wk11-9-hos")
def test_what_the_ombudsman_orders_is_an_action_that_outlives_the_case(clause: Clause) -> None:
    story = Story(PACK).opens("2026-04-20 10:00").answers("2026-05-01 12:00").closes("2026-05-29 12:00", "not upheld")
    story.passes(Moment.OMBUDSMAN_CONTACT, "2026-06-01 11:00")
    story.promises("promised-action", date(2026, 6, 30), "2026-06-01 11:00")
    # Two before Tuesday 30 June: 29, 26.
    assert story.reminders("promised-action") == ["2026-06-26 09:00", "2026-06-30 09:00", "2026-07-01 09:00"]
    assert story.state("promised-action", "2026-06-30 23:59") is ClockState.RUNNING
    assert story.state("promised-action", "2026-07-01 00:00") is ClockState.MISSED
    story.passes(Moment.ACTION_DONE, "2026-06-30 16:00")
    assert story.state("promised-action", "2026-07-01 00:00") is ClockState.MET
