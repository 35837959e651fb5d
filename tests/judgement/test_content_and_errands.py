"""Good wishes and errands open no case; what spoils praise, and what is accepted in part, is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import RULES, a_message, the_facts
from heard.casework.events import Kind
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.actions import AskOfficer, Decision, Finding, OpenCase
from heard.judgement.classify import kind_of
from heard.judgement.decide_message import decide_message
from heard.judgement.only_spoken_of import asked_where_spoken_of
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED

ONLY_RULES = replace(RULES, opinion=NOTHING_LEARNED)


def decided(text: str) -> Decision:
    return decide_message(a_message(text, subject="Hello"), the_facts(), ONLY_RULES)


def opens(decision: Decision) -> bool:
    return any(isinstance(each, OpenCase) for each in decision.actions)


@pytest.mark.parametrize(
    "text",
    [
        "Hope the whole team has a good Christmas, you have been brilliant with us this year",
        "Happy to say that my mum settled in well and the warden is a gem.",
        "Hello, the summer fete was wonderful and my grandson won the egg and spoon race. See you next year!",
        "The garden is looking beautiful, my roses won second prize",
        "We've been in six months now and couldnt be happier, neighbours are smashing and the view!",
        "Wishing you all the best for the new year from number 9",
        "Ta for the welcome pack, the kids loved the colouring book",
    ],
)
def test_who_is_content_has_no_case_opened(text: str) -> None:
    decision = decided(text)
    assert (decision.kind, opens(decision)) == (Kind.COMPLIMENT, False)


@pytest.mark.parametrize(
    "text",
    [
        "I confirm the appointment on Tuesday between 8 and 12, my son will let them in.",
        "Here are the photos you asked for, three of the kitchen and one of the hall.",
        "Rent paid today, ref 33412",
        "Form for mutual exchange enclosed. My details have not changed.",
        "Please accept this as my application to succeed to my late mother's tenancy.",
        "I work nights at the hospital so please don't ring before 2",
        "I bumped into Denise and she said to write to you about my parking permit",
        "My mobile has changed, it is 07700 900345",
    ],
)
def test_an_errand_opens_no_case_and_somebody_hears_of_it(text: str) -> None:
    decision = decided(text)
    assert (decision.kind, opens(decision)) == (Kind.ENQUIRY, False)
    assert decision.actions[1:]


@pytest.mark.parametrize(
    "text",
    [
        "Brilliant job on the path. Shame you dug up my roses to do it.",
        "What a lovely party. Next year could somebody unlock the toilet, my husband sat in the car for two hours.",
        "Hope you all had a good summer. Ours was spent with a tarpaulin for a roof.",
        "Happy Christmas. My heating is off.",
        "Thank you for the card. The lift is out.",
        "The garden looks lovely now you have taken all my pots away",
        "Here are the photos. You can see what he did to my door.",
        "Rent paid today. Not that I get anything for it.",
        "I confirm that nobody came on Tuesday",
        "I will be at the meeting on Thursday to tell everyone how you treated me",
        "Here is my application for the third time.",
    ],
)
def test_what_goes_wrong_beside_praise_or_an_errand_is_heard(text: str) -> None:
    decision = decided(text)
    assert decision.kind is Kind.COMPLAINT
    assert opens(decision)


def test_praise_at_somebodys_expense_is_put_before_a_person() -> None:
    decision = decide_message(
        a_message("The new caretaker is a treasure. Unlike the last, who had my bike.", subject="Hello"),
        the_facts(), RULES,
    )  # fmt: skip
    assert opens(decision) or any(isinstance(each, AskOfficer) for each in decision.actions)


@pytest.mark.parametrize("text", ["Any news on my complaint please?", "Did you get my complaint please?"])
def test_who_asks_after_a_complaint_makes_none(text: str) -> None:
    assert not any(each.finding == "complaint" for each in decided(text).findings)


IN_PART = [
    "I accept the apology but not the forty pounds.",
    "Apology accepted, money not.",
    "Apology accepted. As for the rest, no.",
    "I accept the apology but £40 does not cover my losses",
    "Happy to accept if you make it £100",
    "Thank you, I accept. The tap is dripping again though.",
    "OK I accept, provided somebody comes and does the grouting",
]
IN_WHOLE = [
    "I accept. Please pay the £40 into my bank.",
    "I accept the apology and the money. Thank you Helen.",
    "I accept your offer, though I would have been happy with less.",
    "Happy to accept, the tap has not dripped since.",
    "I accept the outcome, and the plumber was on form again.",
]


def found_on_a_case(text: str) -> tuple[Finding, ...]:
    """Return what the rules find in a mail on a case whose last answer was decided."""
    message = a_message(text, subject="Re: the tap")
    seen = ONLY_RULES.look(message).given(frozenset({"belongs_to_a_case"}))
    return asked_where_spoken_of(tuple(seen), message, Standing.DECIDED)


@pytest.mark.parametrize("text", IN_PART)
def test_who_accepts_a_part_is_asked_about_and_not_surely_settled(text: str) -> None:
    found = found_on_a_case(text)
    assert any(each.finding == "escalation_request" for each in found)
    kind, sure, _ = kind_of(found, on_case=True, role=Role.TENANT, precedence=RULES.precedence)
    assert (kind, sure) != (Kind.RESOLVED, True)


@pytest.mark.parametrize("text", IN_WHOLE)
def test_who_accepts_it_all_is_settled_without_a_question(text: str) -> None:
    found = found_on_a_case(text)
    assert not any(each.finding == "escalation_request" for each in found)
    kind, sure, _ = kind_of(found, on_case=True, role=Role.TENANT, precedence=RULES.precedence)
    assert (kind, sure) == (Kind.RESOLVED, True)
