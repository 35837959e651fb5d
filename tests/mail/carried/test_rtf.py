"""Rich text, and the HTML Outlook hides in it."""

from __future__ import annotations

import time

import pytest

from heard.mail.carried.rtf import read_rtf


@pytest.mark.parametrize(
    "rtf, text",
    [
        pytest.param(rb"{\rtf1 one\par two}", "one\ntwo", id="paragraphs"),
        pytest.param(rb"{\rtf1 one\line two\tab three}", "one\ntwo\tthree", id="lines and tabs"),
        pytest.param(rb"{\rtf1{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}{\info{\title No}}yes}", "yes", id="tables go"),
        pytest.param(rb"{\rtf1{\*\generator Word;}{\pict 00ff}yes}", "yes", id="what is not text goes"),
        pytest.param(rb"{\rtf1 \{a\}\\b\~c}", "{a}\\b\xa0c", id="signs"),
        pytest.param(rb"{\rtf1 \ldblquote hi\rdblquote  \endash  it\rquote s}", "“hi” – it’s", id="named signs"),
        pytest.param(rb"{\rtf1\ansicpg1250 \'b3azienka}", "łazienka", id="code page"),
        pytest.param(rb"{\rtf1\uc1 \u322?azienka}", "łazienka", id="Unicode, one character instead"),
        pytest.param(rb"{\rtf1{\uc2\u322\'a3\'a3}b}", "łb", id="Unicode, two instead"),
        pytest.param(rb"{\rtf1\u-10179?\u-8704?}", "😀", id="a pair"),
        pytest.param(
            rb"{\rtf1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f0 a{\f1 \'ef}\f0 b}",
            "aпb",
            id="a font's charset",
        ),
        pytest.param(rb"{\rtf1 a\bin4 {}}}b}", "ab", id="binary"),
        pytest.param(rb"{\rtf1 never closed", "never closed", id="never closed"),
        pytest.param(rb"}}}a", "a", id="closed too often"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_text(rtf, text):
    read = read_rtf(rtf)
    assert (read.text.strip("\n"), read.html) == (text, None)


@pytest.mark.parametrize(
    "rtf, html",
    [
        pytest.param(rb"{\*\htmltag64 <p>}Hello{\*\htmltag72 </p>}", "<p>Hello</p>", id="tags and text"),
        pytest.param(rb"{\*\htmltag64}\htmlrtf {\b\htmlrtf0 x\htmlrtf }\htmlrtf0", "x", id="for rich readers only"),
        pytest.param(rb"{\*\htmltag84 &nbsp;}\htmlrtf \'a0\htmlrtf0 x", "&nbsp;x", id="an entity"),
        pytest.param(rb"{\*\htmltag116 <a href=\'22x\'22>}y{\*\mhtmltag116 <a href=z>}", '<a href="x">y', id="quotes"),
        pytest.param(rb"{\*\htmltag4 \par}a\par b", "\na\nb", id="line ends"),
        pytest.param(rb"{\*\htmltag241 <style>p\{\}</style>}", "<style>p{}</style>", id="braces"),
        pytest.param(rb"\u322?a", "ła", id="Unicode"),
    ],
)
def test_html_comes_back_out(rtf, html):
    assert read_rtf(rb"{\rtf1\ansi\ansicpg1252\fromhtml1 " + rtf + b"}").html == html


@pytest.mark.parametrize(
    "unit", [b"{", b"}", b"\\", rb"\'e9", rb"\u1 ", rb"{\*\htmltag ", rb"{\field{\fldinst ", b"a", b"\n"]
)
def test_takes_time_by_its_length(unit):
    rtf = rb"{\rtf1\fromhtml1 " + unit * (100_000 // len(unit))
    began = time.process_time()
    read_rtf(rtf)
    assert time.process_time() - began < 2
