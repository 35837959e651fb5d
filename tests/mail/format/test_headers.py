"""Heads of messages: what is read quickly is read as the standard library would read it."""

from __future__ import annotations

import time
from email.parser import BytesHeaderParser

import pytest
from hypothesis import given, strategies as st

from heard.mail.format.headers import Headers, read_date, read_head, read_whole_head

PIECES = (
    b"From: a@b.example", b"Subject:", b"X: caf\xe9", b"X-Y: a: b", b":", b" ", b"\t", b"\r\n", b"\n", b"\r", b"a",
    b"\r\n folded", b"\n\tfolded", b"From x Mon Jun 1", b"no header", b"\0", b"\x0b", b"\x85", b"=?utf-8?q?a?=",
)  # fmt: skip


def by_the_library(head: bytes) -> tuple[list[tuple[str, str]], bool]:
    """Return the fields of a head, and whether there was nothing but fields in it."""
    message = BytesHeaderParser().parsebytes(head)
    fields = [(name, str(value)) for name, value in message.raw_items()]
    del message["content-type"]
    return Headers(fields).in_order, not message.get_payload()


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_a_head_is_read_as_the_standard_library_reads_it(head: bytes) -> None:
    head = head.replace(b"\r\n\r\n", b"\r\n").replace(b"\n\n", b"\n").replace(b"\n\r\n", b"\n").lstrip(b"\r\n")
    expected, whole = by_the_library(head)
    if whole:
        assert read_head(head, 0, len(head))[0].in_order == expected


def test_a_line_that_is_no_header_does_not_end_a_head() -> None:
    headers, _ = read_whole_head(b"From: a@b.example\nthis is no header\nSubject: Damp\n\nIt leaks.", 0)
    assert (headers.first("from"), headers.first("subject")) == ("a@b.example", "Damp")


@pytest.mark.parametrize("unit", [b"a", b"a: b\n", b" \n", b":", b"\t", b"a:b\r", b"a:\n b\n"])
def test_a_head_takes_time_by_its_length(unit: bytes) -> None:
    head = b"a: b\n" + unit * (200_000 // len(unit))
    begun = time.thread_time()
    read_head(head, 0, len(head))
    assert time.thread_time() - begun < 2


@pytest.mark.parametrize(
    "value, moment",
    [
        pytest.param("Wed, 3 Sep 2025 10:11:47 +0100", "2025-09-03T10:11:47+01:00", id="as programs write it"),
        pytest.param("03 Sep 2025 10:11:47 -0330 (NDT)", "2025-09-03T10:11:47-03:30", id="a zone's name behind it"),
        pytest.param("Wed, 03 Sep 2025 10:11:47 GMT", "2025-09-03T10:11:47+00:00", id="a zone by its name"),
        pytest.param("Wed, 3 Sep 2025 10:11:47 -0000", "2025-09-03T10:11:47+00:00", id="no zone said"),
        pytest.param("3 Sep 25 10:11 +0100", "2025-09-03T10:11:00+01:00", id="short, as of old"),
        pytest.param("Wed, 31 Sep 2025 10:11:47 +0100", None, id="no such day"),
        pytest.param("Wed, 3 Sep 2025 10:11:47 +2400", None, id="no such zone"),
        pytest.param("yesterday", None, id="no date"),
    ],
)
def test_a_date_is_a_moment(value: str, moment: str | None) -> None:
    read = read_date(value)
    assert (read.isoformat() if read else None) == moment
