"""Whole mails within a mail."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from heard.mail.message import Address, Enclosed
from heard.mail.parse import parse

TENANT = """Received: from a by mx.example; Wed, 3 Sep 2025 10:11:05 +0100
From: Dorothy Finch <dot@tenant.example>
To: officer@northgate.example
Subject: =?utf-8?q?Damp_=E2=80=93_again?=
Date: Wed, 3 Sep 2025 10:11:00 +0100
Message-ID: <one@tenant.example>

The wall is wet and my son is ill.
"""
READ = Enclosed(
    Address("Dorothy Finch", "dot@tenant.example"),
    datetime(2025, 9, 3, 9, 11, tzinfo=UTC),
    datetime(2025, 9, 3, 9, 11, 5, tzinfo=UTC),
    "<one@tenant.example>",
    "Damp – again",
    "The wall is wet and my son is ill.",
    received_by="mx.example",
)
ABOVE = "[Enclosed mail from Dorothy Finch <dot@tenant.example>, sent Wednesday 3 September 2025, 10:11, "
HEAD = "From: officer@northgate.example\nSubject: Fwd: Damp\n"


def part(body: str, kind: str = "message/rfc822", more: str = "") -> str:
    return f"--b\nContent-Type: {kind}\n{more}\n{body}\n"


def mail(*parts: str, kind: str = "multipart/mixed") -> bytes:
    return f"{HEAD}Content-Type: {kind}; boundary=b\n\n{''.join(parts)}--b--\n".encode()


def in_base64(text: str) -> str:
    return base64.encodebytes(text.encode()).decode()


ENCODED = "Content-Transfer-Encoding: base64\n"
FILE = "Content-Disposition: attachment\n"


@pytest.mark.parametrize(
    "enclosing",
    [
        pytest.param(part(TENANT), id="as it is"),
        pytest.param(part(TENANT, "message/global"), id="in UTF-8"),
        pytest.param(part(in_base64(TENANT), more=ENCODED), id="in base64, as is forbidden"),
        pytest.param(part(TENANT, more=ENCODED), id="said to be in base64, and not"),
        pytest.param(part(in_base64(TENANT), 'application/octet-stream; name="Damp.eml"', ENCODED), id="as a file"),
        pytest.param(part(TENANT, 'text/plain; name="Damp.eml"', FILE), id="as a text file"),
        pytest.param(part(f"\n{TENANT}"), id="after an empty line"),
        pytest.param(part(f"From dot@tenant.example Wed Sep  3 10:11:05 2025\n{TENANT}"), id="from an mbox"),
    ],
)
def test_a_mail_attached_with_nothing_typed_above_is_what_the_message_says(enclosing):
    message = parse(mail(part(" ", "text/plain"), enclosing))
    assert message.enclosed == (READ,)
    assert message.text == message.own_words == f"{ABOVE}subject: Damp – again]\n\nThe wall is wet and my son is ill."


def test_a_mail_alone_is_what_the_message_says():
    message = parse(f"{HEAD}Content-Type: message/rfc822\n\n{TENANT}".encode())
    assert message.own_words.endswith("The wall is wet and my son is ill.")


def test_what_is_typed_above_stays_the_writers_own():
    message = parse(mail(part("Please log this.", "text/plain"), part(TENANT)))
    assert message.text == message.own_words == "Please log this."
    assert message.enclosed == (READ,)


def test_several_are_all_shown_in_order():
    message = parse(mail(part(TENANT), part(TENANT.replace("wall", "floor"))))
    assert [each.text[:9] for each in message.enclosed] == ["The wall ", "The floor"]
    assert message.own_words.index("wall") < message.own_words.index("floor")


def test_a_quote_in_it_is_not_among_its_own_words():
    quoting = TENANT.replace(
        "ill.\n", "ill.\n\nOn 2 Sep 2025 at 9:00, Complaints <c@n.example> wrote:\n> We will come.\n"
    )
    message = parse(mail(part(quoting)))
    assert "We will come" in message.text
    assert "We will come" not in message.own_words


def test_mails_within_it_are_listed_after_it_and_shown_where_it_says_nothing():
    forward = "From: Ann <ann@x.example>\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=c\n\n"
    forward += f"--c\nContent-Type: message/rfc822\n\n{TENANT}\n--c--\n"
    message = parse(mail(part(forward)))
    assert [each.subject for each in message.enclosed] == ["Fwd", "Damp – again"]
    assert "The wall is wet" in message.own_words


def test_a_returned_original_is_no_forward():
    report = part("Action: failed\nFinal-Recipient: rfc822; x@y.example", "message/delivery-status")
    message = parse(mail(report, part(TENANT), kind="multipart/report; report-type=delivery-status"))
    assert message.own_words == ""
    assert message.enclosed == (READ,)


def test_a_file_that_only_is_named_so_is_no_mail():
    message = parse(mail(part("hello", "text/plain"), part("nothing like it", "application/octet-stream; name=a.eml")))
    assert message.enclosed == ()


def test_mails_within_mails_end_somewhere_and_that_is_said():
    inner = TENANT
    for level in range(40):
        inner = f"Subject: {level}\nFrom: a@b.example\nContent-Type: message/rfc822\n\n{inner}"
    message = parse(inner.encode())
    assert 3 < len(message.enclosed) < 10
    assert "mails within mails, too deep to be read" in message.defects


def test_a_thousand_mails_are_not_all_read_and_that_is_said():
    message = parse(mail(*[part(TENANT)] * 400))
    assert 10 < len(message.enclosed) < 100
    assert "more mails or larger ones within this mail than are read" in message.defects


@pytest.mark.parametrize(
    "kind, defect",
    [
        ("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "S/MIME"),
        ("application/x-pkcs7-mime; name=smime.p7m", "S/MIME"),
        ("application/pgp-encrypted", "PGP"),
    ],
)
def test_what_is_sealed_is_said_to_be(kind, defect):
    message = parse(mail(part("AAAA", kind)))
    assert (message.text, len(message.attachments)) == ("", 1)
    assert any(defect in each for each in message.defects)


def test_a_text_that_comes_as_a_file_alone_is_read():
    text = part("The boiler is out.", "text/plain; name=text_0.txt", FILE)
    message = parse(mail(part("xxxx", "image/jpeg; name=a.jpg"), text))
    assert message.own_words == "The boiler is out."
    assert [each.name for each in message.attachments] == ["a.jpg", "text_0.txt"]


def test_rich_text_that_comes_alone_is_read():
    message = parse(f"{HEAD}Content-Type: text/rtf\n\n{{\\rtf1 The boiler is out.}}".encode())
    assert message.own_words == "The boiler is out."
