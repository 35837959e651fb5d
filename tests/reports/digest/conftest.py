"""A database for the digest's queries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from builders import a_house


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        yield connection
    house.store.close()
