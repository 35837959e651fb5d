"""What a decision has to say is found in whatever words, and nobody is told wrongly that it is not there."""

from __future__ import annotations

import json
import time
import tomllib
from collections import Counter
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from builders import LANDLORD, RULES
from heard.casework.events import Outcome, StageName
from heard.casework.policy import LetterRule, Policy
from heard.casework.policy.items import ITEMS
from heard.casework.policy.letters import ItemRule
from heard.casework.policy.words import Item, LetterPurpose
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.elsewhere import below_the_name
from heard.judgement.folded import fold
from heard.judgement.officers.letter import Missing
from heard.judgement.officers.outcome import outcome_of
from heard.judgement.officers.says import LONGEST, seems_missing
from heard.judgement.officers.seen import seen_in
from heard.mail.message import Message
from heard.mail.parse import parse

CORPORA = Path(__file__).parents[2] / "corpora"
PACKS = {
    name: load_policy(name, rules_dir())
    for name in ("feedback-2018", "group-2008", "hos-code-2024", "wdh-2022", "west-kent-2011", "wnwhl-2009")
}
CODE = PACKS["hos-code-2024"]

WHOLE = """\
Dear Ms Orme

This is our answer at stage 1. You told us that the gutter was reported in May and that nobody rang you back.

The records show your report of 6 May. It was closed by mistake, and nobody returned the call. I uphold the complaint.

I am sorry, and offer you £40. The gutter will be cleared on 9 June.

If you disagree, you can ask for stage 2 by replying to this email. You may go to the Housing Ombudsman at any time.
"""


def decision(policy: Policy, stage: str) -> LetterRule:
    rule = policy.letter_for(LetterPurpose.DECISION, policy.stages_by_name[stage].name)
    assert rule is not None
    return rule


def missing(own_words: str, *items: str, subject: str = "", policy: Policy = CODE, stage: str = "stage-1", **more: Any):
    """Return what a decision that has to say these items, or all its policy wants, seems not to say."""
    rule = decision(policy, stage)
    rule = replace(rule, must_say=tuple(map(Item, items))) if items else rule
    named = policy.stages_by_name[stage]
    return seems_missing(
        subject, own_words, rule=rule, stage=named, policy=policy, landlord=LANDLORD, rules=RULES, **more
    )


def test_an_answer_that_says_all_the_code_wants_lacks_nothing():
    assert missing(WHOLE).items == ()


def test_what_was_found_is_shown_with_the_sentence_that_says_it():
    said = dict(missing(WHOLE).said)
    assert said["stage"] == "This is our answer at stage 1."
    assert said["outcome"] == "I uphold the complaint."
    assert said["how-to-escalate"] == "If you disagree, you can ask for stage 2 by replying to this email."
    assert said["complaint-definition"].startswith("You told us that the gutter was reported in May")


def test_a_subject_that_says_it_is_shown_whole():
    shown = dict(missing("The gutter is clear.", "stage", subject="Stage 1 response, gutter").said)["stage"]
    assert shown == "Stage 1 response, gutter"


def test_the_way_on_is_shown_from_where_the_letter_speaks_of_going_on():
    words = "You can take the keys by calling in. If you are unhappy you can take this further by calling me."
    shown = dict(missing(words, "how-to-escalate").said)["how-to-escalate"]
    assert shown == "If you are unhappy you can take this further by calling me."


def test_of_a_long_sentence_what_stands_around_the_words_is_shown():
    words = f"Having read {'this and ' * 20}that, I uphold the complaint, and {'that and ' * 20}this."
    shown = dict(missing(words, "outcome").said)["outcome"]
    assert "I uphold the complaint" in shown
    assert shown.startswith("...")
    assert shown.endswith("...")
    assert len(shown) <= LONGEST


def test_long_words_are_cut_between_words():
    policy = replace(CODE, items={Item("pledge"): ItemRule(Item("pledge"), "a pledge", ("we promise " * 12,))})
    shown = dict(missing("So " + "we promise " * 12, "pledge", policy=policy).said)["pledge"]
    assert set(shown.strip(".").split()) == {"we", "promise"}
    assert len(shown) <= LONGEST


@pytest.mark.parametrize(
    "left_out, item",
    [
        ("This is our answer at stage 1. ", "stage"),
        ("I uphold the complaint.", "outcome"),
        ("You told us that the gutter was reported in May and that nobody rang you back.", "complaint-definition"),
        ("If you disagree, you can ask for stage 2 by replying to this email. ", "how-to-escalate"),
    ],
)
def test_what_is_left_out_is_missing_and_nothing_else(left_out, item):
    plain = "This is our answer. The lad went to the wrong house, due to a slip. We will come on 9 June. I regret it."
    text = WHOLE.replace(left_out, "") if item != "outcome" else plain
    assert item in missing(text).items
    assert "reasons" not in missing(text).items


