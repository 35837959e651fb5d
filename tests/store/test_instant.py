"""Moments: sorted and compared as moments, whatever zone they came in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import StatementError

from heard.store.connect import Store
from heard.store.tables import people

IN_PARIS = datetime(2026, 6, 1, 11, 30, tzinfo=timezone(timedelta(hours=2)))
AN_HOUR_LATER = datetime(2026, 6, 1, 10, 30, tzinfo=UTC)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    store = Store(f"sqlite:///{tmp_path / 'heard.db'}")
    store.prepare()
    with store.writing() as connection:
        yield connection
    store.close()


def know(connection: Connection, since: datetime) -> None:
    connection.execute(insert(people).values(name="A. Example", known_since=since))


def test_a_moment_comes_back_in_utc(connection: Connection) -> None:
    know(connection, IN_PARIS)
    [known_since] = connection.execute(select(people.c.known_since)).scalars()
    assert (known_since, known_since.tzinfo) == (datetime(2026, 6, 1, 9, 30, tzinfo=UTC), UTC)


def test_moments_are_compared_whatever_their_zones(connection: Connection) -> None:
    know(connection, AN_HOUR_LATER)
    know(connection, IN_PARIS)
    in_order = select(people.c.known_since).order_by(people.c.known_since)
    assert connection.execute(in_order).scalars().all() == [IN_PARIS, AN_HOUR_LATER]
    later = in_order.where(people.c.known_since > IN_PARIS)
    assert connection.execute(later).scalars().all() == [AN_HOUR_LATER]


def test_a_moment_without_a_zone_is_not_kept(connection: Connection) -> None:
    with pytest.raises(StatementError, match="a moment without a zone cannot be kept"):
        know(connection, datetime(2026, 6, 1, 9, 30))
