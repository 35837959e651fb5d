"""Bodies out of their transfer encoding, also where the header lies."""

from __future__ import annotations

import base64
import binascii
import time

import pytest

from heard.mail.format.transfer import transfer_decoded, transfer_encoding

LETTER = "The boiler has been out since Friday, and my son is ill. £50 is what the heater cost.\n".encode()
IN_BASE64 = base64.encodebytes(LETTER * 3)
UUENCODED = (
    b"begin 644 a.txt\n"
    + b"".join(binascii.b2a_uu(LETTER[at : at + 45]) for at in range(0, len(LETTER), 45))
    + b"`\nend\n"
)


@pytest.mark.parametrize(
    "value, expected",
    [
        ("base64", "base64"),
        ("BASE64", "base64"),
        ('"base64"', "base64"),
        ("base-64; x", "base64"),
        ("quoted-printable", "quoted-printable"),
        ("Quoted_Printable", "quoted-printable"),
        ("x-uuencode", "uuencode"),
        ("7bit", ""),
        ("8-bit", ""),
        ("spam", ""),
        ("", ""),
    ],
)
def test_the_names_of_encodings(value, expected):
    assert transfer_encoding(value) == expected


@pytest.mark.parametrize(
    "body, encoding, expected",
    [
        pytest.param(IN_BASE64, "base64", LETTER * 3, id="base64"),
        pytest.param(IN_BASE64.replace(b"\n", b""), "base64", LETTER * 3, id="on one line"),
        pytest.param(IN_BASE64.rstrip(b"=\n"), "base64", LETTER * 3, id="without its padding"),
        pytest.param(IN_BASE64 + b"\n-- \nA list\n", "base64", LETTER * 3 + b"\n-- \nA list", id="a list's footer"),
        pytest.param(LETTER, "base64", LETTER, id="plain text said to be base64"),
        pytest.param(b"Thanks\n", "base64", b"Thanks\n", id="one plain word"),
        pytest.param(b"Help\n", "base64", b"Help\n", id="four letters"),
        pytest.param(b"SGVsbG8h\n", "base64", b"Hello!", id="short base64"),
        pytest.param(b"", "base64", b"", id="nothing"),
        pytest.param(b"a=20b=\nc=C2=A3", "quoted-printable", "a bc£".encode(), id="quoted-printable"),
        pytest.param(b"a= \t\nb", "quoted-printable", b"ab", id="space after a soft line end"),
        pytest.param(b"x?a=b&c=d e=5", "quoted-printable", b"x?a=b&c=d e=5", id="bare equals signs"),
        pytest.param(b"=e2=82=ac", "quoted-printable", "€".encode(), id="small digits"),
        pytest.param(UUENCODED, "uuencode", LETTER, id="uuencoded"),
        pytest.param(b"no such thing", "uuencode", b"no such thing", id="plain text said to be uuencoded"),
        pytest.param(LETTER, "", LETTER, id="nothing said"),
        pytest.param(b"a=20b=20c=\n=C2=A3", "", "a b c£".encode(), id="quoted-printable nobody declared"),
        pytest.param(b"a=\nb=1 c=2 d=3", "", b"a=\nb=1 c=2 d=3", id="equals signs that are none"),
        pytest.param(IN_BASE64, "", LETTER * 3, id="base64 nobody declared"),
        pytest.param(IN_BASE64 + b"Yours, Dot", "", IN_BASE64 + b"Yours, Dot", id="base64 among words"),
    ],
)
def test_transfer_decoded(body, encoding, expected):
    assert transfer_decoded(body, encoding) == expected


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "uuencode", ""])
@pytest.mark.parametrize(
    "unit", [b"=", b"= ", b"=\n", b"A", b"A" * 76 + b"\n", b"\n", b"begin 644 x\n", b"M\n", b"\xff"]
)
def test_takes_time_by_its_length(encoding, unit):
    body = unit * (200_000 // len(unit))
    began = time.process_time()
    transfer_decoded(body, encoding)
    assert time.process_time() - began < 2
