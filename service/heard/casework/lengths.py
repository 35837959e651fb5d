"""Lengths of time as a policy writes them: "10 working days", "24 hours", "2 working days before".

What they come to on a calendar is counted in `counting`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a length of time is counted in; the calendar says how each is counted."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working day"
    CALENDAR_DAY = "calendar day"
    WEEK = "week"
    MONTH = "month"


ELAPSED = frozenset({Unit.MINUTE, Unit.HOUR})
"""What is counted from the instant, not from the date."""


MEAN_DAYS = {
    Unit.MINUTE: 1 / 24 / 60,
    Unit.HOUR: 1 / 24,
    Unit.WORKING_DAY: 7 / 5,
    Unit.CALENDAR_DAY: 1,
    Unit.WEEK: 7,
    Unit.MONTH: 365 / 12,
}


class Counting(StrEnum):
    """Whether the hour of receipt matters (docs/decisions/0004)."""

    WHOLE_DAYS = "whole_days"
    OFFICE_HOURS = "office_hours"


class HoursRun(StrEnum):
    """Whether a clock in hours stands still on days that are not working days."""

    ALWAYS = "always"
    WORKING_DAYS = "working days"


class Side(StrEnum):
    BEFORE = "before"
    ON = "on the day"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: a number, 1 or more, of one unit."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    @property
    def is_elapsed(self) -> bool:
        """Whether it runs from the instant, and ends at one."""
        return self.unit in ELAPSED

    @property
    def mean_days(self) -> float:
        """About how many days it is, to tell which of two is longer; no date is counted by it."""
        return self.count * MEAN_DAYS[self.unit]


@dataclass(frozen=True, slots=True)
class Reminder:
    """When to remind, seen from the due date; `length` is None for "on the day"."""

    side: Side
    length: Length | None = None

    def __str__(self) -> str:
        return self.side.value if self.length is None else f"{self.length} {self.side}"

    @classmethod
    def on_the_day(cls) -> Reminder:
        return cls(Side.ON)


LENGTH = re.compile(r"([0-9]{1,4}) ([a-z ]{1,20}?)s?")


def length_of(written: str) -> Length:
    """Return the length of time written as "10 working days".  Raises ValueError where it is none."""
    found = LENGTH.fullmatch(written)
    if not found or int(found[1]) == 0 or found[2] not in list(Unit):
        raise ValueError(f"{written!r} is not a length of time")
    return Length(int(found[1]), Unit(found[2]))


def reminder_of(written: str) -> Reminder:
    """Return the reminder written as "2 working days before" or "on the day".  Raises ValueError where it is none."""
    if written == Side.ON:
        return Reminder(Side.ON)
    length, _, side = written.rpartition(" ")
    if side not in (Side.BEFORE, Side.AFTER):
        raise ValueError(f"{written!r} is not a time to remind at")
    return Reminder(Side(side), length_of(length))
