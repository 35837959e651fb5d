"""A Maildir or a folder of .eml files, watched.

Nothing in it is touched: no file is moved from new to cur, renamed or flagged.

Files come late, too: a slow delivery, a mail copied in with its old date.  So the cursor
only says from when on to look closely, and what came since (by the time the file system
keeps of its entry) is offered again after a restart; what was heard already costs one
look-up.  A folder of .eml files is offered whole after a restart: its names have an order,
its times need not follow it.

A program that puts .eml files here writes them under another ending and renames them: a
file is read as soon as it is seen.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from heard.errors import MailboxError
from heard.mail.message import RawMessage
from heard.mailboxes import FLAGGED, SENT_NAMES, Cursor, Held
from heard.mailboxes.batches import divided
from heard.mailboxes.folder.files import SECOND, Entry, Kind, entries, read, received
from heard.now import Clock, utc_now

UIDVALIDITY = 1
HEAD_BYTES = 64 * 1024  # of a file, for a list of what a folder holds
LATE = 3600  # seconds by which the clocks that write names and file times may differ
LOOK_EVERY = 0.5  # seconds between looks at whether the folder changed


class Folder:
    """A Maildir or a folder of .eml files, watched; heard.mailboxes.Mailbox says what each method promises.

    path    of the Maildir or the folder itself
    folder  "INBOX" is `path`; another name is a Maildir++ folder (.Name) or a folder below it
    """

    def __init__(
        self,
        *,
        address: str,
        path: Path,
        kind: Kind,
        folder: str = "INBOX",
        poll: timedelta = timedelta(seconds=1),
        now: Clock = utc_now,
    ) -> None:
        self.address = address
        self.folder = "INBOX" if folder.upper() == "INBOX" else folder
        self._path, self._kind, self._poll, self._now = path, kind, poll.total_seconds(), now
        self._offered: set[tuple[str, int]] = set()
        self._looked = False
        self._signature: object = None
        self._before: datetime | None = None
        self._unreadable: MailboxError | None = None
        self._stopped = threading.Event()

    def new(self, after: Cursor | None) -> Iterator[Sequence[RawMessage]]:
        self._signature = self._changed()
        listed = entries(self._where(), self._kind)
        if not self._looked and self._kind == "maildir":
            self._offered.update((entry.key, entry.uid) for entry in listed if not self._may_be_new(entry, after))
        self._looked = True
        self._offered &= {(entry.key, entry.uid) for entry in listed}
        self._unreadable = None
        fresh = [entry for entry in listed if (entry.key, entry.uid) not in self._offered]
        for batch in divided(fresh, lambda entry: entry.size):
            messages = {(entry.key, entry.uid): raw for entry in batch if (raw := self._raw(entry)) is not None}
            if messages:
                yield list(messages.values())
            # Only now: where our caller failed on them, they are offered again.
            self._offered.update(messages)
        if self._unreadable is not None:
            raise self._unreadable

    def _may_be_new(self, entry: Entry, after: Cursor | None) -> bool:
        if after is None or after.uidvalidity != UIDVALIDITY or entry.uid > after.uid:
            return True
        heard_until = after.uid // SECOND
        # A name from the future says nothing about when somebody last looked.
        return heard_until > self._now().timestamp() + LATE or entry.changed >= heard_until - LATE

    def wait(self) -> None:
        end = time.monotonic() + self._poll
        while not self._stopped.is_set() and self._changed() == self._signature:
            left = end - time.monotonic()
            if left <= 0:
                return
            self._stopped.wait(min(left, LOOK_EVERY))

    def marked(self, mark: str | None, since: datetime) -> tuple[int, Sequence[int]]:
        listed = [entry for entry in entries(self._where(), self._kind) if entry.changed >= since.timestamp()]
        if mark is None:
            return UIDVALIDITY, [entry.uid for entry in listed]
        # A Maildir has it in the name of the file (cr.yp.to/proto/maildir.html).
        is_kept = mark == FLAGGED and self._kind == "maildir"
        return UIDVALIDITY, [entry.uid for entry in listed if is_kept and "F" in entry.path.name.partition(":2,")[2]]

    def done(self, uids: Sequence[int], keyword: str) -> None:
        """Do nothing: files have no keywords."""

    def folders(self) -> Sequence[str]:
        names = ["INBOX"]
        with contextlib.suppress(OSError):
            below = sorted(entry.name for entry in os.scandir(self._path) if entry.is_dir())
            if self._kind == "maildir":
                names += [name[1:].replace(".", "/") for name in below if name.startswith(".") and name.strip(".")]
            else:
                names += [name for name in below if not name.startswith(".")]
        return [name for name in names if name.casefold() != "drafts"]

    def held(self, folder: str, since: datetime) -> tuple[int, Sequence[Held]]:
        found: list[Held] = []
        before: datetime | None = None
        for entry in entries(self._where(folder), self._kind):
            try:
                with entry.path.open("rb") as file:
                    head = file.read(HEAD_BYTES)
            except FileNotFoundError:
                continue
            before = received(entry, head, self._kind, before)
            if before >= since:
                found.append(Held.read(entry.uid, head, received_at=before, size=entry.size))
        return UIDVALIDITY, found

    def fetch(self, uids: Sequence[int]) -> Sequence[RawMessage]:
        wanted = set(uids)
        listed = [entry for entry in entries(self._where(), self._kind) if entry.uid in wanted]
        return [raw for entry in listed if (raw := self._raw(entry)) is not None]

    def sent_as(self, message_id: str) -> str | None:
        return None

    def keep_sent(self, letter: bytes) -> None:
        raise MailboxError(f"{self._path}: a folder of files keeps no copies of letters. Set keep_sent = false.")

    def stop(self) -> None:
        self._stopped.set()

    def close(self) -> None:
        """Do nothing: no file is kept open."""

    def _where(self, folder: str | None = None) -> Path:
        name = folder or self.folder
        if name.upper() == "INBOX":
            return self._path
        parts = [part for part in name.split("/") if part.strip(".")]
        return self._path / ("." + ".".join(parts)) if self._kind == "maildir" else self._path.joinpath(*parts)

    def _changed(self) -> object:
        """Return something that changes when a file comes, goes or is renamed."""
        where = self._where()
        folders = (where / "new", where / "cur") if self._kind == "maildir" else (where,)
        with contextlib.suppress(OSError):
            return [os.stat(folder).st_mtime_ns for folder in folders]
        return None

    def _raw(self, entry: Entry) -> RawMessage | None:
        """Return the message, or None where it is gone, still being written, or unreadable; the last is told later."""
        try:
            content = read(entry, self._where(), self._kind)
        except OSError as error:
            do = "The others are heard; let heard read this one, too."
            self._unreadable = MailboxError(f"{entry.path}: cannot be read ({error.strerror}). {do}")
            return None
        if content is None:
            return None
        self._before = received(entry, content, self._kind, self._before)
        return RawMessage(
            mailbox=self.address, folder=self.folder, uidvalidity=UIDVALIDITY, uid=entry.uid,
            received_at=self._before, content=content,
            sent_folder=self.folder.rpartition("/")[2].casefold() in SENT_NAMES,
        )  # fmt: skip
