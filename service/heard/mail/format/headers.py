"""The headers of a message or of one of its parts, in order, before anybody has decoded them.

The standard library reads them with its compat32 policy: the default policy costs five
times as much (6.5 ms against 1.2 ms a message) and raises on some headers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from heard.mail.format.encoded_words import header_text

# Far above any real head (some 20 kB), low enough that a megabyte of headers costs nothing.
HEAD_LIMIT = 256 * 1024
_DECODED_LIMIT = 20_000
# Said by heard in its own letters.  On mail that comes in they are a stranger's claim and play no part.
_OURS_TO_SAY = "x-heard-"

_parser = BytesHeaderParser()


class Headers:
    """Header fields by name, without regard to case, values unfolded, raw 8-bit bytes as surrogates."""

    __slots__ = ("_by_name", "in_order")

    def __init__(self, fields: Iterable[tuple[str, str]]) -> None:
        self.in_order: list[tuple[str, str]] = []
        self._by_name: dict[str, list[str]] = {}
        for given, folded in fields:
            name = given.strip().lower()
            if name.startswith(_OURS_TO_SAY):
                continue
            value = folded.replace("\r", "").replace("\n", "").strip()
            self.in_order.append((name, value))
            self._by_name.setdefault(name, []).append(value)

    def first(self, name: str) -> str | None:
        values = self._by_name.get(name)
        return values[0] if values else None

    def all(self, name: str) -> list[str]:
        return self._by_name.get(name, [])

    def text(self, name: str) -> str:
        """Return the first field of this name, decoded, on one line, or ""."""
        return header_text((self.first(name) or "")[:_DECODED_LIMIT])

    def __contains__(self, name: str) -> bool:
        return name in self._by_name


def read_head(content: bytes, start: int, end: int) -> tuple[Headers, int]:
    """Read the headers that begin at `start`; return them and where the body begins."""
    head_end, body = _end_of_head(content, start, end)
    message = _parser.parsebytes(content[start:head_end])
    left = message.get_payload()
    if isinstance(left, str) and left:
        # A line that cannot be a header ended them without an empty line: it is body.
        body = head_end - len(left)
    return Headers((name, str(value)) for name, value in message.raw_items()), body


def _end_of_head(content: bytes, start: int, end: int) -> tuple[int, int]:
    for empty in (b"\r\n", b"\n"):
        if content.startswith(empty, start, end):
            return start, start + len(empty)
    limit = min(end, start + HEAD_LIMIT)
    found = [
        (at + 1, at + len(empty)) for empty in (b"\n\n", b"\n\r\n") if (at := content.find(empty, start, limit)) >= 0
    ]
    return min(found, default=(limit, limit))


def read_date(value: str | None) -> datetime | None:
    """Return the moment a date header names (RFC 5322, 3.3), aware, or None where it names none."""
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value[:200])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # "-0000": UTC, place unknown
        moment.astimezone(UTC)  # raises where the offset leads out of the calendar
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return moment
