"""What `heard check --probe` sends is left alone by a heard that runs; and nobody passes for it who is heard."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from builders import KEYS, MAILBOX, TENANT, a_mail
from heard.casework.events import Kind
from heard.mail.threads.probe_marks import CHANCE, probe_mark
from heard.probing.letters import forged, probe
from mail.shapes.in_the_house import FIRST
from policies.mailroom import Mailroom

AT = "2026-06-01 10:00"


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    return Mailroom("wnwhl-2009", tmp_path)


def mark(room: Mailroom, *, mailbox: str = MAILBOX, secret: bytes = b"k" * 32, days_ago: int = 0) -> str:
    [key] = KEYS.held()
    at = room.story.at(AT) - timedelta(days=days_ago)
    return probe_mark(key.id, secret, mailbox=mailbox, at=at, chance=b"c" * CHANCE)


@pytest.mark.parametrize("folder", ["INBOX", "Sent Items"])
@pytest.mark.parametrize("tagged", [False, True], ids=["to itself", "to the address with a tag"])
def test_a_probe_opens_nothing_and_nobody_is_written_to(room: Mailroom, folder: str, tagged: bool) -> None:
    heard = room.hears(probe(MAILBOX, mark(room), room.story.at(AT), tagged=tagged).content, AT, folder=folder)
    assert (heard.reference, heard.decision.kind, room.place.letters()) == (None, Kind.STAFF, [])
    assert heard.decision.actions[0].because == "heard check --probe sent it from this mailbox to itself, by its mark"


def test_nor_does_one_that_came_from_outside_with_forged_verdicts(room: Mailroom) -> None:
    letter = forged(probe(MAILBOX, mark(room), room.story.at(AT)), ["mx.northgate.example", ""], "northgate.example")
    assert room.hears(letter.content, AT).reference is None
    assert room.place.letters() == []


def test_nor_the_report_that_one_was_not_delivered(room: Mailroom) -> None:
    letter = probe(MAILBOX, mark(room), room.story.at(AT), tagged=True)
    returned = (
        b"From: mailer-daemon@mx.northgate.example\r\nTo: complaints@northgate.example\r\n"
        b"Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b1@mx.northgate.example>\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.northgate.example\r\n\r\n"
        b"Final-Recipient: rfc822; complaints+probe@northgate.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        b"\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n" + letter.content + b"\r\n--b--\r\n"
    )
    assert room.hears(returned, AT).reference is None
    assert room.place.letters() == []


@pytest.mark.parametrize(
    "made",
    [
        pytest.param({"days_ago": 2}, id="of the day before yesterday"),
        pytest.param({"secret": b"g" * 32}, id="made with another key"),
        pytest.param({"mailbox": "repairs@northgate.example"}, id="of another mailbox"),
    ],
)
def test_a_mark_that_does_not_hold_says_nothing(room: Mailroom, made: dict) -> None:
    heard = room.hears(probe(MAILBOX, mark(room, **made), room.story.at(AT)).content, AT)
    assert "--probe" not in heard.decision.actions[0].because


def test_who_copies_a_mark_into_a_complaint_is_heard(room: Mailroom) -> None:
    mail = a_mail(f"My kitchen has leaked for weeks and nobody comes. {mark(room)}", sender=f"Dorothy Finch <{TENANT}>")
    heard = room.hears(mail, AT)
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.COMPLAINT)
