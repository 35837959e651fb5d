"""What an officer may command with is found in a mail however it is packed."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

import pytest

from heard.mail.threads.tokens import nonces_standing_in
from heard.reports.case_file.packed import Found, packed_in, standing_in

NONCE = "7KQ3F9WD2MZX5CVBN"
TOKEN = f"hk01-{NONCE}-8RTY4PJH6GDS1QWXZBNCV".lower()
NOTICE = f"To close this case answer:\n\n    close upheld\n\nand leave this in: {TOKEN}\n"


def with_file(content: bytes, name: str = "notice.bin") -> bytes:
    mail = EmailMessage()
    mail.set_content("See attached.")
    mail.add_attachment(content, "application", "octet-stream", filename=name)
    return mail.as_bytes()


def with_page(page: str) -> bytes:
    mail = EmailMessage()
    mail.set_content("See below.")
    mail.add_alternative(page, subtype="html", cte="base64")
    return mail.as_bytes()


def with_text(text: str, charset: str = "utf-8", cte: str = "base64") -> bytes:
    mail = EmailMessage()
    mail.set_content(text, charset=charset, cte=cte)
    return mail.as_bytes()


def zipped(*contents: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents):
            archive.writestr(f"{number}.xml", content)
    return held.getvalue()


def locked(archive: bytes) -> bytes:
    """Return a zip of one file that says of it that it is locked with a password."""
    directory = archive.index(b"PK\x01\x02")
    held = bytearray(archive)
    held[6] |= 1
    held[directory + 8] |= 1
    return bytes(held)


def an_eml() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail.set_content(NOTICE, cte="base64")
    return mail.as_bytes()


def wrapped(text: str) -> str:
    return "\n".join(f"> {text[place : place + 30]}" for place in range(0, len(text), 30))


@pytest.mark.parametrize(
    "mail",
    [
        pytest.param(with_text(NOTICE), id="text in base64"),
        pytest.param(with_text(NOTICE, cte="quoted-printable"), id="quoted-printable"),
        pytest.param(with_text(NOTICE, charset="utf-16"), id="text in UTF-16"),
        pytest.param(with_text(wrapped(NOTICE)), id="quoted and wrapped at 30 characters"),
        pytest.param(with_text(NOTICE.upper().replace("1", "I")), id="in capitals, one of them misread"),
        pytest.param(with_file(an_eml()), id="a notice attached as nobody knows what"),
        pytest.param(with_file(b"\xd0\xcf\x11\xe0" + NOTICE.encode("utf-16-le")), id="a .msg"),
        pytest.param(with_file(b"\xfe\xff" + NOTICE.encode("utf-16-be")), id="a text in UTF-16 the other way"),
        pytest.param(
            with_file(TOKEN.replace("-", "-\u3000").encode("utf-16-le")), id="in UTF-16 with blanks that look like 0"
        ),
        pytest.param(with_file(zipped(f"<w:t>{TOKEN[:9]}</w:t><w:t>{TOKEN[9:]}</w:t>".encode())), id="a .docx"),
        pytest.param(with_file(zipped(zipped(an_eml()))), id="a mail in a zip in a zip"),
        pytest.param(with_file(with_file(an_eml())), id="a mail in a mail"),
        pytest.param(with_page(f"<pre>{NOTICE.replace('-', '&#45;')}</pre>"), id="hyphens as entities"),
        pytest.param(with_page(f"<pre>{NOTICE.replace('hk01-', 'hk<b>01-</b>')}</pre>"), id="a tag within it"),
        pytest.param(with_page(escape(f"<p>{TOKEN.replace('-', '&shy;-<wbr>')}</p>")), id="a page quoted in a page"),
        pytest.param(with_page(f'<a href="mailto:a@b.example?body={TOKEN.replace("-", "%2D")}">x</a>'), id="a link"),
        pytest.param(with_text(f"{TOKEN[:9]}=\n{TOKEN[9:]}".replace("-", "=2D")), id="with soft ends that nobody said"),
        pytest.param(b"Subject: Fw: " + TOKEN.encode() + b"\n\nSee above.\n", id="in the subject"),
        pytest.param(
            b"Subject: =?utf-8?b?" + base64.b64encode(TOKEN.encode()) + b"?=\n\nSee above.\n",
            id="encoded in the subject",
        ),
    ],
)
def test_it_is_found(mail: bytes) -> None:
    assert NONCE in packed_in(mail).nonces


def test_where_none_stands_none_is_found() -> None:
    assert packed_in(with_text("Please look at NH-26-0042 again.")) == Found(frozenset(), is_whole=True)


@pytest.mark.parametrize(
    "break_it",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut off"),
        pytest.param(lambda whole: whole[:20] + b"\xff" * 20 + whole[40:], id="changed within"),
        pytest.param(lambda whole: b"Rar!\x1a\x07\0" + whole[7:50], id="of another kind"),
    ],
)
def test_an_archive_that_cannot_be_opened_stops_nothing_and_is_told(break_it: Callable[[bytes], bytes]) -> None:
    mail = with_file(break_it(zipped(b"a" * 1000)))
    found = packed_in(mail + NOTICE.encode())
    assert (NONCE in found.nonces, found.is_whole) == (True, False)


def test_an_archive_with_nothing_in_it_hides_nothing() -> None:
    assert packed_in(with_file(b"PK\x05\x06" + b"\0" * 18)).is_whole


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(zipped(*[b""] * 500, NOTICE.encode()), id="behind 500 others"),
        pytest.param(zipped(*[b"a" * 34_000_000] * 2, NOTICE.encode()), id="behind 64 MB"),
        pytest.param(zipped(*[zipped(b"a" * 34_000_000)] * 2, zipped(NOTICE.encode())), id="in a zip of zips"),
        pytest.param(zipped(b"a" * 64 * 1024 * 1024 + NOTICE.encode()), id="in what is cut off at 64 MB"),
        pytest.param(zipped(zipped(zipped(zipped(zipped(NOTICE.encode()))))), id="five zips deep"),
        pytest.param(locked(zipped(NOTICE.encode())), id="behind a password"),
    ],
)
def test_what_lies_beyond_a_limit_is_not_looked_for_and_that_is_told(content: bytes) -> None:
    found = packed_in(with_file(content))
    assert (NONCE in found.nonces, found.is_whole) == (False, False)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(zipped(*[b""] * 499, NOTICE.encode()), id="the 500th"),
        pytest.param(zipped(zipped(zipped(zipped(NOTICE.encode())))), id="four zips deep"),
        pytest.param(zipped(NOTICE.encode().rjust(64 * 1024 * 1024)), id="the end of 64 MB"),
    ],
)
def test_what_lies_just_within_one_is_found(content: bytes) -> None:
    found = packed_in(with_file(content))
    assert (NONCE in found.nonces, found.is_whole) == (True, True)


def test_what_is_not_taken_for_a_mail_is_looked_through_as_it_stands() -> None:
    found = standing_in(f"\0\0 no mail at all {TOKEN}".encode())
    assert found == Found(frozenset({NONCE}), is_whole=False)


def test_a_number_is_what_stands_behind_its_beginning_and_nothing_shorter() -> None:
    assert list(nonces_standing_in(f"hk01-{NONCE}".encode())) == [NONCE]
    assert list(nonces_standing_in(f"hk01-{NONCE[1:]}".encode())) == []
