"""Who decides what under the WDH procedure of 2022, and what has to be on file first.

heard refuses nothing and restricts nobody: it says who may, and what is missing.  Holding people
to it when they decide is another part's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.owners import Against
from heard.casework.policy.words import OwnerNot, RoleName
from heard.casework.refusals import lacking, may_apply, may_decline, may_exclude
from heard.casework.restrictions import may_decide, objection_to_review, review_by, review_reminders
from heard.datafiles.packs import policy_from_text
from heard.errors import PolicyError
from policies.clauses import Clause, proves
from policies.deciding import Entry, explained, restriction_of, speaks_against
from policies.story import Story, the_calendar, the_policy

PACK = "wdh-2022"
POLICY = the_policy(PACK)
CALENDAR = the_calendar(PACK)

CUSTOMER_RELATIONS = [RoleName("customer-relations")]
MANAGER = [RoleName("customer-relations-manager")]
INVESTIGATING_OFFICER = [RoleName("investigating-officer")]


# -- Exclusions: a person decides ------------------------------------------------------------------


@proves("wdh-excl-6m")
@pytest.mark.parametrize(
    "known, received, flagged",
    [
        pytest.param(date(2025, 12, 1), "2026-06-01 23:59", False, id="six months to the day are in time"),
        pytest.param(date(2025, 12, 1), "2026-06-02 00:00", True, id="the day after is late"),
        pytest.param(date(2025, 12, 6), "2026-06-08 17:00", False, id="six months end on a Saturday, so on Monday"),
        pytest.param(date(2025, 8, 31), "2026-03-02 17:00", False, id="to the last of February, a Saturday"),
        pytest.param(date(2025, 8, 31), "2026-03-03 00:00", True, id="and a day more"),
    ],
)
def test_what_is_older_than_six_months_is_put_before_a_person(
    clause: Clause, known: date, received: str, flagged: bool
) -> None:
    story = Story(PACK).opens(received)
    assert may_apply(POLICY.exclusions["out-of-time"], known, story.at(received), CALENDAR, goes_on=False) is flagged
    assert story.runs("recovery-contact")  # late or not, the clocks run until somebody has decided
    assert may_exclude(POLICY, CUSTOMER_RELATIONS)
    assert not may_exclude(POLICY, INVESTIGATING_OFFICER)


@proves("wdh-excl-newbuild")
@pytest.mark.parametrize(
    "received, proposed",
    [
        pytest.param("2026-06-01 10:00", True, id="a crack in the sixth month"),
        pytest.param("2026-12-01 23:59", True, id="on the last day of the twelve months"),
        pytest.param("2026-12-02 00:00", False, id="after it"),
    ],
)
def test_a_repair_inside_the_developers_twelve_months_is_for_the_new_build_team(
    clause: Clause, received: str, proposed: bool
) -> None:
    exclusion, handover = POLICY.exclusions["new-build"], date(2025, 12, 1)
    assert may_apply(exclusion, handover, Story(PACK).at(received), CALENDAR, goes_on=False) is proposed
    assert exclusion.route is not None
    route = POLICY.routes[exclusion.route]
    assert (route.send_to, route.opens_case) == ("new-build-care", False)


# -- Who may own a stage ---------------------------------------------------------------------------


@proves("wdh-excl-employee-conduct")
def test_whoever_a_complaint_is_about_does_not_look_into_it(clause: Clause) -> None:
    """Keeping the case from their sight, and the outcome for them out of the letter, is another part's."""
    about_them = speaks_against(PACK, "stage-1", "investigating-officer", also=[OwnerNot.NAMED_IN_COMPLAINT])
    assert about_them == [Against.NAMED_IN_COMPLAINT]


@proves("wdh-s1-conflict")
@pytest.mark.parametrize(
    "holds, ground",
    [
        pytest.param(OwnerNot.NAMED_IN_COMPLAINT, Against.NAMED_IN_COMPLAINT, id="named in the complaint"),
        pytest.param(OwnerNot.CONFLICT_DECLARED, Against.CONFLICT_DECLARED, id="declared a conflict"),
    ],
)
def test_nobody_investigates_who_has_a_part_in_it(clause: Clause, holds: OwnerNot, ground: Against) -> None:
    assert speaks_against(PACK, "stage-1", "investigating-officer", also=[holds]) == [ground]
    assert speaks_against(PACK, "stage-1", "investigating-officer") == []


@proves("wdh-s2-manager")
def test_stage_2_is_for_a_manager_in_customer_relations_who_did_not_answer_stage_1(clause: Clause) -> None:
    investigator = speaks_against(PACK, "stage-2", "investigating-officer", owned=["stage-1"])
    assert investigator == [Against.LACKS_ROLE, Against.OWNED_EARLIER_STAGE]
    manager = "customer-relations-manager"
    assert speaks_against(PACK, "stage-2", manager, owned=["stage-1"]) == [Against.OWNED_EARLIER_STAGE]
    assert speaks_against(PACK, "stage-2", manager) == []


# -- When stage 2 may be refused -------------------------------------------------------------------


@proves("wdh-s2-decline-excl")
@pytest.mark.parametrize("ground", POLICY.declines)
def test_only_a_manager_in_customer_relations_refuses_stage_2(clause: Clause, ground: str) -> None:
    assert may_decline(POLICY.declines[ground], POLICY, MANAGER)
    assert not may_decline(POLICY.declines[ground], POLICY, INVESTIGATING_OFFICER)
    assert not may_decline(POLICY.declines[ground], POLICY, CUSTOMER_RELATIONS)


