"""Every sign of a machine has a row, and so has everything that only looks like one."""

from __future__ import annotations

import pytest

from heard.mail.machines.automatic import is_no_reply
from heard.mail.message import Automatic
from heard.mail.parse import parse

REPLY, BOUNCE, BULK = Automatic.REPLY, Automatic.BOUNCE, Automatic.BULK


def read(headers: str, text: str = "hello"):
    return parse(f"From: somebody@x.example\n{headers}\n\n{text}".encode())


@pytest.mark.parametrize(
    "headers, kind",
    [
        ("Auto-Submitted: auto-replied", REPLY),
        ('AUTO-SUBMITTED: Auto-Replied; owner-email="x@y.example"', REPLY),
        ("Auto-Submitted: auto-replied (vacation)\nPrecedence: bulk", REPLY),
        ("Auto-Submitted: auto-generated\nIn-Reply-To: <a@b>", REPLY),
        ("Auto-Submitted: auto-generated\nReturn-Path: <>", REPLY),
        ("Auto-Submitted: auto-generated", BULK),
        ("Auto-Submitted: auto-notified", BULK),
        ("Auto-Submitted: auto-generated\nList-Id: <x.example>\nIn-Reply-To: <a@b>", BULK),
        ("Return-Path: <>", REPLY),
        ("Return-Path: <>\nPrecedence: junk", REPLY),
        ("Precedence: bulk", BULK),
        ("precedence: BULK", BULK),
        ("Precedence: list", BULK),
        ("Precedence: junk", BULK),
        ("Precedence: auto_reply", REPLY),
        ("List-Id: <residents.example.org>", BULK),
        ("List-Unsubscribe: <https://x.example/u>", BULK),
        ("X-Autoreply: yes", REPLY),
        ("X-Autorespond: We have your mail", REPLY),
        ("X-Auto-Response: 1", REPLY),
        ("Feedback-ID: 1:campaign:x", BULK),
        ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b\nReturn-Path: <>", REPLY),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=b", BOUNCE),
        ("Content-Type: multipart/report; report-type=feedback-report; boundary=b", BULK),
        ("Content-Type: text/calendar; method=REPLY", REPLY),
        ("X-Failed-Recipients: a@b.example", BOUNCE),
        ("Subject: Automatic reply: I am away", REPLY),
        ("Subject: Out of Office: back on Monday", REPLY),
        ("Subject: Out of office\nIn-Reply-To: <a@b>", REPLY),
        ("Subject: Automatische Antwort: Damp", REPLY),
        ("Subject: Abwesenheitsnotiz: Damp", REPLY),
        ("Subject: Réponse automatique : Damp", REPLY),
        ("Subject: =?utf-8?q?Autoodpowied=C5=BA=3A_Damp?=", REPLY),
        ("Subject: Ateb awtomatig: Damp", REPLY),
        ("Subject: Frånvaro: Damp", REPLY),
        ("Subject: [EXTERNAL] Automatic reply: Damp", REPLY),
        ("Subject: Read: Damp\nReferences: <a@b>", REPLY),
        ("Subject: Accepted: Visit\nX-Auto-Response-Suppress: All", REPLY),
        ("Subject: Undeliverable: Damp\nReturn-Path: <>", BOUNCE),
    ],
)
def test_a_machine(headers, kind):
    machine = read(headers).machine
    assert machine is not None
    assert machine.kind is kind


@pytest.mark.parametrize(
    "sender, headers",
    [
        ("MAILER-DAEMON@mx.example", "Subject: x"),
        ("Mail Delivery System <Mailer-Daemon@mx.example>", "Subject: x"),
        ("Mail Delivery Subsystem <MAILER-DAEMON>", "Subject: x"),
        ("Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@x.example>", "Subject: x"),
        ("postmaster@x.example", "Return-Path: <>"),
        ("postmaster@x.example", "Subject: Undeliverable: Damp\nReturn-Path: <postmaster@x.example>"),
    ],
)
def test_the_mail_system_itself(sender, headers):
    machine = parse(f"From: {sender}\n{headers}\n\nhello".encode()).machine
    assert machine is not None
    assert machine.kind is BOUNCE


@pytest.mark.parametrize(
    "headers",
    [
        "Auto-Submitted: no",
        "Auto-Submitted: No (a person)",
        "Precedence: first-class",
        "Subject: bulk",
        "X-Auto-Response-Suppress: All",
        "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply",
        "X-Autoreply: no",
        "Subject: Automatic reply times are poor",
        "Subject: Automatic reply times are poor\nIn-Reply-To: <a@b>\nX-Auto-Response-Suppress: All",
        "Subject: Out of office hours nobody answers",
        "Subject: Re: Automatic reply: I am away",
        "Subject: Read: your own policy",
        "Subject: Accepted: your offer",
        "Subject: Undeliverable parcel, third time",
        "Subject: Recall: the lift was recalled to the ground floor",
        "Feedback-ID: 1.eu-west-2.abc:AmazonSES",
        "Return-Path: <somebody@x.example>",
        "X-Heard-Case: NH-26-0001",
        "Content-Type: text/calendar; method=REQUEST",
    ],
)
def test_a_person(headers):
    assert read(headers).machine is None


def test_a_person_may_be_the_postmaster():
    mail = b"From: postmaster@x.example\nReturn-Path: <postmaster@x.example>\nSubject: Damp\n\nIt is back."
    assert parse(mail).machine is None


def test_a_recall_is_a_machines_by_its_formula():
    assert read("Subject: Recall: Damp", 'Somebody would like to recall the message, "Damp".').machine is not None


def test_the_sign_can_be_shown_to_an_officer():
    assert read("Auto-Submitted: auto-replied").machine.shown_by == "Auto-Submitted: auto-replied"
    assert read("list-id: <a.example>").machine.shown_by == "List-ID: <a.example>"


@pytest.mark.parametrize(
    "address, no_reply",
    [
        ("noreply@x.example", True),
        ("no-reply@x.example", True),
        ("no_reply+123@x.example", True),
        ("DoNotReply@x.example", True),
        ("do-not-reply@x.example", True),
        ("forms.noreply@x.example", True),
        ("nepasrepondre@x.example", True),
        ("norman.reply@x.example", False),
        ("noreplyton@x.example", False),
        ("complaints@noreply.example", False),
        ("", False),
    ],
)
def test_an_address_nobody_reads(address, no_reply):
    assert is_no_reply(address) is no_reply
