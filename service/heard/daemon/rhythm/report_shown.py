"""A report for whoever asks for it on the server: made as its mail would be, with nothing kept and nothing sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from heard.casework.events import Reference
from heard.daemon.house import House
from heard.daemon.rhythm.reporting import goes_next, last_of, made_of, reported
from heard.datafiles.form import closest, cut, nearest
from heard.errors import NotFound
from heard.reports.periodic.shape import Report, figures


@dataclass(frozen=True, slots=True)
class Going:
    """A report of the policy in force: how often, for whom as the policy calls them, and when it goes next."""

    name: str
    every: str
    to: tuple[str, ...]
    goes_next: datetime


def going(house: House) -> Iterator[Going]:
    now, roles = house.now(), house.given.policy.roles
    for rule in reported(house):
        yield Going(
            rule.name, str(rule.every), tuple(roles.get(each, each) for each in rule.to), goes_next(house, rule, now)
        )


def shown(house: House, name: str, days: tuple[date, date] | None, area: str | None) -> Report:
    """Return a report.

    days   the first and the last; None: those of the period that ended last
    area   of the landlord's work, which alone it is about

    Raises NotFound where the policy has no such report, the landlord no such area, or no period has ended yet.
    """
    rules = {rule.name: rule for rule in reported(house)}
    if name not in rules:
        raise NotFound(f"{house.given.policy.name} has no report '{name}'. {nearest(name, rules)}")
    areas = house.rules.areas.names(house.given.landlord.staff)
    if area is not None and area not in areas:
        raise NotFound(f"there is no area '{area}'. {nearest(area, areas)}")
    if days is None:
        period = last_of(house, rules[name], house.given.calendar.local_date(house.now()))
        if period is None:
            raise NotFound(
                f"report {name}: no period of it has ended since heard is live. Give the days: --from and --to"
            )
        days = period.first, period.last
    with house.store.reading() as connection:
        return made_of(connection, house, name, days, area)


def behind(report: Report, figure: str) -> tuple[Reference, ...]:
    """Return the cases behind a figure, such as "measures: Stage 1: in time".  Raises NotFound where there is none."""
    known = figures(report)
    found = {name.casefold(): cases for name, cases in known.items()}
    if figure.casefold() not in found:
        raise NotFound(f"report {report.name} has no figure '{cut(figure)}'. {_such_as(figure, list(known))}")
    return found[figure.casefold()]


def _such_as(figure: str, known: Sequence[str]) -> str:
    """Return how a figure is named: the nearest, or the first there is, since a report has hundreds."""
    if not known:
        return "It has none with cases behind it."
    named = closest(figure, known) or known[0]
    return f"It is a table, a row and a column: '{named}'. --as text shows them."
