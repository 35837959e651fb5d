"""Every mail becomes a Message, whatever is wrong with it."""

from __future__ import annotations

import base64
import time
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings, strategies as st

from heard.errors import MessageProblem
from heard.mail.format.headers import Headers
from heard.mail.message import Address, Automatic
from heard.mail.parse import by_mail_parser, by_standard_library, first_reading, parse

ORDINARY = b"""Return-Path: <Dorothy@Tenant.example>
Received: from mx.tenant.example by mail.northgate.example; Mon, 1 Jun 2026 10:30:14 +0100
From: "Finch, Dorothy" <Dorothy@Tenant.example>
To: Complaints <complaints@northgate.example>, gary@northgate.example
Cc: cllr@council.example
Reply-To: dot@home.example
Subject: =?utf-8?q?Damp_=E2=80=93_again?=
Date: Mon, 1 Jun 2026 10:30:00 +0100
Message-ID: <One@Tenant.example>
In-Reply-To: <zero@northgate.example>
References: <first@northgate.example>
 <zero@northgate.example>
Thread-Topic: Damp
Thread-Index: AdQc2DN7rLoS3hgnE/O7
 6rpFzxN/EwAddF4A
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

It is =E2=82=AC5 worse.
"""


def test_an_ordinary_message():
    message = parse(ORDINARY)
    assert message.message_id == "<One@Tenant.example>"
    assert message.sender == Address("Finch, Dorothy", "dorothy@tenant.example")
    assert message.envelope_sender == "dorothy@tenant.example"
    assert [to.address for to in message.to] == ["complaints@northgate.example", "gary@northgate.example"]
    assert message.cc == (Address("", "cllr@council.example"),)
    assert message.reply_to == (Address("", "dot@home.example"),)
    assert message.subject == "Damp – again"
    assert message.date == datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
    assert message.in_reply_to == ("<zero@northgate.example>",)
    assert message.references == ("<first@northgate.example>", "<zero@northgate.example>")
    assert (message.thread_topic, message.thread_index) == ("Damp", "AdQc2DN7rLoS3hgnE/O76rpFzxN/EwAddF4A")
    assert message.text == message.own_words == "It is €5 worse."
    assert (message.machine, message.bounce, message.attachments, message.defects) == (None, None, (), ())


def test_exchange_names_what_is_answered_in_a_header_of_its_own():
    content = b"From: a@x.example\r\nX-MS-Exchange-Parent-Message-Id: <zero@x.example>\r\n\r\nStill waiting."
    assert parse(content).in_reply_to == ("<zero@x.example>",)


def test_line_ends_of_the_wire_read_the_same():
    assert parse(ORDINARY.replace(b"\n", b"\r\n")) == parse(ORDINARY)


def nested(levels: int) -> bytes:
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(levels))
    closed = b"".join(b"--b%d--\n" % n for n in reversed(range(levels)))
    return b"From: a@b.example\n" + opened + b"\nno hot water\n" + closed


def with_attachment(body: bytes, header: bytes = b"application/zip; name=a.zip") -> bytes:
    return (
        b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nno hot water\n"
        b"--b\nContent-Type: " + header + b"\nContent-Transfer-Encoding: base64\n\n" + body + b"\n--b--\n"
    )


BOMB = base64.encodebytes(zlib.compress(b"\0" * 50_000_000))

BAD = [
    pytest.param(b"", "", id="no bytes at all"),
    pytest.param(b"\n\nno hot water", "no hot water", id="no headers"),
    pytest.param(b"no hot water", "no hot water", id="one line that is no header"),
    pytest.param(b"\xff\xfe\x00\x01" * 50, None, id="not mail"),
    pytest.param(ORDINARY[:300], None, id="cut short within the headers"),
    pytest.param(with_attachment(b"UEsDBA==")[:110], "no hot water", id="truncated MIME"),
    pytest.param(with_attachment(b"UEsDBA==").replace(b"--b--\n", b""), "no hot water", id="no final boundary"),
    pytest.param(b"Content-Type: multipart/mixed\n\nno hot water", "no hot water", id="multipart without a boundary"),
    pytest.param(
        b"Content-Type: multipart/mixed; boundary=x\n\nno hot water", "no hot water", id="boundary never used"
    ),
    pytest.param(nested(200), "no hot water", id="a 200-level multipart"),
    pytest.param(nested(5_000), None, id="a 5,000-level multipart"),
    pytest.param(
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nhot\n" * 10_000 + b"--b--", None, id="10,000 parts"
    ),
    pytest.param(with_attachment(BOMB), "no hot water", id="a zip bomb"),
    pytest.param(
        b"Content-Type: text/plain; charset=no-such-charset\n\nno h\xc3\xb6t water",
        "no höt water",
        id="no such charset",
    ),
    pytest.param(
        b"Content-Type: text/plain; charset=ascii\n\nno h\xf6t water", "no höt water", id="a charset that lies"
    ),
    pytest.param(
        b"Content-Type: text/plain; charset=punycode\n\nno hot water", "no hot water", id="a codec that is no charset"
    ),
    pytest.param(b"Content-Transfer-Encoding: base64\n\n!!!!", "!!!!", id="base64 that is not"),
    pytest.param(
        b"Content-Transfer-Encoding: rot13\n\nno hot water", "no hot water", id="an unknown transfer encoding"
    ),
    pytest.param(b"From: a@b.example\n\nno\0 hot\x07 water", "no hot water", id="NUL bytes"),
    pytest.param(b"From: a@b.example\r\rno hot water", "no hot water", id="line ends of an old Macintosh"),
    pytest.param(b'Content-Type: ;;;="\n\nno hot water', "no hot water", id="a Content-Type that is none"),
]


