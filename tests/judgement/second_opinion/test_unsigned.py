"""Whom a message greets and how it is signed says nothing of what it asks."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from builders import RULES, a_message
from heard.judgement.second_opinion.opinion import Weights
from heard.judgement.second_opinion.unsigned import unsigned

SAYS = "The tap drips and nobody came."


@pytest.mark.parametrize(
    "signed",
    [
        pytest.param(f"{SAYS}\n\nFred Gale\n8 Fern Way", id="a name and a home"),
        pytest.param(f"{SAYS}\nMrs D O'Hara-Finch\nFlat 2, 19 Quarry Court\nFerncliffe\nNG1 2AB", id="a whole address"),
        pytest.param(f"{SAYS}\n\nJill Kemp, 11 Ivy Way\n0115 496 0000", id="on one line, with a telephone"),
        pytest.param(f"{SAYS}\nsue", id="a given name in small letters"),
        pytest.param(f"{SAYS} Kelly", id="behind the last sentence"),
        pytest.param(f"{SAYS}\nBern xx", id="with kisses"),
        pytest.param(f"{SAYS}\n6 lupin close", id="a home in small letters"),
    ],
)
def test_a_name_and_a_home_at_the_end_are_left_out(signed: str) -> None:
    assert unsigned(signed).replace(",", "").split() == SAYS.split()


@pytest.mark.parametrize(
    "written, left",
    [
        pytest.param("Dear Mr Hart, it drips.", "Dear it drips.", id="a title and a name"),
        pytest.param("Hi Sue it drips.", "Hi it drips.", id="a given name and no comma"),
        pytest.param("Hello Oyelaran,\nit drips.", "Hello it drips.", id="a name nobody knows, and a comma"),
        pytest.param("Dear Sir or Madam,\nit drips.", "Dear Sir or Madam, it drips.", id="no name"),
        pytest.param("Hello Ceiling fell on me.", "Hello Ceiling fell on me.", id="a capital is no name"),
    ],
)
def test_a_name_that_is_greeted_is_left_out(written: str, left: str) -> None:
    assert unsigned(written).split() == left.split()


@pytest.mark.parametrize(
    "ends",
    ["Kind regards", "NOBODY CAME", "NO HEATING", "Disgraceful!", "Disgusted", "no heating", "3 weeks now", "Help"],
)  # fmt: skip
def test_what_is_said_at_the_end_stays(ends: str) -> None:
    assert unsigned(f"It drips.\n\n{ends}\nJill Kemp").split() == f"It drips. {ends}".split()
    assert unsigned(f"It drips.\n{ends}").split() == f"It drips. {ends}".split()


@pytest.mark.parametrize("written", ["", "Help", "can smell gas", "I am at 4 Larkspur House. In most days."])
def test_a_message_that_nobody_signs_stays_as_it_is(written: str) -> None:
    assert unsigned(written) == written


def test_who_signs_makes_a_message_no_likelier_a_danger() -> None:
    rules = replace(RULES, opinion=Weights(("risk",), (-1.0,), {"gale": (500,), "drips": (100,)}))
    of = [rules.look(a_message(f"{SAYS}\n\n{name}\n8 Fern Way")).opinion for name in ("Fred Gale", "Alma Reeve")]
    assert of[0].leans == of[1].leans
    assert rules.opinion.counted(of[0], "risk") == ("drips",)


@pytest.mark.parametrize("repeated", ["A ", "Fred Gale\n", "Dear ", "1 ", "a. ", ", ", "- ", "A-", "Kelly x"])
def test_hostile_text_is_read_quickly(repeated: str) -> None:
    began = time.process_time()
    unsigned(repeated * (400_000 // len(repeated)))
    unsigned(f"Dear {repeated * (400_000 // len(repeated))}")
    assert time.process_time() - began < 0.5
