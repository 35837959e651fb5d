"""Which charset is meant: the names mail gives, and the codecs that read them.

Mail programs write names Python does not know, names in quotes, names with half a header
behind them, and names narrower than what they wrote.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

# Codecs that can read all the named one can and what programs really write under its name
# (WHATWG Encoding Standard, 4.2): mail that says iso-8859-1 is windows-1252, gb2312 is mostly gbk.
_MEANT = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "iso2022_jp": "iso2022_jp_ext",
    "iso2022_jp_1": "iso2022_jp_ext",
}
_NAMES = {
    "8859-1": "cp1252",
    "ansi": "cp1252",
    "cn-big5": "big5hkscs",
    "cn-gb": "gb18030",
    "cp-850": "cp850",
    "euc-cn": "gb18030",
    "gb-2312": "gb18030",
    "gb_2312-80": "gb18030",
    "iso-10646-ucs-2": "utf-16",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-8-i": "iso8859-8",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "ks_c_5601": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "macintosh": "mac-roman",
    "ms949": "cp949",
    "ucs-2": "utf-16",
    "unicode": "utf-16",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-euc-jp": "euc-jp",
    "x-euc-kr": "cp949",
    "x-gbk": "gb18030",
    "x-mac-ce": "mac-latin2",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-greek": "mac-greek",
    "x-mac-icelandic": "mac-iceland",
    "x-mac-roman": "mac-roman",
    "x-mac-turkish": "mac-turkish",
    "x-sjis": "cp932",
    "x-windows-949": "cp949",
}
# These are codecs of Python, not charsets of mail, and punycode takes quadratic time.
_NOT_OF_MAIL = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})

# Where a codec of several bytes a character gives up, one that knows more characters may go on.
WIDER: dict[str, tuple[str, ...]] = {
    "big5hkscs": ("cp950",),
    "cp932": ("shift_jis_2004",),
    "cp949": ("johab",),
    "euc_jp": ("euc_jis_2004",),
    "gb18030": (),
    "hz": (),
    "iso2022_jp_ext": ("iso2022_jp_2004",),
    "iso2022_kr": (),
}

_LONGEST = 60
_NOISE = re.compile(r"charset\s{0,9}=", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]*+")
_GLUED = re.compile(r"(windows|cp|iso|win)[-_ ]?(125\d|8859)[-_ ]?(\d{0,2})(?:[-a-z].*+)?", re.IGNORECASE)
_IN_MARKUP = re.compile(
    rb"<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})"
)
# HTML, 13.2.3.2: a charset is to be said within the first 1,024 bytes; Outlook's heads are longer.
_MARKUP_LOOKED_AT = 8_192


@lru_cache(maxsize=256)
def codec_of(declared: str) -> str | None:
    """Return the name of the codec that reads text declared so, or None where nobody can say which."""
    name = _NAME.search(_NOISE.sub("", declared.partition("*")[0][:200]))
    if name is None:
        return None
    wanted = name[0].lower().rstrip(".:-_")[:_LONGEST]
    return _known(wanted) or _known(_GLUED.sub(_unglued, wanted)) or _known(wanted.removeprefix("x-"))


def charset_in_markup(markup: bytes) -> str | None:
    """Return the charset an HTML document names in itself (HTML, 4.2.5.4), or None."""
    found = _IN_MARKUP.search(markup[:_MARKUP_LOOKED_AT].lower())
    return found[1].decode("ascii") if found else None


def _known(name: str) -> str | None:
    try:
        info = codecs.lookup(_NAMES.get(name, name))
        "".encode(info.name)  # raises LookupError for codecs that are not of text
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if info.name in _NOT_OF_MAIL else _MEANT.get(info.name, info.name)


def _unglued(found: re.Match[str]) -> str:
    """ "win1252", "windows1252", "cp-1252", "iso88591" and "windows-1252http-equiv" as they are meant."""
    if found[2] == "8859":
        return f"iso-8859-{found[3]}"
    return f"cp{found[2]}"
