"""The words of a digest: its sections as lines, the worst of it in its subject, and whether heard is hearing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from heard.casework.digest_sections import Section
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Landlord
from heard.casework.working_days import Calendar
from heard.reports.digest.alive import Alive
from heard.reports.digest.sentences import line
from heard.reports.digest.shaping import Reader, Shown, headline


def words_of(
    shown: Mapping[Section, Shown],
    reader: Reader,
    alive: Alive,
    landlord: Landlord,
    calendar: Calendar,
    now: datetime,
) -> dict[str, object]:
    """Return what stands for the words of a digest's template, but for what opens a mail."""
    names = {officer.address: officer.name for officer in landlord.staff}
    ages = shown[Section.BY_AGE].ages if Section.BY_AGE in shown else ()
    return {
        "headline": headline(shown, reader, in_trouble=any(alive.mailboxes.values())),
        **{section.value: tuple(_lines(section, each, names)) for section, each in shown.items()},
        "nothing": None if shown else "yes",
        "ages": ", ".join(f"{count} {band}" for band, count in ages) or None,
        "acts": "yes" if any(row.reference for each in shown.values() for row in each.rows) else None,
        "last_heard": _at(alive.last_heard, calendar, now) if alive.last_heard is not None else None,
        "mailboxes": tuple(_mailboxes(alive, calendar, now)) or None,
        "late_to_leave": alive.waiting or None,
    }


def _lines(section: Section, shown: Shown, names: Mapping[str, str]) -> Iterator[str]:
    for row in shown.rows:
        yield line(section, row, names)
    if (more := shown.more()) is not None:
        yield more


def _mailboxes(alive: Alive, calendar: Calendar, now: datetime) -> Iterator[str]:
    for mailbox, since in alive.mailboxes.items():
        trouble = f"in trouble since {_at(since, calendar, now).removeprefix('on ')}" if since is not None else None
        yield f"{mailbox}: {trouble or 'well'}"


def _at(moment: datetime, calendar: Calendar, now: datetime) -> str:
    """Return a moment on the landlord's wall clock: "today, 08:52", "Monday 1 June 2026, 08:52"."""
    local = moment.astimezone(calendar.zone)
    day = "today" if local.date() == calendar.local_date(now) else f"on {weekday_in_words(local.date())}"
    return f"{day}, {local:%H:%M}"
