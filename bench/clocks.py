"""Clocks in great numbers: worked out from events in memory, and looked for in a table of many.

Beside each stands the least this machine needs, measured in turn with ours: making as many
objects and counting as many dates in a bare loop, and the same question put to SQLite by hand.
"""

from __future__ import annotations

import gc
import sqlite3
import statistics
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time as hour, timedelta
from pathlib import Path

from machine import Conditions, conditions
from open_cases import ANSWERED_EVERY, open_cases
from sqlalchemy import insert

from heard.casework.case import Case
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.fold import fold
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import calendar_for
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_all
from heard.store.connect import Store
from heard.store.due import ran_out
from heard.store.tables import clocks

STORED, DUE, SWEEPS = 200_000, 100, 21
UNTIL = datetime(2026, 12, 1, 12, tzinfo=UTC)
AFTER = UNTIL - timedelta(minutes=5)
BY_HAND = """
    SELECT reference, clock, stage, number, due FROM clocks
    WHERE met_at IS NULL AND stopped_at IS NULL AND due <= ? ORDER BY due, reference, clock
"""
Histories = Sequence[Sequence[Recorded]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """Ours and the least, in one unit.

    wrong  what was not as it must be; a figure of a wrong run is worth nothing
    """

    name: str
    unit: str
    ours: float
    least: float
    more: str
    conditions: Conditions
    wrong: tuple[str, ...] = ()

    def line(self) -> str:
        figures = f"{self.ours:7.2f} {self.unit}, {self.more}; {self.ours / self.least:.2f} times the least"
        wrong = "".join(f"\n    WRONG: {what}" for what in self.wrong)
        return f"{self.name:<40}{figures} ({self.least:.2f} {self.unit})  ({self.conditions}){wrong}"

    def plain(self) -> dict[str, object]:
        return asdict(self) | {"times_the_least": round(self.ours / self.least, 2)}


# -- From events, in memory -----------------------------------------------------------------------


def recounted(count: int, seed: int, work: Path, repeats: int) -> Iterator[Timed]:
    """Yield for each pack how long the clocks of `count` open cases take to work out, in one thread."""
    for policy in load_all(rules_dir()):
        yield _recounted(policy, open_cases(policy, count, seed), work, repeats)


def _recounted(policy: Policy, histories: Histories, work: Path, repeats: int) -> Timed:
    calendar, count = calendar_for(policy.calendar), len(histories)
    made = _made(histories, policy, calendar)
    # Nobody holds so many histories at once but this measure; the collector need not look at them again and again.
    gc.collect()
    gc.freeze()
    before = conditions(work)
    ours, least = [], []
    for _ in range(repeats):
        ours.append(_cpu_seconds(lambda: _work_out(histories, policy, calendar)))
        least.append(_cpu_seconds(lambda: _bare_loop(made, histories, policy, calendar)))
    gc.unfreeze()
    seconds = statistics.median(ours)
    return Timed(
        name=policy.name,
        unit="CPU s",
        ours=seconds,
        least=statistics.median(least),
        more=f"{1e6 * seconds / count:.1f} us a case with {made.deadlines / count:.1f} clocks",
        conditions=before,
        wrong=tuple(made.wrong(count)),
    )


def _work_out(histories: Histories, policy: Policy, calendar: Calendar) -> None:
    for history in histories:
        deadlines(fold(history), policy, calendar)


@dataclass(slots=True)
class Made:
    """How many things came of the histories, all told; `dates` are clocks with a due date."""

    cases: int = 0
    visits: int = 0
    passed: int = 0
    deadlines: int = 0
    dates: int = 0
    at_a_second_stage: int = 0

    def add(self, case: Case, found: Sequence[Deadline]) -> None:
        self.cases += 1
        self.visits += len(case.visits)
        self.passed += len(case.passed)
        self.deadlines += len(found)
        self.dates += sum(deadline.due is not None for deadline in found)
        self.at_a_second_stage += len(case.visits) == 2

    def wrong(self, count: int) -> Iterator[str]:
        if self.at_a_second_stage != count // ANSWERED_EVERY:
            yield f"{self.at_a_second_stage} of {count} cases are at a second stage"
        if self.deadlines < count:
            yield f"{self.deadlines} clocks run on {count} cases"


def _made(histories: Histories, policy: Policy, calendar: Calendar) -> Made:
    made = Made()
    for history in histories:
        case = fold(history)
        made.add(case, deadlines(case, policy, calendar))
    return made


def _bare_loop(made: Made, histories: Histories, policy: Policy, calendar: Calendar) -> None:
    """Make as many objects of the same kinds, and count as many dates, without asking what any of it means."""
    case = fold(histories[0])
    _copies(case, made.cases)
    _copies(case.visits[0], made.visits)
    _copies(case.passed[0], made.passed)
    _copies(deadlines(case, policy, calendar)[0], made.deadlines)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(730)]
    last, zone, start = hour(23, 59, 59), calendar.zone, case.received_at
    for _ in range(made.dates):
        due = days[bisect_right(days, start.astimezone(zone).date()) + 9]
        datetime.combine(due, last, zone).astimezone(UTC)


