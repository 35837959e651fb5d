"""Encoded words in headers (RFC 2047), as they are really written.

The standard library's `decode_header` leaves words that touch other text undecoded and
decodes each word alone, so a character split between two words comes out broken.  Here
neighbouring words of one charset are joined before they are decoded, and anything that
looks like a word is taken for one, wherever it stands.
"""

from __future__ import annotations

import binascii
import re

from heard.mail.format.charsets import decode, one_line

_OPENING = re.compile(r"=\?([^\s?=]{1,60})\?([bBqQ])\?")
_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_SPACE = re.compile(r"\s")

Word = tuple[str, str, str]  # charset, encoding ("b" or "q"), encoded text


def header_text(value: str) -> str:
    """Return what a header says, decoded, on one line; `value` as compat32 gives it, raw bytes as surrogates."""
    return one_line(decode_words(raw_text(value)))


def raw_text(value: str) -> str:
    """Return a header with its raw 8-bit bytes read: as UTF-8 (RFC 6532) if they are that, else windows-1252."""
    if value.isascii():
        return value
    return decode(value.encode("utf-8", "surrogateescape"), None)[0]


def decode_words(value: str) -> str:
    """Return the value with every encoded word replaced by what it means.  Takes time linear in its length."""
    if "=?" not in value:
        return value
    out: list[str] = []
    words: list[Word] = []
    at = 0
    while (start := value.find("=?", at)) >= 0:
        between = value[at:start]
        opening = _OPENING.match(value, start)
        if not (words and opening and (not between or between.isspace())):  # RFC 2047, 6.2: space between words goes
            out += _meanings(words), between
            words = []
        if opening is None:
            out.append("=?")
            at = start + 2
            continue
        encoding = opening[2].lower()
        text_end, at = _end_of_word(value, opening.end(), encoding)
        words.append((opening[1].partition("*")[0].lower(), encoding, value[opening.end() : text_end]))
    out += _meanings(words), value[at:]
    return "".join(out)


def _end_of_word(value: str, start: int, encoding: str) -> tuple[int, int]:
    """Return where the encoded text ends and where the word does."""
    end = value.find("?=", start)
    # "ready?=20?=": the first "?=" is a question mark and a space, since nothing may touch a word's end.
    while encoding == "q" and end >= 0 and _HEX.match(value, end + 2):
        later = value.find("?=", end + 2)
        if later < 0 or _SPACE.search(value, end, later) or "=?" in value[end + 2 : later]:
            break
        end = later
    if end >= 0:
        return end, end + 2
    # Cut off by a gateway: the rest is what there is of it.
    return len(value.rstrip("?= ")), len(value)


def _meanings(words: list[Word]) -> str:
    out: list[str] = []
    while words:
        charset, encoding, _ = words[0]
        same = 1
        while same < len(words) and words[same][:2] == (charset, encoding):
            same += 1
        texts = [text for _, _, text in words[:same]]
        words = words[same:]
        out.append(decode(_from_base64(texts) if encoding == "b" else _from_q(texts), charset)[0])
    return "".join(out)


def _from_q(texts: list[str]) -> bytes:
    return binascii.a2b_qp("".join(texts).encode("utf-8", "surrogateescape"), header=True)


def _from_base64(texts: list[str]) -> bytes:
    if any(len(text) % 4 and not text.endswith("=") for text in texts):  # cut without regard to groups of four
        texts = ["".join(texts).replace("=", "")]
    return b"".join(base64_bytes(text.encode("utf-8", "surrogateescape")) for text in texts)


def base64_bytes(encoded: bytes) -> bytes:
    """Decode base64 as far as it goes; what is missing at the end is missing, not an error."""
    try:
        return binascii.a2b_base64(encoded)
    except binascii.Error:
        kept = re.sub(rb"[^A-Za-z0-9+/]", b"", encoded)
        kept = kept[: len(kept) - (len(kept) % 4 == 1)]
        return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
