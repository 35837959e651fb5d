"""What every room's tests may ask for: a real mail server, a place to send to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

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
