"""heard is killed, its server is killed, its sender refuses: every complaint is answered once, and nothing is lost.

The short form runs with all tests; `make soak` runs the long one.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path

import pytest
from site_on_a_server import Site
from town import Sent, a_town

from rig import Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot

Trouble = Callable[[Site, Dovecot, SmtpSink], None]


def heard_is_killed(site: Site, server: Dovecot, sink: SmtpSink) -> None:
    site.kill()
    site.start(ready=False)


def the_server_drops_everybody(site: Site, server: Dovecot, sink: SmtpSink) -> None:
    server.break_connections()


def the_sender_refuses(site: Site, server: Dovecot, sink: SmtpSink, seconds: float = 1.0) -> None:
    sink.stop()
    time.sleep(seconds)
    sink.start()


def the_sender_refuses_for_a_minute(site: Site, server: Dovecot, sink: SmtpSink) -> None:
    the_sender_refuses(site, server, sink, 60.0)


@pytest.mark.parametrize(
    "trouble, messages, times",
    [
        (heard_is_killed, 60, 6),
        (the_server_drops_everybody, 60, 4),
        (the_sender_refuses, 60, 2),
        pytest.param(heard_is_killed, 300, 40, marks=pytest.mark.soak),
        pytest.param(the_server_drops_everybody, 300, 40, marks=pytest.mark.soak),
        pytest.param(the_sender_refuses_for_a_minute, 300, 1, marks=pytest.mark.soak),
    ],
)
def test_every_complaint_is_answered_once(
    trouble: Trouble,
    messages: int,
    times: int,
    dovecot: Dovecot,
    smtp_sink: SmtpSink,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    user = f"{trouble.__name__}-{messages}"
    site = Site(tmp_path, dovecot, smtp_sink, user=user, folders=("INBOX", "Sent Items"))
    town = list(a_town(messages, seed=messages))
    site.start()
    request.addfinalizer(site.end)
    delivery = threading.Thread(target=_deliver, args=(dovecot, user, town))
    delivery.start()
    chance = random.Random(times)
    for _ in range(times):
        time.sleep(chance.uniform(0.05, 1.2))
        trouble(site, dovecot, smtp_sink)
    delivery.join()
    owed = {mail.message_id: mail.writer for mail in town if mail.is_complaint}
    within = 120.0
    try:
        until(lambda: owed.keys() <= _answered(smtp_sink).keys(), within)
    except AssertionError:
        pytest.fail(_missing(owed, smtp_sink, site))
    until(lambda: _settled(site), 30.0, what="the outbox to empty")
    until(lambda: "ready" in site.events(), what="the last life to be ready")
    assert site.stop() == 0
    answers = _answered(smtp_sink)
    assert answers.keys() == owed.keys(), "no follow-up is acknowledged"
    assert all(len(ids) == 1 for ids in answers.values()), "no complaint is answered by two letters"
    assert site.do("rebuild", "--check") == (0, "Events and tables agree.\n")
    code, said = site.do("reconcile")
    assert code == 0, said


def _deliver(server: Dovecot, user: str, town: list[Sent]) -> None:
    chance = random.Random(len(town))
    for mail in town:
        server.deliver(user, mail.content)
        time.sleep(chance.uniform(0, 0.02))


def _answered(sink: SmtpSink) -> dict[str, set[str]]:
    """The Message-IDs of the letters that answer each mail."""
    answers: dict[str, set[str]] = {}
    for letter in sink.letters:
        head = message_from_bytes(letter.content)
        if head["In-Reply-To"]:
            answers.setdefault(head["In-Reply-To"].strip(), set()).add(head["Message-ID"].strip())
    return answers


def _missing(owed: dict[str, str], sink: SmtpSink, site: Site) -> str:
    missing = sorted(owed.keys() - _answered(sink).keys())
    return f"{len(missing)} answers, the first to {missing[:3]}; log: {site.log.read_text()[-2000:]}"


def _settled(site: Site) -> bool:
    """Say whether every letter is recorded as sent, and no message had to be set aside."""
    [status] = site.ask("status")
    return set(status["outbox"]) == {"sent"} and status["problems"] == 0
