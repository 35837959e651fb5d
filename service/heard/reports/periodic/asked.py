"""What every section of a report is asked with, and what it gives back."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from heard.casework.events import Digest, Reference, StageName
from heard.casework.in_words import MONTHS
from heard.casework.people import Landlord
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.judgement.area import Areas
from heard.reports.periodic.shape import Chart, Counted, Number, Table
from heard.store.case_rows import Policies, split_reference

Month = tuple[int, int]
"""A year, and a month of it from 1 to 12."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in a section."""

    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    lines: tuple[str, ...] = ()


class _Places(dict[str, str]):
    """Where a case stands among others, by its reference; the same are sorted under many figures."""

    def __missing__(self, reference: str) -> str:
        prefix, year, number = split_reference(Reference(reference))
        place = self[reference] = f"{prefix}-{year:02}-{number:09}"
        return place


@dataclass(frozen=True)
class Asked:
    """Of which days a report is, and by what it counts.

    policy       the one in force, whose report it is
    policies     those that cases were opened under, by their digests
    areas        of the landlord's work, by which praise that lies on no case is told apart
    first, last  both part of it, on the landlord's wall calendar
    now          up to when it is known what was done
    area         of which alone it is
    """

    policy: Policy
    policies: Policies
    calendar: Calendar
    landlord: Landlord
    areas: Areas
    first: date
    last: date
    now: datetime
    area: str | None = None
    no_personal_data: bool = False
    _counted: dict[date, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _places: _Places = field(default_factory=_Places, init=False, repr=False, compare=False)

    @cached_property
    def start(self) -> datetime:
        return self.calendar.start_of(self.first)

    @cached_property
    def end(self) -> datetime:
        """The first moment after it."""
        return self.calendar.start_of(self.last + timedelta(days=1))

    @cached_property
    def as_of(self) -> datetime:
        """As of when it says what is in hand: its end, or where that is still to come, now."""
        return min(self.now, self.end)

    @property
    def lies_ahead(self) -> bool:
        """Whether it has not begun yet."""
        return self.now < self.start

    def cases(self, references: Iterable[str]) -> Counted | Number:
        """Return how many these are, and where personal data may stand in it, which."""
        found = list(references)
        if self.no_personal_data:
            return Number(len(found))
        return Counted(tuple(map(Reference, sorted(found, key=self._places.__getitem__))))

    def before(self) -> Asked:
        """Return the same of as many months before, or where it is not of whole months, of as many days."""
        ends_a_month = self.last.day == monthrange(self.last.year, self.last.month)[1]
        if self.first.day == 1 and ends_a_month:
            months = _number(month_of(self.last)) - _number(month_of(self.first)) + 1
            first = date(*_month(_number(month_of(self.first)) - months), 1)
        else:
            first = self.first - (self.last - self.first) - timedelta(days=1)
        return replace(self, first=first, last=self.first - timedelta(days=1))

    def months_back(self, count: int) -> Asked:
        """Return the same from the first of a month to its last day, so many months with that of its last day."""
        return replace(self, first=date(*_month(_number(month_of(self.last)) - count + 1), 1))

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months that any day of it lies in."""
        first, last = _number(month_of(self.first)), _number(month_of(self.last))
        return tuple(_month(number) for number in range(first, last + 1))

    def month_at(self, moment: datetime) -> Month:
        """Return the month of it that a moment lies in, on the landlord's wall calendar."""
        return self.months[bisect_right(self._months_begin, moment) - 1]

    @cached_property
    def _months_begin(self) -> list[datetime]:
        return [self.calendar.start_of(date(*month, 1)).astimezone(UTC) for month in self.months]

    def working_days_since(self, moment: datetime) -> int:
        """Return how many working days lie after the day of a moment, up to the day as of which it is written."""
        day = self.calendar.local_date(moment)
        if day not in self._counted:
            self._counted[day] = self.calendar.working_days_between(day, min(self.last, self.today))
        return self._counted[day]

    @cached_property
    def today(self) -> date:
        return self.calendar.local_date(self.now)

    def stage_called(self, policy: Digest | str | None, stage: str) -> str:
        """Return what the policy of a case calls a stage."""
        known = self.policies.get(Digest(policy)) if policy is not None else None
        named = known[0].stages_by_name.get(StageName(stage)) if known else None
        return named.title if named else stage

    def stages_in_order(self, named: Iterable[str]) -> Iterator[str]:
        """Yield these stages as the policy in force orders them, and then those of other policies."""
        left = set(named)
        for stage in self.policy.stages:
            if stage.title in left:
                left.remove(stage.title)
                yield stage.title
        yield from sorted(left)


def month_of(day: date) -> Month:
    return day.year, day.month


def month_in_words(month: Month) -> str:
    """Return "June 2026"."""
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def _number(month: Month) -> int:
    return month[0] * 12 + month[1] - 1


def _month(number: int) -> Month:
    return number // 12, number % 12 + 1
