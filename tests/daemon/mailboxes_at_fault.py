"""A mailbox that does what a test says, where no real server can be made to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from builders import MAILBOX
from heard.mail.message import RawMessage
from heard.mailboxes import Cursor, Held


@dataclass
class AtFault:
    """An inbox that holds these messages.

    refuses   what is raised for a message, by its UID, whenever it is to be read
    waits     what `wait` does; by then a look is over
    marks     what `done` does
    """

    holds: list[RawMessage] = field(default_factory=list)
    refuses: dict[int, Exception] = field(default_factory=dict)
    waits: Callable[[], None] = lambda: None
    marks: Callable[[Sequence[int], str], None] = lambda uids, keyword: None
    address: str = MAILBOX
    folder: str = "INBOX"

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        yield from ([raw] for raw in self.holds if after is None or raw.uid > after.uid)

    def wait(self) -> None:
        self.waits()

    def done(self, uids: Sequence[int], keyword: str) -> None:
        self.marks(uids, keyword)

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        return 1, ()

    def folders(self) -> Sequence[str]:
        return [self.folder]

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        found = (
            Held.read(raw.uid, raw.content, received_at=raw.received_at, size=len(raw.content)) for raw in self.holds
        )
        return 1, [each for each in found if each.received_at >= since]

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        for uid in uids:
            if uid in self.refuses:
                raise self.refuses[uid]
        return [raw for raw in self.holds if raw.uid in uids]

    def sent_as(self, message_id: str) -> str | None:
        return None

    def keep_sent(self, letter: bytes) -> None:
        """It keeps none."""

    def stop(self) -> None:
        """It waits for nothing."""

    def close(self) -> None:
        """It has no connection."""
