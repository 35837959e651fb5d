"""How a mail sets a limited matter of a hedge aside, and what else it then says."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.about.aside import set_aside
from heard.judgement.threading.alike import matter_of

HEDGE = matter_of("hedge")


@pytest.mark.parametrize(
    "text, words",
    [
        ("Forget the hedge. I put in for a transfer.", "forget the hedge"),
        ("Never mind the hedge. You said I would get a kitchen.", "never mind the hedge"),
        ("I need a parking permit. The hedge I leave to you.", "the hedge i leave to you"),
        ("Not about the hedge this time: my wife needs a rail.", "not about the hedge this time"),
        ("This isn't about the hedge. The chute is blocked.", "isn't about the hedge"),
        ("Nothing to do with the hedge, my sink is slow.", "nothing to do with the hedge"),
        ("Apart from the hedge there is my tap.", "apart from the hedge"),
        ("As well as that hedge, my gutter wants doing.", "as well as that hedge"),
        ("The hedge can wait. What I need is my step.", "the hedge can wait"),
        ("Leave the hedge for today, I ask after the lamp.", "leave the hedge for today"),
        ("Leaving the hedge aside, when is the lamp mended?", "leaving the hedge aside"),
        ("Enough about the hedge. My cooker hood never came.", "enough about the hedge"),
        ("I'm done with the hedge, now it is the wall.", "i'm done with the hedge"),
        ("The hedge does not interest me today. I need a rail.", "the hedge does not interest me today"),
        ("The hedge isn't what I am writing about. My stamp.", "the hedge isn't what i"),
        ("Thanks for cutting the hedge. Now my back gate.", "thanks for cutting the hedge"),
        ("The hedge is what it is. My lamp is out.", "the hedge is what it is"),
        ("The hedge is as it was, and my lamp is out.", "the hedge is as it was"),
        ("I'll say no more of the hedge. A man missed two visits.", "i'll say no more of the hedge"),
        ("I shall say nothing more about the hedge. My tap drips.", "i shall say nothing more about the hedge"),
        ("I won't go on about the hedge. My lock is stiff.", "i won't go on about the hedge"),
        ("The hedge I have said all about. My fob is dead.", "the hedge i have said all about"),
        ("I've said enough about the hedge. My fob is dead.", "i've said enough about the hedge"),
        ("No more about the hedge from me. My gate sticks.", "no more about the hedge from me"),
        ("The hedge you know about. My gate sticks.", "the hedge you know about"),
        ("The less said about the hedge the better. My tap drips.", "the less said about the hedge the better"),
    ],
)
def test_what_is_set_aside(text: str, words: str) -> None:
    aside = set_aside(text, HEDGE)
    assert aside is not None
    assert aside.words == words
    assert "hedge" not in aside.rest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("You forget the hedge every year.", id="others forget it"),
        pytest.param("Don't forget the hedge.", id="it is not to be forgotten"),
        pytest.param("You do nothing about the hedge.", id="nothing is done"),
        pytest.param("I have had enough of the hedge.", id="enough of it"),
        pytest.param("The hedge can wait no longer.", id="it cannot wait"),
        pytest.param("The hedge, the hedge, the hedge!", id="the hedge alone"),
        pytest.param("Never mind the hedge man, when is the hedge cut?", id="the next sentence comes back to it"),
        pytest.param("Forget the dog.", id="another thing"),
        pytest.param("You say nothing about the hedge.", id="others say nothing"),
        pytest.param("The hedge is as it was in May, to the roof.", id="how it is"),
        pytest.param("The hedge, you know, is a mess.", id="you know"),
        pytest.param("Tell me no more of the hedge man and his saw.", id="told of its man"),
        pytest.param("You won't mention the hedge in your letter.", id="others leave it out"),
        pytest.param("What I'm writing about is the hedge.", id="it is written for it"),
        pytest.param("What I write for is a rose. The hedge was never cut.", id="it comes back to it"),
    ],
)
def test_what_sets_nothing_aside(text: str) -> None:
    assert set_aside(text, HEDGE) is None


def test_a_hedge_for_a_place_in_the_rest_is_no_coming_back_to_it() -> None:
    assert set_aside("Forget the hedge. A sofa lies by the hedge.", HEDGE) is not None


@pytest.mark.parametrize(
    "text, thing",
    [
        ("You know about the hedge. What I'm writing for is the lamp.", "the lamp"),
        ("The hedge again, you'll say. The reason I write is my gate, it sticks.", "my gate"),
        ("The hedge, yes. My reason for writing today is a rail.", "a rail"),
        ("The hedge grows. I am writing today about a key for the cellar.", "a key for the cellar"),
    ],
)
def test_a_mail_that_says_it_is_written_for_another_thing_is_about_that(text: str, thing: str) -> None:
    aside = set_aside(text, HEDGE)
    assert aside is not None
    assert aside.rest == thing
