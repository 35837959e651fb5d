"""Answers to invitations: a program's line is a program's, a word beside it is a person's."""

from __future__ import annotations

import pytest

from heard.mail.parse import parse

MEETING = (
    "BEGIN:VCALENDAR\nMETHOD:{}\nBEGIN:VEVENT\nUID:1\nDTSTART:20260601T090000Z\nSUMMARY:Inspection of the roof\n{}"
)
END = "END:VEVENT\nEND:VCALENDAR\n"


def read(text: str, comment: str = "", method: str = "REPLY"):
    calendar = MEETING.format(method, f"COMMENT:{comment}\n" if comment else "") + END
    mail = (
        "From: pat@x.example\nSubject: Declined: Inspection of the roof\nMIME-Version: 1.0\n"
        "Content-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
        f"--b\nContent-Type: text/calendar; charset=utf-8; method={method}\n\n{calendar}--b--\n"
    )
    return parse(mail.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Declined",
        "Inspection of the roof",
        "Pat has declined this invitation.\n\nInspection of the roof\nWhen: Monday 1 June\nWho: pat@x.example\n"
        "Invitation from Google Calendar: https://calendar.example",
        "When: 1 June 2026 10:00-11:00.\nWhere: 12 Mill Lane\n\n*~*~*~*~*~*~*~*~*~*",
    ],
)
def test_yes_and_no_alone_is_a_programs(text: str) -> None:
    assert read(text).machine is not None


@pytest.mark.parametrize("method", ["REPLY", "COUNTER"])
@pytest.mark.parametrize(
    "text, comment",
    [
        ("This is the fourth time you move it.", ""),
        ("", "I am at work then, please come on Tuesday."),
        ("Pat has declined this invitation.\n\nI am in hospital that week.", ""),
    ],
)
def test_whoever_says_more_is_a_person(text: str, comment: str, method: str) -> None:
    message = read(text, comment, method)
    assert message.machine is None
    assert (comment or text.rpartition("\n")[2]) in message.own_words
