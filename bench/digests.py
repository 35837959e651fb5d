"""The morning digests of many team leads over many open cases: gathered once, written one by one into the outbox."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from clocks import Timed
from machine import conditions
from open_cases import open_cases
from sqlalchemy import func, insert, select

from builders import LANDLORD, POLICY, MovedClock, a_house
from heard.casework.fold import fold
from heard.casework.people import Officer
from heard.daemon.house import House
from heard.daemon.rhythm.digesting import digest
from heard.datafiles.calendars import calendar_for
from heard.store import history
from heard.store.case_rows import case_row, clock_rows
from heard.store.tables import cases, clocks, letters, officers
from histories import at

LEADS, CASES, SEED = 50, 20_000, 7
WANTED = 3.0
"""Seconds in which all are to be written."""
BY_HAND = """
    SELECT cases.reference, cases.stage, owner, area, received_at, due FROM cases JOIN clocks USING (reference)
    WHERE status = 'open' AND met_at IS NULL AND stopped_at IS NULL ORDER BY due
"""
MORNING = at("2026-12-01 09:00")
AREAS = ("repairs", "lettings", "parking")


def digested(work: Path) -> Iterator[Timed]:
    """Yield how long the digests of a morning take, beside reading the open cases and clocks once by hand."""
    database = work / "digests.db"
    database.unlink(missing_ok=True)
    leads = tuple(Officer(f"Lead {n}", f"lead{n}@northgate.example", ("team-lead",)) for n in range(LEADS))
    house = a_house(database, now=MovedClock(MORNING), landlord=replace(LANDLORD, staff=leads))
    _fill(house)
    before = conditions(work)
    began = time.perf_counter()
    digest(house)
    seconds = time.perf_counter() - began
    with house.store.reading() as connection:
        query = select(func.count(), func.max(func.length(letters.c.content)))
        written, largest = connection.execute(query).one()
    house.store.close()
    wrong = () if written == LEADS else (f"{written} digests of {LEADS} were written",)
    wrong += () if seconds < WANTED else (f"{WANTED} s at most are wanted",)
    yield Timed(
        name=f"{LEADS} digests over {CASES:,} open cases",
        unit="s",
        ours=seconds,
        least=_by_hand(database),
        more=f"{1e3 * seconds / LEADS:.1f} ms each, the largest of {largest / 1000:.0f} kB packed",
        conditions=before,
        wrong=wrong,
    )


def _by_hand(database: Path) -> float:
    connection = sqlite3.connect(database)
    began = time.perf_counter()
    connection.execute(BY_HAND).fetchall()
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def _fill(house: House) -> None:
    """Put the cases into the tables as their events make them, without writing each event one by one."""
    policies = {POLICY.digest: (POLICY, calendar_for(POLICY.calendar))}
    histories = open_cases(POLICY, CASES, SEED)
    rows: list[dict[str, object]] = []
    due: list[dict[str, object]] = []
    for number, recorded in enumerate(histories):
        case = fold(recorded)
        rows.append(case_row(case, policies) | _particulars(number))
        due += clock_rows(case, policies)
    with house.store.writing() as connection:
        connection.execute(insert(officers), [{"address": f"officer{n}@northgate.example"} for n in range(LEADS)])
        connection.execute(insert(cases), rows)
        connection.execute(insert(clocks), due)
        for recorded in histories:
            history.write(connection, recorded)


def _particulars(number: int) -> Mapping[str, object]:
    return {"owner": number % LEADS + 1 if number % 10 else None, "area": AREAS[number % len(AREAS)]}
