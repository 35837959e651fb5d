"""Subjects and names as they are really encoded (RFC 2047)."""

from __future__ import annotations

import time

import pytest

from heard.mail.format.encoded_words import base64_bytes, header_text, raw_text


@pytest.mark.parametrize(
    "value, expected",
    [
        pytest.param("plain", "plain", id="plain"),
        pytest.param("=?utf-8?q?Caf=C3=A9?=", "Café", id="one word"),
        pytest.param("=?UTF-8?Q?a?= =?UTF-8?Q?b?=", "ab", id="space between words goes"),
        pytest.param("=?UTF-8?Q?a?= b", "a b", id="space before text stays"),
        pytest.param("=?utf-8?q?=C3?= =?utf-8?q?=A9?=", "é", id="a character split between two words"),
        pytest.param("=?utf-8?b?w?= =?utf-8?b?6k=?=", "é", id="base64 split anywhere"),
        pytest.param("=?iso-8859-1?q?=E9?= =?utf-8?q?=C3=A9?=", "éé", id="two charsets"),
        pytest.param("[=?utf-8?q?caf=C3=A9?=]", "[café]", id="touching other text"),
        pytest.param("Re:=?utf-8?q?caf=C3=A9?=now", "Re:cafénow", id="touching on both sides"),
        pytest.param('"=?utf-8?q?caf=C3=A9?="', '"café"', id="within quotes"),
        pytest.param("=?utf-8?q?two words?=", "two words", id="a space within"),
        pytest.param("=?utf-8?q?ready?=20?=", "ready? ", id="a question mark within"),
        pytest.param("=?utf-8*en?q?colour?=", "colour", id="with a language (RFC 2231)"),
        pytest.param("=?x-unknown?q?caf=C3=A9?=", "café", id="no such charset"),
        pytest.param("=?iso-8859-1?q?=93quoted=94?=", "“quoted”", id="windows-1252 by another name"),
        pytest.param("=?iso-8859-1?q?caf=C3=A9?=", "café", id="UTF-8 by another name"),
        pytest.param("=?utf-8?b?Y2Fmw6k?=", "café", id="no padding"),
        pytest.param("=?utf-8?q?caf=C3=A9", "café", id="cut off"),
        pytest.param("=?utf-8?x?caf?=", "=?utf-8?x?caf?=", id="no such encoding"),
        pytest.param("=?UTF-8?Q?", "=?UTF-8?Q?", id="the beginning of a word alone"),
        pytest.param("=?UTF-8?Q?=", "=?UTF-8?Q?=", id="a word cut short, alone"),
        pytest.param("=?UTF-8?Q??=", "", id="an empty word"),
        pytest.param("a =? b", "a =? b", id="not a word"),
        pytest.param("=?gb2312?b?1tDOxA==?=", "中文", id="Chinese"),
        pytest.param("=?iso-2022-jp?b?GyRCRnxLXBsoQg==?=", "日本", id="Japanese"),
        pytest.param("=?iso-2022-jp?b?GyRCRnwbKEI=?= =?iso-2022-jp?b?GyRCS1wbKEI=?=", "日本", id="Japanese in two"),
        pytest.param("\x1b$BF|K\\\x1b(B", "日本", id="Japanese, not encoded at all"),
        pytest.param("=?utf-8?q?a?==?utf-8?q?b?=", "ab", id="no space between"),
        pytest.param("=?utf-8?b?Y2Fmw6k?= =?utf-8?b?w6k?=", "caféé", id="no padding, twice"),
        pytest.param("=?utf-8?q?a?=\t\t=?utf-8?b?Yg==?=", "ab", id="tabs between, another encoding"),
        pytest.param("=?UTF-8?B?Y2Fm\n w6k=?=", "café", id="a line break within"),
        pytest.param("=?utf-8?Q?caf=c3=a9?=", "café", id="small hex digits"),
        pytest.param("=?utf-8?Q?a_b=5Fc?=", "a b_c", id="underscores"),
        pytest.param("=?utf-8?Q?50%_=_half?=", "50% = half", id="a bare equals sign"),
        pytest.param("=?utf-8?Q?Really??=", "Really?", id="a bare question mark"),
        pytest.param("=??Q?caf=C3=A9?=", "café", id="no charset"),
        pytest.param("=? utf-8 ?Q?caf=C3=A9?=", "café", id="space around the charset"),
        pytest.param("=?utf-8?Q?caf=C3=A9? =?utf-8?Q?_x?=", "café x", id="a word that never ends, and one that does"),
        pytest.param("=?utf-8?Q?=3D=3Futf-8=3FQ=3Fcaf=3DC3=3DA9=3F=3D?=", "café", id="encoded twice"),
        pytest.param("=?utf-8?q?" + "x" * 200 + "=C3=A9?=", "x" * 200 + "é", id="longer than allowed"),
        pytest.param("=?us-ascii?q?caf=E9?=", "café", id="windows-1252 as ASCII"),
        pytest.param("=?utf-8?q?caf=E9?=", "café", id="windows-1252 as UTF-8"),
        pytest.param("=?utf-8?q?don=C3=A2=E2=82=AC=E2=84=A2t?=", "don’t", id="UTF-8 of windows-1252 of UTF-8"),
        pytest.param("=?ks_c_5601-1987?B?tKm89g==?=", "누수", id="Korean"),
        pytest.param("=?windows-1250?Q?=B3azienka?=", "łazienka", id="Polish"),
        pytest.param("=?UTF-8?Q?=F0=9F=98=80?=", "😀", id="a picture"),
        pytest.param("=?utf-8?b?8J+Y?= =?utf-8?b?gA==?=", "😀", id="a picture in two"),
    ],
)
def test_header_text(value, expected):
    assert header_text(value) == expected.strip()


@pytest.mark.parametrize(
    "encoded, raw",
    [(b"YQ==", b"a"), (b"YQ", b"a"), (b"Y Q = =", b"a"), (b"YWJjZ", b"abc"), (b"", b""), (b"!!", b"")],
)
def test_base64_goes_as_far_as_it_can(encoded, raw):
    assert base64_bytes(encoded) == raw


@pytest.mark.parametrize(
    "charset, expected",
    [("koi8-r", "сыро"), ("windows-1251", "сыро"), ("gb2312", "漏水"), ("utf-8", "café"), (None, "café")],
)
def test_raw_octets_are_read_as_the_text_below_says(charset, expected):
    raw = expected.encode(charset or "cp1252").decode("ascii", "surrogateescape")
    assert raw_text(raw, charset) == expected
    assert raw_text(expected.encode().decode("ascii", "surrogateescape"), charset) == expected


@pytest.mark.parametrize("unit", ["=?utf-8?q?", "=?utf-8?q?a?= ", "=?", "?=", "=?utf-8?b?w? ", "=3D=3F"])
def test_takes_time_by_its_length(unit):
    value = unit * (20_000 // len(unit))
    began = time.process_time()
    header_text(value)
    assert time.process_time() - began < 2
