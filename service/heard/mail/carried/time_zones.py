"""The time zone an appointment means, by whatever name its program gives it.

Outlook writes the names of Windows, others a path that ends in the real name, or the words of
their own menu.  A zone described in the calendar only is believed where it is one of Europe's
two common ones; its rules are never worked out, since a stranger may ask for millions of days.
"""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_FOLDED = re.compile(r"\r?\n[ \t]")  # RFC 5545, 3.1
_BEGINS = re.compile(r"^[ \t]{0,9}BEGIN[^:\n]{0,200}:[ \t]{0,9}VTIMEZONE", re.IGNORECASE | re.MULTILINE)
_ENDS = re.compile(
    r"^[ \t]{0,9}END[^:\n]{0,200}:[ \t]{0,9}VTIMEZONE[^\n]{0,200}(?:\n|\Z)", re.IGNORECASE | re.MULTILINE
)
_ZONE_LIMIT = 20_000
_MOST_ZONES = 50
_NAME = re.compile(r"^TZID[^:\n]{0,80}:([^\r\n]{1,200})", re.MULTILINE | re.IGNORECASE)
_OFFSET = re.compile(r"^TZOFFSETTO:([+-])(\d\d)(\d\d)", re.MULTILINE | re.IGNORECASE)
_PATH = re.compile(r"[A-Z][A-Za-z_]{1,30}/[A-Za-z_/+-]{1,50}\d{0,2}$")
_UTC = frozenset({"utc", "z", "gmt", "etc/utc", "tzone://microsoft/utc", "(utc) coordinated universal time"})
# By the offsets of winter and summer, in minutes.
_BY_OFFSETS = {(0, 60): "Europe/London", (60, 120): "Europe/Paris", (120, 180): "Europe/Athens"}
_IN_MENUS = {
    "london": "Europe/London",
    "amsterdam": "Europe/Amsterdam",
    "brussels": "Europe/Brussels",
    "sarajevo": "Europe/Warsaw",
    "belgrade": "Europe/Budapest",
    "bucharest": "Europe/Bucharest",
    "helsinki": "Europe/Kiev",
}


def without_zones(calendar: str) -> tuple[str, dict[str, str]]:
    """Return the calendar without its descriptions of zones, and these by the name they have."""
    calendar = _FOLDED.sub("", calendar)
    described: dict[str, str] = {}
    kept: list[str] = []
    at = 0
    while begins := _BEGINS.search(calendar, at):
        ends = _ENDS.search(calendar, begins.end())
        kept.append(calendar[at : begins.start()])
        at = ends.end() if ends else len(calendar)
        zone = calendar[begins.start() : min(at, begins.start() + _ZONE_LIMIT)]
        name = _NAME.search(zone)
        if name and len(described) < _MOST_ZONES:
            described[name[1].strip()] = zone
    return "".join((*kept, calendar[at:])), described


def zone_of(name: str, described: dict[str, str]) -> tzinfo | None:
    """Return the zone of this name, or None where nobody can say which is meant."""
    name = name.strip().strip('"')
    if name.lower() in _UTC:
        return UTC
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    path = _PATH.search(name)
    known = WINDOWS_TO_OLSON.get(name) or WINDOWS_TO_OLSON.get(name.rstrip(" 0123456789"))
    city = next((zone for word, zone in _IN_MENUS.items() if word in name.lower()), None)
    for candidate in (known, path[0] if path else None, city):
        if candidate and (zone := _named(candidate)):
            return zone
    return _by_offsets(described.get(name, ""))


def _named(name: str) -> tzinfo | None:
    pieces = name.split("/")
    for start in range(len(pieces) - 1):  # "/freeassociation.sourceforge.net/Europe/London"
        try:
            return ZoneInfo("/".join(pieces[start:]))
        except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
            continue
    return None


def _by_offsets(described: str) -> tzinfo | None:
    offsets = sorted(
        {
            (-1 if sign == "-" else 1) * (int(hours) * 60 + int(minutes))
            for sign, hours, minutes in _OFFSET.findall(described)
        }
    )
    if len(offsets) == 1 and abs(offsets[0]) < 24 * 60:
        return timezone(timedelta(minutes=offsets[0]))
    known = _BY_OFFSETS.get((offsets[0], offsets[1])) if len(offsets) == 2 else None
    return ZoneInfo(known) if known else None
