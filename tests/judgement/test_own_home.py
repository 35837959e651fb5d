"""Who speaks of a home of theirs, and who only of everybody's."""

from __future__ import annotations

import time

import pytest

from heard.judgement.own_home import speaks_of_a_home


@pytest.mark.parametrize(
    "text",
    [
        "My kitchen floor is up.",
        "my new front door sticks",
        "Our block has no water.",
        "The intercom is dead.",
        "The second floor is dark.",
        "I live above the shop.",
        "I moved in last May.",
        "It is flat 5, Mill Lane.",
        "Your plumber left his bag.",
        "I got a letter with no page two.",
        "I can\u2019t open the link.",
        "MY MOTHER IS COLD",
    ],
)
def test_of_a_home_of_their_own(text: str) -> None:
    assert speaks_of_a_home(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Your home may be full of mould.",
        "Our repairs platform saves landlords money.",
        "Our heating products come with a guarantee.",
        "We clean windows and doors.",
        "Dear homeowner, a free boiler for every house!",
        "Your contractor's insurance may have lapsed.",
        "I can get you to page one.",
        "The house style of your website is old.",
    ],
)
def test_of_everybodys_or_of_none(text: str) -> None:
    assert not speaks_of_a_home(text)


@pytest.mark.parametrize("repeated", ["a", " ", "my ", "the ", "i have ", "flat ", "our own ", "my aaaaaaaaaaaaaaa "])
def test_a_hundred_thousand_letters_are_looked_at_quickly(repeated: str) -> None:
    began = time.process_time()
    speaks_of_a_home(repeated * (100_000 // len(repeated)))
    assert time.process_time() - began < 2
