"""Who decides what under the West Kent policy of 2011: on the next stage, late requests, persistent complainants.

heard refuses nothing, closes nothing and labels nobody: it says who may, and what is missing.
Holding people to it when they decide is another part's.
Bank holidays near: none in June and July 2026; 31 May 2027.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.events import StageName
from heard.casework.owners import Against
from heard.casework.policy.words import AtEnd, Item, Late, LetterPurpose, Moment, RoleName
from heard.casework.refusals import lacking, may_decline
from heard.casework.restrictions import may_decide, objection_to_review, review_by, review_reminders
from policies.clauses import Clause, proves
from policies.deciding import Entry, explained, restriction_of, speaks_against
from policies.story import Story, the_calendar, the_policy
from weirside import told_of

PACK = "west-kent-2011"
POLICY = the_policy(PACK)
CALENDAR = the_calendar(PACK)

DIRECTOR, NOMINEE = RoleName("director"), RoleName("operational-nominee")
OTHERS = [role for role in POLICY.roles if role not in (DIRECTOR, NOMINEE)]

PERSISTENT = restriction_of(PACK)


def answered(at: str = "2026-06-15 12:00", dated: date | None = None) -> Story:
    """A complaint of Monday 1 June, answered two weeks later."""
    return Story(PACK).opens("2026-06-01 10:00").answers(at, dated=dated)


# -- Three stages ----------------------------------------------------------------------------------


@proves("wk11-8-three-stages")
def test_a_case_goes_through_three_stages_one_at_a_time(clause: Clause) -> None:
    story = answered().asks("2026-06-22 10:00", "stage-2")
    assert story.case.stage == "stage-2"
    assert not story.runs("panel-arranged")
    story.answers("2026-07-06 12:00").asks("2026-07-20 10:00", "stage-3")
    assert [(visit.stage, visit.on) for visit in story.case.visits] == [
        ("stage-1", Moment.RECEIVED),
        ("stage-2", Moment.ESCALATION_REQUESTED),
        ("stage-3", Moment.HEARING_REQUESTED),
    ]
    assert story.case.visits[1].left == story.at("2026-07-20 10:00")
    assert POLICY.stages[-1].next is None


@proves("wk11-8-three-stages")
@pytest.mark.parametrize("stage", ["stage-1", "stage-2", "stage-3"])
def test_each_stage_ends_with_a_decision_that_somebody_owes(clause: Clause, stage: str) -> None:
    letter = POLICY.letter_for(LetterPurpose.DECISION, StageName(stage))
    assert letter is not None
    assert Item("outcome") in letter.must_say
    owed = [clock for clock in POLICY.clocks_of(StageName(stage)) if clock.ends == (Moment.ANSWERED,)]
    assert [clock.measure for clock in owed] == ["decision-told" if stage == "stage-3" else "answered"]


@proves("wk11-8-three-stages")
@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param('next = "stage-3"', 'next = "none"', "no other stage leads to it", id="no way to the third"),
        pytest.param('next = "stage-3"', 'next = "stage-1"', "leads in a circle", id="round and round"),
        pytest.param('next = "none"', 'next = "stage-4"', "Did you mean 'stage-3'?", id="a fourth that is not there"),
    ],
)
def test_heard_starts_on_no_policy_whose_stages_lead_nowhere(clause: Clause, right: str, wrong: str, told: str) -> None:
    assert right in POLICY.text
    assert any(told in mistake for mistake in told_of(POLICY.text.replace(right, wrong, 1)))


@proves("wk11-8.2-s2-senior")
def test_stage_2_goes_to_somebody_senior_to_whoever_had_stage_1(clause: Clause) -> None:
    assert speaks_against(PACK, "stage-2", "senior-officer") == [Against.DOES_NOT_OUTRANK]
    assert speaks_against(PACK, "stage-2", "senior-officer", outranks=["stage-1"]) == []
    assert speaks_against(PACK, "stage-2", "receiver", outranks=["stage-1"]) == [Against.LACKS_ROLE]
    assert speaks_against(PACK, "stage-1", "receiver") == []


# -- When stage three is not offered ---------------------------------------------------------------

HALT = POLICY.declines["halt"]


@proves("wk11-8.2-halt")
def test_only_a_director_may_end_it_at_stage_2_and_says_why(clause: Clause) -> None:
    assert may_decline(HALT, POLICY, [DIRECTOR])
    assert not may_decline(HALT, POLICY, [NOMINEE, *OTHERS])
    assert lacking(HALT, on_file=[]) == ("reason",)
    assert lacking(HALT, on_file=["reason"]) == ()


@proves("wk11-8.2-halt")
def test_there_is_nothing_to_halt_after_any_other_stage(clause: Clause) -> None:
    assert [(name, each.after_stage) for name, each in POLICY.declines.items()] == [("halt", "stage-2")]
    assert POLICY.decline_rule is None
    changed = POLICY.text.replace('after_stage = "stage-2"\nconsult', 'after_stage = "stage-4"\nconsult', 1)
    assert any(mistake.startswith("decline.halt.after_stage: ") for mistake in told_of(changed))


# -- The customer's twenty days --------------------------------------------------------------------


@proves("wk11-7-window-20wd")
@pytest.mark.parametrize(
    "sent, dated, last_day",
    [
        # 16, 17, 18, 19; 22 to 26; 29, 30 June, 1, 2, 3; 6 to 10; 13 July.
        pytest.param("2026-06-15 12:00", None, date(2026, 7, 13), id="sent on a Monday"),
        pytest.param("2026-06-15 23:58", date(2026, 6, 12), date(2026, 7, 13), id="sent after the date it carries"),
        # 17, 18, 19; 22 to 26; 29, 30 June, 1, 2, 3; 6 to 10; 13, 14 July.
        pytest.param("2026-06-15 12:00", date(2026, 6, 16), date(2026, 7, 14), id="dated a day after it was sent"),
    ],
)
def test_the_customer_has_twenty_working_days_from_the_answer(
    clause: Clause, sent: str, dated: date | None, last_day: date
) -> None:
    story = answered(sent, dated)
    assert story.last_day("next-stage") == last_day
    assert story.is_late_for(f"{last_day} 23:59") is None
    assert story.is_late_for(f"{last_day.replace(day=last_day.day + 1)} 00:00") == "next-stage"


@proves("wk11-7-window-20wd")
def test_there_are_twenty_days_after_stage_2_as_well_and_none_after_the_last(clause: Clause) -> None:
    story = answered().asks("2026-07-13 23:00", "stage-2").answers("2026-07-27 12:00")
    # 28, 29, 30, 31 July; 3 to 7; 10 to 14; 17 to 21; 24 August.
    assert story.last_day("next-stage") == date(2026, 8, 24)
    assert story.is_late_for("2026-08-25 00:00") == "next-stage"
    story.asks("2026-08-24 12:00", "stage-3").answers("2026-09-07 12:00")
    assert [window.stage for window in story.windows] == ["stage-1", "stage-2"]
    assert story.is_late_for("2027-06-01 09:00") is None


@proves("wk11-7-treat-closed")
def test_when_the_days_are_over_the_owner_is_asked_and_nothing_closes_by_itself(clause: Clause) -> None:
    story = answered()
    window = story.window("next-stage")
    assert not window.is_late(story.at("2026-07-13 23:59"))
    assert window.is_late(story.at("2026-07-14 00:00"))
    assert window.rule.at_end is AtEnd.ASK_OWNER
    assert story.case.closed is None

    outcome = window.rule.close_outcome
    assert outcome == "window ended"
    story.closes("2026-07-14 09:30", outcome)
    assert story.case.closed is not None
    assert [clock.clock for clock in story.clocks if clock.is_open] == []


@proves("wk11-7-treat-closed")
@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param('"window ended"]', '"ended"]', "'window ended' is no outcome of [closing].", id="unknown outcome"),
        pytest.param("ask-owner", "forget", "window.next-stage.at_end: ", id="an end heard does not know"),
    ],
)
def test_a_case_is_closed_under_an_outcome_the_policy_knows(clause: Clause, right: str, wrong: str, told: str) -> None:
    assert right in POLICY.text
    assert any(told in mistake for mistake in told_of(POLICY.text.replace(right, wrong, 1)))


@proves("wk11-7-reopen-new-evidence")
def test_a_request_after_that_goes_to_a_person_who_looks_for_new_evidence(clause: Clause) -> None:
    story = answered().closes("2026-07-14 09:30", "window ended")
    assert story.is_late_for("2026-07-20 11:00") == "next-stage"
    rule = story.window("next-stage").rule
    assert (rule.late, rule.late_test) == (Late.PERSON_DECIDES, "new evidence")
    assert POLICY.closing is not None
    assert POLICY.closing.reopen_needs == rule.late_test
    assert not story.runs("stage-2-answer")  # nothing is opened before that person has looked


@proves("wk11-7-reopen-new-evidence")
def test_a_case_opened_again_runs_from_the_day_the_evidence_came(clause: Clause) -> None:
    story = answered().closes("2026-07-14 09:30", "window ended").reopens("2026-07-22 10:00")
    story.asks("2026-07-22 10:00", "stage-2", received="2026-07-20 11:00")
    # 21, 22, 23, 24; 27, 28, 29, 30, 31 July; 3 August.
    assert story.due("stage-2-answer") == date(2026, 8, 3)
    assert story.state("stage-2-answer", "2026-07-22 10:00") is ClockState.RUNNING


# -- Persistent complainants -----------------------------------------------------------------------


WHOLE = Entry(
    PACK, recorded=("why", "decided by", "date"), says=("why", "what-it-means", "how-long", "how-to-reach-us")
)


@proves("wk11-10-decider")
def test_a_director_or_the_nominated_manager_decides_and_anybody_else_only_proposes(clause: Clause) -> None:
    assert may_decide(PERSISTENT, [DIRECTOR])
    assert may_decide(PERSISTENT, [RoleName("receiver"), NOMINEE])
    assert "senior-officer" in OTHERS
    assert not may_decide(PERSISTENT, OTHERS)


@proves("wk11-10-decider")
@pytest.mark.parametrize("part", WHOLE.recorded)
def test_an_entry_takes_effect_only_with_why_and_by_whom_and_when(clause: Clause, part: str) -> None:
    assert WHOLE.without(recorded=part).lacks == [part]
    assert WHOLE.without(says="how-long").lacks == ["letter: how-long"]
    assert WHOLE.lacks == []


@proves("wk11-10-decider")
def test_no_policy_lets_heard_decide_by_itself(clause: Clause) -> None:
    before, section, after = POLICY.text.partition("[restriction]")
    changed = before + section + after.replace("never_automatic = true", "never_automatic = false", 1)
    assert told_of(changed) == ["restriction.never_automatic: heard limits nobody by itself. Write true."]


@proves("wk11-10-fresh-evidence-decider")
def test_whether_evidence_is_fresh_is_for_the_director_or_the_nominated_manager(clause: Clause) -> None:
    """Putting it before them: test_restrictions.py.  Reminding them a week later is another part's."""
    deciders = "the Director or the nominated operational management team member"
    assert f"Fresh evidence is decided on by: {deciders}." in explained(PACK, "It is looked at again")
    closed_matter = explained(PACK, "Acknowledge closed: ")
    assert "nothing done without fresh evidence" in closed_matter
    assert "It waits for: the decider." in closed_matter


