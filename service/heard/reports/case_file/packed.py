"""What officers were given to command with, found in a mail however it is packed: encoded, wrapped, marked up, zipped.

It is looked for generously.  A file left out too many can be had a few weeks later; one too few is a command in
somebody's hands.
"""

from __future__ import annotations

import binascii
import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from urllib.parse import unquote_to_bytes

from heard.mail.format.parts import structure
from heard.mail.threads.tokens import nonces_standing_in
from heard.mail.words.bodies import decoded

_MOST_LEVELS = 5
"""Mails and archives within each other that are opened."""
_MOST_MEMBERS = 500
_MOST_UNZIPPED = 64 * 1024 * 1024
"""Bytes taken out of the archives of one mail."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8")
"""How a file begins in which nothing is text but what stands there plainly; most of what is attached, by size."""
_TAG = re.compile(rb"<[^<>]{0,1000}>")
_OF_A_MAIL = re.compile(
    rb"^(?:content-type|content-transfer-encoding|mime-version)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_NOT_AN_ARCHIVE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, RuntimeError, EOFError, OSError, ValueError,
)  # fmt: skip
"""What opening one may raise: of what is none, is broken, is locked or is packed in a way that is not known."""


def nonces_packed_in(content: bytes) -> set[str]:
    """Return the numbers of what was given to officers that may stand anywhere in a mail."""
    return {nonce for octets in _Opening().within(content) for nonce in nonces_in(octets)}


def nonces_in(octets: bytes) -> set[str]:
    """Return those that may stand in octets as they are, which are not taken for a mail."""
    return {nonce for each in _readings(octets) for nonce in nonces_standing_in(each)}


class _Opening:
    """What is packed in one mail, however deep: a zip full of zips is not opened without end."""

    def __init__(self) -> None:
        self._left = _MOST_UNZIPPED

    def within(self, octets: bytes, level: int = 0) -> Iterator[bytes]:
        """Yield octets, and all that is found packed in them."""
        yield octets
        if level == _MOST_LEVELS:
            return
        if level == 0 or _OF_A_MAIL.search(octets):
            mail = structure(octets)
            yield mail.headers.text("subject").encode("ascii", "ignore")
            for part in mail.parts:
                yield from self.within(decoded(octets, part, part.end - part.start), level + 1)
        for member in self._unzipped(octets):
            yield from self.within(member, level + 1)

    def _unzipped(self, octets: bytes) -> Iterator[bytes]:
        """Yield what is in an archive, or a document that is one, such as DOCX; or nothing."""
        with suppress(*_NOT_AN_ARCHIVE):
            if not zipfile.is_zipfile(io.BytesIO(octets)):
                return
            archive = zipfile.ZipFile(io.BytesIO(octets))
            for entry in archive.infolist()[:_MOST_MEMBERS]:
                with suppress(*_NOT_AN_ARCHIVE), archive.open(entry) as member:
                    content = member.read(self._left)
                    self._left -= len(content)
                    yield content


def _readings(octets: bytes) -> Iterator[bytes]:
    """Yield octets as each way of writing that they may be in has them; in UTF-16 every other one is 0."""
    yield octets
    if octets.startswith(_PICTURES):
        return
    if b"\0" in octets:
        for order in ("utf-16-le", "utf-16-be"):
            yield octets.decode(order, "ignore").encode("ascii", "ignore")
        octets = octets.replace(b"\0", b"")
    if b"=" in octets:
        with suppress(binascii.Error):
            yield binascii.a2b_qp(octets)
    if b"%" in octets:
        yield unquote_to_bytes(octets)
    for _ in range(2):  # a page that is quoted in a page is escaped twice
        if b"<" not in octets and b"&" not in octets:
            return
        octets = unescape(_TAG.sub(b"", octets).decode("latin-1")).encode("ascii", "ignore")
        yield octets
