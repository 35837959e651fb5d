"""The lines that a message ends with, as far as they may be a signature.  Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.mail.message import Message

_SENTENCE_ENDS = re.compile(r"(?<=\w\w[.!?])\s+(?<!Mr[.]\s)(?<!Ms[.]\s)(?<!Dr[.]\s)(?<!Mrs[.]\s)")
_SPOKEN_OF = re.compile(
    r"\b(?:my|our|his|her|their) (?:[\w-]{2,20} ){1,3}$"
    r"|\b(?:for|of|about|with|concerning|regarding|re) (?:mr |mrs |ms )?$"
)
_LAST_LINES = 4
_LONG = 60
"""Characters of a line that is no signature but part of a text."""


def last_lines(message: Message) -> list[str]:
    """Return the last lines of somebody's own words and of their signature, without what is part of a text."""
    return [*_without_text(_lines_of(message.own_words)), *_without_text(_lines_of(message.signature))][-_LAST_LINES:]


def is_spoken_of(name: str, text: str) -> bool:
    """Say whether the last lines of a mail only speak of somebody: "my father Derek Moss is in hospital"."""
    before, found, _ = text.rpartition(name)
    return bool(found) and _SPOKEN_OF.search(before) is not None


def _lines_of(text: str) -> list[str]:
    return [line.strip(" \t,-*") for line in text.split("\n") if line.strip()][-_LAST_LINES:]


def _without_text(lines: list[str]) -> Iterator[str]:
    """Yield the last lines of a text as far as they may be a signature: of a long last one, its last sentence."""
    for at, line in enumerate(lines, start=1):
        if len(line) <= _LONG:
            yield line.strip(" .")
        elif at == len(lines):
            yield _SENTENCE_ENDS.split(line[-500:])[-1].strip(" .")
