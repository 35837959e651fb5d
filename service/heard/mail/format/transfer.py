"""Bodies out of their transfer encoding (RFC 2045, 6), also where the header lies about it.

Lists put a plain footer under base64, gateways keep a header and drop the encoding, or the
other way round.  What the octets plainly are is believed over what is said of them.
"""

from __future__ import annotations

import binascii
import re

from heard.mail.format.encoded_words import base64_bytes

_USUAL = {"": "", "7bit": "", "8bit": "", "base64": "base64", "quoted-printable": "quoted-printable"}
_LINE = re.compile(rb"[^\r\n]+")
_OF_BASE64 = re.compile(rb"[A-Za-z0-9+/]{1,1000}={0,3}")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\r\n"
_MOST_PADDING, _LONGEST_LINE = 3, 1_000
_SHORT = 20  # characters; a line of base64 is 60 to 76 but for the last one
_WHOLE_LINE = range(60, 77)
_SOFT_END = re.compile(rb"=[ \t]++(?=\r?\n)")
_EQUALS = re.compile(rb"=(?:([0-9A-F]{2})|(\r?\n))?")
_ESCAPES_AT_LEAST = 3
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UU_BEGINS = re.compile(rb"\s*+begin(?:-base64)? [0-7]{3,4} [^\r\n]{0,255}\r?\n")


def transfer_encoding(value: str) -> str:
    """Return the encoding a Content-Transfer-Encoding names: "base64", "quoted-printable", "uuencode" or ""."""
    if (usual := _USUAL.get(value.lower())) is not None:
        return usual
    said = re.sub(r"[^a-z0-9]", "", value[:80].lower())
    if "base64" in said or said == "b64":
        return "base64"
    if "quotedprint" in said or said == "qp":
        return "quoted-printable"
    return "uuencode" if "uue" in said else ""


def transfer_decoded(body: bytes, encoding: str) -> bytes:
    """Return the octets of a text in this encoding (see transfer_encoding), as far as they can be told."""
    if encoding == "base64":
        return _from_base64(body)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(_SOFT_END.sub(b"=", body))
    if encoding == "uuencode":
        return uudecoded(body)
    return _from_unsaid(body)


def uudecoded(body: bytes) -> bytes:
    """Return what a uuencoded block holds; a line that is none ends it."""
    begins = _UU_BEGINS.match(body)
    out: list[bytes] = []
    for line in _LINE.findall(body, begins.end() if begins else 0):
        if line.strip() in (b"end", b"`", b""):
            break
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            try:  # trailing garbage: as many characters as the length octet says
                out.append(binascii.a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3 + 1]))
            except binascii.Error:
                break
    return b"".join(out) or body


def _from_base64(body: bytes) -> bytes:
    if _is_all_base64(body):
        return _from_block(body, body.translate(None, b"\r\n"))
    lines = _LINE.findall(body)
    stripped = [line.strip() for line in lines]
    count = next((at for at, line in enumerate(stripped) if line and not _OF_BASE64.fullmatch(line)), len(lines))
    block = b"".join(stripped[:count])
    after = b"\n".join(lines[count:])
    if not after.strip():
        return _from_block(body, block)
    if all(len(line) > _SHORT for line in stripped[:count] if line) and len(block) % 4 == 0 and block:
        return base64_bytes(block) + b"\n" + after
    in_pieces = re.sub(rb"\s", b"", body)
    if _OF_BASE64.fullmatch(in_pieces[:1_000]) and not _NOT_TEXT.search(read := base64_bytes(in_pieces)):
        return read  # broken up by spaces
    return body


def _is_all_base64(body: bytes) -> bool:
    """Say whether a text is nothing but lines of base64, as most are; told without a look at each line."""
    bare = body.rstrip(b"\r\n")
    padded = bare.rstrip(b"=")
    return (
        padded[-1:] not in (b"", b"\r", b"\n")
        and len(bare) - len(padded) <= _MOST_PADDING
        and not padded.translate(None, _ALPHABET)
        and max(map(len, body.split(b"\n"))) <= _LONGEST_LINE
    )


def _from_block(body: bytes, block: bytes) -> bytes:
    read = base64_bytes(block)
    short = len(block) < _SHORT and not block.endswith(b"=")
    return body if short and (len(block) % 4 or _NOT_TEXT.search(read)) else read


def _from_unsaid(body: bytes) -> bytes:
    """Undo an encoding nobody declared, where the octets can be nothing else."""
    if b"=\n" in body or b"=\r\n" in body:
        marks = _EQUALS.findall(body)
        escapes = sum(bool(code) for code, _ in marks)
        if escapes >= _ESCAPES_AT_LEAST and all(code or end for code, end in marks):
            return binascii.a2b_qp(body)
    first = _LINE.search(body)
    if first is None or len(first[0]) not in _WHOLE_LINE or not _OF_BASE64.fullmatch(first[0]):
        return body
    *whole, last = [line.strip() for line in _LINE.findall(body.strip())]
    if not whole or not _OF_BASE64.fullmatch(last) or any(len(line) != len(first[0]) for line in whole):
        return body
    if not all(_OF_BASE64.fullmatch(line) for line in whole):
        return body
    read = base64_bytes(b"".join((*whole, last)))
    return body if _NOT_TEXT.search(read) else read
