"""What the officers of these journeys write is what Outlook writes: read by heard's own reader, it is their words."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from commands.outlook import Opened, Outlook

from heard.letters.buttons import SEND, button
from heard.mail.parse import parse

TOKEN = "hk00-23456789abcdefghj-23456789abcdefghjkmnp"
WORDS = "close partly upheld"


def a_letter() -> EmailMessage:
    letter = EmailMessage(policy=policy.default)
    letter["From"], letter["To"] = "Northgate Homes <complaints@northgate.example>", "helen.lead@northgate.example"
    letter["Subject"], letter["Message-ID"] = "New case [NH-26-0042]", "<heard.1@northgate.example>"
    letter["Date"] = "Mon, 1 Jun 2026 09:30:00 +0000"
    letter.set_content("A new case needs somebody who deals with it.")
    letter.add_alternative("<html><body><p>A new case needs somebody.</p></body></html>", subtype="html")
    return message_from_bytes(letter.as_bytes(), policy=policy.default)


def test_a_button_opens_the_mail_it_was_made_for() -> None:
    asks = ("because: [why, and who said so]", "agreed: [yes + by whom]")
    pressed = button("More time", WORDS, mailbox="complaints+x@northgate.example", reference="NH-26-0042", token=TOKEN,
                     asks=asks)  # fmt: skip
    opened = Opened.by(pressed.mailto)
    assert opened.to == "complaints+x@northgate.example"
    assert opened.subject == f"{WORDS} [NH-26-0042] {TOKEN}"
    assert opened.lines == (WORDS, *asks, "", SEND, TOKEN)
    assert "because: a surveyor, on Friday" in opened.filled_in(because="a surveyor, on Friday").lines


def test_what_an_officer_types_above_a_letter_is_theirs_and_the_letter_is_not() -> None:
    for banner in (False, True):
        typed = Outlook("Helen Lead", "helen.lead@northgate.example", banner=banner).replies(a_letter(), WORDS)
        read = parse(typed.as_bytes())
        assert WORDS in read.own_words
        assert "A new case" not in read.own_words
        assert (read.in_reply_to, read.subject) == (("<heard.1@northgate.example>",), "RE: New case [NH-26-0042]")
