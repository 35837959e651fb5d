"""Words of two sorts that stand near each other: in one sentence or in the two beside it.  Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heard.mail.message import Message

LIMIT = 6_000
"""Characters of a mail looked at."""
_FAR = 200
"""Characters between the two at most; some write without a full stop."""
_JUST_BEFORE = 30
"""Characters before a word that may take it back."""
_ENDS = re.compile(r"[.!?]+(?=\s|$)|\n")


def any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of these, each from the beginning of a word to the end of one."""
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)")


def small(message: Message) -> str:
    """Return the subject and the words of a mail in small letters, with straight apostrophes."""
    return f"{message.subject}. {message.own_words[:LIMIT]}".lower().replace("\u2019", "'")


def near(text: str, one: re.Pattern[str], other: re.Pattern[str], taken_back: re.Pattern[str]) -> str:
    """Return the first words of both sorts that stand near each other; "" where none do.

    taken_back   what says of either that it is not meant: "I will not appeal"
    """
    ends = [0, *(match.end() for match in _ENDS.finditer(text)), len(text)]
    for said in one.finditer(text):
        if _is_taken_back(text, said, taken_back):
            continue
        for found in _beside(text, said, other, ends):
            if not _is_taken_back(text, found, taken_back):
                both = sorted((said, found), key=lambda match: match.start())
                return " ... ".join(" ".join(each[0].split()) for each in both)
    return ""


def _beside(text: str, said: re.Match[str], other: re.Pattern[str], ends: Sequence[int]) -> Iterator[re.Match[str]]:
    before, behind = [each for each in ends if each <= said.start()], [each for each in ends if each >= said.end()]
    begin = before[-2] if len(before) > 1 else 0
    end = behind[1] if len(behind) > 1 else len(text)
    yield from other.finditer(text, max(begin, said.start() - _FAR), said.start())
    yield from other.finditer(text, said.end(), min(end, said.end() + _FAR))


def _is_taken_back(text: str, said: re.Match[str], taken_back: re.Pattern[str]) -> bool:
    return taken_back.search(text, max(0, said.start() - _JUST_BEFORE), said.end()) is not None
