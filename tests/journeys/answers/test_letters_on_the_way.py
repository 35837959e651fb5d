"""What officers write before and after the answer: the clock each letter moves, starts or leaves alone.

The tenant wrote on Monday 1 June 2026.
"""

from __future__ import annotations

import pytest
from answers.case import Case
from answers.office import OfficeUnder
from answers.officers_mail import OUR_SERVER_VOUCHES

from builders import OFFICER, a_mail

pytestmark = pytest.mark.dovecot


def writes(case: Case, text: str, *, at: str, number: int = 1) -> str:
    """Let the officer write to the tenant, with the mailbox in Cc; return the mail's Message-ID."""
    return case.officer_writes(text, at=at, number=number, headers=OUR_SERVER_VOUCHES)


def was_met(case: Case, clock: str, *, due: str, at: str) -> bool:
    found = case.clock(clock)
    return (found["state"], found["due"], found["met_at"]) == ("met", due, at)


@pytest.fixture
def under_the_code(office_under: OfficeUnder) -> Case:
    """A case under the Code of 2024, which acknowledges by an officer's hand."""
    return office_under("hos-code-2024").complaint()


ACKNOWLEDGEMENT = """\
Dear Ms Finch

Thank you for your complaint about the leak in your kitchen, which we received on 1 June 2026. I have logged it at
stage 1. As I understand it, you complain that the leak you reported three weeks ago was not repaired. You want it
repaired, and an apology. We are responsible for the pipes; your neighbour's washing machine is not ours to repair.

I will look into this and write to you with our answer by 17 June 2026.

Gary Officer
"""
DECISION = """\
Dear Ms Finch

This is our decision on your complaint at stage 1. You complained that a leak you reported three weeks before was not
repaired. You told us that nobody came. We found that the job was closed by mistake, because two reports were mixed up.

We uphold your complaint. We are sorry, and we offer you £50. The ceiling is painted, and no work is outstanding.

If you are not satisfied you may ask for stage 2: reply to this mail, or ring 01632 960100. You may also go to the
Housing Ombudsman Service.

Gary Officer
"""


def test_an_acknowledgement_by_hand_is_the_acknowledgement_and_the_answers_days_count_from_it(
    under_the_code: Case,
) -> None:
    letter = writes(under_the_code, ACKNOWLEDGEMENT, at="2026-06-03T10:00:00+00:00")
    assert under_the_code.read_as(letter) == ("acknowledgement", True, "out")
    acknowledged = under_the_code.clock("stage-1-acknowledge")
    assert (acknowledged["state"], acknowledged["met_at"]) == ("met", "2026-06-03T10:00:00+00:00")
    answer = under_the_code.clock("stage-1-answer")
    assert (answer["due"], answer["met_at"]) == ("2026-06-17T22:59:59+00:00", None)


EXTENSION = """\
Dear Ms Finch

I am sorry, but I cannot answer your complaint by 17 June as I had hoped, because the surveyor's report on the pipe has
not come yet. I will send you our full answer by {day} instead. You may complain to the Housing Ombudsman Service about
this.

Gary Officer
"""


def is_put_off(case: Case, day: str) -> None:
    """Let the officer acknowledge the complaint, and then put off the answer to a day."""
    writes(case, ACKNOWLEDGEMENT, at="2026-06-03T10:00:00+00:00")
    letter = writes(case, EXTENSION.format(day=day), at="2026-06-15T11:00:00+00:00", number=2)
    assert case.read_as(letter) == ("extension", True, "out")


def test_an_extension_within_what_the_code_allows_moves_the_day(under_the_code: Case) -> None:
    is_put_off(under_the_code, "26 June 2026")
    answer = under_the_code.clock("stage-1-answer")
    assert (answer["due"], answer["standard_due"]) == ("2026-06-26T22:59:59+00:00", "2026-06-17T22:59:59+00:00")
    assert answer["met_at"] is None


def test_an_extension_beyond_what_the_code_allows_moves_nothing_and_the_officer_is_told(under_the_code: Case) -> None:
    is_put_off(under_the_code, "15 July 2026")
    assert under_the_code.clock("stage-1-answer")["due"] == "2026-06-17T22:59:59+00:00"
    assert under_the_code.asked() == ["not-extended"]
    note = under_the_code.note_to(OFFICER, "The answer is due as before")
    assert "it puts off the answer to Wednesday 15 July 2026, and the policy does not let it" in note


PROMISING = """\
Dear Ms Finch

This is our answer to your complaint at stage 1. I uphold it: the job was closed by mistake, and I am sorry.

We will replaster the kitchen ceiling by 24 June 2026, as agreed with you.

If you are not satisfied you may ask us to look at it again at stage 2: write to Helen Lead, complaints team, at
complaints@northgate.example.

Gary Officer
"""


