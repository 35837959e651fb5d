"""Bytes to text that is safe to keep and to show.

A charset is what a stranger says it is, so it is a hint: what it cannot explain is read as
UTF-8, then as windows-1252, and what was guessed is said.  Nothing is ever refused, and no
text leaves here with a character that could end a line, hide one or break a store.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

# What mail programs write and Python does not know, or knows too narrowly: mail that says
# iso-8859-1 is windows-1252 (WHATWG Encoding Standard), gb2312 is mostly gbk, and so on.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "ascii",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_NAMES = {
    "ansi": "cp1252",
    "cp-850": "cp850",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "windows-874": "cp874",
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
}
# These are codecs of Python, not charsets of mail, and punycode takes quadratic time.
_NOT_OF_MAIL = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
_WESTERN = frozenset({"cp1252", "iso8859-15", "ascii"})

_UNSEEN = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_ENDS_LINE = re.compile("[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
_NOT_ON_A_LINE = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_UNSEEN}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def decode(raw: bytes, declared: str | None) -> tuple[str, str | None]:
    """Return the text, and what had to be guessed ("charset 'x-foo' is not known: read as utf-8") or None."""
    if raw.isascii() and (declared is None or _codec(declared) in (*_WESTERN, "utf-8")):
        return raw.decode("ascii"), None
    name = _codec(declared) if declared else "ascii"
    if declared and name is None:
        text, used = _guess(raw)
        return text, f"charset {one_line(declared)[:40]!r} is not known: read as {used}"
    if name in _WESTERN or (name and name.startswith(("utf-16", "utf-32")) and b"\0" not in raw):
        return _not_as_declared(raw, declared, name)
    assert name is not None
    try:
        return raw.decode(name), None
    except ValueError:  # UnicodeError is one; some codecs raise it bare
        text, used = _mostly_utf8(raw) if name == "utf-8" else _guess(raw)
        return text, f"the text is not {name} throughout: read as {used}"


def _not_as_declared(raw: bytes, declared: str | None, name: str) -> tuple[str, str | None]:
    # Any bytes make sense in windows-1252, but hardly any of its texts is good UTF-8 by chance.
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        wanted = name if name in ("cp1252", "iso8859-15") else "cp1252"
        text = raw.decode(wanted, "replace")
        return text, None if name == wanted else f"8-bit text declared as {declared or 'nothing'}: read as {wanted}"
    return text, None if raw.isascii() else f"8-bit text declared as {declared or 'nothing'}: read as utf-8"


def _guess(raw: bytes) -> tuple[str, str]:
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), "cp1252"


def _mostly_utf8(raw: bytes) -> tuple[str, str]:
    """Read text that says it is UTF-8 and is not quite: a character cut in two must not spoil the others."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not character.isascii() for character in text) - bad
    if bad <= good or bad == 1:
        return text, "utf-8, with what is not left out"
    return raw.decode("cp1252", "replace"), "cp1252"


@lru_cache(maxsize=128)
def _codec(declared: str) -> str | None:
    wanted = declared.strip().strip("\"'").rstrip(";").lower()[:60]
    try:
        info = codecs.lookup(_NAMES.get(wanted, wanted))
        "".encode(info.name)  # raises LookupError for codecs that are not of text
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if info.name in _NOT_OF_MAIL else _MEANT.get(info.name, info.name)


def one_line(text: str) -> str:
    """Return the text on one line, without control characters and marks that change the direction of writing."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _NOT_ON_A_LINE.sub("", _ENDS_LINE.sub(" ", text)).strip()


def clean_text(text: str) -> str:
    """Return the text with plain line ends, without NUL and other controls, and with plain spaces."""
    return _NOT_IN_TEXT.sub("", _LINE_ENDS.sub("\n", text)).replace("\xa0", " ")
