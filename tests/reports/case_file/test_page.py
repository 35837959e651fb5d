"""The page and the print: they say the same, run nothing, and read whatever alphabet."""

from __future__ import annotations

import re
import zlib
from datetime import datetime
from pathlib import Path

import pytest

from builders import TENANT, MovedClock, a_mail
from heard.reports.case_file.chronology import Chronology, Kept, chronology
from heard.reports.case_file.page import page
from heard.reports.case_file.printed import NO_SHAPE, printed
from reports.case_file.a_case_file import (
    LONDON,
    a_complaint_was_made,
    the_file,
    the_gathered,
    with_attached,
    words_of,
)

MADE = datetime(2026, 6, 2, 9, tzinfo=LONDON)


def a_chronology(*notes: str) -> Chronology:
    return Chronology("NH-26-0001", "Northgate Homes", (), (), notes, (), (), (), (), of_several=False)


def words_of_print(content: bytes) -> str:
    """Return what a reader of a print sees, on one line: glyphs by their font's table of what they stand for."""
    objects = {int(n): body for n, body in re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj", content, re.DOTALL)}
    stands_for = {}
    for number, body in objects.items():
        if b"/ToUnicode" in body:
            table = _stream(objects[int(re.findall(rb"/ToUnicode (\d+) 0 R", body)[0])])
            pairs = re.findall(rb"<([0-9A-F]+)> <([0-9A-F]+)>\n", table)
            stands_for[number] = {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in pairs}
    fonts = dict(re.findall(rb"/(F\d+) (\d+) 0 R", content))
    pages = sorted(n for n, body in objects.items() if b"/Type /Page\n" in body)
    contents = [int(re.findall(rb"/Contents (\d+) 0 R", objects[n])[0]) for n in pages]
    return " ".join(" ".join(_shown(_stream(objects[n]), fonts, stands_for)) for n in contents)


def _stream(body: bytes) -> bytes:
    raw = body[body.index(b"stream\n") + 7 : body.rindex(b"\nendstream")]
    return zlib.decompress(raw) if b"/FlateDecode" in body else raw


def _shown(stream: bytes, fonts: dict[bytes, bytes], stands_for: dict[int, dict[int, str]]) -> list[str]:
    said, font = [], {}
    for name, text in re.findall(rb"/(F\d+) [\d.]+ Tf|\(((?:[^()\\]|\\.)*)\) ?(?:Tj|\]? ?TJ)", stream, re.DOTALL):
        if name:
            font = stands_for[int(fonts[name])]
        else:
            plain = re.sub(rb"\\(.)", lambda m: {b"r": b"\r", b"n": b"\n"}.get(m[1], m[1]), text, flags=re.DOTALL)
            said.append("".join(font.get(code, "?") for code in memoryview(plain).cast("B").tolist()[1::2]))
    return said


def test_the_page_forbids_itself_to_run_or_fetch_anything(tmp_path: Path, clock: MovedClock) -> None:
    hostile = with_attached([("<img src=x onerror=alert(1)>.pdf", b"x")], subject="</p><script>alert(1)</script>")
    text = the_file(a_complaint_was_made(tmp_path, clock, hostile))[0].text("chronology.html")
    assert "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'" in text
    assert not re.search(
        r"<(script|img|iframe|link|object|embed|form|base)\b|\bsrc=|\bhref=|url\(|@import",
        text.replace("&lt;img src=x", ""),
    )
    assert "&lt;/p&gt;&lt;script&gt;" in text


def test_the_print_has_its_case_and_number_on_each_sheet() -> None:
    content = printed(a_chronology(*(f"A note, the {number}th." for number in range(200))), MADE)
    said = "".join(words_of_print(content).split())
    sheets = content.count(b"/Type /Page\n")
    assert sheets > 1
    for sheet in range(1, sheets + 1):
        assert f"NH-26-0001,page{sheet}of{sheets}" in said


@pytest.mark.parametrize(
    "words", ["Zażółć gęślą jaźń", "Ελένη Παπαδοπούλου", "Наталья Ковальчук", "Ngozi Ọlá", "“quoted” – 10 £ …"]
)
def test_the_print_reads_names_in_many_alphabets(words: str) -> None:
    assert words in words_of_print(printed(a_chronology(words), MADE))


@pytest.mark.parametrize("words", ["陳大文", "🔥 fire", "x" * 3000, "\ufffd", "a\u0301" * 50, ""], ids=ascii)
def test_what_has_no_shape_breaks_nothing(words: str) -> None:
    said = words_of_print(printed(a_chronology(f"before {words} after"), MADE))
    assert "before" in said
    assert "after" in said
    if words == "陳大文":
        assert NO_SHAPE * 3 in said


def test_page_and_print_say_the_same(tmp_path: Path, clock: MovedClock) -> None:
    mail = a_mail(sender=f"Żółć Ковальчук <{TENANT}>")
    told = chronology(the_gathered(a_complaint_was_made(tmp_path, clock, mail)), Kept())
    on_page = words_of(page(told))
    in_print = "".join(words_of_print(printed(told, MADE)).split())
    clocks = [part for each in told.clocks for part in (each.called, each.promised, each.done, each.clause)]
    events = [part for each in told.entries for part in (each.told, each.who, each.clause, *each.also, *each.files)]
    facts = [words for fact in told.facts for words in fact]
    assert len(events) > 10
    for words in (*clocks, *events, *facts, *told.notes):
        assert " ".join(words.split()) in on_page
        assert "".join(words.split()) in in_print


def test_the_same_chronology_is_the_same_print() -> None:
    assert printed(a_chronology("One."), MADE) == printed(a_chronology("One."), MADE)
