"""Mail that is signed in one piece (S/MIME, "opaque"): what is in the envelope nobody sealed.

Such a part looks encrypted to whoever has no S/MIME, and is not: its words stand between the
certificate and the signature.  Neither is looked at; a signature proves nothing here.

Source: RFC 8551, 3.5.2; RFC 5652, 5.1 and 5.2; lengths and pieces after X.690, 8.1 and 8.7.
"""

from __future__ import annotations

_SIGNED = bytes.fromhex("06092a864886f70d010702")  # id-signedData
_DATA = bytes.fromhex("06092a864886f70d010701")  # id-data
_HEAD = 64
_BEFORE_DATA = 2_000  # octets; names of digests
_EXPLICIT, _OCTETS, _IN_PIECES = 0xA0, 0x04, 0x24
_MOST_PIECES = 100_000


def signed_content(raw: bytes) -> bytes | None:
    """Return the MIME entity a signed part holds, or None where it holds none or is encrypted."""
    signed = raw.find(_SIGNED, 0, _HEAD)
    at = raw.find(_DATA, signed, _BEFORE_DATA) if signed >= 0 else -1
    if at < 0:
        return None
    try:
        return _content(raw, at + len(_DATA))
    except IndexError:  # cut short
        return None


def _content(raw: bytes, at: int) -> bytes | None:
    if raw[at] != _EXPLICIT:
        return None
    at, _ = _length(raw, at + 1)
    tag = raw[at]
    at, length = _length(raw, at + 1)
    if tag == _OCTETS and length is not None:
        return raw[at : at + length]
    if tag != _IN_PIECES:
        return None
    end = len(raw) if length is None else at + length
    pieces: list[bytes] = []
    while at < end and raw[at] == _OCTETS and len(pieces) < _MOST_PIECES:
        at, length = _length(raw, at + 1)
        pieces.append(raw[at : at + (length or 0)])
        at += length or 0
    return b"".join(pieces) or None


def _length(raw: bytes, at: int) -> tuple[int, int | None]:
    """Return where the value begins and its length, None where its end is marked instead."""
    first = raw[at]
    if first < 0x80:
        return at + 1, first
    count = first & 0x7F
    return at + 1 + count, int.from_bytes(raw[at + 1 : at + 1 + count], "big") if count else None
