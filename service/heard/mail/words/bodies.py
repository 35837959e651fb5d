"""The text of a message: which parts are its text, decoded, unwrapped, HTML made readable.

Where a mail shows one thing in several ways the plain text is read and HTML only if there is
no plain text with anything in it; where it has several texts one after another, all of them
are, in order.
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from dataclasses import dataclass

from heard.mail.format.charsets import clean_text, decode
from heard.mail.format.encoded_words import base64_bytes
from heard.mail.format.parts import Part, Structure
from heard.mail.message import Attachment
from heard.mail.words.html_text import html_to_text

# Bytes as encoded.  Nobody reads more, and every later step takes time by the length.
TEXT_LIMIT = 1024 * 1024

_READABLE = frozenset({"text/plain", "text/html"})


@dataclass(frozen=True, slots=True)
class Body:
    """What a message says.  `html` is its markup where the text was made from HTML alone, else None."""

    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    defects: tuple[str, ...]


def read_body(content: bytes, mail: Structure) -> Body:
    """Read the text of a message and list what else it carries.  Attachments are not decoded."""
    defects: list[str] = []
    written = {id(part): _written(content, part, defects) for part in _texts(mail.parts)}
    plain_in = {
        part.alternative for part in mail.parts if written.get(id(part), "").strip() and part.type == "text/plain"
    }
    texts: list[str] = []
    markup: list[str] = []
    for part in mail.parts:
        text = written.get(id(part))
        if text is None:
            continue
        if part.type != "text/html":
            texts.append(text)
        elif part.alternative is None or part.alternative not in plain_in:
            markup.append(text)
            texts.append(html_to_text(text))
    readable = [text.strip("\n") for text in texts if text.strip()]
    html_alone = "\n".join(markup) if markup and len(readable) <= len(markup) else None
    attachments = tuple(_attachment(content, part) for part in mail.parts if id(part) not in written)
    return Body("\n\n".join(readable), html_alone, attachments, tuple(dict.fromkeys(defects)))


def _texts(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts that are the message's text."""
    seen = False
    for part in parts:
        alone = len(parts) == 1 and part.type.startswith("text/") and part.type != "text/calendar"
        if not alone and (part.type not in _READABLE or part.disposition == "attachment"):
            continue
        # A text with a file's name after the first is a file somebody attached.
        if seen and part.name and part.alternative is None:
            continue
        seen = True
        yield part


def _written(content: bytes, part: Part, defects: list[str]) -> str:
    if part.end - part.start > TEXT_LIMIT:
        defects.append(f"the text is longer than {TEXT_LIMIT} bytes: the rest is not read")
    raw = decoded(content, part, TEXT_LIMIT)
    text, guessed = decode(raw, part.parameters.get("charset") or None)
    if guessed:
        defects.append(guessed)
    if part.type == "text/html":
        return text
    text = clean_text(text)
    if part.parameters.get("format", "").lower() == "flowed":
        return unwrapped(text, delete_space=part.parameters.get("delsp", "").lower() == "yes")
    return text


def decoded(content: bytes, part: Part, limit: int) -> bytes:
    """Return the body of a part out of its transfer encoding, from at most `limit` encoded bytes."""
    body = content[part.start : min(part.end, part.start + limit)]
    if part.encoding == "base64":
        return base64_bytes(body)
    if part.encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    return body


def _attachment(content: bytes, part: Part) -> Attachment:
    size = part.end - part.start
    if part.encoding == "base64":
        # 57 bytes make a line of 76 characters and a line end (RFC 2045, 6.8).
        size = size * 57 // (78 if content.find(b"\r\n", part.start, part.start + 100) >= 0 else 77)
    return Attachment(part.name, part.type[:100], size)


def unwrapped(text: str, *, delete_space: bool) -> str:
    """Join the lines that format=flowed wrapped (RFC 3676, 4.1 to 4.5).

    delete_space   whether the space before a soft line end belongs to the wrapping (DelSp=yes)
    """
    out: list[list[str]] = []
    open_depth: int | None = None  # quote depth of a line that flows on
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")  # space-stuffing
        flows = bare.endswith(" ") and bare != "-- "
        if flows and delete_space:
            bare = bare[:-1]
        if open_depth == depth and bare != "-- ":
            out[-1].append(bare)
        else:
            out.append([">" * depth + (" " if depth else "") + bare])
        open_depth = depth if flows else None
    return "\n".join("".join(pieces) for pieces in out)
