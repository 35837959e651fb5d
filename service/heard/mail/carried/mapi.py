"""Properties as Outlook keeps them, in winmail.dat and in .msg files, and the mail they describe.

Source: MS-OXPROPS; MS-OXTNEF, 2.1.3.4; MS-OXCDATA, 2.11.1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from heard.mail.carried.rtf import Rich, read_rtf
from heard.mail.format.charset_names import codec_of
from heard.mail.format.charsets import clean_text, decode
from heard.mail.words.html_text import html_to_text

MESSAGE_CLASS, SUBJECT, SUBMITTED, HEADERS = 0x001A, 0x0037, 0x0039, 0x007D
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP, DELIVERED = 0x0C1A, 0x0C1F, 0x5D01, 0x0E06
FOR_NAME, FOR_ADDRESS, FOR_SMTP = 0x0042, 0x0065, 0x5D02
BODY, RTF, HTML, MESSAGE_ID = 0x1000, 0x1009, 0x1013, 0x1035
DISPLAY_NAME, ATTACHED, SHORT_NAME, LONG_NAME, MIME_TYPE = 0x3001, 0x3701, 0x3704, 0x3707, 0x370E
BODY_CODE_PAGE, CODE_PAGE = 0x3FDE, 0x3FFD

_SIZES = {0x02: 2, 0x0B: 2, 0x03: 4, 0x04: 4, 0x0A: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16, 0x01: 0}
_OF_ANY_SIZE = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_UNICODE = 0x1F
_SEVERAL = 0x1000
_NAMED_FROM = 0x8000
_MOST = 2_000
# Compressed; the library takes a second for what comes of it.
_RTF_LIMIT = 256 * 1024
_BEGIN = datetime(1601, 1, 1, tzinfo=UTC)  # of FILETIME, in units of 100 ns

Properties = Mapping[int, tuple[int, bytes]]  # by identifier: type and octets of the first value


def read_properties(data: bytes) -> Properties:
    """Return the properties in a TNEF list, up to where it breaks off."""
    found: dict[int, tuple[int, bytes]] = {}
    try:
        for number, kind, value in _listed(data):
            found.setdefault(number, (kind, value))
    except (struct.error, ValueError):
        pass  # cut short: what came before stands
    return found


def _listed(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, _MOST)):
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= _NAMED_FROM:
            (named,) = struct.unpack_from("<I", data, at + 16)
            (length,) = struct.unpack_from("<I", data, at + 20)
            at += 24 + (_padded(length) if named else 0)
        values, at = _values(data, at, kind)
        yield number, kind & ~_SEVERAL, values


def _values(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """Return the first value of a property and where the next property begins."""
    plain = kind & ~_SEVERAL
    count = 1
    if kind & _SEVERAL or plain in _OF_ANY_SIZE:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    if plain not in _OF_ANY_SIZE:
        size = _SIZES[plain] if plain in _SIZES else _unknown(kind)
        return data[at : at + size], at + (size * count if count > 1 else max(_padded(size), 4 if size else 0))
    first = b""
    for position in range(count):
        (length,) = struct.unpack_from("<I", data, at)
        if at + 4 + length > len(data):
            raise ValueError("a value longer than what is left")
        first = first if position else data[at + 4 : at + 4 + length]
        at += 4 + _padded(length)
    return first, at


def _unknown(kind: int) -> int:
    raise ValueError(f"property type {kind:#06x} is not known")


def _padded(length: int) -> int:
    return (length + 3) & ~3


@dataclass(frozen=True, slots=True)
class Said:
    """The text of a mail that Outlook kept as text, HTML or rich text; `html` where the text was made from it."""

    text: str
    html: str | None


def string(properties: Properties, number: int, code_page: str = "cp1252") -> str:
    """Return a text property, without the NULs it ends with, or ""."""
    kind, value = properties.get(number, (0, b""))
    if kind == _UNICODE:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return decode(value.rstrip(b"\0"), code_page)[0]


def number(properties: Properties, identifier: int) -> int:
    _, value = properties.get(identifier, (0, b""))
    return int.from_bytes(value[:4], "little")


def moment(properties: Properties, identifier: int) -> datetime | None:
    kind, value = properties.get(identifier, (0, b""))
    if kind != 0x40 or len(value) < 8:
        return None
    try:
        return _BEGIN + timedelta(microseconds=int.from_bytes(value[:8], "little") // 10)
    except OverflowError:
        return None


def said(properties: Properties, code_page: str = "cp1252") -> Said:
    """Return what the mail these properties describe says: its text, else its HTML, else its rich text."""
    text = clean_text(string(properties, BODY, code_page))
    if text.strip():
        return Said(text.strip("\n"), None)
    kind, raw = properties.get(HTML, (0, b""))
    inner = codec_of(f"cp{number(properties, BODY_CODE_PAGE)}") or code_page
    markup = string(properties, HTML) if kind == _UNICODE else decode(raw.rstrip(b"\0"), inner, markup=True)[0]
    if not markup.strip():
        rich = rich_text(properties.get(RTF, (0, b""))[1])
        if rich.html is None:
            return Said(clean_text(rich.text).strip("\n"), None)
        markup = rich.html
    return Said(html_to_text(markup).strip("\n"), markup)


def rich_text(compressed: bytes) -> Rich:
    """Return what compressed rich text says (MS-OXRTFCP); nothing where it cannot be opened."""
    if not compressed or len(compressed) > _RTF_LIMIT:
        return Rich("", None)
    from compressed_rtf import decompress  # imported for the first mail that needs it

    try:
        return read_rtf(decompress(compressed))
    except Exception:  # the library raises bare ones: a checksum, a length
        return Rich("", None)
