"""Who decides what under the Complaint Handling Code of 2024, and what has to be on file first.

heard refuses nothing and limits nobody: it says who may, and what is missing.  Holding people to
it when they decide is another part's.  1 June 2026 is a Monday; bank holidays near: 31 August and
28 December 2026.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.owners import Against
from heard.casework.policy.words import ExclusionAction, OwnerNot, RoleName
from heard.casework.refusals import lacking, may_apply, may_decline, may_exclude
from heard.casework.restrictions import may_decide, objection_to_review, review_by, review_reminders
from policies.clauses import Clause, proves
from policies.deciding import Entry, restriction_of, speaks_against
from policies.story import Story, the_calendar, the_policy

PACK = "hos-code-2024"
POLICY = the_policy(PACK)
CALENDAR = the_calendar(PACK)

OFFICER, LEAD = RoleName("complaints-officer"), RoleName("senior-lead")

LIMITS = restriction_of(PACK)


def everybody_but(role: RoleName) -> list[RoleName]:
    return [each for each in POLICY.roles if each != role]


# -- Exclusions ------------------------------------------------------------------------------------


@proves("hos-2-12-months")
@pytest.mark.parametrize(
    "known, received, flagged",
    [
        pytest.param(date(2025, 6, 1), "2026-06-01 23:59", False, id="twelve months to the day are in time"),
        pytest.param(date(2025, 6, 1), "2026-06-02 00:00", True, id="the day after is late"),
        pytest.param(date(2025, 6, 6), "2026-06-08 17:00", False, id="they end on a Saturday, so on Monday"),
        pytest.param(date(2025, 8, 31), "2026-09-01 12:00", False, id="they end on a bank holiday, so on Tuesday"),
        pytest.param(date(2025, 8, 31), "2026-09-02 00:00", True, id="and a day more"),
    ],
)
def test_what_is_older_than_twelve_months_is_put_before_a_person(
    clause: Clause, known: date, received: str, flagged: bool
) -> None:
    story = Story(PACK).opens(received)
    assert may_apply(POLICY.exclusions["out-of-time"], known, story.at(received), CALENDAR, goes_on=False) is flagged
    assert story.clock("stage-1-acknowledge").is_open  # late or not, the clocks run until somebody has decided


@proves("hos-2-12-months", "hos-2-no-blanket")
def test_heard_only_flags_and_the_complaints_officer_alone_refuses(clause: Clause) -> None:
    assert may_exclude(POLICY, [OFFICER])
    assert not may_exclude(POLICY, everybody_but(OFFICER))
    assert {each.action for each in POLICY.exclusions.values()} == {ExclusionAction.FLAG}


# -- Who looks into it -----------------------------------------------------------------------------


@proves("hos-6.13")
def test_whoever_considered_stage_1_is_kept_from_stage_2(clause: Clause) -> None:
    assert speaks_against(PACK, "stage-2", "reviewer", owned=["stage-1"]) == [Against.OWNED_EARLIER_STAGE]
    assert speaks_against(PACK, "stage-2", "reviewer") == []
    assert speaks_against(PACK, "stage-2", "handler") == [Against.LACKS_ROLE]


@proves("hos-5.8")
@pytest.mark.parametrize("stage, role", [("stage-1", "handler"), ("stage-2", "reviewer")])
def test_whoever_has_a_conflict_of_interest_is_kept_from_either_stage(clause: Clause, stage: str, role: str) -> None:
    assert speaks_against(PACK, stage, role, also=[OwnerNot.CONFLICT_DECLARED]) == [Against.CONFLICT_DECLARED]
    assert speaks_against(PACK, stage, role) == []


# -- Refusing the next stage -----------------------------------------------------------------------


@proves("hos-5.11")
def test_stage_2_is_refused_by_the_complaints_officer_with_a_reason_on_file(clause: Clause) -> None:
    [ground] = POLICY.declines.values()
    assert may_decline(ground, POLICY, [OFFICER])
    assert not may_decline(ground, POLICY, everybody_but(OFFICER))
    assert lacking(ground, on_file=[]) == ("reason",)
    assert lacking(ground, on_file=["reason"]) == ()


@proves("hos-5.11")
def test_a_request_runs_its_clocks_until_somebody_has_refused_it(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00").answers("2026-06-10 10:00").asks("2026-06-22 10:00", "stage-2")
    assert story.due("stage-2-acknowledge") == date(2026, 6, 29)  # 23, 24, 25, 26, 29 June
    assert story.state("stage-2-acknowledge", "2026-06-30 00:00") is ClockState.MISSED


# -- Limits on contact -----------------------------------------------------------------------------

WHOLE = Entry(  # the Code orders no warning
    PACK,
    recorded=("why", "what", "review date", "equality considered"),
    confirmed=("proportionate", "equality act considered"),
    says=("decision", "reasons", "how-long", "outside-body", "how-to-reach-us"),
)


@proves("hos-5.14")
@pytest.mark.parametrize("part", WHOLE.recorded)
def test_no_limit_holds_without_its_evidence_on_record(clause: Clause, part: str) -> None:
    assert WHOLE.lacks == []
    assert WHOLE.without(recorded=part).lacks == [part]


@proves("hos-5.14")
@pytest.mark.parametrize("part", WHOLE.confirmed)
def test_no_limit_holds_before_proportion_and_the_equality_act_were_looked_at(clause: Clause, part: str) -> None:
    assert WHOLE.without(confirmed=part).lacks == [part]


@proves("hos-5.14")
@pytest.mark.parametrize("item", WHOLE.says)
def test_no_limit_holds_before_its_letter_says_what_it_has_to(clause: Clause, item: str) -> None:
    assert WHOLE.without(says=item).lacks == [f"letter: {item}"]


@proves("hos-5.14")
def test_the_senior_lead_decides_on_limits_and_anybody_else_proposes(clause: Clause) -> None:
    assert may_decide(LIMITS, [LEAD])
    assert not may_decide(LIMITS, everybody_but(LEAD))


@proves("hos-5.14")
@pytest.mark.parametrize(
    "effective, review, reminded",
    [
        pytest.param(date(2026, 6, 1), date(2026, 12, 1), "2026-12-01 09:00", id="a Tuesday"),
        pytest.param(date(2026, 6, 28), date(2026, 12, 28), "2026-12-24 09:00", id="a bank holiday, so on Thursday"),
        pytest.param(date(2026, 8, 31), date(2027, 2, 28), "2027-02-26 09:00", id="the last of February, a Sunday"),
    ],
)
def test_limits_are_looked_at_again_within_six_months(
    clause: Clause, effective: date, review: date, reminded: str
) -> None:
    assert review_by(LIMITS, effective, CALENDAR) == review
    story = Story(PACK)
    assert [story.said(at) for at in review_reminders(LIMITS, review, CALENDAR)] == [reminded]


@proves("hos-5.14")
def test_a_later_review_needs_a_reason(clause: Clause) -> None:
    effective, later = date(2026, 6, 1), date(2026, 12, 3)
    assert objection_to_review(LIMITS, effective, later, CALENDAR, reason=False) == (
        "2 days beyond 6 months: a reason is wanted"
    )
    assert objection_to_review(LIMITS, effective, later, CALENDAR, reason=True) is None