@pytest.mark.parametrize(
    "words",
    [
        "Your complaint is upheld.",
        "I cannot uphold it.",
        "You were right and we got it wrong.",
        "I find in your favour.",
        "The appeal is dismissed.",
        "I come to the same view as she did.",
        "This was our mistake.",
        "I have not found any service failure.",
        "Fair cop, we missed your side.",
    ],
)
def test_an_outcome_is_known_with_or_without_the_word_upheld(words):
    assert missing(words, "outcome").items == ()


def test_an_outcome_that_was_read_elsewhere_is_not_missing():
    told = "The drain was looked at. It runs."
    assert missing(told, "outcome").items == ("outcome",)
    assert missing(told, "outcome", outcome="not upheld").items == ()


@pytest.mark.parametrize(
    "stage, words, named",
    [
        ("stage-1", "Our stage one response", True),
        ("stage-1", "Stage: One", True),
        ("stage-1", "our response at the first stage", True),
        ("stage-2", "Stage II review", True),
        ("stage-2", "our final response", True),
        ("stage-1", "You may ask for stage 2.", False),
        ("stage-1", "Stage 10 of the race", False),
        ("stage-1", "At this stage I uphold nothing.", False),
        ("stage-1", "Our stage I response", True),
    ],
)
def test_a_stage_is_named_in_many_ways(stage, words, named):
    assert (missing(words, "stage", stage=stage).items == ()) is named


@pytest.mark.parametrize(
    "subject", ["RE: Damp [NH-25-0042]", "Complaint CG0087", "Stage two: 25/160", "RE: Damp [old ref 4471]", "FB/2231"]
)
def test_a_reference_in_the_subject_is_enough(subject):
    assert missing("Your complaint is upheld.", "reference", subject=subject).items == ()


def test_a_year_or_a_date_is_no_reference():
    assert missing("The charge for 2024/25 fell due on 1/4.", "reference").items == ("reference",)


@pytest.mark.parametrize(
    "words, has_right, has_way",
    [
        ("You may ask for a review by a senior manager.", True, False),
        ("If you are unhappy you can take it further by writing to me.", True, True),
        ("Should you disagree, reply to this email and say so.", True, True),
        ("Not happy? Say so and we'll do a stage 2.", True, True),
        ("You can have stage 2. You need give no reason. Call 01632 960500.", True, True),
        ("Please ring the plumber to agree a time.", False, False),
    ],
)
def test_the_way_on_is_looked_for_where_the_letter_speaks_of_going_on(words, has_right, has_way):
    found = missing(words, "right-to-next-stage", "how-to-escalate").items
    assert ("right-to-next-stage" not in found, "how-to-escalate" not in found) == (has_right, has_way)


def test_the_name_of_the_packs_next_stage_is_the_right_to_it():
    words = "A tenant panel can look at this."
    assert missing(words, "right-to-next-stage", policy=PACKS["wnwhl-2009"], stage="stage-2").items == ()
    assert missing("That is all.", "right-to-next-stage").items == ("right-to-next-stage",)


@pytest.mark.parametrize(
    "words, found",
    [
        ("You may escalate this by contacting Petra Lind.", True),
        ("Please ask the Complaints Team for stage 2.", True),
        ("For stage 2 write to reviews@northgate.example.", True),
        ("Petra Lind can arrange stage 2 if required.", True),
        ("You may escalate this to stage 2.", False),
        ("After stage 2 the Housing Ombudsman Service can look at it.", False),
        ("Contact Petra Lind about the keys. We were right to change them. That is settled. Stage 2 is open.", False),
    ],
)
def test_somebody_to_ask_for_the_next_stage(words, found):
    assert (missing(words, "next-stage-contact").items == ()) is found


def test_the_day_of_a_repair_is_no_last_day_to_ask():
    assert missing("The tap is mended by 6 May. You may ask for stage 2.", "last-day-to-ask").items == (
        "last-day-to-ask",
    )
    assert missing("You have until 6 May to ask for stage 2.", "last-day-to-ask").items == ()


def test_the_last_day_to_ask_is_no_action_outstanding():
    words = "Upheld. Sorry. If you disagree, you have until 6 May to ask for stage 2."
    assert missing(words, "actions-outstanding").items == ("actions-outstanding",)


@pytest.mark.parametrize("item", ["remedies", "actions-done", "actions-outstanding", "agreed-action"])
def test_nothing_is_owed_where_nothing_went_wrong(item):
    assert missing("The meter reads 12, so the complaint is not upheld.", item, outcome="not upheld").items == ()
    assert missing("Complaint upheld.", item, outcome="upheld").items == (item,)


@pytest.mark.parametrize(
    "words",
    [
        "Upheld. Sorry.",
        "We apologise for the delay, and I uphold the complaint.",
        "Upheld. The surveyor is away. She is back on Monday.",
    ],
)
def test_an_apology_and_somebodys_return_are_nothing_that_was_agreed(words):
    assert missing(words, "agreed-action", outcome="upheld").items == ("agreed-action",)


@pytest.mark.parametrize(
    "words", ["Upheld. Sorry, and £40 is on your account.", "Upheld. Sorry. The fence goes up on 3 May."]
)
def test_what_is_given_beside_an_apology_is_shown(words):
    shown = dict(missing(words, "agreed-action", outcome="upheld").said)["agreed-action"]
    assert shown not in ("Upheld.", "Sorry.")


