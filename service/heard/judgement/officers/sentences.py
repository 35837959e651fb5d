"""The sentences of a letter, and which of them tell something.

A greeting, "Kind regards" and a heading of three words answer nobody.

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.folded import LIMIT

_ENDS = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[Nn]o\.)\s+"  # not after an initial, nor after "no. 9"
    r"|\n[ \t]*\n"
    r"|\n(?=[ \t]*(?:[-*\u2022\u00b7]|\(?\w{1,3}[.)])[ \t])"  # the next of a list
)
_COURTESY = re.compile(
    r"(?:dear|hi|hello|good (?:morning|afternoon|evening)|morning|thank you|thanks|many thanks|kind regards|regards|"
    r"best wishes|yours|with (?:my |kind )?|warm)\b",
    re.IGNORECASE,
)
_MOST = 300
"""Sentences looked at: more than any answer has."""
_FEWEST = 4
"""Words of a sentence that tells something."""


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the first `_MOST` sentences of a text, each on one line; an entry of a list is one."""
    parts = _ENDS.split(text[:LIMIT], maxsplit=_MOST)[:_MOST]
    return tuple(" ".join(each.split()) for each in parts if each.strip())


def of_substance(text: str) -> tuple[str, ...]:
    """Return the sentences that tell something."""
    return tuple(each for each in sentences_of(text) if len(each.split()) >= _FEWEST and not _COURTESY.match(each))
