"""Who decides what in the 2009 procedure, through which stages a complaint goes, and what limits on contact need.

heard limits nobody: it says who may, and what is missing.  Holding people to it when they decide
is another part's.  1 June 2026 is a Monday.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.events import StageName
from heard.casework.owners import Against
from heard.casework.policy.words import LetterPurpose, OwnerNot, RoleName
from heard.casework.restrictions import may_decide, objection_to_review, review_by, review_reminders
from policies.clauses import Clause, proves
from policies.deciding import Entry, explained, restriction_of, speaks_against
from policies.story import Story, the_calendar, the_policy
from weirside import told_of

PACK = "wnwhl-2009"
POLICY = the_policy(PACK)
CALENDAR = the_calendar(PACK)
RULE = restriction_of(PACK)
IMPROVEMENT_MANAGER = RoleName("improvement-manager")


# -- Stages and their owners -------------------------------------------------------------------------


@proves("wnwhl-2.4.1-four-stages")
def test_a_case_goes_through_four_stages_and_is_at_one_at_a_time(clause: Clause) -> None:
    case = Story(PACK).opens("2026-06-01 10:00")
    gone = [case.case.stage]
    for at, stage in (
        ("2026-06-12 14:00", "stage-2"),
        ("2026-06-29 10:00", "stage-3"),
        ("2026-08-03 10:00", "stage-4"),
    ):
        assert POLICY.stage(StageName(str(gone[-1]))).next == stage
        gone.append(case.asks(at, stage).case.stage)
    assert gone == ["stage-1", "stage-2", "stage-3", "stage-4"]
    assert POLICY.stage(StageName("stage-4")).next is None
    assert [visit.stage for visit in case.case.visits if visit.left is None] == ["stage-4"]


@proves("wnwhl-2.4.1-four-stages")
@pytest.mark.parametrize(
    "changed, told",
    [
        pytest.param("stage-1", 'leads in a circle. End with next = "none".', id="back to the first"),
        pytest.param("stage-5", "Did you mean 'stage-4'?", id="to a fifth that does not exist"),
    ],
)
def test_no_stage_leads_back_or_to_one_that_is_not_there(clause: Clause, changed: str, told: str) -> None:
    text = POLICY.text.replace('next = "stage-4"', f'next = "{changed}"', 1)
    assert any(f"'{changed}'" in mistake and mistake.endswith(told) for mistake in told_of(text)), told_of(text)


@proves("wnwhl-2.4.1-s2-fresh-eyes")
def test_stage_2_goes_to_a_manager_who_did_not_own_stage_1(clause: Clause) -> None:
    assert speaks_against(PACK, "stage-2", "management", owned=["stage-1"]) == [Against.OWNED_EARLIER_STAGE]
    assert speaks_against(PACK, "stage-2", "owning-officer") == [Against.LACKS_ROLE]
    assert speaks_against(PACK, "stage-2", "management") == []


@proves("wnwhl-2.4.1-s3-independent")
def test_stage_3_goes_to_tenants_who_had_no_part_in_the_case(clause: Clause) -> None:
    assert speaks_against(PACK, "stage-3", "tenant-panel", owned=["stage-2"]) == [Against.OWNED_EARLIER_STAGE]
    assert speaks_against(PACK, "stage-3", "tenant-panel", owned=["stage-1"]) == [Against.OWNED_EARLIER_STAGE]
    assert speaks_against(PACK, "stage-3", "tenant-panel", also=[OwnerNot.SAME_DEPARTMENT]) == [Against.SAME_DEPARTMENT]
    assert speaks_against(PACK, "stage-3", "management") == [Against.LACKS_ROLE]
    assert [speaks_against(PACK, "stage-3", "tenant-panel") for _ in range(3)] == [[], [], []]


@proves("wnwhl-2.4.1-s4-roles")
def test_an_ombudsman_case_is_for_senior_management_and_anybody_else_brings_a_warning(clause: Clause) -> None:
    """That the chief executive did not write the reply is seen by another part, which sees officers' letters."""
    assert speaks_against(PACK, "stage-4", "senior-management", blocks=False) == []
    assert speaks_against(PACK, "stage-4", "management", blocks=False) == [Against.LACKS_ROLE]
    reply = POLICY.letter_for(LetterPurpose.DECISION, StageName("stage-4"))
    assert reply is not None
    [owed] = POLICY.clocks_of(StageName("stage-4"))
    assert (reply.sent_by, owed.owed_by) == ("chief-executive", "chief-executive")


# -- Limits on contact: before they hold -------------------------------------------------------------


WHOLE = Entry(
    PACK,
    recorded=(
        "why",
        "behaviours relied on",
        "why it is in proportion",
        "which restrictions",
        "how long",
        "when they may be lifted",
        "letter with appeal right",
        "advice to staff",
        "review date",
    ),
    confirmed=(
        "history and circumstances looked into",
        "complaint properly investigated",
        "decision right",
        "communication adequate",
        "nothing significant and new",
        "vulnerability and discrimination considered",
    ),
    consulted=("tenancy-support",),
    says=("why", "what-it-means", "how-long", "appeal-right"),
)


@proves("wnwhl-2.4.7.2-decider")
def test_staff_propose_limits_and_the_improvement_manager_decides(clause: Clause) -> None:
    everybody_else = [role for role in POLICY.roles if role != IMPROVEMENT_MANAGER]
    assert "owning-officer" in everybody_else
    assert not may_decide(RULE, everybody_else)
    assert may_decide(RULE, [RoleName("complaints-team"), IMPROVEMENT_MANAGER])


