"""The headers of a message or of one of its parts, in order, before anybody has decoded them.

A head in which every line is as RFC 5322 has it is split here; any other is read by the
standard library with its compat32 policy, which would read the first kind no differently,
in three times the time.  Its default policy costs five times more still, and raises on some headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from email.message import Message as Fields
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

from heard.mail.format.addresses import addresses
from heard.mail.format.encoded_words import header_text, raw_text
from heard.mail.message import Address

# Far above any real head (some 20 kB), low enough that a megabyte of headers costs nothing.
HEAD_LIMIT = 256 * 1024
_DECODED_LIMIT = 20_000
# Said by heard in its own letters.  On mail that comes in they are a stranger's claim and play no part.
_OURS_TO_SAY = "x-heard-"

# A line that cannot be a header ends them, unless a header every message has comes right after it.
_KNOWN = (
    rb"(?:from|to|cc|bcc|subject|date|sender|reply-to|message-id|mime-version|return-path|received|delivered-to"
    rb"|in-reply-to|references|user-agent|importance|list-[a-z-]{1,40}|content-(?:type|transfer-encoding|disposition)"
    rb"|x-[a-z0-9-]{1,60}|dkim-signature|arc-[a-z-]{1,40}|authentication-results)[ \t]?:"
)
_FOLDS = rb"(?:[ \t][^\r\n]{0,1000}\r?\n){0,10}"
_ODD_LINE = re.compile(rb"[^\r\n]{1,1000}\r?\n" + _FOLDS + rb"(?=" + _KNOWN + rb")", re.IGNORECASE)
# The last header, with a space in its name ("X-Some Header: oops"): a hyphen shows that it is one.
_LAST_ODD = re.compile(rb"[A-Za-z]{1,30}-[A-Za-z-]{1,40}(?: [A-Za-z-]{1,40}){1,3}:[^\r\n]{0,1000}\r?\n" + _FOLDS)
_MOST_ODD_LINES = 20
_KNOWN_LINE = re.compile(rb"(?:\r?\n)*+" + _KNOWN, re.IGNORECASE)
_ESSENTIAL = ("from", "to", "subject", "date", "message-id", "mime-version")

# A line end within an encoded word, which RFC 2047 forbids and programs that fold by length put there.
_WORD_BROKEN = re.compile(
    r"(?P<word>=\?[^\s?=]{1,60}\?(?P<encoding>[bBqQ])\?(?P<text>[^?\r\n]{0,2000}+))(?:\r\n|\r|\n)[ \t]++"
    r"(?=(?P<next>[^?\r\n]{0,200}+)[?\r\n])"
)
_MOST_FOLDS = 8

# A whole field with its folds and its line end (RFC 5322, 2.2); where none begins, all the rest, which has no name.
_FIELD = re.compile(r"([!-9;-~]++):([^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+)(?:\r?\n|\Z)|(?s:.+)")

# What nearly every date is; the others are left to the standard library, which takes four times as long.
_USUAL_DATE = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([12]\d{3})"
    r" (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})(?: \([A-Z]{1,5}\))?",
    re.ASCII,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = {name: number for number, name in enumerate(_MONTHS, 1)}

_parser = BytesHeaderParser()


class Headers:
    """Header fields by name, without regard to case, values unfolded, raw 8-bit bytes as surrogates."""

    __slots__ = ("_addresses", "_by_name", "_texts", "in_order")

    def __init__(self, fields: Iterable[tuple[str, str]]) -> None:
        self.in_order: list[tuple[str, str]] = []
        self._by_name: dict[str, list[str]] = {}
        self._texts: dict[str, str] = {}
        self._addresses: dict[str, list[tuple[Address, ...]]] = {}
        for given, folded in fields:
            name = given.strip().lower()
            if name.startswith(_OURS_TO_SAY):
                continue
            value = unfolded(folded) if "\n" in folded or "\r" in folded else folded.strip()
            self.in_order.append((name, value))
            self._by_name.setdefault(name, []).append(value)

    def first(self, name: str) -> str | None:
        values = self._by_name.get(name)
        return values[0] if values else None

    def all(self, name: str) -> list[str]:
        return self._by_name.get(name, [])

    def text(self, name: str) -> str:
        """Return the first field of this name, decoded, on one line, or ""."""
        values = self._by_name.get(name)
        if values is None:  # most that are asked for are not there
            return ""
        text = self._texts.get(name)
        if text is None:  # the subject of every mail is asked for ten times
            text = self._texts[name] = header_text(values[0][:_DECODED_LIMIT])
        return text

    def addresses(self, name: str) -> list[tuple[Address, ...]]:
        """Return whom each field of this name names."""
        values = self._by_name.get(name)
        if values is None:
            return []
        found = self._addresses.get(name)
        if found is None:  # who sent it is asked for ten times as well
            found = self._addresses[name] = [addresses(value) for value in values]
        return found

    def read_as(self, charset: str) -> Headers:
        """Return the same headers with their raw 8-bit bytes read in this charset where they are not UTF-8."""
        if all(value.isascii() for _, value in self.in_order):
            return self
        return Headers((name, raw_text(value, charset)) for name, value in self.in_order)

    def over(self, others: Headers) -> Headers:
        """Return these headers, and of the others those that are not named here; what a part is stays theirs."""
        own = [(name, value) for name, value in self.in_order if not _says_what_a_part_is(name)]
        named = {name for name, _ in own}
        return Headers((*own, *((name, value) for name, value in others.in_order if name not in named)))

    def __contains__(self, name: str) -> bool:
        return name in self._by_name


def unfolded(value: str) -> str:
    """Return a header's value on one line (RFC 5322, 2.2.3)."""
    if "=?" in value:
        for _ in range(_MOST_FOLDS):
            value, broken = _WORD_BROKEN.subn(_mended, value)
            if not broken:
                break
    return value.replace("\r", "").replace("\n", "").strip()


