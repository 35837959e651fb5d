"""The phrases somebody begins with again and again tell who they are; everybody's phrases tell nothing."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.who.voice import openings_of, voice_shared
from judgement.restricted.a_limit import HEDGE

HERS = HEDGE[1:]


@pytest.mark.parametrize(
    "text, shared",
    [
        pytest.param("Mark my words. It is dead.", ("mark my words",), id="as she begins her mails"),
        pytest.param("It died. MARK MY WORDS!", ("mark my words",), id="in capitals, later on"),
        pytest.param("Mark my words, all of it.\nTen times now.", ("mark my words", "ten times now"), id="two of them"),
        pytest.param("I say: mark my words, all of it.", (), id="not at a beginning"),
        pytest.param("Mark it.", (), id="two words of it"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_what_is_said_as_she_says_it(text: str, shared: tuple[str, ...]) -> None:
    assert voice_shared(openings_of(a_message(text)), HERS) == shared


def test_what_she_said_in_one_mail_only_is_no_habit() -> None:
    assert voice_shared(openings_of(a_message("Mark my words. It is dead.")), HERS[:1]) == ()
    assert voice_shared(openings_of(a_message("Mark my words. It is dead.")), (*HERS[:1], "Dear Sirs, it died.")) == ()


@pytest.mark.parametrize("opening", ["The laurel is", "Laurel again today", "The secateurs of", "My poor laurel"])
def test_what_the_matter_is_called_is_nobodys_habit(opening: str) -> None:
    theirs = (f"{opening}, and those secateurs!", f"{opening}, now with secateurs.")
    assert voice_shared(openings_of(a_message(f"{opening}. It died.")), theirs, HEDGE[:1]) == ()


def test_what_both_mails_speak_of_is_the_matter_though_the_register_does_not_say_so() -> None:
    theirs = ("The pump hums at night. I hear the pump.", "The pump hums again. When will you stop that pump?")
    assert voice_shared(openings_of(a_message("The pump hums, says my son.")), theirs) == ()


@pytest.mark.parametrize(
    "opening",
    [
        "Dear Sir or Madam",
        "I am writing to you",
        "Thank you for your letter",
        "I want to complain",
        "Nobody has come",
        "Why has nobody come",
        "Can you please come",
        "When will somebody come",
    ],
)
def test_what_everybody_begins_with_is_nobodys(opening: str) -> None:
    assert voice_shared(openings_of(a_message(f"{opening}. It died.")), (f"{opening}. One.", f"{opening}. Two.")) == ()
