"""A mailbox on a real IMAP server, as the contract of mailboxes wants one; how letters come in is each server's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from imapclient import IMAPClient

from heard.mailboxes import Mailbox
from heard.mailboxes.imap import ImapFolder
from mailboxes.contract import ADDRESS
from rig import HOST, PASSWORD

SLOW = timedelta(minutes=5)


class ImapPlace:
    """One user's mailbox on a server at `port`."""

    put: Callable[..., None]

    def __init__(self, port: int, user: str) -> None:
        self.port, self.user = port, user
        self._opened: list[Mailbox] = []

    def take_away(self, subject: str) -> None:
        with self.officer() as client:
            client.select_folder("INBOX")
            client.delete_messages(client.search(["SUBJECT", subject]))
            client.expunge()

    def mark(self, subject: str, mark: str) -> bool:
        with self.officer() as client:
            kept = client.select_folder("INBOX")[b"PERMANENTFLAGS"]
            client.add_flags(client.search(["SUBJECT", subject]), [mark])
        return mark.encode() in kept or rb"\*" in kept

    def watch(self, poll: timedelta = SLOW, **other: Any) -> ImapFolder:
        settings: dict[str, Any] = {
            "address": ADDRESS, "folder": "INBOX", "host": HOST, "port": self.port, "security": "plain",
            "user": self.user, "password": PASSWORD, "poll": poll,
        }  # fmt: skip
        mailbox = ImapFolder(**settings | other)
        self._opened.append(mailbox)
        return mailbox

    def traces(self) -> object:
        with self.officer() as client:
            client.select_folder("INBOX", readonly=True)
            return [(uid, sorted(answer[b"FLAGS"])) for uid, answer in client.fetch(client.search(), ["FLAGS"]).items()]

    def officer(self) -> IMAPClient:
        """Sign in as somebody else who works in the mailbox."""
        client = IMAPClient(HOST, port=self.port, ssl=False, timeout=30)
        client.login(self.user, PASSWORD)
        return client

    def close(self) -> None:
        for mailbox in self._opened:
            mailbox.close()