@pytest.mark.parametrize("content, text", BAD)
def test_bad_mail_is_read_as_far_as_it_goes(content, text):
    began = time.process_time()
    message = parse(content)
    assert text is None or message.text.strip() == text
    assert time.process_time() - began < 1


def test_a_40_mb_attachment_costs_nothing_and_its_size_is_told():
    content = with_attachment(base64.encodebytes(b"x" * 30_000_000))
    assert len(content) > 40_000_000
    began = time.process_time()
    message = parse(content)
    assert time.process_time() - began < 2
    assert message.text == "no hot water"
    assert message.attachments[0].name == "a.zip"
    assert message.attachments[0].size == pytest.approx(30_000_000, rel=0.001)


@pytest.mark.parametrize(
    "header, expected",
    [
        pytest.param(b'application/pdf; name="../../etc/passwd"', "../../etc/passwd", id="a path is only a name"),
        pytest.param(
            b'application/pdf; name="=?utf-8?q?a=0D=0AX-Evil:_1=00.pdf?="', "a  X-Evil: 1.pdf", id="line ends"
        ),
        pytest.param(b"application/pdf; name*=utf-8''%E2%80%AEfdp.exe", "fdp.exe", id="a name that runs backwards"),
        pytest.param(b"application/pdf; name=two words.pdf", "two words.pdf", id="not quoted"),
        pytest.param(b'application/pdf; name*0="a b"; name*1=".pdf"', "a b.pdf", id="in two pieces"),
        pytest.param(b"application/pdf", "", id="no name"),
    ],
)
def test_the_name_of_an_attachment_is_hostile(header, expected):
    assert parse(with_attachment(b"UEsDBA==", header)).attachments[0].name == expected


@pytest.mark.parametrize(
    "headers, senders, defect",
    [
        pytest.param("Subject: x", [], "no From", id="no From"),
        pytest.param("From: nobody", [], "no From", id="a From without an address"),
        pytest.param(
            "From: a@x.example\nFrom: B <b@x.example>\nFrom: c@x.example",
            ["a@x.example", "b@x.example", "c@x.example"],
            "3 From headers",
            id="three From",
        ),
    ],
)
def test_who_it_is_from_may_be_in_doubt(headers, senders, defect):
    message = parse(f"{headers}\n\nx".encode())
    assert [sender.address for sender in message.senders] == senders
    assert any(defect in one for one in message.defects)


@pytest.mark.parametrize(
    "headers, expected",
    [
        pytest.param("Subject: x", None, id="no Message-ID"),
        pytest.param("Message-ID: <a@x>\nMessage-ID: <b@x>", "<a@x>", id="two"),
        pytest.param("Message-ID: abc@x", "<abc@x>", id="without brackets"),
        pytest.param("Message-ID: <>", None, id="empty"),
    ],
)
def test_message_id_may_be_missing_or_double(headers, expected):
    assert parse(f"{headers}\n\nx".encode()).message_id == expected


@pytest.mark.parametrize(
    "date, year",
    [
        pytest.param("Thu, 1 Jan 1970 00:00:00 +0000", 1970, id="1970"),
        pytest.param("Fri, 1 May 2099 00:00:00 +0000", 2099, id="2099"),
        pytest.param("yesterday", None, id="not a date"),
        pytest.param("Mon, 99 Jun 2026 99:99:99 +9999", None, id="no such day"),
        pytest.param("Mon, 1 Jun 99999999999999999999 10:00:00 +0000", None, id="no such year"),
        pytest.param("Fri, 31 Dec 9999 23:59:59 -2300", None, id="beyond the calendar"),
    ],
)
def test_date_is_information_only(date, year):
    read = parse(f"Date: {date}\n\nx".encode()).date
    assert (read and read.year) == year


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param(b"=?utf-8?q?hello=0D=0ABcc:_all@x.example?=", id="CR LF in an encoded word"),
        pytest.param(b"=?utf-8?b?aGVsbG8NCkJjYzogYWxsQHguZXhhbXBsZQ==?=", id="in base64"),
        pytest.param(b"=?utf-7?q?+2AA-hello+2AA-?=", id="half a character"),
        pytest.param(b"hello\x00\x1b[31m\x7f there", id="NUL and escape sequences"),
        pytest.param("hello\u2028there\u202e\u0085".encode(), id="separators and turned writing"),
    ],
)
@pytest.mark.parametrize("header", [b"Subject: %s", b"From: %s <a@b.example>", b"Thread-Topic: %s"])
def test_nothing_smuggled_through_a_header_ends_a_line(header, subject):
    message = parse(header % subject + b"\n\nx")
    for said in (message.subject, message.thread_topic or "", message.sender.name if message.sender else ""):
        assert said.isprintable()
        said.encode()


