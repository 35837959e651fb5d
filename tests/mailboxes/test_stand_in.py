"""What stands in for a mail that its server does not give."""

from __future__ import annotations

import pytest

from heard.mail.message import Message
from heard.mail.parse import parse
from heard.mailboxes.stand_in import stand_in

DAMP = "There is damp."
FROM = ("From", "Sioned Prys <sioned.prys@btmail.example>")


def told(*headers: tuple[str, str], text: str = DAMP, is_html: bool = False, lacks: bool = False) -> Message:
    otherwise = {"From": "exchange@x.example", "Subject": "Damp ŵ", "Message-ID": ""}
    return parse(stand_in(headers, otherwise, text=text, is_html=is_html, lacks_attachments=lacks))


def test_says_that_it_is_not_the_mail_and_what_the_server_says_of_it() -> None:
    message = told(FROM)
    assert message.own_words.startswith("[The mail server does not give this mail as it came.")
    assert message.own_words.endswith("There is damp.")
    assert message.defects == ()


def test_html_is_read_as_html() -> None:
    message = told(FROM, text="<html><body><p>There is damp &amp; mould.</p></body></html>", is_html=True)
    assert "as it came" in message.own_words
    assert message.own_words.endswith("There is damp & mould.")


@pytest.mark.parametrize("lacks", [True, False])
def test_says_where_something_was_attached(lacks: bool) -> None:
    assert ("without what is attached" in told(FROM, lacks=lacks).own_words) is lacks


def test_what_no_header_tells_is_told_from_the_properties() -> None:
    message = told(("X-Mailer", "x"))
    assert (message.senders[0].address, message.subject, message.message_id) == ("exchange@x.example", "Damp ŵ", None)
    assert [each.address for each in told(FROM).senders] == ["sioned.prys@btmail.example"]


@pytest.mark.parametrize(
    "name, value",
    [
        ("X-Odd\r\nBcc", "spy@x.example"),
        ("X-Odd", "a\r\nBcc: spy@x.example"),
        ("X-Odd", "a\r\n\r\nBcc: spy@x.example"),
        ("X-Odd", "a\u2028Bcc: spy@x.example"),
        ("", "Bcc: spy@x.example"),
        ("X-Odd: a", "b"),
    ],
)
def test_a_header_stays_one_header(name: str, value: str) -> None:
    message = told(FROM, (name, value))
    assert (message.bcc, message.defects, len(message.senders)) == ((), (), 1)
    assert message.own_words.endswith("There is damp.")


@pytest.mark.parametrize(
    "name", ["X-MS-Exchange-Organization-AuthAs", "Authentication-Results", "content-type", "MIME-Version", "ARC-Seal"]
)
def test_nobody_vouches_for_it_and_it_is_of_its_own_kind(name: str) -> None:
    raw = stand_in([FROM, (name, "never-kept")], {}, text="", is_html=False, lacks_attachments=False)
    assert b"never-kept" not in raw


def test_odd_letters_are_not_its_end() -> None:
    assert told(FROM, ("X-Odd", "\udc80"), text="\udc80 damp").own_words.endswith("damp")
