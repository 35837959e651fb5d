"""What a stranger chose to write and to be called is shown to staff on one line, and nothing in it can be followed."""

from __future__ import annotations

import pytest

from heard.judgement.first_words import first_words, shown_name


@pytest.mark.parametrize(
    "name, expected",
    [
        pytest.param("Dorothy O'Brien-Finch (Flat 3)", "Dorothy O'Brien-Finch (Flat 3)", id="a name"),
        pytest.param("J.P. Finch, B.A.", "J.P. Finch, B.A.", id="initials"),
        pytest.param("Zoë Żak", "Zoë Żak", id="letters of other languages"),
        pytest.param("Dorothy\n\nFinch", "Dorothy Finch", id="several lines"),
        pytest.param("Finch https://evil.example/x", "Finch", id="a link"),
        pytest.param("Finch evil.example/login now", "Finch now", id="a site without its beginning"),
        pytest.param("claim.refund-now.example Finch", "Finch", id="a site alone"),
        pytest.param("<b>Finch</b> <a href='http://evil.example'>here</a>", "Finch here", id="tags"),
        pytest.param("[Finch](http://evil.example) **now**", "Finch now", id="markdown"),
        pytest.param("it@northgate.example", "", id="somebody else's address"),
        pytest.param("Helen &lt;lead&gt;", "Helen lead", id="entities"),
        pytest.param("F" * 90, "F" * 60, id="too long"),
    ],
)
def test_how_a_name_is_shown(name: str, expected: str) -> None:
    assert shown_name(name) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("The tap drips.", "The tap drips.", id="few words"),
        pytest.param("Go to https://evil.example/x now", "Go to now", id="a link"),
        pytest.param("Go to refund-now.example now", "Go to now", id="a site alone"),
        pytest.param("Go to evil.example/login now", "Go to now", id="a page of one"),
        pytest.param("Neither 24/7 nor e.g. at 9.30", "Neither 24/7 nor e.g. at 9.30", id="no site"),
        pytest.param("one " * 20, f"{'one ' * 13}one ...", id="it goes on"),
        pytest.param(
            f"{'beautiful ' * 9}scaffolding here now",
            f"{'beautiful ' * 8}beautiful ...",
            id="cut at the end of a word",
        ),
        pytest.param("x" * 300, f"{'x' * 100} ...", id="one word that never ends"),
    ],
)
def test_how_the_first_words_are_shown(text: str, expected: str) -> None:
    assert first_words(text) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "b\u00fccher.com",
        "\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444",
        "evil\u3002com",
        "192.0.2.1/x",
        "localhost/admin",
        "mailto:x",
        "tel:0800",
        "\x1b[31m",
    ],
)
def test_no_address_in_any_letters_and_nothing_unprintable_is_shown(hidden: str) -> None:
    for said in (first_words(f"See {hidden} now"), shown_name(f"Ann {hidden} Pell")):
        assert hidden not in said
        assert said.isprintable()


def test_tags_are_not_shown_and_their_words_are() -> None:
    assert first_words("It is <b>very</b> cold") == "It is very cold"
