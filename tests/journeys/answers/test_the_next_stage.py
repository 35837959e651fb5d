"""A tenant does not accept the answer: the next stage is open from when they said so, and a person may say otherwise.

The tenant wrote on Monday 1 June 2026 and was answered on Tuesday 9 June.  On Monday 15 June they wrote again, and
stage 2 is owed its answer ten working days after that, by the end of Monday 29 June.
"""

from __future__ import annotations

import pytest
from answers.case import Case
from answers.officers_mail import OUR_SERVER_VOUCHES

from builders import LEAD, a_mail
from rig import until

pytestmark = pytest.mark.dovecot

CAME = "2026-06-15T08:30:00+00:00"
DUE = "2026-06-29T22:59:59+00:00"
DECISION = """\
Dear Ms Finch

I have looked into your complaint about the leak in your kitchen, and this is my answer at stage 1. The job was closed
by mistake after the first visit. I uphold your complaint, and I am sorry. A plumber replaced the pipe yesterday.

If you are not satisfied with this answer, you can ask us to look at it again at stage 2. Write to Helen Lead,
complaints team, at complaints@northgate.example or ring 01632 960100.

Gary Officer
"""
WHO_IS_ABOVE_YOU = "I don't accept that, who is above you?"


@pytest.fixture
def answered(case: Case) -> Case:
    """A case that was answered at stage 1, by a letter that is known to be the officer's."""
    case.officer_writes(DECISION, at="2026-06-09T14:10:00+00:00", headers=OUR_SERVER_VOUCHES)
    assert case.met("stage-1-answer") == "2026-06-09T14:10:00+00:00"
    return case


def the_tenant_answers(case: Case, text: str) -> str:
    """Let the tenant answer the officer's letter on Monday 15 June; return the mail's Message-ID."""
    tenant = case.tenant
    message_id = tenant.mail_id(2)
    answer = a_mail(
        text, sender=tenant.named, subject=f"Re: {tenant.subject}", message_id=message_id,
        headers=[("In-Reply-To", f"<letter-1.{tenant.number}@northgate.example>")],
    )  # fmt: skip
    case.office.comes(answer, at=CAME)
    return message_id


def acknowledgements(case: Case) -> list[str]:
    """Return what became of those of stage 2."""
    name = "complainant.acknowledgement.stage-2"
    return [each["state"] for each in case.shown()["letters"] if each["name"] == name]


def stage_2_is_acknowledged(case: Case) -> bool:
    return acknowledgements(case) == ["sent"] and len(case.office.letters_to(case.tenant.address)) == 2


def test_who_is_above_you_opens_stage_2_with_its_clock_and_its_acknowledgement(answered: Case) -> None:
    """In whatever words, and without reasons."""
    asks = the_tenant_answers(answered, WHO_IS_ABOVE_YOU)
    assert answered.shown()["stage"] == "stage-2"
    clock = answered.clock("stage-2-answer")
    assert (clock["started"], clock["due"], clock["met_at"]) == (CAME, DUE, None)
    until(lambda: stage_2_is_acknowledged(answered), what="the acknowledgement of stage 2")
    letter = answered.office.letters_to(answered.tenant.address)[-1]
    assert letter["In-Reply-To"] == asks
    assert answered.reference in letter["Subject"]
    told = answered.note_to(LEAD, "The next stage is open")
    assert "Why: it asks for more than it was given (" in told
    assert f"heard escalate {answered.message(asks)['id']} --not" in told


def test_a_person_who_reads_it_otherwise_takes_the_stage_back_and_may_think_again(answered: Case) -> None:
    asks = the_tenant_answers(answered, WHO_IS_ABOVE_YOU)
    until(lambda: stage_2_is_acknowledged(answered), what="the acknowledgement of stage 2")
    number = str(answered.message(asks)["id"])
    said = answered.office.types("escalate", number, "--not")
    assert "has told them that stage-2 is open" in " ".join(said.split())
    assert answered.shown()["stage"] == "stage-1"
    assert [each for each in answered.shown()["clocks"] if each["stage"] == "stage-2"] == []
    answered.office.types("escalate", number)
    assert answered.clock("stage-2-answer")["due"] == DUE
    assert acknowledgements(answered) == ["sent"], "they have it, and get no other"
    answered.office.types("rebuild", "--check")


def test_before_any_answer_a_person_is_asked_the_tenant_hears_that_it_came_and_the_person_opens_it(case: Case) -> None:
    asks = the_tenant_answers(case, WHO_IS_ABOVE_YOU)
    assert (case.shown()["stage"], "next-stage" in case.asked()) == ("stage-1", True)
    until(lambda: len(case.office.letters_to(case.tenant.address)) == 2, what="the letter that says it has come")
    number = case.message(asks)["id"]
    assert f"heard escalate {number} heard escalate {number} --not" in case.note_to(LEAD, "Asked for more")
    case.office.types("escalate", str(number))
    assert case.clock("stage-2-answer")["due"] == DUE
    until(lambda: acknowledgements(case) == ["sent"], what="the acknowledgement of stage 2")
