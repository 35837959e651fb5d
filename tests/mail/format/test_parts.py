"""The parts of a message, where they are and how many."""

from __future__ import annotations

import pytest

from heard.mail.format.parts import MOST_PARTS, structure


def types(content: bytes) -> list[str]:
    return [part.type for part in structure(content).parts]


@pytest.mark.parametrize(
    "content, expected",
    [
        pytest.param(b"\nhello", ["text/plain"], id="no type"),
        pytest.param(b"Content-Type: text\n\nhello", ["text/plain"], id="not a type"),
        pytest.param(b"Content-Type: TEXT/HTML\n\nhello", ["text/html"], id="capitals"),
        pytest.param(
            b"Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\ny\n--b--",
            ["message/rfc822"],
            id="digest",
        ),
        pytest.param(
            b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--bb\n\n2\n--b--",
            ["text/plain"],
            id="longer boundary",
        ),
        pytest.param(
            b'Content-Type: multipart/mixed; boundary="b"\n\npre\n--b \t\n\n1\n--b\n\n2\n--b--\nafter',
            ["text/plain"] * 2,
            id="space after the boundary, text around",
        ),
        pytest.param(
            b"Content-Type: multipart/mixed\n\n--b\n\n1\n--b\n\n2\n--b--", ["text/plain"] * 2, id="unsaid boundary"
        ),
    ],
)
def test_types(content, expected):
    assert types(content) == expected


def test_a_part_ends_before_the_line_end_of_the_boundary():
    content = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n"
    assert [content[part.start : part.end] for part in structure(content).parts] == [b"one", b"two"]


def test_the_parts_listed_are_limited_and_that_is_said():
    found = structure(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 2_000)
    assert len(found.parts) < MOST_PARTS
    assert any("the rest is not listed" in defect for defect in found.defects)
