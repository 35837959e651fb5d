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
        pytest.param("éa".encode() + b"\xc3", "utf-8", "éa", True, id="a character cut in two"),
        pytest.param(b"plain", "utf-16", "plain", False, id="ASCII declared as UTF-16"),
        pytest.param(b"plain", "zlib_codec", "plain", True, id="a codec of Python's"),
        pytest.param(b"plain", "x\0y", "plain", True, id="a NUL in the name"),
        pytest.param(b"", "", "", False, id="nothing"),
    ],
)
def test_decode(raw, declared, text, guessed):
    read, guess = decode(raw, declared)
    assert (read, guess is not None) == (text, guessed)


@pytest.mark.parametrize(
    "text, written, declared",
    [
        ("łazienka", "cp1250", "windows-1250"),
        ("łazienka", "iso8859-2", "ISO_8859-2:1987"),
        ("łazienka", "cp1250", "win1250"),
        ("ağlıyor", "cp1254", "iso-8859-9"),
        ("сыро", "koi8-r", "koi8-r"),
        ("сыро", "cp1251", "cp-1251"),
        ("сыро", "mac-cyrillic", "x-mac-cyrillic"),
        ("υγρό", "iso8859-7", "iso-8859-7"),
        ("漏水", "gb18030", "gb2312"),
        ("漏水鎔", "gb18030", "GB_2312-80"),
        ("漏水", "big5", "x-big5"),
        ("雨漏り①", "cp932", "x-sjis"),
        ("雨漏り", "euc-jp", "x-euc-jp"),
        ("雨漏り①", "iso2022_jp_ext", "iso-2022-jp"),
        ("누수", "cp949", "ks_c_5601-1987"),
        ("누수", "cp949", "ks_c_5601"),
        ("รั่ว", "cp874", "tis-620"),
        ("café", "cp850", "cp-850"),
        ("café", "mac-roman", '"x-mac-roman"'),
        ("café", "utf-7", "unicode-1-1-utf-7"),
        ("café", "utf-8", "utf8"),
        ("café", "utf-8", "charset=utf-8"),
        ("café", "utf-8", "utf-8; format=flowed"),
        ("café", "utf-8", "'UTF-8'"),
        ("café", "utf-8", "utf-8*en"),
        ("café", "utf-16", "utf-16"),
        ("café", "utf-16-be", "utf-16"),
        ("café", "utf-16-le", "unicode"),
        ("“café”", "cp1252", "windows-1252http-equivcontent-type"),
    ],
)
def test_a_charset_is_known_by_the_names_mail_gives_it(text, written, declared):
    text = text.replace("①", "") if "2022" in written else text
    assert decode(text.encode(written), declared) == (text, None)


@pytest.mark.parametrize(
    "raw, declared, text",
    [
        pytest.param("“café”".encode("cp1252"), "us-ascii", "“café”", id="windows-1252 as ASCII"),
        pytest.param("“café”".encode("cp1252"), "unknown-8bit", "“café”", id="unknown-8bit"),
        pytest.param("雨漏り".encode("iso2022_jp"), "us-ascii", "雨漏り", id="Japanese as ASCII"),
        pytest.param("雨漏り".encode("iso2022_jp"), None, "雨漏り", id="Japanese as nothing"),
        pytest.param("café".encode("utf-8-sig"), "us-ascii", "\ufeffcafé", id="a mark of UTF-8"),
        pytest.param("łazienka".encode(), "iso-8859-2", "łazienka", id="UTF-8 as Polish"),
        pytest.param("сыро".encode(), "koi8-r", "сыро", id="UTF-8 as Russian"),
        pytest.param("漏水漏水漏".encode(), "iso-2022-jp", "漏水漏水漏", id="UTF-8 as Japanese"),
        pytest.param("漏水".encode("gb18030") + b"\xff", "gb2312", "漏水", id="one octet too many"),
        pytest.param("é£ à".encode() + b" \xa35", "utf-8", "é£ à £5", id="a footer in Latin below UTF-8"),
        pytest.param(b"\xc3\xa9 a\xe2\x80\xc3\xa9", "utf-8", "é aé", id="half a quotation mark"),
        pytest.param("donâ€™t".encode(), "utf-8", "don’t", id="encoded twice"),
        pytest.param("CafÃ© for Â£5".encode(), "utf-8", "Café for £5", id="encoded twice, throughout"),
        pytest.param("é: donâ€™t".encode(), "utf-8", "é: don’t", id="encoded twice in places"),
    ],
)
def test_what_the_octets_plainly_are_is_believed(raw, declared, text):
    read, guessed = decode(raw, declared)
    assert read.removeprefix("\ufeff") == text.removeprefix("\ufeff")
    assert guessed is not None or raw.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["NÃO É", "café”…", "Ã", "â", "„Ä“ und Ö", "é Ã©", "Å½", "ÐÐ"])
def test_what_may_be_meant_so_is_not_mended(text):
    assert decode(text.encode(), "utf-8") == (text, None)


@pytest.mark.parametrize(
    "head, text",
    [
        ('<meta charset="windows-1250">', "łazienka"),
        ('<META http-equiv=Content-Type content="text/html; charset=iso-8859-2">', "łazienka"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "сыро"),
    ],
)
@pytest.mark.parametrize("declared", [None, "us-ascii", "x-unknown"])
def test_html_may_name_its_charset_itself(head, text, declared):
    charset = next(name for name in ("windows-1250", "iso-8859-2", "koi8-r") if name in head)
    read, _ = decode(f"{head}<p>{text}".encode(charset), declared, markup=True)
    assert read.endswith(text)


def test_what_the_header_says_goes_before_what_the_html_says():
    assert decode("<meta charset=koi8-r>łą".encode("cp1250"), "windows-1250", markup=True)[0].endswith("łą")


def test_one_line_has_no_line_ends_and_no_controls():
    assert one_line(" a\r\nb\tc\x00\x1b\u2028d\u202e\ud800 ") == "a  b c d"


def test_clean_text_keeps_lines_and_nothing_else_below_a_space():
    assert clean_text("a\r\nb\rc\x0cd\te\x00\x07\xa0f") == "a\nb\nc\nd\te f"