@proves("wnwhl-2.4.7.2-referral-content")
@pytest.mark.parametrize(
    "part",
    [
        "why",
        "which restrictions",
        "how long",
        "when they may be lifted",
        "letter with appeal right",
        "advice to staff",
        "review date",
    ],
)
def test_a_referral_that_leaves_out_a_part_is_not_complete(clause: Clause, part: str) -> None:
    assert WHOLE.without(recorded=part).lacks == [part]
    assert WHOLE.lacks == []


@proves("wnwhl-2.4.7.2-precheck")
@pytest.mark.parametrize(
    "point",
    ["complaint properly investigated", "decision right", "communication adequate", "nothing significant and new"],
)
def test_three_of_four_points_confirmed_are_not_enough(clause: Clause, point: str) -> None:
    assert WHOLE.without(confirmed=point).lacks == [point]


@proves("wnwhl-2.4.7.2-vulnerable-check")
def test_no_limit_holds_before_vulnerability_was_weighed_and_tenancy_support_asked(clause: Clause) -> None:
    """Whether the person is known to be vulnerable or not: nobody is limited without."""
    weighed = "vulnerability and discrimination considered"
    assert WHOLE.without(consulted="tenancy-support").lacks == ["consulted: tenancy-support"]
    assert WHOLE.without(confirmed=weighed).lacks == [weighed]
    assert WHOLE.without(confirmed=weighed, consulted="tenancy-support").lacks == [
        weighed,
        "consulted: tenancy-support",
    ]
    assert WHOLE.lacks == []


@proves("wnwhl-2.4.7.2-staff-advice", "wnwhl-2.4.7.2-lift-conditions")
def test_an_entry_says_what_staff_are_told_and_what_would_lift_it_before_it_holds(clause: Clause) -> None:
    """Telling staff, and quoting the conditions at the review: test_restrictions.py."""
    wanted = {
        "wnwhl-2.4.7.2-staff-advice": "advice to staff",
        "wnwhl-2.4.7.2-lift-conditions": "when they may be lifted",
    }[clause.id]
    assert WHOLE.without(recorded=wanted).lacks == [wanted]
    assert wanted in explained(PACK, "It takes effect only once")  # so whoever refers somebody knows
    assert WHOLE.lacks == []


@proves("wnwhl-2.4.7.4-appeal")
def test_an_appeal_goes_above_whoever_decides(clause: Clause) -> None:
    assert RULE.appeal_to is not None
    assert not may_decide(RULE, [RULE.appeal_to])
    assert "may appeal to the Head of Service" in explained(PACK, "It is looked at again")


@proves("wnwhl-2.4.7.4-appeal")
def test_heard_starts_on_no_policy_that_sends_appeals_to_nobody(clause: Clause) -> None:
    assert 'appeal_to = "head-of-improvement"' in POLICY.text
    text = POLICY.text.replace('appeal_to = "head-of-improvement"', 'appeal_to = "head-of-appeals"')
    [mistake] = told_of(text)
    assert mistake.startswith("restriction.appeal_to: there is no role 'head-of-appeals'")


@proves("wnwhl-2.4.7.1-def")
def test_an_entry_without_the_behaviours_relied_on_is_not_complete(clause: Clause) -> None:
    assert WHOLE.without(recorded="behaviours relied on").lacks == ["behaviours relied on"]
    assert "excessive contact" in RULE.behaviours
    # With them it is complete, and from an owner still no more than a proposal.
    assert WHOLE.lacks == []
    assert not may_decide(RULE, [RoleName("owning-officer")])


@proves("wnwhl-2.4.7.1-def")
def test_no_pack_lets_heard_call_anybody_unreasonable_by_itself(clause: Clause) -> None:
    text = POLICY.text.replace("[restriction]\n", "[restriction]\nnever_automatic = false\n", 1)
    assert told_of(text) == ["restriction.never_automatic: heard limits nobody by itself. Write true."]


@proves("wnwhl-2.4.7.3-proportionate")
def test_an_entry_without_a_word_on_proportion_is_not_complete(clause: Clause) -> None:
    assert WHOLE.without(recorded="why it is in proportion").lacks == ["why it is in proportion"]


@proves("wnwhl-2.4.7.3-letter-content")
@pytest.mark.parametrize("item", WHOLE.says)
def test_no_limit_holds_before_the_letter_says_all_four_things(clause: Clause, item: str) -> None:
    assert WHOLE.without(says=item).lacks == [f"letter: {item}"]
    assert WHOLE.lacks == []


# -- Looking at them again ---------------------------------------------------------------------------

EFFECTIVE = date(2026, 11, 30)
"""A Monday.  February 2027 has 28 days, and the last is a Sunday."""


@proves("wnwhl-2.4.7.2-review-3m")
def test_limits_are_looked_at_again_within_three_months_of_taking_effect(clause: Clause) -> None:
    review = review_by(RULE, EFFECTIVE, CALENDAR)
    assert review == date(2027, 2, 28)
    assert [
        at.astimezone(CALENDAR.zone).isoformat(sep=" ")[:16] for at in review_reminders(RULE, review, CALENDAR)
    ] == [
        "2027-02-15 09:00",  # ten working days before: 26-22, 19-15 February
        "2027-02-22 09:00",  # five: 26-22 February
        "2027-02-26 09:00",  # for the Sunday, the Friday
    ]


@proves("wnwhl-2.4.7.2-review-3m")
def test_a_review_after_four_months_needs_a_reason(clause: Clause) -> None:
    four_months = date(2027, 3, 30)
    # 30 days after 28 February.
    told = objection_to_review(RULE, EFFECTIVE, four_months, CALENDAR, reason=False)
    assert told == "30 days beyond 3 months: a reason is wanted"
    assert objection_to_review(RULE, EFFECTIVE, four_months, CALENDAR, reason=True) is None
    assert objection_to_review(RULE, EFFECTIVE, date(2027, 2, 28), CALENDAR, reason=False) is None
