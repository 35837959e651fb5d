"""One line of the digest before it is put into words, and what every query of it is asked with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import Connection

from heard.casework.people import Officer
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.judgement.area import Areas
from heard.store.case_rows import Policies

SOON = 2
"""Working days after today within which something is due soon, or a customer's time ends."""


@dataclass(frozen=True, slots=True)
class Row:
    """A case, a message, a letter or a restriction that a section shows; never anybody's words or name.

    reference, stage, owner, area, mailbox   of its case; `owner` is an address
    what     what is owed, asked or held, in a few words
    day      the day it is due, or since which it waits, on the landlord's wall calendar
    days     working days: late or waiting where it is about that, else until the day
    count    how many it stands for
    named    the addresses of the staff whom praise names
    """

    reference: str | None = None
    stage: str | None = None
    owner: str | None = None
    area: str | None = None
    mailbox: str = ""
    what: str = ""
    day: date | None = None
    days: int = 0
    count: int = 1
    message: int | None = None
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Morning:
    """When the digest is written, and by what days are counted.

    policy      the one in force
    policies    those that cases were opened under, by their digests
    staff       who may be named in praise, and the areas of the landlord's work
    damaged     the cases that a section could not fold, by reference, as they are told to be
    """

    connection: Connection
    now: datetime
    calendar: Calendar
    policy: Policy
    policies: Policies
    staff: Sequence[Officer] = ()
    areas: Areas = field(default_factory=Areas)
    damaged: dict[str, Row] = field(default_factory=dict, init=False, repr=False, compare=False)
    _counted: dict[date, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def today(self) -> date:
        return self.calendar.local_date(self.now)

    @cached_property
    def since(self) -> datetime:
        """When the last digest was due: at opening on the open day before this one."""
        day = self.calendar.last_open_day_on_or_before(self.calendar.working_days_before(self.today, 1))
        return self.calendar.opening_of(day)

    def day_of(self, moment: datetime) -> date:
        return self.calendar.local_date(moment)

    def since_then(self, day: date) -> int:
        """Return how many working days lie after a day up to today; negative where it is still to come."""
        if day not in self._counted:
            self._counted[day] = self.calendar.working_days_between(day, self.today)
        return self._counted[day]
