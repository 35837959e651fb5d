"""What letters under the feedback policy of 2018 say, and where they say it comes from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from heard.datafiles.packs import policy_from_text
from heard.errors import PolicyError
from heard.reports.policy.sentences import sections
from policies.clauses import Clause, proves
from policies.deciding import explained
from policies.story import Story, the_policy
from policies.written import OUR_SENTENCES, PROMPTS, Paper, asked_for
from weirside import told_of

PACK = "feedback-2018"
POLICY = the_policy(PACK)
PAPER = Paper(PACK)

HEADINGS = {
    "Introduction", "Compliments and feedback", "Complaints", "Complain to us", "Complaint resolution", "Stage 1",
    "Stage 2 Senior manager review", "Redress and compensation",
    "Learning from complaints, compliments and feedback", "Culture and behaviours", "Monitoring and review",
    "Legal & regulatory considerations", "Linked/associated policies and other references",
}  # fmt: skip
"""The headings of the policy, of which two have the number 5."""


def receipt(received: str = "2026-06-01 10:00", paper: Paper = PAPER) -> str:
    """Return the letter that answers a complaint at once."""
    return paper.written(paper.at_once(Story(PACK).at(received))).text


# -- The receipt -----------------------------------------------------------------------------------


@proves("fb18-no-ack-clock")
def test_a_receipt_goes_at_once_and_is_not_measured(clause: Clause) -> None:
    letter = PAPER.at_once(Story(PACK).at("2026-06-01 10:00"))
    assert letter.name == "complainant.receipt.stage-1"
    assert letter.because == "what opens a stage is answered at once"  # and owed within no time
    assert not PAPER.rule("receipt").measured


@proves("fb18-4-publicise")
def test_the_receipt_explains_the_process_and_asks_how_to_reply(clause: Clause) -> None:
    text = receipt("2026-06-01 10:00")
    assert POLICY.how_to_complain in text
    assert all(
        each in text for each in ("within one working day", "stage 1", "stage 2", "senior manager", "Housing Ombudsman")
    )
    assert "by Monday 8 June 2026" in text  # 2, 3, 4, 5, 8 June
    assert OUR_SENTENCES["reply_preference_question"] in text
    assert "If you find it hard to put your complaint into words, tell us and we will help you." in text


@proves("fb18-s1-response-channel")
def test_the_receipt_asks_how_the_customer_wants_the_reply(clause: Clause, tmp_path: Path) -> None:
    """Keeping the answer, and showing it to the owner, is another part's."""
    [asked] = [line for line in receipt().splitlines() if line.startswith("How would you like to hear back")]
    assert all(way in asked for way in ("telephone", "text", "email", "letter", "in person"))
    [noticed] = PAPER.noticed_without("reply_preference_question", "receipt", tmp_path)
    assert "complainant.receipt.stage-1.txt: does not say 'reply-preference-question'" in noticed


@proves("fb18-4-publicise")
def test_where_a_landlord_adds_a_link_to_its_policy_the_receipt_has_it(clause: Clause) -> None:
    link = "https://northgate.example/complaints"
    changed = policy_from_text(POLICY.text.replace('how_to_complain = "', f'how_to_complain = "See {link} . '))
    assert f"See {link} ." in receipt(paper=Paper(PACK, changed))


@proves("fb18-4-publicise")
def test_without_the_process_neither_pack_nor_wording_is_let_in(clause: Clause, tmp_path: Path) -> None:
    lines = [line for line in POLICY.text.splitlines() if not line.startswith("how_to_complain = ")]
    with pytest.raises(PolicyError, match=r"how_to_complain: is missing"):
        policy_from_text("\n".join(lines))
    [noticed] = PAPER.noticed_without("how_to_complain", "receipt", tmp_path)
    assert "complainant.receipt.stage-1.txt: does not say 'how-to-complain'" in noticed


# -- Officers' letters -----------------------------------------------------------------------------


@proves("fb18-s2-final")
def test_there_are_two_stages_and_the_second_answer_names_who_is_left(clause: Clause, tmp_path: Path) -> None:
    assert [(stage.name, stage.next) for stage in POLICY.stages] == [("stage-1", "stage-2"), ("stage-2", None)]
    letter = PAPER.drafted("final", outcome="We do not uphold it.", each_point_answered="You say the tap drips.")
    assert asked_for(letter) == []
    assert "Our own procedure ends here." in letter
    assert "the Housing Ombudsman, or a designated person." in letter
    assert all(each in letter for each in ("https://www.housing-ombudsman.org.uk", "0300 111 3000"))
    [noticed] = PAPER.noticed_without("outside_body", "final", tmp_path)
    assert "complainant.decision.stage-2.txt: does not say 'outside-body'" in noticed


