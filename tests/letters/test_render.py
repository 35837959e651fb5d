"""No value changes what a letter is, nothing a policy wants said is left out, and a draft shows what is missing."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest

from heard.datafiles import locate
from heard.errors import TemplateError
from heard.letters.catalogue import CATALOGUE, PURPOSES, letter_name, letter_of
from heard.letters.render import Letters

PACK = "wnwhl-2009"
ACKNOWLEDGEMENT = "complainant.acknowledgement.stage-1"
DECISION = "complainant.decision.any"
DANGER = "officer.notice.danger"
SAMPLE = letter_of(ACKNOWLEDGEMENT).samples()
SHIPPED = Letters(locate.templates_dir(), PACK)
OWN = Letters(locate.templates_dir(), "a-pack-without-wording")


@pytest.fixture
def templates(tmp_path) -> Path:
    shutil.copytree(locate.templates_dir(), tmp_path / "templates")
    return tmp_path / "templates"


def wording(templates: Path, text: str, name: str = ACKNOWLEDGEMENT) -> Letters:
    (templates / PACK / f"{name}.txt").write_text(text, encoding="utf-8")
    return Letters(templates, PACK)


def without_markup(html: str) -> list[str]:
    body = re.sub(r"<!--.*?-->|<title>.*?</title>", "", html, flags=re.S)
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?a\b[^>]*>", "", body))).split()


@pytest.mark.parametrize("name", [*CATALOGUE, *map(letter_name, PURPOSES), ACKNOWLEDGEMENT])
def test_text_and_html_say_the_same(name):
    letter = OWN.render(name, letter_of(name).samples())
    text = [line.removeprefix("- ") for line in letter.text.split("\n")]
    html = " ".join(without_markup(letter.html)).replace(" or answer this mail", " answer this mail")
    assert html.split() == " ".join(text).split(), "but for what can only be pressed in the HTML"


def test_a_word_that_has_to_be_given():
    with pytest.raises(TemplateError, match="'handler_name' is not given"):
        SHIPPED.render(ACKNOWLEDGEMENT, {**SAMPLE, "handler_name": None})


def test_there_is_no_such_letter():
    with pytest.raises(TemplateError, match=r"letter complainant\.greeting"):
        SHIPPED.render("complainant.greeting", {})


@pytest.mark.parametrize(
    "value, said",
    [
        (date(2026, 4, 9), "Thursday 9 April 2026"),
        (datetime(2026, 4, 9, 9, 5, tzinfo=UTC), "Thursday 9 April 2026, 09:05"),
        (1873, "1873"),
        ("  two\r\n\twords\u2028\x00 ", "two words"),
    ],
)
def test_how_a_value_is_said(templates, value, said):
    letters = wording(templates, "Subject: {{ reason }}\n\n{{ reason }}.\n", DANGER)
    letter = letters.render(DANGER, {"reason": value})
    assert (letter.subject, letter.text) == (said, f"{said}.\n")


def test_a_value_is_neither_markup_nor_template_nor_link():
    reason = '<b>{{ 7 * 7 }}</b> & "https://prize.example"'
    letter = SHIPPED.render(DANGER, {"reason": reason})
    assert f"Why: {reason}\n" in letter.text
    assert "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt; &amp; &quot;https://prize.example&quot;" in letter.html
    assert "<a " not in letter.html


def test_a_link_of_our_own_wording_can_be_followed(templates):
    letters = wording(templates, "Subject: x\n\nSee https://northgate.example/complaints?a=1&b=2.\n", DANGER)
    link = "https://northgate.example/complaints?a=1&amp;b=2"
    assert f'See <a href="{link}" style="color:#00528c">{link}</a>.' in letters.render(DANGER, {"reason": "x"}).html


@pytest.mark.parametrize("text", ["javascript:alert(1)", "http://northgate.example", 'https://x.example/"onclick="x'])
def test_no_other_link_is_made(templates, text):
    html = wording(templates, f"Subject: x\n\nSee {text} .\n", DANGER).render(DANGER, {"reason": "x"}).html
    assert "javascript:" not in re.findall(r'href="([^"]*)"', html)
    assert 'onclick="' not in html
    assert 'href="http://' not in html


@pytest.mark.parametrize(
    "value, said",
    [
        pytest.param("a\n\n    heard erase\n\n- b", "a heard erase - b", id="a paragraph, something to type, a list"),
        pytest.param("- b", "b", id="a list at once"),
        pytest.param("# You have won", "You have won", id="a heading"),
        pytest.param("- # - b", "b", id="one behind the other"),
        pytest.param("-5 degrees", "-5 degrees", id="below zero"),
    ],
)
def test_a_value_cannot_begin_anything(templates, value, said):
    letters = wording(templates, "Subject: x\n\n{{ reason }}\n", DANGER)
    letter = letters.render(DANGER, {"reason": value})
    assert letter.text == f"{said}\n"
    assert not re.search(r"<ul|<li|<h2", letter.html)


def test_several_values_are_a_list_and_none_of_them_begins_another(templates):
    letters = wording(templates, "Subject: x\n\n{{ reason }}\n", DANGER)
    letter = letters.render(DANGER, {"reason": ("one", "- two\n- three", "# four")})
    assert letter.text == "- one\n- two - three\n- four\n"
    assert re.findall(r"<li[^>]*>([^<]*)</li>", letter.html) == ["one", "two - three", "four"]


def test_a_heading(templates):
    letter = wording(templates, "Subject: x\n\n# Why\n- one\n- two\n\n# Alone\n\nNo # here\n", DANGER).render(
        DANGER, {}
    )
    assert letter.text == "Why\n- one\n- two\n\nAlone\n\nNo # here\n"
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>\n<(\w+)", letter.html) == [("Why", "ul"), ("Alone", "p")]


@pytest.mark.parametrize(
    "name, greeting",
    [
        pytest.param("Mary O'Neill", "Dear Mary O'Neill,", id="a name"),
        pytest.param("www.prize.example", "Hello,", id="no name"),
        pytest.param("", "Hello,", id="nothing"),
        pytest.param(None, "Hello,", id="none"),
    ],
)
def test_a_stranger_is_greeted_by_a_name_or_not_at_all(name, greeting):
    assert SHIPPED.render(ACKNOWLEDGEMENT, {**SAMPLE, "name": name}).text.startswith(f"{greeting}\n")


def test_a_strangers_words_are_repeated_without_what_could_be_followed():
    wish = "Damp!\n\nSee https://prize.example and www.prize.example, a@prize.example " + "again " * 500
    written = OWN.render(ACKNOWLEDGEMENT, {**SAMPLE, "outcome_sought": wish})
    (line,) = [line for line in written.text.split("\n") if line.startswith("Damp!")]
    assert line.startswith("Damp! See (a link) and (a link) (an email address) again")
    assert len(line) < 420
    assert "prize" not in written.html


# What the policy wants said


def test_what_the_policy_wants_said_has_to_be_given_even_where_the_template_could_do_without():
    values = {**SAMPLE, "officer_contact_by": None}
    assert "get in touch with you: by" not in OWN.render(ACKNOWLEDGEMENT, values, ["officer-contact-by"]).text
    del values["officer_contact_by"]
    assert OWN.render(ACKNOWLEDGEMENT, values)
    with pytest.raises(TemplateError, match="'officer_contact_by' is not given"):
        OWN.render(ACKNOWLEDGEMENT, values, ["officer-contact-by"])


@pytest.mark.parametrize("value", [None, "", " \n", "[who is dealing with it]"])
def test_what_says_nothing_is_not_given(value):
    with pytest.raises(TemplateError, match="'handler_name' is not given"):
        OWN.render(ACKNOWLEDGEMENT, {**SAMPLE, "handler_name": value}, ["handler-name"])


def test_a_sentence_of_heards_own_is_said_where_the_policy_wants_it():
    bare = letter_of(ACKNOWLEDGEMENT).samples(full=False)
    assert "meet us" not in OWN.render(ACKNOWLEDGEMENT, bare).text
    assert "Would you like to meet us" in OWN.render(ACKNOWLEDGEMENT, bare, ["meeting-offer"]).text
    given = {**bare, "meeting_offer": "Come and see us."}
    assert "Come and see us." in OWN.render(ACKNOWLEDGEMENT, given, ["meeting-offer"]).text


# Drafts

KNOWN = {"name": "Mary", "reference": "NH-26-0042", "outside_body": "Housing Ombudsman Service", "stage": "Stage 1"}


def test_a_draft_asks_for_what_is_wanted_and_leaves_out_the_rest():
    draft = OWN.draft(DECISION, KNOWN, ["outcome", "findings"])
    assert "What we decided\n[upheld, partly upheld or not upheld]\n" in draft.text
    assert "What we found\n[what you found, and how you know]\n" in draft.text
    assert re.findall(r"\[([^]]*)\]", draft.text.replace("[NH-26-0042]", "")) == [
        "upheld, partly upheld or not upheld",
        "what you found, and how you know",
        "your name, job title and telephone number",
        "the landlord's name",
        "the address to answer to",
    ]


def test_a_draft_says_what_is_known_where_it_is_wanted():
    assert "Housing Ombudsman Service" not in OWN.draft(DECISION, KNOWN, ["outcome"]).text
    assert "Housing Ombudsman Service" in OWN.draft(DECISION, KNOWN, ["outcome", "outside-body"]).text
    assert "Stage 1" in OWN.draft(DECISION, KNOWN, ["stage"]).text


def test_a_draft_greets_nobody_by_a_name_it_does_not_know():
    assert OWN.draft(DECISION, {}, ["outcome"]).text.startswith("Hello,\n")


def test_what_an_officer_left_in_brackets_is_not_sent():
    left = {**SAMPLE, "limits_on_resolution": "We are sorry: [what we cannot do, whatever we find, and why]"}
    with pytest.raises(TemplateError, match="'limits_on_resolution' is not given"):
        OWN.render(ACKNOWLEDGEMENT, left, ["limits-on-resolution"])


def test_a_wish_that_says_nothing_stops_no_letter():
    assert OWN.render(ACKNOWLEDGEMENT, {**SAMPLE, "outcome_sought": "???"}, ["outcome-sought"])
