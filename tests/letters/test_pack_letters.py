"""Every letter to complainants, whole, as people will see it.

Those of the packs: ours as they are sent, officers' as drafts to complete.  Heard's own, for a
pack that has no wording: with everything that they can say.

When a wording changes on purpose, write the golden files anew and read the difference:

    HEARD_GOLDEN=write python -m pytest tests/letters/test_pack_letters.py
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from heard.casework.events import StageName
from heard.casework.policy import LetterRule, Policy
from heard.casework.policy.words import SERVICE, LetterPurpose
from heard.datafiles import locate
from heard.datafiles.packs import load_policy, pack_names
from heard.letters.catalogue import PURPOSES, letter_name
from heard.letters.render import Letters, Rendered
from heard.letters.trying_out import stages_of

GOLDEN = Path(__file__).parent / "golden"
POLICIES = {name: load_policy(name, locate.rules_dir()) for name in pack_names(locate.rules_dir())}
LETTERS = {name: Letters(locate.templates_dir(), name) for name in POLICIES}
RULES = [
    (policy, rule, stage)
    for policy in POLICIES.values()
    for rule in policy.letters.values()
    for stage in stages_of(rule, policy)
]
OF_A_KIND = Counter((policy.name, rule.purpose, stage) for policy, rule, stage in RULES)

HANDLERS = {
    ("wnwhl-2009", "stage-1"): "complaints-team",
    ("wnwhl-2009", "stage-2"): "management",
    ("wnwhl-2009", "stage-3"): "tenant-panel",
    ("hos-code-2024", "stage-1"): "complaints-officer",
    ("hos-code-2024", "stage-2"): "complaints-officer",
}
FILLED_IN = {
    "officer_contact_by": date(2026, 6, 4),
    "complaint_definition": "Damp in the back bedroom was reported in January. Nobody has treated it.",
    "basis_and_resolution": "The back bedroom is damp, and I want the wall treated.",
    "outcome_sought": "I want the wall treated and painted.",
    "parts_we_answer_for": "The damp, and how long you have waited.",
    "parts_we_do_not": "The price of electricity. Your supplier can help you with that.",
    "limits_on_resolution": "We cannot offer you another home because of the damp alone.",
    "extension_reason": None,
    "agreed_action": "A surveyor comes on Monday 8 June at ten.",
    "remedies": "An apology, and 150 pounds for the time you waited.",
    "last_day_to_ask": date(2026, 8, 12),
}


def known(policy: Policy, stage: StageName | None) -> dict[str, object]:
    """Return what heard knows of a case without anybody's help."""
    return {
        "name": "Zo\u00eb O'Neill",
        "reference": "NH-26-0042",
        "stage": policy.stage(stage).title if stage else None,
        "organisation": "Northgate Homes",
        "outside_body": policy.outside_body,
        "how_to_complain": policy.how_to_complain,
        "mailbox": "complaints@northgate.example",
    }


def written(policy: Policy, rule: LetterRule, stage: StageName | None) -> Rendered:
    letters, name = LETTERS[policy.name], letter_name(rule.purpose, stage)
    if rule.sent_by != SERVICE:
        return letters.draft(name, known(policy, stage), rule.must_say + rule.should_say)
    role = HANDLERS.get((policy.name, stage))
    more: dict[str, object] = {"handler_name": policy.roles[role] if role else None, "answer_by": date(2026, 6, 15)}
    more["leaflet"] = rule.leaflet
    if policy.name == "group-2008":
        more["answer_by"] = None  # its policy sets no times
    return letters.render(name, known(policy, stage) | more | FILLED_IN, rule.must_say)


def agrees(name: str, letter: Rendered) -> None:
    shown, path = f"Subject: {letter.subject}\n\n{letter.text}", GOLDEN / name
    if os.environ.get("HEARD_GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def file_name(policy: Policy, rule: LetterRule, stage: StageName | None) -> str:
    alone = OF_A_KIND[policy.name, rule.purpose, stage] == 1
    return f"{policy.name}.{rule.purpose}.{stage or 'any'}{'' if alone else '.' + rule.name}.txt"


IDS = [file_name(*each).removesuffix(".txt") for each in RULES]


@pytest.mark.parametrize("policy, rule, stage", RULES, ids=IDS)
def test_letter_of_a_pack(policy, rule, stage):
    agrees(file_name(policy, rule, stage), written(policy, rule, stage))


OWN = Letters(locate.templates_dir(), "a-pack-without-wording")
OF_OUR_OWN = [(purpose, None) for purpose in LetterPurpose] + [(LetterPurpose.ACKNOWLEDGEMENT, StageName("stage-1"))]


@pytest.mark.parametrize("purpose, stage", OF_OUR_OWN)
def test_letter_of_our_own(purpose, stage):
    words = PURPOSES[purpose].words
    letter = OWN.render(letter_name(purpose, stage), PURPOSES[purpose].samples(), [word.item for word in words])
    agrees(f"default.{purpose}.{stage or 'any'}.txt", letter)


def test_no_letter_is_kept_that_no_pack_has():
    of_packs = {path.name for name in POLICIES for path in GOLDEN.glob(f"{name}.*.txt")}
    assert of_packs == {f"{name}.txt" for name in IDS}


OURS = [each for each in RULES if each[1].is_ours]


@pytest.mark.parametrize("policy, rule, stage", OURS, ids=[file_name(*each) for each in OURS])
def test_nothing_in_brackets_leaves_but_the_reference(policy, rule, stage):
    letter = written(policy, rule, stage)
    assert "[" not in letter.text
    assert letter.subject.count("[") == letter.subject.count("[NH-26-0042]") == 1


@pytest.mark.parametrize("policy, rule, stage", RULES, ids=IDS)
def test_every_subject_carries_the_reference(policy, rule, stage):
    assert "[NH-26-0042]" in written(policy, rule, stage).subject
