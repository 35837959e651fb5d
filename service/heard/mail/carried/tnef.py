"""winmail.dat: a whole mail that Exchange or Outlook put into one attachment (TNEF).

A sender set to rich text writes so to everybody, and nobody but Outlook shows it.  Its words
are the complaint; an empty complaint without a note is the worst of readings.

Read here and not by a library: those that exist go round a loop as often as four octets of
the file say, four thousand million times, and give up all for one string they cannot decode.

Source: MS-OXTNEF, 2.1.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from heard.mail.carried import mapi
from heard.mail.carried.outlook_mail import enclosed_of
from heard.mail.format.charset_names import codec_of
from heard.mail.format.charsets import clean_text, decode, one_line
from heard.mail.message import Attachment, Enclosed

# As encoded in the mail.  More is a file somebody sends by other means.
SIZE_LIMIT = 32 * 1024 * 1024
_SIGNATURE = b"\x78\x9f\x3e\x22"
_MOST_ATTRIBUTES = 5_000
_MOST_ATTACHED = 200
_LEVELS = 4
_NAME_LIMIT = 200

_SUBJECT, _CLASS, _BODY, _FILE, _TITLE = 0x8004, 0x8008, 0x800C, 0x800F, 0x8010
_BEGINS_FILE, _PROPERTIES, _FILE_PROPERTIES, _CODE_PAGE = 0x9002, 0x9003, 0x9005, 0x9007
# An attachment that is a message begins with this interface's name (IID_IMessage).
_A_MESSAGE = b"\x07\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46"


@dataclass(frozen=True, slots=True)
class Winmail:
    """What a winmail.dat holds.

    html           the markup the text was made from, or None
    message_class  "IPM.Note", "IPM.Schedule.Meeting.Request", "REPORT.IPM.Note.IPNRN" and so on
    whole          whether it could be read to its end
    """

    text: str
    html: str | None
    subject: str
    message_class: str
    attachments: tuple[Attachment, ...]
    enclosed: tuple[Enclosed, ...]
    properties: mapi.Properties
    whole: bool


def read_winmail(raw: bytes) -> Winmail | None:
    """Read a winmail.dat; None where it is none, or nothing in it can be read."""
    return _read(raw, _LEVELS)


def _read(raw: bytes, levels: int) -> Winmail | None:
    if not raw.startswith(_SIGNATURE):
        return None
    known: dict[int, bytes] = {}
    files: list[dict[int, bytes]] = []
    attributes = list(_attributes(raw))
    for name, data, _ in attributes:
        if name == _BEGINS_FILE and len(files) < _MOST_ATTACHED:
            files.append({})
        elif name in (_FILE, _TITLE, _FILE_PROPERTIES) and files:
            files[-1].setdefault(name, data)
        elif name in (_SUBJECT, _CLASS, _BODY, _PROPERTIES, _CODE_PAGE):
            known.setdefault(name, data)
    if not known and not files:
        return None
    pages = codec_of(f"cp{int.from_bytes(known.get(_CODE_PAGE, b'')[:4], 'little')}") or "cp1252"
    properties = mapi.read_properties(known.get(_PROPERTIES, b""))
    text, markup = _words(known, properties, pages)
    attached = [_attached(file, pages, levels) for file in files]
    return Winmail(
        text,
        markup,
        one_line(mapi.string(properties, mapi.SUBJECT, pages) or _text(known.get(_SUBJECT, b""), pages)),
        one_line(mapi.string(properties, mapi.MESSAGE_CLASS, pages) or _text(known.get(_CLASS, b""), pages)),
        tuple(attachment for attachment, _ in attached),
        tuple(mail for _, mail in attached if mail),
        properties,
        whole=attributes[-1][2] >= len(raw.rstrip(b"\0\r\n")) - 2,
    )


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Yield each attribute's name, its octets, and where the next begins; one that is cut short is not one."""
    at = 6
    for _ in range(_MOST_ATTRIBUTES):
        if at + 11 > len(raw):
            return
        _, name, _, length = struct.unpack_from("<BHHI", raw, at)
        if at + 9 + length > len(raw):
            return
        data = raw[at + 9 : at + 9 + length]
        at += 11 + length
        yield name, data, at


def _words(known: dict[int, bytes], properties: mapi.Properties, code_page: str) -> tuple[str, str | None]:
    said = mapi.said(properties, code_page)
    if said.text:
        return said.text, said.html
    return clean_text(_text(known.get(_BODY, b""), code_page)).strip("\n"), None


def _attached(file: dict[int, bytes], code_page: str, levels: int) -> tuple[Attachment, Enclosed | None]:
    properties = mapi.read_properties(file.get(_FILE_PROPERTIES, b""))
    name = (
        mapi.string(properties, mapi.LONG_NAME, code_page)
        or mapi.string(properties, mapi.SHORT_NAME, code_page)
        or _text(file.get(_TITLE, b""), code_page)
        or mapi.string(properties, mapi.DISPLAY_NAME, code_page)
    )
    data = file.get(_FILE) or properties.get(mapi.ATTACHED, (0, b""))[1]
    kind = one_line(mapi.string(properties, mapi.MIME_TYPE, code_page))[:100] or "application/octet-stream"
    enclosed = None
    if data.startswith(_A_MESSAGE) and levels:
        kind = "message/rfc822"
        inner = _read(data[len(_A_MESSAGE) :], levels - 1)
        enclosed = mail_of(inner) if inner else None
    return Attachment(one_line(name)[:_NAME_LIMIT], kind, len(data)), enclosed


def mail_of(winmail: Winmail) -> Enclosed:
    """Return a mail that is attached within a winmail.dat as any other enclosed mail."""
    return enclosed_of(winmail.properties, winmail.text, subject=winmail.subject)


def _text(raw: bytes, code_page: str) -> str:
    return decode(raw.split(b"\0", 1)[0], code_page)[0]
