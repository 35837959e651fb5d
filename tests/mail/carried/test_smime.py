"""Mail signed in one piece is read; what is encrypted is said to be."""

from __future__ import annotations

import pytest

from heard.mail.carried.smime import signed_content
from heard.mail.parse import parse
from mail.carried.wrappings import mail_with

SIGNED = bytes.fromhex("06092a864886f70d010702")
ENVELOPED = bytes.fromhex("06092a864886f70d010703")
DATA = bytes.fromhex("06092a864886f70d010701")
WORDS = b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe boiler is out. \xc2\xa350.\r\n"
LONG = WORDS + b"It is cold.\r\n" * 40


def der(tag: int, value: bytes) -> bytes:
    size = len(value)
    if size < 0x80:
        return bytes([tag, size]) + value
    return bytes([tag, 0x82]) + size.to_bytes(2, "big") + value


def open_ended(tag: int, value: bytes) -> bytes:
    return bytes([tag, 0x80]) + value + b"\0\0"


def in_pieces(value: bytes) -> bytes:
    return b"".join(der(0x04, value[at : at + 100]) for at in range(0, len(value), 100))


def enveloped(octets: bytes, wrap=der, kind: bytes = SIGNED) -> bytes:
    inner = wrap(0x30, DATA + wrap(0xA0, octets))
    signed = wrap(0x30, der(0x02, b"\1") + der(0x31, b"") + inner + der(0x31, b"the signature"))
    return wrap(0x30, kind + wrap(0xA0, signed))


@pytest.mark.parametrize(
    "raw, content",
    [
        pytest.param(enveloped(der(0x04, WORDS)), WORDS, id="in one piece"),
        pytest.param(enveloped(der(0x04, LONG)), LONG, id="longer"),
        pytest.param(enveloped(der(0x24, in_pieces(LONG))), LONG, id="in pieces"),
        pytest.param(enveloped(open_ended(0x24, in_pieces(LONG)), open_ended), LONG, id="in pieces, lengths not said"),
        pytest.param(enveloped(der(0x04, WORDS), kind=ENVELOPED), None, id="encrypted"),
        pytest.param(enveloped(b"")[:50], None, id="a signature alone"),
        pytest.param(b"", None, id="nothing"),
        pytest.param(SIGNED + DATA, None, id="cut short"),
    ],
)
def test_what_stands_in_the_envelope(raw, content):
    assert signed_content(raw) == content


@pytest.mark.parametrize("kind", ["application/pkcs7-mime; smime-type=signed-data", "application/x-pkcs7-mime"])
def test_its_words_are_the_messages_words(kind):
    message = parse(mail_with(enveloped(der(0x04, WORDS)), kind, "smime.p7m"))
    assert message.text == message.own_words == "The boiler is out. £50."
    assert [each.name for each in message.attachments] == ["smime.p7m"]
    assert message.defects == ()


def test_files_in_it_are_listed():
    inner = b"Content-Type: multipart/mixed; boundary=i\n\n--i\n\nSee this.\n"
    inner += b"--i\nContent-Type: image/png; name=a.png\n\nx\n--i--"
    message = parse(mail_with(enveloped(der(0x04, inner)), "application/pkcs7-mime", "smime.p7m"))
    assert message.text == "See this."
    assert [each.name for each in message.attachments] == ["smime.p7m", "a.png"]
