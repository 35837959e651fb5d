"""Which days count where: bank holidays of three nations, and the landlord's own days.

The dates come from the `holidays` package, which knows the rules, the substitute days and
the days proclaimed so far; it never asks the network.  What was proclaimed since is for the
landlord to add.  Beyond the package's last year (2100) only weekends are known.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Protocol
from zoneinfo import ZoneInfo

from heard.casework.policy import CalendarRules
from heard.casework.policy.words import ClosureKind
from heard.casework.working_days import Calendar
from heard.errors import Mistake

log = logging.getLogger(__name__)

SUBDIVISIONS = {"england-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}
"""The three lists of bank holidays in the United Kingdom, and what `holidays` calls them; Wales shares England's."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the list of bank holidays.

    version      of the `holidays` package
    on           the day that version was made; what was proclaimed later is not in it
    known_until  the last year the government had published by then; after it, only the rules are known
    """

    version: str
    on: date
    known_until: int


ISSUED = Issue("0.109", date(2026, 11, 17), 2028)
"""The issue in requirements.lock.  A newer one brings its own three values; a test asks."""


class ClosureDay(Protocol):
    """A day of the landlord's own, as its settings say it; `closes` is for the kind "half"."""

    @property
    def on(self) -> date: ...
    @property
    def kind(self) -> str: ...
    @property
    def closes(self) -> time | None: ...


class ClosedDays(Collection[date]):
    """The bank holidays of one nation, and the landlord's closure days that stop clocks.

    added, removed  days proclaimed, and moved away, since the list was issued

    Years are worked out when first asked about.  Length and iteration cover those only;
    what matters is `in`, which knows any year.
    """

    def __init__(
        self,
        nation: str,
        closures: Collection[date] = (),
        *,
        added: Collection[date] = (),
        removed: Collection[date] = (),
    ) -> None:
        self._nation = nation
        self._own = frozenset(closures) | frozenset(added)
        self._removed = frozenset(removed) - self._own
        self._years: dict[int, frozenset[date]] = {}

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        days = self._years.get(day.year)
        return day in (self._learn(day.year) if days is None else days)

    def __iter__(self) -> Iterator[date]:
        return iter(sorted(self._own.union(*self._years.values())))

    def __len__(self) -> int:
        return len(self._own.union(*self._years.values()))

    def _learn(self, year: int) -> frozenset[date]:
        days = (bank_holidays(self._nation, year) - self._removed) | {day for day in self._own if day.year == year}
        self._years[year] = days
        return days


@cache
def bank_holidays(nation: str, year: int) -> frozenset[date]:
    """Return the bank holidays of a year, substitute days among them.

    Raises KeyError for a nation not in SUBDIVISIONS.
    """
    # Imported here because it costs a quarter of a second, which `heard --help` need not wait for.
    from holidays.countries.united_kingdom import UnitedKingdom

    if year > ISSUED.known_until:
        _warn_once()
    return frozenset(UnitedKingdom(subdiv=SUBDIVISIONS[nation], years=year))  # type: ignore[no-untyped-call]


@cache
def _warn_once() -> None:
    because = f"only days proclaimed by {ISSUED.on}, for years up to {ISSUED.known_until}, are known"
    log.warning("counted past the list of bank holidays", extra={"because": because})


def calendar_for(
    rules: CalendarRules,
    *,
    nation: str | None = None,
    zone: str | None = None,
    closures: Iterable[ClosureDay] = (),
    added: Collection[date] = (),
    removed: Collection[date] = (),
) -> Calendar:
    """Return the calendar a policy counts by, at this landlord's.

    nation, zone    the landlord's, where its settings say one; else the policy's
    closures        the landlord's closure days; see `unfit_closures`
    added, removed  bank holidays proclaimed, and moved away, since the list was issued

    Raises KeyError for a nation not in SUBDIVISIONS, ZoneInfoNotFoundError for a zone that is none.
    """
    where = nation or rules.nation
    SUBDIVISIONS[where]
    closures = tuple(closures)
    stop = {day.on for day in closures if day.kind == ClosureKind.STOP and day.kind in rules.closures}
    early = {day.on: day.closes for day in closures if day.closes is not None and day.kind in rules.closures}
    return Calendar(
        zone=ZoneInfo(zone or rules.zone),
        office_days=rules.office_days,
        holidays=ClosedDays(where, stop, added=added, removed=removed),
        counting=rules.counting,
        opens=rules.opens,
        closes=rules.closes,
        early=early,
        shut=frozenset(day.on for day in closures if day.kind != ClosureKind.HALF) - stop,
    )


def unfit_closures(rules: CalendarRules, closures: Iterable[ClosureDay], policy: str) -> Iterator[Mistake]:
    """Yield closure days that the policy does not know, or that cannot be meant."""
    for number, day in enumerate(closures):
        where = f"heard.toml: organisation.closures[{number}]"
        if day.kind not in rules.closures:
            what = f"the policy {policy} knows no closure day of kind '{day.kind}'"
            yield Mistake(f"{where}.kind", what, f"Known there: {', '.join(rules.closures)}.")
        if day.closes is not None and not rules.opens < day.closes < rules.closes:
            what = f"{day.closes:%H:%M} is not between {rules.opens:%H:%M} and {rules.closes:%H:%M}, the office hours"
            yield Mistake(f"{where}.closes", what, "When does the office close that day?")
