"""The days of a case as a calendar shows them: read back as Outlook reads them, with the standard."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from builders import MAILBOX
from heard.letters.due_dates import DueDate, calendar_files, due_dates
from histories import (
    ANSWER_IN_TEN_DAYS,
    LONDON,
    NUDGE_AFTER_FIVE_DAYS,
    RECEIVED,
    Happening,
    a_case,
    a_policy,
    answered,
    at,
    closed,
    extended,
    reopened,
    the_clocks,
)

POLICY = a_policy(ANSWER_IN_TEN_DAYS + NUDGE_AFTER_FIVE_DAYS)
SECRET = b"of this landlord"
STAMP = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
EXTENDED = extended("answer", "2026-06-22", "2026-06-10 09:00")


def dates_of(*happenings: Happening, secret: bytes = SECRET, received: str = RECEIVED) -> tuple[DueDate, ...]:
    case = a_case(*happenings, received=received)
    return due_dates(case, the_clocks(POLICY, case), secret=secret, mailbox=MAILBOX)


def the_date(*happenings: Happening, **more: Any) -> DueDate:
    [only] = dates_of(*happenings, **more)
    return only


def read(*dates: DueDate) -> dict[str, Any]:
    """Return each file by its name, as its calendar."""
    files = calendar_files(dates, stamp=STAMP, zone=LONDON)
    return {file.name: Calendar.from_ical(file.content) for file in files}


def the_event(date: DueDate) -> Any:
    [calendar] = read(date).values()
    [event] = calendar.events
    return event


def test_an_answer_is_an_entry_for_its_whole_day_and_is_remembered_the_morning_before():
    [calendar] = read(the_date()).values()
    assert (str(calendar["method"]), str(calendar["version"])) == ("PUBLISH", "2.0")
    event = the_event(the_date())
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 6, 15), date(2026, 6, 16))
    assert event.decoded("dtstamp") == STAMP
    assert (str(event["transp"]), str(event["status"])) == ("TRANSPARENT", "CONFIRMED")
    [alarm] = event.walk("VALARM")
    assert (str(alarm["action"]), alarm.decoded("trigger")) == ("DISPLAY", timedelta(hours=-15))


def test_what_is_due_at_an_hour_is_an_entry_at_that_hour():
    due = datetime(2026, 6, 15, 15, 59, 59, tzinfo=UTC)
    event = the_event(DueDate("a@northgate.example", 1, "NH-26-0042: call back due", due, False, MAILBOX))
    assert event.decoded("dtstart") == at("2026-06-15 17:00")
    assert "dtend" not in event
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-2)


def test_it_says_the_reference_the_clock_and_the_stage_and_nothing_about_anybody():
    event = the_event(the_date())
    assert str(event["summary"]) == "NH-26-0042: answer due, stage 1"
    of_all = ["DTEND", "DTSTAMP", "DTSTART", "ORGANIZER", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID"]
    assert sorted(event) == of_all, "whom nobody is asked to attend, nobody answers"
    assert str(event["organizer"]) == f"mailto:{MAILBOX}"


def test_a_reminder_is_owed_to_nobody_and_is_no_entry():
    assert [each.says for each in dates_of()] == ["NH-26-0042: answer due, stage 1"]


@pytest.mark.parametrize("later", [(), (EXTENDED,), (EXTENDED, answered("2026-06-18 09:00"))])
def test_it_goes_by_the_same_name_whatever_happens(later):
    assert the_date(*later).uid == the_date().uid


def test_its_name_cannot_be_guessed_from_the_case():
    named = the_date().uid
    assert "NH" not in named
    assert "answer" not in named
    assert named != the_date(secret=b"of another landlord").uid


CHANGES = (EXTENDED, answered("2026-06-18 09:00"), closed("2026-06-19 09:00"), reopened("2026-06-20 09:00"))


def test_each_change_has_a_higher_number_even_one_that_takes_another_back():
    numbers = [the_date(*CHANGES[:count]).sequence for count in range(len(CHANGES) + 1)]
    assert numbers == sorted(set(numbers))


def test_an_answer_put_off_moves_its_entry():
    before, after = the_event(the_date()), the_event(the_date(EXTENDED))
    assert after.decoded("dtstart") == date(2026, 6, 22)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


@pytest.mark.parametrize(
    "happening",
    [
        pytest.param(answered("2026-06-10 09:00"), id="it is met"),
        pytest.param(closed("2026-06-10 09:00"), id="the case is closed"),
    ],
)
def test_what_is_over_is_taken_away_again(happening):
    before = the_date()
    [(name, calendar)] = read(the_date(happening)).items()
    assert (name, str(calendar["method"])) == ("due-dates-over.ics", "CANCEL")
    [event] = calendar.events
    assert (str(event["status"]), str(event["uid"])) == ("CANCELLED", before.uid)
    assert event["sequence"] > before.sequence
    assert event.walk("VALARM") == [], "nobody is reminded of it"


def test_what_is_late_and_still_owed_stays():
    assert not the_date(received="2026-03-02 10:00").is_over


def test_what_is_due_and_what_is_over_go_in_a_file_each_since_a_file_has_one_method():
    over = the_date(answered("2026-06-10 09:00"))
    due = DueDate("a@northgate.example", 1, "NH-26-0042: promise due", datetime(2026, 7, 1, tzinfo=UTC), False, MAILBOX)
    assert {name: str(each["method"]) for name, each in read(over, due).items()} == {
        "due-dates.ics": "PUBLISH", "due-dates-over.ics": "CANCEL",
    }  # fmt: skip
    kinds = [each.kind for each in calendar_files((over, due), stamp=STAMP, zone=LONDON)]
    assert kinds == ["text/calendar; method=PUBLISH; charset=utf-8", "text/calendar; method=CANCEL; charset=utf-8"]


def test_without_a_day_there_is_no_file():
    assert calendar_files((), stamp=STAMP, zone=LONDON) == ()


def test_lines_are_short_and_end_as_the_standard_wants():
    [file] = calendar_files(dates_of(), stamp=STAMP, zone=LONDON)
    lines = file.content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
