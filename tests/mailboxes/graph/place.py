"""A mailbox of the fake server, as the contracts of mailboxes and of senders want one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from heard.mailboxes import FLAGGED
from heard.mailboxes.graph import GraphFolder, GraphSender
from mailboxes.contract import ADDRESS
from mailboxes.graph.fake import FakeGraph, FakeTokens


class GraphPlace:
    """A mailbox of the fake server."""

    def __init__(self, graph: FakeGraph) -> None:
        self.graph, self.office = graph, graph.office
        self.tokens = FakeTokens(graph)
        self._opened: list[GraphFolder | GraphSender] = []

    def put(self, *letters: bytes) -> None:
        for each in letters:
            self.office.deliver(each)

    def take_away(self, subject: str) -> None:
        self.office.take_away(subject)

    def mark(self, subject: str, mark: str) -> bool:
        self.office.mark(subject, flag=mark == FLAGGED, category=None if mark == FLAGGED else mark)
        return True

    def watch(self, poll: timedelta = timedelta(minutes=5), **other: Any) -> GraphFolder:
        settings: dict[str, Any] = {
            "address": ADDRESS, "folder": "INBOX", "base": self.graph.base, "user": self.graph.user,
            "tokens": self.tokens, "poll": poll, "look_every": timedelta(milliseconds=100),
        }  # fmt: skip
        mailbox = GraphFolder(**settings | other)
        self._opened.append(mailbox)
        return mailbox

    def traces(self) -> object:
        return [
            (each.id, each.folder, each.change, each.is_read, list(each.categories), each.flag)
            for each in self.office.messages.values()
        ]

    # As a way for letters to leave

    def sender(self) -> GraphSender:
        settings = {"base": self.graph.base, "user": self.graph.user, "tokens": self.tokens}
        self._opened.append(sender := GraphSender(**settings, looks=(0.0, 0.01, 0.01)))
        return sender

    def copies(self) -> GraphFolder:
        return self.watch()

    def left(self) -> list[tuple[str, bytes, str]]:
        return [(", ".join(sent.to), sent.content, sent.message_id) for sent in self.office.sent]

    def drafts(self) -> int:
        return sum(each.folder == self.office.folder_id("drafts") for each in self.office.messages.values())

    def break_at_the_next(self, when: str) -> None:
        self.graph.cuts = when

    def close(self) -> None:
        for mailbox in self._opened:
            mailbox.close()


@contextmanager
def a_place() -> Iterator[GraphPlace]:
    """Give a mailbox, and look afterwards whether all was said as Microsoft's metadata wants it."""
    with FakeGraph() as graph:
        place = GraphPlace(graph)
        try:
            yield place
        finally:
            place.close()
    assert graph.wrong == []
    assert graph.most_at_once <= 2
