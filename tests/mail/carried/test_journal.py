"""Journal reports of Exchange."""

from __future__ import annotations

import pytest

from heard.mail.carried.journal import journal_report, unwrapped
from heard.mail.parse import parse

ORIGINAL = "From: dot@tenant.example\r\nSubject: Damp\r\nMessage-ID: <one@tenant.example>\r\n\r\nIt is wet.\r\n"
ENVELOPE = """Sender: dot@tenant.example
Subject: Damp
Message-Id: <one@tenant.example>
To: complaints@northgate.example
To: gary@northgate.example, Expanded: repairs@northgate.example
Bcc: hidden@northgate.example, Forwarded: old@northgate.example
"""


def report(envelope: str = ENVELOPE, original: str = ORIGINAL, head: str = "X-MS-Journal-Report:\r\n") -> bytes:
    return (
        f"From: journal@northgate.example\r\nMessage-ID: <r@northgate.example>\r\n{head}"
        f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{envelope}\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\n{original}\r\n--b--\r\n"
    ).encode()


def test_the_original_comes_out_to_the_octet():
    assert unwrapped(report()) == ORIGINAL.encode()


def test_the_envelope_names_all_it_went_to_and_lists_last():
    read = journal_report(report())
    assert read is not None
    assert read.sender is not None
    assert read.sender.address == "dot@tenant.example"
    assert [each.address for each in read.recipients] == [
        "complaints@northgate.example",
        "gary@northgate.example",
        "hidden@northgate.example",
        "repairs@northgate.example",
        "old@northgate.example",
    ]


def test_it_is_unwrapped_only_where_asked():
    asked = parse(report(), journal=True)
    assert (asked.message_id, asked.own_words) == ("<one@tenant.example>", "It is wet.")
    assert "hidden@northgate.example" in asked.delivered_to
    assert parse(report()).message_id == "<r@northgate.example>"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(ORIGINAL.encode(), id="an ordinary mail"),
        pytest.param(report(envelope="Please see the attached."), id="a forward"),
        pytest.param(report(envelope="Sender: a@b.example", head=""), id="half an envelope"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_what_is_none_is_left_as_it_is(content):
    assert unwrapped(content) is None
    assert parse(content, journal=True) == parse(content)


def test_a_report_that_anybody_could_have_written_proves_nobody_and_says_whom_it_names():
    claimed = "Authentication-Results: mail.northgate.example; dmarc=pass header.from=northgate.example\r\n"
    forged = f"{claimed}From: helen.lead@northgate.example\r\nMessage-ID: <f@x.example>\r\n\r\nClose it.\r\n"
    message = parse(report(original=forged), journal=True)
    assert message.authentication == ()
    assert "the journal report names another sender" in message.defects


def test_without_the_header_of_a_report_it_is_a_mail_like_any_other():
    content = report(head="")
    assert parse(content, journal=True) == parse(content)
