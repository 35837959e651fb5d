"""What may be refused is put before whoever may refuse it, once; nothing is refused, and nobody is kept waiting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from builders import LIVE_SINCE, RULES, a_message, the_facts
from heard.casework.events import About, Kind, Reference
from heard.casework.refusals import ExcludedAs
from heard.judgement.actions import AskOfficer, Decision, Finding, Proposed, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.judgement.exclusions import exclusion_of, proposes
from heard.judgement.facts import Facts, OnFile
from policies.story import Story, the_calendar, the_policy

FEEDBACK, WDH = "feedback-2018", "wdh-2022"
CASE = Reference("NH-26-0042")
NEIGHBOUR = "I want to complain about my neighbour. He plays music all night, every night."
IN_COURT = "I complain that nothing was done. My claim form was issued by the county court on 5 May."
LONG_AGO = "In 2019 your men broke my gate. I never said anything at the time. I wish to complain about it now."


def facts_under(pack: str, **more: Any) -> Facts:
    return the_facts(policy=the_policy(pack), calendar=the_calendar(pack), **more)


def heard_of(text: str, pack: str = FEEDBACK, **more: Any) -> Decision:
    return decide_message(a_message(text, subject="A letter"), facts_under(pack, **more), RULES)


def asked(decision: Decision) -> list[AskOfficer]:
    return [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.EXCLUSION]


def stands(story: Story, **more: Any) -> OnFile:
    return OnFile(story.case, story.policy, story.calendar, **more)


def seen(ground: ExcludedAs, words: str = "these words") -> Finding:
    return Finding("exclusion", "exclusion/a_rule", words, "a clause", ground=ground)


def answered(pack: str, stage: str, at: str) -> Story:
    """A complaint of 1 June 2026, or of the day it was answered at a later stage."""
    return Story(pack).opens("2026-06-01 10:00", stage).answers(at, stage)


def came(at: str, pack: str) -> Facts:
    return facts_under(pack, received_at=datetime.fromisoformat(at).replace(tzinfo=the_calendar(pack).zone))


# -- What the words show ---------------------------------------------------------------------------


def test_a_complaint_that_blames_a_neighbour_is_put_before_whoever_may_refuse_it() -> None:
    decision = heard_of(NEIGHBOUR)
    [question] = asked(decision)
    assert question.roles == ("service-improvement",)
    assert question.clause == "feedback-2018, Complaints"
    assert question.because == (
        'it blames a neighbour, and nobody else ("complain about my neighbour ... music").'
        " The policy excludes (feedback-2018, Complaints): One resident complains of another."
        " But this is a complaint all the same: how we handled earlier reports."
        " If it is refused, it goes to: Neighbourhood housing team"
    )


def test_it_is_a_complaint_and_acknowledged_all_the_same() -> None:
    decision = heard_of(NEIGHBOUR)
    assert (decision.kind, decision.opens_case) == (Kind.COMPLAINT, True)
    assert [each.name for each in decision.actions if isinstance(each, WriteLetter)] == ["complainant.receipt.stage-1"]


def test_of_what_is_long_past_the_first_day_that_is_not_too_old_is_told() -> None:
    """The mail came on Monday 1 June 2026; twelve months from Friday 30 May 2025 end on that Monday."""
    [question] = asked(heard_of(LONG_AGO))
    assert "What happened before 30 May 2025 is older than that" in question.because


@pytest.mark.parametrize(
    "kind",
    [Kind.SERVICE_REQUEST, Kind.ENQUIRY, Kind.COMPLIMENT, Kind.RESOLVED],
)
def test_whoever_does_not_complain_wants_nothing_that_could_be_refused(kind: Kind) -> None:
    assert exclusion_of(kind, [seen(ExcludedAs.NEIGHBOUR_ASB)], None, facts_under(FEEDBACK)) is None


@pytest.mark.parametrize(
    "grounds, first",
    [
        pytest.param(
            [ExcludedAs.NEIGHBOUR_ASB, ExcludedAs.LEGAL_PROCEEDINGS], ExcludedAs.LEGAL_PROCEEDINGS, id="a court first"
        ),
        pytest.param(
            [ExcludedAs.LEGAL_PROCEEDINGS, ExcludedAs.INSURANCE_OR_INJURY],
            ExcludedAs.INSURANCE_OR_INJURY,
            id="a letter of claim for an injury is the insurers'",
        ),
    ],
)
def test_of_several_grounds_the_one_that_says_most_is_proposed(grounds: list[ExcludedAs], first: ExcludedAs) -> None:
    proposed = exclusion_of(Kind.COMPLAINT, [seen(each) for each in grounds], None, facts_under(FEEDBACK))
    assert proposed is not None
    assert proposed.ground is first


def test_a_policy_that_excludes_nothing_of_the_kind_asks_nobody() -> None:
    decision = heard_of(NEIGHBOUR, "wnwhl-2009")
    assert decision.exclusion is not None
    assert (decision.exclusion.ground, decision.exclusion.clause) == (ExcludedAs.NEIGHBOUR_ASB, "")
    assert asked(decision) == []


def test_of_old_mail_nobody_is_asked() -> None:
    decision = heard_of(NEIGHBOUR, received_at=LIVE_SINCE.replace(year=2025))
    assert decision.exclusion is not None
    assert asked(decision) == []


def test_an_ordinary_complaint_is_proposed_for_nothing() -> None:
    decision = heard_of("I reported the leak three weeks ago and nothing has been done. This is a complaint.")
    assert decision.exclusion is None
    assert asked(decision) == []


# -- How the case stands ---------------------------------------------------------------------------

LAST_ANSWERED = answered(FEEDBACK, "stage-2", "2026-06-09 15:00")


def test_who_rejects_the_last_answer_of_our_own_asks_about_what_is_already_decided() -> None:
    facts = came("2026-06-12 09:00", FEEDBACK)
    proposed = exclusion_of(Kind.ESCALATION, [], stands(LAST_ANSWERED), facts)
    assert proposed == Proposed(
        ExcludedAs.ALREADY_DECIDED,
        "the last of our own stages on NH-26-0042 has been answered",
        clause="feedback-2018, Complaints",
    )


@pytest.mark.parametrize(
    "story, is_decided",
    [
        pytest.param(LAST_ANSWERED, False, id="what the answer promised may be outstanding on an open case"),
        pytest.param(
            answered(FEEDBACK, "stage-2", "2026-06-09 15:00").closes("2026-06-10 09:00"),
            True,
            id="a closed case is over",
        ),
        pytest.param(answered(FEEDBACK, "stage-1", "2026-06-05 15:00"), False, id="a next stage is there"),
    ],
)
def test_what_only_goes_on_with_a_case(story: Story, is_decided: bool) -> None:
    proposed = exclusion_of(Kind.FOLLOW_UP, [], stands(story), came("2026-06-12 09:00", FEEDBACK))
    assert (proposed is not None) is is_decided


def test_a_new_case_that_may_be_about_what_was_finally_answered_says_so() -> None:
    facts = came("2026-06-12 09:00", FEEDBACK)
    proposed = exclusion_of(Kind.COMPLAINT, [], stands(LAST_ANSWERED), facts, is_there=False)
    assert proposed is not None
    assert proposed.ground is ExcludedAs.ALREADY_DECIDED


@pytest.mark.parametrize(
    "asked_on, ground",
    [
        pytest.param("2026-06-24 09:00", None, id="on the last of ten working days"),
        pytest.param("2026-06-25 09:00", ExcludedAs.OUT_OF_TIME, id="the day after"),
    ],
)
def test_more_asked_for_after_the_customers_time_is_out_of_time(asked_on: str, ground: ExcludedAs | None) -> None:
    """Answered on Wednesday 10 June: 11, 12, 15, 16, 17, 18, 19, 22, 23, 24 June."""
    on_file = stands(answered(WDH, "stage-1", "2026-06-10 15:00"))
    proposed = exclusion_of(Kind.ESCALATION, [], on_file, came(asked_on, WDH))
    assert (proposed.ground if proposed else None) is ground


def test_of_a_late_request_a_person_is_asked_already_and_not_twice() -> None:
    on_file = stands(answered("wnwhl-2009", "stage-1", "2026-06-10 15:00"))
    facts = came("2026-09-01 09:00", "wnwhl-2009")
    proposed = exclusion_of(Kind.ESCALATION, [], on_file, facts)
    assert proposed is not None
    assert proposed.ground is ExcludedAs.OUT_OF_TIME
    assert proposes(proposed, CASE, on_file, facts) == ()


# -- What was proposed before ----------------------------------------------------------------------

OPEN = Story(FEEDBACK).opens("2026-06-01 10:00")


def test_what_follows_on_a_case_falls_under_what_its_complaint_did_and_nobody_is_asked_again() -> None:
    on_file, facts = stands(OPEN, excluded={ExcludedAs.NEIGHBOUR_ASB: True}), came("2026-06-03 09:00", FEEDBACK)
    proposed = exclusion_of(Kind.FOLLOW_UP, [], on_file, facts)
    assert proposed is not None
    assert (proposed.ground, proposed.because) == (ExcludedAs.NEIGHBOUR_ASB, "so did an earlier message on the case")
    assert proposes(proposed, CASE, on_file, facts) == ()


def test_another_ground_on_the_same_case_is_asked_about() -> None:
    on_file, facts = stands(OPEN, excluded={ExcludedAs.NEIGHBOUR_ASB: True}), came("2026-06-03 09:00", FEEDBACK)
    proposed = exclusion_of(Kind.FOLLOW_UP, [seen(ExcludedAs.LEGAL_PROCEEDINGS)], on_file, facts)
    assert proposed is not None
    [question] = proposes(proposed, CASE, on_file, facts)
    assert isinstance(question, AskOfficer)
    assert question.reference == CASE


def test_what_was_seen_and_asked_of_nobody_is_asked_about_when_it_comes_again() -> None:
    on_file, facts = stands(OPEN, excluded={ExcludedAs.NEIGHBOUR_ASB: False}), came("2026-06-03 09:00", FEEDBACK)
    proposed = exclusion_of(Kind.FOLLOW_UP, [], on_file, facts)
    assert proposed is not None
    assert len(proposes(proposed, CASE, on_file, facts)) == 1


def test_a_case_it_was_not_put_on_lends_it_nothing() -> None:
    on_file = stands(OPEN, excluded={ExcludedAs.NEIGHBOUR_ASB: True})
    assert exclusion_of(Kind.COMPLAINT, [], on_file, came("2026-06-03 09:00", FEEDBACK), is_there=False) is None
