"""Shapes 24, 25 and 30: appointments, winmail.dat, journal reports, and mail rebuilt without its headers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heard.mail.carried.journal import unwrapped
from heard.mail.message import Automatic
from heard.mail.parse import parse
from mail.shapes.shapes import shape


@pytest.mark.parametrize(
    "name, method",
    [
        ("24_meeting_request.eml", "request"),
        ("24_meeting_cancelled.eml", "cancel"),
        ("24_meeting_accepted.eml", "reply"),
    ],
)
def test_an_appointment_is_shown_with_its_time_and_place(name: str, method: str) -> None:
    message = parse(shape(name))
    [meeting] = message.meetings
    assert (meeting.method, meeting.title, meeting.place) == (method, "Inspection of the kitchen", "4 Weirside Court")
    # Ten in the morning in summer time.
    assert meeting.starts is not None
    assert meeting.ends is not None
    assert meeting.starts.astimezone(UTC) == datetime(2026, 6, 10, 9, 0, tzinfo=UTC)
    assert meeting.ends.astimezone(UTC) == datetime(2026, 6, 10, 10, 0, tzinfo=UTC)
    assert "Inspection of the kitchen" in message.text


@pytest.mark.parametrize("name", ["25_winmail_alone.eml", "25_winmail_beside_empty_text.eml"])
def test_the_words_in_winmail_dat_are_the_messages_words(name: str) -> None:
    message = parse(shape(name))
    assert "The cellar has flooded again and the pump you lent us is broken." in message.text
    assert "I want to complain." in message.own_words


def test_a_winmail_dat_that_cannot_be_read_is_said_and_listed() -> None:
    message = parse(shape("25_winmail_broken.eml"))
    assert any("winmail.dat" in defect for defect in message.defects)
    assert [each.name for each in message.attachments] == ["winmail.dat"]


def test_a_journal_report_is_unwrapped_only_where_it_is_asked_for() -> None:
    report = shape("30_journal_report.eml")
    original = unwrapped(report)
    assert original is not None
    assert parse(original).message_id == "<shape-30a@tenant.example>"
    wrapped, asked = parse(report), parse(report, journal=True)
    assert wrapped.message_id == "<shape-30-report@journal.northgate.example>"
    assert asked.message_id == "<shape-30a@tenant.example>"
    assert asked.sender is not None
    assert asked.sender.address == "dorothy.finch@tenant.example"
    assert "nothing has been done" in asked.own_words


def test_headers_that_exchange_left_out_of_the_mail_are_taken_from_the_transports() -> None:
    rebuilt = shape("30_rebuilt_mime.eml")
    by_words = parse(rebuilt).machine
    assert by_words is None or not by_words.certain
    message = parse(rebuilt, transport=shape("30_transport_headers.txt"))
    assert message.machine is not None
    assert (message.machine.kind, message.machine.certain) == (Automatic.REPLY, True)
    assert message.envelope_sender == ""
    assert message.authentication == ("mx.northgate.example; dmarc=pass header.from=tenant.example",)
    assert "I am away until 15 June." in message.text
    assert [each.address for each in message.senders] == ["dorothy.finch@tenant.example"]
