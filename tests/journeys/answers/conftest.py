"""An office to a test: its own mailbox, its own folder, its own service."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from answers.office import INBOX, SENT_ITEMS, Office
from site_on_a_server import Site

from rig import Dovecot
from sink import SmtpSink


@pytest.fixture
def open_office(dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path) -> Iterator[Callable[[str], Office]]:
    """Open an office under a pack; it is closed however the test ends."""
    site = Site(
        tmp_path, dovecot, smtp_sink, user=f"answers-{time.time_ns()}", folders=(INBOX, SENT_ITEMS), keep_sent=False
    )
    yield lambda pack: Office(site, dovecot, smtp_sink, pack=pack)
    site.end()


@pytest.fixture
def office(open_office: Callable[[str], Office]) -> Office:
    """An office under the pack of 2009, whose tenant has complained on Monday 1 June 2026."""
    opened = open_office("wnwhl-2009")
    opened.complaint()
    return opened
