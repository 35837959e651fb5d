"""The database: one writer at a time, and trouble said plainly."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, insert, inspect, select

from heard.casework.events import DueRecounted
from heard.errors import StoreUnavailable
from heard.store import connect, history, projection, site as remembered
from heard.store.connect import Store
from heard.store.recount import Recounted, recount_if_changed
from heard.store.tables import cases, clocks, metadata, site
from histories import CALENDAR, REFERENCE, a_policy, acknowledged, comes_to, end_of, opened, pinned, with_holidays


def a_store(path: Path, **more: int) -> Store:
    store = Store(f"sqlite:///{path / 'heard.db'}", **more)
    store.prepare()
    return store


def steps() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(connect.__file__).with_name("migrations")))
    return config


def of_version(path: Path, version: str) -> Store:
    """A database as it was at some step."""
    store, config = Store(f"sqlite:///{path}"), steps()
    with store.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    return store


def versions(connection: Connection) -> Sequence[str]:
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()


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
    by_steps = of_version(tmp_path / "by_steps.db", "head")
    assert ScriptDirectory.from_config(steps()).get_current_head() == connect.VERSION
    assert shape(store) == shape(by_steps)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == [], "and what the code believes the tables to be"


def shape(store: Store) -> dict[str, object]:
    with store.engine.connect() as connection:
        look = inspect(connection)
        return {
            name: (
                # A column that a later step added stands last.
                sorted((c["name"], str(c["type"]), c["nullable"], c["primary_key"]) for c in look.get_columns(name)),
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
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [
            connect.VERSION
        ]


# -- From one version to the next

POLICY = a_policy("""
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "1 working day"
ends = "acknowledged"

[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
""")
POLICIES = {POLICY.digest: (POLICY, CALENDAR)}
NOW = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)
CASE_OF_THE_FIRST = """
INSERT INTO cases (reference, prefix, year, number, person, mailbox, kind, sure, stage, status, risk,
                   opened_at, received_at, messages, questions, policy, last_number, chain)
VALUES ('NH-26-0042', 'NH', 26, 42, 1, 'complaints@northgate.example', 'complaint', 1, 'stage-1', 'open', 0,
        '2026-06-01T09:00:00.000000+00:00', '2026-06-01T09:00:00.000000+00:00', 1, 0, NULL, 4, 'x')
"""
CLOCK_OF_THE_FIRST = """
INSERT INTO clocks (reference, clock, stage, started, due, standard_due, clause)
VALUES ('NH-26-0042', 'answer', 'stage-1', '2026-06-01T09:00:00.000000+00:00',
        '2026-06-15T22:59:59.000000+00:00', '2026-06-15T22:59:59.000000+00:00', '2.4.1')
"""


@pytest.fixture
def first(tmp_path: Path) -> Store:
    """A database of the first heard, with a case that was acknowledged and is not answered."""
    store = of_version(tmp_path / "heard.db", "0001")
    with store.writing() as connection:
        happenings = [opened(), pinned(POLICY), comes_to("stage-1"), acknowledged("2026-06-01 10:01")]
        history.append(connection, REFERENCE, happenings, after=(0, ""), now=NOW)
        connection.exec_driver_sql(CASE_OF_THE_FIRST)
        connection.exec_driver_sql(CLOCK_OF_THE_FIRST)
        remembered.remember(connection, remembered.COUNTED_BY, "the list of then")
        remembered.remember(connection, remembered.SECRET, "kept")
    return store


def test_a_database_of_the_first_heard_is_brought_up_to_date(first: Store) -> None:
    first.prepare()
    with first.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [
            connect.VERSION
        ]
        recorded = history.of_stream(connection, REFERENCE)
        assert ([each.number for each in recorded], history.break_in(recorded)) == ([1, 2, 3, 4], None)
        [case] = connection.execute(select(cases)).mappings()
        assert (case["reference"], case["status"], case["outcome"]) == ("NH-26-0042", "open", None)
        assert remembered.recall(connection, remembered.SECRET) == "kept"


def rows_of(connection: Connection) -> list[tuple[str, datetime, bool]]:
    rows = connection.execute(select(clocks).order_by(clocks.c.clock)).mappings()
    return [(row["clock"], row["due"], row["met_at"] is not None) for row in rows]


def test_its_clocks_keep_their_dates_and_the_rest_are_counted_at_the_next_start(first: Store) -> None:
    first.prepare()
    with first.writing() as connection:
        assert rows_of(connection) == [("answer", end_of("2026-06-15"), False)]
        recounted = recount_if_changed(connection, "another list", POLICIES, now=NOW)
        assert recounted == Recounted(cases=1, moved=0)
        assert rows_of(connection) == [
            ("acknowledge", end_of("2026-06-02"), True),
            ("answer", end_of("2026-06-15"), False),
        ]
        assert len(history.of_stream(connection, REFERENCE)) == 4
        assert not [line for line in projection.differences(connection, POLICIES) if ": letter " not in line]


def test_what_the_calendar_of_today_moves_is_said_although_an_earlier_heard_counted(first: Store) -> None:
    first.prepare()
    moved = {POLICY.digest: (POLICY, with_holidays(CALENDAR, "2026-06-05"))}
    with first.writing() as connection:
        assert recount_if_changed(connection, "another list", moved, now=NOW) == Recounted(cases=1, moved=1)
        assert isinstance(history.of_stream(connection, REFERENCE)[-1].event, DueRecounted)
        assert ("answer", end_of("2026-06-16"), False) in rows_of(connection)


def test_its_shape_is_that_of_a_new_one(first: Store, tmp_path: Path) -> None:
    first.prepare()
    assert shape(first) == shape(of_version(tmp_path / "new.db", "head"))
    with first.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1, "references are checked again"


HEARD_BEFORE = """
INSERT INTO messages (id, digest, mailbox, folder, sent_folder, received_at, size, state, tries,
                      message_id, sender, subject, own_words, kind, reference)
VALUES ({id}, x'{id:02}', 'complaints@northgate.example', 'INBOX', 0, '2026-06-01T09:00:00.000000+00:00', 9, 'heard', 1,
        '<{id}@x.example>', {sender}, 'Leak', 'The leak.', '{kind}', {reference})
"""


@pytest.mark.parametrize(
    "sender, kind, reference, known",
    [
        pytest.param("'dot@x.example'", "complaint", "'NH-26-0042'", True, id="who opened or wrote on a case"),
        pytest.param("'dot@x.example'", "bulk", "NULL", False, id="mail on no case"),
        pytest.param("''", "complaint", "'NH-26-0042'", False, id="nobody"),
        pytest.param("NULL", "complaint", "'NH-26-0042'", False, id="mail that could not be read"),
        pytest.param("'gary@northgate.example'", "staff", "'NH-26-0042'", False, id="a colleague"),
        pytest.param("'daemon@mx.example'", "bounce", "'NH-26-0042'", False, id="a machine"),
    ],
)
def test_who_wrote_on_a_case_before_this_version_is_no_stranger_to_it(
    first: Store, sender: str, kind: str, reference: str, known: bool
) -> None:
    mail = HEARD_BEFORE.format(id=7, sender=sender, kind=kind, reference=reference)
    with first.writing() as connection:
        connection.exec_driver_sql(mail)
    first.prepare()
    with first.reading() as connection:
        left = connection.exec_driver_sql("SELECT clue FROM clues WHERE message = 7").scalars().all()
    assert left == ["id:<7@x.example>", *(["with:dot@x.example"] if known else [])]
