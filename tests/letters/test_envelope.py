"""What goes over the wire, read back with the standard library's strict parser."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default

import pytest

from heard.letters.envelope import MOST_REFERENCES, Attachment, checked_address, seal
from heard.letters.writing import Picture, Rendered
from heard.mail.message import Address

LETTER = Rendered(
    "We have it [NH-26-0042]", "Dear Zo\u00eb,\n\nThank you.\n", "<p>Dear Zo\u00eb,</p>\n<p>Thank you.</p>\n"
)
OURS = Address("Northgate Homes", "complaints@northgate.example")
THEIRS = Address("A Stranger <x>", "zoe@mail.example")


def sealed(letter: Rendered = LETTER, **changes: object) -> bytes:
    usual: dict[str, object] = {
        "sender": OURS,
        "to": [THEIRS],
        "message_id": "<heard.1@northgate.example>",
        "date": datetime(2026, 6, 1, 9, 0, 20, tzinfo=UTC),
        "automatic": "auto-replied",
        "case": "NH-26-0042",
    }
    return seal(letter, **(usual | changes))


def read(octets: bytes) -> EmailMessage:
    message = message_from_bytes(octets, policy=default)
    assert not message.defects
    assert not [defect for name in message for defect in message[name].defects]
    return message


def head_of(octets: bytes) -> list[bytes]:
    return octets.partition(b"\r\n\r\n")[0].split(b"\r\n")


def test_headers():
    message = read(sealed())
    assert {name: str(message[name]) for name in message if name != "Content-Type"} == {
        "From": "Northgate Homes <complaints@northgate.example>",
        "To": "zoe@mail.example",
        "Subject": "We have it [NH-26-0042]",
        "Date": "Mon, 01 Jun 2026 09:00:20 +0000",
        "Message-ID": "<heard.1@northgate.example>",
        "Auto-Submitted": "auto-replied",
        "X-Auto-Response-Suppress": "All",
        "X-Heard-Case": "NH-26-0042",
        "MIME-Version": "1.0",
    }


def test_parts():
    message = read(sealed())
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content_charset() for part in message.iter_parts()] == ["utf-8", "utf-8"]
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == LETTER.text
    assert message.get_body(("html",)).get_content().replace("\r\n", "\n") == LETTER.html


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 5000 + "\n", id="a line of 5,000"),
        pytest.param("\u00e9" * 3000 + "\n", id="a line of 3,000 outside ASCII"),
        pytest.param(".\n.\n..a\n", id="dots that SMTP stuffs"),
        pytest.param("From here\n", id="a line an mbox would change"),
        pytest.param("trailing \n\t\n", id="spaces at the end"),
        pytest.param("=41=\n--=_heard_\n", id="what looks like an encoding or a boundary"),
        pytest.param("\U0001f600 \u674e\u660e\n", id="other scripts"),
        pytest.param("no end of line", id="no end of line"),
    ],
)
def test_any_text_arrives_as_it_was(text):
    octets = sealed(Rendered("x", text, text))
    message = read(octets)
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == text
    assert message.get_body(("html",)).get_content().replace("\r\n", "\n") == text
    assert octets.isascii()
    assert b"\n" not in octets.replace(b"\r\n", b"")
    assert b"\r" not in octets.replace(b"\r\n", b"")
    assert max(map(len, octets.split(b"\r\n"))) <= 78
    assert b"\r\n.\r\n" not in octets


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("We have it [NH-26-0042]", id="plain"),
        pytest.param("Zo\u00eb's complaint [NH-26-0042]", id="an accent"),
        pytest.param("\u674e\u660e " * 40 + "[NH-26-0042]", id="long, in another script"),
        pytest.param("a long subject " * 20 + "[NH-26-0042]", id="long"),
        pytest.param("=?utf-8?q?Bcc?= [NH-26-0042]", id="what looks encoded"),
        pytest.param("w" * 300, id="one endless word"),
    ],
)
def test_subject(subject):
    octets = sealed(Rendered(subject, "x\n", "x\n"))
    assert str(read(octets)["Subject"]) == subject.strip()
    assert max(map(len, head_of(octets))) <= 998
    if " " in subject:
        assert max(map(len, head_of(octets))) <= 78


@pytest.mark.parametrize(
    "name, shown",
    [
        ("Northgate Homes", "Northgate Homes"),
        ("Homes, Northgate (North)", "Homes, Northgate (North)"),
        ('The "Northgate"', 'The "Northgate"'),
        ("Cartrefi Porth y Gogledd \u0174\u0177", "Cartrefi Porth y Gogledd \u0174\u0177"),
        ("=?utf-8?q?Bcc?=", "=?utf-8?q?Bcc?="),
        ("", ""),
    ],
)
def test_the_organisations_name(name, shown):
    octets = sealed(sender=Address(name, OURS.address))
    (address,) = read(octets)["From"].addresses
    assert (address.display_name, address.addr_spec) == (shown, OURS.address)
    assert max(map(len, head_of(octets))) <= 78


def test_a_long_name_in_another_script_is_folded():
    lines = head_of(sealed(sender=Address("\u674e" * 60, OURS.address)))
    value = b"".join(lines[: lines.index(b"To: zoe@mail.example")]).decode().removeprefix("From: ")
    assert str(make_header(decode_header(value))) == "\u674e" * 60 + f" <{OURS.address}>"
    assert max(map(len, lines)) <= 78


def test_several_officers_are_written_to_at_once_without_their_names():
    officers = [Address("An Officer", f"officer.{number}@northgate.example") for number in range(12)]
    octets = sealed(to=officers)
    assert [a.addr_spec for a in read(octets)["To"].addresses] == [officer.address for officer in officers]
    assert b"An Officer" not in octets
    assert max(map(len, head_of(octets))) <= 78


def test_a_letter_of_no_case_names_none():
    assert read(sealed(case=None))["X-Heard-Case"] is None


def test_the_same_letter_is_the_same_octets():
    assert sealed() == sealed()


@pytest.mark.parametrize(
    "in_reply_to, references, replied, referred",
    [
        pytest.param(None, (), None, None, id="answers nothing"),
        pytest.param("<b@x>", ("<a@x>",), "<b@x>", "<a@x> <b@x>", id="an answer"),
        pytest.param("<b@x>", ("<a@x>", "<b@x>"), "<b@x>", "<a@x> <b@x>", id="parent among the references"),
        pytest.param("<b@x>", ("<b@x>", "<a@x>", "<a@x>"), "<b@x>", "<a@x> <b@x>", id="doubles; the parent comes last"),
        pytest.param("<b@x>\r\nBcc: c@x", ("<a@x>",), None, "<a@x>", id="a header for a parent"),
        pytest.param("<b@x>", ("<a\r\nBcc:c@x>", "a@x", "<a b@x>", "<\u00e9@x>", "<>"), "<b@x>", "<b@x>", id="no ids"),
        pytest.param("<" + "b" * 1000 + "@x>", (), None, None, id="an endless id"),
    ],
)
def test_thread(in_reply_to, references, replied, referred):
    octets = sealed(in_reply_to=in_reply_to, references=references)
    message = read(octets)
    assert message["In-Reply-To"] == replied
    assert (message["References"] and " ".join(message["References"].split())) == referred
    assert message["Bcc"] is None


def test_a_long_chain_keeps_its_first_and_last():
    chain = [f"<{number}@x>" for number in range(500)]
    kept = read(sealed(in_reply_to="<500@x>", references=chain))["References"].split()
    assert len(kept) == MOST_REFERENCES
    assert (kept[0], kept[1], kept[-1]) == ("<0@x>", "<482@x>", "<500@x>")


@pytest.mark.parametrize(
    "topic, shown",
    [
        ("Damp in flat 4", "Damp in flat 4"),
        ("Zo\u00eb's flat", "Zo\u00eb's flat"),
        ("Damp\r\nBcc: all@northgate.example", "Damp Bcc: all@northgate.example"),
        ("x" * 100_000, "x" * 250),
        ("\x00\x1b\u2028", None),
        ("\ud800", None),
        ("", None),
    ],
)
def test_thread_topic(topic, shown):
    octets = sealed(thread_topic=topic)
    message = read(octets)
    assert message["Thread-Topic"] == shown
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "index, shown", [("AdQc2DN7rLoS", "AdQc2DN7rLoS"), ("AdQc\r\nBcc: a@b", None), ("\u00e9", None)]
)
def test_thread_index(index, shown):
    assert read(sealed(thread_index=index))["Thread-Index"] == shown


@pytest.mark.parametrize(
    "address",
    [
        "",
        "zoe",
        "zoe@",
        "@mail.example",
        "zoe@mail.example\r\nBcc: all@northgate.example",
        "zoe@mail.example, all@northgate.example",
        "zoe@mail.example>",
        "<zoe@mail.example>",
        "zoe smith@mail.example",
        '"zoe"@mail.example',
        "zoe@[127.0.0.1]",
        "zo\u00eb@mail.example",
        "zoe@mail..example",
        "zoe@@mail.example",
        "z" * 65 + "@mail.example",
        "zoe@-mail.example",
    ],
)
def test_an_address_no_letter_can_be_sent_to(address):
    with pytest.raises(ValueError, match="is not an address"):
        sealed(to=[Address("", address)])


@pytest.mark.parametrize("address", ["zoe@mail.example", "o'neill+damp@a-b.example", "_x@localhost"])
def test_an_address(address):
    assert checked_address(address) == address


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"to": []}, id="nobody to send to"),
        pytest.param({"message_id": "heard.1@northgate.example"}, id="no brackets"),
        pytest.param({"message_id": "<heard\n1@northgate.example>"}, id="a line break in the id"),
        pytest.param({"automatic": "no"}, id="as if a person had written it"),
        pytest.param({"case": "NH-26-0042\r\nBcc: a@b"}, id="a line break in the reference"),
        pytest.param({"date": datetime(2026, 6, 1)}, id="a naive date"),
        pytest.param({"sender": Address("North\r\ngate", OURS.address)}, id="a line break in our name"),
        pytest.param({"letter": Rendered("a\r\nBcc: b@c", "x\n", "x\n")}, id="a line break in the subject"),
    ],
)
def test_what_may_not_become_a_header_is_refused(change):
    with pytest.raises(ValueError):
        sealed(**change)


@pytest.mark.parametrize("char", ["<", ">", "@", " ", "a", "=", "?", "\u00e9", "."])
def test_endless_words_of_strangers_take_no_time(char):
    endless = char * 100_000
    began = time.process_time()
    sealed(in_reply_to=endless, references=[endless], thread_topic=endless, thread_index=endless)
    with pytest.raises(ValueError):
        checked_address(endless)
    assert time.process_time() - began < 2


# What goes with a letter

DATES = Attachment("due-dates.ics", "text/calendar; method=PUBLISH; charset=utf-8", b"BEGIN:VCALENDAR\r\n" + b"x" * 200)
OVER = Attachment("due-dates-over.ics", "text/calendar; method=CANCEL; charset=utf-8", b"--=_heard_\r\n")


def test_what_goes_with_a_letter_stands_beside_its_words():
    message = read(sealed(attachments=(DATES, OVER)))
    assert message.get_content_type() == "multipart/mixed"
    words, *files = message.iter_parts()
    assert words.get_content_type() == "multipart/alternative"
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == LETTER.text
    assert message.get_body(("html",)).get_content().replace("\r\n", "\n") == LETTER.html
    assert [(each.get_filename(), each.get_content_disposition()) for each in files] == [
        ("due-dates.ics", "attachment"), ("due-dates-over.ics", "attachment"),
    ]  # fmt: skip
    assert [each["Content-Type"].params["method"] for each in files] == ["PUBLISH", "CANCEL"]
    assert [each.get_content_charset() for each in files] == ["utf-8", "utf-8"]
    assert [each.get_payload(decode=True) for each in files] == [DATES.content, OVER.content]


def test_nothing_else_of_a_letter_changes_because_something_goes_with_it():
    alone, beside = sealed(), sealed(attachments=(DATES,))
    assert head_of(beside)[:-2] == head_of(alone)[:-2], "all headers but the Content-Type"
    assert alone.partition(b"Content-Type: ")[2] in beside
    assert all(len(line) <= 78 for line in beside.split(b"\r\n"))


@pytest.mark.parametrize(
    "attachment",
    [
        pytest.param(Attachment('a".ics', "text/calendar", b""), id="a quote in the name"),
        pytest.param(Attachment("../a.ics", "text/calendar", b""), id="a folder in the name"),
        pytest.param(Attachment("a.ics\r\nBcc: x", "text/calendar", b""), id="a header in the name"),
        pytest.param(Attachment("a.ics", "text/calendar\r\nBcc: x", b""), id="a header in the kind"),
        pytest.param(Attachment("a.ics", "calendar", b""), id="no kind"),
    ],
)
def test_what_cannot_go_with_a_letter(attachment):
    with pytest.raises(ValueError, match="no attachment"):
        sealed(attachments=(attachment,))


PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def with_pictures(*pictures: Picture, attachments: Sequence[Attachment] = ()) -> EmailMessage:
    links = "".join(f'<img src="{each.link}" alt="x">' for each in pictures)
    letter = Rendered(LETTER.subject, LETTER.text, LETTER.html + links + "\n")
    return read(sealed(letter, pictures=pictures, attachments=attachments))


def test_a_picture_goes_with_the_page_that_names_it():
    picture = Picture(PNG)
    message = with_pictures(picture)
    assert message.get_content_type() == "multipart/alternative"
    text, related = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert (related.get_content_type(), related.get_param("type")) == ("multipart/related", "text/html")
    html, shown = related.iter_parts()
    assert f'src="cid:{picture.name}"' in html.get_content()
    assert (shown.get_content_type(), shown["Content-ID"]) == ("image/png", f"<{picture.name}>")
    assert (shown.get_content_disposition(), shown.get_content()) == ("inline", PNG)


def test_two_pictures_have_two_names_and_one_alone_has_one():
    assert Picture(PNG).name == Picture(PNG).name != Picture(PNG + b"x").name


def test_files_lie_beside_a_letter_with_pictures():
    message = with_pictures(Picture(PNG), attachments=[Attachment("may.xlsx", SHEET, b"PK\x03\x04")])
    body, file = message.iter_parts()
    assert (message.get_content_type(), body.get_content_type()) == ("multipart/mixed", "multipart/alternative")
    assert (file.get_content_type(), file.get_filename(), file.get_content()) == (SHEET, "may.xlsx", b"PK\x03\x04")
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == LETTER.text
