"""A mailbox of the fake server, as somewhere mail can be put and as a way for letters to leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from heard.mailboxes import FLAGGED
from heard.mailboxes.ews import EwsFolder, EwsSender
from mailboxes.contract import ADDRESS
from mailboxes.ews.fake import PASSWORD, USER, FakeExchange


class EwsPlace:
    """A mailbox of the fake server."""

    def __init__(self, server: FakeExchange) -> None:
        self.server, self.exchange = server, server.exchange
        self._opened: list[EwsFolder] = []

    def put(self, *letters: bytes) -> None:
        for each in letters:
            self.exchange.deliver(each)

    def take_away(self, subject: str) -> None:
        self.exchange.take_away(subject)

    def mark(self, subject: str, mark: str) -> bool:
        item = self.exchange.find(subject)
        if mark == FLAGGED:
            item.flag = True
        else:
            item.categories.append(mark)
        self.exchange.touch(item)
        return True

    def watch(self, poll: timedelta = timedelta(minutes=5), **other: Any) -> EwsFolder:
        settings: dict[str, Any] = {
            "address": ADDRESS, "folder": "INBOX", "endpoint": self.server.endpoint, "user": USER,
            "mailbox": self.server.mailbox, "password": PASSWORD, "poll": poll,
        }  # fmt: skip
        self._opened.append(EwsFolder(**settings | other))
        return self._opened[-1]

    def traces(self) -> object:
        return [
            (each.id, each.folder, each.change, each.is_read, list(each.categories), each.flag)
            for each in self.exchange.items.values()
        ]

    def close(self) -> None:
        for mailbox in self._opened:
            mailbox.close()


class EwsWay:
    """A mailbox of the fake server that letters leave by."""

    def __init__(self, place: EwsPlace) -> None:
        self.place, self.server = place, place.server
        self._senders: list[EwsSender] = []

    def sender(self, **other: Any) -> EwsSender:
        settings: dict[str, Any] = {
            "endpoint": self.server.endpoint, "user": USER, "mailbox": self.server.mailbox, "password": PASSWORD,
            "looks": (0.0, 0.01),
        }  # fmt: skip
        self._senders.append(EwsSender(**settings | other))
        return self._senders[-1]

    def copies(self) -> EwsFolder:
        return self.place.watch()

    def left(self) -> Sequence[tuple[str, bytes, str]]:
        return self.place.exchange.left

    def drafts(self) -> int:
        return len(self.place.exchange.lying_in(self.place.exchange.well_known["drafts"]))

    def break_at_the_next(self, when: str) -> None:
        self.server.operations.on_send = when

    def close(self) -> None:
        for sender in self._senders:
            sender.close()
