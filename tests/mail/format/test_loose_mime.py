"""Mail as programs really build it: what a reader sees of it all the same."""

from __future__ import annotations

import pytest

from heard.mail.parse import parse

TO_READ = "The boiler has been out since Friday."


def mixed(inner: str, head: str = "Content-Type: multipart/mixed; boundary=b") -> bytes:
    return f"From: dot@tenant.example\nSubject: Boiler\n{head}\n\n{inner}".encode()


PART = f"--b\nContent-Type: text/plain\n\n{TO_READ}\n"
HTML = f"--b\nContent-Type: text/html\n\n<p>{TO_READ}</p>\n"
FILE = "--b\nContent-Type: image/jpeg; name=a.jpg\n\nxx\n"
FINAL = "--b--\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(mixed(PART + FILE), id="no final boundary"),
        pytest.param(mixed((PART + FILE + FINAL).replace("--b\n", "--b \t\n")), id="space after the boundaries"),
        pytest.param(
            mixed(PART + FILE + FINAL, 'Content-Type: multipart/mixed; boundary="b "'), id="space in the name"
        ),
        pytest.param(mixed(PART + FILE + FINAL, "Content-Type: multipart/mixed boundary=b"), id="no semicolon"),
        pytest.param(mixed(PART + FILE + FINAL, "Content-Type: multipart/mixed"), id="no boundary said"),
        pytest.param(mixed(PART + FILE + FINAL, "Content-Type: multipart; boundary=b"), id="half a multipart"),
        pytest.param(mixed(PART + FILE + FINAL, "Content-Type: text/plain; boundary=b"), id="said to be text"),
        pytest.param(mixed(f"This is MIME.\n{PART}{FILE}{FINAL}The end."), id="text around the parts"),
        pytest.param(
            mixed(f"--b\nContent-Type: multipart/alternative; boundary=b\n\n{PART}{HTML}{FINAL}{FILE}{FINAL}"),
            id="the same boundary again",
        ),
        pytest.param(
            mixed(f"--b\nContent-Type: multipart/related; boundary=bb\n\n--bb\n\n{TO_READ}\n--bb--\n{FILE}{FINAL}"),
            id="a boundary that begins like the one around it",
        ),
        pytest.param(mixed(PART.replace("text/plain", "text/plain; name=body.txt") + FILE + FINAL), id="a named text"),
        pytest.param(mixed(PART.replace("text/plain", "text") + FILE + FINAL), id="half a type"),
        pytest.param(mixed(PART.replace("text/plain", "plain") + FILE + FINAL), id="the other half"),
        pytest.param(mixed(HTML.replace("text/html", "html") + FILE + FINAL), id="html"),
        pytest.param(
            mixed(HTML.replace("text/html", "text/html charset=utf-8") + FILE + FINAL), id="charset, no semicolon"
        ),
        pytest.param(mixed(PART.replace("Content-Type: text/plain\n", "") + FILE + FINAL), id="a part without headers"),
        pytest.param(mixed(HTML + FILE + FINAL, "Content-Type: multipart/related; boundary=b"), id="related"),
        pytest.param(
            mixed(PART + FILE + FINAL, "Content-Type: multipart/signed; micalg=x; boundary=b"), id="signed, to be read"
        ),
        pytest.param(b"From x Mon Jun  1 10:30:00 2026\n" + mixed(PART + FILE + FINAL), id="from an mbox"),
        pytest.param(b">From x Mon Jun  1 10:30:00 2026\n" + mixed(PART + FILE + FINAL), id="from a quoted mbox"),
        pytest.param(b"\xef\xbb\xbf" + mixed(PART + FILE + FINAL), id="a mark of byte order"),
        pytest.param(b"\r\n\r\n" + mixed(PART + FILE + FINAL), id="after empty lines"),
        pytest.param(mixed(PART + FILE + FINAL).replace(b"\n", b"\r\n"), id="CR LF"),
        pytest.param(mixed(PART + FILE + FINAL).replace(b"\n", b"\r"), id="CR"),
        pytest.param(mixed(PART + FILE + FINAL).replace(b"\n", b"\r") + b"\n", id="CR, and a last LF"),
        pytest.param(mixed(PART + FILE + FINAL).replace(b"\n", b"\r\r\n"), id="CR CR LF"),
        pytest.param(mixed(PART + FILE + FINAL).replace(b"\n", b"\r\n", 3), id="both"),
        pytest.param(
            mixed(PART + FILE + FINAL).replace(b"Subject", b"This is no header\nSubject"), id="a line that is no header"
        ),
        pytest.param(b"Received: by x; now\n\n" + mixed(PART + FILE + FINAL), id="an empty line between the headers"),
        pytest.param(
            mixed(PART + FILE + FINAL, "Content-Type: multipart/mixed; boundary=lost"), id="a boundary nobody uses"
        ),
        pytest.param(
            mixed((PART + FILE + FINAL).replace("--b", "----=_Part"), "Content-Type: multipart/mixed"),
            id="no boundary said, and one with dashes",
        ),
        pytest.param(
            mixed(
                PART + FILE + FINAL,
                "Content-Type: multipart/related; boundary=z\nContent-Type: multipart/mixed; boundary=b",
            ),
            id="two types, the first of them wrong",
        ),
        pytest.param(
            mixed(PART + FILE + FINAL).replace(b"Content-Type: multipart", b"\nContent-Type: multipart", 1),
            id="an empty line before the type",
        ),
        pytest.param(
            b"relay.n.example () by\n mail.n.example with SMTP\n id 7; now\n" + mixed(PART + FILE + FINAL),
            id="half a Received on top",
        ),
        pytest.param(
            mixed(PART + FILE + FINAL, "Content-Type: multipart/mixed; boundary=b\nX-Odd Header: oops"),
            id="a header with a space in its name, last",
        ),
        pytest.param(mixed(PART.replace("since", "since\0") + FILE + FINAL), id="NUL"),
    ],
)
def test_the_words_and_the_file_are_found(content):
    message = parse(content)
    assert (message.sender.address if message.sender else "", message.subject) == ("dot@tenant.example", "Boiler")
    assert message.text == TO_READ
    assert [each.name for each in message.attachments if each.type == "image/jpeg"] == ["a.jpg"]


