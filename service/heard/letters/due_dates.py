"""The days of a case for an officer's calendar: due-dates.ics, with an entry for each of its clocks (RFC 5545).

It is published, and invites nobody: an invitation would bring answers of calendars into the mailbox.  Whoever sees
the calendar of an officer learns a reference, a stage and a clock, and nothing about anybody.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from heard.casework.case import Case
from heard.casework.deadline import ONE_SECOND, Deadline
from heard.casework.policy.words import ClockKind
from heard.casework.working_days import LAST_OF_A_DAY
from heard.letters.envelope import Attachment

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//heard//due dates//EN"
MORNING_BEFORE = timedelta(hours=-15)  # of an entry for a whole day: at nine on the day before
HOURS_BEFORE = timedelta(hours=-2)


@dataclass(frozen=True, slots=True)
class DueDate:
    """An entry of a calendar.

    uid       the same whenever it is asked for, and not to be guessed from the case
    sequence  more than it was before anything changed on the case
    says      reference, clock and stage
    due       the last second that is in time, in UTC
    is_over   whether it is met, or no longer owed: the entry is taken away
    mailbox   who publishes it (RFC 5546, 3.2.1): what is published asks nobody for an answer, so none comes there
    """

    uid: str
    sequence: int
    says: str
    due: datetime
    is_over: bool
    mailbox: str


def due_dates(case: Case, clocks: Iterable[Deadline], *, secret: bytes, mailbox: str) -> tuple[DueDate, ...]:
    """Return the entries for clocks of a case that have a day, but for reminders, which are owed to nobody.

    secret   what makes a uid impossible to guess
    mailbox  the address the case is dealt with at
    """
    return tuple(_entries(case, clocks, secret, mailbox))


def _entries(case: Case, clocks: Iterable[Deadline], secret: bytes, mailbox: str) -> Iterator[DueDate]:
    domain = mailbox.rpartition("@")[2]
    for clock in clocks:
        if clock.due is None or clock.kind is ClockKind.NUDGE:
            continue
        named = f"{case.reference}:{clock.clock}:{clock.stage or ''}:{clock.number}"
        digest = hmac.digest(secret, f"due-date:{named}".encode(), "sha256").hex()[:32]
        # Any event of the case counts as a change.  A count of changes of the day alone would go down again where one
        # of them is taken back, and a calendar does not look at what has a lower number than it knows.
        yield DueDate(f"{digest}@{domain}", case.last_number, _says(case, clock), clock.due, not clock.is_open, mailbox)


def _says(case: Case, clock: Deadline) -> str:
    what, stage = clock.clock.replace("-", " "), (clock.stage or "").replace("-", " ")
    at = f", {stage}" if stage and not what.startswith(stage) else ""
    return f"{case.reference}: {what} due{at}"


def calendar_files(dates: Sequence[DueDate], *, stamp: datetime, zone: tzinfo) -> tuple[Attachment, ...]:
    """Return the files to go with a letter: one that publishes what is due, one that takes away what is over.

    stamp  when they are made, aware
    zone   the landlord's: what is due at the end of a day there is an entry for the whole day

    A file has one method for all that is in it (RFC 5546, 3.2), so what is over needs its own.
    """
    due = [each for each in dates if not each.is_over]
    over = [each for each in dates if each.is_over]
    files = [("due-dates.ics", "PUBLISH", due), ("due-dates-over.ics", "CANCEL", over)]
    return tuple(
        Attachment(name, f"text/calendar; method={method}; charset=utf-8", _calendar(method, entries, stamp, zone))
        for name, method, entries in files
        if entries
    )


def _calendar(method: str, dates: Sequence[DueDate], stamp: datetime, zone: tzinfo) -> bytes:
    from icalendar import Calendar  # 75 ms

    calendar = Calendar()
    for name, value in (("prodid", PRODUCT), ("version", "2.0"), ("method", method)):
        calendar.add(name, value)
    for each in dates:
        calendar.add_component(_event(each, stamp, zone))
    return bytes(calendar.to_ical())


def _event(date: DueDate, stamp: datetime, zone: tzinfo) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", date.uid)
    event.add("dtstamp", stamp)
    event.add("sequence", date.sequence)
    event.add("organizer", f"mailto:{date.mailbox}")
    event.add("summary", date.says)
    local = date.due.astimezone(zone)
    is_whole_day = local.time().replace(microsecond=0) == LAST_OF_A_DAY
    if is_whole_day:
        event.add("dtstart", local.date())
        event.add("dtend", local.date() + timedelta(days=1))
    else:
        event.add("dtstart", date.due + ONE_SECOND)
    event.add("transp", "TRANSPARENT")  # an officer is not busy for the whole of it
    event.add("status", "CANCELLED" if date.is_over else "CONFIRMED")
    if not date.is_over:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", date.says)
        alarm.add("trigger", MORNING_BEFORE if is_whole_day else HOURS_BEFORE)
        event.add_component(alarm)
    return event
