"""Whether a contact tells of trouble in another room than the limited matter: damp in the front bedroom, not the back.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from heard.judgement.restricted.words.troubles import troubles_in

_LIMIT = 6_000
_ROOM = re.compile(
    r"\b(?:(front|back|rear|small|large|big|spare|main|middle|box|other|second|third|top|downstairs|upstairs) )?"
    r"(bedroom|kitchen|bathroom|living room|sitting room|lounge|hall|hallway|landing|loft|attic|cellar|toilet|room)\b"
)


def is_in_another_room(text: str, matter: tuple[str, ...]) -> str:
    """Return the room that a text tells of trouble in, where the matter's are others; "" where they are not."""
    theirs = {room for told in matter for room in _rooms_in(told)}
    if not theirs or not troubles_in(text):
        return ""
    rooms = _rooms_in(text)
    return "" if any(_may_be_one(room, each) for room in rooms for each in theirs) else " ".join(min(rooms, default=()))


@lru_cache(maxsize=2_000)
def _rooms_in(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((found[1] or "", found[2]) for found in _ROOM.finditer(text[:_LIMIT].lower()))


def _may_be_one(room: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two may be one room: "that back room" is the back bedroom, and the front bedroom is not."""
    which, what = room
    if which and other[0]:
        return which == other[0]
    return what == other[1] or "room" in (what, other[1])
