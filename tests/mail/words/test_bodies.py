"""The text of a message: which parts, which charset, which lines."""

from __future__ import annotations

import pytest

from heard.mail.format.parts import structure
from heard.mail.words.bodies import read_body, unwrapped
from heard.mail.words.html_text import html_to_text


def part(kind: str, body: str, more: str = "") -> str:
    return f"--b\nContent-Type: {kind}\n{more}\n{body}\n"


def read(kind: str, *parts: str):
    content = f"Content-Type: multipart/{kind}; boundary=b\n\n{''.join(parts)}--b--\n".encode()
    return read_body(content, structure(content))


PLAIN, HTML = part("text/plain", "plain"), part("text/html", "<p>marked up</p>")
STAND_IN = part("text/plain", "Your program cannot show HTML. See this in a browser.")
LONG = part("text/html", "<p>It is leaking through the ceiling of the hall and nobody came.</p>")
ABOUT = part("text/plain", "Why is your site only to be read in one browser?")
EMPTY = part("text/plain", " \n")
FILE = part("text/plain; name=log.txt", "logged", "Content-Disposition: attachment\n")
PHOTO = part("image/jpeg; name=damp.jpg", "xxxx")


@pytest.mark.parametrize(
    "body, text, files",
    [
        pytest.param(read("alternative", PLAIN, HTML), "plain", [], id="plain before HTML"),
        pytest.param(read("alternative", EMPTY, HTML), "marked up", [], id="HTML where plain is empty"),
        pytest.param(
            read("alternative", STAND_IN, LONG),
            "It is leaking through the ceiling of the hall and nobody came.",
            [],
            id="a plain text that only says there is HTML",
        ),
        pytest.param(
            read("alternative", ABOUT, HTML),
            "Why is your site only to be read in one browser?",
            [],
            id="about a browser",
        ),
        pytest.param(read("mixed", HTML), "marked up", [], id="HTML alone"),
        pytest.param(read("mixed", PLAIN, PHOTO, PLAIN), "plain\n\nplain", ["damp.jpg"], id="text, photo, text"),
        pytest.param(read("mixed", PLAIN, FILE), "plain", ["log.txt"], id="a text file attached"),
        pytest.param(read("mixed", HTML, PLAIN), "marked up\n\nplain", [], id="HTML and a footer"),
        pytest.param(read("mixed", PHOTO), "", ["damp.jpg"], id="only a photo"),
    ],
)
def test_which_parts_are_the_text(body, text, files):
    assert body.text == text
    assert [attachment.name for attachment in body.attachments] == files


def test_html_is_kept_for_its_structure():
    assert read("mixed", HTML).html == "<p>marked up</p>"
    assert read("alternative", PLAIN, HTML).html == "<p>marked up</p>"
    assert read("mixed", PLAIN).html is None
    # Markup of only a part of the text tells nothing of the rest.
    assert read("mixed", HTML, PLAIN).html is None


@pytest.mark.parametrize(
    "text, delete_space, expected",
    [
        pytest.param("one \ntwo\nthree", False, "one two\nthree", id="a soft line end"),
        pytest.param("one \ntwo", True, "onetwo", id="DelSp"),
        pytest.param("  stuffed", False, " stuffed", id="space-stuffed"),
        pytest.param("> one \n> two\nmine", False, "> one two\nmine", id="quoted"),
        pytest.param("> one \n>> two", False, "> one \n>> two", id="another depth ends it"),
        pytest.param("end \n-- \nAnn", False, "end \n-- \nAnn", id="a signature is no soft line"),
    ],
)
def test_flowed_text_is_unwrapped(text, delete_space, expected):
    assert unwrapped(text, delete_space=delete_space) == expected


@pytest.mark.parametrize(
    "markup, expected",
    [
        pytest.param("<p>one</p><p>two &amp; three</p>", "one\n\ntwo & three", id="paragraphs"),
        pytest.param("<div>one</div><div>two</div>", "one\ntwo", id="lines"),
        pytest.param("one<br>two", "one\ntwo", id="breaks"),
        pytest.param("<style>p{}</style><script>x()</script><!-- no -->seen", "seen", id="what is not shown"),
        pytest.param('<p>seen<span style="display: none">hidden</span></p>', "seen", id="hidden"),
        pytest.param("<b>" * 3_000 + "deep", "deep", id="too deep to render"),
        pytest.param("<table><tr><td>" * 200 + "in", "in", id="tables in tables"),
        pytest.param('<div style="padding-left:99999999em">x</div>', "x", id="a margin as wide as the sea"),
        pytest.param('<?xml version="1.0" encoding="utf-8"?><p>x</p>', "x", id="says it is XML"),
        pytest.param("<!-- never closed <p>x</p>", "<!-- never closed", id="a comment without an end"),
        pytest.param("", "", id="nothing"),
        pytest.param("<", "<", id="not a tag"),
    ],
)
def test_html_becomes_what_a_reader_sees(markup, expected):
    assert expected in html_to_text(markup) if "never" in markup else html_to_text(markup).strip() == expected