def test_words_before_and_after_a_picture_are_all_read():
    content = mixed(f"--b\n\none\n{FILE}--b\nContent-Type: text/html\n\n<p>two\n{FILE}--b\n\nthree\n{FINAL}")
    assert parse(content).text == "one\n\ntwo\n\nthree"


def test_words_below_an_unfinished_head_are_not_taken_for_headers():
    message = parse(b"Subject: Boiler\nDear all,\nplease note: it is out.\n\nDot")
    assert message.text == "Dear all,\nplease note: it is out.\n\nDot"


def test_headers_somebody_pasted_are_not_taken_for_the_messages():
    message = parse(b"From: a@b.example\nSubject: Fwd\n\nFrom: c@d.example\nSubject: Boiler\nDate: now\n\nIt is out.")
    assert (message.subject, message.sender.address) == ("Fwd", "a@b.example")
    assert message.text.startswith("From: c@d.example")


@pytest.mark.parametrize(
    "text",
    [
        "Content-Type: text/html was what it said, and I cannot open it.",
        "Re-letting of Flat 3: when?\n\nDot",
        "--Hello\nContent is king, and the boiler is out.",
    ],
)
def test_words_that_look_like_headers_are_words(text):
    assert parse(f"From: a@b.example\nSubject: Boiler\n\n{text}".encode()).text == text


@pytest.mark.parametrize("armour", ["-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP MESSAGE-----"])
def test_armour_in_the_text_is_kept_as_it_is(armour):
    assert armour in parse(f"From: a@b.example\n\n{armour}\n\nhello".encode()).text


@pytest.mark.parametrize(
    "body, charset, encoding, text",
    [
        ("Caf\xe9".encode("cp1252"), "utf-8", "8bit", "Café"),
        ("Café".encode(), "us-ascii", "7bit", "Café"),
        ("Café".encode("utf-16"), "us-ascii", "8bit", "Café"),
        (b"The boiler is out.", "utf-8", "base64", "The boiler is out."),
        (b"Q2Fmw6k=\n_____\nA list", "utf-8", "base64", "Q2Fmw6k=\n_____\nA list"),
        (b"Caf=C3=A9", "utf-8", "Quoted-Printable ", "Café"),
        ("é".encode() + b"\n" + b"begin 644 a.txt\n#86)C\n`\nend\n", "utf-8", "8bit", "é"),
    ],
)
def test_charsets_and_encodings_that_lie(body, charset, encoding, text):
    head = f"From: a@b.example\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    assert parse(head.encode() + body).text == text


def test_raw_headers_are_read_in_the_charset_of_the_text():
    head = "From: Жук <a@b.example>\nSubject: сыро\n".encode("koi8-r")
    content = head + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=koi8-r\n\nx"
    message = parse(content)
    assert (message.subject, message.sender.name) == ("сыро", "Жук")


@pytest.mark.parametrize(
    "folded, subject",
    [
        ("one\r\n two", "one two"),
        ("=?utf-8?Q?Caf=C3=A9\r\n _open?=", "Café open"),
        ("=?utf-8?Q?a_long_w\r\n\t ord?=", "a long word"),
        ("=?utf-8?Q?two\n words?=", "two words"),
        ("=?utf-8?B?Q2Fm\n w6k=?=", "Café"),
        ("=?utf-8?Q?a_b\n c\n d_e?=", "a bcd e"),
        ("=?utf-8?Q?a_b?=\n =?utf-8?Q?_c?=", "a b c"),
        ("=?utf-8?Q?a_b\n =?utf-8?Q?_c?=", "a b c"),
    ],
)
def test_subjects_are_unfolded_also_where_a_word_was_cut(folded, subject):
    assert parse(f"Subject: {folded}\nFrom: a@b.example\n\nx".encode()).subject == subject


REBUILT = b"From: dot@tenant.example\nSubject: Boiler\nMessage-ID: <1@x>\n\nI am away."
TRANSPORT = (
    b"Authentication-Results: mx; dmarc=pass\nReceived: by mx; now\nReturn-Path: <>\nAuto-Submitted: auto-replied\n"
    b"From: Dot <dot@tenant.example>\nSubject: Boiler\nMessage-ID: <1@x>\nContent-Type: text/html\nList-Id: <a.b>\n"
)


def test_headers_that_came_apart_are_asked_first():
    message = parse(REBUILT, transport=TRANSPORT)
    assert message.authentication == ("mx; dmarc=pass",)
    assert message.envelope_sender == ""
    assert message.machine is not None
    assert message.text == "I am away."
    assert [(each.name, each.address) for each in message.senders] == [("Dot", "dot@tenant.example")]
    assert message.defects == ()


def test_a_report_that_was_rebuilt_as_something_else_is_still_one():
    report = b"Content-Type: multipart/report; report-type=disposition-notification; boundary=x\n"
    assert parse(REBUILT).machine is None
    assert parse(REBUILT, transport=report).machine is not None


def test_without_them_all_is_as_before():
    assert parse(REBUILT, transport=b"") == parse(REBUILT)
