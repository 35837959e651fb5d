"""What letters under the WDH procedure of 2022 say: ours as they leave, officers' as they are drafted.

Whatever the procedure wants said has to be in the wording too: each is taken out of a copy of
the templates once, and heard has to notice.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heard.casework.events import StageName
from heard.casework.extensions import Granted
from heard.casework.moments import Moment
from heard.casework.policy.words import Need
from heard.errors import TemplateError
from heard.judgement.acknowledge import waits_for
from policies.clauses import Clause, proves
from policies.story import Story, the_policy
from policies.written import OUR_SENTENCES, PROMPTS, THE_OMBUDSMAN, Paper, asked_for

PACK = "wdh-2022"
POLICY = the_policy(PACK)
PAPER = Paper(PACK)
ACKNOWLEDGED = {
    "basis_and_resolution": "The back bedroom is damp, and I want the wall treated.",
    "officer_contact_by": date(2026, 6, 8),
    "answer_by": date(2026, 6, 17),
    "extension_reason": None,
    "limits_on_resolution": None,
}


def acknowledgement(**words: object) -> str:
    return PAPER.sent("acknowledgement", **ACKNOWLEDGED | words)


# -- Stage 1: the acknowledgement ------------------------------------------------------------------


@proves("wdh-s1-ack-check-basis")
def test_the_acknowledgement_repeats_the_complaint_and_asks_for_corrections(clause: Clause) -> None:
    text = acknowledgement()
    assert "The back bedroom is damp, and I want the wall treated." in text
    assert OUR_SENTENCES["ask_corrections"] in text
    with pytest.raises(TemplateError):
        acknowledgement(basis_and_resolution=None)
    assert "basis-and-resolution" in waits_for(POLICY, StageName("stage-1"))


@proves("wdh-s1-ack-contact-time")
def test_the_acknowledgement_says_by_when_the_officer_is_in_touch(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00", "stage-1").passes(Moment.ALLOCATED, "2026-06-03 14:00")
    letter = acknowledgement(officer_contact_by=story.due("stage-1-contact"))
    assert "our investigating officer will contact you: by Monday 8 June 2026" in letter  # 4, 5, 8 June


@proves("wdh-s1-ack-response-time")
def test_the_acknowledgement_says_by_when_we_answer(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-03 10:00", "stage-1")
    letter = acknowledgement(answer_by=story.due("stage-1-answer"))
    assert "our answer: by Wednesday 17 June 2026" in letter
    assert "longer than usual" not in letter


@proves("wdh-s1-ack-response-time")
def test_an_answer_put_off_already_is_said_with_its_reason(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-03 10:00", "stage-1")
    # From Wednesday 17 June: 18, 19; 22, 23, 24.
    granted = story.may_extend("stage-1-answer", "5 working days", "2026-06-05 10:00", Need.REASON)
    assert isinstance(granted, Granted)
    story.extends("stage-1-answer", granted.due, "2026-06-05 10:00")
    letter = acknowledgement(
        answer_by=story.due("stage-1-answer"), extension_reason="A surveyor has to see the roof first."
    )
    assert "our answer: by Wednesday 24 June 2026" in letter
    assert "A surveyor has to see the roof first." in letter


@proves("wdh-s1-ack-unreasonable-resolution")
def test_the_acknowledgement_says_what_cannot_be_had_where_an_officer_has_said_so(clause: Clause) -> None:
    told = acknowledgement(limits_on_resolution="We cannot move you to another house.")
    assert "We cannot move you to another house." in told
    assert "What we cannot do" in told
    assert "What we cannot do" not in acknowledgement()
    assert "limits-on-resolution" in waits_for(POLICY, StageName("stage-1"))  # heard does not guess


@proves("wdh-s1-ack-hos")
def test_the_acknowledgement_gives_the_ombudsmans_details(clause: Clause) -> None:
    text = acknowledgement()
    assert all(each in text for each in THE_OMBUDSMAN)


@proves("wdh-s1-ack-hos")
def test_an_acknowledgement_without_the_ombudsman_is_not_let_in(clause: Clause, tmp_path: Path) -> None:
    noticed = PAPER.noticed_without("outside_body", "acknowledgement", tmp_path)
    assert any("does not say 'outside-body'" in each for each in noticed)


# -- Stage 2: the acknowledgement ------------------------------------------------------------------


@proves("wdh-s2-ack-5wd")
def test_the_acknowledgement_of_stage_2_goes_at_once_and_explains_what_happens(clause: Clause) -> None:
    assert waits_for(POLICY, StageName("stage-2")) == ()
    text = PAPER.sent("acknowledgement-stage-2")
    assert OUR_SENTENCES["how_it_goes_on"] in text
    assert "A manager in our Customer Relations team" in text


# -- The decision ----------------------------------------------------------------------------------

DECIDED = {  # the nine parts of the clause that are the officer's to say
    "stage": "Stage 1",
    "investigator_name_and_contact": "A. Okafor, 0113 496 0001",
    "findings": "Two visits were booked and neither was made.",
    "outcome": "We uphold your complaint.",
    "reasons": "Our standard is ten days, and this took fifty.",
    "remedies": "We are sorry, and will pay you 100 pounds.",
    "actions_done": "The gutter was mended on Friday.",
    "actions_outstanding": "The wall will be dried by the end of May.",
    "discuss_with": "P. Lindqvist, 0113 496 0002",
}
INDEPENDENT_ADVICE = "for example from Citizens Advice or a solicitor."
LAST_DAY = {"last_day_to_ask": date(2026, 7, 1)}


@proves("wdh-letter-content")
@pytest.mark.parametrize("stage", ["stage-1", "stage-2"])
def test_a_decision_letter_has_a_place_for_all_that_has_to_be_in_it(clause: Clause, stage: str) -> None:
    letter = PAPER.drafted("decision", stage, **DECIDED, **LAST_DAY)
    assert asked_for(letter) == []
    assert [part for part, said in DECIDED.items() if said not in letter] == []
    assert all(each in letter for each in THE_OMBUDSMAN)


@proves("wdh-letter-content")
@pytest.mark.parametrize("stage", ["stage-1", "stage-2"])
@pytest.mark.parametrize("part", DECIDED)
def test_the_one_part_missing_from_a_decision_letter_is_asked_for(clause: Clause, part: str, stage: str) -> None:
    given = {name: said for name, said in DECIDED.items() if name != part}
    assert asked_for(PAPER.drafted("decision", stage, **given, **LAST_DAY)) == [PROMPTS[part]]


@proves("wdh-who-other")
@pytest.mark.parametrize("stage", ["stage-1", "stage-2"])
def test_others_are_pointed_to_independent_advice_and_not_to_the_ombudsman(
    clause: Clause, stage: str, tmp_path: Path
) -> None:
    """Which of the two letters somebody gets a person says, who also says whether others are accepted."""
    to_others, to_tenants = (
        PAPER.drafted(name, stage, **DECIDED, **LAST_DAY) for name in ("decision-others", "decision")
    )
    assert asked_for(to_others) == []
    assert [part for part, said in DECIDED.items() if said not in to_others] == []
    assert INDEPENDENT_ADVICE in to_others
    assert INDEPENDENT_ADVICE not in to_tenants
    assert not any(each in to_others for each in THE_OMBUDSMAN)
    noticed = PAPER.noticed_without("options_if_dissatisfied", "decision-others", tmp_path, stage)
    assert any("does not say 'options-if-dissatisfied'" in each for each in noticed)


@proves("wdh-s1-decision-letter")
def test_the_stage_1_decision_says_whom_to_contact_and_how_to_go_on(clause: Clause, tmp_path: Path) -> None:
    story = Story(PACK).opens("2026-06-03 10:00", "stage-1").answers("2026-06-17 16:00")
    letter = PAPER.drafted("decision", "stage-1", **DECIDED, last_day_to_ask=story.last_day("escalate"))
    assert "Please contact: P. Lindqvist, 0113 496 0002" in letter
    assert OUR_SENTENCES["how_to_escalate"] in letter
    assert "Please ask by: Wednesday 1 July 2026" in letter  # 18, 19; 22, 23, 24, 25, 26; 29, 30 June, 1 July
    noticed = PAPER.noticed_without("discuss_with", "decision", tmp_path)
    assert any("does not say 'discuss-with'" in each for each in noticed)


# -- More time -------------------------------------------------------------------------------------


@proves("wdh-s1-ext-disagree-hos", "wdh-s2-ext-further")
def test_who_does_not_agree_to_the_new_date_is_told_where_to_challenge_it(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-03 10:00", "stage-1")
    story.extends("stage-1-answer", date(2026, 7, 1), "2026-06-16 12:00")
    exceptional = (Need.REASON, Need.EXCEPTIONAL_REASON)
    disputed = story.may_extend("stage-1-answer", date(2026, 7, 10), "2026-06-30 12:00", *exceptional, earlier=1)
    assert isinstance(disputed, Granted)
    assert disputed.letter is not None

    letter = PAPER.drafted(disputed.letter, new_answer_by=disputed.due)
    assert asked_for(letter) == []
    assert "Friday 10 July 2026" in letter
    assert all(each in letter for each in THE_OMBUDSMAN)


@proves("wdh-s1-ext-10wd", "wdh-s2-ext-10wd")
def test_the_customer_is_told_the_new_date_and_why(clause: Clause) -> None:
    asked = asked_for(PAPER.drafted("extension"))
    assert asked == [PROMPTS["new_answer_by"], PROMPTS["extension_reason"]]


# -- What is not taken up --------------------------------------------------------------------------


@proves("wdh-excl-notify", "wdh-s2-decline-notify", "wdh-ub-letter")
@pytest.mark.parametrize("name", ["cannot-consider", "escalation-declined", "restriction"])
def test_who_is_refused_is_told_what_was_decided_and_why_and_where_else_to_go(clause: Clause, name: str) -> None:
    letter = PAPER.drafted(name)
    assert {PROMPTS["decision"], PROMPTS["reasons"]} <= set(asked_for(letter))
    assert all(each in letter for each in THE_OMBUDSMAN)


@proves("wdh-excl-notify", "wdh-excl-hos-details")
def test_no_wording_of_a_refusal_leaves_out_what_its_clause_wants(clause: Clause, tmp_path: Path) -> None:
    """A refusal an officer wrote without it is found by another part, which sees officers' letters."""
    words = {"wdh-excl-notify": ("decision", "reasons"), "wdh-excl-hos-details": ("outside_body",)}[clause.id]
    for word in words:
        noticed = PAPER.noticed_without(word, "cannot-consider", tmp_path)
        assert any(f"does not say '{word.replace('_', '-')}'" in each for each in noticed)


