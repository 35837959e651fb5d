"""A letter's words -> the octets that go over the wire.

The message is put together by hand, because `email.message.EmailMessage` takes longer over
one letter than heard takes over everything else; the tests read each one back with it.
Whatever comes from outside is looked at before it becomes a header: an id that is not one
is left out, an address that is not one is refused, and nothing with a control character
ever gets in.  RFC 5322, RFC 2045 to 2047, RFC 3834.
"""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import encodebytes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime, formataddr
from functools import lru_cache

from heard.letters.writing import Picture, Rendered
from heard.mail.format.addresses import can_be_written_to
from heard.mail.message import Address

AUTOMATIC = ("auto-replied", "auto-generated")  # RFC 3834, 5
LINE = 78
LONGEST_ID = 500
MOST_REFERENCES = 20
LONGEST_TOPIC = 250

MESSAGE_ID = re.compile(r"<[!-;=?-~]+>")
REFERENCE = re.compile(r"[A-Za-z0-9._-]{1,64}")
THREAD_INDEX = re.compile(r"[A-Za-z0-9+/]{1,900}={0,2}")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
FILE_NAME = re.compile(r"[a-z0-9-]{1,60}\.[a-z]{1,5}")
KIND = re.compile(r"[a-z]+/[a-z]+([.-][a-z]+)*(; [a-z]+=[A-Za-z0-9-]+)*")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter.

    name  in small letters, "due-dates.ics"
    kind  its Content-Type with what belongs to it, "text/calendar; method=PUBLISH; charset=utf-8"
    """

    name: str
    kind: str
    content: bytes


def seal(
    rendered: Rendered,
    *,
    sender: Address,
    to: Sequence[Address],
    message_id: str,
    date: datetime,
    automatic: str,
    case: str | None,
    in_reply_to: str | None = None,
    references: Sequence[str] = (),
    thread_topic: str | None = None,
    thread_index: str | None = None,
    answers_to: str | None = None,
    attachments: Sequence[Attachment] = (),
    pictures: Sequence[Picture] = (),
) -> bytes:
    """Return the letter as it is sent, lines ended by CRLF, none longer than 998 octets.

    sender        its name is the organisation's
    to            of each only the address is used: a display name may be a stranger's
    message_id    with brackets
    date          aware
    automatic     "auto-replied" to somebody's message, "auto-generated" otherwise
    references    oldest first; the first and the last are kept where there are many
    thread_topic  that of the message answered, or the conversation's own
    thread_index  the letter's own: a child of that of the message answered, or a root (mail.threads.thread_index)
    answers_to    the address for answers, where it is not the sender's
    pictures      those that its HTML names

    Raises ValueError for an address or message_id that cannot be one, no recipient, a naive
    date, a case reference with odd characters, a sender's name with control characters, or an attachment
    whose name or kind cannot stand in a header.
    """
    if automatic not in AUTOMATIC or not to or date.tzinfo is None or not is_message_id(message_id):
        raise ValueError(f"a letter needs a recipient, an aware date, a Message-ID and one of {AUTOMATIC}")
    lines = [
        _from(sender.name, sender.address),
        *_answers(answers_to),
        _folded("To", ", ".join([checked_address(each.address) for each in to])),
        _folded("Subject", _words("Subject", rendered.subject)),
        f"Date: {format_datetime(date)}",
        f"Message-ID: {message_id}",
        *_thread(in_reply_to, references),
        f"Auto-Submitted: {automatic}",
        "X-Auto-Response-Suppress: All",
    ]
    lines += [*_case(case), *_outlook(thread_topic, thread_index)]
    # "=_" cannot occur in quoted-printable text, so the boundary cannot occur in the parts (RFC 2045, 6.7).
    digest = hashlib.sha256(message_id.encode()).hexdigest()[:24]
    text, html = _parts(rendered)
    if pictures:  # with the HTML, which alone shows them (RFC 2387)
        html = _multipart('related; type="text/html"', f"=_heard_pictures_{digest}", [html, *map(_pictured, pictures)])
    body = _multipart("alternative", f"=_heard_{digest}", [text, html])
    if attachments:  # no boundary may begin like another
        body = _multipart("mixed", f"=_heard_files_{digest}", [body, *map(_attached, attachments)])
    return "\r\n".join([*lines, "MIME-Version: 1.0", ""]).encode("ascii") + body


def _multipart(subtype: str, boundary: str, parts: Sequence[bytes]) -> bytes:
    """Return parts, each with its head, as one with its head (RFC 2046, 5.1)."""
    head = f'Content-Type: multipart/{subtype};\r\n boundary="{boundary}"\r\n\r\n'.encode("ascii")
    mark = boundary.encode("ascii")
    return b"".join((head, *[b"--%s\r\n%s\r\n" % (mark, part) for part in parts], b"--%s--\r\n" % mark))


def _pictured(picture: Picture) -> bytes:
    head = (
        f"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <{picture.name}>\r\n"
        "Content-Disposition: inline\r\n\r\n"
    )
    return head.encode("ascii") + _base64(picture.content)


def _attached(attachment: Attachment) -> bytes:
    """Return a file with its head (RFC 2183), in base64, in which no boundary can occur."""
    if not FILE_NAME.fullmatch(attachment.name) or not KIND.fullmatch(attachment.kind):
        raise ValueError(f"{attachment.name[:80]!r}, {attachment.kind[:80]!r} is no attachment a letter can have")
    head = (
        f"Content-Type: {attachment.kind}\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{attachment.name}"\r\n\r\n'
    )
    return head.encode("ascii") + _base64(attachment.content)


def _base64(content: bytes) -> bytes:
    return encodebytes(content).replace(b"\n", b"\r\n").removesuffix(b"\r\n")


def _answers(address: str | None) -> Iterator[str]:
    if address is not None:
        yield _folded("Reply-To", checked_address(address))


def _case(case: str | None) -> Iterator[str]:
    if case is not None:
        if not REFERENCE.fullmatch(case):
            raise ValueError(f"{case!r} is not a case reference")
        yield f"X-Heard-Case: {case}"


def _outlook(thread_topic: str | None, thread_index: str | None) -> Iterator[str]:
    """Yield the headers by which Outlook groups a conversation."""
    if thread_topic and (topic := " ".join(CONTROL.sub(" ", thread_topic[:LONGEST_TOPIC]).split())):
        yield _folded("Thread-Topic", _words("Thread-Topic", topic))
    if thread_index and THREAD_INDEX.fullmatch(thread_index):
        yield f"Thread-Index: {thread_index}"


def _parts(rendered: Rendered) -> tuple[bytes, bytes]:
    """Return the same words twice, as text and as HTML (RFC 2046, 5.1.4)."""
    return (
        PART_HEAD % b"plain" + quoted_printable(rendered.text),
        PART_HEAD % b"html" + quoted_printable(rendered.html),
    )


PART_HEAD = b'Content-Type: text/%s; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'


def quoted_printable(text: str) -> bytes:
    """Return text with "\\n" between its lines as quoted-printable UTF-8 with CRLF, which is ASCII, 76 columns wide."""
    octets = text.replace("\n", "\r\n").encode("utf-8", "replace")
    return binascii.b2a_qp(octets, istext=True)


def is_message_id(text: str) -> bool:
    """Say whether this may stand in a header as a Message-ID: brackets, visible ASCII, not endless."""
    return len(text) <= LONGEST_ID and MESSAGE_ID.fullmatch(text) is not None


def checked_address(address: str) -> str:
    """Return the address.  Raises ValueError where it is not one mail can simply be sent to."""
    if not can_be_written_to(address):
        raise ValueError(f"{address[:80]!r} is not an address a letter can be sent to")
    return address


@lru_cache(maxsize=64)  # the organisation's own, one a mailbox
def _from(name: str, address: str) -> str:
    if CONTROL.search(name):
        raise ValueError(f"{name!r} has a control character in it")
    if name.isascii() and "=?" not in name:
        return _folded("From", formataddr((name, checked_address(address))))
    return f"{_folded('From', _words('From', name))}\r\n <{checked_address(address)}>"


def _thread(in_reply_to: str | None, references: Sequence[str]) -> Iterator[str]:
    """Yield In-Reply-To and References (RFC 5322, 3.6.4).

    Left out are ids that are none, doubles, and the middle of a long chain.
    """
    ids = [each for each in dict.fromkeys(references) if each != in_reply_to and is_message_id(each)]
    if in_reply_to is not None and is_message_id(in_reply_to):
        yield f"In-Reply-To: {in_reply_to}"
        ids.append(in_reply_to)
    if ids:
        kept = ids if len(ids) <= MOST_REFERENCES else [ids[0], *ids[1 - MOST_REFERENCES :]]
        yield "References: " + "\r\n ".join(kept)


def _words(header: str, text: str) -> str:
    """Return text as a header may carry it: as it is where it is plain, in encoded words where not (RFC 2047)."""
    if CONTROL.search(text):
        raise ValueError(f"{header} has a control character in it")
    if text.isascii() and "=?" not in text:
        return text
    return Header(text, "utf-8", maxlinelen=LINE - 2, header_name=header).encode(linesep="\r\n")


def _folded(header: str, value: str) -> str:
    """Return a header line, folded at spaces where it is longer than LINE (a word alone may be longer)."""
    line = f"{header}: {value}"
    if len(line) <= LINE or "\r\n" in value:
        return line
    lines = [f"{header}: {value.split(' ')[0]}"]
    for word in value.split(" ")[1:]:
        if len(lines[-1]) + 1 + len(word) <= LINE:
            lines[-1] += " " + word
        else:
            lines.append(" " + word)
    return "\r\n".join(lines)
