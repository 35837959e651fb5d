"""Files that stand in the text itself, as mail did before MIME: uuencoded and yEncoded blocks.

To a reader they are attachments; as text they are pages of noise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.mail.format.charsets import one_line
from heard.mail.message import Attachment

_UU = re.compile(r"begin [0-7]{3,4} (\S[^\n]{0,199})\n")
_UU_LINE = re.compile(r"[ -`]{1,90}\n")
_UU_END = re.compile(r"end[ \t]{0,9}(?:\n|\Z)")
_YENC = re.compile(r"=ybegin [^\n]{0,200}?size=(\d{1,12})[^\n]{0,200}? name=([^\n]{1,200})\n")
_YENC_END = re.compile(r"^=yend\b[^\n]{0,200}(?:\n|\Z)", re.MULTILINE)


def without_files(text: str) -> tuple[str, tuple[Attachment, ...]]:
    """Return the text without the files in it, and the files; a block that is not whole stays where it is."""
    if "begin " not in text:
        return text, ()
    kept: list[str] = []
    files: list[Attachment] = []
    at = 0
    for start, end, file in _blocks(text):
        kept.append(text[at:start])
        files.append(file)
        at = end
    return ("".join((*kept, text[at:])).strip("\n"), tuple(files)) if files else (text, ())


def _blocks(text: str) -> Iterator[tuple[int, int, Attachment]]:
    at, last_end = 0, text.rfind("\n=yend")
    while (found := text.find("begin ", at)) >= 0:
        start = found - 2 if text.startswith("=y", found - 2) and found >= 2 else found
        at = found + 1
        if start and text[start - 1] != "\n":
            continue
        block = None
        if start == found:
            block = _uuencoded(text, start)
        elif start < last_end:
            block = _yencoded(text, start)
        if block:
            at, file = block
            yield start, at, file


def _uuencoded(text: str, start: int) -> tuple[int, Attachment] | None:
    begins = _UU.match(text, start)
    if begins is None:
        return None
    at, size = begins.end(), 0
    while line := _UU_LINE.match(text, at):
        length = (ord(line[0][0]) - 32) & 63
        if length and len(line[0]) < length:  # four characters for three octets
            break
        size += length
        at = line.end()
    end = _UU_END.match(text, at)
    return (end.end(), Attachment(one_line(begins[1]), "application/octet-stream", size)) if end else None


def _yencoded(text: str, start: int) -> tuple[int, Attachment] | None:
    begins = _YENC.match(text, start)
    end = _YENC_END.search(text, begins.end()) if begins else None
    if begins is None or end is None:
        return None
    return end.end(), Attachment(one_line(begins[2]), "application/octet-stream", int(begins[1]))