@proves("fb18-s2-final")
def test_the_first_answer_advises_the_review_and_sends_nobody_outside_yet(clause: Clause) -> None:
    letter = PAPER.drafted("answer")
    assert OUR_SENTENCES["right_to_next_stage"] in letter
    assert "right-to-next-stage" not in PAPER.rule("answer").must_say  # the policy does not order it
    assert "Ombudsman" not in letter


@proves("fb18-s1-detailed-agreed", "fb18-s2-over7")
def test_the_letter_about_a_later_date_confirms_what_was_agreed_and_why(clause: Clause) -> None:
    assert asked_for(PAPER.drafted("extension")) == [PROMPTS["new_answer_by"], PROMPTS["extension_reason"]]
    letter = PAPER.drafted("extension", new_answer_by=date(2026, 6, 26), extension_reason="The roof has to be opened.")
    assert "This letter confirms what we agreed." in letter
    assert "by Friday 26 June 2026" in letter
    assert "The roof has to be opened." in letter
    assert "If this is not what we agreed\nReply to this email and tell us" in letter


@proves("fb18-3-explain-why")
@pytest.mark.parametrize("word", ["why", "signpost"])
def test_who_is_refused_is_told_why_and_who_can_help(clause: Clause, word: str, tmp_path: Path) -> None:
    assert POLICY.exclusion_rule is not None
    refusal = POLICY.exclusion_rule.letter
    assert refusal is not None
    assert PROMPTS[word] in asked_for(PAPER.drafted(refusal))
    assert any(f"does not say '{word}'" in each for each in PAPER.noticed_without(word, refusal, tmp_path))


@proves("fb18-3-excl-other-body")
def test_what_others_answer_for_is_drafted_with_who_they_are(clause: Clause) -> None:
    told = explained(PACK, "Not ours: ")
    assert 'Told with the letter "cannot consider". A draft says: signpost.' in told
    surgery = "The practice manager of the surgery can help: 0113 496 0007."
    letter = PAPER.drafted("cannot-consider", why="The surgery is run by the health service.", signpost=surgery)
    assert asked_for(letter) == []
    assert surgery in letter


# -- After closing ---------------------------------------------------------------------------------


@proves("fb18-6-survey")
def test_the_survey_asks_about_the_handling_and_the_outcome(clause: Clause) -> None:
    """Sending it the day after closing, and keeping what is answered, is another part's."""
    text = PAPER.sent("survey")
    questions = [line for line in text.splitlines() if line.endswith("?")]
    assert questions == [
        "Are you satisfied with how we dealt with your complaint?",
        "- How was it to deal with us about your complaint?",
        "- Are you happy with how it ended?",
    ]
    assert "If something is still wrong, tell us in your reply. A person will read it." in text


@proves("fb18-6-survey")
def test_a_policy_that_surveys_without_a_letter_is_not_let_in(clause: Clause) -> None:
    before, section, after = POLICY.text.partition("[letter.survey]")
    text = before + after[after.index("[letter.") :]
    assert section
    assert any(mistake.startswith("closing.survey: ") for mistake in told_of(text))


# -- Where it is written ---------------------------------------------------------------------------


@proves("fb18-section-numbers")
def test_the_policy_is_cited_by_its_headings(clause: Clause) -> None:
    cited = citations()
    assert {"Redress and compensation", "Complaint resolution"} <= cited  # the two that are both number 5
    assert cited <= HEADINGS


@proves("fb18-section-numbers")
def test_nothing_anybody_reads_names_a_section_by_a_number(clause: Clause, tmp_path: Path) -> None:
    told_to_the_owner = [each for section in sections(POLICY) for each in section.paragraphs]
    told_by_check = PAPER.noticed_without("why", "cannot-consider", tmp_path)
    assert any("(feedback-2018, Complaints)" in each for each in told_by_check)
    numbered = re.compile(r"\b(section|clause|paragraph) \d|feedback-2018, \d", re.IGNORECASE)
    assert [each for each in (*told_to_the_owner, *told_by_check, *PAPER.every_text()) if numbered.search(each)] == []


def citations() -> set[str]:
    """Return each place of the policy that a section of the pack, or one of its human duties, names."""
    named = [duty.rpartition("(")[2].rstrip(").") for duty in POLICY.pack.human_duties]
    named += [source.removeprefix("feedback-2018, ") for source in sources(tomllib.loads(POLICY.text))]
    places = (part for each in named for part in each.split("; ") if not part.endswith("our default"))
    return {place.rpartition(": ")[2] for place in places}


def sources(content: dict[str, Any]) -> Iterator[str]:
    """Yield the `source` of each section but [pack], which names the policy as a whole."""
    for name, section in content.items():
        if name == "source":
            yield section
        elif isinstance(section, dict) and name != "pack":
            yield from sources(section)
