"""What officers were given to command with, found in a mail however it is packed: encoded, wrapped, marked up, zipped.

It is looked for generously.  A file left out too many can be had a few weeks later; one too few is a command in
somebody's hands.  So where not all of a mail could be looked through, that is told: what lies there may be anything.
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
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote_to_bytes

from heard.mail.format.parts import MOST_PARTS, structure
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
_ARCHIVES = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"MSCF\0")
"""How archives begin; of these a zip is opened, and no other."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a mail.

    nonces     the numbers of what was given to officers that may stand anywhere in it
    is_whole   whether all of it was looked through; not so beyond a limit, or in an archive that cannot be opened
    """

    nonces: frozenset[str]
    is_whole: bool


def packed_in(content: bytes) -> Found:
    """Look through a mail, and all that is packed in it."""
    opening = _Opening()
    nonces = frozenset(nonce for octets in opening.within(content) for nonce in _nonces_in(octets))
    return Found(nonces, opening.is_whole)


def standing_in(octets: bytes) -> Found:
    """Look through octets as they stand, which are not taken for a mail: nothing in them is opened."""
    return Found(frozenset(_nonces_in(octets)), is_whole=False)


def _nonces_in(octets: bytes) -> Iterator[str]:
    return (nonce for each in _readings(octets) for nonce in nonces_standing_in(each))


class _Opening:
    """What is packed in one mail, however deep: a zip full of zips is not opened without end."""

    def __init__(self) -> None:
        self.is_whole = True
        self._left = _MOST_UNZIPPED

    def within(self, octets: bytes, level: int = 0) -> Iterator[bytes]:
        """Yield octets, and all that is found packed in them."""
        yield octets
        is_mail, is_zip = level == 0 or _OF_A_MAIL.search(octets) is not None, zipfile.is_zipfile(io.BytesIO(octets))
        if octets.startswith(_ARCHIVES) and not is_zip:
            self.is_whole = False
        if level == _MOST_LEVELS:
            self.is_whole = self.is_whole and not is_mail and not is_zip
            return
        if is_mail:
            yield from self._mailed(octets, level)
        if is_zip:
            for member in self._unzipped(octets):
                yield from self.within(member, level + 1)

    def _mailed(self, octets: bytes, level: int) -> Iterator[bytes]:
        mail = structure(octets)
        if len(mail.parts) >= MOST_PARTS:
            self.is_whole = False
        yield mail.headers.text("subject").encode("ascii", "ignore")
        for part in mail.parts:
            yield from self.within(decoded(octets, part, part.end - part.start), level + 1)

    def _unzipped(self, octets: bytes) -> Iterator[bytes]:
        """Yield what is in a zip, or a document that is one, such as DOCX, as far as it can be taken out."""
        try:
            entries = (archive := zipfile.ZipFile(io.BytesIO(octets))).infolist()
        except _NOT_AN_ARCHIVE:
            self.is_whole = False
            return
        if len(entries) > _MOST_MEMBERS:
            self.is_whole = False
        for entry in entries[:_MOST_MEMBERS]:
            try:
                with archive.open(entry) as member:
                    content = member.read(self._left)
                    is_all = not member.read(1)
            except _NOT_AN_ARCHIVE:
                self.is_whole = False
                continue
            self._left -= len(content)
            self.is_whole = self.is_whole and is_all
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