@pytest.mark.parametrize(
    "raw, expected",
    [
        pytest.param("Feuchtigkeit für Łukasz".encode(), "Feuchtigkeit für Łukasz", id="UTF-8"),
        pytest.param("Lefèvre £5".encode("cp1252"), "Lefèvre £5", id="windows-1252"),
    ],
)
def test_8_bit_headers_are_read(raw, expected):
    message = parse(b"From: " + raw + b" <a@b.example>\nSubject: " + raw + b"\n\nx")
    assert (message.subject, message.sender.name) == (expected, expected)


def test_headers_only_heard_may_set_play_no_part():
    message = parse(b"From: a@b.example\nX-Heard-Case: NH-26-0001\nx-heard-letter: 1\n\nx")
    assert message == parse(b"From: a@b.example\n\nx")


def test_only_results_above_the_first_received_count_as_authentication():
    message = parse(
        b"Authentication-Results: ours.example;\n dmarc=pass\n"
        b"authentication-results: second\nReceived: by x; now\n"
        b"Authentication-Results: ours.example; dmarc=pass forged\n\nx"
    )
    assert message.authentication == ("ours.example; dmarc=pass", "second")


@pytest.mark.parametrize(
    "path, expected",
    [("<>", ""), ("< >", ""), ("<A@B.example>", "a@b.example"), ("a@b.example", "a@b.example"), (None, None)],
)
def test_return_path(path, expected):
    header = "X: y" if path is None else f"Return-Path: {path}"
    assert parse(f"{header}\n\nx".encode()).envelope_sender == expected


def test_no_text_holds_half_a_character():
    message = parse(
        b"Authentication-Results: \xff\nThread-Index: \xff\nMessage-ID: <\xff@x>\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/x\xff; name=\xff\n\nx\n--b--"
    )
    for said in (*message.authentication, message.thread_index, message.message_id, message.attachments[0].type):
        assert said.encode()


def test_a_bounce_and_its_sign_agree():
    message = parse(b"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: Undelivered mail\n\nsorry")
    assert message.bounce is not None
    assert message.machine is not None
    assert message.machine.kind is Automatic.BOUNCE


def test_mail_parser_reads_the_same():
    one, other = by_standard_library(ORDINARY), by_mail_parser(ORDINARY)
    for name in ("message_id", "senders", "subject", "references", "date"):
        assert getattr(one, name) == getattr(other, name)
    assert other.text.strip() == one.text
    assert other.defects


def trips(content: bytes, transport: Headers | None):
    raise ValueError("cannot")


def test_what_one_cannot_read_the_other_does():
    assert first_reading(ORDINARY, (trips, by_mail_parser)).subject == "Damp – again"


def test_what_neither_can_read_is_a_problem_for_a_person():
    with pytest.raises(MessageProblem, match=r"^message of \d+ bytes: could not be read \(trips: ValueError; trips"):
        first_reading(ORDINARY, (trips, trips))


WORDS = rb"""From: |Subject: |Date: |References: |name*0*=|=?utf-8?q?|?=|<|>|"|(|--b|--b--|<div>|<table>|</| |> | wrote:
|Content-Type: multipart/mixed; boundary=b

|Content-Type: text/html

|Content-Type: message/delivery-status

|Content-Transfer-Encoding: base64
|Content-Type: multipart/report; report-type=delivery-status; boundary=b
|Return-Path: <>
|Action: failed
|Final-Recipient: rfc822; a@b.example
|On 1 May 2026 at 9:00 """
PIECES = st.sampled_from([*WORDS.split(b"|"), b"\n", b"\r\n", b"\r", b"\0", b"\t", b"\xff", b"\xc3\xa9"])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=60).map(b"".join))
def test_no_bytes_are_too_much(content):
    message = by_standard_library(content)
    for said in (message.subject, message.text, message.own_words, *(to.name for to in message.to)):
        said.encode()
        assert "\0" not in said