@proves("wdh-s2-decline-excl")
def test_what_falls_within_an_exclusion_by_now_may_be_refused_without_more(clause: Clause) -> None:
    assert lacking(POLICY.declines["excluded-now"], []) == ()


@proves("wdh-s2-decline-upheld")
@pytest.mark.parametrize(
    "on_file, wanted",
    [
        pytest.param(["remedy recorded"], ("outcome upheld",), id="not upheld at stage 1"),
        pytest.param(["outcome upheld"], ("remedy recorded",), id="upheld, and nothing offered"),
        pytest.param(["outcome upheld", "remedy recorded"], (), id="upheld, with a remedy"),
    ],
)
def test_what_was_upheld_and_put_right_may_be_refused(
    clause: Clause, on_file: list[str], wanted: tuple[str, ...]
) -> None:
    assert lacking(POLICY.declines["remedied"], on_file) == wanted


@proves("wdh-s2-decline-impossible")
def test_what_nobody_can_do_may_be_refused_with_a_reason(clause: Clause) -> None:
    assert lacking(POLICY.declines["impossible"], []) == ("reason",)
    assert lacking(POLICY.declines["impossible"], ["reason"]) == ()


@proves("wdh-s2-decline-behaviour")
def test_nothing_is_refused_for_behaviour_without_a_warning(clause: Clause) -> None:
    assert lacking(POLICY.declines["behaviour"], []) == ("warning or register entry",)
    assert lacking(POLICY.declines["behaviour"], ["warning or register entry"]) == ()


# -- Restrictions ----------------------------------------------------------------------------------

RULE = restriction_of(PACK)
WHY_NO_WARNING = "warning date, or why there was no warning"
ADVICE = "discussed with"
WHOLE = Entry(
    PACK,
    recorded=("why", "what", WHY_NO_WARNING, ADVICE, "how the customer may reach us"),
    consulted=("customer-relations",),
    says=("decision", "reasons", "outside-body", "how-to-reach-us"),
    warned=True,
)


@proves("wdh-ub-restrict")
def test_a_restriction_an_investigating_officer_asks_for_is_a_proposal(clause: Clause) -> None:
    assert not may_decide(RULE, INVESTIGATING_OFFICER)
    assert may_decide(RULE, CUSTOMER_RELATIONS)
    assert WHOLE.lacks == []


@proves("wdh-ub-letter")
@pytest.mark.parametrize("item", WHOLE.says)
def test_no_restriction_holds_before_its_letter_is_right(clause: Clause, item: str) -> None:
    assert WHOLE.without(says=item).lacks == [f"letter: {item}"]


@proves("wdh-ub-consult")
def test_no_restriction_holds_before_it_was_talked_over_with_customer_relations(clause: Clause) -> None:
    """That goes for dealing with somebody differently; a warning by itself is no entry, and is another part's."""
    assert WHOLE.without(consulted="customer-relations").lacks == ["consulted: customer-relations"]
    assert WHOLE.without(recorded=ADVICE).lacks == [ADVICE]  # talked over, and not on record with whom and when
    assert "Asked first: the Customer Relations team." in explained(PACK, "It takes effect only once")
    assert WHOLE.lacks == []


@proves("wdh-receipt-restricted")
def test_no_restriction_holds_before_it_is_on_record_how_the_customer_may_reach_us(clause: Clause) -> None:
    """The letter says it too: test_wdh_2022_letters.py; so does an answer to their mail: test_restrictions.py."""
    how = "how the customer may reach us"
    assert WHOLE.without(recorded=how).lacks == [how]
    assert WHOLE.without(says="how-to-reach-us").lacks == ["letter: how-to-reach-us"]


@proves("wdh-ub-warning")
def test_no_restriction_without_a_warning_or_the_reason_for_giving_none(clause: Clause) -> None:
    assert replace(WHOLE.without(recorded=WHY_NO_WARNING), warned=False).lacks == [WHY_NO_WARNING]
    assert WHOLE.lacks == []


@proves("wdh-ub-close")
def test_a_complaint_is_closed_for_behaviour_only_with_advice_and_after_a_warning(clause: Clause) -> None:
    assert WHOLE.without(recorded=ADVICE).lacks == [ADVICE]
    assert replace(WHOLE, warned=False).lacks == ["warning"]
    assert WHOLE.lacks == []

    outcome = RULE.options["close-complaint"].close_outcome
    story = Story(PACK).opens("2026-06-03 10:00", "stage-1").closes("2026-06-12 12:00", outcome)
    assert story.case.closed is not None
    assert story.case.closed.outcome == "behaviour"
    assert story.state("stage-1-answer", "2026-06-30 09:00") is ClockState.STOPPED


@proves("wdh-ub-close")
def test_no_restriction_closes_with_an_outcome_the_pack_does_not_list(clause: Clause) -> None:
    with pytest.raises(PolicyError, match="'bad manners' is no outcome"):
        policy_from_text(POLICY.text.replace('close_outcome = "behaviour"', 'close_outcome = "bad manners"'))


@proves("wdh-ub-review")
def test_a_restriction_without_a_review_date_is_looked_at_again_within_a_year(clause: Clause) -> None:
    effective = date(2026, 6, 10)
    review = review_by(RULE, effective, CALENDAR)
    assert review == date(2027, 6, 10)
    [reminder] = review_reminders(RULE, review, CALENDAR)
    assert reminder == Story(PACK).at("2027-06-10 09:00")
    assert objection_to_review(RULE, effective, date(2027, 6, 10), CALENDAR, reason=False) is None
    assert objection_to_review(RULE, effective, date(2027, 6, 11), CALENDAR, reason=False) is not None
