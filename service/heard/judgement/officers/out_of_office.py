"""What an officer's mail program says of their absence: that they are away, and until which day.

    back on Monday 7 December        the last day away is the one before
    returning 07/12/2026             the same
    until 4 December                 that day; so is the last of "from 1 to 12 December"
    on leave today                   today
    Thank you for your email         nobody says that they are away

A day that is over says that they are back, and that nobody has switched the answer off.  No day, or one that is on no
calendar ("Monday 8 December", a Tuesday), is an absence without an end.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from heard.mail.message import Automatic, Message
from heard.mail.told.days import DayNamed, days_named

LONGEST = timedelta(days=400)
"""What is said to last longer is a slip, and an absence without an end: parental leave is a year."""
_READ = 3_000
_BEFORE = 60
_AWAY = re.compile(
    r"\bout of (?:the )?office\b(?![- ]hours?\b)|\booo\b"
    r"|\b(?:not|away|absent) (?:in|from) (?:the |my )?(?:office|desk|work)\b"
    r"|\b(?:i am|i'm|am|be|been|currently|now) (?:\w+ ){0,2}(?:away|absent|off (?:sick|work|ill))\b"
    r"|\bon (?:\w+ ){0,2}(?:leave|holiday|vacation|secondment|sabbatical|jury (?:service|duty)|strike)\b"
    r"|\b(?:annual|sick|maternity|paternity|parental|compassionate|special|unpaid|adoption|study) leave\b"
    r"|\b(?:back|return(?:ing)?) (?:\w+ ){0,4}(?:office|desk|work)\b"
    r"|\b(?:will|shall|'ll|won't) (?:not )?(?:be back|return)\b"
    r"|\b(?:no longer work|have left|has left|no longer with)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:back|return(?:s|ing)?|resum(?:e|ing)|available again|again)\b[^.!?]{0,50}$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:until|untill|till|'til|til|through|thru|to|up to(?: and including)?|including|inclusive)(?: and including)?"
    r"[ :]{1,2}(?:the )?$|[-\u2013\u2014][ ]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Absence:
    """An absence as a mail program tells of it: the last day, where it says one, and the words that say so."""

    last: date | None
    words: str


def absence_in(message: Message, *, day: date) -> Absence | None:
    """Return the absence that an automatic answer tells of; None where it tells of none, or of one that is over.

    day   on which it came, on the landlord's wall calendar
    """
    if message.machine is None or message.machine.kind is not Automatic.REPLY:
        return None
    # What it answers stands in its subject: the words of our own letter are not its writer's.
    text = (message.own_words or message.text)[:_READ].replace("\u2019", "'")
    away = _AWAY.search(text)
    if away is None:
        return None
    last = max(_last_days(text, day), default=None)
    if last is None or last - day > LONGEST:
        return Absence(None, away[0])
    return Absence(last, away[0]) if last >= day else None


def _last_days(text: str, day: date) -> Iterator[date]:
    """Yield the days that may be the last one away: before being back, else of how long it lasts, else any."""
    days = days_named(text, written=day)
    before = [(each, " ".join(text[max(0, each.begin - _BEFORE) : each.begin].split()) + " ") for each in days]
    back = [each for each, words in before if _BACK.search(words)]
    if back:
        yield _first(back).day - timedelta(1)
        return
    lasting = [each for each, words in before if each.until or _LAST.search(words)]
    yield from (each.day for each in lasting or days)


def _first(days: list[DayNamed]) -> DayNamed:
    return min(days, key=lambda each: each.begin)
