"""What an answer to an invitation says besides yes and no.

Calendars write a line of their own; whoever types a word beside it is a person, and is heard.
"""

from __future__ import annotations

import re

_LIMIT = 4_000
_FEW_WORDS = 2
_OF_PROGRAMS = re.compile(
    r"^[ \t]*+(?:(?:answer to a meeting request|another time proposed for a meeting|appointment|cancelled meeting)\s?:"
    r"|(?:when|where|time|date|subject|organi[sz]er|required|optional|who|video call|joining info|calendar|location"
    r"|guests|wann|wo|quand|où|cuándo|dónde|quando|dove|kiedy|gdzie|wanneer|waar)\s?:"
    r"|.{0,120}\b(?:has |have )?(?:accepted|declined|tentatively accepted|replied \"?maybe\"? to) (?:this|the|your) "
    r"(?:invitation|event|meeting|appointment)\b(?! (?:because|but|as|since))"
    r"|(?:meeting|event|invitation|appointment) (?:accepted|declined|tentatively accepted)\b"
    r"|invitation from google calendar|you(?:'re| are) receiving this (?:e-?mail|courtesy e-?mail)"
    r"|to stop receiving|forwarding this invitation|view (?:the )?(?:event|all guest)|https?://\S+\s*$"
    r"|[-~*_=. ]{3,}\s*$)[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"\w[\w'’-]*")


def says_more_than_yes_or_no(text: str, subject: str) -> bool:
    """Say whether somebody typed something beside the lines of a calendar program, and beside the meeting's title."""
    left = _OF_PROGRAMS.sub(" ", text[:_LIMIT])
    title = {word.lower() for word in _WORD.findall(subject)}
    return sum(word.lower() not in title for word in _WORD.findall(left)) > _FEW_WORDS
