"""The ways a landlord's mail comes and goes, each with a server that can be made to fail.

What is told of a way is what the test that kills heard wants to know: how mail is put there,
what left by it, and how it is unfriendly.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from site_on_a_server import Site

from authority import DIRECTORY, Authority
from mailboxes.ews.fake import PASSWORD as EXCHANGES, Busy, Cut, FakeExchange
from mailboxes.graph.answers import Asked
from mailboxes.graph.fake import FakeGraph
from rig import Dovecot
from sink import SmtpSink

CLIENT = "0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21"
BY_GRAPH = f"""\
read = "graph://127.0.0.1:{{port}}"
send = "graph://127.0.0.1:{{port}}"

[mailbox.oauth]
tenant = "{DIRECTORY}"
client = "{CLIENT}"
secret_file = "password"
authority = "{{authority}}"
"""
BY_EWS = """\
read = "ews://127.0.0.1:{port}"
send = "ews://127.0.0.1:{port}"
password_file = "password"
"""
COPIED_LATE = 12.0  # seconds; more than heard takes to come back, less than it waits for the copy


class Way(Protocol):
    def site(self, folder: Path) -> Site:
        """Return a landlord whose mail comes and goes this way, not yet started."""

    def deliver(self, content: bytes) -> None:
        """Put mail into the INBOX."""

    def left(self) -> list[tuple[str, bytes]]:
        """Return every letter that left; a second one with the same first half would be the same to its reader."""

    def drop_everybody(self) -> None:
        """Break what connections there are."""

    def refuse(self, seconds: float) -> None:
        """Let no letter leave for a while."""

    def copy_late(self, late: bool) -> None:
        """Whether the copy of a letter that leaves now can be seen only when heard is long back."""

    def be_unfriendly(self) -> None:
        """Do at the next occasions what such a server does now and then."""


class ByImap:
    """Dovecot to read from, and any SMTP server to send to: a second copy under the same Message-ID is one letter."""

    def __init__(self, server: Dovecot, sink: SmtpSink, user: str) -> None:
        self._server, self._sink, self._user = server, sink, user

    def site(self, folder: Path) -> Site:
        return Site(folder, self._server, self._sink, user=self._user, folders=("INBOX", "Sent Items"))

    def deliver(self, content: bytes) -> None:
        self._server.deliver(self._user, content)

    def left(self) -> list[tuple[str, bytes]]:
        return [(str(letter.message_id), letter.content) for letter in self._sink.letters]

    def drop_everybody(self) -> None:
        self._server.break_connections()

    def refuse(self, seconds: float) -> None:
        self._sink.stop()
        time.sleep(seconds)
        self._sink.start()

    def copy_late(self, late: bool) -> None:
        """Heard keeps the copies itself."""

    def be_unfriendly(self) -> None:
        self.drop_everybody()


class ByGraph:
    """Microsoft 365: letters get Message-IDs of its own, so a second copy would be a second letter."""

    def __init__(self, graph: FakeGraph, authority: Authority) -> None:
        self._graph, self._authority = graph, authority
        graph.also_takes = authority.good
        graph.office.tells_twice = True
        graph.office.looks_until_copied = 0
        self._unfriendly = 0

    def site(self, folder: Path) -> Site:
        port = self._graph.base.rpartition(":")[2]
        ways = BY_GRAPH.format(port=port, authority=self._authority.url)
        return Site.by(folder, ways, self._authority.secret, folders=("INBOX", "Sent Items"))

    def deliver(self, content: bytes) -> None:
        self._graph.office.deliver(content)

    def left(self) -> list[tuple[str, bytes]]:
        return [(sent.message_id, sent.content) for sent in self._graph.office.sent]

    def drop_everybody(self) -> None:
        self._cut_at("")
        self._authority.end_all()

    def _cut_at(self, line: str, until: float = 0.0) -> None:
        """Cut the next request of this kind in place of an answer, or all of them up to a time (of time.monotonic)."""

        def cut(asked: Asked) -> None:
            if line in asked.line:
                if time.monotonic() >= until:
                    self._graph.meanwhile = None
                raise ConnectionAbortedError

        self._graph.meanwhile = cut

    def refuse(self, seconds: float) -> None:
        self._cut_at("/send", time.monotonic() + seconds)
        time.sleep(seconds)
        self._graph.meanwhile = None

    def copy_late(self, late: bool) -> None:
        self._graph.office.copied_after = COPIED_LATE if late else 0.0

    def be_unfriendly(self) -> None:
        self._unfriendly += 1
        self.copy_late(self._unfriendly % 4 == 1)
        match self._unfriendly % 4:
            case 0:
                self._graph.trouble(429, "ApplicationThrottled", times=2, **{"Retry-After": "1"})
            case 1:
                self._graph.cuts = "after"
            case 2:
                self._graph.office.forget_states()
            case 3:
                self._authority.end_all()
                self._graph.trouble(503, "ServiceUnavailable", on="POST .*/messages$", **{"Retry-After": "0"})


class ByEws:
    """Exchange on the premises that gives letters Message-IDs of its own."""

    def __init__(self, server: FakeExchange) -> None:
        self._server = server
        server.exchange.gives_ids = server.exchange.repeats = True
        self._unfriendly = 0

    def site(self, folder: Path) -> Site:
        ways = BY_EWS.format(port=self._server.port)
        return Site.by(folder, ways, EXCHANGES, folders=("INBOX", "Gesendete Elemente"))

    def deliver(self, content: bytes) -> None:
        self._server.exchange.deliver(content)

    def left(self) -> list[tuple[str, bytes]]:
        return [(message_id, content) for _, content, message_id in self._server.exchange.left]

    def drop_everybody(self) -> None:
        for operation in ("SyncFolderItems", "GetItem", "CreateItem"):
            if not self._server.instead[operation]:
                self._server.instead[operation].append(Cut())

    def refuse(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self._server.instead["SendItem"]:
                self._server.instead["SendItem"].append(Busy(100))
            time.sleep(0.01)
        self._server.instead["SendItem"].clear()

    def copy_late(self, late: bool) -> None:
        self._server.exchange.copied_after = COPIED_LATE if late else 0.0

    def be_unfriendly(self) -> None:
        self._unfriendly += 1
        self.copy_late(self._unfriendly % 4 == 1)
        match self._unfriendly % 4:
            case 0:
                self._server.instead["SyncFolderItems"].append(Busy(300))
            case 1:
                self._server.operations.on_send = "after"
            case 2:
                self._server.exchange.states.clear()
            case 3:
                self._server.instead["CreateItem"].append(Busy(300))


@contextmanager
def graph() -> Iterator[Way]:
    with FakeGraph() as server, Authority() as authority:
        yield ByGraph(server, authority)
    assert server.wrong == []


@contextmanager
def ews() -> Iterator[Way]:
    with FakeExchange() as server:
        yield ByEws(server)
    assert server.wrong == []
