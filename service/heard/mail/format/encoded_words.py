"""Encoded words in headers (RFC 2047), as they are really written.

The standard library's `decode_header` leaves words that touch other text undecoded and
decodes each word alone, so a character split between two words comes out broken.  Here
neighbouring words of one charset are joined before they are decoded, and anything that
looks like a word is taken for one, wherever it stands.
"""

from __future__ import annotations

import binascii
import re

from heard.mail.format.charset_names import WIDER, codec_of
from heard.mail.format.charsets import decode, one_line

# Some programs leave the charset out, or space around it.
_OPENING = re.compile(r"=\?[ ]?([^\s?=]{0,60}+)[ ]?\?[ ]?([bBqQ])[ ]?\?")
_WHOLE_WORD = re.compile(r"\?[bBqQ]\?[^?]{0,200}\?=")
_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_SPACE = re.compile(r"\s")

# A word whose text was itself a word when it was encoded; more than twice nobody does it.
_ENCODED_AGAIN = 2

Word = tuple[str, str, str]  # charset, encoding ("b" or "q"), encoded text


def header_text(value: str) -> str:
    """Return what a header says, decoded, on one line; `value` as compat32 gives it, raw bytes as surrogates."""
    if value.isascii() and value.isprintable() and "=?" not in value:  # as most are
        return value.strip()
    raw = raw_text(value)
    text = one_line(decode_words(raw))
    # A lone "=?UTF-8?Q?" is no word: better shown than lost.
    return text if text or _WHOLE_WORD.search(raw) else one_line(raw)


def raw_text(value: str, charset: str | None = None) -> str:
    """Return a header with its raw 8-bit bytes read: as UTF-8 (RFC 6532) if they are that, else by guess.

    charset   what the message's text is declared as, which is likely to be the header's too
    """
    if value.isascii() and "\x1b" not in value:
        return value
    raw = value.encode("utf-8", "surrogateescape")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return decode(raw, charset)[0]
    # Two bytes of Chinese may be good UTF-8 by chance, but then for something that is not Chinese.
    if charset and max(text) < "\u0800" and codec_of(charset) in WIDER:
        return decode(raw, charset)[0]
    return decode(raw, None)[0]


def decode_words(value: str) -> str:
    """Return the value with every encoded word replaced by what it means.  Takes time linear in its length."""
    for _ in range(_ENCODED_AGAIN):
        if "=?" not in value:
            break
        meant = _decoded_once(value)
        if meant == value:
            break
        value = meant
    return value


def _decoded_once(value: str) -> str:
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
        words.append((opening[1].lower(), encoding, value[opening.end() : text_end]))
    out += _meanings(words), value[at:]
    return "".join(out)


def _end_of_word(value: str, start: int, encoding: str) -> tuple[int, int]:
    """Return where the encoded text ends and where the word does."""
    end = value.find("?=", start)
    following = _OPENING.search(value, start, end) if end >= 0 else None
    if following:
        # The word before never ended; this one did.
        return len(value[: following.start()].rstrip("? ")), following.start()
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
        out.append(_from_base64(texts, charset) if encoding == "b" else decode(_from_q(texts), charset or None)[0])
    return "".join(out)


def _from_q(texts: list[str]) -> bytes:
    return binascii.a2b_qp("".join(texts).encode("utf-8", "surrogateescape"), header=True)


def _from_base64(texts: list[str], charset: str) -> str:
    pieces = [text.encode("utf-8", "surrogateescape") for text in texts]
    whole = all(len(piece) % 4 == 0 or piece.endswith(b"=") for piece in pieces)
    text, guessed = decode(b"".join(map(base64_bytes, pieces)), charset or None)
    if whole or len(pieces) == 1 or not (guessed or any(len(piece) % 4 == 1 for piece in pieces)):
        return text
    # Cut without regard to groups of four, and not each without its padding.
    return decode(base64_bytes(b"".join(pieces).replace(b"=", b"")), charset or None)[0]


def base64_bytes(encoded: bytes) -> bytes:
    """Decode base64 as far as it goes; what is missing at the end is missing, not an error."""
    try:
        return binascii.a2b_base64(encoded)
    except binascii.Error:
        kept = re.sub(rb"[^A-Za-z0-9+/]", b"", encoded)
        kept = kept[: len(kept) - (len(kept) % 4 == 1)]
        return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
