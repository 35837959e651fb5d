"""Whatever heard writes can be drawn by Word, and what cannot is found."""

from __future__ import annotations

import pytest

from heard.datafiles import locate
from heard.letters.catalogue import CATALOGUE, PURPOSES, letter_name, letter_of
from heard.letters.marking import marked
from heard.letters.render import Letters
from letters.letters_to_see import LETTERS, LETTERS_TO_SEE
from letters.word_linter import what_word_cannot_draw

PACKS = sorted(path.name for path in locate.templates_dir().iterdir() if path.is_dir())
OF_A_PACK = [
    (pack, path.stem)
    for pack in PACKS
    for path in sorted((locate.templates_dir() / pack).glob("complainant.*.txt"))
    if letter_of(path.stem) is not None
]


@pytest.mark.parametrize("name", LETTERS_TO_SEE)
def test_a_letter_to_staff_can_be_drawn(name):
    assert what_word_cannot_draw(LETTERS.render(*LETTERS_TO_SEE[name]).html) == []


@pytest.mark.parametrize("name", [*CATALOGUE, *map(letter_name, PURPOSES)])
def test_a_letter_that_says_all_it_can_can_be_drawn(name):
    assert what_word_cannot_draw(LETTERS.render(name, letter_of(name).samples()).html) == []


@pytest.mark.parametrize("pack, name", OF_A_PACK)
def test_a_letter_to_a_complainant_can_be_drawn(pack, name):
    letter = Letters(locate.templates_dir(), pack).render(name, letter_of(name).samples())
    assert what_word_cannot_draw(marked(letter, "NH-26-0042.7KQ3F9WD").html) == []


TABLE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'


@pytest.mark.parametrize(
    "html, found",
    [
        pytest.param('<img src="https://x.example/a.png">', ["<img>"], id="a picture from elsewhere"),
        pytest.param('<img src="cid:0a1b@heard" width="400">', ["<img>"], id="a picture that says nothing"),
        pytest.param("<style>p { color: red }</style>", ["<style>"], id="a style sheet"),
        pytest.param("<button>Close</button>", ["<button>"], id="a button that is none"),
        pytest.param('<p class="a">x</p>', ["<p class>"], id="a class"),
        pytest.param('<p onclick="x()">x</p>', ["<p onclick>"], id="a script"),
        pytest.param('<table cellspacing="0"></table>', [f"<table> without {each}" for each in
                     ("role", "cellpadding", "border")], id="a table with gaps"),
        pytest.param(f'<table {TABLE} width="50%"></table>', ["<table width=50%>"], id="a width that Word miscounts"),
        pytest.param('<td style="width:120px">x</td>', ["td {width:120px}"], id="a width that is no attribute"),
        pytest.param('<p style="padding:8px 12px">x</p>', ["p {padding:8px 12px}"], id="room in a paragraph"),
        pytest.param('<a style="padding:8px" href="https://x.example">x</a>', ["a {padding:8px}"], id="room in a link"),
        pytest.param('<div style="margin:8px">x</div>', ["div {margin:8px}"], id="room round a div"),
        pytest.param('<p style="margin:1em">x</p>', ["p {margin:1em}"], id="a length in no pixels"),
        pytest.param('<div style="display:flex">x</div>', ["div {display:flex}"], id="flex"),
        pytest.param('<div style="display:grid">x</div>', ["div {display:grid}"], id="grid"),
        pytest.param('<td style="float:left">x</td>', ["td {float:left}"], id="float"),
        pytest.param('<td style="position:absolute">x</td>', ["td {position:absolute}"], id="position"),
        pytest.param('<td style="background-image:url(a.png)">x</td>', ["td {background-image:url(a.png)}"],
                     id="a picture behind"),
        pytest.param('<p style="color:rgb(1,2,3)">x</p>', ["p {color:rgb(1,2,3)}"], id="a colour in no six figures"),
        pytest.param('<p style="color:#123456;color:#654321">x</p>', ["p color twice"], id="said twice"),
        pytest.param('<p style="font-family:var(--x)">x</p>', ["p {font-family:var(--x)}"], id="a variable"),
        pytest.param('<td style="border-left:1px dashed #b3b3b3">x</td>', ["td {border-left:1px dashed #b3b3b3}"],
                     id="a line that is not ours"),
        pytest.param('<a href="javascript:x()">x</a>', ["<a href=javascript:x()>"], id="a link that runs something"),
        pytest.param('<a href="http://x.example">x</a>', ["<a href=http://x.example>"], id="a link that is read"),
        pytest.param(f'<a href="mailto:{"a" * 1793}">x</a>', [f"<a href=mailto:{'a' * 33}>"], id="a link of 1,800"),
        pytest.param("<!-- x -->", ["<!-- -->"], id="a comment"),
        pytest.param("<!--[if gte mso 9]><v:oval></v:oval><![endif]-->", ["<!-- -->"], id="another condition"),
        pytest.param("<!--[if mso]><v:oval></v:oval><![endif]-->", ["<v:oval>"], id="a shape that is not ours"),
        pytest.param("<v:roundrect></v:roundrect>", ["<v:roundrect>"], id="a shape for everybody"),
    ],
)  # fmt: skip
def test_what_it_finds(html, found):
    assert what_word_cannot_draw(html) == found


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f'<table {TABLE}><tr><td bgcolor="#00528c" style="padding:8px">x</td></tr></table>', id="a cell"),
        pytest.param('<img src="cid:0a1b@heard" width="400" alt="x" style="max-width:100%">', id="a picture within"),
        pytest.param('<th scope="col" style="padding:4px 6px;border-bottom:1px solid #b3b3b3">x</th>', id="a head"),
        pytest.param('<div style="max-width:600px;word-break:break-word">x</div>', id="what it leaves out"),
        pytest.param('<ul style="margin:0 0 16px 24px;padding:0"><li>x</li></ul>', id="a list"),
    ],
)
def test_what_it_does_not_find(html):
    assert what_word_cannot_draw(html) == []
