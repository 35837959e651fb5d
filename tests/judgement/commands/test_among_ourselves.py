"""Mail of staff's that goes outside, or passes on somebody else's, answers no notice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import (
    LANDLORD,
    MAILBOX,
    OFFICER,
    RULES,
    TENANT,
)
from heard.casework.commands import Assign
from heard.casework.people import Officer
from heard.judgement.commands.to_a_notice import answer_to_a_notice
from heard.judgement.token_seen import TokenState
from heard.mail.message import Message
from judgement.commands.answering import (
    GOOD,
    NOTICE,
    PASSED_ON,
    PROVED,
    TOKEN,
    UNKNOWN,
    carried_out,
    from_gary,
    what_is_known,
)

OUR_HEADING = f"From: Northgate Homes <{MAILBOX}>\nSent: 1 June 2026 09:00\nTo: {OFFICER}\nSubject: New case\n\n"


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(from_gary("close withdrawn", to=f"{MAILBOX}, {TENANT}"), id="to the tenant as well"),
        pytest.param(from_gary("close withdrawn", headers=[("Cc", TENANT)]), id="with a copy to the tenant"),
    ],
)
def test_what_goes_to_somebody_outside_is_a_letter_whatever_its_first_line(message: Message) -> None:
    facts = what_is_known(tokens=(GOOD,), notice=NOTICE)
    assert answer_to_a_notice(message, facts, PROVED, RULES) is None


def test_an_officer_with_an_address_elsewhere_is_not_outside() -> None:
    agency = Officer("Ada Agency", "ada@agency.example")
    landlord = replace(LANDLORD, staff=(*LANDLORD.staff, agency))
    message = from_gary("assign to me", headers=[("Cc", agency.address)])
    assert carried_out(message, notice=NOTICE, landlord=landlord).given.command == Assign(None)


def test_a_complaint_that_is_passed_on_is_heard_whatever_it_quotes() -> None:
    for tokens in ((UNKNOWN,), (GOOD,)):
        facts = what_is_known(tokens=tokens)
        assert answer_to_a_notice(from_gary(PASSED_ON, subject="FW: Damp"), facts, PROVED, RULES) is None


@pytest.mark.parametrize("state", [TokenState.GOOD, TokenState.USED, TokenState.EXPIRED, TokenState.SPOILED])
@pytest.mark.parametrize("subject", ["FW: Your case", "RE: Your case"])
def test_what_quotes_a_notice_below_a_tenants_own_words_is_the_tenants(state: TokenState, subject: str) -> None:
    theirs = f"I am not satisfied. Please take my complaint to stage 2.\n\n{OUR_HEADING}{TOKEN}\n"
    text = f"Please log\n\nFrom: Ann Bell <{TENANT}>\nSent: 1 June 2026 09:00\nTo: Gary Officer <{OFFICER}>\n"
    message = from_gary(f"{text}Subject: Your case\n\n{theirs}", subject=subject)
    facts = what_is_known(tokens=(replace(GOOD, state=state),), notice=NOTICE)
    assert answer_to_a_notice(message, facts, PROVED, RULES) is None


def test_a_forward_of_which_it_cannot_be_told_whose_it_is_is_no_answer() -> None:
    facts = what_is_known(tokens=(GOOD,), notice=NOTICE)
    assert (
        answer_to_a_notice(
            from_gary(f"Please log\n\n> It is wet.\n> {TOKEN}", subject="FW: Damp"), facts, PROVED, RULES
        )
        is None
    )


def test_a_tenants_words_within_our_notice_make_no_answer_a_forward() -> None:
    theirs = f"From: Ann Bell <{TENANT}>\nSent: 1 June 2026 08:00\nTo: {MAILBOX}\nSubject: Damp\n\nIt is wet.\n"
    message = from_gary(f"assign to me\n\n{OUR_HEADING}They wrote:\n\n{theirs}\n{TOKEN}")
    assert carried_out(message, tokens=(GOOD,)).given.command == Assign(None)


def test_a_notice_that_is_forwarded_back_is_answered() -> None:
    text = f"assign to me\n\nFrom: Northgate Homes <{MAILBOX}>\nSent: 1 June 2026 09:00\nSubject: New case\n\n{TOKEN}"
    assert carried_out(from_gary(text, subject="FW: New case"), tokens=(GOOD,)).given.command == Assign(None)
