"""Where mail comes from and letters leave by.  One kind a file.

Reading and sending are two ports, because a landlord may read by one way and send by
another (docs/decisions/0003).  A mailbox never writes to the database.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from heard.errors import MailboxError
from heard.mail.format.addresses import addresses
from heard.mail.format.headers import read_head
from heard.mail.message import RawMessage
from heard.mail.threads.message_ids import message_id

FLAGGED = "\\Flagged"
"""The flag that mail programs show as one, as IMAP names it (RFC 9051, 2.3.2)."""
# How mail programs name the folder of what was sent, where no \\Sent says so; in small letters.
SENT_NAMES = ("sent items", "sent", "sent messages", "sent mail")


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a folder has been heard: every UID up to and including `uid`, while `uidvalidity` stands.

    sync_state  where the server keeps account of what it told, its word for that; it wins over `uid`
    """

    uidvalidity: int
    uid: int
    sync_state: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A message a folder holds, as a list shows it, without its body.

    size  bytes of what `fetch` would give; None where the server tells only how much it takes up there
    """

    uid: int
    message_id: str | None
    sender: str
    subject: str
    received_at: datetime
    size: int | None

    @classmethod
    def read(cls, uid: int, head: bytes, *, received_at: datetime, size: int) -> Held:
        """Read the three headers a list shows; never raises, whatever `head` holds."""
        headers, _ = read_head(head, 0, len(head))
        senders = addresses(headers.first("from") or "")
        return cls(
            uid=uid, message_id=message_id(headers.first("message-id") or ""),
            sender=senders[0].address if senders else "", subject=headers.text("subject"),
            received_at=received_at, size=size,
        )  # fmt: skip


def uid_of(name: str, received_at: datetime) -> int:
    """Return a UID for a message that its server names by a string: it grows with the time of receipt, and stays.

    The seconds of the epoch in the upper 32 bits, and 31 of the name's hash below them.  A time before it or after
    2106, which no server takes mail in at, is that nearest to it: some say so of what they have no time of.
    """
    finest = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) >> 1
    return (min(max(int(received_at.timestamp()), 0), 2**32 - 1) << 31) | finest


def uidvalidity_of(name: str) -> int:
    """Return a uidvalidity for a folder that its server names by a string; never 0."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) | 1


@dataclass(frozen=True, slots=True)
class Found:
    """A folder, by its id. `name` is its path from the top of the mailbox, INBOX for the one where mail comes in."""

    id: str
    name: str
    messages: int = 0
    is_sent: bool = False
    is_mail: bool = True

    @property
    def holds_mail(self) -> bool:
        return self.is_mail and self.messages > 0


def found_among(folders: Sequence[Found], asked: str, *, where: object) -> Found:
    """Return the folder a person named, in any letters; the one of sent mail under any name such folders have.

    Raises MailboxError with the nearest name where there is none.
    """
    by_small = {folder.name.casefold(): folder for folder in folders}
    if (found := by_small.get(asked.casefold())) is not None:
        return found
    if asked.casefold() in SENT_NAMES and (sent := next((each for each in folders if each.is_sent), None)):
        return sent
    near = difflib.get_close_matches(asked.casefold(), by_small, n=1, cutoff=0.5)
    do = f"Did you mean '{by_small[near[0]].name}'?" if near else "Make it, or correct folders in heard.toml."
    raise MailboxError(f"{where}: there is no folder '{asked}'. {do}")


class Tokens(Protocol):
    """Bearer tokens for one mailbox (RFC 6750), from whoever may give them.  Used by several threads."""

    def token(self) -> str:
        """Return a token that is good for some minutes more; asked again, the same until most of its life is over.

        Raises SignInRefused where a person must act, MailboxUnreachable where nobody can be asked now.
        """

    def rejected(self, token: str) -> None:
        """Have the next call return another token than this one, which a server would not take."""


class Mailbox(Protocol):
    """One folder of one mailbox, watched.  Used by one thread at a time.

    Every method raises MailboxUnreachable or SignInRefused where the server is gone or says no;
    after either the object may be used again and connects anew.
    """

    address: str
    folder: str

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        """Yield what the folder holds beyond `after`, oldest first, in batches of at most some megabytes.

        `after` None or of another uidvalidity means everything.  Nothing is marked, moved or
        deleted.  A message that vanishes between the look and the fetch is left out.
        """

    def wait(self) -> None:
        """Return when there may be something new, or after the time to poll; soon after `stop` at the latest."""

    def done(self, uids: Sequence[int], keyword: str) -> None:
        """Set `keyword` on messages now heard, where the server keeps keywords; called only if the landlord asked."""

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        """Return the uidvalidity of the watched folder, and the UIDs of what in it bears a keyword, or a flag.

        mark    as IMAP names it: "NewCase", FLAGGED; None means all that the folder holds
        since   what was received before that day is left out, as far as the place can tell

        Nothing bears a mark where the place keeps none of the kind: files have no keywords, .eml files no flag either.
        """

    def folders(self) -> Sequence[str]:
        """Every folder of the mailbox in which mail may lie, watched or not, without drafts."""

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        """Return the uidvalidity of a folder and all it holds that was received at `since` or later."""

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        """Return these messages of the watched folder; one that is gone is left out."""

    def sent_as(self, message_id: str) -> str | None:
        """Return the Message-ID under which the folder marked \\Sent holds this letter of ours, "" where it does not.

        None where there is no telling.
        """

    def keep_sent(self, letter: bytes) -> None:
        """Append a copy of a letter to the folder marked \\Sent, marked as read there."""

    def stop(self) -> None:
        """Make a `wait` in another thread return soon."""

    def close(self) -> None:
        """Leave politely."""


class Sender(Protocol):
    """A way for letters to leave.  Used by one thread at a time."""

    def send(self, letter: bytes, *, sender: str, to: str, message_id: str) -> str | None:
        """Send, and return the Message-ID the server says it gave the letter instead of ours, or None.

        Raises LetterRefused, LetterDelayed, SenderUnreachable, or SignInRefused.  After
        SenderUnreachable, or any other error, the letter may or may not have left.
        """

    def check(self) -> None:
        """Connect and sign in, send nothing.  Raises SenderUnreachable or SignInRefused."""

    def close(self) -> None:
        """Leave politely."""
