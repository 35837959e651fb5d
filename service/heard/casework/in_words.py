"""Dates as people write them, in letters and in answers to officers: "Thursday 9 April 2026".

The words are English whatever language the machine speaks.  Pure.
"""

from __future__ import annotations

import re
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


_NAMED = re.compile(rf"(?:{'|'.join(WEEKDAYS)}) ([0-9]{{1,2}}) ({'|'.join(MONTHS)}) ([0-9]{{4}})")


def day_in_words(day: date) -> str:
    """Return a date without its weekday: "9 April 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_in_words(day: date) -> str:
    """Return a date with its weekday: "Thursday 9 April 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day_in_words(day)}"


def days_named_in(text: str) -> tuple[date, ...]:
    """Return the dates a text names with their weekday, as `weekday_in_words` writes them."""
    found = (date(int(year), MONTHS.index(month) + 1, int(day)) for day, month, year in _NAMED.findall(text))
    return tuple(found)
