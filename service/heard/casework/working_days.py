"""Which days count, and when the office opens and closes on them.

Pure: which dates are holidays is an argument, and so is the zone.  Source: the project's
reading of "within N working days", docs/decisions/0004; lengths of time are counted in
`counting`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from heard.casework.lengths import Counting

LAST_OF_A_DAY = time(23, 59, 59)
"""The last second of a date, on the wall clock: what is due then is due on that day."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days a policy counts, at one landlord's.

    zone          whose wall clock decides what date an instant has
    office_days   weekdays on which the office is open, Monday 0
    holidays      bank holidays of the nation, and closure days that stop clocks; any container of dates
    counting      whether the hour of receipt matters
    opens, closes office hours, on the wall clock of `zone`
    early         days on which the office closes early, and when
    shut          days on which the office is shut and clocks run all the same

    The working days of a year, and when a day ends in UTC, are worked out when first asked for
    and kept: tens of thousands of clocks are counted again when the calendar changes.
    """

    zone: ZoneInfo
    office_days: tuple[int, ...]
    holidays: Collection[date] = field(hash=False)
    counting: Counting = Counting.WHOLE_DAYS
    opens: time = time(9)
    closes: time = time(17)
    early: Mapping[date, time] = field(default_factory=dict, hash=False)
    shut: Collection[date] = field(default=frozenset(), hash=False)
    _years: dict[int, tuple[date, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _ends: dict[tuple[date, bool], datetime] = field(default_factory=dict, init=False, repr=False, compare=False)

    # -- What a day is

    def local_date(self, instant: datetime) -> date:
        return instant.astimezone(self.zone).date()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() in self.office_days and day not in self.holidays

    def is_open(self, day: date) -> bool:
        """Whether anybody is at work; a clock may run on a day when nobody is."""
        return self.is_working_day(day) and day not in self.shut

    def day_zero(self, instant: datetime) -> date:
        """Return the day that is not counted yet: by whole days the local date, whatever its hour.

        By office hours it is the next working day for what comes at closing or later, or on
        no working day; what comes before opening is that day's.
        """
        day = self.local_date(instant)
        if self.counting is Counting.WHOLE_DAYS:
            return day
        is_in_time = self.is_working_day(day) and instant < self.closing_of(day)
        return day if is_in_time else self.working_days_after(day, 1)

    def is_at_work(self, moment: datetime) -> bool:
        """Whether somebody is at work: on an open day, from opening until closing."""
        day = self.local_date(moment)
        return self.is_open(day) and self.opening_of(day) <= moment < self.closing_of(day)

    def when_at_work(self, moment: datetime) -> datetime:
        """Return the moment itself where somebody is at work, else when the office opens next."""
        if self.is_at_work(moment):
            return moment
        day = self.local_date(moment)
        is_before = self.is_open(day) and moment < self.opening_of(day)
        return self.opening_of(day if is_before else self.first_open_day_on_or_after(day + timedelta(days=1)))

    # -- When it begins and ends; every one an aware instant

    def start_of(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)

    def opening_of(self, day: date) -> datetime:
        return datetime.combine(day, self.opens, self.zone)

    def closing_of(self, day: date) -> datetime:
        """Return when the office closes on a date, or would if it were open."""
        return datetime.combine(day, self.early.get(day, self.closes), self.zone)

    def end_of(self, day: date) -> datetime:
        """Return the last second of a date, 23:59:59 local time."""
        return datetime.combine(day, LAST_OF_A_DAY, self.zone)

    def last_second_of(self, day: date, *, at_closing: bool) -> datetime:
        """Return when a date ends, in UTC: at closing, or at 23:59:59 local time."""
        end = self._ends.get((day, at_closing))
        if end is None:
            local = self.closing_of(day) if at_closing else self.end_of(day)
            end = self._ends[day, at_closing] = local.astimezone(UTC)
        return end

    # -- From one day to another; each raises ValueError where a year on the way has no working day

    def working_days_after(self, start: date, count: int) -> date:
        """Return the date that is `count` working days after `start`.

        start   day 0: not counted, whether it is a working day or not
        count   working days, 0 or more; 0 gives `start` itself

        Raises ValueError if `count` is negative.
        """
        if count < 0:
            raise ValueError(f"cannot count {count} working days forward")
        if count == 0:
            return start
        year, days = start.year, self._working_days_of(start.year)
        at = bisect_right(days, start) + count - 1
        while at >= len(days):
            at -= len(days)
            year += 1
            days = self._working_days_of(year)
        return days[at]

    def working_days_before(self, end: date, count: int) -> date:
        """Return the date that is `count` working days before `end`, which is not counted; 0 gives `end` itself.

        Raises ValueError if `count` is negative.
        """
        if count < 0:
            raise ValueError(f"cannot count {count} working days back")
        if count == 0:
            return end
        year, days = end.year, self._working_days_of(end.year)
        at = bisect_left(days, end) - count
        while at < 0:
            year -= 1
            days = self._working_days_of(year)
            at += len(days)
        return days[at]

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` up to `end`, that day included; negative where it is before.

        As many as `working_days_after` takes to come to a working day `end`.
        """
        if end < start:
            return -self.working_days_between(end, start)
        years = (self._working_days_of(year) for year in range(start.year, end.year + 1))
        return sum(bisect_right(days, end) - bisect_right(days, start) for days in years)

    def on_or_after(self, day: date) -> date:
        """Return the day itself, or the next working day where it is none."""
        return day if self.is_working_day(day) else self.working_days_after(day, 1)

    def on_or_before(self, day: date) -> date:
        """Return the day itself, or the last working day before where it is none."""
        return day if self.is_working_day(day) else self.working_days_before(day, 1)

    def first_open_day_on_or_after(self, day: date) -> date:
        day = self.on_or_after(day)
        while day in self.shut:
            day = self.working_days_after(day, 1)
        return day

    def last_open_day_on_or_before(self, day: date) -> date:
        """Return the day by which staff must act, or be reminded, on what is due that day."""
        day = self.on_or_before(day)
        while day in self.shut:
            day = self.working_days_before(day, 1)
        return day

    def _working_days_of(self, year: int) -> tuple[date, ...]:
        days = self._years.get(year)
        if days is None:
            first, count = date(year, 1, 1), date(year, 12, 31).timetuple().tm_yday
            every = (first + timedelta(days=number) for number in range(count))
            days = self._years[year] = tuple(day for day in every if self.is_working_day(day))
        if not days:
            raise ValueError(f"no day of {year} is a working day")
        return days
