"""What an Exchange Server keeps of one mailbox, and what it does to what it keeps.

Ids change when an item is moved, change keys whenever it is changed; states are words that
mean nothing to anybody else and can be forgotten; of a letter's headers only those survive
that Exchange has a property for.
"""

from __future__ import annotations

import base64
import itertools
import secrets
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses

from heard.now import utc_now
from mailboxes.inside import BY_MAPI, Inside

KEPT = {
    "from", "to", "cc", "bcc", "sender", "reply-to", "subject", "date", "in-reply-to", "references", "thread-topic",
    "thread-index", "x-auto-response-suppress", "message-id",
}  # fmt: skip
CUT = "cut"
BY_ADDRESS, IN_THE_DIRECTORY = "SMTP", "EX"  # how Exchange knows who sent a mail
BODYS_OWN = {"mime-version", "content-type", "content-transfer-encoding"}


def new_id() -> str:
    return base64.b64encode(secrets.token_bytes(66)).decode()


@dataclass
class Folder:
    id: str
    name: str
    parent: str
    tag: str = "Folder"
    kind: str | None = "IPF.Note"


@dataclass
class Item:
    id: str
    change: str
    folder: str
    content: bytes
    received_at: datetime
    tag: str = "Message"
    kind: str = "IPM.Note"
    categories: list[str] = field(default_factory=list)
    flag: bool = False
    is_read: bool = False
    is_draft: bool = False
    properties: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    no_mime: str | None = None  # what is said instead
    fails: str | None = None  # what is said of it whatever is asked; CUT: the connection is cut
    has_attachments: bool = False
    sender_kind: str = BY_ADDRESS
    sent_by: str = ""  # another than From, who passed on what that one wrote
    sender_entry: str = ""  # what the directory calls who sent it, where it has no address

    @property
    def mail(self) -> EmailMessage:
        head = self.content.partition(b"\r\n\r\n")[0]
        return message_from_bytes(head + b"\r\n\r\n", policy=policy.SMTP)

    @property
    def head(self) -> str:
        return self.content.partition(b"\r\n\r\n")[0].decode("utf-8", "replace") + "\r\n\r\n"

    @property
    def message_id(self) -> str:
        return self.properties.get("0x1035") or str(self.mail["message-id"] or "")

    def rebuilt(self) -> bytes:
        """Return MIME made of what Exchange has properties for."""
        head, _, body = self.content.partition(b"\r\n\r\n")
        raw = message_from_bytes(head + b"\r\n\r\n", policy=policy.compat32).items()
        kept = [(name, value) for name, value in raw if name.lower() in KEPT - {"message-id"} | BODYS_OWN]
        if self.message_id:
            kept.append(("Message-ID", self.message_id))
        kept += list(self.headers.items())
        if not any(name.lower() == "content-type" for name, _ in kept):
            kept.append(("Content-Type", "text/plain; charset=utf-8"))
        return "".join(f"{name}: {value}\r\n" for name, value in kept).encode() + b"\r\n" + body


@dataclass(frozen=True)
class Change:
    number: int
    folder: str
    what: str
    item: str


