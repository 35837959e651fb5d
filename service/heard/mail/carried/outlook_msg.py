"""Mails saved from Outlook as .msg files: a small file system with a stream for every property.

Read with olefile, which is imported for the first such file; the streams of the mail itself
only, never those of what is attached to it.

Source: MS-OXMSG, 2.1 to 2.4.
"""

from __future__ import annotations

from typing import Any

from heard.mail.carried import mapi
from heard.mail.carried.outlook_mail import enclosed_of
from heard.mail.format.charset_names import codec_of
from heard.mail.message import Enclosed

SIZE_LIMIT = 32 * 1024 * 1024
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = "__substg1.0_"
_TABLE = "__properties_version1.0"
_HEAD_OF_TABLE = 32  # octets, of a message that is not within another
_FIXED = frozenset({0x03, 0x0B, 0x40})
_MOST_STREAMS = 2_000
_STREAM_LIMIT = 4 * 1024 * 1024


def read_msg(raw: bytes) -> Enclosed | None:
    """Return the mail in a .msg file, or None where it is none or cannot be read."""
    if not raw.startswith(OLE_SIGNATURE):
        return None
    import olefile

    try:
        with olefile.OleFileIO(raw) as ole:
            properties = _properties(ole)
    except Exception:  # somebody else's code on a stranger's file
        return None
    if mapi.MESSAGE_CLASS not in properties and mapi.SUBJECT not in properties:
        return None
    page = codec_of(f"cp{mapi.number(properties, mapi.CODE_PAGE)}") or "cp1252"
    return enclosed_of(properties, mapi.said(properties, page).text, code_page=page)


def _properties(ole: Any) -> mapi.Properties:
    """Return the properties of the mail: long ones are streams of their own, short ones stand in one table."""
    found: dict[int, tuple[int, bytes]] = {}
    for path in ole.listdir()[:_MOST_STREAMS]:
        name = path[0]
        if len(path) > 1 or not name.startswith((_STREAM, _TABLE)):
            continue
        content = ole.openstream(path).read(_STREAM_LIMIT)
        if name.startswith(_TABLE):
            found |= _short_ones(content)
        elif len(name) == len(_STREAM) + 8:
            found[int(name[-8:-4], 16)] = (int(name[-4:], 16), content)
    return found


def _short_ones(table: bytes) -> dict[int, tuple[int, bytes]]:
    found = {}
    for at in range(_HEAD_OF_TABLE, min(len(table) - 15, 16 * _MOST_STREAMS), 16):
        kind = int.from_bytes(table[at : at + 2], "little")
        if kind in _FIXED:
            found[int.from_bytes(table[at + 2 : at + 4], "little")] = (kind, table[at + 8 : at + 16])
    return found
