"""The daemon while it runs: it marks when asked, stops when told, and outlives its reader."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import imapclient
import psutil
import pytest
from site_on_a_server import Site
from town import a_town

from builders import a_mail
from rig import HOST, PASSWORD, Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot

STOPS_WITHIN = 10.0  # seconds


@pytest.fixture
def site(dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    made = Site(tmp_path, dovecot, smtp_sink, user=f"running-{time.time_ns()}")
    yield made
    made.end()


def complain(dovecot: Dovecot, site: Site, number: int) -> None:
    sender, name = f"tenant{number}@town.example", f"<{number}@town.example>"
    dovecot.deliver(site.user, a_mail(f"Nothing was done about matter {number}.", sender=sender, message_id=name))


def test_messages_heard_are_marked_where_the_landlord_asks_for_it(
    dovecot: Dovecot, smtp_sink: SmtpSink, site: Site
) -> None:
    site.toml.write_text(site.toml.read_text().replace("keep_sent", 'mark = "keyword"\nkeep_sent'))
    complain(dovecot, site, 1)
    site.start()
    complain(dovecot, site, 2)
    officer = imapclient.IMAPClient(HOST, port=dovecot.port, ssl=False)
    officer.login(site.user, PASSWORD)

    def marked() -> bool:
        officer.select_folder("INBOX", readonly=True)
        flags = [found[b"FLAGS"] for found in officer.fetch(officer.search("ALL"), ["FLAGS"]).values()]
        return len(flags) == 2 and all(b"$Heard" in each and b"\\Seen" not in each for each in flags)

    until(marked, what="both to be marked, and not as read")
    until(lambda: len(smtp_sink.letters) == 2, what="the letters")
    officer.logout()
    assert site.stop() == 0
    assert "mailbox trouble" not in site.log.read_text()


def test_it_stops_in_time_whatever_the_sending_server_does(dovecot: Dovecot, site: Site) -> None:
    with socket.create_server((HOST, 0)) as silent:
        site.toml.write_text(_sending_to(site, silent.getsockname()[1]))
        complain(dovecot, site, 1)
        site.start()
        until(lambda: site.events().count("heard") == 1, what="the complaint")
        talking, _ = silent.accept()
        began = time.monotonic()
        assert site.stop() == 0
        assert time.monotonic() - began < STOPS_WITHIN
        talking.close()


def _sending_to(site: Site, port: int) -> str:
    lines = site.toml.read_text().splitlines()
    return "\n".join(f'send = "smtp://{HOST}:{port}"' if line.startswith("send = ") else line for line in lines)


def test_it_outlives_its_reader(dovecot: Dovecot, smtp_sink: SmtpSink, site: Site) -> None:
    site.start()
    assert site.process is not None
    for number in range(3):
        complain(dovecot, site, number)
        until(lambda wanted=number + 1: len(smtp_sink.letters) == wanted, what="the letter")
        for reader in psutil.Process(site.process.pid).children():
            os.kill(reader.pid, signal.SIGKILL)
    assert not site.gone()
    assert site.stop() == 0
    assert "a reader died" in site.log.read_text()


def test_its_log_names_nobody_and_quotes_nothing(dovecot: Dovecot, smtp_sink: SmtpSink, site: Site) -> None:
    site.start()
    complain(dovecot, site, 1)
    until(lambda: len(smtp_sink.letters) == 1, what="the letter")
    assert site.stop() == 0
    log = site.log.read_text()
    for secret in ("@", "Nothing was done", "Leak", PASSWORD):
        assert secret not in log


def test_a_database_locked_for_a_while_changes_nothing_but_the_time(
    dovecot: Dovecot, smtp_sink: SmtpSink, site: Site
) -> None:
    town = list(a_town(200, seed=8))
    dovecot.deliver(site.user, *(mail.content for mail in town))
    site.start()
    until(lambda: site.events().count("heard") >= 50, what="the first of them")
    with sqlite3.connect(site.folder / "heard.db", isolation_level=None, timeout=30) as other:
        other.execute("BEGIN IMMEDIATE")
        until(lambda: "database unavailable" in site.events(), 30, what="heard to notice")
        other.execute("ROLLBACK")
    other.close()
    owed = {mail.message_id for mail in town if mail.is_complaint}
    until(lambda: len(smtp_sink.letters) >= len(owed), 60, what="every answer")
    until(lambda: {letter["state"] for letter in site.ask("letters")} == {"sent"}, what="the outbox to empty")
    assert site.stop() == 0
    to_tenants = [letter for letter in smtp_sink.letters if letter.to[0].endswith("@town.example")]
    answered = [message_from_bytes(letter.content)["In-Reply-To"].strip() for letter in to_tenants]
    assert sorted(set(answered)) == sorted(owed), "every complaint, and no follow-up"
    assert site.do("rebuild", "--check")[0] == 0
