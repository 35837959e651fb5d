"""From the mail server's 250 for a complaint to the letter at the other server, one complaint after the other."""

from __future__ import annotations

import json
import random
import smtplib
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from gen_mail import messages
from heard_site import HeardSite
from imapclient import IMAPClient
from machine import Conditions, conditions

from rig import HOST, PASSWORD, Dovecot, answers, free_port, until

SECONDS_BETWEEN = (0.7, 1.1)
FAST_POLL = 0.02  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Milliseconds from delivery to letter, for each complaint."""

    name: str
    took_ms: tuple[float, ...]
    conditions: Conditions

    @property
    def median(self) -> float:
        return statistics.median(self.took_ms)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.took_ms, n=20, method="inclusive")[-1]

    def line(self) -> str:
        figures = f"median {self.median:7.1f} ms, 95 of 100 within {self.p95:7.1f} ms"
        return f"{self.name:<40}{figures}, {len(self.took_ms)} complaints  ({self.conditions})"

    def plain(self) -> dict[str, object]:
        return asdict(self) | {"median_ms": round(self.median, 2), "p95_ms": round(self.p95, 2)}


def heard_latency(work: Path, server: Dovecot, name: str, *, poll: float, count: int = 25) -> Latency:
    """Deliver complaints at random intervals and see when each is answered."""
    chance = random.Random(5)
    mails = [mail for mail in messages(3 * count, seed=99) if not mail.is_reply][:count]
    user = f"latency-{time.time_ns()}"
    delivered: dict[str, float] = {}
    before = conditions(work)
    with (
        sink_apart(work / f"{user}.jsonl") as port,
        HeardSite(work / user, server, port, user=user, poll=poll) as site,
        smtplib.LMTP(HOST, server.lmtp_port, local_hostname="localhost") as lmtp,
    ):
        site.ready()
        for mail in mails:
            time.sleep(chance.uniform(*SECONDS_BETWEEN))
            lmtp.sendmail("mta@example.test", [user], mail.raw)
            delivered[mail.message_id] = time.time()
        site.has_logged({"letter": count})
        letters = [json.loads(line) for line in (work / f"{user}.jsonl").read_text().splitlines()]
    arrived = {letter["in_reply_to"]: letter["at"] for letter in letters}
    took = tuple(round(1000 * (arrived[message_id] - at), 2) for message_id, at in delivered.items())
    return Latency(name=name, took_ms=took, conditions=before)


def floor(work: Path, server: Dovecot, name: str, *, poll: float, count: int = 12) -> Latency:
    """Measure the mail server's own part: from its 250 to a bare IMAP client being told that there is more."""
    chance = random.Random(5)
    user = f"floor-{time.time_ns()}"
    raw = next(messages(1, seed=99)).raw
    took = []
    before = conditions(work)
    client = IMAPClient(HOST, port=server.port, ssl=False)
    client.login(user, PASSWORD)
    client.select_folder("INBOX")
    told = _idles if poll > 1 else _asks
    with smtplib.LMTP(HOST, server.lmtp_port, local_hostname="localhost") as lmtp, ThreadPoolExecutor(1) as waiting:
        for _ in range(count):
            seen = waiting.submit(told, client)
            time.sleep(chance.uniform(*SECONDS_BETWEEN))
            lmtp.sendmail("mta@example.test", [user], raw)
            at = time.time()
            took.append(round(1000 * (seen.result(30) - at), 2))
    client.logout()
    return Latency(name=name, took_ms=tuple(took), conditions=before)


def _idles(client: IMAPClient) -> float:
    client.idle()
    while not any(said[1] == b"EXISTS" for said in client.idle_check(30)):
        pass
    at = time.time()
    client.idle_done()
    return at


def _asks(client: IMAPClient) -> float:
    while not any(said[-1] == b"EXISTS" for said in client.noop()[1]):
        time.sleep(FAST_POLL)
    return time.time()


@contextmanager
def sink_apart(said: Path) -> Iterator[int]:
    """An SMTP server in a process of its own, which writes down when each letter came."""
    port = free_port()
    command = [sys.executable, str(Path(__file__).with_name("timed_sink.py")), str(port), str(said)]
    process = subprocess.Popen(command)
    try:
        until(lambda: answers(port), what="the SMTP sink")
        yield port
    finally:
        process.terminate()
        process.wait()
