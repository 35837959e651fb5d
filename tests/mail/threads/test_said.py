"""What a text says is known again in a quote, however a mail program has changed the quote."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, strategies as st

from heard.mail.threads.said import said
from heard.mail.words.html_text import html_to_text

WRITTEN = """\
Dear Sir or Madam,

The ceiling in the bathroom came down on Sunday night. I have rung three times and been told that somebody
"will call back", which isn't what happened - nobody has rung at all!

There is plaster in the bath... We wash at my sister's house. Photographs: https://photos.example/album/77?x=1

I look forward to hearing from you.

Kind regards

Agnes Whitlow
"""
SENTENCES = 4


def quoted(text: str, *, width: int = 70, mark: str = "> ") -> str:
    lines = [line for each in text.split("\n") for line in textwrap.wrap(each, width, break_long_words=False) or [""]]
    return "\n".join(f"{mark}{line}" for line in lines)


def test_sentences_are_counted_once_in_order_and_no_further_than_asked() -> None:
    whole = said(WRITTEN, 40)
    assert len(whole) == SENTENCES
    assert said(WRITTEN + WRITTEN, 40) == whole
    assert said(WRITTEN, 2) == whole[:2]
    assert said(WRITTEN, 0) == ()


def test_a_greeting_and_a_closing_are_left_out_on_any_page() -> None:
    letters = [
        f"Dear Sir,\n\nThe lift of block {n} is stuck again today.\n\nRegards\n\nAgnes Whitlow" for n in range(90)
    ]
    assert said("\n\n \n".join(letters), 200) == tuple(each for letter in letters for each in said(letter, 2))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(quoted(WRITTEN), id="quoted with >"),
        pytest.param(quoted(WRITTEN, width=38, mark="> > "), id="quoted twice, and wrapped narrow"),
        pytest.param(quoted(quoted(WRITTEN), width=200, mark=">"), id="quoted again without a space"),
        pytest.param(WRITTEN.replace("\n", "\r\n"), id="other line ends"),
        pytest.param(WRITTEN.upper(), id="in capitals"),
        pytest.param(WRITTEN.replace("'", "\u2019").replace('"', "\u201d"), id="round quotation marks"),
        pytest.param(WRITTEN.replace(" - ", " \u2013 "), id="a longer dash"),
        pytest.param(WRITTEN.replace("...", "\u2026"), id="an ellipsis in one"),
        pytest.param(WRITTEN.replace(" ", "\u00a0"), id="spaces that do not break"),
        pytest.param(WRITTEN.replace("bath", "ba\u00adth"), id="a soft hyphen"),
        pytest.param(WRITTEN.replace("n night", "n *night*").replace("plaster", "_plaster_"), id="stars for bold"),
        pytest.param(WRITTEN.replace("Dear Sir or Madam,\n\n", "Hello, "), id="another greeting"),
        pytest.param(WRITTEN.replace("Kind regards", "Many thanks,"), id="another closing"),
        pytest.param(
            WRITTEN.replace(
                "https://photos.example/album/77?x=1",
                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fphotos.example%2Falbum&data=05%7C02",
            ),
            id="a link made safe",
        ),
        pytest.param(
            html_to_text(WRITTEN.replace("\n\n", "<p>").replace("\n", " ").replace("bath", "<b>bath</b>")), id="HTML"
        ),
    ],
)
def test_the_same_words_in_another_dress(changed: str) -> None:
    assert said(changed, 40) == said(WRITTEN, 40)


@pytest.mark.parametrize(
    "around",
    [
        "On Mon, 1 Jun 2026 at 10:02, Agnes Whitlow <agnes@tenant.example> wrote:\n{}",
        "From: Agnes Whitlow <agnes@tenant.example>\nSent: 01 June 2026 10:02\nTo: Complaints\nSubject: Ceiling\n\n{}",
        "Von: Agnes Whitlow\nGesendet: Montag, 1. Juni 2026 10:02\nAn: Complaints\nBetreff: Ceiling\n\n{}",
        "-----Original Message-----\n{}\n-- \nNorthgate Homes is a registered society.",
        "We are sorry to hear that, and will send a plasterer.\n\n{}",
    ],
)
def test_what_stands_around_a_quote_takes_nothing_from_it(around: str) -> None:
    assert set(said(WRITTEN, 40)) <= set(said(around.format(quoted(WRITTEN)), 40))


def test_a_quote_cut_short_is_known_by_what_is_left() -> None:
    cut = WRITTEN[: WRITTEN.index("been told")]
    assert said(cut, 40)[0] == said(WRITTEN, 40)[0]
    assert len(said(cut, 40)) == 2


def test_without_full_stops_the_middle_is_known_whatever_stands_before_it() -> None:
    long = " ".join(f"{word} again and nobody came in week {word}" for word in ("one", "two", "three", "four", "five"))
    alone, after = said(long, 40), said(f"hello there it is Agnes from the third floor {long}", 40)
    assert len(set(alone) & set(after)) >= 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Thank you so much.", id="too short"),
        pytest.param("Dear Mr and Mrs Whitlow,", id="a greeting"),
        pytest.param("Thank you for your email of last week.", id="thanks"),
        pytest.param("I look forward to hearing from you soon.", id="a closing phrase"),
        pytest.param("Please do not hesitate to contact me about it.", id="another"),
        pytest.param("Looking forward to your visit next Tuesday morning.", id="without who looks"),
        pytest.param("Many thanks for getting in touch with us.", id="many thanks"),
        pytest.param("We hope you are all keeping well.", id="a hope"),
        pytest.param("If you have any questions please ring me.", id="an offer"),
        pytest.param("Await your reply on this at the earliest.", id="a wait"),
        pytest.param("Sent from my phone, excuse the spelling", id="a phone's line"),
        pytest.param("Get Outlook for the telephone you carry", id="an advertisement"),
        pytest.param("Kind regards,\nAgnes Whitlow\n12 Elm Road Northgate NG1 2AB", id="a closing and what follows"),
        pytest.param("Yours sincerely\n\nAgnes Whitlow of 12 Elm Road", id="a name after a blank line"),
        pytest.param("Subject: The ceiling in the bathroom came down", id="a header line"),
        pytest.param("https://photos.example/a/b/c/d/e/f/g/h/i/j/k", id="a link"),
    ],
)
def test_what_everybody_writes_says_nothing(text: str) -> None:
    assert said(text, 40) == ()


def test_what_comes_after_a_name_is_said_too() -> None:
    assert len(said("Kind regards\n\nAgnes\n\nPS: the water now comes into the hall as well.", 40)) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("The boiler broke down on 4 May.", "The boiler broke down on 5 May."),
        ("The lift is out of order.", "The lift is not out of order."),
    ],
)
def test_other_words_are_another_sentence(one: str, other: str) -> None:
    assert said(one, 1) != said(other, 1)


WORDS = st.text(alphabet="aeilmnort", min_size=1, max_size=9)
TEXTS = st.lists(st.lists(st.lists(WORDS, min_size=1, max_size=40), min_size=1, max_size=4), min_size=1, max_size=4)


@given(TEXTS, st.integers(20, 120), st.integers(0, 3))
def test_wrapping_and_quoting_change_nothing(text: list[list[list[str]]], width: int, depth: int) -> None:
    whole = "\n\n".join(" ".join(" ".join(sentence) + "." for sentence in paragraph) for paragraph in text)
    assert said(quoted(whole, width=width, mark="> " * depth), 40) == said(whole, 40)


@given(st.text(), st.integers(0, 50))
def test_any_text_has_sentences_or_none(text: str, at_most: int) -> None:
    assert len(said(text, at_most)) <= at_most


@pytest.mark.parametrize(
    "piece",
    [
        ".",
        ">",
        "<",
        " ",
        "\n",
        "a",
        "dear ",
        "\n \n",
        "<a@",
        "x. ",
        "\ufdfa",
        "[cid:",
        "thanks\n",
        "http://",
        "a\u0301",
    ],
)
def test_endless_text_takes_no_time(piece: str) -> None:
    endless = piece * (100_000 // len(piece))
    began = time.process_time()
    said(endless, 40)
    assert time.process_time() - began < 2
