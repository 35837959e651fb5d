"""What a policy leaves to somebody is left to a person: no pack can leave it to heard, or to everybody."""

from __future__ import annotations

import pytest

from heard.casework.policy.words import LetterPurpose
from heard.datafiles.packs import policy_from_text
from weirside import A_PACK, spoilt, told_of

HEARD = "'service' is heard itself, which decides none of this. Name a role that a person has."
EVERYBODY = "'public' is everybody. Name a role that a person has."


@pytest.mark.parametrize("role, told", [("service", HEARD), ("public", EVERYBODY)])
@pytest.mark.parametrize(
    "right, wrong, where",
    [
        pytest.param(
            'decided_by = "lead"\nnever', 'decided_by = "ROLE"\nnever', "exclusion_rule.decided_by", id="a refusal"
        ),
        pytest.param(
            'decided_by = "lead"\nmust', 'decided_by = "ROLE"\nmust', "restriction.decided_by", id="a restriction"
        ),
        pytest.param('\nby = "owner"', '\nby = "ROLE"', "closing.by", id="a closing"),
        pytest.param(
            'must_record = "why"', 'must_record = "why"\nappeal_to = "ROLE"', "restriction.appeal_to", id="an appeal"
        ),
        pytest.param(
            'must_record = "why"',
            'must_record = "why"\nfresh_evidence_decided_by = "ROLE"',
            "restriction.fresh_evidence_decided_by",
            id="whether something is new",
        ),
        pytest.param(
            "[digest.team]",
            '[decline.too-soon]\nsays = "x"\ndecided_by = "ROLE"\n[digest.team]',
            "decline.too-soon.decided_by",
            id="a ground to go no further",
        ),
        pytest.param(
            "[digest.team]",
            '[decline_rule]\nletter = "longer"\ndecided_by = "ROLE"\n[digest.team]',
            "decline_rule.decided_by",
            id="any such ground",
        ),
        pytest.param("order = 1", 'order = 1\nowner = "ROLE"', "stage.one.owner", id="whose a stage is"),
        pytest.param("order = 1", 'order = 1\nanswered_by = "ROLE"', "stage.one.answered_by", id="who answers"),
    ],
)
def test_nobody_decides(right, wrong, where, role, told):
    assert told_of(spoilt(right, wrong.replace("ROLE", role))) == [f"{where}: {told}"]


def test_heard_does_not_decide_along_with_somebody():
    assert told_of(spoilt('decided_by = "lead"\nmust', 'decided_by = ["lead", "service"]\nmust')) == [
        f"restriction.decided_by: {HEARD}"
    ]


def test_anyone_on_the_staff_may_decide():
    assert policy_from_text(spoilt('decided_by = "lead"\nnever', 'decided_by = "officer"\nnever'))


# -- Letters


PERSONS = (
    LetterPurpose.HOLDING,
    LetterPurpose.EXTENSION,
    LetterPurpose.EXTENSION_DISPUTED,
    LetterPurpose.DECISION,
    LetterPurpose.ESCALATION_DECLINED,
    LetterPurpose.REFUSAL,
    LetterPurpose.OFFER,
    LetterPurpose.WARNING,
    LetterPurpose.RESTRICTION,
)
"""What a letter is for that tells what a person decided."""


def a_letter(purpose: LetterPurpose, sent_by: str) -> str:
    letters = f'[letter.ours]\npurpose = "{purpose}"\nfor = "two"\nsent_by = "{sent_by}"\nmust_say = []\n'
    more = letters.replace("ours", "other").replace('"two"', '"one"') if purpose is LetterPurpose.DECISION else ""
    return A_PACK.replace("[item.our-pledge]", f"{letters}{more}[item.our-pledge]")


@pytest.mark.parametrize("purpose", PERSONS)
def test_what_a_person_decided_a_person_sends(purpose):
    told = told_of(a_letter(purpose, "service"))
    assert told[0] == (
        f"letter.ours.sent_by: a letter of purpose '{purpose}' says what a person decided, and heard sends none by "
        'itself. Write sent_by = "officer", or name the role that does.'
    )
    assert policy_from_text(a_letter(purpose, "lead"))


@pytest.mark.parametrize("purpose", [purpose for purpose in LetterPurpose if purpose not in PERSONS])
def test_the_rest_heard_may_send(purpose):
    assert policy_from_text(a_letter(purpose, "service"))


def test_everybody_sends_no_letter():
    assert told_of(spoilt('sent_by = "officer"', 'sent_by = "public"')) == [f"letter.longer.sent_by: {EVERYBODY}"]
