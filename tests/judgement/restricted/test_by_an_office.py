"""What an office writes about Tess Calloway is shown, and what it writes about anybody else is not."""

from __future__ import annotations

import pytest

from builders import a_message, the_facts
from heard.casework.events import Reference
from heard.casework.people import Role
from heard.judgement.restricted.by_an_office import SHOWN, about_them, office_that_wrote
from heard.judgement.restricted.words.once import Once
from judgement.restricted.a_limit import ANOTHER, CASE, a_limit

HEDGE = "Who cut the laurel, and where is the invoice of the nursery for the secateurs?"


def verdict(text: str, on: Reference | None = None, *, subject: str = "A resident") -> str:
    message = a_message(text, subject=subject, sender="Jean Dale <jean.dale@parliament.example>")
    return about_them(Once(message), the_facts(), a_limit(), on).verdict


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("I write for Tess Calloway. What will you do?", SHOWN, id="her name"),
        pytest.param("Calloway, Teresa, came to see me.", SHOWN, id="her name as a list has it"),
        pytest.param("T. Calloway came to see me.", SHOWN, id="an initial"),
        pytest.param("Mrs Calloway of 7 Alder Row came to see me.", SHOWN, id="her family name and her home"),
        pytest.param(f"Mrs Calloway asks: {HEDGE}", SHOWN, id="her family name and the matter"),
        pytest.param(f"The lady at 7 Alder Row asks: {HEDGE}", SHOWN, id="her home and the matter"),
        pytest.param("Mrs Calloway came to see me about her gutter.", "no", id="a family name alone"),
        pytest.param("Tess Calloway of 4 Elm Road came to see me.", "no", id="somebody of her name elsewhere"),
        pytest.param("William Calloway came to see me about his gutter.", "no", id="her husband"),
        pytest.param("My constituent at 7 Alder Row has a leaking gutter.", "no", id="her home alone"),
        pytest.param(f"Mr Penn asks: {HEDGE}", "no", id="the matter, for somebody else"),
        pytest.param("Tess asked me about a gutter.", "no", id="a given name"),
    ],
)
def test_it_takes_a_name_or_a_home_and_the_matter(text: str, expected: str) -> None:
    assert verdict(text) == expected


def test_what_is_on_the_case_that_led_to_the_limit_is_about_it() -> None:
    assert verdict("Please let me have your answer.", CASE) == SHOWN
    assert verdict("Please let me have your answer.", ANOTHER) == "no"


def test_a_name_in_the_subject_counts() -> None:
    assert verdict("Please let me have your answer.", subject="Mrs Tess Calloway") == SHOWN


@pytest.mark.parametrize(
    "role, sender, text, expected",
    [
        (Role.MEMBER, "Jean Dale <jean@dale.example>", "Please answer.", "a councillor or an MP"),
        (Role.SOLICITOR, "R Pike <r@pike.example>", "Please answer.", "a solicitor"),
        (Role.OMBUDSMAN, "Jo Bell <jo@bell.example>", "Please answer.", "an Ombudsman"),
        (Role.TENANT, "Casework <c@home-ombudsman.example>", "Please answer.", "an Ombudsman"),
        (Role.TENANT, "Jo Bell <jo@bell.example>", "Please answer.\n\nJo Bell\nThe Ombudsman Service", "an Ombudsman"),
        (Role.TENANT, "R Pike <r@pike.example>", "Please answer.\n\n-- \nR Pike\nSolicitor", "a solicitor"),
        (Role.TENANT, "Jean Dale MP <jean@dale.example>", "Please answer.", "a councillor or an MP"),
        (Role.TENANT, "Jean Dale <jean@dale.example>", "Please answer.\nCllr Jean Dale", "a councillor or an MP"),
        (Role.TENANT, "Hugh Penn <h@penn.example>", "I shall tell my solicitor and my MP of it.", ""),
        (Role.TENANT, "Hugh Penn <h@penn.example>", "I shall go to the Ombudsman about it if I have to wait.", ""),
        (Role.ADVOCATE, "Kay Rudd <k@rudd.example>", "Please answer.", ""),
    ],
)
def test_which_office_wrote(role: Role, sender: str, text: str, expected: str) -> None:
    assert office_that_wrote(a_message(text, sender=sender), role) == expected
