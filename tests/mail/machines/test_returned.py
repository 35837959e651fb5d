"""Letters that came back with nothing but prose, and people who only tell of it."""

from __future__ import annotations

import time

import pytest

from heard.mail.message import Automatic
from heard.mail.parse import parse

RETURNED = """Content-Type: multipart/mixed; boundary=b

--b

{}
--b
Content-Type: message/rfc822

Message-ID: <heard.1@northgate.example>
To: dot@tenant.example
Subject: We have your complaint

Dear Dot
--b--
"""


def read(sender: str, subject: str, text: str, headers: str = ""):
    return parse(f"From: {sender}\nSubject: {subject}\n{headers}\n{text}".encode())


@pytest.mark.parametrize(
    "subject",
    [
        "failure notice",
        "FAILURE NOTICE : Damp",
        "Returned mail: see transcript for details",
        "DELIVERY FAILURE: x",
        "Undelivered Mail Returned to Sender",
        "Undeliverable: Damp",
        "Mail delivery failed: returning message to sender",
        "Delivery Status Notification (Failure)",
        "Mail System Error - Returned Mail",
        "[BOUNCE]",
        "Undeliverable Mail",
        "NOTICE: mail delivery status.",
        "WARNING: delayed mail.",
        "Message status - undeliverable",
        "Delivery Status",
        "There was an error sending your mail",
        "**Message you sent blocked by our bulk email filter**",
        "Non delivery report: 5.9.8 (Spam)",
        "Sorry, your message could not be delivered",
        "Mail could not be delivered",
        "Unzustellbar: Damp",
        "Non remis : Damp",
        "No se puede entregar: Damp",
        "Onbestelbaar: Damp",
        "Nie można dostarczyć: Damp",
        "Não é possível entregar: Damp",
        "Ваше сообщение не доставлено",
        "メッセージを配信できません。",
        "メールエラー通知",
        "系统退信",
        "Kunde inte levereras: Damp",
        "Olevererbart: Damp",
    ],
)
def test_a_subject_of_mail_systems_by_the_null_path(subject):
    message = read("somebody@x.example", subject, "sorry", "Return-Path: <>\n")
    assert message.machine.kind is Automatic.BOUNCE


@pytest.mark.parametrize(
    "sender, subject, text",
    [
        ("imss@x.example", "Mail could not be delivered", "Unable to deliver message to <dot@tenant.example>"),
        ("Postmaster <postmaster@x.example>", "Undeliverable Mail", "Unknown user: dot@tenant.example"),
        ("post_master@sms.example", "Re:Damp", "Error: Invalid user address\n550 - Requested action not taken"),
        ("ndr@x.example", "Hello", "550 5.1.1 The mailbox you wrote to does not exist: user unknown"),
        ("MDaemon@x.example", "Warning", "This message has not yet been delivered. Attempts will continue."),
        ("no-reply@sns.amazonaws.com", "AWS Notification Message", '{"notificationType":"Bounce","bounce":{}}'),
        (
            "a@x.example",
            "RE: Damp : non remis (delivery failed)",
            "Your message could not be delivered to\na@b.example",
        ),
        (
            "x@x.example",
            "Damp",
            "Hi. This is the qmail-send program at x.example.\nI'm afraid I wasn't able to deliver",
        ),
        ("x@x.example", "Damp", "This message was created automatically by mail delivery software."),
        ("x@x.example", "Undeliverable: Damp", "Your message to dot@tenant.example couldn't be delivered."),
        ("x@x.example", "Mail failure", "Ihre Nachricht konnte nicht zugestellt werden: 550 5.1.1"),
        ("x@x.example", "Échec de la remise", "Votre message n'a pas pu être remis au destinataire."),
    ],
)
def test_prose_of_a_mail_system(sender, subject, text):
    message = read(sender, subject, text)
    assert message.machine is not None
    assert message.machine.kind is Automatic.BOUNCE
    assert message.bounce is not None


@pytest.mark.parametrize(
    "text",
    [
        "Your message was not delivered.",
        "送信先のメールボックスが一杯のため、メールを送信できませんでした。",
        "A message that you sent could not be delivered to one or more of its recipients.",
    ],
)
def test_the_letter_below_prose_is_known(text):
    message = parse(f"From: no-reply@x.example\nSubject: Mail failure\n{RETURNED.format(text)}".encode())
    assert message.bounce.recipients == ("dot@tenant.example",)
    assert message.bounce.about == ("<heard.1@northgate.example>",)


@pytest.mark.parametrize(
    "subject, text",
    [
        ("Undeliverable parcel, third time", "The parcel could not be delivered because the door entry is broken."),
        ("Undelivered mail", "I got this back: your message could not be delivered, 550 5.1.1 user unknown."),
        ("Message not delivered", "Your letter was not delivered to me, it went to number 4."),
        ("Mailbox full", "My mailbox in the hall is full of your circulars."),
        ("Delivery failed again", "The delivery of my new bed failed since the lift is out of order again."),
        ("Returned mail", "You returned my letter. I sent it to the complaints team in May."),
        ("Rejected", "My transfer was rejected and nobody says why."),
        ("User unknown", "Your website says user unknown when I log in."),
        ("Re: Damp", "My e-mail to Sian came back: 550 5.1.1 user unknown. Please pass it on."),
        ("FW: Undeliverable: my complaint", "This is the mail system at host mx.example.\n550 5.1.1"),
        ("Fwd: failure notice", "Hi. This is the qmail-send program at mx.example."),
        ("Damp", "The engineer said he was not able to deliver the heater."),
    ],
)
def test_a_tenant_who_tells_of_it_is_heard(subject, text):
    assert read("Dot <dot@tenant.example>", subject, text).machine is None


def test_a_bounce_that_a_tenant_attaches_is_not_theirs():
    text = RETURNED.format("I sent you this and it came back. Please answer me.")
    assert parse(f"From: dot@tenant.example\nSubject: Undelivered\n{text}".encode()).machine is None


@pytest.mark.parametrize("text", ["My flat is damp again.", "My mailbox is full of your letters and nobody comes."])
def test_somebody_who_runs_a_mail_server_may_complain(text):
    assert read("postmaster@tenant.example", "Damp", text).machine is None


@pytest.mark.parametrize("repeated", ["a", " ", "-", ">", "the following ", "your message ", "to: a@b.example\n", "5 "])
def test_hostile_prose_is_read_quickly(repeated):
    mail = f"From: postmaster@x.example\nSubject: Undeliverable: x\n\n{repeated * (100_000 // len(repeated))}".encode()
    parse(mail[:500])
    began = time.process_time()
    parse(mail)
    assert time.process_time() - began < 2
