"""What letters under the West Kent policy of 2011 say: ours as they leave, officers' as they are drafted.

1 June 2026 is a Monday, and no bank holiday falls in June or July.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import RULES, a_message, the_facts
from heard.casework.events import Purpose
from heard.casework.policy.words import SERVICE
from heard.casework.refusals import may_exclude
from heard.datafiles.packs import policy_from_text
from heard.judgement.actions import OpenCase, WriteLetter
from heard.judgement.decide_message import decide_message
from policies.clauses import Clause, proves
from policies.story import Story, the_calendar, the_policy
from policies.written import OUR_SENTENCES, PROMPTS, THE_OMBUDSMAN, Paper, asked_for
from weirside import told_of

PACK = "west-kent-2011"
POLICY = the_policy(PACK)
PAPER = Paper(PACK)

A_NEIGHBOUR = (
    "I own the house next to your estate and am no tenant of yours. Your contractors have blocked my drive with their "
    "vans every day for a month, and they laughed when I asked them to move. I am not happy about this at all."
)


def at_once(stage: str = "stage-1", asked: str = "2026-06-01 10:00") -> WriteLetter:
    """Return the letter that answers a complaint, or a request for more, at once."""
    return PAPER.at_once(Story(PACK).at(asked), stage)


def acknowledgement(stage: str = "stage-1", asked: str = "2026-06-01 10:00") -> str:
    return PAPER.written(at_once(stage, asked)).text


# -- The acknowledgement ---------------------------------------------------------------------------


@proves("wk11-7-ack-2wd", "wk11-8.2-s2-ack")
@pytest.mark.parametrize(
    "stage, asked",
    [
        pytest.param("stage-1", "2026-06-01 10:00", id="a complaint"),
        pytest.param("stage-2", "2026-06-22 10:00", id="stage two asked for"),
        pytest.param("stage-3", "2026-07-20 10:00", id="stage three asked for"),
    ],
)
def test_an_acknowledgement_leaves_at_once_and_counts_as_one(clause: Clause, stage: str, asked: str) -> None:
    letter = at_once(stage, asked)
    assert (letter.name, letter.purpose) == (f"complainant.acknowledgement.{stage}", Purpose.ACKNOWLEDGEMENT)
    what = "a new complaint" if stage == "stage-1" else "a request for the next stage"
    assert letter.because == f"{what} is owed an acknowledgement within 2 working days"


@proves("wk11-7-full-10wd")
def test_the_acknowledgement_promises_the_full_answer_by_its_day(clause: Clause) -> None:
    # 2, 3, 4, 5; 8, 9, 10, 11, 12; 15 June.
    assert "our full answer: by Monday 15 June 2026\n" in acknowledgement()


@proves("wk11-8.2-s2-10wd")
def test_the_acknowledgement_of_stage_2_promises_an_answer_from_somebody_senior(clause: Clause) -> None:
    text = acknowledgement("stage-2", "2026-06-22 10:00")
    # 23, 24, 25, 26; 29, 30 June, 1, 2, 3; 6 July.
    assert "our full answer: by Monday 6 July 2026\n" in text
    assert "Somebody more senior will look into it." in text


@proves("wk11-8.3-panel-10wd")
def test_the_acknowledgement_of_stage_3_promises_no_day_for_an_answer(clause: Clause) -> None:
    text = acknowledgement("stage-3", "2026-07-20 10:00")
    assert "2026" not in text
    assert "First our Policy and Service Improvement Team tries to settle it with you." in text
    assert "a panel with at least two members of our board" in text
    assert "You may come to the meeting, and bring someone to help you or speak for you." in text


@proves("wk11-6-help")
@pytest.mark.parametrize("stage", ["stage-1", "stage-2", "stage-3"])
def test_every_acknowledgement_offers_help_with_the_form_and_room_for_a_helper(clause: Clause, stage: str) -> None:
    """Noting that somebody needs it, from their words, is another part's."""
    text = acknowledgement(stage)
    assert "We can help you to put your complaint into words, or fill in the complaints form with you." in text
    assert "Anyone you trust can speak for you" in text


@proves("wk11-2-access")
def test_the_acknowledgement_explains_the_process_and_offers_help(clause: Clause) -> None:
    text = acknowledgement()
    assert POLICY.how_to_complain in text
    assert all(each in text for each in ("stage one", "stage two", "stage three", "Housing Ombudsman Service"))
    assert "We can help you to put your complaint into words, or fill in the complaints form with you." in text


@proves("wk11-2-access")
def test_where_a_landlord_adds_a_link_to_its_policy_the_acknowledgement_has_it(clause: Clause) -> None:
    link = "https://northgate.example/complaints"
    changed = policy_from_text(POLICY.text.replace('how_to_complain = "', f'how_to_complain = "See {link} . '))
    paper = Paper(PACK, changed)
    assert f"See {link} ." in paper.written(paper.at_once(Story(PACK).at("2026-06-01 10:00"))).text


@proves("wk11-2-access")
def test_without_the_process_neither_policy_nor_wording_is_let_in(clause: Clause, tmp_path: Path) -> None:
    without = "\n".join(line for line in POLICY.text.splitlines() if not line.startswith("how_to_complain = "))
    assert any(mistake.startswith("pack.how_to_complain: is missing") for mistake in told_of(without))
    [noticed] = PAPER.noticed_without("how_to_complain", "acknowledgement", tmp_path)
    assert "complainant.acknowledgement.stage-1.txt: does not say 'how-to-complain'" in noticed


