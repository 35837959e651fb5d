"""The engine, and the one way to begin a transaction.

Everything only SQLite understands stands here.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

from heard.errors import StoreUnavailable
from heard.store.tables import metadata

VERSION = "0010"
"""The newest step under migrations/versions/."""


def lock_file(url: str) -> str:
    """Return the file whose lock means the right to serve this database from this machine."""
    return f"{make_url(url).database}.lock"


class Store:
    """One database.  Safe to use from several threads; each transaction has a connection of its own.

    lasting  false for a rehearsal, whose database need not outlive a power cut
    """

    def __init__(self, url: str, *, busy_timeout_ms: int = 5_000, lasting: bool = True) -> None:
        self.url = make_url(url)
        self._lasting = lasting
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._busy_timeout_ms = busy_timeout_ms
        self.engine = self._engine()
        # SQLite has one writer at a time.  Waiting for it inside one process costs nothing with a
        # lock, and up to 100 ms of sleep with SQLite's own busy handler.
        self._writing = threading.RLock() if self.is_sqlite else None

    def _engine(self) -> Engine:
        if not self.is_sqlite:
            return create_engine(self.url, pool_pre_ping=True, hide_parameters=True)
        in_memory = self.url.database in (None, "", ":memory:")
        engine = create_engine(
            self.url,
            hide_parameters=True,  # they are a tenant's words, and an error's text goes into the log
            poolclass=NullPool if in_memory else QueuePool,
            connect_args={"check_same_thread": False, "timeout": self._busy_timeout_ms / 1000, "isolation_level": None},
        )
        event.listen(engine, "connect", self._set_up_sqlite)
        return engine

    def _set_up_sqlite(self, connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        for pragma in (
            "journal_mode = WAL",
            # FULL: what was committed survives the power going off.
            "synchronous = FULL" if self._lasting else "synchronous = OFF",
            "foreign_keys = ON",
            "cache_size = -2000",  # KiB, of each of a handful of connections
            "wal_autocheckpoint = 2000",  # pages
        ):
            connection.execute(f"PRAGMA {pragma}")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may write: all of it happens, or none.

        Raises StoreUnavailable where the database is locked, full or gone.
        """
        if self._writing is None:
            with self._said_plainly(), self.engine.begin() as connection:
                yield connection
            return
        with self._writing, self._said_plainly(), self.engine.connect() as connection:
            # Deferred, a transaction that has read may find on its first write that another has
            # written meanwhile, and fail in the middle of a decision.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                if not connection.invalidated:
                    with suppress(OperationalError):  # a full disk has rolled back already
                        connection.exec_driver_sql("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees one state of the database throughout."""
        with self._said_plainly(), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                if self.is_sqlite and not connection.invalidated:
                    connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def _said_plainly(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, sqlite3.OperationalError) as error:
            raise StoreUnavailable(f"{self}: {error.orig if isinstance(error, DBAPIError) else error}") from error

    @contextmanager
    def savepoint(self, connection: Connection) -> Iterator[None]:
        """Part of a transaction that may fail alone."""
        if not self.is_sqlite:
            with connection.begin_nested():
                yield
            return
        connection.exec_driver_sql("SAVEPOINT one")
        try:
            yield
        except Exception:
            connection.exec_driver_sql("ROLLBACK TO one")
            connection.exec_driver_sql("RELEASE one")
            raise
        connection.exec_driver_sql("RELEASE one")

    def is_of_an_earlier_heard(self) -> bool:
        """Whether `prepare` would change tables that hold something; nobody may while another heard serves them."""
        return self._version() not in (None, VERSION)

    def prepare(self) -> None:
        """Bring the tables up to the version of this heard, from whatever version they are."""
        version = self._version()
        if version == VERSION:
            return
        if version is None:
            self._begin()
            return
        from alembic import command  # takes longer to import than most commands take to run, and 11 MiB
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
        with self._said_plainly(), self.engine.begin() as connection:
            config.attributes["connection"] = connection
            if self.is_sqlite:
                # Tables are remade by copying, which references to them must not hinder; all steps, or none.
                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            command.upgrade(config, "head")
            if self.is_sqlite:
                connection.exec_driver_sql("COMMIT")
        self.engine.dispose()  # the next connection has its references checked again

    def _begin(self) -> None:
        """Make the tables as all steps together would (a test holds the two against each other)."""
        with self.writing() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": VERSION})

    def _version(self) -> str | None:
        with self._said_plainly(), self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()

    def close(self) -> None:
        self.engine.dispose()

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=True)
