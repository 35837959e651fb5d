"""A report for whoever asks for it on the server: made as its mail would be, with nothing kept and nothing sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from heard.casework.events import Reference
from heard.casework.policy.afterwards import ReportRule
from heard.casework.report_sections import APRIL, OF_EVERY_POLICY
from heard.casework.rhythms import Period, gone_last
from heard.daemon.house import House
from heard.daemon.rhythm.reporting import goes_next, last_of, made_of, reported
from heard.datafiles.form import closest, cut, nearest
from heard.errors import NotFound
from heard.reports.periodic.shape import Report, figures


@dataclass(frozen=True, slots=True)
class Going:
    """A report of the policy in force: how often, for whom as the policy calls them, and when it goes next.

    goes_next   None where it is sent to nobody
    """

    name: str
    every: str
    to: tuple[str, ...]
    goes_next: datetime | None


def going(house: House) -> Iterator[Going]:
    now, roles = house.now(), house.given.policy.roles
    for rule in reported(house):
        yield Going(
            rule.name, str(rule.every), tuple(roles.get(each, each) for each in rule.to), goes_next(house, rule, now)
        )
    for name, rule in _asked_for_alone(house).items():
        yield Going(name, str(rule.every), (), None)


def _asked_for_alone(house: House) -> dict[str, ReportRule]:
    """Return the reports that there are under every policy, and that the one in force has none of its own for."""
    return {name: rule for name, rule in OF_EVERY_POLICY.items() if name not in house.given.policy.reports}


def shown(house: House, name: str, days: tuple[date, date] | None, area: str | None) -> Report:
    """Return a report.

    days   the first and the last; None: those of the period that ended last
    area   of the landlord's work, which alone it is about

    Raises NotFound where there is no such report, the landlord has no such area, or no period has ended yet.
    """
    rules = {rule.name: rule for rule in reported(house)} | _asked_for_alone(house)
    if name not in rules:
        raise NotFound(f"{house.given.policy.name} has no report '{name}'. {nearest(name, rules)}")
    areas = house.rules.areas.names(house.given.landlord.staff)
    if area is not None and area not in areas:
        raise NotFound(f"there is no area '{area}'. {nearest(area, areas)}")
    if days is None:
        period = _ended_last(house, rules[name])
        if period is None:
            raise NotFound(
                f"report {name}: no period of it has ended since heard is live. Give the days: --from and --to"
            )
        days = period.first, period.last
    with house.store.reading() as connection:
        return made_of(connection, house, name, days, area)


def _ended_last(house: House, rule: ReportRule) -> Period | None:
    calendar = house.given.calendar
    today = calendar.local_date(house.now())
    if rule.name not in _asked_for_alone(house):
        return last_of(house, rule, today)
    live_since = calendar.local_date(house.given.clocks_from)
    return gone_last(rule.every, today, calendar, since=live_since, year_begins=APRIL)


def behind(report: Report, figure: str) -> tuple[Reference, ...]:
    """Return the cases behind a figure, such as "measures: Stage 1: in time".

    Capitals matter where two figures differ in nothing else.  Raises NotFound where there is none, or more than one.
    """
    known = figures(report)
    alike = [figure] if figure in known else [name for name in known if name.casefold() == figure.casefold()]
    if not alike:
        raise NotFound(f"report {report.name} has no figure '{cut(figure)}'. {_such_as(figure, list(known))}")
    if len(alike) > 1:
        which = " or ".join(f"'{name}'" for name in alike)
        raise NotFound(f"report {report.name} has more than one figure of that name. Type it as it is written: {which}")
    return known[alike[0]]


def _such_as(figure: str, known: Sequence[str]) -> str:
    """Return how a figure is named: the nearest, or the first there is, since a report has hundreds."""
    if not known:
        return "It has none with cases behind it."
    named = closest(figure, known) or known[0]
    return f"It is a table, a row and a column: '{named}'. --as text shows them."