@pytest.mark.parametrize("outcome", ["partly upheld", None])
def test_where_one_part_is_upheld_or_nothing_is_plain_something_is_owed(outcome):
    words = "The first point is upheld. The second is not upheld."
    assert missing(words, "remedies", outcome=outcome).items == ("remedies",)


def test_what_has_been_done_may_be_all_there_is_to_do():
    assert missing("Upheld. The tap has been replaced.", "actions-outstanding").items == ()


@pytest.mark.parametrize(
    "words, found",
    [("You can reach me on 01632 960331.", True), ("Write to m.orme@northgate.example.", True), ("M. Orme", False)],
)
def test_who_looked_into_it_and_how_to_reach_them(words, found):
    assert (missing(words, "investigator-name-and-contact").items == ()) is found


def test_a_telephone_in_the_signature_is_enough():
    signature = "M. Orme\nRepairs Manager\n01632 960331"
    assert missing("Upheld.", "investigator-name-and-contact", signature=signature).items == ()


def test_nobody_is_told_that_each_point_was_answered():
    found = missing(WHOLE, "each-point-answered")
    assert found == Missing((), ())
    assert missing("Complaint not upheld. Tam", "each-point-answered").items == ("each-point-answered",)


def test_what_stands_in_an_attachment_is_not_missing():
    assert missing("Please find attached our response to your complaint. Kind regards").items == ()
    assert missing("The Ombudsman leaflet is attached. You were right.").items != ()


def test_what_the_pack_says_shows_an_item_decides_first():
    policy = replace(CODE, items={Item("outcome"): ItemRule(Item("outcome"), "the outcome", ("All square",))})
    assert missing("We are all square now.", "outcome", policy=policy).items == ()


def test_an_item_only_the_pack_knows_is_missing_without_its_phrase():
    policy = replace(CODE, items={Item("pledge"): ItemRule(Item("pledge"), "a pledge", ("we promise",))})
    assert missing("You were right.", "pledge", policy=policy).items == ("pledge",)
    assert missing("We  promise you that.", "pledge", policy=policy).items == ()


def test_an_item_nothing_can_look_for_is_not_missing():
    assert missing("You were right.", "parts-we-do-not").items == ()


def test_every_rule_finds_an_item_that_letters_can_say():
    assert {rule.finds for rule in RULES.says.rules} <= set(ITEMS)


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}:{example['text'][:50]}")
    for rule in RULES.says.rules
    for example in tomllib.loads((rules_dir() / f"{rule.id}.toml").read_text("utf-8"))["example"]
]


@pytest.mark.parametrize("rule, example", EXAMPLES)
def test_example(rule, example):
    assert (rule.look(fold(example["text"]), ()) is not None) is example["fits"]


@pytest.mark.parametrize("repeated", ["a", " ", "stage ", "1", "a. ", "\n", "- a\n", "not ", "a@", "you ", "by 1 "])
def test_no_letter_is_slow(repeated):
    began = time.process_time()
    missing(repeated * (100_000 // len(repeated)), *ITEMS)
    assert time.process_time() - began < 3


_WRITTEN_IN = {
    name: [stage.name for stage in policy.stages if policy.letter_for(LetterPurpose.DECISION, stage.name)]
    for name, policy in PACKS.items()
}


def labelled() -> list[tuple[str, dict[str, Any], Message]]:
    """Return the labelled decisions of stages that have a letter, each with its pack and the message."""
    found = []
    for line in (CORPORA / "officers" / "seen.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "officer@landlord.example", row["subject"]
        mail.set_content(row["body"])
        found.append((row["pack"], row, parse(mail.as_bytes())))
    for line in (CORPORA / "northgate_officers.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found.append(("wnwhl-2009", row, parse((CORPORA / "northgate" / "mail" / row["file"]).read_bytes())))
    decisions = [each for each in found if each[1]["letter"] == "decision"]
    return [each for each in decisions if each[1]["stage"] in _WRITTEN_IN[each[0]]]


def outcome(message: Message, policy: Policy, stage: str) -> Outcome | None:
    return outcome_of(seen_in(message.subject, message.own_words, RULES), StageName(stage), policy)


def test_officers_are_seldom_told_wrongly():
    told: Counter[str] = Counter()
    wrongly: list[tuple[str, str]] = []
    for pack, row, message in labelled():
        found = missing(
            message.own_words, subject=message.subject, policy=PACKS[pack], stage=row["stage"],
            signature=below_the_name(message), outcome=outcome(message, PACKS[pack], row["stage"]),
        )  # fmt: skip
        told.update(found.items)
        says = {*row["says"], *(["each-point-answered"] if "unclear" in row["says"] else [])}
        wrongly += [(item, message.subject) for item in found.items if item in says]
    print(dict(told), wrongly)
    assert told.total() >= 90
    assert len(wrongly) <= 0.05 * told.total(), wrongly
