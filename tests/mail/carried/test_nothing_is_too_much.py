"""No octets make reading fail, and what comes out can always be kept and shown."""

from __future__ import annotations

import time

import pytest
from compressed_rtf import compress
from hypothesis import given, settings, strategies as st

from heard.mail.message import Message
from heard.mail.parse import by_standard_library, parse
from mail.carried.wrappings import BINARY, STRING, UNICODE, attached, mail_with, msg, winmail_with

INVITATION = (
    b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nTZID:X\nTZOFFSETTO:+0100\nEND:VTIMEZONE\nBEGIN:VEVENT\n"
    b"SUMMARY:Visit\nDTSTART;TZID=X:20260610T100000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
)
RICH = rb"{\rtf1\ansi\fromhtml1{\*\htmltag64 <p>}\htmlrtf{\htmlrtf0 It is wet.\u8364?\'e9}"
RAW = {
    "winmail.dat": winmail_with(
        (0x1000, STRING, b"It is wet."),
        (0x1009, BINARY, compress(RICH)),
        more=attached(b"a.txt", b"hello", (0x3707, UNICODE, "damp.txt".encode("utf-16-le"))),
    ),
    "a.msg": msg((0x37, UNICODE, b"D\0a\0"), (0x1009, BINARY, compress(RICH)), (0x1013, BINARY, b"<p>It is wet.")),
    "a.ics": INVITATION,
    "a.rtf": RICH,
    "a.eml": mail_with(INVITATION, "text/calendar", "a.ics"),
}
KINDS = {
    "winmail.dat": "application/ms-tnef",
    "a.msg": "application/vnd.ms-outlook",
    "a.ics": "text/calendar",
    "a.rtf": "application/rtf",
    "a.eml": "message/rfc822",
}
JUNK = st.sampled_from(
    [b"\0", b"\xff", b"\xff\xff\xff\xff", b"\n", b"{", b"}", b"\\u", b"--b\n", b"=?", b"A" * 20, b""]
)


def can_be_kept(message: Message) -> None:
    enclosed = [part for each in message.enclosed for part in (each.text, each.subject)]
    appointed = [part for each in message.meetings for part in (each.title, each.place)]
    names = [each.name for each in message.attachments]
    for said in (message.subject, message.text, message.own_words, *enclosed, *appointed, *names, *message.defects):
        said.encode()
        assert "\0" not in said


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(RAW)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 9), JUNK), max_size=6),
)
def test_what_is_carried_may_be_damaged_anywhere(name: str, damages: list[tuple[float, int, bytes]]) -> None:
    raw = RAW[name]
    for place, length, junk in damages:
        at = int(place * len(raw))
        raw = raw[:at] + junk + raw[at + length :]
    can_be_kept(by_standard_library(mail_with(raw, KINDS[name], name)))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(RAW)), st.lists(st.tuples(st.floats(0, 1, exclude_max=True), JUNK), max_size=6))
def test_a_mail_may_be_damaged_anywhere(name: str, damages: list[tuple[float, bytes]]) -> None:
    content = mail_with(RAW[name], KINDS[name], name, text="See below.")
    for place, junk in damages:
        at = int(place * len(content))
        content = content[:at] + junk + content[at + len(junk) :]
    can_be_kept(by_standard_library(content))
    can_be_kept(parse(content, transport=content[:200], journal=True))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_octets_at_all(content: bytes) -> None:
    can_be_kept(by_standard_library(content))


@pytest.mark.parametrize("kind, name", [(KINDS[name], name) for name in sorted(KINDS)])
@pytest.mark.parametrize("unit", [b"\0", b"{", b"\\", b"\n", b"A", b"BEGIN:VTIMEZONE\n", b"BEGIN:VEVENT\n", b"\xff"])
def test_takes_time_by_its_length(kind: str, name: str, unit: bytes) -> None:
    content = mail_with(RAW[name][:60] + unit * (100_000 // len(unit)), kind, name)
    began = time.process_time()
    parse(content)
    assert time.process_time() - began < 2
