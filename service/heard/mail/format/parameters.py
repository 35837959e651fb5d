"""Values with parameters, as in Content-Type and Content-Disposition (RFC 2045, 5.1; RFC 2231).

The standard library's reading of them takes quadratic time on hostile values and raises on
some; this one does neither, and knows the broken forms that are common.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from heard.mail.format.charsets import decode
from heard.mail.format.encoded_words import header_text, raw_text

# Longer than any real one.
_LIMIT = 8_000
# name="quoted", name=token, and the broken but common name=two words.pdf
_PARAMETER = re.compile(r';\s*+([^\s=;"]{1,80})\s*+=\s*+(?:"((?:[^"\\]|\\.)*+)"?|([^;"]*+))')
# "text/plain charset=utf-8" and "text/plain, charset=utf-8"
_SEMICOLON_MISSING = re.compile(r"(\s*+[^\s;,=\"]{1,100})(?:\s*+,\s*+|\s++)(?=[A-Za-z*0-9-]{1,40}\s{0,9}=)")
_ESCAPED = re.compile(r"\\(.)")


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return the value itself in small letters and its parameters, names in small letters, values decoded."""
    value = value[:_LIMIT]
    if "=" not in value:
        return value.partition(";")[0].strip().lower(), {}
    main = value.partition(";")[0]
    if "=" in main and (missing := _SEMICOLON_MISSING.match(value)):
        value = f"{missing[1]};{value[missing.end() :]}"
        main = missing[1]
    main = main.strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for found in _PARAMETER.finditer(value):
        name, quoted, bare = found.group(1, 2, 3)
        given = bare.strip() if quoted is None else _ESCAPED.sub(r"\1", quoted) if "\\" in quoted else quoted
        stem, star, section = name.lower().partition("*")
        if not star:
            plain.setdefault(stem, header_text(given))
            continue
        number = section.rstrip("*")
        order = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
        pieces.setdefault(stem, []).append((order, name.endswith("*"), given))
    # RFC 2231 over the plain form where both are given: it is the one that can say everything.
    return main, plain | {stem: _joined(parts) for stem, parts in pieces.items()}


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    """Join the sections of one parameter and decode charset'language'percent-encoded text."""
    pieces.sort(key=lambda piece: piece[0])
    charset: str | None = None
    raw = b""
    for position, (_, extended, text) in enumerate(pieces):
        if extended and position == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        encoded = raw_text(text)
        raw += unquote_to_bytes(encoded) if extended else encoded.encode("utf-8", "replace")
    return header_text(decode(raw, charset or None)[0])
