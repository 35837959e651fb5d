"""The messages in a Maildir or in a folder of .eml files, and when they came.

A message is named by when its file was delivered, not by its place in the list, because
files vanish.  In a Maildir the time is in the file's name and survives the rename to cur;
the time of an .eml file is that of its last change.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from heard.errors import MailboxUnreachable
from heard.mail.format.received import received_time

Kind = Literal["maildir", "eml"]

SECOND = 10**9  # nanoseconds; UIDs count them
LAST_SECOND = 9_000_000_000  # in the year 2255; beyond 2262 they no longer fit into 63 bits

# Seconds, and microseconds where the writer gives them (cr.yp.to/proto/maildir.html).
_DELIVERED = re.compile(r"(\d{1,10})\.(?:[^.:,]*?M(\d{1,6})(?!\d))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that is a message.

    key      what stays the same when a mail program renames it
    changed  seconds of the epoch when it came into the folder, or was renamed there
    """

    uid: int
    key: str
    path: Path
    modified: float
    changed: float
    size: int


def entries(path: Path, kind: Kind) -> list[Entry]:
    """Return the messages of a Maildir in the order of delivery, or of a folder of .eml files in the order of names.

    Raises MailboxUnreachable where the folder is not there or may not be read.
    """
    found: list[tuple[int, str, Path, os.stat_result]] = []
    for folder in (path / "new", path / "cur") if kind == "maildir" else (path,):
        try:
            with os.scandir(folder) as listed:
                for file in listed:
                    if file.name.startswith(".") or (kind == "eml" and not file.name.lower().endswith(".eml")):
                        continue
                    with contextlib.suppress(FileNotFoundError):  # moved while we look
                        if file.is_file():
                            key = file.name.partition(":")[0] if kind == "maildir" else file.name
                            stat = file.stat()
                            found.append((_uid(key, stat, kind), key, Path(file.path), stat))
        except OSError as error:
            reason = error.strerror or "cannot be read"
            raise MailboxUnreachable(f"{folder}: {reason}. Make the folder, or correct read in heard.toml.") from error
    found.sort(key=lambda one: one[:2])
    result: dict[str, Entry] = {}
    last = 0
    for uid, key, file_path, stat in found:
        if key not in result:  # renamed from new to cur while we looked: seen in both
            last = max(uid, last + 1)  # no two alike
            result[key] = Entry(last, key, file_path, stat.st_mtime, stat.st_ctime, stat.st_size)
    return sorted(result.values(), key=lambda entry: entry.key) if kind == "eml" else list(result.values())


def _uid(key: str, stat: os.stat_result, kind: Kind) -> int:
    """Return when a file was delivered, in nanoseconds of the epoch; what is not known so finely its name fills up."""
    named = _DELIVERED.match(key) if kind == "maildir" else None
    finest = int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()[:8])
    seconds = int(named[1]) if named else int(stat.st_mtime)
    seconds = min(max(0, seconds), LAST_SECOND)
    if named is None or named[2] is None:
        return seconds * SECOND + finest % SECOND
    return seconds * SECOND + int(named[2]) * 1000 + finest % 1000


def read(entry: Entry, path: Path, kind: Kind) -> bytes | None:
    """Return the file's bytes, also where it was renamed meanwhile; None where it is gone or is being written to."""
    try:
        return _whole(entry)
    except FileNotFoundError:
        now = next((one for one in entries(path, kind) if one.key == entry.key), None)
    with contextlib.suppress(FileNotFoundError):
        return _whole(now) if now else None
    return None


def _whole(entry: Entry) -> bytes | None:
    with entry.path.open("rb") as file:
        content = file.read()
        stat = os.fstat(file.fileno())
    return content if (stat.st_size, stat.st_mtime) == (entry.size, entry.modified) else None


def received(entry: Entry, content: bytes, kind: Kind, before: datetime | None) -> datetime:
    """Return when our own server took a message in: by its topmost Received; else, in a Maildir, by the file's name;
    else as the message before it; else when the file was last changed.  Never by its Date.
    """
    if (told := received_time(content)) is not None:
        return told
    if kind == "maildir":
        return datetime.fromtimestamp(entry.uid // SECOND, UTC)
    return before or datetime.fromtimestamp(entry.modified, UTC)
