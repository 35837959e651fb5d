"""A full name of theirs that stands by itself within a mail is its writer's; one that is spoken of is not."""

from __future__ import annotations

import pytest

from builders import a_message, a_writer, the_facts
from heard.casework.events import PersonNumber
from heard.judgement.restricted.who.named_within import named_within, says_so_by_name
from heard.judgement.restricted.who.person import recognised
from heard.judgement.restricted.who.who_it_is import Recognised
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Address
from judgement.restricted.a_limit import STRANGE, a_limit

KELLY = a_limit(
    names=("Kelly-Ann O'Dowd",),
    household=(),
    homes=("7 orchard close",),
    phones=(),
    matter=("Damp on the bathroom ceiling at 7 Orchard Close, and the surveyor's report of it",),
    theirs=(),
)


def once(text: str) -> Once:
    return Once(a_message(text))


def judged(text: str, sender: str = "Tash") -> Recognised:
    writer = a_writer(address=Address(sender, STRANGE), person=PersonNumber(31), known=False)
    message = a_message(text, sender=f"{sender} <{STRANGE}>", subject="hello")
    return recognised(message, the_facts(writer=writer, limits=(KELLY,)), KELLY)


@pytest.mark.parametrize(
    "text, name",
    [
        ("its me. kelly-ann o'dowd. the ceiling is no better", "kelly-ann o'dowd"),
        ("Me again (Kelly Ann ODowd), the ceiling.", "kelly ann odowd"),
        ("Kelly-Ann O\u2019Dowd here, 7 Orchard Close.", "kelly-ann o'dowd"),
        ("O'Dowd, Kelly-Ann. The ceiling again.", "o'dowd, kelly-ann"),
        ("this is kelly-ann o'dowd from 7 orchard close", "kelly-ann o'dowd"),
    ],
)
def test_a_name_between_two_stops_is_seen_however_it_is_written(text: str, name: str) -> None:
    assert named_within(once(text), KELLY) == name


@pytest.mark.parametrize(
    "text",
    [
        "My neighbour Kelly-Ann O'Dowd, shouts.",
        "Complaint about: Kelly-Ann O'Dowd, 7 Orchard Close.",
        "The lady from number 7, Kelly-Ann O'Dowd, stands at our gate.",
        "Kelly-Ann O'Dowd is a pest.",
        "Kelly-Ann O'Dowd's dog barks.",
        "Maureen O'Dowd. The ceiling.",
        "Nothing of any name.",
    ],
)
def test_a_name_that_is_spoken_of_and_somebody_elses_are_not(text: str) -> None:
    assert named_within(once(text), KELLY) == ""


def test_it_says_so_by_name_where_it_says_that_it_is_they_too() -> None:
    assert says_so_by_name(once("its me again. kelly-ann o'dowd. damp"), KELLY) == "its me ... kelly-ann o'dowd"
    assert says_so_by_name(once("Kelly-Ann O'Dowd again. Damp."), KELLY) == "again ... kelly-ann o'dowd"
    assert says_so_by_name(once("Kelly-Ann O'Dowd. Damp."), KELLY) == ""
    assert says_so_by_name(once("its me again. damp."), KELLY) == ""


@pytest.mark.parametrize(
    "text, verdict",
    [
        ("its me again from my sisters account. kelly-ann o'dowd. ceiling no better", "yes"),
        ("Kelly-Ann O'Dowd again, new email. I write about 7 Orchard Close.", "yes"),
        ("yes its me kelly ann o'dowd on jordans fone. bathroom ceiling still wet", "yes"),
        ("its me again. kelly-ann o'dowd. When does the library close?", "ask"),
        ("Kelly-Ann O'Dowd. What time does the office shut?", "ask"),
        ("Kelly-Ann O'Dowd, 7 Orchard Close. What time does the office shut?", "ask"),
        ("It's Mrs O'Dowd. That bathroom ceiling.", "ask"),
        ("It's me again. Kelly-Ann O'Dowd, 7 Orchard Close, shouts all night.\nJean Bell\n2 Mill Road", "no"),
        ("My neighbour Kelly-Ann O'Dowd, shouts. It's me again.", "no"),
    ],
)
def test_with_the_place_or_the_matter_it_is_they_and_the_name_alone_is_asked_about(text: str, verdict: str) -> None:
    found = judged(text)
    assert found.verdict == verdict, found


def test_a_name_in_the_mail_of_somebody_else_is_theirs_where_the_mail_was_borrowed() -> None:
    report = "Kelly-Ann O'Dowd, 7 Orchard Close. Shouting about the bathroom ceiling."
    assert judged(report, "Jean Bell").verdict != "yes"
    assert judged(f"Me again on my sister's phone. {report}", "Jean Bell").verdict == "yes"
