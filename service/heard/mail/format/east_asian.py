"""Which charset of two bytes a character a text is in that says nothing of it.

Each of these charsets has its commonest characters in a few rows.  A text of Western or
Cyrillic letters may be read in one of them by chance, but not with nearly all its characters
in these rows.
"""

from __future__ import annotations

import re

_AT_LEAST = 3
_MOSTLY = 0.9
_KANA_AT_LEAST = 0.2

# Of charsets whose two bytes are both above 0x7f: kana, the common characters of Chinese, those of Korean (hangul),
# those of Japanese; all with the row of marks.  Of Big5 and Shift_JIS the second byte may be below.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]|[\xa1-\xdf]")
_KANA = re.compile(rb"[\xa4\xa5][\xa1-\xfe]")
_GB2312 = re.compile(rb"[\xa1\xa3\xb0-\xd7][\xa1-\xfe]")
_HANGUL = re.compile(rb"[\xa1\xa3\xb0-\xc8][\xa1-\xfe]")
_EUC_JP = re.compile(rb"[\xa1\xa3-\xa5\xb0-\xcf][\xa1-\xfe]")
_BIG5 = re.compile(rb"[\xa1\xa2][\x40-\x7e\xa1-\xfe]|[\xa4-\xc6][\x40-\x7e\xa1-\xfe]")
_SJIS_KANA = re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]")
_SJIS = re.compile(rb"[\x81-\x83\x88-\x98][\x40-\x7e\x80-\xfc]")
# The first that fits: Japanese has kana, which the others lack; hangul is within the rows of Chinese.
_WAYS = (
    ("cp932", _SJIS, _SJIS_KANA),
    ("euc_jp", _EUC_JP, _KANA),
    ("cp949", _HANGUL, None),
    ("gb18030", _GB2312, None),
    ("big5hkscs", _BIG5, None),
)


def east_asian_charset(raw: bytes) -> str | None:
    """Return the codec that reads the octets without an error as mostly common characters, or None."""
    whole = raw[: _whole(raw)]
    for codec, common, kana in _WAYS:
        try:
            read = whole.decode(codec)
        except UnicodeDecodeError:
            continue
        if sum(not each.isascii() for each in read) < _AT_LEAST:
            continue
        pairs = [pair for pair in _PAIR.findall(whole) if len(pair) == 2]
        said = sum(common.fullmatch(pair) is not None for pair in pairs)
        in_kana = sum(kana.fullmatch(pair) is not None for pair in pairs) if kana else len(pairs)
        if pairs and said >= len(pairs) * _MOSTLY and in_kana >= len(pairs) * _KANA_AT_LEAST:
            return codec
    return None


def _whole(raw: bytes) -> int:
    """Return where the last line or word ends: what is looked at may have been cut within a character."""
    return max(raw.rfind(b"\n"), raw.rfind(b" ")) if len(raw) >= 16 * 1024 else len(raw)
