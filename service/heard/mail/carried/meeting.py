"""Appointments: what a text/calendar part asks for, and the same in a sentence.

An invitation often has no other text, so whoever reads the case is told in words what it
says.  Read with icalendar, which is imported for the first such mail.

Source: RFC 5545; RFC 5546, 1.4; MS-STANOICAL for what Outlook makes of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from heard.mail.carried.time_zones import without_zones, zone_of
from heard.mail.format.charsets import clean_text, one_line
from heard.mail.message import Meeting

_LIMIT = 400_000  # characters
_MOST = 50
_TITLE_LIMIT = 500
_NOTES_LIMIT = 20_000
_LINE = re.compile(
    r"(?:BEGIN|END|METHOD|SUMMARY|LOCATION|DESCRIPTION|COMMENT|ATTENDEE)[;:]|DURATION[^:]{0,80}:P[0-9DTHMSW]{1,20}$",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:DTSTART|DTEND|DUE)(?:;[^\n]{0,300})?:\d{8}(?:T\d{6}Z?)?", re.IGNORECASE)
# Zones are for zone_of to tell: the library guesses, and warns that it does.
_ZONE = "X-ZONE"
_TZID = re.compile(r";TZID=", re.IGNORECASE)
_SAID = {
    "request": "Meeting request",
    "cancel": "Meeting cancelled",
    "reply": "Answer to a meeting request",
    "counter": "Another time proposed for a meeting",
    "declinecounter": "Proposed time declined",
    "publish": "Appointment",
    "add": "Meeting added",
    "refresh": "Meeting details asked for",
}
_ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}


@dataclass(frozen=True, slots=True)
class Appointments:
    """The appointments of one part, the same in words, and whether the part could be read."""

    meetings: tuple[Meeting, ...]
    text: str
    readable: bool


def read_calendar(text: str, method: str = "") -> Appointments:
    """Read the text of a calendar part; never fails.

    method   what the part's own header says it does, where the calendar does not
    """
    plain, described = without_zones(text[:_LIMIT])
    from icalendar import Calendar  # 75 ms

    found: list[tuple[Meeting, str]] = []
    readable = False
    try:
        for calendar in Calendar.from_ical(_needed(plain), multiple=True):
            does = str(calendar.get("METHOD", method) or "publish").strip().lower()[:40]
            readable = True
            for event in calendar.walk()[: 4 * _MOST]:
                if event.name in ("VEVENT", "VTODO") and len(found) < _MOST:
                    found.append(_meeting(event, does, described))
    except Exception:  # somebody else's code on a stranger's calendar
        readable = False
    return Appointments(tuple(meeting for meeting, _ in found), _joined(found), readable)


def _needed(unfolded: str) -> str:
    """Return the lines of a calendar that are looked at; the library gives up all for one it cannot read."""
    lines = (line.rstrip() for line in unfolded.split("\n"))
    kept = (line for line in lines if _LINE.match(line) or _TIME.fullmatch(line))
    return _TZID.sub(f";{_ZONE}=", "\n".join(kept))


def _joined(found: list[tuple[Meeting, str]]) -> str:
    return "\n\n".join(dict.fromkeys(words for _, words in found))


def _meeting(event: Any, method: str, described: dict[str, str]) -> tuple[Meeting, str]:
    title = _line(event, "SUMMARY")
    place = _line(event, "LOCATION")
    begins, starts = _moment(event.get("DTSTART"), described)
    finishes, ends = _moment(event.get("DTEND") or event.get("DUE"), described)
    length = getattr(event.get("DURATION"), "dt", None)
    if finishes is None and isinstance(length, timedelta) and isinstance(begins, datetime):
        finishes, ends = begins + length, starts + length if starts else None
    meeting = Meeting(method, title, starts, ends, place)
    when = _when(begins, finishes)
    what = f"{_SAID.get(method, 'Appointment')}: {title or 'no title'}"
    words = ", ".join(filter(None, (what, _answer(event, method), when, place)))
    notes = clean_text(str(event.get("DESCRIPTION") or ""))[:_NOTES_LIMIT].strip()
    comment = clean_text(str(event.get("COMMENT") or ""))[:_NOTES_LIMIT].strip()
    return meeting, "\n\n".join(filter(None, (words, comment, notes)))


def _line(event: Any, name: str) -> str:
    value = event.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return one_line(str(value or ""))[:_TITLE_LIMIT]


def _answer(event: Any, method: str) -> str:
    if method != "reply":
        return ""
    attendee = event.get("ATTENDEE")
    attendee = attendee[0] if isinstance(attendee, list) and attendee else attendee
    said = getattr(attendee, "params", {}).get("PARTSTAT", "")
    return _ANSWERS.get(str(said).upper(), "")


def _moment(stamp: Any, described: dict[str, str]) -> tuple[date | None, datetime | None]:
    """Return the day or time as it stands there, and the moment it is, where its zone is known."""
    stamp = stamp[0] if isinstance(stamp, list) and stamp else stamp
    value = getattr(stamp, "dt", None)
    if not isinstance(value, datetime):
        return (value if isinstance(value, date) else None), None
    zone: tzinfo | None = value.tzinfo
    if named := stamp.params.get(_ZONE):
        zone = zone_of(",".join(named) if isinstance(named, list) else str(named), described)
    if zone is None:
        return value.replace(tzinfo=None), None
    moment = value.replace(tzinfo=zone)
    try:
        moment.astimezone(UTC)  # raises where the offset leads out of the calendar
    except OverflowError:
        return value.replace(tzinfo=None), None
    return moment, moment


def _when(begins: date | None, finishes: date | None) -> str:
    if begins is None:
        return ""
    if not isinstance(begins, datetime):
        return _day(begins)
    said = f"{_day(begins)}, {begins:%H:%M}"
    if isinstance(finishes, datetime):
        said += (
            f" to {finishes:%H:%M}" if finishes.date() == begins.date() else f" to {_day(finishes)}, {finishes:%H:%M}"
        )
    return f"{said} UTC" if begins.tzinfo is UTC or str(begins.tzinfo) == "UTC" else said


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"
