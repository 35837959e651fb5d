"""heard is killed, its server is killed, its sender refuses: every complaint is answered once, and nothing is lost.

The short form runs with all tests; `make soak` runs the long one.
"""

from __future__ import annotations

import contextlib
import random
import threading
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from site_on_a_server import Site
from town import Sent, a_town
from ways import ByImap, Way, ews, graph

from rig import until
from sink import SmtpSink

Trouble = Callable[[Site, Way], None]


def heard_is_killed(site: Site, way: Way) -> None:
    site.kill()
    site.start(ready=False)


def heard_is_killed_as_a_letter_leaves(site: Site, way: Way) -> None:
    way.copy_late(True)
    before = len(way.left())
    with contextlib.suppress(AssertionError):  # there may be none any more
        until(lambda: len(way.left()) > before, 5.0)
    site.kill()
    way.copy_late(False)
    site.start(ready=False)


def the_server_drops_everybody(site: Site, way: Way) -> None:
    way.drop_everybody()


def the_sender_refuses(site: Site, way: Way) -> None:
    way.refuse(1.0)


def the_sender_refuses_for_a_minute(site: Site, way: Way) -> None:
    way.refuse(60.0)


def the_server_is_unfriendly(site: Site, way: Way) -> None:
    way.be_unfriendly()


def killed_and_unfriendly(site: Site, way: Way) -> None:
    way.be_unfriendly()
    time.sleep(0.3)
    heard_is_killed(site, way)


@pytest.fixture
def way(request: pytest.FixtureRequest) -> Iterator[Way]:
    if request.param == "imap":
        with SmtpSink() as sink:
            yield ByImap(request.getfixturevalue("dovecot"), sink, f"killed-{time.time_ns()}")
    else:
        with {"graph": graph, "ews": ews}[request.param]() as way:
            yield way


def _rows(way: str, messages: int, troubles: list[tuple[Trouble, int]], *marks: pytest.MarkDecorator) -> list[Any]:
    return [
        pytest.param(way, trouble, messages, times, marks=marks, id=f"{way}-{trouble.__name__}-{messages}")
        for trouble, times in troubles
    ]


DOVECOT, SOAK = pytest.mark.dovecot, pytest.mark.soak
BY_IMAP = [(heard_is_killed, 6), (the_server_drops_everybody, 4), (the_sender_refuses, 2)]
BY_IMAP_LONG = [
    *[(heard_is_killed, 40), (heard_is_killed_as_a_letter_leaves, 40), (the_server_drops_everybody, 40)],
    (the_sender_refuses_for_a_minute, 1),
]
BY_EXCHANGE = [(heard_is_killed_as_a_letter_leaves, 2), (killed_and_unfriendly, 4)]
BY_EXCHANGE_LONG = [
    *[(heard_is_killed, 20), (heard_is_killed_as_a_letter_leaves, 10), (the_server_drops_everybody, 20)],
    *[(the_sender_refuses_for_a_minute, 1), (the_server_is_unfriendly, 20), (killed_and_unfriendly, 20)],
]


@pytest.mark.parametrize(
    "way, trouble, messages, times",
    [
        *_rows("imap", 60, BY_IMAP, DOVECOT),
        *_rows("imap", 300, BY_IMAP_LONG, DOVECOT, SOAK),
        *_rows("graph", 20, BY_EXCHANGE),
        *_rows("graph", 100, BY_EXCHANGE_LONG, SOAK),
        *_rows("ews", 20, BY_EXCHANGE),
        *_rows("ews", 100, BY_EXCHANGE_LONG, SOAK),
    ],
    indirect=["way"],
)
def test_every_complaint_is_answered_once(
    trouble: Trouble, messages: int, times: int, way: Way, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    site = way.site(tmp_path)
    town = list(a_town(messages, seed=messages))
    site.start()
    request.addfinalizer(site.end)
    delivery = threading.Thread(target=_deliver, args=(way, town))
    delivery.start()
    chance = random.Random(times)
    for _ in range(times):
        time.sleep(chance.uniform(0.05, 1.2))
        trouble(site, way)
    delivery.join()
    owed = {mail.message_id: mail.writer for mail in town if mail.is_complaint}
    within = 240.0
    try:
        until(lambda: owed.keys() <= _answered(way).keys(), within)
    except AssertionError:
        pytest.fail(_missing(owed, way, site))
    until(lambda: _settled(site), 30.0, what="the outbox to empty")
    until(lambda: "ready" in site.events(), what="the last life to be ready")
    assert site.stop() == 0
    answers = _answered(way)
    assert answers.keys() == owed.keys(), "no follow-up is acknowledged"
    assert all(len(ids) == 1 for ids in answers.values()), "no complaint is answered by two letters"
    assert len(site.ask("cases")) == len(owed), "each is one case"
    assert site.do("rebuild", "--check") == (0, "Events and tables agree.\n")
    code, said = site.do("reconcile")
    assert code == 0, said


def _deliver(way: Way, town: list[Sent]) -> None:
    chance = random.Random(len(town))
    for mail in town:
        way.deliver(mail.content)
        time.sleep(chance.uniform(0, 0.02))


def _answered(way: Way) -> dict[str, set[str]]:
    """The Message-IDs of the letters that answer each mail."""
    answers: dict[str, set[str]] = {}
    for message_id, content in way.left():
        if answered := message_from_bytes(content)["In-Reply-To"]:
            answers.setdefault(answered.strip(), set()).add(message_id)
    return answers


def _missing(owed: dict[str, str], way: Way, site: Site) -> str:
    missing = sorted(owed.keys() - _answered(way).keys())
    return f"{len(missing)} answers, the first to {missing[:3]}; log: {site.log.read_text()[-2000:]}"


def _settled(site: Site) -> bool:
    """Say whether every letter is recorded as sent, and no message had to be set aside."""
    [status] = site.ask("status")
    return set(status["outbox"]) == {"sent"} and status["problems"] == 0
