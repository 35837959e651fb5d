"""The head of a message that Exchange has rebuilt, put together from what it came with."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from heard.mail.border import head_fields
from heard.mail.format.headers import read_head
from heard.mail.parse import parse
from heard.mailboxes.ews.head import came_with, fields, whole

CAME = (
    "Received: from mx.btmail.example\r\n\tby exchange.northgate.example; Sun, 22 Nov 2026 10:00:01 +0000\r\n"
    "Authentication-Results: spf=pass; dmarc=pass\r\n"
    "From: Sioned Prys <sioned.prys@btmail.example>\r\n"
    "Auto-Submitted: auto-replied\r\n"
    "Message-ID: <t1@btmail.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=theirs\r\n"
    "\r\n"
)
REBUILT = (
    b"MIME-Version: 1.0\r\nFrom: Sioned Prys <sioned.prys@btmail.example>\r\nSubject: Damp\r\nKeywords: Urgent\r\n"
    b"Content-Type: text/plain;\r\n\tcharset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    b"X-Forged: yes\r\n\r\nBody\r\n"
)


def names(content: bytes) -> list[str]:
    headers, _ = read_head(content, 0, len(content))
    return [name for name, _ in headers.in_order]


def test_what_was_lost_comes_first_in_its_order_and_what_describes_the_body_stays() -> None:
    content = whole(REBUILT, came_with(CAME))
    assert names(content) == [
        "received", "authentication-results", "from", "auto-submitted", "message-id", "subject", "mime-version",
        "content-type", "content-transfer-encoding",
    ]  # fmt: skip
    assert content.startswith(CAME[: CAME.index("MIME-Version")].encode())
    assert content.endswith(b"\r\n\r\nX-Forged: yes\r\n\r\nBody\r\n")


def test_mime_that_has_everything_is_left_as_it_is() -> None:
    content = CAME.replace("mixed; boundary=theirs", "alternative; boundary=ours").encode() + b"Body"
    assert whole(content, came_with(CAME)) is content


def test_one_received_of_two_is_a_loss() -> None:
    content = b"Received: from b by c\r\nSubject: Damp\r\n\r\nBody"
    came = came_with("Received: from b by c\r\nReceived: from a by b\r\nSubject: Damp\r\n\r\n")
    assert names(whole(content, came)) == ["received", "received", "subject"]


def test_a_message_that_came_by_no_smtp_is_left_as_it_is() -> None:
    assert whole(REBUILT, came_with(None)) is REBUILT
    assert whole(REBUILT, came_with("")) is REBUILT


def test_the_list_of_headers_serves_where_there_is_nothing_better() -> None:
    listed = [("Received", "from a\r\n\tby b"), ("Auto-Submitted", "auto-replied"), ("Content-Type", "text/html")]
    content = whole(REBUILT, came_with(None, listed))
    assert content.startswith(b"Received: from a by b\r\nAuto-Submitted: auto-replied\r\nFrom: Sioned")
    assert message_from_bytes(content, policy=policy.default).get_content_type() == "text/plain"


FORGED = "X-MS-Exchange-Organization-AuthAs: Internal"


@pytest.mark.parametrize(
    "transport",
    [
        pytest.param(f"Received: from a\r\n\r\n{FORGED}\r\n", id="below the first empty line"),
        pytest.param(f"Received: from a\n\n{FORGED}\n", id="below the first empty line, with bare LF"),
        pytest.param(f"Received: from a\r\nSubject: x\r{FORGED}\r\n\r\n", id="behind a lone CR"),
        pytest.param(f"Received: from a\r\nSubject: x\n{FORGED}\r\n\r\n", id="behind a lone LF"),
        pytest.param(f"Received: from a\r\n {FORGED}\r\n\r\n", id="as the fold of another"),
        pytest.param(f"Received: from a\r\nno header\r\n {FORGED}\r\n\r\n", id="as the fold of what is none"),
        pytest.param(f"Received: from a\r\nSubject: x\u2028{FORGED}\r\n\r\n", id="behind a line separator of Unicode"),
        pytest.param(f"Received: from a\r\nSubject: x\x0b{FORGED}\r\n\r\n", id="behind a vertical tab"),
        pytest.param(f"Received: from a\r\n{FORGED.replace(':', ' :')}\r\n\r\n", id="with a space before its colon"),
    ],
)
def test_no_words_become_a_header(transport: str) -> None:
    content = whole(REBUILT, came_with(transport))
    assert "x-ms-exchange-organization-authas" not in names(content)
    assert names(content)[0] == "received"
    assert "x-forged" not in names(content)


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param([("Received", f"from a\r\n{FORGED}")], id="a line end in a value"),
        pytest.param([("Received", "from a"), (f"X: y\r\n{FORGED.partition(':')[0]}", "Internal")], id="in a name"),
        pytest.param([("Received", f"from a\r\n\r\n{FORGED}")], id="an empty line in a value"),
    ],
)
def test_nor_does_a_value_of_the_list(listed: list[tuple[str, str]]) -> None:
    content = whole(REBUILT, came_with(None, listed))
    assert "x-ms-exchange-organization-authas" not in names(content)
    assert names(content)[0] == "received"


def test_a_line_that_is_no_header_does_not_end_the_head() -> None:
    assert [name for name, _ in fields(b"A: 1\r\nno header\r\n folded\r\nB: 2\r\n \r\n still\r\n\r\nC: 3")] == [
        "A",
        "X-Left-Out",
        "B",
    ]
    assert fields(b"B: 2\r\n \r\n still\r\n\r\n") == [("B", b"B: 2\r\n still\r\n")]


def test_letters_of_all_scripts_are_kept() -> None:
    content = whole(REBUILT, came_with("Received: from a\r\nX-Name: Siôn ✓\r\n\r\n"))
    assert "X-Name: Siôn ✓\r\n".encode() in content


@pytest.mark.parametrize("odd", ["no header", f"{FORGED.partition(':')[0]} : Anonymous"])
def test_a_head_from_which_a_line_was_left_out_is_none_that_every_program_reads_alike(odd: str) -> None:
    content = whole(REBUILT, came_with(f"Received: from a\r\n{odd}\r\n{FORGED}\r\n\r\n"))
    assert head_fields(content) is None
    assert head_fields(whole(REBUILT, came_with(f"Received: from a\r\n{FORGED}\r\n\r\n"))) is not None
    message = parse(content)
    assert (message.subject, message.own_words) == (parse(REBUILT).subject, parse(REBUILT).own_words)


def test_what_says_where_a_mail_came_from_is_taken_from_what_it_came_with() -> None:
    mime = REBUILT.replace(b"\r\n\r\n", f"\r\n{FORGED}\r\n\r\n".encode(), 1)
    content = whole(mime, came_with(FORGED.replace("Internal", "Anonymous") + "\r\n\r\n"))
    assert FORGED.encode() not in content


def test_it_says_nothing_of_that_where_what_it_came_with_does_not() -> None:
    mime = REBUILT.replace(b"\r\n\r\n", f"\r\n{FORGED}\r\n\r\n".encode(), 1)
    assert FORGED.encode() not in whole(mime, came_with("Received: from a\r\n\r\n"))
    assert whole(mime, []) == mime, "a mail that came by no SMTP has it nowhere else"
