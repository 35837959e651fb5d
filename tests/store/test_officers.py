"""Who deals with how many open cases, read without a look at the closed ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from builders import LEAD, OFFICER, POLICY, a_case_of, a_house
from heard.casework.events import CaseClosed, OfficerAssigned, Outcome
from heard.store.officers import number_of, open_cases
from histories import at


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with a_house(tmp_path / "heard.db").store.writing() as connection:
        yield connection


def test_open_cases_are_counted_for_each_who_deals_with_any(connection: Connection) -> None:
    gary, helen = (OfficerAssigned(number_of(connection, each), None) for each in (OFFICER, LEAD))
    closed = CaseClosed(Outcome("upheld"))
    for number, events in enumerate([(gary,), (gary,), (helen, gary), (helen,), (gary, closed), ()], start=1):
        happened = ((each, at("2026-06-02 09:00")) for each in events)
        a_case_of(connection, POLICY, f"NH-26-{number:04}", "2026-06-01 10:00", *happened)
    assert open_cases(connection) == {OFFICER: 3, LEAD: 1}


def test_only_the_index_of_open_cases_is_read(connection: Connection) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        asked.append((statement, parameters))

    event.listen(connection.engine, "before_cursor_execute", note)
    open_cases(connection)
    event.remove(connection.engine, "before_cursor_execute", note)
    [(statement, parameters)] = asked
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).scalars("detail").all()
    of_cases = [step for step in plan if "cases" in step]
    assert len(of_cases) == 1, plan
    assert "COVERING INDEX cases_dealt_with" in of_cases[0], plan
