"""What an officer's note says that somebody of the case asks for is put to that officer as a question."""

from __future__ import annotations

from typing import Any

import pytest

from builders import LEAD, MAILBOX, OFFICER, RULES, a_message
from heard.casework.events import About
from heard.judgement.actions import AskOfficer, AskToConfirm, CarryOut, Decision
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, Tie, TieKind
from judgement.commands.answering import CASE, GOOD, NOTICE, OTHER, TOKEN, what_is_known

NAMED = (Lead(CASE, (Tie(TieKind.REFERENCE, CASE),)),)
WAYS = pytest.mark.parametrize(
    "known",
    [
        pytest.param({}, id="to the mailbox"),
        pytest.param({"notice": NOTICE, "tokens": (GOOD,)}, id="in answer to a notice"),
    ],
)


def noted(text: str, *, to: str = MAILBOX, **known: Any) -> Decision:
    """What is decided on a note of Gary's about the case, below which his token stands where he answers a notice."""
    below = f"\n\n> {TOKEN}" if known.get("tokens") else ""
    mail = a_message(f"{text}{below}", sender=f"Gary Officer <{OFFICER}>", subject=f"RE: Call [{CASE}]", to=to)
    return decide_message(mail, what_is_known(**{"leads": NAMED, **known}), RULES)


def asked(decision: Decision) -> list[About]:
    return [each.about for each in decision.actions if isinstance(each, AskOfficer)]


@WAYS
@pytest.mark.parametrize(
    "text",
    [
        "She rang and wants stage 2",
        "Spoke to Ms Finch, she wants to escalate",
        "Had him on the phone. He'd like somebody senior to look at it again.",
        "The tenant called, asking for a review please",
        "Her daughter says she is going to take it further.",
        f"She rang, {CASE} stage 2 please",
        "waiting for her to say, she wants stage 2",
        "They insist on a panel hearing",
    ],
)
def test_a_request_for_more_is_put_to_whoever_noted_it(text: str, known: dict[str, Any]) -> None:
    decision = noted(text, **known)
    assert asked(decision) == [About.NEXT_STAGE]
    [question] = [each for each in decision.actions if isinstance(each, AskOfficer)]
    assert question.of == (OFFICER,)


@WAYS
@pytest.mark.parametrize(
    "text",
    [
        "She has a new complaint about the lift",
        "Rang her back. He is complaining about the neighbour's dog as well.",
        "The caller wants to make a complaint on the bins too.",
    ],
)
def test_another_complaint_is_asked_about_as_one(text: str, known: dict[str, Any]) -> None:
    assert asked(noted(text, **known)) == [About.WHICH_CASE]


@WAYS
@pytest.mark.parametrize(
    "text",
    [
        "She rang, nobody was in",
        "Spoke to Ms Finch, she is in all day on Friday.",
        "No, she does not want stage 2",
        "She never asked for a review.",
        "She rang to ask when her stage 2 letter comes",
        "She wants to know when the panel meets.",
        "She wants an update on the review",
        "I want to escalate this to the contractor",
        "She is happy and says it is no complaint.",
        "He asked for Nadia, she will ring him back.",
    ],
)
def test_a_note_of_a_call_stays_a_note(text: str, known: dict[str, Any]) -> None:
    assert asked(noted(text, **known)) == []


def test_a_command_that_says_what_becomes_of_it_needs_no_question() -> None:
    assert asked(noted("stage 2\nShe rang and wants stage 2", notice=NOTICE, tokens=(GOOD,))) == []


def test_closing_above_it_is_asked_about() -> None:
    decision = noted("close upheld\nShe wants stage 2 and somebody senior.", notice=NOTICE, tokens=(GOOD,))
    assert About.NEXT_STAGE in asked(decision)
    assert not any(isinstance(each, CarryOut) for each in decision.actions)
    assert any(isinstance(each, AskToConfirm) for each in decision.actions)


@pytest.mark.parametrize("to", ["ann@tenant.example", LEAD, f"{MAILBOX}, ann@tenant.example"])
def test_what_is_sent_to_others_tells_the_mailbox_nothing(to: str) -> None:
    assert About.WHICH_CASE not in asked(noted("She has a new complaint about the lift", to=to))


def test_nobody_is_asked_of_a_note_on_no_case() -> None:
    mail = a_message("She wants stage 2", sender=f"Gary Officer <{OFFICER}>", subject=f"Call [{OTHER}]")
    assert About.NEXT_STAGE not in asked(decide_message(mail, what_is_known(leads=()), RULES))
