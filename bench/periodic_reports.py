"""Each report of a policy, and what every policy has, over ten years of cases: of the last year, and of a month."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from clocks import Timed
from machine import conditions
from sqlalchemy import insert

from builders import LANDLORD, POLICY, RULES
from heard.casework.events import Kind
from heard.casework.report_sections import reports_of
from heard.datafiles.calendars import calendar_for
from heard.reports.periodic.making import Known, report
from heard.reports.periodic.shape import Counted
from heard.store.connect import Store
from heard.store.tables import cases, clocks, learned, messages

CASES, CLOCKS_A_CASE, YEARS, SEED = 200_000, 3, 10, 7
WANTED = 5.0
"""Seconds in which any one report is to be made."""
BEGAN = datetime(2017, 1, 1, tzinfo=UTC)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
AREAS = ("repairs", "lettings", "parking", None)
CAUSES = ("late repair", "missed appointment", "wrong advice")
STAGES = ("stage-1", "stage-2", "stage-3")
BY_HAND = """
    SELECT cases.reference, clock, clocks.stage, met_at <= in_time_until FROM clocks JOIN cases USING (reference)
    WHERE in_time_until >= '2026' AND in_time_until < '2027'
"""
Row = Mapping[str, object]


def reported(work: Path) -> Iterator[Timed]:
    """Yield how long each report takes, over a year and over its last month, beside reading the promises by hand."""
    database = work / "reports.db"
    database.unlink(missing_ok=True)
    store = Store(f"sqlite:///{database}")
    store.prepare()
    _fill(store)
    least, calendar = _by_hand(database), calendar_for(POLICY.calendar)
    known = Known({POLICY.digest: (POLICY, calendar)}, calendar, LANDLORD, RULES.areas, NOW)
    for first, called in ((FIRST, "a year"), (date(2026, 12, 1), "a month")):
        took, counted = {}, 0
        before = conditions(work)
        for name in reports_of(POLICY):
            began = time.perf_counter()
            with store.reading() as connection:
                made = report(connection, POLICY, name, first, LAST, known)
            took[name] = time.perf_counter() - began
            cells = (
                cell for section in made.sections for table in section.tables for row in table.rows for cell in row
            )
            counted += sum(cell.number for cell in cells if isinstance(cell, Counted))
        slowest = max(took, key=lambda name: took[name])
        wrong = () if counted else ("the reports count nothing",)
        wrong += tuple(
            f"{name} took {s:.1f} s, and {WANTED} at most are wanted" for name, s in took.items() if s > WANTED
        )
        more = f"{slowest}, the slowest of {len(took)}; {sum(took.values()):.1f} s all of them"
        yield Timed(
            name=f"{called} of {CASES:,} cases of {YEARS} years", unit="s", ours=took[slowest], least=least, more=more,
            conditions=before, wrong=wrong,
        )  # fmt: skip
    store.close()


def _by_hand(database: Path) -> float:
    connection = sqlite3.connect(database)
    began = time.perf_counter()
    connection.execute(BY_HAND).fetchall()
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def _fill(store: Store) -> None:
    chance = random.Random(SEED)
    with store.writing() as connection:
        for start in range(0, CASES, 10_000):
            numbers = range(start, start + 10_000)
            opened = [BEGAN + timedelta(minutes=chance.randrange(YEARS * 525_600)) for _ in numbers]
            both = list(zip(numbers, opened, strict=True))
            connection.execute(insert(cases), [_case(*each) for each in both])
            connection.execute(insert(clocks), [row for each in both for row in _clocks(*each)])
            connection.execute(insert(learned), [_cause(*each) for each in both if each[0] % 3 == 0])
            connection.execute(insert(messages), [_praise(*each) for each in both if each[0] % 20 == 0])


def _reference(number: int) -> str:
    return f"NH-26-{number:04}"


def _case(number: int, received: datetime) -> Row:
    closed = received + timedelta(days=20) if number % 10 else None
    return {
        "reference": _reference(number), "prefix": "NH", "year": 26, "number": number, "person": number,
        "mailbox": "complaints@example.test", "kind": Kind.COMPLAINT.value, "sure": True, "stage": STAGES[number % 3],
        "status": "closed" if closed else "open", "outcome": "upheld" if closed else None, "risk": number % 50 == 0,
        "vulnerable": "yes" if number % 40 == 0 else None, "opened_at": received, "received_at": received,
        "acknowledged_at": None, "messages": 3, "questions": 0, "policy": POLICY.digest, "owner": None, "joined": None,
        "last_number": 9, "chain": "", "area": AREAS[number % 4], "closed_at": closed,
        "ombudsman_at": received + timedelta(days=30) if number % 100 == 0 else None,
    }  # fmt: skip


def _clocks(number: int, received: datetime) -> Iterator[Row]:
    """Yield the promises of a case: one in six is kept late, and one in twelve not at all."""
    measured = ("acknowledge", "stage-1-answer", "stage-2-answer")
    for place, clock in enumerate(measured[:CLOCKS_A_CASE]):
        due = (received + timedelta(days=1 + 5 * place)).replace(hour=22, minute=59, second=59)
        met = None if number % 12 == place else due + timedelta(hours=30 if number % 6 == place else -30)
        yield {
            "reference": _reference(number), "clock": clock, "stage": STAGES[max(0, place - 1)], "number": 1,
            "kind": "measured", "started": received, "due": due, "standard_due": due, "in_time_until": due,
            "met_at": met, "stopped_at": None, "clause": "2.4.2", "remind_at": None,
        }  # fmt: skip


def _cause(number: int, received: datetime) -> Row:
    return {
        "reference": _reference(number), "number": 9, "about": "cause", "word": CAUSES[number % len(CAUSES)],
        "pence": 0, "offset_pence": 0, "recorded_at": received + timedelta(days=20), "message": None,
    }  # fmt: skip


def _praise(number: int, received: datetime) -> Row:
    return {
        "id": number + 1, "digest": (number + 1).to_bytes(32, "big"), "mailbox": "complaints@example.test",
        "folder": "INBOX", "sent_folder": False, "received_at": received, "size": 100, "state": "heard", "tries": 1,
        "own_words": "Thank you, the plumber who came about the leak was kind.", "kind": Kind.COMPLIMENT.value,
        "subject": "Thanks",
    }  # fmt: skip
