"""What a mail says of who writes it; every phrase beside one that looks like it and is something else."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.who.borrowed import (
    as_themselves,
    dictated,
    for_a_friend,
    is_borrowed,
    speaks_of_a_limit,
    speaks_of_them,
)
from heard.judgement.restricted.who.for_whom import for_them
from heard.judgement.restricted.words.once import Once
from judgement.restricted.a_limit import a_limit


@pytest.mark.parametrize(
    "text, words",
    [
        ("Its Tess, mine is being mended. The laurel is dead.", "its tess"),
        ("It\u2019s me Tess again.", "it's me tess"),
        ("Only me, Tess here. The laurel is dead.", "tess here"),
        ("This is Teresa Calloway writing.", "this is teresa calloway"),
        ("Tess (on my sister's phone) says no.", "tess (on my sister's phone)"),
        ("This is Tess's laurel we are talking about.", ""),
        ("This is a test. I am restless, and the desk is closed.", ""),
        ("I met Tess at the bus stop.", ""),
        ("Tess again, new email.", "tess again, new"),
        ("I met Tess again by the laurel.", ""),
        ("Tess again. She shouts.", ""),
        ("It is Tess who shouts.", ""),
        ("It's Tess again, she shouts.", ""),
        ("Tess here in the block shouts.", ""),
    ],
)
def test_a_mail_that_says_that_she_writes_it(text: str, words: str) -> None:
    assert as_themselves(Once(a_message(text)), a_limit()) == words


def test_who_has_no_name_in_the_register_is_never_named() -> None:
    nobody = a_limit(names=())
    once = Once(a_message("This is it, I am here, for all of us."))
    assert not speaks_of_them(once, nobody)
    assert as_themselves(once, nobody) == for_them(once, nobody, close=False) == ""


@pytest.mark.parametrize(
    "text, words",
    [
        ("Sent from Bill's phone, mine is dead.", "from bill's phone"),
        ("Using my husbands tablet.", "using my husbands tablet"),
        ("From my sisters account.", "from my sisters account"),
        ("Sent off Bill's iphone.", "off bill's iphone"),
        ("He lent me his laptop for this.", "lent me his laptop"),
        ("Borrowing Ivy's ipad as mine is smashed.", "borrowing ivy's ipad"),
        ("This isnt my usual account.", "isnt my usual account"),
        ("This is not my usual account.", "not my usual account"),
        ("I am on a library computer.", "library computer"),
        ("Your letter came through the post, and I got your email.", ""),
        ("The outlook is bleak.", ""),
        ("I write from email of Ivy.", ""),
        ("I told the girl on the phone.", ""),
        ("Your engineer was on his phone.", ""),
        ("The cleaner stood there on her phone all day.", ""),
        ("I am on her phone.", "i am on her phone"),
        ("Mine is smashed. Using his laptop.", ". using his laptop"),
        ("Sent from my phone.", ""),
        ("I am on a new mobile, and this account is mine.", ""),
        ("Please answer by letter.", ""),
    ],
)
def test_a_mail_sent_with_what_is_somebody_elses(text: str, words: str) -> None:
    assert is_borrowed(a_message(text)) == words


@pytest.mark.parametrize(
    "text, words",
    [
        ("She is sat beside me telling me what to put.", "she is sat"),
        ("My wife asked me to write this down.", "asked me to write"),
        ("These are her words not mine: cut it.", "her words not mine"),
        ("I am only the typist here.", "only the typist"),
        ("In her own words: cut it.", "in her own words"),
        ("She dictated this over the phone.", "dictated"),
        ("He wants it put plainly.", "wants it put"),
        ("She's got me typing again.", "she's got me typing"),
        ("I am passing this on for my wife.", "passing this on for my"),
        ("She would like you to know that the laurel is dead.", "she would like you to know"),
        ("Taking down what she says.", "taking down what"),
        ("I want it done, and I would like you to know.", ""),
        ("We took the fence down for her.", ""),
        ("She says the laurel is dead.", ""),
    ],
)
def test_a_mail_that_is_dictated(text: str, words: str) -> None:
    assert dictated(a_message(text)) == words


@pytest.mark.parametrize(
    "text, words",
    [
        ("I am asking for a friend.", "asking for a friend"),
        ("My friend Ann is asking.", ""),
        ("Somebody I know would like the laurel back.", "somebody i know"),
        ("I write on behalf of another tenant.", "on behalf of another tenant"),
        ("She wishes to remain anonymous.", "wishes to remain anonymous"),
        ("Nobody I know has a hedge.", ""),
    ],
)
def test_a_mail_for_somebody_whom_it_does_not_name(text: str, words: str) -> None:
    assert for_a_friend(a_message(text)) == words


@pytest.mark.parametrize(
    "text, words",
    [
        ("I was told not to write to you.", "told not to write"),
        ("You banned me.", "banned me"),
        ("I know: one email a week.", "one email a week"),
        ("You no longer read my letters.", "you no longer read my"),
        ("We are not allowed to write more than once.", "not allowed to write"),
        ("I am vexatious, it seems.", "vexatious"),
        ("You have cut me off.", "cut me off"),
        ("Two emails a month is all you grant me.", "two emails a month"),
        ("You say you limit my contact.", "limit my contact"),
        ("The ban on my letters is a scandal.", "the ban on"),
        ("There is a ban on barbecues here.", ""),
        ("The parking restriction in Alder Row is ignored.", ""),
        ("You cut me off in mid sentence.", ""),
        ("The driver was told not to park there.", ""),
        ("The lane is blocked by bins.", ""),
    ],
)
def test_a_mail_that_speaks_of_a_limit(text: str, words: str) -> None:
    assert speaks_of_a_limit(a_message(text)) == words
