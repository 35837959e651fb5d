"""Old mail for a rehearsal, in the order it came: a folder of .eml files, a Maildir, an mbox or a single file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from heard.errors import MailboxError
from heard.mail.format.received import received_time
from heard.mail.message import RawMessage
from heard.mailboxes import SENT_NAMES
from heard.mailboxes.folder.files import Kind, entries, read, received

# "From - Tue Mar  3 09:12:44 2026": a line of text that merely begins with From has no such time in it.
_BEGINS = re.compile(rb"From .{1,320}\d\d:\d\d")
_QUOTED = re.compile(rb">+From ")


def read_source(path: Path, *, mailbox: str, folder: str | None = None) -> Iterator[tuple[str, RawMessage]]:
    """Yield (name, message): a file's name, or a message's index in its mbox, counted from 0.

    .eml files come in the order of their names, an mbox in its own, a Maildir in that of delivery.
    Received is when the topmost Received header says; else as the message before; never by Date.

    mailbox  the address of the mailbox this was the mail of
    folder   what to call the folder; without it, the path.  A UID here is a place in the order,
             which will do because a rehearsal begins with an empty database

    Raises MailboxError where there is no mail.
    """
    named = _named(path)
    called = folder or str(path)
    sent = Path(called).name.lstrip(".").casefold() in SENT_NAMES
    for number, (name, content, received_at) in enumerate(named, start=1):
        yield name, RawMessage(mailbox, called, 1, number, received_at, content, sent)


def _named(path: Path) -> Iterator[tuple[str, bytes, datetime]]:
    if path.is_dir():
        return _from_folder(path, "maildir" if (path / "cur").is_dir() else "eml")
    if not path.is_file():
        raise MailboxError(f"{path}: is not there. Give a folder of .eml files, a Maildir or an mbox.")
    with path.open("rb") as file:
        begins = file.read(5)
    return _from_mbox(path) if begins == b"From " else _from_file(path)


def _from_folder(path: Path, kind: Kind) -> Iterator[tuple[str, bytes, datetime]]:
    listed = entries(path, kind)
    if not listed:
        raise MailboxError(f"{path}: holds no mail. Give a folder of .eml files, a Maildir or an mbox.")
    before: datetime | None = None
    for entry in listed:
        content = read(entry, path, kind)
        if content is not None:
            before = received(entry, content, kind, before)
            yield entry.path.name, content, before


def _from_file(path: Path) -> Iterator[tuple[str, bytes, datetime]]:
    content = path.read_bytes()
    yield path.name, content, received_time(content) or _last_changed(path)


def _from_mbox(path: Path) -> Iterator[tuple[str, bytes, datetime]]:
    before = None
    for index, content in enumerate(_divided(path)):
        before = received_time(content) or before or _last_changed(path)
        yield str(index), content, before


def _divided(path: Path) -> Iterator[bytes]:
    """Yield the messages of an mbox (RFC 4155), one at a time in memory, "From " at the start of a line unquoted.

    A message ends where, after an empty line, a line begins with "From " and holds a time.
    """
    lines: list[bytes] = []
    after_empty = False
    with path.open("rb") as file:
        next(file, None)
        for line in file:
            if after_empty and line.startswith(b"From ") and _BEGINS.match(line):
                yield b"".join(lines[:-1])
                lines, after_empty = [], False
                continue
            after_empty = not line.strip(b"\r\n")
            lines.append(line[1:] if line.startswith(b">") and _QUOTED.match(line) else line)
    yield b"".join(lines[:-1] if after_empty else lines)


def _last_changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
