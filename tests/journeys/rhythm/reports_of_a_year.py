"""Every report of a policy over a year, beside the same figures counted by hand from what was told.

What is counted by hand knows no table of heard's and no rule of its reports: it goes over the lives one by one, with
working days counted on a wall calendar, and what each policy promises written out again here.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from rhythm.lives import Life, first_stages, lives, praise, write_down
from rhythm.promised import PROMISES, Day, Promise
from rhythm.year_of_cases import day_of, working_days_on

from builders import LANDLORD, RULES, a_house
from heard.casework.policy import Policy
from heard.datafiles.calendars import calendar_for
from heard.reports.periodic.making import Known, report
from heard.reports.periodic.shape import Cell, Counted, Money, Number, Percent, Report
from policies.story import the_policy

PACKS = ("feedback-2018", "group-2008", "hos-code-2024", "wdh-2022", "west-kent-2011", "wnwhl-2009")
WRITTEN = datetime(2027, 3, 1, 9, tzinfo=UTC)
"""When the reports are made: what fell due in the year and was not done by then is late."""
PUT_TOGETHER = "others, put together"

Figures = Mapping[tuple[str, str, str], object]
"""By table, row and column."""


USUAL_AGES = ((5, "0 to 5 working days"), (10, "6 to 10 working days"), (20, "11 to 20 working days"))
AGES = {"group-2008": ((10, "up to 10 working days"), (20, "11 to 20 working days"))}
TARGETS = {"Acknowledged in 1 working day": 97, "Stages 1 and 2 answered in 10 working days": 80}


@dataclass(frozen=True)
class ByHand:
    """The figures of one period, counted from the lives."""

    policy: Policy
    told: Sequence[Life]
    praised: Sequence[datetime]
    first: date
    last: date

    def figures(self) -> Figures:
        found: dict[tuple[str, str, str], object] = {}
        for table, column, counts in self._counts():
            for row, count in counts.items():
                found[table, row, column] = count
            found[table, "all", column] = sum(counts.values())
        found |= self._numbers() | self._measures() | self._sums() | self._months()
        return found

    # -- What came, went and is left

    def _is_in(self, moment: datetime | None, first: date | None = None, last: date | None = None) -> bool:
        return moment is not None and (first or self.first) <= day_of(moment) <= (last or self.last)

    def _received(self, first: date | None = None, last: date | None = None) -> list[Life]:
        return [life for life in self.told if self._is_in(life.came, first, last)]

    def _closed(self, first: date | None = None) -> list[Life]:
        return [life for life in self.told if self._is_in(life.closed, first)]

    @cached_property
    def _open(self) -> list[Life]:
        came = (life for life in self.told if day_of(life.came) <= self.last)
        return [life for life in came if life.closed is None or day_of(life.closed) > self.last]

    def _numbers(self) -> Figures:
        counts = {"received": len(self._received()), "closed": len(self._closed()), "open at the end": len(self._open)}
        praised = sum(self._is_in(came) for came in self.praised)
        found = {("numbers", "complaints", column): count for column, count in counts.items()}
        return found | {("numbers", "compliments", "received"): praised, ("compliments", "all", "in all"): praised}

    def _counts(self) -> Iterator[tuple[str, str, Counter[str]]]:
        stages = Counter(self._stage(life) for life in self._open)
        yield "open by stage", "cases", stages
        yield "numbers by stage", "cases", stages
        yield "open by area", "cases", Counter(life.area or "no area known" for life in self._open)
        yield "open by age", "cases", Counter(self._age(life) for life in self._open)
        yield "outcomes", "cases", Counter(life.outcome for life in self._closed())
        before, ended = self._before()
        for column, first, last in (("this period", self.first, self.last), ("the one before", before, ended)):
            of_areas = Counter(life.area or "no area known" for life in self._received(first, last))
            yield "trends by area", column, of_areas
            learnt = [life for life in self.told if self._is_in(life.learnt, first, last)]
            yield "trends by theme", column, Counter(life.theme for life in learnt)
            yield "trends by cause", column, Counter(life.cause for life in learnt)
        learnt = [life for life in self.told if self._is_in(life.learnt)]
        yield "themes", "cases", Counter(life.theme for life in learnt)
        yield "causes", "cases", Counter(life.cause for life in learnt)

    def _stage(self, life: Life) -> str:
        return self.policy.stage(first_stages(self.policy)[life.escalated is not None]).title

    def _age(self, life: Life) -> str:
        day, days = day_of(life.came), 0
        while (day := working_days_on(day, 1)) <= self.last:
            days += 1
        bands = AGES.get(self.policy.name, USUAL_AGES)
        return next((called for most, called in bands if days <= most), "over 20 working days")

    def _before(self) -> tuple[date, date]:
        ended = self.first - timedelta(days=1)
        if self.first.day != 1:
            return self.first - (self.last - self.first) - timedelta(days=1), ended
        months = self.last.month - self.first.month + 1
        return _months_on(self.first, -months), ended

    def _months(self) -> Figures:
        begins = _months_on(self.last.replace(day=1), -11)
        came = Counter(f"{day_of(life.came):%B %Y}" for life in self._received(begins))
        over = Counter(f"{day_of(life.closed):%B %Y}" for life in self._closed(begins) if life.closed)
        return {("trends by month", month, "received"): count for month, count in came.items()} | {
            ("trends by month", month, "closed"): count for month, count in over.items()
        }

    def _sums(self) -> Figures:
        paid = [life.paid for life in self.told if life.paid is not None and self._is_in(life.paid.at)]
        offered, set_off = sum(each.pence for each in paid), sum(each.offset_pence for each in paid)
        values = {"times": len(paid), "offered": offered, "set off": set_off, "payable": offered - set_off}
        return {("redress", "all", column): value for column, value in values.items() if paid}

    # -- What was promised and kept

    def _measures(self) -> Figures:
        found: dict[tuple[str, str, str], object] = {}
        promises = PROMISES[self.policy.name]
        for says in dict.fromkeys(each.says for each in promises):
            ours = [each for each in promises if each.says == says]
            kept = [one for each in ours for one in self._kept(each, each.due)]
            found |= _share(says, kept)
            for each in (each for each in ours if each.stage and len(ours) > 1):
                stage = self.policy.stage(first_stages(self.policy)[each.stage - 1]).title
                found |= _share(f"{says}: {stage}", self._kept(each, each.due), says)
            for each in ours:
                if each.standard is not None:
                    found |= self._apart(each, says)
        return found

    def _apart(self, promise: Promise, says: str) -> Figures:
        assert promise.standard is not None
        if self.policy.name == "feedback-2018":
            return _share(f"{says}: by the standard date", self._kept(promise, promise.standard), says)
        moved = [life for life in self.told if life.later and life.acknowledged is not None]
        others = [life for life in self.told if not (life.later and life.acknowledged is not None)]
        return _share(f"{says}: extended", self._kept(promise, promise.due, moved), says) | _share(
            f"{says}: not extended", self._kept(promise, promise.due, others), says
        )

    def _kept(self, promise: Promise, due: Day, of: Sequence[Life] | None = None) -> list[bool]:
        """Return of each promise that fell due in the time whether it was kept."""
        found = []
        for life in self.told if of is None else of:
            day, done = due(life), promise.done(life)
            if day is not None and self.first <= day <= self.last:
                found.append(done is not None and day_of(done) <= day)
        return found


def _share(called: str, kept: Sequence[bool], says: str | None = None) -> Figures:
    target, of = TARGETS.get(says or called), len(kept)
    exact = Fraction(100 * sum(kept), of) if of else None
    values: dict[str, object] = {
        "in time": sum(kept),
        "late": of - sum(kept),
        "of": of,
        "share": "" if exact is None else _printed(exact, target),
        "met": "" if exact is None or target is None else "yes" if exact >= target else "no",
    }
    return {("measures", called, column): value for column, value in values.items()}


def _printed(exact: Fraction, target: int | None) -> str:
    """Return a share with one decimal, or two where it would look like a target that it is not."""
    shown = f"{float(exact):.1f}%"
    return f"{float(exact):.2f}%" if shown == f"{target}.0%" and exact != target else shown


def _months_on(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


# -- As heard has them ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of comparing: how many reports and figures, and each that differs, in words."""

    reports: int
    figures: int
    differences: tuple[str, ...]


