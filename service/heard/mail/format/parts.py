"""The parts of a message, found without reading what is in them.

The standard library's feed parser looks at every line once for every multipart it is in: a
40 MB attachment takes seconds, and two hundred levels around it take minutes.  Here a part
is a pair of positions, found by searching for the boundary, so an attachment is never
copied, let alone decoded, and the work is bounded whatever a stranger sends.  The headers
of each part are still the standard library's reading.

Source: RFC 2046, 5.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from heard.mail.format.charsets import one_line
from heard.mail.format.headers import Headers, read_head
from heard.mail.format.parameters import parameters

MOST_PARTS = 500
MOST_LEVELS = 300
# Bytes looked through for boundaries, over all levels; a second's work at the most.
MOST_BYTES = 256 * 1024 * 1024
# Lines that begin like the boundary and are not it.
_MOST_NEAR_MISSES = 20_000

_TAIL = re.compile(rb"(--)?[ \t]*+(?:\r?\n|\r|\Z)")
_BOUNDARY_UNSAID = re.compile(rb"\s*+--([^\s-][^\r\n]{0,69})\r?\n")
_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds no others: what it says it is, and where its body stands in the message.

    A message within the message (message/rfc822) is one part and is not opened.

    disposition   "inline", "attachment" or what else it says; "" where it says nothing
    name          a file's name for people to read, on one line; never a path to write to
    encoding      the content transfer encoding
    alternative   the same number for all parts that show one thing in several ways (multipart/alternative)
    """

    headers: Headers
    type: str
    parameters: Mapping[str, str]
    disposition: str
    name: str
    encoding: str
    start: int
    end: int
    alternative: int | None


@dataclass(frozen=True, slots=True)
class Structure:
    """The head of a message, what it is as a whole, its parts in order, and what was amiss."""

    headers: Headers
    type: str
    parameters: Mapping[str, str]
    parts: tuple[Part, ...]
    defects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Waiting:
    start: int
    end: int
    level: int
    alternative: int | None
    default: str


def structure(content: bytes) -> Structure:
    """Find the parts of a message.  Whatever is broken or beyond the limits is a defect, not an error."""
    return _Search(content).whole()


class _Search:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parts: list[Part] = []
        self.defects: dict[str, None] = {}
        self.nodes = self.looked_through = 0

    def whole(self) -> Structure:
        headers, body = read_head(self.content, _skip_blank(self.content), len(self.content))
        kind, given = _content_type(headers, "text/plain")
        waiting = self._open(_Waiting(0, len(self.content), 0, None, "text/plain"), headers, body)
        while waiting:
            if self.nodes >= MOST_PARTS:
                self.defects[f"more than {MOST_PARTS} parts: the rest is not listed"] = None
                break
            node = waiting.pop()
            headers_of_part, start = read_head(self.content, node.start, node.end)
            waiting += self._open(node, headers_of_part, start)
        return Structure(headers, kind, given, tuple(self.parts), tuple(self.defects))

    def _open(self, node: _Waiting, headers: Headers, start: int) -> list[_Waiting]:
        """Take a part as it is, or return the parts within it, last first."""
        self.nodes += 1
        kind, given = _content_type(headers, node.default)
        if kind.startswith("multipart/"):
            within = self._within(node, kind, given.get("boundary", ""), start)
            if within is not None:
                return within
            kind = "text/plain" if not self.parts else "application/octet-stream"
        disposition, more = parameters(headers.first("content-disposition") or "")
        name = one_line(more.get("filename") or given.get("name") or "")[:_NAME_LIMIT]
        encoding = (headers.first("content-transfer-encoding") or "").split(";")[0].strip().lower()
        self.parts.append(
            Part(headers, kind, given, disposition, name, encoding, start, max(start, node.end), node.alternative)
        )
        return []

    def _within(self, node: _Waiting, kind: str, boundary: str, start: int) -> list[_Waiting] | None:
        if node.level >= MOST_LEVELS or self.looked_through > MOST_BYTES:
            self.defects["too deeply nested: the innermost parts are not read"] = None
            return None
        self.looked_through += node.end - start
        marker = boundary.encode("utf-8", "surrogateescape")
        if not marker:
            unsaid = _BOUNDARY_UNSAID.match(self.content, start, node.end)
            self.defects["a multipart does not say its boundary"] = None
            if unsaid is None:
                return None
            marker = unsaid[1].rstrip()
        spans = self._spans(marker, start, node.end)
        if not spans:
            self.defects["a multipart without its boundary"] = None
            return None
        alternative = node.alternative
        if alternative is None and kind == "multipart/alternative":
            alternative = self.nodes
        default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        return [_Waiting(a, b, node.level + 1, alternative, default) for a, b in reversed(spans)]

    def _spans(self, boundary: bytes, start: int, end: int) -> list[tuple[int, int]]:
        delimiter = b"--" + boundary
        spans: list[tuple[int, int]] = []
        opened: int | None = None
        at = start if self.content.startswith(delimiter, start, end) else self._line(delimiter, start, end)
        for _ in range(_MOST_NEAR_MISSES):
            if at < 0 or len(spans) > MOST_PARTS:
                break
            tail = _TAIL.match(self.content, at + len(delimiter), end)
            if tail:
                if opened is not None:
                    spans.append((opened, _before_line_end(self.content, opened, at)))
                opened = tail.end()
                if tail[1]:
                    return spans
                # The line end of this delimiter may be the one before the next.
                at = self._line(delimiter, max(start, opened - 1), end)
            else:
                at = self._line(delimiter, at + 1, end)
        if opened is not None:
            spans.append((opened, end))
            self.defects["a multipart is not closed: the message may be cut short"] = None
        return spans

    def _line(self, delimiter: bytes, start: int, end: int) -> int:
        """Return where the next line begins that starts with the delimiter, or -1."""
        at = self.content.find(b"\n" + delimiter, start, end)
        return at + 1 if at >= 0 else -1


def _skip_blank(content: bytes) -> int:
    blank = len(content) - len(content.lstrip(b"\r\n"))
    return blank if blank < len(content) else 0


def _before_line_end(content: bytes, start: int, at: int) -> int:
    if at > start and content[at - 1 : at] == b"\n":
        at -= 1
    if at > start and content[at - 1 : at] == b"\r":
        at -= 1
    return at


def _content_type(headers: Headers, default: str) -> tuple[str, dict[str, str]]:
    """Return type and parameters; what is not a type at all is text/plain (RFC 2045, 5.2)."""
    value = headers.first("content-type")
    if not value:
        return default, {}
    kind, given = parameters(value)
    kind = one_line(kind)
    main, slash, sub = kind.partition("/")
    if not (slash and main and sub) or " " in kind:
        return "text/plain", given
    return kind, given
