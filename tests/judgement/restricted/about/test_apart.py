"""What a mail that names a hedge by a bin store asks for, or tells of, beside it."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.about.apart import asks_apart
from heard.judgement.threading.alike import matter_of

HEADS = matter_of("hedge surveyor")
MATTER = matter_of("The hedge by the bin store has not been cut. Our surveyor measured the hedge and the store.")


@pytest.mark.parametrize(
    "text, things",
    [
        ("The hedge? I need a parking permit.", "park, permit"),
        ("The recycling bin you promised me in March never came.", "recycl"),
        ("I asked for a key to the bin store.", "key"),
        ("The hedge man backed his van into my wall.", "van, wall"),
        ("Somebody has dumped a sofa next to the hedge.", "dump, sofa"),
        ("Your surveyor parked across my drive.", "park"),
        ("About the hedge. Can you look at my gate?", "gate"),
        ("You said I'd get a kitchen.", "kitchen"),
        ("Since your men cut the hedge the lamp is out.", "lamp"),
        ("When you come about the hedge could you bring me a ladder?", "ladd"),
        ("Who pays for my greenhouse?", "greenhous"),
        ("Since the hedge went my electric bill has doubled.", "bill, electric"),
        ("Since your men cut the hedge my telephone has been dead.", "telephon"),
        ("Our satellite dish has been crooked since they cut the hedge.", "dish, satellit"),
        ("The son of number 9, the hedge people, threw eggs at us.", "egg"),
        ("A slate dropped next to the hedge.", "slat"),
        ("The hedge trimmer took a parcel of mine.", "parcel"),
        ("The man who came about the hedge took my ladder with him.", "ladd"),
    ],
)
def test_what_is_asked_for_apart(text: str, things: str) -> None:
    assert asks_apart(text, HEADS, MATTER) == things


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Please have the hedge cut.", id="the hedge"),
        pytest.param("I asked you in May to come and nobody came.", id="no thing"),
        pytest.param("I want an answer, and I want it in writing.", id="talk of answers"),
        pytest.param("The hedge. I need some respect.", id="a figure of speech"),
        pytest.param("My tablet is broken so I write from the library.", id="what it is written with"),
        pytest.param("Since they cut the hedge my wife has not slept.", id="what it does to them"),
        pytest.param("My nerves have gone since the hedge.", id="their nerves"),
        pytest.param("The hedge fell over.", id="what the hedge did"),
        pytest.param("The hedge shades the tulips of my aunt.", id="told of the hedge itself"),
    ],
)
def test_what_asks_for_nothing_apart(text: str) -> None:
    assert asks_apart(text, HEADS, MATTER) == ""
