"""What letters under the group policy of 2008 say: decisions in writing, with reasons and the ways on."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from builders import TENANT
from heard.casework.deadline import ClockState
from heard.casework.events import StageName
from heard.casework.moments import Moment
from heard.casework.policy.words import Item, RuleName
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, policy_from_text
from heard.errors import PolicyError
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom
from policies.story import Story, the_policy
from policies.written import OUR_SENTENCES, PROMPTS, REFERENCE, Paper, asked_for
from weirside import told_of

PACK = "group-2008"
POLICY = the_policy(PACK)
PAPER = Paper(PACK)
DECISIONS = ("decision", "final", "final-others", "refusal", "restriction")
"""Every letter that tells of something decided."""
ONE_STAGE_MORE = """
[stage.board]
order = 3
name = "Board"
opens_on = "review-requested"
next = "none"
owner = "service-director"

[letter.decision-of-the-board]
purpose = "decision"
for = "board"
sent_by = "officer"
must_say = ["outcome", "reasons"]
"""


# -- The leaflet -----------------------------------------------------------------------------------


def attached(content: bytes) -> list[tuple[str | None, str, bytes]]:
    """Return the files of a letter as it left: name, kind and octets."""
    mail = message_from_bytes(content, policy=default)
    return [(each.get_filename(), each.get_content_type(), each.get_content()) for each in mail.iter_attachments()]


@proves("grp08-3-form")
def test_the_receipt_carries_the_leaflet_that_the_pack_names(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(PACK, tmp_path)
    room.complains("2026-06-01 10:00")
    leaflet = POLICY.letters[RuleName("receipt")].leaflet
    assert leaflet is not None
    on_file = (rules_dir() / "policies" / PACK / leaflet).read_bytes()
    assert attached(room.place.sealed()) == [(leaflet, "application/pdf", on_file)]
    [receipt] = room.letters_sent_to(TENANT)
    assert f"Our leaflet about complaints is attached: {leaflet}." in receipt


@proves("grp08-3-form")
def test_a_pack_that_names_a_missing_leaflet_is_not_let_in(clause: Clause, tmp_path: Path) -> None:
    folder = tmp_path / "policies" / PACK
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text(POLICY.text)
    with pytest.raises(PolicyError) as error:
        load_policy(PACK, tmp_path)
    [mistake] = error.value.mistakes
    assert mistake.where.endswith(": letter.receipt.leaflet")
    assert mistake.what == "there is no file 'complaints-leaflet.pdf' in the pack's folder."


@proves("grp08-3-form")
def test_where_the_leaflet_of_an_older_pack_is_gone_the_receipt_goes_without(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(PACK, tmp_path)
    room.place.house = replace(room.place.house, leaflets={})
    room.complains("2026-06-01 10:00")
    assert attached(room.place.sealed()) == []
    [receipt] = room.letters_sent_to(TENANT)
    assert "attached" not in receipt


# -- In writing, with reasons ----------------------------------------------------------------------


@proves("grp08-5.6-writing-reasons")
def test_who_was_only_rung_has_no_decision_yet(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00").passes(Moment.CONTACT_MADE, "2026-06-10 11:00")
    assert story.clock("answer").is_open
    assert story.answers("2026-06-11 12:00").state("answer", "2026-06-11 12:01") is ClockState.MET
    assert POLICY.closing is not None
    assert {"written decision on file", "reasons"} <= set(POLICY.closing.needs)


@proves("grp08-5.6-writing-reasons")
@pytest.mark.parametrize("letter", DECISIONS)
def test_a_letter_that_tells_of_a_decision_asks_its_officer_for_the_reasons(
    clause: Clause, letter: str, tmp_path: Path
) -> None:
    assert PROMPTS["reasons"] in asked_for(PAPER.drafted(letter))
    said = PAPER.drafted(letter, reasons="The lift was out of order for fifty days.")
    assert "The lift was out of order for fifty days." in said
    assert PROMPTS["reasons"] not in asked_for(said)
    assert any("does not say 'reasons'" in each for each in PAPER.noticed_without("reasons", letter, tmp_path))


# -- What they can do ------------------------------------------------------------------------------

WAYS_ON = {
    "decision": "You can appeal: reply to this email",
    "final": "You can take your complaint to the Housing Ombudsman Service",
    "final-others": "You can get independent advice, for example from Citizens Advice or a solicitor.",
    "refusal": "You can appeal: reply to this email",
    "restriction": "You can appeal: reply to this email",
}


@proves("grp08-5.6-options")
@pytest.mark.parametrize("letter", DECISIONS)
def test_whoever_is_told_of_a_decision_is_told_what_they_can_do_about_it(
    clause: Clause, letter: str, tmp_path: Path
) -> None:
    text = PAPER.drafted(letter)
    assert OUR_SENTENCES["options_if_dissatisfied"] in text
    assert WAYS_ON[letter] in text
    noticed = PAPER.noticed_without("options_if_dissatisfied", letter, tmp_path)
    assert any("does not say 'options-if-dissatisfied'" in each for each in noticed)


@proves("grp08-5.9-ombudsman")
def test_the_last_answer_to_a_customer_names_the_ombudsman(clause: Clause, tmp_path: Path) -> None:
    text = PAPER.drafted("final")
    assert all(each in text for each in ("Housing Ombudsman Service", "https://www.housing-ombudsman.org.uk"))
    assert any(
        "does not say 'outside-body'" in each for each in PAPER.noticed_without("outside_body", "final", tmp_path)
    )


@proves("grp08-5.9-ombudsman")
def test_the_last_answer_to_a_passer_by_need_not(clause: Clause) -> None:
    assert POLICY.complainants is not None
    assert POLICY.complainants.outside_body_for == ("customer",)
    assert Item("outside-body") not in POLICY.letters[RuleName("final-others")].must_say
    assert "Ombudsman" not in PAPER.drafted("final-others")


@proves("grp08-5.9-ombudsman")
@pytest.mark.parametrize("letter", ["decision", "refusal"])
def test_nobody_is_sent_outside_before_the_groups_own_procedure_is_over(clause: Clause, letter: str) -> None:
    assert "Ombudsman" not in PAPER.drafted(letter)


# -- Who writes for somebody else --------------------------------------------------------------------


@proves("grp08-5.3-authority")
def test_whoever_writes_for_another_is_asked_for_authority_and_told_nothing_but_the_reference(
    clause: Clause, tmp_path: Path
) -> None:
    """Seeing that somebody does: test_brought_and_spoken_for.py.  Keeping what they then show is another part's."""
    text = PAPER.sent("ask-authority", complaint_definition="The lift has been out for a month.")
    assert OUR_SENTENCES["what_authority_is_needed"] in text
    assert str(REFERENCE) in text
    assert "The lift" not in text
    assert "We do not wait for your answer to this letter before we look into it." in text
    noticed = PAPER.noticed_without("what_authority_is_needed", "ask-authority", tmp_path)
    assert any("does not say 'what-authority-is-needed'" in each for each in noticed)


