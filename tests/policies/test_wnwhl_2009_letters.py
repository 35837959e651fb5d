"""What the letters of the 2009 procedure say, as they leave: its own templates, with the words heard fills in.

1 June 2026 is a Monday; the answer to a complaint of that day is due on Monday 15 June.
"""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from heard.datafiles.locate import rules_dir, templates_dir
from heard.datafiles.packs import load_policy
from heard.errors import TemplateError
from heard.letters.render import Letters
from policies.clauses import Clause, proves
from policies.story import the_policy
from policies.written import OUR_SENTENCES, PROMPTS, Paper, asked_for

PACK = "wnwhl-2009"
POLICY = the_policy(PACK)
PAPER = Paper(PACK)
RECEIVED = datetime(2026, 6, 1, 9, tzinfo=UTC)
DUE = date(2026, 6, 15)


def first_letter(paper: Paper = PAPER) -> str:
    """Return what heard writes by itself to a complaint of 1 June."""
    return paper.written(paper.at_once(RECEIVED)).text


def acknowledged(letter: str = "acknowledgement", **more: object) -> str:
    return PAPER.sent(letter, **{"handler_name": "A. Okafor", "answer_by": DUE} | more)


# -- The first letter --------------------------------------------------------------------------------


@proves("wnwhl-2.4.2-ack-content-unresolved")
def test_the_first_letter_names_who_deals_with_it_and_by_when(clause: Clause) -> None:
    text = first_letter()
    # Nobody owns the case yet, so it is the team that owes the letter.
    assert "Who will deal with it: Complaints Team\n" in text
    assert "by Monday 15 June 2026\n" in text


@proves("wnwhl-2.4.2-ack-content-unresolved")
def test_an_owner_who_is_known_is_named_and_without_anybody_no_letter_is_written(clause: Clause) -> None:
    assert "Who will deal with it: A. Okafor\n" in acknowledged()
    with pytest.raises(TemplateError, match="'handler_name' is not given"):
        acknowledged(handler_name=None)


@proves("wnwhl-2.4.2-ack-content-resolved")
def test_what_was_put_right_at_once_stands_in_the_first_letter(clause: Clause, tmp_path: Path) -> None:
    agreed = "The boiler was reset on Monday 1 June at half past ten."
    assert agreed in PAPER.sent("acknowledgement-resolved", agreed_action=agreed)
    with pytest.raises(TemplateError, match="'agreed_action' is not given"):
        PAPER.sent("acknowledgement-resolved")
    [mistake] = PAPER.noticed_without("agreed_action", "acknowledgement-resolved", tmp_path)
    assert "does not say 'agreed-action', which the policy wants" in mistake


@proves("wnwhl-1-publicise")
def test_the_first_letter_says_where_to_read_how_complaints_are_handled(clause: Clause, tmp_path: Path) -> None:
    shutil.copytree(rules_dir() / "policies" / PACK, tmp_path / "policies" / PACK)
    (tmp_path / "policies" / "leeds").mkdir()
    (tmp_path / "policies" / "leeds" / "policy.toml").write_text(
        '[pack]\nid = "leeds"\ntitle = "Leeds"\nin_force_from = 2026-04-01\nextends = "wnwhl-2009"\n'
        'how_to_complain = "Read how at https://leeds.example/complaints"\n'
    )
    linked = Paper(PACK, load_policy("leeds", tmp_path))
    assert "Read how at https://leeds.example/complaints\n" in first_letter(linked)
    # Without a link of the landlord's, the procedure itself in a few words.
    assert "Our complaints procedure has four stages." in first_letter()


@proves("wnwhl-3.1-interpreter")
@pytest.mark.parametrize(
    "offer", ["in another language", "in another format", "an interpreter", "British Sign Language"]
)
def test_every_acknowledgement_offers_other_languages_formats_and_signing(clause: Clause, offer: str) -> None:
    assert offer in first_letter()
    assert offer in acknowledged("acknowledgement-stage-2")
    assert offer in acknowledged("acknowledgement-stage-3")


@proves("wnwhl-2.4.1-s2-meeting-offer")
def test_the_acknowledgement_of_stage_2_offers_a_meeting_when_it_suits(clause: Clause, tmp_path: Path) -> None:
    text = acknowledged("acknowledgement-stage-2")
    assert "Would you like to meet us" in text
    assert "a time and place that suit you" in text
    [mistake] = PAPER.noticed_without("meeting_offer", "acknowledgement-stage-2", tmp_path)
    assert "does not say 'meeting-offer', which the policy wants" in mistake


