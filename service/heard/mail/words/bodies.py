"""The text of a message: which parts are its text, decoded, unwrapped, HTML made readable.

Where a mail shows one thing in several ways the plain text is read and HTML only if there is
no plain text with anything in it; where it has several texts one after another, all of them
are, in order.  A plain text that only says that there is HTML is none.  Links that a gateway
rewrote are read as they were before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.mail.format.charsets import clean_text, decode
from heard.mail.format.parts import Part, Structure
from heard.mail.format.transfer import transfer_decoded
from heard.mail.message import Attachment
from heard.mail.words.html_text import html_to_text
from heard.mail.words.safe_links import decoded_links

# Bytes as encoded.  Nobody reads more, and every later step takes time by the length.
TEXT_LIMIT = 1024 * 1024

_READABLE = frozenset({"text/plain", "text/html"})
# What carried/ makes readable; as it stands it is code.
_CARRIED = frozenset({"text/calendar", "text/rtf", "text/x-vcard", "text/vcard"})
# "Your mail program cannot show HTML.  See this message in a browser."
_STAND_IN = re.compile(
    r"\b(?:support|display|show|view|read|enable|unterstützt|anzeigen|prend pas en charge|afficher|soporta|mostrar"
    r"|weergeven)\w*\b"
    r"(?s:.{0,120})\b(?:html|browser|navigateur|navegador)\b|\bhtml\b(?s:.{0,80})\b(?:e-?mail|mail|message|viewer"
    r"|format|nachricht)\b",
    re.IGNORECASE,
)
_STAND_IN_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Body:
    """What a message says.

    html   the markup of the same text: what the text was made from, or what stands beside the plain text;
           None where there is none, or where other texts stand above or below it
    """

    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    defects: tuple[str, ...]


def read_body(content: bytes, mail: Structure) -> Body:
    """Read the text of a message and list what else it carries.  Attachments are not decoded."""
    defects: list[str] = []
    written = {id(part): _written(content, part, defects) for part in texts_of(mail.parts)}
    _drop_stand_ins(mail.parts, written)
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
        else:
            markup.append(text)
    readable = [text.strip("\n") for text in texts if text.strip()]
    html = "\n".join(markup) if markup and len(readable) <= len(markup) else None
    attachments = tuple(_attachment(content, part) for part in mail.parts if id(part) not in written)
    return Body("\n\n".join(readable), html, attachments, tuple(dict.fromkeys(defects)))


def _drop_stand_ins(parts: tuple[Part, ...], written: dict[int, str]) -> None:
    """Empty the plain texts that only say that the mail is in HTML, where there is HTML that says more."""
    for part in parts:
        text = written.get(id(part), "").strip()
        if part.type != "text/plain" or part.alternative is None or len(text) > _STAND_IN_LIMIT:
            continue
        if _STAND_IN.search(text) and any(
            other.alternative == part.alternative
            and other.type == "text/html"
            and len(html_to_text(written.get(id(other), ""))) > len(text)
            for other in parts
        ):
            written[id(part)] = ""


def texts_of(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield the parts that are the message's text."""
    seen = False
    for part in parts:
        alone = len(parts) == 1 and part.type.startswith("text/") and part.type not in _CARRIED
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
    text, guessed = decode(raw, part.parameters.get("charset") or None, markup=part.type == "text/html")
    if guessed:
        defects.append(guessed)
    if part.type == "text/html":
        return decoded_links(text, markup=True)
    text = clean_text(text)
    if part.parameters.get("format", "").lower() == "flowed":
        text = unwrapped(text, delete_space=part.parameters.get("delsp", "").lower() == "yes")
    return decoded_links(text)


def decoded(content: bytes, part: Part, limit: int) -> bytes:
    """Return the body of a part out of its transfer encoding, from at most `limit` encoded bytes."""
    return transfer_decoded(content[part.start : min(part.end, part.start + limit)], part.encoding)


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
