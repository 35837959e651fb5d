"""What is put on a case is not lost there: whoever may have a complaint of their own, or writes on a closed case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import LIVE_SINCE, RULES, a_message, the_facts
from heard.casework.events import About, Reference
from heard.judgement.actions import AskOfficer, FileOnCase
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, Tie, TieKind
from heard.mail.message import Message

CASE = Reference("NH-26-0007")
OPEN = Lead(CASE, (Tie(TieKind.ANSWERS, "<ack@northgate.example>"),), belongs=True, is_theirs=True)
CLOSED = replace(OPEN, is_open=False)


def asked(message: Message, lead: Lead, **facts: object) -> list[About]:
    """What a person is asked about a message that is filed on the case of a lead."""
    decision = decide_message(message, the_facts(leads=(lead,), **facts), RULES)
    assert any(isinstance(action, FileOnCase) for action in decision.actions)
    return [action.about for action in decision.actions if isinstance(action, AskOfficer)]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("I want to complain. The lift is dirty.", [About.WHICH_CASE], id="asks for a complaint"),
        pytest.param(
            "The sink is blocked. I am fed up, please send a plumber.",
            [About.WHICH_CASE],
            id="reports a fault, and is displeased",
        ),
        pytest.param("The plumber came and the sink is still blocked.", [], id="goes on with the matter"),
        pytest.param(
            "I want to complain. I do not accept this, take it to stage 2.",
            [About.NEXT_STAGE],
            id="asks for the next stage, and is told as that",
        ),
        pytest.param("I wanted to complain but I accept your answer, thank you.", [], id="accepts"),
    ],
)
def test_a_complaint_that_may_be_a_new_one_is_filed_and_asked_about(text: str, expected: list[About]) -> None:
    assert asked(a_message(text, subject="Re: Leak in the kitchen"), OPEN) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("The kitchen tap drips again.", [About.WHICH_CASE], id="more of it, or something new"),
        pytest.param("Thank you, I am satisfied with the result.", [], id="accepts"),
        pytest.param("The man was ever so kind, please tell his boss.", [], id="praises"),
        pytest.param(
            "I do not accept your answer. I want to go to stage 2.",
            [About.NEXT_STAGE],
            id="asks for the next stage, and is told as that",
        ),
    ],
)
def test_mail_on_a_closed_case_is_told_to_a_person_unless_it_is_thanks(text: str, expected: list[About]) -> None:
    assert asked(a_message(text, subject="Re: Leak in the kitchen"), CLOSED) == expected


def test_nobody_is_asked_about_mail_from_before_heard() -> None:
    long_ago = LIVE_SINCE - timedelta(days=1)
    message = a_message("I want to complain.", subject="Re: Leak in the kitchen")
    assert asked(message, CLOSED, received_at=long_ago) == []
