"""What an officer brings may be refused like what comes by itself; what is no complaint is told to nobody again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import COMPLAINT, MAILBOX, OFFICER, RULES, TENANT, a_message, a_writer, the_facts
from heard.casework.events import About, Kind, PersonNumber
from heard.casework.people import Role
from heard.casework.refusals import ExcludedAs
from heard.judgement.actions import AskOfficer, Decision, SetAside
from heard.judgement.brought.bringing import brought
from heard.judgement.officers.proof import Proof
from heard.mail.message import Address, Message
from policies.story import the_calendar, the_policy

GARY = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER, person=PersonNumber(2), proved=True)
DOROTHY = a_writer(person=PersonNumber(9))
PROVED = Proof(True, "our own server vouches for northgate.example")
NEIGHBOUR = "I want to complain about my neighbour. He plays music all night, every night."
RANG = "Mrs Pell, 3 Quarry Lane, rang. She wants to complain about her neighbour, who plays music all night."


def of_an_officer(text: str, subject: str = "FW: From a tenant") -> Message:
    sender = f"Gary Officer <{OFFICER}>"
    return a_message(text, sender=sender, subject=subject, to=MAILBOX, message_id="<fw@northgate.example>")


def passed_on(words: str) -> Message:
    heading = f"From: Dorothy Finch <{TENANT}>\nSent: 29 May 2026 18:05\nTo: Repairs\nSubject: From a tenant"
    return of_an_officer(f"One for you.\n\n{heading}\n\n{words}")


def decided(message: Message, pack: str = "feedback-2018", **facts: Any) -> Decision:
    policy, calendar = the_policy(pack), the_calendar(pack)
    gathered = replace(the_facts(writer=GARY, brought=DOROTHY, policy=policy, calendar=calendar), **facts)
    decision = brought(message, gathered, RULES.look(message), RULES, PROVED)
    assert decision is not None
    return decision


def asked(decision: Decision) -> list[About]:
    return [each.about for each in decision.actions if isinstance(each, AskOfficer)]


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(passed_on(NEIGHBOUR), id="a mail passed on"),
        pytest.param(of_an_officer(RANG, "A call this morning"), id="a note of a call"),
    ],
)
def test_what_the_policy_may_refuse_is_put_before_whoever_may_refuse_it(message: Message) -> None:
    decision = decided(message)
    assert decision.opens_case
    assert decision.exclusion is not None
    assert decision.exclusion.ground is ExcludedAs.NEIGHBOUR_ASB
    [question] = [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.EXCLUSION]
    assert question.reference == decision.reference
    assert question.roles == ("service-improvement",)
    assert question.clause == "feedback-2018, Complaints"


def test_a_policy_that_excludes_nothing_of_the_kind_asks_nobody() -> None:
    decision = decided(passed_on(NEIGHBOUR), "wnwhl-2009")
    assert decision.exclusion is not None
    assert About.EXCLUSION not in asked(decision)


def test_an_ordinary_complaint_is_proposed_for_nothing() -> None:
    assert decided(passed_on(COMPLAINT)).exclusion is None


def test_an_enquiry_that_an_officer_passes_on_is_told_to_nobody_again() -> None:
    """Its officer has read it and has sent it here; by itself the same mail would be told to whom the policy names."""
    decision = decided(passed_on("What are the opening hours of the office in June, please?"))
    assert (decision.kind, [type(each) for each in decision.actions]) == (Kind.ENQUIRY, [SetAside])
    assert decision.exclusion is None