# -- Answers -----------------------------------------------------------------------------------------


@proves("wnwhl-2.4.6-templates")
@pytest.mark.parametrize(
    "letter, says",
    [
        ("answer", "This is our answer at stage 1."),
        ("answer-stage-2", "This is our answer at stage 2."),
        ("answer-stage-3", "This letter gives you their answer, at stage 3."),
    ],
)
def test_each_stage_has_an_answer_of_its_own_drafted(clause: Clause, letter: str, says: str) -> None:
    draft = PAPER.drafted(letter)
    assert says in draft
    # What it has to say and heard cannot know is asked for.
    assert PROMPTS["each_point_answered"] in asked_for(draft)
    assert PROMPTS["next_stage_contact"] in asked_for(draft)


@proves("wnwhl-2.4.6-templates")
def test_heard_does_not_start_without_a_template_for_a_stage(clause: Clause, tmp_path: Path) -> None:
    templates = Path(shutil.copytree(templates_dir(), tmp_path / "templates"))
    (templates / PACK / "complainant.decision.stage-2.txt").unlink()
    # The plain answer in default/ stands in, and has all that this policy wants said.
    assert Letters(templates, PACK).check(POLICY) == []
    (templates / "default" / "complainant.decision.any.txt").unlink()
    told = [str(mistake) for mistake in Letters(templates, PACK).check(POLICY)]
    assert any("letter.answer-stage-2: there is no template for complainant.decision.stage-2" in one for one in told)


ANSWERS = pytest.mark.parametrize("letter", ["answer", "answer-stage-2", "answer-stage-3"])


@proves("wnwhl-2.4.3-right-to-escalate")
@ANSWERS
def test_an_answer_tells_of_the_right_to_go_further_and_asks_whom_to_contact(clause: Clause, letter: str) -> None:
    """That a letter an officer sent without it is found: test_officers_letters.py."""
    draft = PAPER.drafted(letter)
    assert OUR_SENTENCES["right_to_next_stage"] in draft
    assert PROMPTS["next_stage_contact"] in asked_for(draft)
    assert "J. Mensah, 0113 496 0003" in PAPER.drafted(letter, next_stage_contact="J. Mensah, 0113 496 0003")


@proves("wnwhl-2.4.3-right-to-escalate")
@ANSWERS
@pytest.mark.parametrize("word", ["right_to_next_stage", "next_stage_contact"])
def test_no_wording_of_an_answer_leaves_out_the_right_or_the_contact(
    clause: Clause, word: str, letter: str, tmp_path: Path
) -> None:
    noticed = PAPER.noticed_without(word, letter, tmp_path)
    assert any(f"does not say '{word.replace('_', '-')}', which the policy wants" in each for each in noticed)


# -- Limits on contact -------------------------------------------------------------------------------


@proves("wnwhl-2.4.7.3-ack-only-stated")
def test_whoever_is_only_acknowledged_is_told_that_mail_is_read_and_filed_and_not_answered(clause: Clause) -> None:
    assert POLICY.restriction is not None
    option = POLICY.restriction.options["acknowledge-only"]
    assert option.letter is not None
    text = PAPER.sent(option.letter)
    assert "A person will read your message. It will be kept on file, and you will not get an answer to it." in text


@proves("wnwhl-2.4.7.3-letter-content")
def test_the_letter_about_limits_is_drafted_with_all_four_things(clause: Clause) -> None:
    draft = PAPER.drafted("restriction")
    asked = [each for each in asked_for(draft) if each in PROMPTS.values()]
    assert asked[:3] == [PROMPTS["why"], PROMPTS["what_it_means"], PROMPTS["how_long"]]
    assert "You have the right to appeal against this decision." in draft


@proves("wnwhl-2.4.7.4-appeal")
def test_the_letter_about_limits_says_that_somebody_above_the_decider_hears_an_appeal(
    clause: Clause, tmp_path: Path
) -> None:
    """An appeal in the mailbox: test_restrictions.py."""
    draft = PAPER.drafted("restriction")
    assert "Reply to this email and tell us why you think it is wrong." in draft
    assert "Somebody more senior than the person who made this decision will look at it" in draft
    assert "usually our Head of Service, Business Improvement." in draft
    [mistake] = PAPER.noticed_without("appeal_right", "restriction", tmp_path)
    assert "does not say 'appeal-right', which the policy wants" in mistake
