"""A danger in the mail of somebody who may write no more of the matter: the alert leaves within a minute.

On a real mail server, with the service as it runs: read over IMAP, sent over SMTP.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from site_on_a_server import Site

from builders import LEAD, a_mail
from rig import Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot

A_MINUTE = 60.0  # seconds
WALTER = "walter.crake@crake.example"
REGISTER = f"""
[[earlier_case]]
reference = "NG-24-0311"
person = "Walter Crake"
home = "14 Lime Grove"
addresses = ["{WALTER}"]
matter = "The hedge by the bin store at Lime Grove"
stage = "stage-3"
ended = 2026-05-01
outcome = "not upheld"

[[restricted]]
person = "Walter Crake"
home = "14 Lime Grove"
addresses = ["{WALTER}"]
option = "no-same-matter"
case = "NG-24-0311"
from = 2026-05-10
"""
HEDGE = "The hedge by the bin store has still not been cut."
DANGER = f"{HEDGE} And there is a strong smell of gas in the hall since this morning."


@pytest.fixture
def site(dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path, dovecot, smtp_sink, user=f"restricted-{time.time_ns()}")
    made.toml.write_text(f'register = "register.toml"\n{made.toml.read_text()}')
    (tmp_path / "register.toml").write_text(REGISTER)
    yield made
    made.end()


def his_mail(text: str, number: int) -> bytes:
    return a_mail(
        f"{text}\n\nWalter Crake\n14 Lime Grove",
        sender=f"Walter Crake <{WALTER}>",
        subject="The hedge",
        message_id=f"<hedge-{number}@crake.example>",
    )


def subjects(sink: SmtpSink, to: str) -> list[str]:
    letters = [each.content for each in sink.letters if to in each.to]
    return [str(message_from_bytes(each, policy=policy.default)["Subject"]) for each in letters]


def contacts(sink: SmtpSink) -> int:
    return sum("restricted contact" in each for each in subjects(sink, LEAD))


def test_the_alert_leaves_within_a_minute(dovecot: Dovecot, smtp_sink: SmtpSink, site: Site) -> None:
    site.start()
    dovecot.deliver(site.user, his_mail(HEDGE, 1))
    until(lambda: contacts(smtp_sink) == 1, what="the notice of a contact without a danger")
    came = time.monotonic()
    dovecot.deliver(site.user, his_mail(DANGER, 2))
    until(lambda: any("danger" in each.lower() for each in subjects(smtp_sink, LEAD)), A_MINUTE, what="the alert")
    assert time.monotonic() - came < A_MINUTE
    until(lambda: contacts(smtp_sink) == 2, what="the notice of this contact, too")
    assert subjects(smtp_sink, WALTER) == [], "of the hedge he is told nothing"
    [entry] = site.ask("restrict", "list")
    assert entry["contacts"]["not_answered"] == 2
    assert site.stop() == 0
