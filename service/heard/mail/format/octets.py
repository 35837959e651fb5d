"""The octets of a message with plain line ends, before anybody looks for a line in them.

What is stored stays as it came; this is for reading only.
"""

from __future__ import annotations

import codecs

# A file whose lines end as on an old Macintosh may have got a last line end since.
_NEARLY_NO = 2


def plain_octets(content: bytes) -> bytes:
    """Return the message without a mark of byte order and with line ends every reader knows."""
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\r\r\n" in content:
        content = content.replace(b"\r\r\n", b"\r\n")  # a gateway ended lines that were ended
    if content.count(b"\n") <= _NEARLY_NO < content.count(b"\r"):
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    elif b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    return content