def _copies(one: object, count: int) -> None:
    kind, values = type(one), [getattr(one, each.name) for each in fields(one)]  # type: ignore[arg-type]
    for _ in range(count):
        kind(*values)


def _cpu_seconds(work: Callable[[], None]) -> float:
    """Return the CPU seconds of this thread; nothing is read or written meanwhile, so a neighbour moves them least."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


# -- In a table -----------------------------------------------------------------------------------


def swept(work: Path) -> Iterator[Timed]:
    """Yield how long it takes to find the clocks that fell due among all stored: a sweep as the daemon makes it."""
    for name, is_open in (("years of history, all met or stopped", False), ("all of them open", True)):
        database = work / f"clocks-{time.time_ns()}.db"
        store = Store(f"sqlite:///{database}")
        store.prepare()
        with store.writing() as connection:
            connection.execute(insert(clocks), [_row(number, is_open=is_open) for number in range(STORED)])
        yield _swept(store, database, name, conditions(work))
        store.close()
        database.unlink()


def _row(number: int, *, is_open: bool) -> Mapping[str, object]:
    """Return a stored clock; every so many is open and due in the sweep, the others are over, or due at other times."""
    is_due = number % (STORED // DUE) == 0
    if is_due:
        due = AFTER + timedelta(seconds=1 + number % 299)
    elif is_open:
        due = UNTIL + timedelta(minutes=number)
    else:
        due = AFTER - timedelta(minutes=5 * number)
    started = due - timedelta(days=14)
    over = None if is_open or is_due else due - timedelta(days=1)
    return {
        "reference": f"NH-26-{number // 4:05}",
        "clock": ("acknowledge", "stage-1-answer", "keep-informed", "speak-to-customer")[number % 4],
        "stage": "stage-1",
        "number": 1,
        "kind": "measured",
        "started": started,
        "due": due,
        "standard_due": due,
        "in_time_until": due,
        "met_at": None if number % 5 == 0 else over,
        "stopped_at": over if number % 5 == 0 else None,
        "clause": "2.4.2",
    }


def _swept(store: Store, database: Path, name: str, before: Conditions) -> Timed:
    ours, least = [], []
    by_hand = sqlite3.connect(database)
    moments = [UNTIL.isoformat(timespec="microseconds")]
    for _ in range(SWEEPS):
        began = time.perf_counter()
        with store.reading() as connection:
            found = list(ran_out(connection, UNTIL))
        between = time.perf_counter()
        wanted = by_hand.execute(BY_HAND, moments).fetchall()
        least.append(1000 * (time.perf_counter() - between))
        ours.append(1000 * (between - began))
    by_hand.close()
    is_right = len(found) == DUE and [each.reference for each in found] == [row[0] for row in wanted]
    return Timed(
        name=name,
        unit="ms",
        ours=statistics.median(ours),
        least=statistics.median(least),
        more=f"the first {ours[0]:.2f}",
        conditions=before,
        wrong=() if is_right else (f"{len(found)} clocks fell due, not {DUE}",),
    )
