"""What a charset says, and what the bytes say."""

from __future__ import annotations

import pytest

from heard.mail.format.charsets import clean_text, decode, one_line


@pytest.mark.parametrize(
    "raw, declared, text, guessed",
    [
        pytest.param(b"plain", None, "plain", False, id="ASCII"),
        pytest.param("é".encode(), "utf-8", "é", False, id="as declared"),
        pytest.param("é£".encode("cp1252"), "windows-1252", "é£", False, id="windows-1252"),
        pytest.param(b"\x93q\x94", "iso-8859-1", "“q”", False, id="iso-8859-1 means windows-1252"),
        pytest.param("łąka".encode("iso-8859-2"), "iso-8859-2", "łąka", False, id="Polish"),
        pytest.param("é".encode(), "no-such", "é", True, id="not known, UTF-8"),
        pytest.param(b"\xe9", "no-such", "é", True, id="not known, windows-1252"),
        pytest.param("é".encode(), "iso-8859-1", "é", True, id="UTF-8 declared as Latin"),
        pytest.param(b"\xe9t\xe9", "utf-8", "été", True, id="Latin declared as UTF-8"),
        pytest.param("éa".encode() + b"\xc3", "utf-8", "éa\ufffd", True, id="a character cut in two"),
        pytest.param(b"plain", "utf-16", "plain", False, id="ASCII declared as UTF-16"),
        pytest.param(b"plain", "zlib_codec", "plain", True, id="a codec of Python's"),
        pytest.param(b"plain", "x\0y", "plain", True, id="a NUL in the name"),
        pytest.param(b"", "", "", False, id="nothing"),
    ],
)
def test_decode(raw, declared, text, guessed):
    read, guess = decode(raw, declared)
    assert (read, guess is not None) == (text, guessed)


def test_one_line_has_no_line_ends_and_no_controls():
    assert one_line(" a\r\nb\tc\x00\x1b\u2028d\u202e\ud800 ") == "a  b c d"


def test_clean_text_keeps_lines_and_nothing_else_below_a_space():
    assert clean_text("a\r\nb\rc\x0cd\te\x00\x07\xa0f") == "a\nb\nc\nd\te f"
