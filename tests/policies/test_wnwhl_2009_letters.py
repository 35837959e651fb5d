"""What the letters of the 2009 procedure say, as they leave: its own templates, with the words heard fills in.

1 June 2026 is a Monday; the answer to a complaint of that day is due on Monday 15 June.
"""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from heard.casework.events import StageName
from heard.casework.policy.words import LetterPurpose
from heard.datafiles.locate import rules_dir, templates_dir
from heard.datafiles.packs import load_policy
from heard.errors import TemplateError
from heard.letters.catalogue import letter_name
from heard.letters.render import Letters
from policies.clauses import Clause, proves
from policies.story import the_policy
from policies.written import PROMPTS, Paper, asked_for

PACK = "wnwhl-2009"
POLICY = the_policy(PACK)
PAPER = Paper(PACK)
LETTERS = Letters(templates_dir(), PACK)
RECEIVED = datetime(2026, 6, 1, 9, tzinfo=UTC)
DUE = date(2026, 6, 15)
KNOWN = {
    "reference": "NH-26-0042",
    "organisation": "Northgate Homes",
    "outside_body": POLICY.outside_body,
    "how_to_complain": POLICY.how_to_complain,
    "mailbox": "complaints@northgate.example",
}


def first_letter(paper: Paper = PAPER) -> str:
    """Return what heard writes by itself to a complaint of 1 June."""
    return paper.written(paper.at_once(RECEIVED)).text


def ours(purpose: LetterPurpose, stage: str | None = None, **more: object) -> str:
    """Return a letter heard sends, which may not leave without what the policy wants said."""
    at = StageName(stage) if stage else None
    rule = POLICY.letter_for(purpose, at)
    assert rule is not None
    assert rule.is_ours
    return LETTERS.render(letter_name(purpose, at), KNOWN | more, rule.must_say).text


def acknowledged(stage: str, **more: object) -> str:
    usual: dict[str, object] = {"handler_name": "A. Okafor", "answer_by": DUE}
    return ours(LetterPurpose.ACKNOWLEDGEMENT, stage, **(usual | more))


# -- The first letter --------------------------------------------------------------------------------


@proves("wnwhl-2.4.2-ack-content-unresolved")
def test_the_first_letter_names_who_deals_with_it_and_by_when(clause: Clause) -> None:
    text = first_letter()
    # Nobody owns the case yet, so it is the team that owes the letter.
    assert "Who will deal with it: Complaints Team\n" in text
    assert "by Monday 15 June 2026\n" in text


@proves("wnwhl-2.4.2-ack-content-unresolved")
def test_an_owner_who_is_known_is_named_and_without_anybody_no_letter_is_written(clause: Clause) -> None:
    assert "Who will deal with it: A. Okafor\n" in acknowledged("stage-1")
    with pytest.raises(TemplateError, match="'handler_name' is not given"):
        acknowledged("stage-1", handler_name=None)


@proves("wnwhl-2.4.2-ack-content-resolved")
def test_what_was_put_right_at_once_stands_in_the_first_letter(clause: Clause) -> None:
    agreed = "The boiler was reset on Monday 1 June at half past ten."
    assert agreed in ours(LetterPurpose.RESOLVED, "stage-1", agreed_action=agreed)
    with pytest.raises(TemplateError, match="'agreed_action' is not given"):
        ours(LetterPurpose.RESOLVED, "stage-1")


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
    assert all(offer in text for text in (first_letter(), acknowledged("stage-2"), acknowledged("stage-3")))


@proves("wnwhl-2.4.1-s2-meeting-offer")
def test_the_acknowledgement_of_stage_2_offers_a_meeting_when_it_suits(clause: Clause, tmp_path: Path) -> None:
    assert "Would you like to meet us" in acknowledged("stage-2")
    assert "a time and place that suit you" in acknowledged("stage-2")
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


# -- Limits on contact -------------------------------------------------------------------------------


@proves("wnwhl-2.4.7.3-ack-only-stated")
def test_whoever_is_only_acknowledged_is_told_that_mail_is_read_and_filed_and_not_answered(clause: Clause) -> None:
    assert POLICY.restriction is not None
    option = POLICY.restriction.options["acknowledge-only"]
    assert option.letter is not None
    text = ours(POLICY.letters[option.letter].purpose)
    assert "A person will read your message. It will be kept on file, and you will not get an answer to it." in text


@proves("wnwhl-2.4.7.3-letter-content")
def test_the_letter_about_limits_is_drafted_with_all_four_things(clause: Clause) -> None:
    draft = PAPER.drafted("restriction")
    assert asked_for(draft)[:3] == [PROMPTS["why"], PROMPTS["what_it_means"], PROMPTS["how_long"]]
    assert "You have the right to appeal against this decision." in draft
