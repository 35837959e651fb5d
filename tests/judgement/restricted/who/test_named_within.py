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
    again = says_so_by_name(once("Kelly-Ann O'Dowd again, new email. Damp."), KELLY)
    assert again == "new email ... kelly-ann o'dowd"
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


HOME = "7 Orchard Close"


@pytest.mark.parametrize(
    "text",
    [
        f"Kelly-Ann O'Dowd of {HOME} was rude to me again about the bathroom ceiling.",
        f"Last night, Kelly-Ann O'Dowd of {HOME} shouted again. The ceiling of my bathroom drips.",
        "Kelly-Ann O'Dowd again. I cannot sleep for her bathroom ceiling.",
        f"It's Kelly-Ann O'Dowd of {HOME} who floods my bathroom ceiling.",
        "It's Kelly-Ann O'Dowd again, she floods my bathroom ceiling.",
        f"Kelly-Ann O'Dowd here in {HOME} runs the bath until my ceiling drips.",
        f"It's me again. Kelly-Ann O'Dowd, {HOME}. She has flooded the bathroom ceiling.",
        f"Me again about my neighbour. Kelly-Ann O'Dowd, {HOME}. The bathroom ceiling.",
        f"From my sister's account. Kelly-Ann O'Dowd, {HOME}, is whom I mean. My bathroom ceiling drips.",
        f"The surveyor was on his phone. Kelly-Ann O'Dowd at {HOME} says the same of her bathroom ceiling.",
        f"It is me who has to mop. Kelly-Ann O'Dowd, {HOME}, has a bath and my ceiling drips.",
        f"You know who I am, I live at 9. Kelly-Ann O'Dowd at {HOME} has let my bathroom ceiling down again.",
        f"I am sorry for Kelly-Ann O'Dowd. The surveyor's report of the damp ceiling at {HOME} is wrong.",
        f"I met Kelly-Ann O'Dowd again at {HOME}. She spoke of nothing but her bathroom ceiling.",
        f"As Kelly-Ann O'Dowd of {HOME} wrote: the surveyor's report of the ceiling is wrong. I say it again.",
        f"Kelly-Ann O'Dowd, {HOME}: the bathroom is over my ceiling, it dripped again, and she laughed at me.",
    ],
)
def test_whoever_complains_of_them_by_name_and_home_or_quotes_them_is_never_they(text: str) -> None:
    for signed in ("", "\n\nSue", "\n\nSue Hardy\n9 Orchard Close"):
        found = judged(text + signed, "Sue" if signed else "")
        assert found.verdict != "yes", (signed, found)


def test_a_mail_that_ends_with_another_first_name_is_not_theirs_whatever_else_it_says() -> None:
    report = f"It's me again. Kelly-Ann O'Dowd, {HOME}. The bathroom ceiling."
    assert judged(report, "").verdict == "yes"
    assert judged(f"{report}\n\nSue", "").verdict == "ask"
