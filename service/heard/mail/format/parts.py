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
from dataclasses import dataclass, replace

from heard.mail.format.charsets import one_line
from heard.mail.format.headers import Headers, read_head, read_whole_head
from heard.mail.format.parameters import parameters
from heard.mail.format.transfer import transfer_encoding

MOST_PARTS = 500
MOST_LEVELS = 300
# Bytes looked through for boundaries, over all levels; a second's work at the most.
MOST_BYTES = 256 * 1024 * 1024
# Lines that begin like the boundary and are not it.
_MOST_NEAR_MISSES = 20_000

_TAIL = re.compile(rb"(--)?[ \t]*+(?:\r?\n|\r|\Z)")
_BOUNDARY_UNSAID = re.compile(rb"\s*+--([^\s-][^\r\n]{0,69})\r?\n")
# A line that parts two parts, whatever the head says: a part's headers stand right below it.
_PARTS = re.compile(rb"(?<=\n)--(\S[^\r\n]{0,199})\r?\n(?=Content-[A-Za-z-]{2,30}[ \t]?:)", re.IGNORECASE)
_PARTS_LOOKED_FOR = 256 * 1024
_NAME_LIMIT = 200
_EMPTY_PART = 2_000
_HALF_TYPES = {"html": "text/html", "text/htm": "text/html", "html/text": "text/html", "multipart": "multipart/mixed"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds no others: what it says it is, and where its body stands in the message.

    A message within the message (message/rfc822) is one part and is not opened.

    disposition   "inline", "attachment" or what else it says; "" where it says nothing
    name          a file's name for people to read, on one line; never a path to write to
    encoding      the content transfer encoding: "base64", "quoted-printable", "uuencode", or "" for none
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


def with_transport(mail: Structure, transport: Headers) -> Structure:
    """Return the structure with the headers it came with before those it was rebuilt with.

    A report that was rebuilt as something else is still a report.
    """
    kind, given = _content_type(transport, "")
    if kind != "multipart/report":
        kind, given = mail.type, dict(mail.parameters)
    return replace(mail, headers=transport.over(mail.headers), type=kind, parameters=given)


class _Search:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.parts: list[Part] = []
        self.defects: dict[str, None] = {}
        self.nodes = self.looked_through = 0

    def whole(self) -> Structure:
        headers, body = read_whole_head(self.content, _skip_blank(self.content))
        kind, given = said = _content_type(headers, "text/plain")
        waiting = self._open(_Waiting(0, len(self.content), 0, None, "text/plain"), headers, said, body)
        while waiting:
            if self.nodes >= MOST_PARTS:
                self.defects[f"more than {MOST_PARTS} parts: the rest is not listed"] = None
                break
            node = waiting.pop()
            headers_of_part, start = read_head(self.content, node.start, node.end)
            waiting += self._open(node, headers_of_part, _content_type(headers_of_part, node.default), start)
        texts = (part.parameters.get("charset") for part in self.parts if part.type.startswith("text/"))
        charset = given.get("charset") or next(filter(None, texts), None)
        headers = headers.read_as(charset) if charset else headers
        return Structure(headers, kind, given, tuple(self.parts), tuple(self.defects))

    def _open(self, node: _Waiting, headers: Headers, said: tuple[str, dict[str, str]], start: int) -> list[_Waiting]:
        """Take a part as it is, or return the parts within it, last first.

        said   its type and parameters, as its headers give them
        """
        self.nodes += 1
        kind, given = said
        boundary = "" if kind.startswith("message/") else given.get("boundary", "")
        if kind.startswith("multipart/") or self._has_parts(boundary, start, node.end):
            within = self._within(node, kind, given.get("boundary", ""), start)
            if within is not None:
                return within
            kind = "text/plain" if not self.parts else "application/octet-stream"
        disposition, more = parameters(headers.first("content-disposition") or "")
        name = one_line(more.get("filename") or given.get("name") or "")[:_NAME_LIMIT]
        encoding = transfer_encoding(headers.first("content-transfer-encoding") or "")
        self.parts.append(
            Part(headers, kind, given, disposition, name, encoding, start, max(start, node.end), node.alternative)
        )
        return []

    def _has_parts(self, boundary: str, start: int, end: int) -> bool:
        """Say whether something that says a boundary and another type has parts all the same."""
        if not boundary:
            return False
        marker = b"--" + boundary.encode("utf-8", "surrogateescape")
        return self.content.startswith(marker, start, end) or self._line(marker, start, end) >= 0

    def _within(self, node: _Waiting, kind: str, boundary: str, start: int) -> list[_Waiting] | None:
        if node.level >= MOST_LEVELS or self.looked_through > MOST_BYTES:
            self.defects["too deeply nested: the innermost parts are not read"] = None
            return None
        self.looked_through += node.end - start
        marker = boundary.encode("utf-8", "surrogateescape")
        if not marker:
            self.defects["a multipart does not say its boundary"] = None
            first = _BOUNDARY_UNSAID.match(self.content, start, node.end)
            marker = self._boundary_used(start, node.end) or (first[1].rstrip() if first else b"")
        spans = self._spans(marker, start, node.end) if marker else []
        if not spans and boundary:
            self.defects["a multipart without its boundary"] = None
            marker = self._boundary_used(start, node.end)
            spans = self._spans(marker, start, node.end) if marker else []
        if not spans:
            return None
        alternative = node.alternative
        if alternative is None and kind == "multipart/alternative":
            alternative = self.nodes
        if len(spans) > 1 and (said := self._same_within(marker, *spans[0])):
            # Its only child uses its boundary again: what follows are that child's parts.
            spans = spans[1:]
            alternative = self.nodes if alternative is None and said == "multipart/alternative" else alternative
        default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        return [_Waiting(a, b, node.level + 1, alternative, default) for a, b in reversed(spans)]

    def _boundary_used(self, start: int, end: int) -> bytes:
        """Return the boundary that the parts show themselves, or b"" where they show none."""
        shown = _PARTS.search(self.content, start, min(end, start + _PARTS_LOOKED_FOR))
        return shown[1].rstrip() if shown else b""

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
                opened = None if tail[1] else tail.end()
                # One that closes is the last, unless parts within used the same boundary.
                # Its line end may be the one before the next.
                at = self._line(delimiter, max(start, tail.end() - 1), end)
            else:
                at = self._line(delimiter, at + 1, end)
        if opened is not None:
            spans.append((opened, end))
            self.defects["a multipart is not closed: the message may be cut short"] = None
        return spans

    def _same_within(self, boundary: bytes, start: int, end: int) -> str | None:
        """Return the type of an empty multipart that says the boundary it stands between, or None."""
        if end - start > _EMPTY_PART or b"ultipart/" not in self.content[start:end]:
            return None
        headers, body = read_head(self.content, start, end)
        kind, given = _content_type(headers, "text/plain")
        again = given.get("boundary", "").encode("utf-8", "surrogateescape") == boundary
        return kind if again and not self.content[body:end].strip() else None

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
        return _HALF_TYPES.get(kind, "text/plain"), given
    return _HALF_TYPES.get(kind, kind), given