def checked(pack: str, count: int, *, seed: int = 26) -> Checked:
    """Make every report of a policy over a year of so many complaints, and compare it with what is counted by hand."""
    policy = the_policy(pack)
    calendar = calendar_for(policy.calendar)
    outcomes = policy.closing.outcomes if policy.closing else ()
    told, praised = lives(count, tuple(map(str, outcomes)), seed=seed), praise(count, seed=seed)
    known = Known({policy.digest: (policy, calendar)}, calendar, LANDLORD, RULES.areas, WRITTEN)
    made = figures = 0
    differences: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        house = a_house(Path(folder) / "heard.db", policy=policy)
        with house.store.writing() as connection:
            write_down(connection, policy, calendar, told, praised)
        with house.store.reading() as connection:
            for rule in policy.reports.values():
                for first, last in _periods(rule.every.unit, rule.every.count):
                    found = report(connection, policy, rule.name, first, last, known)
                    by_hand = ByHand(policy, told, praised, first, last).figures()
                    compared, wrong = _compared(found, by_hand)
                    made, figures = made + 1, figures + compared
                    differences += wrong
        house.store.close()
    return Checked(made, figures, tuple(differences))


def _periods(unit: str, count: int) -> Iterator[tuple[date, date]]:
    """Yield the periods of 2026."""
    first = date(2026, 1, 5) if unit == "week" else date(2026, 1, 1)
    while first.year == 2026:
        following = first + timedelta(weeks=count) if unit == "week" else _months_on(first, count)
        yield first, following - timedelta(days=1)
        first = following


def _compared(found: Report, by_hand: Figures) -> tuple[int, list[str]]:
    compared, wrong = 0, []
    counted = {table for table, _, _ in by_hand}
    for table in (table for section in found.sections for table in section.tables if table.name in counted):
        for row in table.rows:
            for column, cell in zip(table.columns[1:], row[1:], strict=True):
                name = table.name, str(row[0]), column
                is_counted = name in by_hand or (table.totals and column in ("cases", "this period", "the one before"))
                if row[0] == PUT_TOGETHER or not is_counted or (value := _value(cell)) is None:
                    continue
                compared += 1
                if value != (wanted := by_hand.get(name, 0)):
                    wrong.append(f"{found.name} {found.first} to {found.last}: {name}: {value}, by hand {wanted}")
    return compared, wrong


def _value(cell: Cell) -> object:
    """Return a number or word to compare; None for what is not shown."""
    match cell:
        case Counted() | Number():
            return cell.number
        case Percent():
            return cell.printed
        case Money():
            return cell.pence
        case "yes" | "no":
            return cell
    return None
