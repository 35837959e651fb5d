"""When our own server took a message in, from the Received header it wrote.

For mail that no mailbox vouches for: files and mboxes.  The topmost Received is our own
server's; everything below it came with the message.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from heard.mail.format.headers import HEAD_LIMIT, read_date

_RECEIVED = re.compile(rb"^received[ \t]*:((?:[^\r\n]|\r?\n[ \t])*+)", re.IGNORECASE | re.MULTILINE)
_END_OF_HEAD = re.compile(rb"\n\r?\n")
_LONGEST = 8_000
_INNERMOST_COMMENT = re.compile(r"\([^()]*\)")
_NESTED = 10


def received_time(content: bytes) -> datetime | None:
    """Return the time in the topmost Received header (RFC 5321, 4.4), in UTC, or None; the rest is not parsed."""
    head = content[:HEAD_LIMIT]
    end = _END_OF_HEAD.search(head)
    found = _RECEIVED.search(head, 0, end.start() + 1 if end else len(head))
    if found is None:
        return None
    value = found[1][-_LONGEST:].decode("ascii", "replace").replace("\r", "").replace("\n", "")
    for _ in range(_NESTED):  # a comment may hold a semicolon
        value, comments = _INNERMOST_COMMENT.subn(" ", value)
        if not comments:
            break
    _, semicolon, date = value.rpartition(";")
    moment = read_date(date.strip()) if semicolon else None
    return moment.astimezone(UTC) if moment else None
