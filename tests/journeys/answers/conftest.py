"""An office to each pack, which the tests of one file share; each test has a tenant and a case of its own there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from answers.case import Case
from answers.office import INBOX, SENT_ITEMS, Office, OfficeUnder
from site_on_a_server import Site

from rig import Dovecot
from sink import SmtpSink


@pytest.fixture(scope="module")
def office_under(dovecot: Dovecot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfficeUnder]:
    """Find the office under a pack, opened for whoever comes first; all are closed after the file's last test."""
    offices: dict[str, Office] = {}
    with ExitStack() as closing:

        def opened(pack: str) -> Office:
            sink = closing.enter_context(SmtpSink())
            user, folder = f"answers-{time.time_ns()}", tmp_path_factory.mktemp(pack)
            site = Site(folder, dovecot, sink, user=user, folders=(INBOX, SENT_ITEMS), keep_sent=False)
            closing.callback(site.end)
            return Office(site, dovecot, sink, pack=pack)

        def office_under(pack: str) -> Office:
            if pack not in offices:
                offices[pack] = opened(pack)
            return offices[pack]

        yield office_under


@pytest.fixture
def office(office_under: OfficeUnder) -> Office:
    """The office under the pack of 2009."""
    return office_under("wnwhl-2009")


@pytest.fixture
def case(office: Office) -> Case:
    """The case of a tenant who complained under the pack of 2009, on Monday 1 June 2026."""
    return office.complaint()
