"""Counting working days.

Pure: which dates are holidays is an argument, and so is the zone.  Source: the project's
reading of "within N working days", docs/decisions/0004.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days a policy counts.

    zone          whose wall clock decides what date an instant has
    office_days   weekdays on which the office is open, Monday 0
    holidays      bank holidays of the nation, and closure days that stop clocks; any container of dates
    """

    zone: ZoneInfo
    office_days: tuple[int, ...]
    holidays: Collection[date]

    def local_date(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() in self.office_days and day not in self.holidays

    def end_of(self, day: date) -> datetime:
        """Return the last second of a date, 23:59:59 local time, as an aware instant."""
        return datetime.combine(day, time(23, 59, 59), self.zone)

    def working_days_after(self, start: date, count: int) -> date:
        """Return the date that is `count` working days after `start`.

        start   day 0: not counted, whether it is a working day or not
        count   working days, 0 or more; 0 gives `start` itself

        Raises ValueError if `count` is negative.
        """
        if count < 0:
            raise ValueError(f"cannot count {count} working days forward")
        day = start
        while count:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day
