"""For whom a mail is written: for the person of a restriction, or for its writer; beside what only sounds like it."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.who.for_whom import for_them, for_themselves, may_be_their_own
from heard.judgement.restricted.words.once import Once
from judgement.restricted.a_limit import a_limit


@pytest.mark.parametrize(
    "text, close, words",
    [
        ("I write on behalf of my wife.", True, "on behalf of my wife"),
        ("I write on behalf of my wife.", False, ""),
        ("I am writing for Tess, who has the flu.", False, "writing for tess"),
        ("I'm Tess Calloway's niece.", False, "i'm tess calloway's niece"),
        ("My hubby insists that it be looked at.", True, "my hubby insists"),
        ("My mother-in-law still wants the laurel.", True, "my mother-in-law still wants"),
        ("I deal with all her letters.", True, "i deal with all her letters"),
        ("I am writing for her, as she has the flu.", True, "i am writing for her"),
        ("I deal with the noise as well as I can.", True, ""),
        ("My neighbour told me about the bus.", True, ""),
        ("My wife said that you would know.", True, ""),
        ("My mum's complaint is not answered.", True, "my mum's complaint is"),
        ("My mum's laurel is dying.", True, "my mum's laurel is"),
        ("My mum's knees are bad.", True, ""),
        ("My husband's illness means that I must park near.", True, ""),
        ("My husband can't walk far.", True, ""),
        ("My husband can't accept it.", True, "my husband can't accept"),
        ("My wife is not well.", True, ""),
        ("My wife feels ill.", True, ""),
        ("I feel sorry for Tess.", False, ""),
        ("It was never meant for Tess.", False, ""),
        ("For Tess: the laurel is dead.", False, "for tess"),
    ],
)
def test_a_mail_for_her(text: str, close: bool, words: str) -> None:
    assert for_them(Once(a_message(text)), a_limit(), close=close) == words


@pytest.mark.parametrize(
    "text, said",
    [
        ("This is not for my wife, it is about the gutter.", True),
        ("It's for me.", True),
        ("My wife is out.", False),
        ("Please do not confuse me with my wife.", True),
        ("Don't lump this in with her hedge.", True),
        ("I write in my own name.", True),
        ("This has nothing to do with my wife.", True),
        ("It is my own complaint.", True),
        ("Do not put the bins with the hedge cuttings of my wife.", False),
        ("I am not happy.", False),
        ("This is my complaint, not his.", True),
        ("This complaint is mine.", True),
        ("I want to complain for myself.", True),
        ("I, not my brother, am writing.", True),
        ("My wife's hedge is none of my business.", True),
        ("Leave my husband out of it.", True),
        ("His complaint is mine to write down.", False),
    ],
)
def test_a_mail_that_says_that_it_is_for_nobody_else(text: str, said: bool) -> None:
    assert for_themselves(a_message(text)) is said


@pytest.mark.parametrize(
    "text, words",
    [
        ("My wife wants it cut, and I object to your letter.", "i object"),
        ("My mum still thinks so. Must I take it down myself?", "must i"),
        ("My brother's complaint is one thing, my complaint is another.", "my complaint"),
        ("My wife wants it cut. She complains.", ""),
        ("I write on behalf of my mum, and I want to complain.", ""),
    ],
)
def test_a_mail_that_may_be_its_writers_own_complaint(text: str, words: str) -> None:
    assert may_be_their_own(a_message(text)) == words
