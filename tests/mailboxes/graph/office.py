"""A mailbox as Exchange Online keeps it, with what it does to mail; fake.py lets it be asked by HTTP.

What people and other programs do to it is done by the methods of Office; what is on purpose
unfriendly is a switch with a reason.
"""

from __future__ import annotations

import itertools
import secrets
import threading
import time
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.utils import format_datetime, getaddresses
from typing import Any

from heard.now import utc_now
from mailboxes.inside import BY_MAPI, Inside

NUMBERS = itertools.count(1)
# What goes through the store as a property of its own; every other header of a sent letter is lost.
KEPT_WHEN_SENT = {
    "from", "to", "cc", "subject", "date", "in-reply-to", "references", "reply-to", "mime-version", "content-type",
    "content-transfer-encoding", "x-auto-response-suppress", "thread-topic", "thread-index",
}  # fmt: skip


@dataclass
class Folder:
    id: str
    name: str
    parent: str | None = None
    well_known: str | None = None
    is_search: bool = False


@dataclass
class Message:
    """One message; `id` stays, `passing_id` changes when it is moved."""

    id: str
    folder: str
    mime: bytes
    received_at: datetime | None
    message_id: str | None
    passing_id: str = field(default_factory=secrets.token_urlsafe)
    categories: list[str] = field(default_factory=list)
    flag: str = "notFlagged"
    properties: dict[str, str] = field(default_factory=dict)
    is_draft: bool = False
    is_read: bool = False
    cannot_be_converted: bool = False
    has_headers: bool = True  # False: it never went over the wire
    created_at: datetime = field(default_factory=utc_now)
    changed_at: datetime = field(default_factory=utc_now)
    change: int = 0
    hidden_for: int = 0
    before: Message | None = None  # the draft it was, as long as it is still shown as that

    @property
    def head(self) -> Any:
        return message_from_bytes(self.mime[:64_000], policy=policy.SMTP)

    @property
    def head_and_body(self) -> Any:
        return message_from_bytes(self.mime, policy=policy.SMTP)

    @property
    def body(self) -> dict[str, str]:
        """Return its text as Exchange shows it; of what is signed as a whole it shows none."""
        text = self.head_and_body.get_body(("html", "plain"))
        if text is None:
            return {"contentType": "text", "content": ""}
        kind = "html" if text.get_content_subtype() == "html" else "text"
        return {"contentType": kind, "content": text.get_content()}

    @property
    def subject(self) -> str:
        return str(self.head["Subject"] or "")

    def recipients(self, header: str) -> list[dict[str, Any]]:
        named = getaddresses([str(each) for each in self.head.get_all(header, [])])
        return [{"emailAddress": {"address": address, "name": name or address}} for name, address in named if address]

    @property
    def etag(self) -> str:
        return f'W/"{self.passing_id[:8]}{self.change}"'


@dataclass(frozen=True)
class Sent:
    """A letter that left, as it reached the world."""

    to: tuple[str, ...]
    content: bytes
    message_id: str


