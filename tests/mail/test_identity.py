"""When two messages are the same."""

from __future__ import annotations

import pytest

from heard.mail.identity import digest, words_digest
from heard.mail.parse import parse

MAIL = b"""Received: by mx1.example; Mon, 1 Jun 2026 10:30:00 +0100
From: Dorothy <dorothy@tenant.example>
Subject: Damp in the kitchen
Date: Mon, 1 Jun 2026 10:30:00 +0100
Message-ID: <one@tenant.example>

It is back.
Please come.
"""


def test_digest_is_of_the_bytes():
    assert digest(MAIL) != digest(MAIL + b"\n")
    assert len(digest(b"")) == 32


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(MAIL.replace(b"mx1", b"mx2"), id="by another server"),
        pytest.param(MAIL.replace(b"\n", b"\r\n"), id="with other line ends"),
        pytest.param(MAIL.replace(b"Subject: ", b"Subject: [EXTERNAL] "), id="with a tag"),
        pytest.param(
            MAIL.replace(b"It is", b"CAUTION: This email originated from outside the organisation.\n\nIt is"),
            id="with a banner",
        ),
        pytest.param(MAIL.replace(b"back.\nPlease", b"back. Please"), id="wrapped anew"),
        pytest.param(MAIL.replace(b"back.\nPlease", b" back. \t \n\n  Please   "), id="spaced otherwise"),
        pytest.param(
            MAIL.replace(b"10:30:00 +0100\nMess", b"09:30:00 +0000\nMess"), id="the same time, said otherwise"
        ),
    ],
)
def test_two_copies_of_one_mail_are_the_same_words(other):
    assert words_digest(parse(other)) == words_digest(parse(MAIL))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(MAIL.replace(b"one@", b"two@"), id="another Message-ID"),
        pytest.param(MAIL.replace(b"dorothy@", b"daisy@"), id="another writer"),
        pytest.param(MAIL.replace(b"kitchen", b"bathroom"), id="another subject"),
        pytest.param(MAIL.replace(b"back", b"gone"), id="other words"),
        pytest.param(MAIL.replace(b"2026 10:30:00 +0100\nMess", b"2026 11:30:00 +0100\nMess"), id="another time"),
    ],
)
def test_other_mail_is_not(other):
    assert words_digest(parse(other)) != words_digest(parse(MAIL))


def test_neither_message_id_nor_date_is_needed():
    bare = b"From: a@b.example\n\nIt is back."
    assert words_digest(parse(bare)) == words_digest(parse(b"Received: by x; y\n" + bare))
