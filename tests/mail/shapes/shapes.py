"""The mails of this folder, as a server would hold them.

The files are written by hand, with line feeds; a server's lines end in CRLF.  What only the
house can know of (the Message-ID of its own letter) stands in them as @@A_NAME@@.
"""

from __future__ import annotations

import base64
from pathlib import Path

FOLDER = Path(__file__).parent
OUR_LETTER = "<heard.our-letter@northgate.example>"

GUID = bytes.fromhex("4bd1f7a2c0de48119bd15ca7f00dfeed")
MODERN_ROOT = bytes.fromhex("01dcf1a00000") + GUID  # byte 0 is 1: the time follows in five (Exchange 2013 and later)
CLASSIC_ROOT = bytes.fromhex("01dcf1a05c0e") + GUID  # the time is the first six bytes (Outlook up to 2019)


def index(*blocks: bytes) -> str:
    """Return a Thread-Index of these bytes."""
    return base64.b64encode(b"".join(blocks)).decode("ascii")


_USUAL = {
    "OUR_LETTER": OUR_LETTER,
    "OUR_WORDS": "We have recorded your message as a complaint.",
    "RENAMED": "<LO9P123MB7002EE0011223344@LO9P123MB7002.GBRP123.PROD.OUTLOOK.example>",
    "INDEX": index(MODERN_ROOT),
    "NAME": "shape",
}


def shape(name: str, **filled: str) -> bytes:
    """Return one mail; `filled` says what stands for the names in capitals between @@ and @@."""
    text = (FOLDER / name).read_text("utf-8")
    for marker, value in {**_USUAL, **filled}.items():
        text = text.replace(f"@@{marker}@@", value)
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def names() -> list[str]:
    """Return the files of all mails here, in order."""
    return sorted(path.name for path in FOLDER.glob("*.eml"))
