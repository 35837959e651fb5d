"""What somebody says of the Ombudsman, and what they ask for under an Act, is seen whatever is limited."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.before_any_limit.rights import asks_for_what_is_held, what_the_ombudsman_has_of_it

HAS_IT = "it tells that the Ombudsman has it, or wants something of it"
MAY_GO = "it speaks of going to the Ombudsman"


def said(text: str) -> str:
    found = what_the_ombudsman_has_of_it(a_message(text))
    return found.what if found is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "I have taken the hedge to the Ombudsman and they gave me a reference.",
        "The Housing Ombudsman has accepted my case. They say you must send a final response.",
        "See what the Ombudsman wrote to me below.",
        "LGO have told me to ask you once more, and if you don't reply by Friday they take it on.",
        "Please send me your letter again, the ombudsman needs it.",
        "Ombudsman says you must give me a final letter within 10 days.",
        "The Ombudsman's office rang me about this.",
        "HOS want the final response.",
        "I went to the SPSO in May.",
        "my case is with the ombudsmen now",
    ],
)
def test_what_the_ombudsman_has_or_wants_is_told(text: str) -> None:
    assert said(text) == HAS_IT


@pytest.mark.parametrize(
    "text",
    [
        "If you do not cut it I will go to the Ombudsman.",
        "Next stop the Ombudsman.",
        "Unless I hear, the Ombudsman it is.",
        "SPSO here I come.",
        "The Ombudsman turned me down, and I will go there again.",
    ],
)
def test_a_threat_to_go_there_is_told_as_one(text: str) -> None:
    assert said(text) == MAY_GO


@pytest.mark.parametrize(
    "text",
    [
        "The Energy Ombudsman has ruled against my supplier.",
        "I complained of the bank to the Financial Ombudsman.",
        "I do not want to bother the Ombudsman with this.",
        "I have not been to the Ombudsman.",
        "The Ombudsman was wrong as well.",
        "The Ombudsman turned me down last year, so what.",
        "The hospital wrote to me.",
        "The hedge is as high as ever.",
    ],
)
def test_another_ombudsman_or_none_is_not(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Under UK GDPR I ask for all the personal data you hold on me including the letters about the hedge.",
        "This is a freedom of information request: how many hedges did you cut?",
        "I want to see everything you have on me.",
        "My SAR of 2 July has not been answered.",
        "foi request. hedges.",
        "Please send me copies of my file.",
        "I have a right to erasure, use it: delete my data.",
        "Send me what records you keep about me.",
        "Your data protection officer, please.",
        "A data subject access request, as I said.",
    ],
)
def test_a_request_under_an_act_is_seen(text: str) -> None:
    assert asks_for_what_is_held(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        "Freedom of information papers have come that show you knew.",
        "I got the report through a subject access request.",
        "He saw the file you have on the wall.",
        "You keep plans of everything.",
        "The information in your letter is wrong.",
        "What you have done to my hedge is a crime.",
    ],
)
def test_what_came_by_one_and_other_papers_are_none(text: str) -> None:
    assert asks_for_what_is_held(a_message(text)) == ""
