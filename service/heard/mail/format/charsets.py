"""Bytes to text that is safe to keep and to show.

A charset is what a stranger says it is, so it is a hint: a mark at the beginning and good
UTF-8 speak for themselves, what the declared one cannot explain is read as windows-1252, and
what was guessed is said.  Nothing is ever refused, and no text leaves here with a character
that could end a line, hide one or break a store.
"""

from __future__ import annotations

import codecs
import re

from heard.mail.format.charset_names import WIDER, charset_in_markup, codec_of
from heard.mail.format.twice_encoded import once_encoded
from heard.mail.format.undeclared import undeclared_charset

_AS_ASCII = frozenset({"cp1252", "iso8859-15", "ascii", "utf-8"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# One character in so many may be broken before a charset of several bytes a character is held to be a lie.
_BROKEN_AT_MOST = 20

_UNSEEN = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_ENDS_LINE = re.compile("[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
_NOT_ON_A_LINE = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_UNSEEN}]")
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAINLY_TEXT = bytes((*b"\t\n", *range(0x20, 0x7F)))


def decode(raw: bytes, declared: str | None, *, markup: bool = False) -> tuple[str, str | None]:
    """Return the text, and what had to be guessed ("charset 'x-foo' is not known: read as utf-8") or None.

    markup   whether it is HTML, which may name its charset itself
    """
    if raw.isascii() and (declared is None or codec_of(declared) in _AS_ASCII):
        return _of_seven_bits(raw)
    text, guessed = _read(raw, declared, markup=markup)
    once = once_encoded(text)
    return (text, guessed) if once is None else (once, "the text was encoded twice: read as it was meant")


def _of_seven_bits(raw: bytes) -> tuple[str, str | None]:
    # Seven bits all the same, but escapes say where the text leaves ASCII (RFC 1468).
    if b"\x1b$" in raw:
        return raw.decode("iso2022_jp_ext", "replace"), "Japanese text declared as ASCII: read as iso-2022-jp"
    return raw.decode("ascii"), None


def _read(raw: bytes, declared: str | None, *, markup: bool) -> tuple[str, str | None]:
    for mark, named in _MARKS:
        if raw.startswith(mark) and (b"\0" in raw or named == "utf-8"):
            return raw.decode(named, "replace"), None
    name = codec_of(declared) if declared else "ascii"
    if name is None:
        assert declared is not None
        text, used = _guess(raw, markup=markup)
        return text, f"charset {one_line(declared)[:40]!r} is not known: read as {used}"
    if name == "utf-8":
        return _said_to_be_utf8(raw)
    if name.startswith(("utf-16", "utf-32")):
        return _of_wide_units(raw, name, markup=markup)
    if name == "utf-7" or name in WIDER:
        return _of_several_bytes(raw, name, markup=markup)
    return _of_one_byte(raw, declared, name, markup=markup)


def _of_one_byte(raw: bytes, declared: str | None, name: str, *, markup: bool) -> tuple[str, str | None]:
    # Any bytes make sense in such a charset, but hardly any of its texts is good UTF-8 by chance.
    if raw.isascii():
        return raw.decode(name, "replace"), None
    try:
        return raw.decode("utf-8"), f"8-bit text declared as {declared or 'nothing'}: read as utf-8"
    except UnicodeDecodeError:
        pass
    if name == "ascii":
        text, used = _guess(raw, markup=markup)
        return text, f"8-bit text declared as {declared or 'nothing'}: read as {used}"
    try:
        return raw.decode(name), None
    except UnicodeError:
        text, mostly = _mostly_utf8(raw)
        if mostly:
            return text, f"8-bit text declared as {declared}: read as utf-8, with what is not left out"
        return raw.decode(name, "replace").replace("\ufffd", ""), None


def _of_wide_units(raw: bytes, name: str, *, markup: bool) -> tuple[str, str | None]:
    if raw.isascii() and b"\0" not in raw:
        return raw.decode("ascii"), None
    if b"\0" not in raw and raw.count(b"\n") + raw.count(b" ") > len(raw) // 40:
        text, used = _guess(raw, markup=markup)
        return text, f"the text is not {name} at all: read as {used}"
    if name == "utf-16" and raw[0::2].count(0) < raw[1::2].count(0):
        name = "utf-16-le"  # no mark; zeros stand where the second byte of a Latin letter does
    elif name == "utf-16":
        name = "utf-16-be"  # RFC 2781, 4.3
    return raw.decode(name, "replace"), None


def _of_several_bytes(raw: bytes, name: str, *, markup: bool) -> tuple[str, str | None]:
    for codec in (name, *WIDER.get(name, ())):
        try:
            return raw.decode(codec), None
        except ValueError:  # UnicodeError is one; some codecs raise it bare
            continue
    try:
        return raw.decode("utf-8"), f"the text is not {name}: read as utf-8"
    except UnicodeDecodeError:
        pass
    text = raw.decode(name, "replace")
    broken = text.count("\ufffd")
    if broken * _BROKEN_AT_MOST <= len(text) or (broken <= 2 and name in WIDER):
        return text.replace("\ufffd", ""), f"the text is not {name} throughout: what is not is left out"
    text, used = _guess(raw, markup=markup)
    return text, f"the text is not {name} throughout: read as {used}"


def _said_to_be_utf8(raw: bytes) -> tuple[str, str | None]:
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError:
        text, mostly = _mostly_utf8(raw)
    if mostly:
        return text, "the text is not utf-8 throughout: read as utf-8, with what is not left out"
    text, used = _guess(raw, markup=False)
    return text, f"the text is not utf-8 throughout: read as {used}"


def _guess(raw: bytes, *, markup: bool) -> tuple[str, str]:
    in_markup = charset_in_markup(raw) if markup else None
    named = codec_of(in_markup) if in_markup else None
    for codec in ("utf-8", named):
        if codec is None:
            codec = undeclared_charset(raw)
        if not codec.startswith(("utf-16", "utf-32")):  # markup whose charset can be read has one byte a letter
            try:
                return raw.decode(codec), codec
            except ValueError:
                continue
    if b"\x1b$" in raw:
        return raw.decode("iso2022_jp_ext", "replace").replace("\ufffd", ""), "iso-2022-jp"
    text, mostly = _mostly_utf8(raw)
    return (text, "utf-8") if mostly else (raw.decode("cp1252", "replace").replace("\ufffd", ""), "cp1252")


def _mostly_utf8(raw: bytes) -> tuple[str, bool]:
    """Read bytes as UTF-8 with bits of something else between, and say whether it is that.

    A character cut in two must not spoil the others, and is left out; a lone byte that a footer
    of another charset brought in is windows-1252's.
    """
    whole = raw.decode("utf-8", "replace")
    bad = whole.count("\ufffd")
    good = sum(not character.isascii() for character in whole) - bad
    if good < bad and not (bad == 1 and good):
        return "", False
    return raw.decode("utf-8", _STRAY), True


def _stray(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    wrong = error.object[error.start : error.end]
    after = error.object[error.end : error.end + 1]
    if len(wrong) == 1 and after and wrong[0] >= 0xA0:
        return wrong.decode("cp1252"), error.end
    return "", error.end


_STRAY = "heard.mail.stray"
codecs.register_error(_STRAY, _stray)


def one_line(text: str) -> str:
    """Return the text on one line, without control characters and marks that change the direction of writing."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _NOT_ON_A_LINE.sub("", _ENDS_LINE.sub(" ", text)).strip()


def clean_text(text: str) -> str:
    """Return the text with plain line ends, without NUL and other controls, and with plain spaces."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    text = text.replace("\xa0", " ")
    # Most texts hold nothing that cannot be shown, which is much quicker seen than what it would be:
    # hardly anything is left without the octets that are plainly text.
    left = text.encode("utf-8", "surrogatepass").translate(None, _PLAINLY_TEXT).decode("utf-8", "surrogatepass")
    return text if left.isprintable() else _NOT_IN_TEXT.sub("", text)
