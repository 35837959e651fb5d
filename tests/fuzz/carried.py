"""Mails whose only words lie in what they carry: the octets within the wrapping are the fuzzer's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compressed_rtf import compress

from mail.carried.wrappings import BINARY, STRING, UNICODE, attached, mail_with, msg, winmail_with

RICH = rb"{\rtf1\ansi\ansicpg1252\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 It still leaks.\u8364?\'e9}\par}"
VISIT = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:GMT Standard Time\r\nBEGIN:STANDARD\r\n"
    b"DTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
    b"END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=en:Visit\r\nDURATION:PT1H\r\n"
    b"DTSTART;TZID=GMT Standard Time:20260610T100000\r\nLOCATION:4 Weirside Court\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
FORWARDED = (
    b"From: a@tenant.example\r\nDate: Tue, 2 Jun 2026 09:00:00 +0000\r\nSubject: Leak\r\n\r\nIt still leaks.\r\n"
)
WORDS = "It still leaks.".encode("utf-16-le")

Wrapping = Callable[[bytes], bytes]

WRAPPINGS: tuple[tuple[Wrapping, bytes], ...] = (
    (mail_with, winmail_with((0x1000, STRING, b"It still leaks."), more=attached(b"a.txt", b"hello"))),
    (lambda raw: mail_with(raw, "application/vnd.ms-outlook", "a.msg"), msg((0x1000, UNICODE, WORDS))),
    (lambda raw: mail_with(raw, "text/calendar; method=REQUEST", "a.ics"), VISIT),
    (lambda raw: mail_with(raw, "message/rfc822", "a.eml"), FORWARDED),
    (lambda raw: mail_with(raw, "application/octet-stream", "a.eml"), FORWARDED),
    (lambda raw: mail_with(winmail_with((0x1009, BINARY, compress(raw)))), RICH),
    (lambda raw: mail_with(winmail_with((0x1013, BINARY, raw))), b"<p>It still leaks.</p>"),
)
"""What wraps, and what the search begins with."""


def wrapped(content: bytes) -> bytes:
    """Return a mail; the first byte says in what the others are wrapped."""
    wrapping, _ = WRAPPINGS[content[0] % len(WRAPPINGS)]
    return wrapping(content[1:])


def beginnings() -> Iterator[bytes]:
    yield from (bytes([number]) + raw for number, (_, raw) in enumerate(WRAPPINGS))