@dataclass
class Exchange:
    """One mailbox.

    inside        what becomes of mail to itself
    gives_ids     letters leave under a Message-ID of the server's own
    repeats       a round of changes tells of its first item twice
    copied_after  seconds for which what was sent lies nowhere
    a_page        changes that are told at most at once, and `a_list` items or folders
    resolves_all  a connector takes every sender's word: who has a mailbox here is known by the directory, whoever wrote
    """

    inside: Inside = field(default_factory=lambda: Inside("complaints@northgate.example"))
    gives_ids: bool = False
    repeats: bool = False
    copied_after: float = 0.0
    a_page: int = 100
    a_list: int = 1000
    resolves_all: bool = False
    items: dict[str, Item] = field(default_factory=dict)
    left: list[tuple[str, bytes, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.changed = threading.Condition()
        self.log: list[Change] = []
        self.states: dict[str, tuple[str, int]] = {}  # of which folder, and after which change
        self._under_way: list[tuple[float, Item, str]] = []
        self._numbers, self._began = itertools.count(1), utc_now()
        self.folders: dict[str, Folder] = {}
        self.well_known: dict[str, str] = {}
        top = self.add_folder("Top of Information Store", "", well_known="msgfolderroot")
        for name, known in (
            ("Posteingang", "inbox"), ("Gesendete Elemente", "sentitems"), ("Entwürfe", "drafts"),
            ("Postausgang", "outbox"),
        ):  # fmt: skip
            self.add_folder(name, top, well_known=known)
        self.add_folder("Kalender", top, tag="CalendarFolder", kind="IPF.Appointment")
        self.add_folder("Ungelesen", top, tag="SearchFolder")

    def add_folder(self, name: str, parent: str, well_known: str = "", **other: str) -> str:
        folder = Folder(new_id(), name, parent, **other)
        self.folders[folder.id] = folder
        if well_known:
            self.well_known[well_known] = folder.id
        return folder.id

    def _note(self, folder: str, what: str, item: str) -> None:
        self.log.append(Change(next(self._numbers), folder, what, item))
        self.changed.notify_all()

    # What comes, and what people do

    def deliver(
        self, letter: bytes, folder: str = "inbox", by: str = "from mx.btmail.example by exchange.northgate.example",
        **other: object,
    ) -> Item:  # fmt: skip
        """Take a letter in.

        by  how it came here, in the words of a Received
        """
        with self.changed:
            received_at = self._began + timedelta(seconds=len(self.log))
            content = f"Received: {by}; {received_at:%a, %d %b %Y %H:%M:%S} +0000\r\n".encode() + letter
            item = Item(new_id(), new_id()[:20], self.well_known.get(folder, folder), content, received_at)
            item.sender_kind = IN_THE_DIRECTORY if by == BY_MAPI or self.resolves_all else BY_ADDRESS
            return self._add(replace(item, **other))

    def _add(self, item: Item) -> Item:
        self.items[item.id] = item
        self._note(item.folder, "Create", item.id)
        return item

    def create(self, folder: str, content: bytes, properties: dict[str, str], headers: dict[str, str]) -> Item:
        with self.changed:
            at = self._began + timedelta(seconds=len(self.log))
            return self._add(
                Item(
                    new_id(), new_id()[:20], folder, content, at, is_draft=True, properties=properties, headers=headers
                )
            )

    def find(self, subject: str) -> Item:
        return next(each for each in self.items.values() if str(each.mail["subject"]) == subject)

    def take_away(self, subject: str) -> None:
        self.delete(self.find(subject).id)

    def delete(self, item_id: str) -> None:
        with self.changed:
            item = self.items.pop(item_id)
            self._note(item.folder, "Delete", item.id)

    def move(self, item: Item, folder: str) -> Item:
        with self.changed:
            del self.items[item.id]
            self._note(item.folder, "Delete", item.id)
            item.id, item.folder = new_id(), self.well_known.get(folder, folder)
            return self._add(item)

    def touch(self, item: Item, what: str = "Update") -> None:
        with self.changed:
            item.change = new_id()[:20]
            self._note(item.folder, what, item.id)

    def send(self, item: Item, copies: str | None) -> None:
        """Have a draft leave: rebuilt, and kept as sent."""
        mail = item.mail
        if self.gives_ids:
            item.properties["0x1035"] = f"<{secrets.token_hex(8)}@exchange.northgate.example>"
        recipients = ", ".join(filter(None, (str(mail[name] or "") for name in ("to", "cc", "bcc"))))
        letter = item.rebuilt()
        self.left.append((recipients, letter, item.message_id))
        item.is_draft = False
        self.delete(item.id)
        if copies is not None:
            self._under_way.append((time.monotonic() + self.copied_after, item, copies))
        self.keep_copies()
        for came in self.inside.comes_of([address for _, address in getaddresses([recipients])], letter):
            self.deliver(came, self.inside.folder or "inbox", BY_MAPI)

    def keep_copies(self) -> None:
        """Put what was sent long enough ago where its copy is to lie."""
        with self.changed:
            for under_way in list(self._under_way):
                due, item, folder = under_way
                if due <= time.monotonic():
                    self._under_way.remove(under_way)
                    item.id, item.folder = new_id(), self.well_known.get(folder, folder)
                    self._add(item)

    # What is told

    def lying_in(self, folder: str) -> list[Item]:
        return sorted(
            (each for each in self.items.values() if each.folder == folder), key=lambda each: each.received_at
        )

    def state_at(self, folder: str, number: int) -> str:
        state = new_id()
        self.states[state] = folder, number
        return state

    def since(self, folder: str, number: int) -> Iterator[Change]:
        """Yield what is still to be told of a folder: nothing of an item that is not there any more but that."""
        for each in self.log:
            if each.folder != folder or each.number <= number:
                continue
            if each.what != "Delete" and self.items.get(each.item, None) is None:
                continue
            if number == 0 and each.what != "Create":
                continue
            yield each
