"""What of a stranger's words is printed: names to greet by, and what they said they want."""

from __future__ import annotations

import time

import pytest

from heard.letters.strangers import LONGEST_QUOTE, greeting_name, quoted


@pytest.mark.parametrize(
    "name",
    [
        "Mary",
        "Mary O'Neill",
        "Mary O\u2019Neill",
        "Anne-Marie Smith",
        "Zo\u00eb Br\u00e4u",
        "Dr. J. R. Hartley",
        "J.R. Hartley",
        "\u674e\u660e",
        "\u0938\u0940\u0924\u093e \u0936\u0930\u094d\u092e\u093e",
        "Jo",
    ],
)
def test_a_name(name):
    assert greeting_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="nothing"),
        pytest.param("   ", id="spaces"),
        pytest.param("J", id="one letter"),
        pytest.param("damp_house82", id="an underscore and digits"),
        pytest.param("tenant 14", id="digits"),
        pytest.param("mary@example.org", id="an address"),
        pytest.param("www.prize.example", id="a web address"),
        pytest.param("Ring.me", id="a web address that looks like a name"),
        pytest.param("http://prize.example", id="a link"),
        pytest.param("Mary <b>", id="markup"),
        pytest.param("{{ reference }}", id="a template"),
        pytest.param("Mary\r\nBcc: all@northgate.example", id="a header"),
        pytest.param("Mary\tJones", id="a tab"),
        pytest.param("Mary\x00", id="a control character"),
        pytest.param("\u202eyraM", id="writing turned round"),
        pytest.param("Mary\u200bJones", id="an invisible character"),
        pytest.param("Smith, Mary", id="a comma"),
        pytest.param("Mary!", id="an exclamation"),
        pytest.param("\U0001f600\U0001f600", id="pictures"),
        pytest.param("- . '", id="no letters"),
        pytest.param("A" * 61, id="61 letters"),
        pytest.param("M\u00ae", id="a sign"),
    ],
)
def test_not_a_name(name):
    assert greeting_name(name) is None


def test_spaces_too_many_are_left_out():
    assert greeting_name("  Mary  Jones ") == "Mary Jones"


@pytest.mark.parametrize(
    "text, printed",
    [
        pytest.param("I want the wall treated.", "I want the wall treated.", id="plain words"),
        pytest.param("Fix it\r\n\r\n   please\t!", "Fix it please !", id="lines become one"),
        pytest.param("Pay at https://prize.example now", "Pay at (a link) now", id="a link"),
        pytest.param("Pay at (www.prize.example) now", "Pay at (a link) now", id="a link without its beginning"),
        pytest.param("Look at prize.example", "Look at prize. example", id="a bare name of a site"),
        pytest.param("Look at t.co/x", "Look at t. co/x", id="a short one"),
        pytest.param("Mail me: a@prize.example", "Mail me: (an email address)", id="an address"),
        pytest.param("Mend it.It leaks", "Mend it. It leaks", id="a space forgotten"),
        pytest.param("Before 2.30 p.m. on 1.6.", "Before 2.30 p.m. on 1.6.", id="dots that make no link"),
        pytest.param("<b>Mend</b> {{ it }}", "<b>Mend</b> {{ it }}", id="markup means nothing here"),
        pytest.param("12 / 34 ...", None, id="no letters"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_is_repeated_of_their_words(text, printed):
    assert quoted(text) == printed


def test_long_words_are_cut_between_two():
    printed = quoted("damp " * 500)
    assert printed is not None
    assert printed.endswith("damp ...")
    assert len(printed) <= LONGEST_QUOTE + 4


def test_words_that_just_fit_are_whole():
    text = "a" * (LONGEST_QUOTE - 5) + " damp"
    assert quoted(text) == text


@pytest.mark.parametrize("char", ["A", ".", " ", "'", "\u0301", "A.", "://", "@", "www."])
def test_endless_words_take_no_time(char):
    began = time.process_time()
    assert greeting_name(char * 100_000) is None
    assert len(quoted(char * 100_000) or "") <= LONGEST_QUOTE + 4
    assert time.process_time() - began < 2
