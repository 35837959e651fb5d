"""When our own server took a message in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heard.mail.format.received import received_time

LINE = b"Received: from a.example by b.example with ESMTPS id 1\n\tfor <c@b.example>; Mon, 1 Jun 2026 10:30:14 +0100"
THEN = datetime(2026, 6, 1, 9, 30, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "content, expected",
    [
        pytest.param(LINE + b"\nSubject: x\n\ny", THEN, id="folded"),
        pytest.param(LINE.replace(b"\n", b"\r\n") + b"\r\n\r\n", THEN, id="CR LF"),
        pytest.param(b"Return-Path: <a@b.example>\n" + LINE.upper() + b"\n\n", THEN, id="capitals, not first"),
        pytest.param(LINE + b" (BST; summer)\n\n", THEN, id="a comment with a semicolon"),
        pytest.param(LINE.replace(b"with", b"(with"), THEN, id="a comment without an end"),
        pytest.param(LINE + b"\nReceived: by x; Mon, 1 Jan 2001 00:00:00 +0000\n\n", THEN, id="the topmost counts"),
        pytest.param(b"Received: by x; no date\n" + LINE + b"\n\n", None, id="a lower one is not asked"),
        pytest.param(b"Received: by x\n\n", None, id="no date"),
        pytest.param(b"Date: Mon, 1 Jun 2026 10:30:14 +0100\n\n", None, id="never the Date"),
        pytest.param(b"Subject: x\n\n" + LINE, None, id="not in the text"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_received_time(content, expected):
    assert received_time(content) == expected
