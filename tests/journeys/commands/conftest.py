"""An office that the tests of one file share; each test has a tenant of its own there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from answers.office import INBOX, SENT_ITEMS
from commands.border import Border
from commands.office import STAFF, PostalOffice
from site_on_a_server import Site

from rig import Dovecot
from sink import SmtpSink

OpenOffice = Callable[..., PostalOffice]


@pytest.fixture(scope="module")
def open_office(dovecot: Dovecot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenOffice]:
    """Open an office under a pack; it is closed after the file's last test."""
    with ExitStack() as closing:

        def open_office(
            *, pack: str = "hos-code-2024", staff: str = STAFF, register: str = "", letters_a_day: int = 1000
        ) -> PostalOffice:
            sink = closing.enter_context(SmtpSink())
            user, folder = f"commands-{time.time_ns()}", tmp_path_factory.mktemp(pack)
            border = Border(dovecot, user)
            border.open()
            closing.callback(border.close)
            site = Site(folder, dovecot, sink, user=user, folders=(INBOX, SENT_ITEMS), keep_sent=False, new_cases=True)
            closing.callback(site.end)
            (folder / "register.toml").write_text(register)
            written = site.toml.read_text().replace('["team-lead"]', '["team-lead", "complaints-officer", "handler"]')
            written = written.replace("per_address_per_day = 1000", f"per_address_per_day = {letters_a_day}")
            site.toml.write_text(f'register = "register.toml"\n{written}')
            return PostalOffice(site, dovecot, sink, border, pack=pack, staff=staff)

        yield open_office


@pytest.fixture(scope="module")
def office(open_office: OpenOffice) -> PostalOffice:
    """The office under the Code of 2024."""
    return open_office()
