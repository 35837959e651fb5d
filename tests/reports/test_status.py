"""What is overdue, and what is really ahead, are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from builders import a_house
from heard.reports.status import status
from histories import at
from reports.periodic.counted import a_case


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        yield connection
    house.store.close()


def as_of(connection: Connection, when: str) -> dict[str, Any]:
    return status(connection, at(when), timedelta(seconds=20))


def test_before_anything_is_late_the_next_due_is_the_one_ahead(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00")
    found = as_of(connection, "2026-06-01 11:00")
    assert found["overdue"] == {"promises": 0, "cases": 0}
    assert found["due_ahead"] == found["next_due"] is not None


def test_what_is_past_is_counted_and_what_is_ahead_is_found_behind_it(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00")
    a_case(connection, 2, "2026-06-08 10:00")
    fresh = as_of(connection, "2026-06-08 11:00")
    assert fresh["overdue"]["cases"] == 1
    assert fresh["next_due"] < "2026-06-08" < fresh["due_ahead"], "the first of all stays what programs read"


def test_where_all_is_past_nothing_is_ahead(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00")
    found = as_of(connection, "2027-06-01 10:00")
    assert found["overdue"]["promises"] >= found["overdue"]["cases"] == 1
    assert found["due_ahead"] is None


def test_without_a_case_nothing_is_due(connection: Connection) -> None:
    found = as_of(connection, "2026-06-01 10:00")
    assert (found["next_due"], found["overdue"]["promises"], found["due_ahead"]) == (None, 0, None)
