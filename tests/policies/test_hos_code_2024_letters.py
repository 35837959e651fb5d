"""What letters under the Complaint Handling Code of 2024 say: the acknowledgement filled in, and officers' drafts.

Whatever the Code wants said has to be in the policy and in the wording: each is taken out of a
copy of one and of the other, and heard has to notice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from heard.casework.events import StageName
from heard.casework.policy import Policy
from heard.casework.policy.words import Item
from heard.errors import TemplateError
from heard.judgement.acknowledge import waits_for
from heard.letters.words import name_of_word
from policies.clauses import CLAUSES, Clause, proves
from policies.held_to_the_code import POLICY, shortfalls
from policies.story import Story
from policies.written import OUR_SENTENCES, PROMPTS, THE_OMBUDSMAN, Paper, asked_for

PACK = "hos-code-2024"
PAPER = Paper(PACK)

DAMP = "You told us of damp in January, and nobody has treated it."
WANTED = "The back bedroom treated and painted."
OURS = "The damp, and how long it has taken."
NOT_OURS = "The price of electricity, for which your supplier answers."
FILLED_IN = {
    "complaint_definition": DAMP,
    "outcome_sought": WANTED,
    "parts_we_answer_for": OURS,
    "parts_we_do_not": NOT_OURS,
    "answer_by": date(2026, 6, 17),
}


def acknowledgement(stage: str = "stage-1", **words: object) -> str:
    """Return the acknowledgement as it leaves, once a person has said what the complaint is."""
    return PAPER.sent("acknowledgement", stage, **FILLED_IN | words)


def without(letter: str, item: str) -> Policy:
    """Return the policy with something fewer that a letter has to say."""
    rule = PAPER.rule(letter)
    fewer = replace(
        rule,
        must_say=tuple(each for each in rule.must_say if each != item),
        hold_for=tuple(each for each in rule.hold_for if each != item),
    )
    assert fewer != rule
    return replace(POLICY, letters={**POLICY.letters, rule.name: fewer})


# -- The acknowledgement ---------------------------------------------------------------------------

DEFINES = {
    "hos-5.6": ("complaint-definition", "outcome-sought"),
    "hos-5.7": ("parts-we-answer-for", "parts-we-do-not"),
}
STAGES = pytest.mark.parametrize("stage", ["stage-1", "stage-2"])


@proves("hos-5.6")
@STAGES
def test_the_acknowledgement_says_how_we_understand_it_and_what_is_wanted(clause: Clause, stage: str) -> None:
    text = acknowledgement(stage)
    assert DAMP in text
    assert WANTED in text
    assert OUR_SENTENCES["ask_corrections"] in text
    assert "# What you would like to happen" not in acknowledgement(stage, outcome_sought=None)


@proves("hos-5.7")
@STAGES
def test_the_acknowledgement_says_what_we_answer_for_and_what_not(clause: Clause, stage: str) -> None:
    text = acknowledgement(stage)
    assert OURS in text
    assert NOT_OURS in text
    assert "do not answer for" not in acknowledgement(stage, parts_we_do_not=None)  # where there is no such part


@proves("hos-5.6", "hos-5.7")
@STAGES
def test_it_waits_for_a_person_and_does_not_leave_without(clause: Clause, stage: str) -> None:
    assert set(DEFINES[clause.id]) <= set(waits_for(POLICY, StageName(stage)))
    first, _ = DEFINES[clause.id]  # of the other it may be said that there is nothing
    with pytest.raises(TemplateError):
        acknowledgement(stage, **{name_of_word(Item(first)): None})


@proves("hos-5.6", "hos-5.7")
@pytest.mark.parametrize("part", [0, 1])
def test_a_policy_or_a_wording_without_it_is_found(clause: Clause, part: int, tmp_path: Path) -> None:
    item = DEFINES[clause.id][part]
    assert shortfalls(without("acknowledgement", item), clause.section) == {"letter.acknowledgement.must_say"}
    assert shortfalls(POLICY, clause.section) == set()
    noticed = PAPER.noticed_without(name_of_word(Item(item)), "acknowledgement", tmp_path)
    assert any(f"does not say '{item}'" in each for each in noticed)


@proves("hos-6.2", "hos-6.3")
def test_the_acknowledgement_names_the_day_of_the_answer(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00").acknowledges("2026-06-03 12:00")
    letter = acknowledgement(answer_by=story.due("stage-1-answer"))
    assert "our answer: by Wednesday 17 June 2026" in letter  # 4, 5; 8, 9, 10, 11, 12; 15, 16, 17 June


# -- More time -------------------------------------------------------------------------------------


@proves("hos-6.4", "hos-6.15")
def test_whoever_has_to_wait_longer_is_told_why_and_until_when(clause: Clause) -> None:
    assert asked_for(PAPER.drafted("extension")) == [PROMPTS["new_answer_by"], PROMPTS["extension_reason"]]
    letter = PAPER.drafted("extension", new_answer_by=date(2026, 7, 1), extension_reason="We wait for the survey.")
    assert "our answer now: by Wednesday 1 July 2026" in letter
    assert "We wait for the survey." in letter


@proves("hos-6.4")
@pytest.mark.parametrize("item", ["extension-reason", "new-answer-by-date"])
def test_a_letter_about_more_time_that_keeps_one_back_is_found(clause: Clause, item: str, tmp_path: Path) -> None:
    assert shortfalls(without("extension", item), "6.4") == {"letter.extension.must_say"}
    noticed = PAPER.noticed_without(name_of_word(Item(item)), "extension", tmp_path)
    assert any(f"does not say '{item}'" in each for each in noticed)


@proves("hos-6.5")
def test_whoever_has_to_wait_longer_is_told_how_to_reach_the_ombudsman(clause: Clause, tmp_path: Path) -> None:
    letter = PAPER.drafted("extension")
    assert all(each in letter for each in THE_OMBUDSMAN)
    assert shortfalls(without("extension", "outside-body"), "6.5") == {"letter.extension.must_say"}
    noticed = PAPER.noticed_without("outside_body", "extension", tmp_path)
    assert any("does not say 'outside-body'" in each for each in noticed)


# -- The answers -----------------------------------------------------------------------------------

STAGE_1 = ("stage", "complaint-definition", "outcome", "reasons", "remedies", "actions-outstanding", "how-to-escalate")
STAGE_2 = (*STAGE_1[:-1], "outside-body")
LETTERS = {"hos-6.9": "answer-stage-1", "hos-6.19": "answer-stage-2"}
PARTS = [
    *(pytest.param(CLAUSES["hos-6.9"], item, id=f"stage 1, {item}") for item in STAGE_1),
    *(pytest.param(CLAUSES["hos-6.19"], item, id=f"stage 2, {item}") for item in STAGE_2),
]
DECIDED = {
    "stage": "Stage 1",
    "complaint_definition": DAMP,
    "outcome": "We uphold your complaint.",
    "each_point_answered": "You say nobody came in January. You are right.",
    "reasons": "Our repairs policy gives ten days, and this took fifty.",
    "remedies": "We are sorry, and will pay you 100 pounds.",
    "actions_outstanding": "The wall will be dried by the end of August.",
}


@proves("hos-6.9", "hos-6.19")
def test_the_answer_has_a_place_for_all_that_has_to_be_in_it(clause: Clause) -> None:
    draft = PAPER.drafted(LETTERS[clause.id])
    prompts = [PROMPTS[word] for word in DECIDED]
    assert sorted(asked_for(draft)) == sorted(each for each in prompts if each)
    letter = PAPER.drafted(LETTERS[clause.id], **DECIDED)
    assert asked_for(letter) == []
    assert all(said in letter for said in DECIDED.values())


@proves("hos-6.9", "hos-6.10", "hos-6.12")
def test_the_answer_at_stage_1_says_how_to_go_on_and_that_no_reason_is_wanted(clause: Clause) -> None:
    letter = PAPER.drafted("answer-stage-1", **DECIDED)
    assert "tell us in any way you like" in letter
    assert "You do not have to give a reason." in letter
    assert "We will look at it again at stage 2, which is the last." in letter


@proves("hos-6.19", "hos-6.10", "hos-after-stage-2")
def test_the_answer_at_stage_2_is_final_and_says_how_to_reach_the_ombudsman_and_by_when(clause: Clause) -> None:
    letter = PAPER.drafted("answer-stage-2", **DECIDED | {"stage": "Stage 2, final"})
    assert "This is our final answer, at stage 2." in letter
    assert all(each in letter for each in THE_OMBUDSMAN)
    assert "Please do so within twelve months." in letter


@pytest.mark.parametrize("clause, item", PARTS)
def test_a_policy_or_a_wording_that_leaves_one_part_out_of_an_answer_is_found(
    clause: Clause, item: str, tmp_path: Path
) -> None:
    letter = LETTERS[clause.id]
    assert shortfalls(POLICY, clause.section) == set()
    assert shortfalls(without(letter, item), clause.section) == {f"letter.{letter}.must_say"}
    noticed = PAPER.noticed_without(name_of_word(Item(item)), letter, tmp_path)
    assert any(f"does not say '{item}'" in each for each in noticed)


@proves("hos-6.7")
@pytest.mark.parametrize("letter", ["answer-stage-1", "answer-stage-2"])
def test_each_point_is_answered_with_what_it_rests_on(clause: Clause, letter: str, tmp_path: Path) -> None:
    asked = asked_for(PAPER.drafted(letter))
    assert PROMPTS["each_point_answered"] in asked
    assert [each for each in asked if each.startswith("why") and "policy or law" in each] == [PROMPTS["reasons"]]
    [noticed] = PAPER.noticed_without("each_point_answered", letter, tmp_path)
    assert "does not say 'each-point-answered'" in noticed


@proves("hos-6.6")
@pytest.mark.parametrize("letter", ["answer-stage-1", "answer-stage-2"])
def test_the_answer_says_what_is_still_to_be_done_and_by_when(clause: Clause, letter: str) -> None:
    [asked] = [each for each in asked_for(PAPER.drafted(letter)) if "still to be done" in each]
    assert "by which day" in asked
    assert "The wall will be dried by the end of August." in PAPER.drafted(letter, **DECIDED)


# -- What is refused -------------------------------------------------------------------------------


@proves("hos-2-reasons", "hos-5.11")
def test_whoever_is_refused_is_told_why_and_how_to_reach_the_ombudsman(clause: Clause) -> None:
    letter = PAPER.drafted({"hos-2-reasons": "not-accepted", "hos-5.11": "escalation-declined"}[clause.id])
    assert PROMPTS["reasons"] in asked_for(letter)
    assert all(each in letter for each in THE_OMBUDSMAN)


@proves("hos-2-reasons", "hos-5.11")
@pytest.mark.parametrize("item", ["reasons", "outside-body"])
def test_a_refusal_without_reasons_or_the_ombudsman_is_found(clause: Clause, item: str, tmp_path: Path) -> None:
    letter = {"hos-2-reasons": "not-accepted", "hos-5.11": "escalation-declined"}[clause.id]
    assert shortfalls(POLICY, clause.section) == set()
    assert shortfalls(without(letter, item), clause.section) == {f"letter.{letter}.must_say"}
    noticed = PAPER.noticed_without(name_of_word(Item(item)), letter, tmp_path)
    assert any(f"does not say '{item}'" in each for each in noticed)