def test_a_promise_with_a_day_gets_a_clock_that_goes_on_after_the_answer(case: Case) -> None:
    writes(case, PROMISING, at="2026-06-09T14:12:00+00:00")
    assert case.met("stage-1-answer") == "2026-06-09T14:12:00+00:00"
    promise = case.clock("promised-action")
    assert (promise["kind"], promise["due"]) == ("promise", "2026-06-24T22:59:59+00:00")
    assert (promise["met_at"], promise["stopped_at"]) == (None, None)


HOLDING = """\
Dear Ms Finch

I am sorry that I cannot send you our answer to your complaint yet. We are still looking into it: I am waiting for the
plumber's report, and we will write to you with a full response as soon as it is here.

Gary Officer
"""


def test_a_holding_reply_is_a_holding_reply_and_no_answer(office_under: OfficeUnder) -> None:
    case = office_under("west-kent-2011").complaint()
    letter = writes(case, HOLDING, at="2026-06-12T15:00:00+00:00")
    assert case.read_as(letter) == ("holding", True, "out")
    assert was_met(case, "stage-1-holding", due="2026-06-15T22:59:59+00:00", at="2026-06-12T15:00:00+00:00")
    answer = case.clock("stage-1-answer")
    assert (answer["due"], answer["met_at"]) == ("2026-06-15T22:59:59+00:00", None)


FIRST_CONTACT = """\
Dear Ms Finch

I look after repairs in your street. I tried to ring you this morning. A plumber can come on Friday between 9 and 12 to
look at the leak; please let me know whether that suits you.

Gary Officer
"""


def test_the_first_word_to_a_tenant_is_the_contact_that_service_recovery_owes(office_under: OfficeUnder) -> None:
    case = office_under("wdh-2022").complaint()
    letter = writes(case, FIRST_CONTACT, at="2026-06-03T11:20:00+00:00")
    assert case.read_as(letter) == ("information", True, "out")
    assert was_met(case, "recovery-contact", due="2026-06-04T22:59:59+00:00", at="2026-06-03T11:20:00+00:00")


ASKS_FOR_MORE = """\
I am not happy with your response to my complaint. I want to take it to stage 2, please. The ceiling is still wet.
"""
ACKNOWLEDGEMENT_OF_STAGE_2 = """\
Dear Ms Finch

Thank you for your mail, which we received on 15 June. We have logged your complaint at stage 2. You complain that the
ceiling is still wet after our repair, and you want it dried and painted.

Our head of repairs will look into it, and will write to you with our answer by 16 July 2026.

Gary Officer
"""
DECISION_OF_STAGE_2 = """\
Dear Ms Finch

This is our final decision on your complaint at stage 2. You complained that the ceiling was still wet after our repair.
We inspected it and found that the pipe was repaired and the plaster is dry now, because the fan we lent you did its
work.

We do not uphold your complaint at stage 2. No work is outstanding, and we offer nothing further.

If you disagree you may go to the Housing Ombudsman Service.

Gary Officer
"""


def test_stage_2_opens_at_the_hour_the_tenant_asked_and_is_acknowledged_and_decided_by_officers_letters(
    under_the_code: Case,
) -> None:
    case, tenant = under_the_code, under_the_code.tenant
    writes(case, ACKNOWLEDGEMENT, at="2026-06-03T10:00:00+00:00")
    decision = writes(case, DECISION, at="2026-06-10T10:00:00+00:00", number=2)
    assert case.met("stage-1-answer") == "2026-06-10T10:00:00+00:00"
    asking = a_mail(
        ASKS_FOR_MORE, sender=tenant.named, subject=f"Re: {tenant.subject}", message_id=tenant.mail_id(2),
        headers=[("In-Reply-To", decision), ("References", decision)],
    )  # fmt: skip
    case.office.comes(asking, at="2026-06-15T08:40:00+00:00")
    letter = writes(case, ACKNOWLEDGEMENT_OF_STAGE_2, at="2026-06-18T09:00:00+00:00", number=3)
    assert case.read_as(letter) == ("acknowledgement", True, "out")
    assert case.shown()["stage"] == "stage-2"
    acknowledged = case.clock("stage-2-acknowledge")
    assert (acknowledged["started"], acknowledged["due"]) == ("2026-06-15T08:40:00+00:00", "2026-06-22T22:59:59+00:00")
    assert acknowledged["met_at"] == "2026-06-18T09:00:00+00:00"
    answer = case.clock("stage-2-answer")
    assert (answer["due"], answer["met_at"]) == ("2026-07-16T22:59:59+00:00", None)

    letter = writes(case, DECISION_OF_STAGE_2, at="2026-07-10T09:00:00+00:00", number=4)
    assert case.read_as(letter) == ("decision", True, "out")
    answer = case.clock("stage-2-answer")
    assert (answer["state"], answer["met_at"]) == ("met", "2026-07-10T09:00:00+00:00")
    assert tenant.address in {each["from"] for each in case.shown()["messages"]}
    case.office.types("rebuild", "--check")
