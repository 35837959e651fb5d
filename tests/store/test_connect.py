"""The database: one writer at a time, and trouble said plainly."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, insert, inspect, select

from heard.errors import StoreUnavailable
from heard.store import connect
from heard.store.connect import Store
from heard.store.tables import metadata, site


def a_store(path: Path, **more: int) -> Store:
    store = Store(f"sqlite:///{path / 'heard.db'}", **more)
    store.prepare()
    return store


def test_what_fails_is_not_written(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with pytest.raises(RuntimeError), store.writing() as connection:  # noqa: PT012
        connection.execute(insert(site).values(name="a", value="1"))
        raise RuntimeError
    with store.reading() as connection:
        assert connection.execute(select(site)).all() == []


def test_part_of_a_transaction_may_fail_alone(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with store.writing() as connection:
        connection.execute(insert(site).values(name="before", value="1"))
        with pytest.raises(RuntimeError), store.savepoint(connection):  # noqa: PT012
            connection.execute(insert(site).values(name="lost", value="1"))
            raise RuntimeError
        connection.execute(insert(site).values(name="after", value="1"))
    with store.reading() as connection:
        assert set(connection.execute(select(site.c.name)).scalars()) == {"before", "after"}


def test_a_database_another_process_locks_is_unavailable_and_not_lost(tmp_path: Path) -> None:
    store = a_store(tmp_path, busy_timeout_ms=50)
    other = sqlite3.connect(tmp_path / "heard.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="locked"), store.writing():
        pass
    other.execute("ROLLBACK")
    other.close()
    with store.writing() as connection:
        connection.execute(insert(site).values(name="a", value="1"))


def test_a_full_disk_is_unavailable(tmp_path: Path) -> None:
    store = a_store(tmp_path)

    def fill(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite allows no more than it has: the disk is full

    store.engine.dispose()
    event.listen(store.engine, "connect", fill)
    with pytest.raises(StoreUnavailable, match="full"), store.writing() as connection:
        connection.execute(insert(site).values(name="a", value="x" * 1_000_000))


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    store = a_store(tmp_path, busy_timeout_ms=50)
    with store.writing() as connection:
        connection.execute(insert(site).values(name="a", value="1"))
        with store.reading() as reader:
            assert reader.execute(select(site)).all() == []


def test_a_new_database_is_what_all_steps_together_make(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    by_steps = Store(f"sqlite:///{tmp_path / 'by_steps.db'}")
    config = Config()
    config.set_main_option("script_location", str(Path(connect.__file__).with_name("migrations")))
    with by_steps.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    assert ScriptDirectory.from_config(config).get_current_head() == connect.VERSION
    assert shape(store) == shape(by_steps)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == [], "and what the code believes the tables to be"


def shape(store: Store) -> dict[str, object]:
    with store.engine.connect() as connection:
        look = inspect(connection)
        return {
            name: (
                [(c["name"], str(c["type"]), c["nullable"], c["primary_key"]) for c in look.get_columns(name)],
                sorted((i["name"] or "", tuple(i["column_names"]), i["unique"]) for i in look.get_indexes(name)),
                sorted(tuple(u["column_names"]) for u in look.get_unique_constraints(name)),
                sorted((tuple(k["constrained_columns"]), k["referred_table"]) for k in look.get_foreign_keys(name)),
            )
            for name in sorted(look.get_table_names())
            if name != "alembic_version"
        }


def test_preparing_twice_changes_nothing(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.prepare()
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == ["0001"]
