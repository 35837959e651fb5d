"""The octets of a message with plain line ends, before anybody looks for a line in them.

What is stored stays as it came; this is for reading only.
"""

from __future__ import annotations

import codecs
import re

# A file whose lines end as on an old Macintosh may have got a last line end since.
_NEARLY_NO = 2
_ENDED_TWICE = re.compile(rb"\r\r\n")


def plain_octets(content: bytes) -> bytes:
    """Return the message without a mark of byte order and with line ends every reader knows."""
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\r" not in content:
        return content
    content = _ENDED_TWICE.sub(b"\r\n", content)  # by a gateway; in half the time of bytes.replace
    if _has_nearly_no_line_feed(content) and content.count(b"\r") > _NEARLY_NO:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    elif b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    return content


def _has_nearly_no_line_feed(content: bytes) -> bool:
    at = -1
    for _ in range(_NEARLY_NO + 1):  # counting them all would take as long as all else here
        at = content.find(b"\n", at + 1)
        if at < 0:
            return True
    return False