@proves("grp08-5.3-authority")
@pytest.mark.parametrize("key", ["clocks_wait_for_consent", "same_clocks"])
def test_heard_starts_on_no_policy_whose_clocks_wait_for_authority(clause: Clause, key: str) -> None:
    right, wrong = {
        "clocks_wait_for_consent": ("clocks_wait_for_consent = false", "clocks_wait_for_consent = true"),
        "same_clocks": ("same_clocks = true", "same_clocks = false"),
    }[key]
    assert right in POLICY.text
    [mistake] = told_of(POLICY.text.replace(right, wrong, 1))
    assert mistake.startswith(f"representatives.{key}: ")


# -- Appeal ----------------------------------------------------------------------------------------


@proves("grp08-5.4-appeal-all-stages")
@pytest.mark.parametrize("asked", ["2026-06-12 09:00", "2027-06-14 09:00"], ids=["two days after", "a year after"])
def test_an_appeal_opens_the_next_stage_whenever_it_comes(clause: Clause, asked: str) -> None:
    story = Story(PACK).opens("2026-06-01 10:00").answers("2026-06-10 12:00")
    assert (story.is_late_for(asked), story.is_flagged_late(asked)) == (None, False)
    story.asks(asked, "appeal").acknowledges(asked)
    assert story.case.stage == "appeal"
    assert story.said(story.clock("appeal-answer").started) == asked
    assert story.clock("answer").met_at == story.at("2026-06-10 12:00")


@proves("grp08-5.4-appeal-all-stages")
def test_more_stages_may_be_added(clause: Clause) -> None:
    before = '\nnext = "none"\nowner = "appeal-officer"\n'
    assert before in POLICY.text
    longer = policy_from_text(POLICY.text.replace(before, before.replace("none", "board")) + ONE_STAGE_MORE)
    assert [(stage.name, stage.next) for stage in longer.stages] == [
        ("complaint", "appeal"),
        ("appeal", "board"),
        ("board", None),
    ]
    story = Story(PACK)
    story.policy = longer
    story.opens("2026-06-01 10:00").answers("2026-06-10 12:00").asks("2026-06-12 09:00", "appeal")
    assert story.answers("2026-06-22 12:00").asks("2026-06-24 09:00", "board").case.stage == StageName("board")
