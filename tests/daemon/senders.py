"""Ways out that a test can break: real objects of the Sender port, without a server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from heard.errors import MailboxUnreachable


@dataclass
class Wire:
    """Takes letters until told to do something else; `sent` is what reached the other side."""

    sent: list[str] = field(default_factory=list)
    before: Callable[[str], None] = lambda to: None
    after: Callable[[str], None] = lambda to: None
    alias: str | None = None

    def send(self, letter: bytes, *, sender: str, to: str, message_id: str) -> str | None:
        self.before(to)
        self.sent.append(message_id)
        self.after(to)
        return self.alias

    def check(self) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass
class SentFolder:
    """The folder marked \\Sent, as far as copies of letters go."""

    held: list[str] = field(default_factory=list)
    alias: str | None = None  # what the server called all it holds
    busy: bool = False
    address: str = ""
    folder: str = "Sent"

    def sent_as(self, message_id: str) -> str | None:
        if self.busy:
            raise MailboxUnreachable("it is busy")
        return (self.alias or message_id) if message_id in self.held else ""

    def keep_sent(self, letter: bytes) -> None:
        head = letter.partition(b"\r\n\r\n")[0].decode()
        self.held += [line[12:].strip() for line in head.split("\r\n") if line.startswith("Message-ID: ")]

    def close(self) -> None:
        pass
