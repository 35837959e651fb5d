"""Whether a message speaks of earlier dealings, or says that it is about something else."""

from __future__ import annotations

import time

import pytest

from heard.judgement.threading.dealings import SURELY, dealings


@pytest.mark.parametrize(
    "text",
    [
        "your letter says nothing was found",
        "Thank you for your reply",
        "Gareth's answer is no answer",
        "any news?",
        "As I said in March, the door sticks.",
        "you can close my complaint",
        "Further to our talk on Monday",
        "it is fixed, thank you",
        "A reminder.",
        "The plumber came Friday and it has stopped",
    ],
)
def test_what_goes_on_from_something(text: str) -> None:
    assert dealings("", text).weight > 0


@pytest.mark.parametrize(
    "text",
    [
        "The gutter leaks onto my step.",
        "There is mould in the bedroom of my son.",
        "Can I have a second key?",
    ],
)
def test_what_begins(text: str) -> None:
    assert dealings("", text).weight == 0


def test_what_first_complaints_say_too_is_no_sure_sign_of_an_earlier_one() -> None:
    first = "I was promised a plumber and nobody came."
    assert 0 < dealings("", first).weight < SURELY < dealings("", f"{first} Your letter said Monday.").weight


@pytest.mark.parametrize(
    "text",
    [
        "Another matter: the bin store has no doors since June.",
        "Different thing so don't put it with the tap.",
        "Separately, my deposit has not come back.",
        "I also have a new problem, the lamp in the hall.",
        "It has nothing to do with the boiler.",
        "This is about the gutters now, not the frames.",
        "Forgive me for answering so old a message, I have no other.",
        "While I am writing, the lamp in the hall is out.",
    ],
)
def test_what_says_that_it_is_another_matter(text: str) -> None:
    assert dealings("", text).another


@pytest.mark.parametrize(
    "text",
    [
        "Nothing has changed since my last letter.",
        "I do not accept the offer.",
        "He said the thing would be mended.",
        "Not good enough.",
        "And another thing.",
        "This is still the same problem.",
    ],
)
def test_what_goes_on_is_no_other_matter(text: str) -> None:
    assert not dealings("", text).another


@pytest.mark.parametrize("text", ["a " * 50_000, "your " * 20_000, "this is about " * 7_000, "'s " * 30_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    begun = time.process_time()
    dealings(text, text)
    assert time.process_time() - begun < 0.2
