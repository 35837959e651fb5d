"""What a Received header says: when a server took a message in, and from whom.

The time is for mail that no mailbox vouches for: files and mboxes.  The topmost Received is our
own server's; everything below it came with the message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from heard.mail.format.comments import without_comments
from heard.mail.format.headers import HEAD_LIMIT, read_date

_RECEIVED = re.compile(rb"^received[ \t]*:((?:[^\r\n]|\r?\n[ \t])*+)", re.IGNORECASE | re.MULTILINE)
_END_OF_HEAD = re.compile(rb"\n\r?\n")
_LONGEST = 8_000
_INNERMOST_COMMENT = re.compile(r"\([^()]*\)")
_NESTED = 10
_HANDOVER = re.compile(
    r"\s*(?:from\s+(?P<came_from>[^\s;]+)\s+)?by\s+(?P<host>[^\s;]+)"
    r"(?:\s+via\s+[^\s;]+)?(?:\s+with\s+(?P<protocol>[^\s;]+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Handover:
    """Who took a message from whom (RFC 5321, 4.4), in small letters.

    came_from   what the other side called itself, which it may choose; "" where the line does not say
    protocol    "esmtps", "lmtp"; "" where the line does not say
    """

    host: str
    came_from: str
    protocol: str


def received_time(content: bytes) -> datetime | None:
    """Return the time in the topmost Received header (RFC 5321, 4.4), in UTC, or None; the rest is not parsed."""
    head = content[:HEAD_LIMIT]
    end = _END_OF_HEAD.search(head)
    found = _RECEIVED.search(head, 0, end.start() + 1 if end else len(head))
    if found is None:
        return None
    value = found[1][-_LONGEST:].decode("ascii", "replace").replace("\r", "").replace("\n", "")
    # A comment may hold a semicolon; one that does not end must not take the date along.
    for _ in range(_NESTED):
        value, comments = _INNERMOST_COMMENT.subn(" ", value)
        if not comments:
            break
    _, semicolon, date = value.rpartition(";")
    moment = read_date(date.strip()) if semicolon else None
    return moment.astimezone(UTC) if moment else None


def handover(value: str) -> Handover | None:
    """Return who took a message from whom; None for a line of another form."""
    found = _HANDOVER.match(without_comments(value[:_LONGEST]))
    if found is None:
        return None
    host, came_from = (found[name].lower().rstrip(".") if found[name] else "" for name in ("host", "came_from"))
    return Handover(host, came_from, (found["protocol"] or "").lower())
