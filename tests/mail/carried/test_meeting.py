"""Appointments, and the same in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heard.mail.carried.meeting import read_calendar
from heard.mail.message import Meeting
from heard.mail.parse import parse


def event(*lines: str, method: str = "REQUEST", zones: str = "") -> str:
    said = "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\n{zones}{said}\r\nEND:VCALENDAR\r\n"


VISIT = ("SUMMARY:Inspection of the", "  bathroom", "LOCATION:14 Weirside Court")
TEN = ("DTSTART;TZID=GMT Standard Time:20251112T100000", "DTEND;TZID=GMT Standard Time:20251112T110000")
AT_TEN = datetime(2025, 11, 12, 10, tzinfo=UTC)
AT_ELEVEN = datetime(2025, 11, 12, 11, tzinfo=UTC)


def mail(calendar: str, text: str = "") -> bytes:
    return (
        "From: o@landlord.example\nContent-Type: multipart/alternative; boundary=b\n\n"
        f"--b\nContent-Type: text/plain\n\n{text}\n"
        f"--b\nContent-Type: text/calendar; method=REQUEST\n\n{calendar}\n--b--"
    ).encode()


def test_a_mail_that_says_nothing_else_is_told_in_words():
    message = parse(mail(event(*VISIT, *TEN)))
    assert message.meetings == (
        Meeting("request", "Inspection of the bathroom", AT_TEN, AT_ELEVEN, "14 Weirside Court"),
    )
    assert message.text == (
        "Meeting request: Inspection of the bathroom, Wednesday 12 November 2025, 10:00 to 11:00, 14 Weirside Court"
    )


def test_a_mail_that_says_something_keeps_its_words():
    message = parse(mail(event(*VISIT, *TEN), text="Will this do?"))
    assert (message.text, len(message.meetings)) == ("Will this do?", 1)


@pytest.mark.parametrize(
    "method, words",
    [
        ("CANCEL", "Meeting cancelled: Inspection"),
        ("PUBLISH", "Appointment: Inspection"),
        ("COUNTER", "Another time proposed for a meeting: Inspection"),
        ("REPLY", "Answer to a meeting request: Inspection"),
        ("SOMETHING", "Appointment: Inspection"),
    ],
)
def test_what_the_mail_does_with_it(method, words):
    read = read_calendar(event("SUMMARY:Inspection", method=method))
    assert (read.text, read.meetings[0].method) == (words, method.lower())


def test_an_answer_says_what_was_answered_and_why():
    lines = ("SUMMARY:Visit", "ATTENDEE;PARTSTAT=DECLINED;CN=Dot:mailto:d@x.example", "COMMENT:I am at work.")
    read = read_calendar(event(*lines, method="REPLY"))
    assert read.text == "Answer to a meeting request: Visit, declined\n\nI am at work."


ONLY_WINTER = "BEGIN:STANDARD\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\n"
SUMMER_TOO = f"{ONLY_WINTER}BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:DAYLIGHT\r\n"
NINE_UTC = datetime(2026, 6, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "stamp, zone, moment",
    [
        pytest.param(";TZID=Europe/London:20260610T100000", "", NINE_UTC, id="its usual name"),
        pytest.param(";TZID=GMT Standard Time:20260610T100000", "", NINE_UTC, id="as Outlook writes it"),
        pytest.param(';TZID="GMT Standard Time":20260610T100000', "", NINE_UTC, id="in quotes"),
        pytest.param(";TZID=GMT Standard Time 1:20260610T100000", "", NINE_UTC, id="numbered"),
        pytest.param(";TZID=W. Europe Standard Time:20260610T110000", "", NINE_UTC, id="Berlin, as Outlook writes it"),
        pytest.param(";TZID=/x.example/Tzfile/Europe/London:20260610T100000", "", NINE_UTC, id="a path"),
        pytest.param(
            ';TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20260610T100000', "", NINE_UTC, id="words of a menu"
        ),
        pytest.param(":20260610T090000Z", "", NINE_UTC, id="UTC"),
        pytest.param(";TZID=UTC:20260610T090000", "", NINE_UTC, id="UTC by name"),
        pytest.param(";TZID=Customised:20260610T100000", SUMMER_TOO, NINE_UTC, id="described: as London"),
        pytest.param(";TZID=Customised:20260610T090000", ONLY_WINTER, NINE_UTC, id="described: no summer"),
        pytest.param(";TZID=Customised:20260610T090000", "", None, id="nowhere described"),
        pytest.param(":20260610T100000", "", None, id="no zone"),
        pytest.param(";VALUE=DATE:20260610", "", None, id="a day"),
        pytest.param(":tomorrow", "", None, id="no time"),
        pytest.param("", "", None, id="nothing"),
    ],
)
def test_a_moment_is_told_where_its_zone_can_be(stamp, zone, moment):
    zones = f"BEGIN:VTIMEZONE\r\nTZID:Customised\r\n{zone}END:VTIMEZONE\r\n" if zone else ""
    [meeting] = read_calendar(event("SUMMARY:x", f"DTSTART{stamp}", zones=zones)).meetings
    assert meeting.starts == moment
    assert meeting.starts is None or meeting.starts.tzinfo is not None


def test_a_day_and_a_length_are_told_in_words():
    assert read_calendar(event("SUMMARY:x", "DTSTART;VALUE=DATE:20260610")).text.endswith("x, Wednesday 10 June 2026")
    [meeting] = read_calendar(event("SUMMARY:x", "DTSTART:20251112T100000Z", "DURATION:PT1H")).meetings
    assert meeting.ends == AT_ELEVEN


def test_several_appointments_are_all_told():
    two = event("SUMMARY:one").replace("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:two\r\nEND:VEVENT")
    assert [meeting.title for meeting in read_calendar(two).meetings] == ["one", "two"]


@pytest.mark.parametrize("calendar", ["", "nonsense", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x", "END:VCALENDAR"])
def test_a_calendar_that_cannot_be_read_is_said(calendar):
    message = parse(mail(calendar))
    assert (message.meetings, message.defects) == ((), ("a calendar could not be read",))


@pytest.mark.parametrize("begin", ["BEGIN:VTIMEZONE", "begin:vtimezone", "BEGIN:VTIME\r\n ZONE", "BEGIN;X=Y:VTIMEZONE"])
def test_rules_of_a_zone_are_never_worked_out(begin):
    rule = "RRULE:FREQ=SECONDLY\r\n"
    zone = f"{begin}\r\nTZID:Customised\r\n{SUMMER_TOO}{rule}END:VTIMEZONE\r\n"
    [meeting] = read_calendar(event(*TEN, zones=zone)).meetings
    assert meeting.starts == AT_TEN


def test_a_file_of_appointments_is_read_too():
    message = parse(
        b"From: d@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee this.\n"
        b"--b\nContent-Type: application/ics; name=a.ics\n\n" + event("SUMMARY:x").encode() + b"--b--"
    )
    assert [meeting.title for meeting in message.meetings] == ["x"]
