"""What officers write before and after the answer: the clock each letter moves, starts or leaves alone.

The tenant wrote on Monday 1 June 2026.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from answers.office import OUR_SERVER_VOUCHES, TENANT_NAMED, Office, officers_mail

from builders import OFFICER, TENANT, a_mail

pytestmark = pytest.mark.dovecot

Opening = Callable[[str], Office]
OFFICERS = "<letter-{}@northgate.example>"


def writes(office: Office, text: str, *, at: str, number: int = 1) -> str:
    """Let the officer write to the tenant, with the mailbox in Cc; return the mail's Message-ID."""
    message_id = OFFICERS.format(number)
    office.comes(officers_mail(text, at=at, message_id=message_id, headers=OUR_SERVER_VOUCHES), at=at)
    return message_id


@pytest.fixture
def under_the_code(open_office: Opening) -> Office:
    """An office under the Code of 2024, which acknowledges by an officer's hand."""
    office = open_office("hos-code-2024")
    office.complaint()
    return office


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
    under_the_code: Office,
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


def test_an_extension_within_what_the_code_allows_moves_the_day(under_the_code: Office) -> None:
    writes(under_the_code, ACKNOWLEDGEMENT, at="2026-06-03T10:00:00+00:00")
    letter = writes(under_the_code, EXTENSION.format(day="26 June 2026"), at="2026-06-15T11:00:00+00:00", number=2)
    assert under_the_code.read_as(letter) == ("extension", True, "out")
    answer = under_the_code.clock("stage-1-answer")
    assert (answer["due"], answer["standard_due"]) == ("2026-06-26T22:59:59+00:00", "2026-06-17T22:59:59+00:00")
    assert answer["met_at"] is None


def test_an_extension_beyond_what_the_code_allows_moves_nothing_and_the_officer_is_told(under_the_code: Office) -> None:
    writes(under_the_code, ACKNOWLEDGEMENT, at="2026-06-03T10:00:00+00:00")
    letter = writes(under_the_code, EXTENSION.format(day="15 July 2026"), at="2026-06-15T11:00:00+00:00", number=2)
    assert under_the_code.read_as(letter) == ("extension", True, "out")
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


def test_a_promise_with_a_day_gets_a_clock_that_goes_on_after_the_answer(office: Office) -> None:
    writes(office, PROMISING, at="2026-06-09T14:12:00+00:00")
    assert office.met("stage-1-answer") == "2026-06-09T14:12:00+00:00"
    promise = office.clock("promised-action")
    assert (promise["kind"], promise["due"]) == ("promise", "2026-06-24T22:59:59+00:00")
    assert (promise["met_at"], promise["stopped_at"]) == (None, None)


HOLDING = """\
Dear Ms Finch

I am sorry that I cannot send you our answer to your complaint yet. We are still looking into it: I am waiting for the
plumber's report, and we will write to you with a full response as soon as it is here.

Gary Officer
"""


def test_a_holding_reply_is_a_holding_reply_and_no_answer(open_office: Opening) -> None:
    office = open_office("west-kent-2011")
    office.complaint()
    letter = writes(office, HOLDING, at="2026-06-12T15:00:00+00:00")
    assert office.read_as(letter) == ("holding", True, "out")
    holding = office.clock("stage-1-holding")
    assert (holding["state"], holding["due"], holding["met_at"]) == (
        "met", "2026-06-15T22:59:59+00:00", "2026-06-12T15:00:00+00:00",
    )  # fmt: skip
    answer = office.clock("stage-1-answer")
    assert (answer["due"], answer["met_at"]) == ("2026-06-15T22:59:59+00:00", None)


FIRST_CONTACT = """\
Dear Ms Finch

I look after repairs in your street. I tried to ring you this morning. A plumber can come on Friday between 9 and 12 to
look at the leak; please let me know whether that suits you.

Gary Officer
"""


def test_the_first_word_to_a_tenant_is_the_contact_that_service_recovery_owes(open_office: Opening) -> None:
    office = open_office("wdh-2022")
    office.complaint()
    letter = writes(office, FIRST_CONTACT, at="2026-06-03T11:20:00+00:00")
    assert office.read_as(letter) == ("information", True, "out")
    contact = office.clock("recovery-contact")
    assert (contact["state"], contact["due"], contact["met_at"]) == (
        "met", "2026-06-04T22:59:59+00:00", "2026-06-03T11:20:00+00:00",
    )  # fmt: skip


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
    under_the_code: Office,
) -> None:
    office = under_the_code
    writes(office, ACKNOWLEDGEMENT, at="2026-06-03T10:00:00+00:00")
    writes(office, DECISION, at="2026-06-10T10:00:00+00:00", number=2)
    assert office.met("stage-1-answer") == "2026-06-10T10:00:00+00:00"
    asking = a_mail(
        ASKS_FOR_MORE, sender=TENANT_NAMED, subject="Re: Leak in the kitchen", message_id="<leak-2@tenant.example>",
        headers=[("In-Reply-To", OFFICERS.format(2)), ("References", OFFICERS.format(2))],
    )  # fmt: skip
    office.comes(asking, at="2026-06-15T08:40:00+00:00")
    letter = writes(office, ACKNOWLEDGEMENT_OF_STAGE_2, at="2026-06-18T09:00:00+00:00", number=3)
    assert office.read_as(letter) == ("acknowledgement", True, "out")
    assert office.case()["stage"] == "stage-2"
    acknowledged = office.clock("stage-2-acknowledge")
    assert (acknowledged["started"], acknowledged["due"]) == ("2026-06-15T08:40:00+00:00", "2026-06-22T22:59:59+00:00")
    assert acknowledged["met_at"] == "2026-06-18T09:00:00+00:00"
    answer = office.clock("stage-2-answer")
    assert (answer["due"], answer["met_at"]) == ("2026-07-16T22:59:59+00:00", None)

    letter = writes(office, DECISION_OF_STAGE_2, at="2026-07-10T09:00:00+00:00", number=4)
    assert office.read_as(letter) == ("decision", True, "out")
    answer = office.clock("stage-2-answer")
    assert (answer["state"], answer["met_at"]) == ("met", "2026-07-10T09:00:00+00:00")
    assert TENANT in {each["from"] for each in office.case()["messages"]}
    assert office.site.do("rebuild", "--check")[0] == 0
