"""A complaint that only stands below an officer's letter, and never came to the mailbox, is put before a person.

Dorothy Finch complained of a leak in her kitchen.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import COMPLAINT, OFFICER, TENANT, a_mail
from heard.casework.events import About
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer
from mail.shapes.in_the_house import FIRST
from policies.mailroom import Mailroom

AT = "2026-06-16 10:00"
ANN = "ann.bell@tenant.example"
THANKS = "Thank you for your email, I will come back to you about it."
DECIDED = "I have looked into your complaint and I do not uphold it. You may ask for stage 2."


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    return room


def answers(room: Mailroom, words: str, text: str = THANKS, to: str = TENANT, **more: str) -> Heard:
    quoted = f"From: {to}\nSent: 14 June 2026 10:12\nTo: Gary Officer <{OFFICER}>\nSubject: The block\n\n{words}"
    return room.copied(AT, f"Dear customer,\n\n{text}\n\nGary\n\n{quoted}", to=to, **more)


def answers_a_stranger(tmp_path: Path, words: str) -> Heard:
    """An officer answers somebody whom nobody here knows, in a mail that answers none that came here."""
    room = Mailroom("wnwhl-2009", tmp_path)
    quoted = f"From: Ann Bell <{ANN}>\nSent: 14 June 2026 10:12\nTo: Gary Officer <{OFFICER}>\nSubject: Bins\n\n{words}"
    return room.copied(AT, f"Dear Ms Bell,\n\n{THANKS}\n\nGary\n\n{quoted}", to=ANN, subject="RE: Bins")


def which(heard: Heard) -> list[AskOfficer]:
    those = (each for each in heard.decision.actions if isinstance(each, AskOfficer))
    return [each for each in those if each.about is About.WHICH_CASE]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("This is a formal complaint. The bin store has had rats since Easter.", id="formally"),
        pytest.param(
            "I've had enough. Six weeks of rats in the bin store and nobody lifts a finger.", id="not content"
        ),
    ],
)
def test_of_somebody_on_no_case_it_is_asked_about_with_their_words(tmp_path: Path, words: str) -> None:
    [question] = which(answers_a_stranger(tmp_path, words))
    assert question.reference is None
    assert words.split(".")[0] in question.because
    assert ANN in question.because
    assert question.of == (OFFICER,)


@pytest.mark.parametrize("words", ["Which day are the bins emptied in our road?", "Thank you for the new bin, Gary."])
def test_what_complains_of_nothing_asks_nobody(tmp_path: Path, words: str) -> None:
    assert which(answers_a_stranger(tmp_path, words)) == []


@pytest.mark.parametrize("text", [THANKS, DECIDED], ids=["a word of thanks", "an answer"])
def test_of_another_matter_than_the_case_it_is_asked_about(room: Mailroom, text: str) -> None:
    heard = answers(room, "I want to make a complaint about the caretaker, who shouted at my daughter.", text)
    assert [each.reference for each in which(heard)] == [FIRST]


def test_a_complaint_that_the_letter_answers_is_not_asked_about(room: Mailroom) -> None:
    about_it = "I wish to complain formally about the leak in my kitchen."
    assert which(answers(room, about_it, DECIDED)) == []


def test_nor_is_one_that_came_here_and_is_quoted_with_a_line_less(room: Mailroom) -> None:
    whole = (
        "I wish to complain about the lift in our block, which has been out of order since March, and nobody says why."
    )
    room.hears(a_mail(f"{whole}\n\nHow long are we to wait for it to be mended?", message_id="<3@t.example>"), AT)
    heard = answers(room, whole, subject="Re: The block [NH-26-0002]")
    assert which(heard) == []


def test_nor_is_what_opened_the_case(room: Mailroom) -> None:
    assert which(answers(room, COMPLAINT)) == []