def _mended(found: re.Match[str]) -> str:
    # The space belongs to the fold, except in a word whose writer left its own spaces as they are.
    spaces_written = found["encoding"] in "qQ" and not re.search(r"_|=20", found["text"] + found["next"])
    return found["word"] + (" " if spaces_written else "")


def read_head(content: bytes, start: int, end: int) -> tuple[Headers, int]:
    """Read the headers that begin at `start`; return them and where the body begins."""
    head_end, body = _end_of_head(content, start, end)
    fields: list[tuple[str, str]] = []
    if (plain := _plain_fields(content[start:head_end])) is not None:
        return Headers(plain), body
    for _ in range(_MOST_ODD_LINES):
        message = _parser.parsebytes(content[start:head_end])
        fields += ((name, str(value)) for name, value in message.raw_items())
        left = _left(message)
        if not left:
            break
        # A line that cannot be a header ended them without an empty line: it is body.
        start = head_end - left
        odd = _ODD_LINE.match(content, start, head_end)
        if odd is None:
            last = _LAST_ODD.match(content, start, head_end) if fields else None
            body = body if last and last.end() == head_end else start
            break
        start = odd.end()
    return Headers(fields), body


def _plain_fields(head: bytes) -> list[tuple[str, str]] | None:
    """Return the fields of a head in which there is nothing odd, or None."""
    # All at once takes half the time of one after the other.
    fields: list[tuple[str, str]] = _FIELD.findall(head.decode("ascii", "surrogateescape"))
    is_odd = bool(fields) and not fields[-1][0]
    return None if is_odd else fields


def read_whole_head(content: bytes, start: int) -> tuple[Headers, int]:
    """Read the head of a message, and go on where an empty line has come between its headers by mistake."""
    headers, body = read_head(content, start, len(content))
    again = _KNOWN_LINE.match(content, body)
    if again is None or not headers.in_order:
        return headers, body
    begin = again.end() - len(again[0].lstrip(b"\r\n"))
    more, end = read_head(content, begin, len(content))
    if _goes_on(headers, more, content[begin:end]):
        return Headers((*headers.in_order, *more.in_order)), end
    return headers, body


def _goes_on(headers: Headers, more: Headers, read: bytes) -> bool:
    """Say whether headers below an empty line are the message's own, and not those of a mail somebody pasted."""
    said = [name for name in (*_ESSENTIAL, "content-type") if name in more]
    if not any(name in headers for name in (*_ESSENTIAL, "content-type")):
        return len(said) > 1
    # What is pasted names a sender and a subject again.  Below headers stands an empty line, or they are none.
    return (
        not any(name in headers for name in said)
        and ("content-type" in said or ("from" in said and "subject" in said))
        and read.endswith((b"\n\n", b"\n\r\n"))
    )


def _left(message: Fields) -> int:
    """Return how many octets the parser left over as body."""
    # It would read them in the charset they claim: another length, and it raises on some claims.
    del message["content-type"]
    left = message.get_payload()
    return len(left) if isinstance(left, str) else 0


def _says_what_a_part_is(name: str) -> bool:
    return name.startswith("content-") or name == "mime-version"


def _end_of_head(content: bytes, start: int, end: int) -> tuple[int, int]:
    for empty in (b"\r\n", b"\n"):
        if content.startswith(empty, start, end):
            return start, start + len(empty)
    limit = min(end, start + HEAD_LIMIT)
    # What the first line ends with is looked for first, so that the other is not sought through all of the body.
    line_end = content.find(b"\n", start, limit)
    likely, other = (b"\n\r\n", b"\n\n") if content[line_end - 1 : line_end] == b"\r" else (b"\n\n", b"\n\r\n")
    at, length = content.find(likely, start, limit), len(likely)
    sooner = content.find(other, start, limit if at < 0 else min(limit, at + len(other) - 1))
    if sooner >= 0:
        at, length = sooner, len(other)
    return (at + 1, at + length) if at >= 0 else (limit, limit)


def read_date(value: str | None) -> datetime | None:
    """Return the moment a date header names (RFC 5322, 3.3), aware, or None where it names none."""
    if not value:
        return None
    try:
        usual = _USUAL_DATE.fullmatch(value)
        moment = _read_usual(usual) if usual else parsedate_to_datetime(value[:200])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # "-0000": UTC, place unknown
        moment.astimezone(UTC)  # raises where the offset leads out of the calendar
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return moment


def _read_usual(date: re.Match[str]) -> datetime:
    day, month, year, hour, minute, second, sign, hours, minutes = date.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    zone = timezone(-offset if sign == "-" else offset)
    return datetime(int(year), _MONTH[month], int(day), int(hour), int(minute), int(second), tzinfo=zone)
