"""Machines that only carry somebody's words: the words are heard."""

from __future__ import annotations

import pytest

from heard.mail.parse import parse

VOICE = """From: Telephone <voicemail@phones.example>
Subject: Voicemail from 07700 900 123 (12 seconds)
{}
Content-Type: multipart/mixed; boundary=b

--b

Transcript: it is Dot, the heating is off
--b
Content-Type: audio/wav; name=message.wav

x
--b--
"""
SCAN = """From: Post Room Scanner <scan-1@northgate.example>
Subject: Scan: letter
{}
Content-Type: multipart/mixed; boundary=b

--b

Recognised text: Dear Sir, my path is still up.
--b
Content-Type: application/pdf; name=scan.pdf

x
--b--
"""
FORM = """From: Website <noreply@forms.example>
Subject: New enquiry received
{}

This is an automated message. Please do not reply to this email.

Name: Dot Moss
Email: dot@tenant.example
Message: the lift is broken again
"""


@pytest.mark.parametrize("mail", [VOICE, SCAN, FORM], ids=["a voicemail", "a scan", "a form"])
@pytest.mark.parametrize(
    "headers",
    ["X-Nothing: x", "Auto-Submitted: auto-generated", "Precedence: bulk", "Return-Path: <>", "Feedback-ID: a:b:c:d"],
)
def test_what_is_passed_on_is_heard(mail, headers):
    assert parse(mail.format(headers).encode()).machine is None


@pytest.mark.parametrize(
    "headers",
    ["Auto-Submitted: auto-replied", "List-Id: <x.example>", "X-Autoreply: yes", "X-Failed-Recipients: a@b.example"],
)
def test_what_answers_or_goes_to_many_is_a_machines_all_the_same(headers):
    assert parse(FORM.format(headers).encode()).machine is not None


def test_a_labelled_letter_is_no_form():
    mail = "From: robot@x.example\nAuto-Submitted: auto-generated\nSubject: Nightly\n\nName: backup\nState: done\n"
    assert parse(mail.encode()).machine is not None
