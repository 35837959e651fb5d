"""winmail.dat: its words are the complaint."""

from __future__ import annotations

import struct

import pytest
from compressed_rtf import compress

from heard.mail.carried.tnef import read_winmail
from heard.mail.message import Attachment
from heard.mail.parse import parse
from mail.carried.wrappings import (
    A_MESSAGE,
    BINARY,
    OBJECT,
    STRING,
    UNICODE,
    attached,
    attribute,
    mail_with,
    properties,
    winmail,
    winmail_with,
)

BODY, HTML, RTF, CLASS, LONG_NAME, ATTACHED = 0x1000, 0x1013, 0x1009, 0x001A, 0x3707, 0x3701
WORDS = "The cellar has flooded again."
RICH = rb"{\rtf1\ansi\ansicpg1252 The cellar has flooded again.\par Caf\'e9.}"
OF_HTML = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 The cellar has flooded again."
    rb"{\*\htmltag72 </p>}\htmlrtf \par}\htmlrtf0 }"
)


@pytest.mark.parametrize(
    "raw, text",
    [
        pytest.param(winmail_with((BODY, STRING, WORDS.encode() + b"\0")), WORDS, id="text"),
        pytest.param(winmail_with((BODY, UNICODE, "Łazienka\0".encode("utf-16-le"))), "Łazienka", id="in Unicode"),
        pytest.param(winmail_with((BODY, STRING, b"caf\xe9 \x80 5\0")), "café € 5", id="in its code page"),
        pytest.param(winmail(attribute(0x800C, WORDS.encode() + b"\0")), WORDS, id="text as old clients write it"),
        pytest.param(winmail_with((HTML, BINARY, b"<p>The cellar has <b>flooded</b> again.")), WORDS, id="HTML"),
        pytest.param(winmail_with((RTF, BINARY, compress(RICH))), f"{WORDS}\nCafé.", id="rich text"),
        pytest.param(winmail_with((RTF, BINARY, compress(OF_HTML))), WORDS, id="HTML within rich text"),
        pytest.param(winmail_with((RTF, BINARY, compress(RICH, compressed=False))), f"{WORDS}\nCafé.", id="not packed"),
        pytest.param(
            winmail_with((CLASS, STRING, b"IPM.Note\0"), (0x8005, 0x7777, b""), (BODY, STRING, b"x")),
            "",
            id="a property of no known type ends the list",
        ),
    ],
)
def test_the_words_are_the_messages_words(raw, text):
    message = parse(mail_with(raw))
    assert message.text == message.own_words == text
    assert (message.attachments, message.defects) == ((), () if text else ("winmail.dat holds no words (IPM.Note)",))


def test_it_does_not_stand_in_for_words_the_message_has():
    assert parse(mail_with(winmail_with((BODY, STRING, b"The same again.")), text="The same.")).text == "The same."


@pytest.mark.parametrize("kind", ["application/ms-tnef", "application/octet-stream"])
def test_what_is_attached_in_it_is_listed_in_its_place(kind):
    raw = winmail_with(
        (BODY, STRING, WORDS.encode()),
        more=attached(b"DAMP~1.JPG", b"x" * 400, (LONG_NAME, STRING, b"damp in cellar.jpg\0"))
        + attached(b"a.txt", b"y"),
    )
    assert parse(mail_with(raw, kind)).attachments == (
        Attachment("damp in cellar.jpg", "application/octet-stream", 400),
        Attachment("a.txt", "application/octet-stream", 1),
    )


def test_a_mail_attached_in_it_is_an_enclosed_mail():
    inner = winmail_with(
        (BODY, STRING, WORDS.encode()), (0x0037, STRING, b"Cellar"), (0x5D01, STRING, b"dot@x.example")
    )
    raw = winmail_with(more=attached(b"Cellar", b"", (ATTACHED, OBJECT, A_MESSAGE + inner)))
    message = parse(mail_with(raw))
    [enclosed] = message.enclosed
    assert (enclosed.subject, enclosed.text) == ("Cellar", WORDS)
    assert enclosed.sender is not None
    assert enclosed.sender.address == "dot@x.example"
    assert WORDS in message.own_words


GOOD = winmail_with((BODY, STRING, WORDS.encode()))
LIES = winmail(attribute(0x9003, struct.pack("<I", 0xFFFFFFFF) + properties((BODY, STRING, b"x"))[4:]))


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\3\4 something else", id="something else"),
        pytest.param(GOOD[:20], id="cut short"),
        pytest.param(GOOD[:6] + b"\xff" * 60, id="sizes that lead nowhere"),
    ],
)
def test_one_that_cannot_be_read_is_said_and_listed(raw):
    message = parse(mail_with(raw))
    assert message.text == ""
    assert message.defects == ("winmail.dat could not be read",)
    assert [each.name for each in message.attachments] == ["winmail.dat"]


def test_one_cut_short_after_its_words_is_read_and_that_is_said():
    message = parse(mail_with(GOOD + attached(b"a.txt", b"y" * 900)[:-300]))
    assert message.text == WORDS
    assert message.defects == ("winmail.dat could not be read to its end",)
    assert "winmail.dat" in [each.name for each in message.attachments]


def test_a_count_that_lies_costs_no_time():
    read = read_winmail(LIES)
    assert read is not None
    assert read.text == "x"


def test_messages_in_messages_in_it_end_somewhere():
    raw = GOOD
    for _ in range(50):
        raw = winmail_with(more=attached(b"", b"", (ATTACHED, OBJECT, A_MESSAGE + raw)))
    assert parse(mail_with(raw)).enclosed


def test_it_says_what_kind_of_message_it_is():
    read = read_winmail(winmail_with((CLASS, STRING, b"REPORT.IPM.Note.IPNRN\0")))
    assert read is not None
    assert read.message_class == "REPORT.IPM.Note.IPNRN"


def test_a_read_receipt_that_only_a_winmail_dat_tells_of_is_a_machines():
    receipt = parse(mail_with(winmail_with((CLASS, STRING, b"REPORT.IPM.Note.IPNRN\0"))))
    letter = parse(mail_with(winmail_with((CLASS, STRING, b"IPM.Note\0"), (BODY, STRING, WORDS.encode()))))
    assert receipt.machine is not None
    assert letter.machine is None