@proves("wk11-10-fresh-evidence-decider")
def test_heard_starts_on_no_policy_that_leaves_fresh_evidence_to_somebody_it_does_not_know(clause: Clause) -> None:
    right, wrong = 'fresh_evidence_decided_by = ["director"', 'fresh_evidence_decided_by = ["inspector"'
    assert right in POLICY.text
    [mistake] = told_of(POLICY.text.replace(right, wrong, 1))
    assert mistake.startswith("restriction.fresh_evidence_decided_by[0]: there is no role 'inspector'")


@proves("wk11-10-no-review")
@pytest.mark.parametrize(
    "effective, review, reminded",
    [
        pytest.param(date(2026, 6, 1), date(2027, 6, 1), "2027-06-01 09:00", id="a Tuesday"),
        pytest.param(date(2026, 5, 29), date(2027, 5, 29), "2027-05-28 09:00", id="a Saturday, so on Friday"),
        pytest.param(date(2026, 5, 31), date(2027, 5, 31), "2027-05-28 09:00", id="a bank holiday, so on Friday"),
    ],
)
def test_an_entry_without_a_review_date_is_looked_at_again_after_a_year(
    clause: Clause, effective: date, review: date, reminded: str
) -> None:
    assert WHOLE.lacks == []  # no review date is among what it wants
    assert review_by(PERSISTENT, effective, CALENDAR) == review
    story = Story(PACK)
    assert [story.said(at) for at in review_reminders(PERSISTENT, review, CALENDAR)] == [reminded]


@proves("wk11-10-no-review")
def test_a_later_review_needs_a_reason(clause: Clause) -> None:
    effective, later = date(2026, 6, 1), date(2027, 6, 2)
    assert objection_to_review(PERSISTENT, effective, later, CALENDAR, reason=False) == (
        "1 day beyond 12 months: a reason is wanted"
    )
    assert objection_to_review(PERSISTENT, effective, later, CALENDAR, reason=True) is None