@proves("wdh-excl-hos-details", "wdh-excl-other-route")
def test_who_is_refused_finds_the_ombudsman_in_the_letter_and_any_other_body_there_is(clause: Clause) -> None:
    other = "The Information Commissioner decides about information rights: 0303 123 1113."
    letter = PAPER.drafted("cannot-consider")
    assert all(each in letter for each in THE_OMBUDSMAN)
    assert PROMPTS["signpost"] in asked_for(letter)
    assert other in PAPER.drafted("cannot-consider", signpost=other)


@proves("wdh-receipt-restricted")
def test_the_letter_about_a_restriction_says_how_to_reach_us(clause: Clause, tmp_path: Path) -> None:
    assert PROMPTS["how_to_reach_us"] in asked_for(PAPER.drafted("restriction"))
    one_person = "Please write to P. Lindqvist about anything new, and ring the repairs line as before."
    assert one_person in PAPER.drafted("restriction", how_to_reach_us=one_person)
    noticed = PAPER.noticed_without("how_to_reach_us", "restriction", tmp_path)
    assert any("does not say 'how-to-reach-us'" in each for each in noticed)


@proves("wdh-s2-decline-notify")
@pytest.mark.parametrize("word", ["decision", "reasons", "outside_body"])
def test_no_wording_of_a_declined_request_leaves_out_one_of_the_three(
    clause: Clause, word: str, tmp_path: Path
) -> None:
    noticed = PAPER.noticed_without(word, "escalation-declined", tmp_path)
    assert any(f"does not say '{word.replace('_', '-')}'" in each for each in noticed)


# -- An offer --------------------------------------------------------------------------------------


@proves("wdh-acceptance-form", "wdh-acceptance-8w")
def test_the_acceptance_form_repeats_the_offer_and_names_the_last_day(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-03 10:00", "stage-1").answers("2026-06-17 12:00")
    story.passes(Moment.REMEDY_OFFERED, "2026-06-19 12:00")
    form = PAPER.sent(
        "acceptance-form",
        remedies="150 pounds for the time you waited.",
        last_day_to_ask=story.last_day("acceptance-form"),
    )
    assert "150 pounds for the time you waited." in form
    assert "Please answer by: Friday 14 August 2026" in form  # eight Fridays on
    assert "I accept the offer:" in form
    assert "we do not take that as a yes" in form
    assert all(each in form for each in THE_OMBUDSMAN)


@proves("wdh-acceptance-form")
def test_an_offer_goes_with_the_form(clause: Clause) -> None:
    assert OUR_SENTENCES["how_to_accept"] in PAPER.drafted("offer")