class Office:
    """One mailbox.

    inside                 what becomes of mail to itself
    loses_headers          of a letter that leaves, those that the store has no property for
    keeps_categories       False: it says that it did, and has not
    keeps_message_ids      False: Exchange gives what is sent a Message-ID of its own
    looks_until_copied     how often one may look in vain for the copy of what was sent
    copied_after           seconds for which what was sent lies nowhere
    shows_the_draft        once more, at the first look after it was sent
    tells_twice            a message is told twice in one round of changes
    tells_only_the_change  of a changed message only what changed is told
    """

    def __init__(self, address: str = "complaints@northgate.example") -> None:
        self.inside = Inside(address)
        self.loses_headers = self.keeps_categories = True
        self.lock = threading.RLock()
        self.folders: dict[str, Folder] = {}
        self.messages: dict[str, Message] = {}
        self.sent: list[Sent] = []
        self.log: list[tuple[str, str]] = []  # folder and message, oldest first
        self.epoch = 0
        self.keeps_message_ids = False
        self.looks_until_copied = 1
        self.copied_after = 0.0
        self.shows_the_draft = False
        self.tells_twice = False
        self.tells_only_the_change = False
        self._under_way: list[tuple[float, Message]] = []
        self._last_receipt = utc_now().replace(microsecond=0)
        names = {"inbox": "Inbox", "sentitems": "Sent Items", "drafts": "Drafts", "outbox": "Outbox"}
        for well_known, name in names.items():
            self.add_folder(name, well_known=well_known)

    # What people and other programs do

    def add_folder(self, name: str, *, below: str | None = None, well_known: str | None = None,
                   is_search: bool = False) -> str:  # fmt: skip
        folder = Folder(f"AAMk{secrets.token_urlsafe(12)}=", name, below, well_known, is_search)
        self.folders[folder.id] = folder
        return folder.id

    def remove_folder(self, folder: str) -> None:
        with self.lock:
            del self.folders[folder]
            for message in [each for each in self.messages.values() if each.folder == folder]:
                del self.messages[message.id]

    def folder_id(self, well_known: str) -> str:
        return next(each.id for each in self.folders.values() if each.well_known == well_known)

    def deliver(self, letter: bytes, *, folder: str | None = None, is_draft: bool = False,
                by: str = "from mx.example by office.example") -> Message:  # fmt: skip
        """Take a letter in, one second after the one before.

        by  how it came here, in the words of a Received
        """
        with self.lock:
            self._last_receipt += timedelta(seconds=1)
            line = f"Received: {by}; {format_datetime(self._last_receipt)}\r\n"
            mime = letter if is_draft else line.encode() + letter
            message_id = message_from_bytes(letter[:64_000], policy=policy.SMTP)["Message-ID"]
            message = Message(
                id=f"AAkALg{next(NUMBERS):08d}{secrets.token_urlsafe(6)}=", folder=folder or self.folder_id("inbox"),
                mime=mime, received_at=self._last_receipt, message_id=str(message_id) if message_id else None,
                is_draft=is_draft,
            )  # fmt: skip
            self.messages[message.id] = message
            self.changed(message)
            return message

    def find(self, subject: str) -> Message:
        return next(each for each in self.messages.values() if each.subject == subject)

    def take_away(self, subject: str) -> None:
        with self.lock:
            self.remove(self.find(subject))

    def remove(self, message: Message) -> None:
        del self.messages[message.id]
        self.log.append((message.folder, message.id))

    def mark(self, subject: str, *, category: str | None = None, flag: bool = False) -> None:
        with self.lock:
            message = self.find(subject)
            if category:
                message.categories.append(category)
            if flag:
                message.flag = "flagged"
            self.changed(message)

    def move(self, subject: str, folder: str) -> None:
        with self.lock:
            message = self.find(subject)
            self.log.append((message.folder, message.id))
            message.folder, message.passing_id = folder, secrets.token_urlsafe()
            self.changed(message)

    def edit(self, message: Message, old: str, new: str) -> None:
        """Have an officer write in a draft, some minutes after it was made."""
        with self.lock:
            message.mime = message.mime.replace(old.encode(), new.encode())
            message.changed_at += timedelta(minutes=10)
            self.changed(message)

    def forget_states(self) -> None:
        """Lose account of what was told to whom, as Exchange does after some weeks, or when a mailbox is moved."""
        self.epoch += 1

    # What the server does

    def changed(self, message: Message) -> None:
        message.change += 1
        self.log.append((message.folder, message.id))

    def send(self, draft: Message) -> None:
        """Let a draft leave, and keep a copy, which is the same message elsewhere."""
        given = draft.message_id if self.keeps_message_ids else f"<{secrets.token_hex(8)}@PROD.OUTLOOK.example>"
        self._last_receipt += timedelta(seconds=1)
        to = tuple(
            each["emailAddress"]["address"] for header in ("To", "Cc", "Bcc") for each in draft.recipients(header)
        )
        draft.before = replace(draft) if self.shows_the_draft else None
        draft.mime = as_sent(draft.mime, str(given), KEPT_WHEN_SENT if self.loses_headers else None)
        self.remove(draft)
        draft.folder, draft.passing_id = self.folder_id("sentitems"), secrets.token_urlsafe()
        draft.message_id, draft.is_draft, draft.received_at = str(given), False, self._last_receipt
        draft.hidden_for = self.looks_until_copied
        self._under_way.append((time.monotonic() + self.copied_after, draft))
        self.keep_copies()
        self.sent.append(Sent(to, draft.mime, str(given)))
        for came in self.inside.comes_of(to, draft.mime):
            self.deliver(came, folder=self.inside.folder or None, by=BY_MAPI)

    def keep_copies(self) -> None:
        """Put what was sent long enough ago into the folder of sent mail."""
        for due, message in list(self._under_way):
            if due <= time.monotonic():
                self._under_way.remove((due, message))
                self.messages[message.id] = message
                self.changed(message)

    def in_folder(self, folder: str) -> Iterator[Message]:
        for message in list(self.messages.values()):
            if message.folder == folder and not self.is_hidden(message):
                yield message

    def is_hidden(self, message: Message) -> bool:
        """Say whether a copy of a sent letter is not to be seen yet; each look brings it nearer."""
        message.hidden_for -= 1
        return message.hidden_for >= 0


def as_sent(mime: bytes, message_id: str, keeps: Container[str] | None) -> bytes:
    """Return what reaches the world, under a Message-ID.

    keeps  the headers that the store has a property for; None: all are kept
    """
    head, _, body = mime.partition(b"\r\n\r\n")
    lines = head.replace(b"\r\n ", b"\n ").replace(b"\r\n\t", b"\n\t").split(b"\r\n")
    named = [(line.partition(b":")[0].decode().lower(), line.replace(b"\n", b"\r\n")) for line in lines]
    kept = [line for name, line in named if name != "message-id" and (keeps is None or name in keeps)]
    return b"\r\n".join([*kept, f"Message-ID: {message_id}".encode(), b"", body])
