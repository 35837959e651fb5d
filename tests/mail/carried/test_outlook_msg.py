"""Mails saved from Outlook."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heard.mail.carried.outlook_msg import read_msg
from heard.mail.message import Address, Enclosed
from heard.mail.parse import parse
from mail.carried.wrappings import BINARY, LONG, STRING, TIME, UNICODE, filetime, mail_with, msg

NINE = datetime(2025, 9, 3, 9, 0, tzinfo=UTC)


def text(said: str) -> bytes:
    return said.encode("utf-16-le")


SAVED = msg(
    (0x001A, UNICODE, text("IPM.Note")),
    (0x0037, UNICODE, text("Damp")),
    (0x0C1A, UNICODE, text("Dorothy Finch")),
    (0x5D01, UNICODE, text("Dot@Tenant.example")),
    (0x0C1F, UNICODE, text("/O=TENANT/CN=DOT")),
    (0x1000, UNICODE, text("The wall is wet.")),
    (0x1035, UNICODE, text("<one@tenant.example>")),
    (0x0039, TIME, filetime(NINE)),
    (0x0E06, TIME, filetime(NINE)),
)


def test_a_saved_mail():
    assert read_msg(SAVED) == Enclosed(
        Address("Dorothy Finch", "dot@tenant.example"), NINE, NINE, "<one@tenant.example>", "Damp", "The wall is wet."
    )


def test_the_headers_it_came_with_say_more():
    headers = (
        "Received: by mx.example; Wed, 3 Sep 2025 11:00:00 +0100\r\nFrom: D <d@x.example>\r\n"
        "Date: Wed, 3 Sep 2025 10:30:00 +0100\r\nMessage-ID: <two@x.example>\r\n"
    )
    saved = msg(
        (0x0037, UNICODE, text("Damp")), (0x007D, UNICODE, text(headers)), (0x0C1F, UNICODE, text("o@y.example"))
    )
    read = read_msg(saved)
    assert read is not None
    assert read.sender == Address("D", "d@x.example")
    assert read.sent_at == datetime(2025, 9, 3, 9, 30, tzinfo=UTC)
    assert read.received_at == datetime(2025, 9, 3, 10, 0, tzinfo=UTC)
    assert read.message_id == "<two@x.example>"


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([(0x1000, STRING, b"\xb3azienka"), (0x3FFD, LONG, b"\xe2\x04\0\0")], id="8 bits in a code page"),
        pytest.param([(0x1013, BINARY, b"<p>\xb3azienka"), (0x3FDE, LONG, b"\xe2\x04\0\0")], id="HTML in a code page"),
        pytest.param([(0x1013, UNICODE, text("<p>łazienka"))], id="HTML"),
    ],
)
def test_its_words_in_all_the_forms_outlook_keeps(entries):
    read = read_msg(msg((0x0037, UNICODE, text("x")), *entries))
    assert read is not None
    assert read.text == "łazienka"


@pytest.mark.parametrize(
    "kind, name",
    [
        ("application/vnd.ms-outlook", "Damp.msg"),
        ("application/octet-stream", "Damp.MSG"),
        ("application/vnd.ms-outlook", ""),
    ],
)
def test_it_is_known_by_its_type_or_its_name(kind, name):
    message = parse(mail_with(SAVED, kind, name))
    assert [each.message_id for each in message.enclosed] == ["<one@tenant.example>"]
    assert "The wall is wet." in message.own_words
    assert len(message.attachments) == 1


@pytest.mark.parametrize("raw", [b"", b"not one", SAVED[:600], SAVED[:512] + b"\xff" * 2_000, msg()])
def test_one_that_cannot_be_read_is_said(raw):
    message = parse(mail_with(raw, "application/vnd.ms-outlook", "Damp.msg"))
    assert (message.enclosed, message.defects) == ((), ("Damp.msg could not be read",))
