"""Who decides what under the WDH procedure of 2022, and what has to be on file first.

heard refuses nothing and restricts nobody: it says who may, and what is missing.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from heard.casework.counting import days_from
from heard.casework.deadline import ClockState
from heard.casework.events import StageName
from heard.casework.owners import Candidate, Ground, objections
from heard.casework.policy.words import Item, LetterPurpose, OwnerNot, RoleName
from heard.casework.refusals import lacking, may_apply, may_decline, may_exclude
from heard.casework.restrictions import may_decide, missing, objection_to_review, review_by, review_reminders
from heard.datafiles.packs import policy_from_text
from heard.errors import PolicyError
from policies.clauses import Clause, proves
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


@proves("wdh-excl-notify")
def test_a_refusal_not_written_in_two_working_days_is_asked_about(clause: Clause) -> None:
    letter = POLICY.letter_for(LetterPurpose.REFUSAL)
    assert letter is not None
    assert letter.nudge_if_unsent_after is not None
    assert days_from(date(2026, 6, 2), letter.nudge_if_unsent_after, CALENDAR) == date(2026, 6, 4)  # 3, 4 June


# -- Who may own a stage ---------------------------------------------------------------------------


@proves("wdh-s1-conflict")
@pytest.mark.parametrize(
    "stands_in, ground",
    [
        pytest.param(OwnerNot.NAMED_IN_COMPLAINT, Ground.NAMED_IN_COMPLAINT, id="named in the complaint"),
        pytest.param(OwnerNot.CONFLICT_DECLARED, Ground.CONFLICT_DECLARED, id="declared a conflict"),
    ],
)
def test_nobody_investigates_who_has_a_part_in_it(clause: Clause, stands_in: OwnerNot, ground: Ground) -> None:
    stage = POLICY.stage(StageName("stage-1"))
    found = objections(stage, Candidate(INVESTIGATING_OFFICER, stands_in=[stands_in]))
    assert [(each.ground, each.blocks) for each in found] == [(ground, True)]
    assert objections(stage, Candidate(INVESTIGATING_OFFICER)) == ()


@proves("wdh-s2-manager")
def test_stage_2_is_for_a_manager_in_customer_relations_who_did_not_answer_stage_1(clause: Clause) -> None:
    stage = POLICY.stage(StageName("stage-2"))
    investigator = objections(stage, Candidate(INVESTIGATING_OFFICER, owned=[StageName("stage-1")]))
    assert [each.ground for each in investigator] == [Ground.LACKS_ROLE, Ground.OWNED_EARLIER_STAGE]
    assert all(each.blocks for each in investigator)
    assert objections(stage, Candidate(MANAGER, owned=[StageName("stage-1")])) != ()
    assert objections(stage, Candidate(MANAGER)) == ()


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

RULE = POLICY.restriction
assert RULE is not None
WHY_NO_WARNING = "warning date, or why there was no warning"
ADVICE = "discussed with"
RECORDED = {"why", "what", WHY_NO_WARNING, ADVICE, "how the customer may reach us"}
SAID = {Item("decision"), Item("reasons"), Item("outside-body"), Item("how-to-reach-us")}


def still_missing(
    *, recorded: Collection[str] = RECORDED, letter_says: Collection[Item] = SAID, warned: bool = True
) -> tuple[str, ...]:
    assert RULE is not None
    return missing(RULE, POLICY, recorded=recorded, confirmed=(), letter_says=letter_says, warned=warned)


@proves("wdh-ub-restrict")
def test_a_restriction_an_investigating_officer_asks_for_is_a_proposal(clause: Clause) -> None:
    assert RULE is not None
    assert not may_decide(RULE, INVESTIGATING_OFFICER)
    assert may_decide(RULE, CUSTOMER_RELATIONS)
    assert still_missing() == ()


@proves("wdh-ub-letter")
@pytest.mark.parametrize("item", sorted(SAID))
def test_no_restriction_holds_before_its_letter_is_right(clause: Clause, item: Item) -> None:
    assert still_missing(letter_says=SAID - {item}) == (f"letter: {item}",)


@proves("wdh-ub-warning")
def test_no_restriction_without_a_warning_or_the_reason_for_giving_none(clause: Clause) -> None:
    assert still_missing(recorded=RECORDED - {WHY_NO_WARNING}, warned=False) == (WHY_NO_WARNING, "warning")
    assert still_missing(recorded=RECORDED, warned=True) == ()


@proves("wdh-ub-close")
def test_a_complaint_is_closed_for_behaviour_only_with_advice_and_after_a_warning(clause: Clause) -> None:
    assert still_missing(recorded=RECORDED - {ADVICE}) == (ADVICE,)
    assert still_missing(warned=False) == ("warning",)
    assert still_missing() == ()

    assert RULE is not None
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
    assert RULE is not None
    effective = date(2026, 6, 10)
    review = review_by(RULE, effective, CALENDAR)
    assert review == date(2027, 6, 10)
    [reminder] = review_reminders(RULE, review, CALENDAR)
    assert reminder == Story(PACK).at("2027-06-10 09:00")
    assert objection_to_review(RULE, effective, date(2027, 6, 10), CALENDAR, reason=False) is None
    assert objection_to_review(RULE, effective, date(2027, 6, 11), CALENDAR, reason=False) is not None
