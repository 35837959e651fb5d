"""Which days are bank holidays where, for the working days of a policy.

The dates come from the `holidays` package, which knows the rules, the substitute days and
the days proclaimed so far; it never asks the network.  Beyond its last year (2100) only
weekends are known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from heard.casework.policy import CalendarRules
from heard.casework.working_days import Calendar

SUBDIVISIONS = {"england-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
"""The three lists of bank holidays in the United Kingdom, and what `holidays` calls them; Wales shares England's."""


class ClosedDays(Collection[date]):
    """The bank holidays of one nation, and the landlord's closure days that stop clocks.

    Years are worked out when first asked about.  Length and iteration cover those only;
    what matters is `in`, which knows any year.
    """

    def __init__(self, nation: str, closures: Collection[date] = ()) -> None:
        self._nation = nation
        self._closures = frozenset(closures)
        self._years: dict[int, frozenset[date]] = {}

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        days = self._years.get(day.year)
        return day in (self._learn(day.year) if days is None else days)

    def __iter__(self) -> Iterator[date]:
        return iter(sorted(self._closures.union(*self._years.values())))

    def __len__(self) -> int:
        return len(self._closures.union(*self._years.values()))

    def _learn(self, year: int) -> frozenset[date]:
        days = bank_holidays(self._nation, year) | {day for day in self._closures if day.year == year}
        self._years[year] = days
        return days


@cache
def bank_holidays(nation: str, year: int) -> frozenset[date]:
    """Return the bank holidays of a year, substitute days among them.

    Raises KeyError for a nation not in SUBDIVISIONS.
    """
    # Imported here because it costs a quarter of a second, which `heard --help` need not wait for.
    from holidays.countries.united_kingdom import UnitedKingdom

    return frozenset(UnitedKingdom(subdiv=SUBDIVISIONS[nation], years=year))  # type: ignore[no-untyped-call]


def calendar_for(
    rules: CalendarRules, *, nation: str | None = None, zone: str | None = None, closures: Collection[date] = ()
) -> Calendar:
    """Return the calendar a policy counts by, at this landlord's.

    nation, zone  the landlord's, where its settings say one; else the policy's
    closures      the landlord's closure days of kind "stop"; days of the other kinds stop no clock

    Raises KeyError for a nation not in SUBDIVISIONS, ZoneInfoNotFoundError for a zone that is none.
    """
    where = nation or rules.nation
    SUBDIVISIONS[where]
    return Calendar(ZoneInfo(zone or rules.zone), rules.office_days, ClosedDays(where, closures))
