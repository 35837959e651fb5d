"""What an officer brings of people heard knows: heard once, filed on nobody else's case, and about whom it is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import hear, places, the_case

from builders import MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail
from heard.daemon.house import House

FIRST = "NH-26-0001"
FORMAL = "Dear Sir or Madam, I am writing to make a formal complaint about the"
LIFT = f"{FORMAL} lift at Fern Court. It has been out of order since March and nobody answers me."
BINS = f"{FORMAL} bins at Fern Court. They were not emptied for a month and there are rats. I can smell gas too."
SIGNED = "\n\nDorothy Finch\n3 Quarry Lane\n01632 960 417"
RANG = "rang me. Nobody has cut the hedge for two years and she wants to make a complaint."


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A tenant's complaint of the lift."""
    house = a_house(tmp_path / "heard.db", now=MovedClock())
    hear(house, a_mail(LIFT + SIGNED, subject="Formal complaint"), 1)
    return house


def an_officer_writes(house: House, text: str, subject: str, number: int = 2) -> str | None:
    message_id = f"<{number}@northgate.example>"
    return hear(
        house,
        a_mail(text, sender=f"Gary Officer <{OFFICER}>", to=MAILBOX, subject=subject, message_id=message_id),
        number,
    )


def passed_on(words: str, sender: str) -> str:
    return f"For the log.\n\nFrom: {sender}\nSent: 01 June 2026 08:05\nTo: Gary\nSubject: Formal complaint\n\n{words}"


def test_the_same_mail_passed_on_is_on_its_case_and_opens_none(house: House) -> None:
    text = passed_on(LIFT + SIGNED, f"Dorothy Finch <{TENANT}>")
    assert an_officer_writes(house, text, "FW: Formal complaint") == FIRST
    assert [each["kind"] for each in the_case(house, FIRST)["messages"]] == ["complaint", "staff"]


@pytest.mark.parametrize("words", [BINS, LIFT], ids=["it begins in the same way", "it says the same"])
def test_a_neighbours_complaint_is_never_filed_away_on_anothers_case(house: House, words: str) -> None:
    text = passed_on(f"{words}\n\nRay Moss\n9 Fern Court", "Ray Moss <ray@other.example>")
    reference = an_officer_writes(house, text, "FW: Formal complaint")
    assert reference not in (None, FIRST)
    case = the_case(house, str(reference))
    assert case["person"] == "Ray Moss"
    assert ("danger" in [each["about"] for each in case["questions"]]) is (words == BINS)


@pytest.mark.parametrize(
    "who, person",
    [
        pytest.param("Dorothy Finch, 3 Quarry Lane,", "Dorothy Finch", id="by name and home"),
        pytest.param("Dorothy Finch (01632 960 417)", "Dorothy Finch", id="by name and telephone"),
        pytest.param("Dorothy Finch, 8 Alder Court,", None, id="another home"),
        pytest.param("Della Finch, 3 Quarry Lane,", None, id="another of the family"),
    ],
)
def test_a_note_is_about_whoever_alone_is_known_by_name_and_place(house: House, who: str, person: str | None) -> None:
    reference = an_officer_writes(house, f"{who} {RANG}", "Hedge")
    assert reference not in (None, FIRST), places(house)
    assert the_case(house, str(reference))["person"] == person


def test_of_two_who_may_be_meant_nobody_is_taken(house: House) -> None:
    """Mother and daughter of one name in one home."""
    hear(house, a_mail(LIFT + SIGNED, sender="D Finch <d@finch.example>", message_id="<d@finch.example>"), 3)
    reference = an_officer_writes(house, f"Dorothy Finch, 3 Quarry Lane, {RANG}", "Hedge", 4)
    assert the_case(house, str(reference))["person"] is None
