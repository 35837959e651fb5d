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
from heard.reports.case_file.packed import nonces_in, nonces_packed_in

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


def zipped(content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return held.getvalue()


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
    assert NONCE in nonces_packed_in(mail)


def test_where_none_stands_none_is_found() -> None:
    assert not nonces_packed_in(with_text("Please look at NH-26-0042 again."))


@pytest.mark.parametrize(
    "break_it",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut off"),
        pytest.param(lambda whole: whole[:20] + b"\xff" * 20 + whole[40:], id="changed within"),
        pytest.param(lambda whole: b"PK\x05\x06" + b"\0" * 18, id="empty"),
    ],
)
def test_an_archive_that_is_none_stops_nothing(break_it: Callable[[bytes], bytes]) -> None:
    mail = with_file(break_it(zipped(b"a" * 1000)))
    assert NONCE in nonces_packed_in(mail + NOTICE.encode())


def test_a_zip_of_zips_is_not_opened_without_end() -> None:
    bomb = zipped(b"a" * 2_000_000)
    for _ in range(3):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(20):
                archive.writestr(f"{number}.zip", bomb)
        bomb = held.getvalue()
    assert NONCE not in nonces_packed_in(with_file(bomb))


def test_what_is_not_taken_for_a_mail_is_looked_through_as_it_stands() -> None:
    assert NONCE in nonces_in(f"\0\0 no mail at all {TOKEN}".encode())


def test_a_number_is_what_stands_behind_its_beginning_and_nothing_shorter() -> None:
    assert list(nonces_standing_in(f"hk01-{NONCE}".encode())) == [NONCE]
    assert list(nonces_standing_in(f"hk01-{NONCE[1:]}".encode())) == []
