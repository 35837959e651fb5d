"""No mail stops the others: 100 kB of anything repeated are read in a fifth of a second of CPU, or near it."""

from __future__ import annotations

from functools import partial

import pytest

from builders import the_facts
from fuzz.invariants import LIMIT_MS, cpu_ms, grows_evenly, in_time, looked_at
from fuzz.repeats import (
    HEAD,
    HEADER_UNITS,
    HTML_UNITS,
    SIZE,
    TEXT_UNITS,
    Mail,
    below_a_text,
    in_header,
    in_the_html,
    in_the_subject,
    in_the_text,
    repeated,
)
from heard.judgement.restricted.about.matter import matter_of_contact
from heard.judgement.restricted.who.person import recognised
from heard.mail.parse import parse
from judgement.restricted.a_limit import a_limit


@pytest.mark.parametrize("mail", [in_the_subject, in_the_text, in_the_html])
def test_any_one_byte(mail: Mail) -> None:
    for byte in range(256):
        in_time(mail(bytes([byte]) * SIZE), LIMIT_MS)


LETTERS = ["\u00a0", "\u200b", "\u2028", "\u0130", "\u00df", "\ufdfa", "\U0001f600", "\u0301", "\u202e", "\uff1a"]


@pytest.mark.parametrize("mail", [in_the_text, in_the_html])
def test_any_one_letter_of_the_harder_ones(mail: Mail) -> None:
    for letter in LETTERS:
        in_time(mail(repeated(letter.encode())), LIMIT_MS)


@pytest.mark.parametrize("unit", TEXT_UNITS, ids=lambda unit: repr(unit[:24]))
def test_anything_repeated_in_a_text(unit: bytes) -> None:
    in_time(in_the_text(repeated(unit)), LIMIT_MS)


def test_what_is_looked_for_in_a_text_is_found_as_fast() -> None:
    for unit in TEXT_UNITS:
        message = parse(in_the_text(repeated(unit)))
        took = cpu_ms(partial(looked_at, message), enough=LIMIT_MS)
        assert took <= LIMIT_MS, f"{unit!r}: {took:.0f} ms of CPU for clues and rules, and {LIMIT_MS} were allowed"


OF_A_WRITER = ["it's me ", "my wife's ", "not about the ", "i enclose ", "no more hedge ", "Tess Calloway\n"]
OF_A_WRITER += ["did you even get my ", "7 Alder Row, ", "told not to write. ", "i am a friend's ", "using bill's "]


@pytest.mark.parametrize("unit", [*TEXT_UNITS, *map(str.encode, OF_A_WRITER)], ids=lambda unit: repr(unit[:24]))
def test_whose_contact_it_is_and_about_what_is_told_as_fast(unit: bytes) -> None:
    message, limit = parse(in_the_text(repeated(unit))), a_limit()
    facts = the_facts(limits=(limit,))

    def held_against_a_restriction() -> None:
        recognised(message, facts, limit)
        matter_of_contact(message, facts, limit, None, ())

    took = cpu_ms(held_against_a_restriction, enough=LIMIT_MS)
    assert took <= LIMIT_MS, f"{unit!r}: {took:.0f} ms of CPU, and {LIMIT_MS} were allowed"


@pytest.mark.parametrize("mail", [in_the_html, below_a_text])
@pytest.mark.parametrize("unit", HTML_UNITS, ids=lambda unit: repr(unit[:24]))
def test_anything_repeated_in_html(unit: bytes, mail: Mail) -> None:
    in_time(mail(repeated(unit)), LIMIT_MS)


HEADERS = [b"Subject", b"From", b"To", b"References", b"Message-ID", b"Content-Type", b"Content-Disposition", b"Date"]
HEADERS += [
    b"Authentication-Results",
    b"Received",
    b"Thread-Index",
    b"Auto-Submitted",
    b"X-Failed-Recipients",
    b"List-Id",
]


@pytest.mark.parametrize("name", HEADERS, ids=bytes.decode)
def test_anything_repeated_in_a_header(name: bytes) -> None:
    for unit in HEADER_UNITS:
        in_time(in_header(name)(repeated(unit)), LIMIT_MS)


def nested(kind: bytes, head: bytes = b"") -> Mail:
    """Parts within parts, as deep as the size allows."""

    def mail(big: bytes) -> bytes:
        return HEAD + head + repeated(kind, len(big)) + b"\r\n\r\nIt still leaks."

    return mail


MANY = {
    "headers": nested(b"X: y\r\n"),
    "header lines without a colon": nested(b"X\r\n"),
    "Froms": nested(b"From: a@b.example\r\n"),
    "Receiveds": nested(b"Received: from a by b; Tue, 2 Jun 2026 09:00:00 +0000\r\n"),
    "verdicts": nested(b"Authentication-Results: a; dmarc=pass\r\n"),
    "mails within mails": nested(b"Content-Type: message/rfc822\r\n\r\n"),
    "multiparts within multiparts": nested(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"),
    "parts": nested(b"--b\r\n\r\na\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"),
    "empty parts": nested(b"--b\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"),
    "HTML parts": nested(
        b"--b\r\nContent-Type: text/html\r\n\r\n<div>a\r\n", b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    ),
    "attached mails": nested(
        b"--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n\r\na\r\n",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n",
    ),
    "calendars": nested(
        b"--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n",
    ),
    "calendar lines": nested(b"BEGIN:VEVENT\r\n", b"Content-Type: text/calendar; method=REQUEST\r\n\r\n"),
    "appointments": nested(
        b"BEGIN:VEVENT\r\nDTSTART:20260602T100000Z\r\nEND:VEVENT\r\n",
        b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n",
    ),
    "winmail.dats": nested(
        b"--b\r\nContent-Type: application/ms-tnef\r\n\r\n\x78\x9f\x3e\x22\x01\x00\r\n",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n",
    ),
    "recipients of a bounce": nested(
        b"Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\n\r\n",
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: message/delivery-status\r\n\r\n",
    ),
    "base64 lines": nested(b"PGRpdj4=\r\n", b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
    "quoted-printable": nested(b"=3D=\r\n", b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"),
}


@pytest.mark.parametrize("many", MANY)
def test_many_of_a_kind(many: str) -> None:
    in_time(MANY[many](b" " * SIZE), LIMIT_MS)


@pytest.mark.parametrize("unit", [b"> ", b"<blockquote>", b"<div>", b"From: a@b.example\n", b"On 1 June, a wrote:\n"])
def test_twice_as_much_takes_at_most_three_times_as_long(unit: bytes) -> None:
    mail = in_the_html if unit.startswith(b"<") else in_the_text
    grows_evenly(lambda size: mail(repeated(unit, size)), SIZE)


def test_the_measure_itself_tells_slow_from_fast() -> None:
    assert cpu_ms(lambda: sum(range(3_000_000))) > 10
    assert cpu_ms(lambda: parse(HEAD + b"\r\nIt still leaks.")) < 10
