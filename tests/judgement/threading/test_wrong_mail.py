"""An officer answers a mail of one case, and writes of another that the same person has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import MONDAY, OFFICER, TENANT, a_message, a_writer, the_facts
from heard.casework.events import Reference
from heard.casework.people import Role
from heard.judgement.facts import Facts, Lead, Tie, TieKind, Writer
from heard.judgement.threading.find_case import find_case
from heard.mail.message import Address

A, B = Reference("NH-26-0001"), Reference("NH-26-0002")
LEAK = "The kitchen ceiling leaks since the flood upstairs. I reported it three times."
LIFT = "The lift in our block has been out of order, and the pensioners cannot get to their doors."
GARY = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER)
TO_HER = Tie(TieKind.CORRESPONDENT, TENANT, 2)
ANSWERED = Lead(A, (Tie(TieKind.ANSWERS, "<leak-1@tenant.example>"), TO_HER), says=(LEAK,), last_at=MONDAY)
OTHER = Lead(B, (TO_HER,), says=(LIFT,), last_at=MONDAY)
ABOUT_THE_LIFT = "The lift is out of order because a pensioner broke its doors. I uphold your complaint."


def is_sure(text: str, *leads: Lead, writer: Writer = GARY, **more: Any) -> bool:
    facts: Facts = the_facts(leads=leads, writer=writer, **more)
    found = find_case(a_message(text, subject="Re: Leak in the kitchen"), facts)
    assert found is not None
    assert found.reference == A
    return found.sure


def test_where_its_words_are_those_of_her_other_case_it_is_not_sure() -> None:
    assert not is_sure(ABOUT_THE_LIFT, ANSWERED, OTHER)


@pytest.mark.parametrize(
    "text, other",
    [
        pytest.param("The kitchen ceiling is dry. I uphold your complaint.", OTHER, id="its words are of this case"),
        pytest.param("I uphold your complaint.", OTHER, id="its words are of neither"),
        pytest.param("The lift, and the kitchen ceiling, are mended.", OTHER, id="its words are of both"),
        pytest.param(ABOUT_THE_LIFT, replace(OTHER, is_open=False), id="the other is closed"),
        pytest.param(
            ABOUT_THE_LIFT,
            replace(OTHER, ties=(Tie(TieKind.CORRESPONDENT, "ann@else.example"),)),
            id="the other is somebody else's",
        ),
    ],
)
def test_it_is_sure_by_the_mail_it_answers(text: str, other: Lead) -> None:
    assert is_sure(text, ANSWERED, other)


def test_the_number_of_her_other_case_makes_it_unsure() -> None:
    assert not is_sure("I uphold it.", ANSWERED, replace(OTHER, ties=(TO_HER, Tie(TieKind.REFERENCE, B))))


def test_the_numbers_of_both_do_not() -> None:
    this = replace(ANSWERED, ties=(*ANSWERED.ties, Tie(TieKind.REFERENCE, A)))
    assert is_sure("I uphold it.", this, replace(OTHER, ties=(TO_HER, Tie(TieKind.REFERENCE, B))))


def test_what_somebody_outside_answers_is_weighed_as_before() -> None:
    ann = a_writer(address=Address("Ann Other", "ann@else.example"))
    assert is_sure("Thank you for it.", ANSWERED, OTHER, writer=ann)
