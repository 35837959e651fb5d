"""Whether the team leads are told that much came from one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from builders import LEAD, LIVE_SINCE, MONDAY, a_writer, the_facts
from heard.casework.events import Kind, PersonNumber
from heard.casework.people import Role
from heard.casework.restriction import Restriction
from heard.judgement.limit import Limit
from heard.judgement.signs import (
    Counted,
    Thresholds,
    asks_something,
    is_of_the_volume,
    key_of,
    may_be_told,
    told,
)

KNOWN = a_writer(known=True)
FACTS = the_facts(writer=KNOWN)
MANY = Counted(messages=31, after_the_end=11, cases=13)


def a_limit(person: int) -> Limit:
    return Limit(Restriction(1, PersonNumber(person), None, "x", first=date(2026, 5, 1)), names=("Dorothy Finch",))


@pytest.mark.parametrize(
    "thresholds, says",
    [
        pytest.param(Thresholds(30), "sent 31 mails in June 2026, and you want to be told of more than 30", id="mails"),
        pytest.param(Thresholds(None, 10), "sent 11 mails in June 2026 about what is closed", id="after the end"),
        pytest.param(Thresholds(None, None, 12), "had 13 cases opened in twelve months", id="cases"),
    ],
)
def test_the_team_leads_are_told_of_more_than_they_set(thresholds: Thresholds, says: str) -> None:
    [letter] = told(thresholds, MANY, FACTS)
    assert letter.to.address == LEAD
    assert says in letter.because
    assert letter.reference is None  # nothing of it stands on a case


@pytest.mark.parametrize("thresholds", [Thresholds(), Thresholds(31, 11, 13)])
def test_as_many_as_they_set_is_not_more(thresholds: Thresholds) -> None:
    assert told(thresholds, MANY, FACTS) == ()


def test_the_letter_says_first_what_is_no_sign_and_who_is_vulnerable() -> None:
    [letter] = told(Thresholds(30), replace(MANY, vulnerable=True), FACTS)
    assert "challenging an outcome" in str(letter.values["no_sign"])
    assert letter.values["vulnerable"] == "yes"


def test_of_a_person_and_month_there_is_one_letter_to_each() -> None:
    [first], [second] = told(Thresholds(30), MANY, FACTS), told(Thresholds(5), MANY, FACTS)
    assert first.key == second.key == f"{key_of(FACTS)}:{LEAD}"
    assert key_of(FACTS) == "signs:P1:2026-06"


@pytest.mark.parametrize(
    "kind, changed, may",
    [
        pytest.param(Kind.FOLLOW_UP, {}, True, id="a tenant's own"),
        pytest.param(Kind.AUTO_REPLY, {}, False, id="a machine's"),
        pytest.param(Kind.COMPLAINT, {"writer": a_writer(known=True, role=Role.MEMBER)}, False, id="a councillor's"),
        pytest.param(Kind.COMPLAINT, {"writer": a_writer(known=True, role=Role.ADVOCATE)}, False, id="an adviser's"),
        pytest.param(Kind.COMPLAINT, {"writer": a_writer(known=False)}, False, id="nobody's that is known"),
        pytest.param(Kind.COMPLAINT, {"writer": a_writer(known=True, sure=False)}, False, id="perhaps not theirs"),
        pytest.param(Kind.COMPLAINT, {"writer": a_writer(known=True, is_form=True)}, False, id="a form's"),
        pytest.param(Kind.COMPLAINT, {"clocks_from": MONDAY.replace(day=2)}, False, id="old mail"),
        pytest.param(Kind.COMPLAINT, {"limits": (a_limit(1),)}, False, id="somebody restricted: it is decided"),
        pytest.param(Kind.COMPLAINT, {"limits": (a_limit(2),)}, True, id="somebody else is restricted"),
    ],
)
def test_whose_mail_is_counted(kind: Kind, changed: dict[str, Any], may: bool) -> None:
    assert LIVE_SINCE < MONDAY
    assert may_be_told(replace(FACTS, **changed), kind) is may


@pytest.mark.parametrize(
    "kind, findings, counts",
    [
        pytest.param(Kind.COMPLAINT, (), True, id="a complaint"),
        pytest.param(Kind.FOLLOW_UP, ("displeasure",), True, id="more about it"),
        pytest.param(Kind.ESCALATION, (), False, id="it asks for the next stage"),
        pytest.param(Kind.FOLLOW_UP, ("escalation_request",), False, id="it does, beside something else"),
        pytest.param(Kind.FOLLOW_UP, ("answer_doubted",), True, id="it doubts the answer"),
        pytest.param(Kind.FOLLOW_UP, ("restriction_appeal",), False, id="it appeals"),
    ],
)
def test_what_is_somebodys_right_is_none_of_the_volume(kind: Kind, findings: tuple[str, ...], counts: bool) -> None:
    assert is_of_the_volume(kind, findings) is counts


@pytest.mark.parametrize(
    "words, asks",
    [
        ("Which window is it that does not close?", True),
        ("Thank you. Could you send us two photographs of the wall.", True),
        ("Please let me know which day suits you.", True),
        ("Before we can order it we need to know the size of the door.", True),
        ("The door was measured on Monday.", False),
        ("Not happy? Write to Helen Lead.", False),
        ("If you have any questions, please let me know.", False),
        ("If you are not satisfied with this answer, please tell us.", False),
    ],
)
def test_what_an_officer_asks_wants_an_answer(words: str, asks: bool) -> None:
    assert asks_something(words) is asks
