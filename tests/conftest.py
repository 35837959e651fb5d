"""What every room's tests may ask for: a real mail server, a place to send to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from builders import MovedClock
from heard.store.connect import Store
from rig import Dovecot
from sink import SmtpSink


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A real IMAP server; take a fresh user name for a fresh mailbox, and leave it running."""
    with Dovecot() as server:
        yield server


@pytest.fixture
def smtp_sink() -> Iterator[SmtpSink]:
    with SmtpSink() as sink:
        yield sink


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """A database that has its tables and nothing in them, to write to."""
    store = Store(f"sqlite:///{tmp_path / 'heard.db'}", lasting=False)
    store.prepare()
    with store.writing() as connection:
        yield connection


@pytest.fixture
def clock() -> MovedClock:
    """The time of a house, to be moved: half past nine in the morning of Monday 1 June 2026, in Greenwich."""
    return MovedClock()


left_out: list[pytest.Item] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if missing := Dovecot.missing():
        left_out.extend(item for item in items if item.get_closest_marker("dovecot"))
        for item in left_out:
            item.add_marker(pytest.mark.skip(reason=missing))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if left_out:
        terminalreporter.write_line(f"Left out: {len(left_out)} tests against a real mail server. {Dovecot.missing()}.")
    others = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []))
    for reason, count in others.items():
        if reason != f"Skipped: {Dovecot.missing()}":
            terminalreporter.write_line(f"Left out: {count} tests. {reason.removeprefix('Skipped: ')}.")
