"""What sorts of trouble a text tells of, and what only sounds like trouble."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.words.troubles import (
    ACCUSED,
    HURT,
    THREATENED,
    TOLD,
    is_of_money,
    sorts_of,
    speaks_of_money,
    troubles_in,
)

WATER, DOWN, STUCK, COLD = (
    "water coming in",
    "something that came down",
    "something that does not work",
    "no heating, water or light",
)


@pytest.mark.parametrize(
    "text, sort",
    [
        ("The dog next door bit my grandson.", HURT),
        ("Our Molly was bitten by it on Sunday.", HURT),
        ("Mrs Lane slipped on the wet landing.", HURT),
        ("My mother of 84 nearly fell on those stairs.", HURT),
        ("mum went flying on the front step", HURT),
        ("He has broken his wrist.", HURT),
        ("We spent the night in A&E.", HURT),
        ("They took her to hospital.", HURT),
        ("I got a belt off the light switch.", HURT),
        ("Two children were stuck in the lift.", HURT),
        ("He threatened to burn my door.", THREATENED),
        ("Somebody kicked my back door in last night.", THREATENED),
        ("We were burgled on Friday.", THREATENED),
        ("He spat at me.", THREATENED),
        ("and now the roof leaks too", WATER),
        ("Water is pouring through the light.", WATER),
        ("The ceiling in the hall is sagging.", WATER),
        ("The fence blew down on Tuesday.", DOWN),
        ("Half the plaster has come off.", DOWN),
        ("The lift is stuck since Monday.", STUCK),
        ("The intercom doesn't work.", STUCK),
        ("Our door won't lock.", STUCK),
        ("The gate is broken.", STUCK),
        ("We have no hot water.", COLD),
        ("The lights on the stairs of Mason House are all out.", COLD),
        ("There is black mould in the bedroom.", "damp"),
        ("Mice again, in the bread bin.", "pests"),
        ("The smell from the bin store is back.", "a smell"),
        ("The toilet is blocked.", "a drain"),
        ("Sewage is coming up in the yard.", "a drain"),
        ("The socket sparked.", "sparks"),
        ("Your man told my neighbour my medical history.", TOLD),
        ("This is a breach of my data.", TOLD),
        ("My complaint is about your officer.", ACCUSED),
    ],
)
def test_a_text_tells_of_a_trouble(text: str, sort: str) -> None:
    assert sort in {each.sort for each in troubles_in(text)}, troubles_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Somebody will fall over it one day.",
        "If the roof leaks again, who pays?",
        "He fell out of that tree in 1958.",
        "My mother slipped on it years ago.",
        "You mended her leaking tap in a day.",
        "The leak is mended now, thank you.",
        "That is a bit my fault too.",
        "I fell asleep over your letter.",
        "You broke your promise, and my heart is broken.",
        "Your man says that the pump is not broken.",
        "The noise is like a burst pipe.",
        "I want to know who signed for the hedge.",
        "There is no damp there, says your surveyor.",
        "Is it until somebody is hurt that you wait?",
        "Please come down and look at it.",
    ],
)
def test_what_is_long_ago_may_come_or_is_only_a_way_to_speak_tells_of_none(text: str) -> None:
    assert troubles_in(text) == ()


def test_each_sort_is_told_once_with_its_words_and_the_piece_they_stand_in() -> None:
    [trouble] = troubles_in("The hedge is as tall as ever, and now the roof leaks too. It leaks in two places!")
    assert (trouble.sort, trouble.words, trouble.where.strip()) == (WATER, "leaks", "now the roof leaks too")


@pytest.mark.parametrize(
    "text, recent",
    [
        ("It is leaking since last night.", True),
        ("The lift is stuck since Monday.", True),
        ("the boiler is broken today", True),
        ("Your pipe leaked.", False),
        ("The lift was out of order for fourteen months.", False),
    ],
)
def test_whether_it_is_of_these_days(text: str, recent: bool) -> None:
    assert [each.is_recent for each in troubles_in(text)] == [recent]


def test_the_harm_of_whoever_writes_is_told_from_that_of_others() -> None:
    assert [each.is_the_writers_own for each in troubles_in("I have fallen.")] == [True]
    assert [each.is_the_writers_own for each in troubles_in("Mrs Lane has fallen.")] == [False]


def test_the_sorts_of_several_texts_are_those_of_each() -> None:
    assert sorts_of(("The roof leaks.", "We have mice.", "The roof leaks.")) == {WATER, "pests"}
    assert sorts_of(()) == frozenset()


def test_a_matter_of_damp_treated_years_ago_is_of_damp_and_of_its_smell() -> None:
    assert sorts_of(("Damp in the back bedroom, and its treatment of 2023",)) == {"damp", "a smell"}
    assert sorts_of(("The hedge", "The damp was cured in 2019.")) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["My own tablet is bust.", "My phone is broken, so I write from the library.", "Our internet is not working."],
)
def test_that_what_somebody_writes_with_is_broken_is_no_trouble(text: str) -> None:
    assert troubles_in(text) == ()


def test_that_what_somebody_writes_with_was_taken_from_them_is_one() -> None:
    assert [each.sort for each in troubles_in("Two lads with a knife took my phone.")] == [THREATENED]


@pytest.mark.parametrize(
    "text, money",
    [
        ("The figure of £41.70 stands.", True),
        ("I will not pay.", True),
        ("Your gardener cut down my rose.", False),
    ],
)
def test_whether_a_text_speaks_of_money(text: str, money: bool) -> None:
    assert speaks_of_money(text) is money


@pytest.mark.parametrize(
    "matter, money",
    [
        ("Compensation for the months without a lift", True),
        ("Charge of 312 pounds for communal heating", True),
        ("Refusal of leave to fit a cat flap", False),
        ("", False),
    ],
)
def test_whether_a_matter_is_of_money(matter: str, money: bool) -> None:
    assert is_of_money(matter) is money