@proves("wk11-3-customer")
def test_a_neighbour_who_is_no_tenant_is_acknowledged_with_the_days_of_a_tenant(clause: Clause) -> None:
    at = Story(PACK).at("2026-06-01 10:00")
    facts = the_facts(policy=POLICY, calendar=the_calendar(PACK), received_at=at, now=at)
    decision = decide_message(a_message(A_NEIGHBOUR, received_at=at), facts, RULES)
    [opened] = [action for action in decision.actions if isinstance(action, OpenCase)]
    [letter] = [action for action in decision.actions if isinstance(action, WriteLetter)]
    assert (opened.stage, opened.clocks) == ("stage-1", True)
    assert (letter.purpose, letter.values["answer_by"]) == (Purpose.ACKNOWLEDGEMENT, date(2026, 6, 15))
    assert Story(PACK).opens("2026-06-01 10:00").due("acknowledge") == date(2026, 6, 3)


@proves("wk11-10-ack-no-action")
def test_contact_about_a_closed_matter_is_acknowledged_with_word_that_nothing_is_done(clause: Clause) -> None:
    """That it is about that matter, and opens no case: test_restrictions.py."""
    options = POLICY.restriction.options if POLICY.restriction else {}
    name = options["acknowledge-closed"].letter
    assert name is not None
    text = PAPER.sent(name)
    assert "A person will read your message. It will not lead to any further step unless it holds new evidence." in text
    assert "You can still report a repair, an emergency or anything new. A person will look at it." in text


# -- Officers' letters -----------------------------------------------------------------------------


@proves("wk11-7-holding-10wd")
def test_a_holding_reply_has_to_say_why_and_until_when(clause: Clause) -> None:
    assert asked_for(PAPER.drafted("holding")) == [PROMPTS["new_answer_by"], PROMPTS["why_longer"]]
    letter = PAPER.drafted("holding", new_answer_by=date(2026, 6, 26), why_longer="The roof has to be opened first.")
    assert "our full answer: by Friday 26 June 2026" in letter
    assert "The roof has to be opened first." in letter


@proves("wk11-7-window-20wd")
def test_the_answer_is_drafted_with_the_way_on_and_the_last_day(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00").answers("2026-06-15 12:00")
    letter = PAPER.drafted("answer", last_day_to_ask=story.last_day("next-stage"))
    assert OUR_SENTENCES["right_to_next_stage"] in letter
    assert "Please ask by: Monday 13 July 2026" in letter
    assert "right-to-next-stage" not in PAPER.rule("answer").must_say  # the policy does not order it


@proves("wk11-2-signpost")
def test_who_writes_about_somebody_elses_bins_is_told_whom_to_ask(clause: Clause) -> None:
    bins = "Sevenoaks District Council empties the bins: 01732 000 0000."
    letter = PAPER.drafted("signpost", why="The bins of your street are the council's.", signpost=bins)
    assert asked_for(letter) == []
    assert bins in letter
    assert "The bins of your street are the council's." in letter


@proves("wk11-2-signpost")
@pytest.mark.parametrize("word", ["why", "signpost"])
def test_a_refusal_that_points_nowhere_is_neither_drafted_nor_let_in(clause: Clause, word: str, tmp_path: Path) -> None:
    [not_ours] = POLICY.exclusions.values()
    assert not_ours.letter == "signpost"
    assert PROMPTS[word] in asked_for(PAPER.drafted(not_ours.letter))
    assert any(f"does not say '{word}'" in each for each in PAPER.noticed_without(word, not_ours.letter, tmp_path))


@proves("wk11-2-signpost")
def test_heard_only_drafts_it_for_whoever_took_the_complaint(clause: Clause) -> None:
    assert PAPER.rule("signpost").sent_by != SERVICE
    [allowed] = [role for role in POLICY.roles if may_exclude(POLICY, [role])]
    assert allowed == "receiver"
    assert Story(PACK).opens("2026-06-01 10:00").runs("stage-1-answer")  # until that person has decided


@proves("wk11-8.2-halt")
def test_who_is_not_offered_stage_3_is_told_what_was_decided_and_why_and_where_else_to_go(clause: Clause) -> None:
    name = POLICY.declines["halt"].letter
    assert name is not None
    letter = PAPER.drafted(name)
    assert asked_for(letter) == [PROMPTS["decision"], PROMPTS["reasons"]]
    assert all(each in letter for each in THE_OMBUDSMAN)
    assert PAPER.rule(name).sent_by == "director"


@proves("wk11-9-hos-letter")
def test_the_panels_letter_names_the_ombudsman_and_no_wording_has_to(clause: Clause, tmp_path: Path) -> None:
    letter = PAPER.drafted("panel-decision", outcome="We do not uphold your complaint.", reasons="Nobody was late.")
    assert all(each in letter for each in THE_OMBUDSMAN)
    # Taken out of a landlord's own wording it is no mistake: the policy orders it nowhere.
    assert PAPER.noticed_without("outside_body", "panel-decision", tmp_path) == []


@proves("wk11-9-hos-letter")
def test_what_the_panels_letter_does_have_to_say_is_missed(clause: Clause, tmp_path: Path) -> None:
    [noticed] = PAPER.noticed_without("outcome", "panel-decision", tmp_path)
    assert "complainant.decision.stage-3.txt: does not say 'outcome'" in noticed
