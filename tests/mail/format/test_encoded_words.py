"""Subjects and names as they are really encoded (RFC 2047)."""

from __future__ import annotations

import pytest

from heard.mail.format.encoded_words import base64_bytes, header_text


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
        pytest.param("a =? b", "a =? b", id="not a word"),
        pytest.param("=?gb2312?b?1tDOxA==?=", "中文", id="Chinese"),
        pytest.param("=?iso-2022-jp?b?GyRCRnxLXBsoQg==?=", "日本", id="Japanese"),
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
