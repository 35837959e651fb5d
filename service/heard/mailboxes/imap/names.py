"""What the server calls its folders, and which of them holds sent mail."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from heard.mailboxes import SENT_NAMES
from heard.mailboxes.imap.session import Client

UNREADABLE = {b"\\noselect", b"\\nonexistent"}
# Drafts were never sent; the others show messages that lie in a real folder, too (RFC 6154, 2).
NOT_MAIL = {b"\\drafts", b"\\all", b"\\flagged"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A folder as LIST shows it; flags in small letters."""

    name: str
    separator: str
    flags: frozenset[bytes]

    @property
    def leaf(self) -> str:
        return self.name.rpartition(self.separator)[2] if self.separator else self.name


def listing(client: Client) -> tuple[Listed, ...]:
    """Return every folder of the mailbox itself, without those other people share."""
    foreign: tuple[str, ...] = ()
    if client.has_capability("NAMESPACE"):
        spaces = client.namespace()
        foreign = tuple(prefix for space in (spaces.other, spaces.shared) for prefix, _ in space or () if prefix)
    return tuple(
        Listed(str(name), (separator or b"").decode("ascii", "replace"), frozenset(flag.lower() for flag in flags))
        for flags, separator, name in client.list_folders()
        if not str(name).startswith(foreign)
    )


def resolve(folders: Sequence[Listed], asked: str) -> str | None:
    """Return the server's own name for the folder a person named, or None.

    Besides the very name: INBOX in any case (RFC 3501, 5.1), "/" for whatever separator the
    server has, and without the "INBOX." some servers put before every folder.
    """
    if asked.upper() == "INBOX":
        return "INBOX"
    named = {folder.name: folder for folder in folders}
    if asked in named:
        return asked
    for folder in folders:
        spelled = folder.name.split(folder.separator) if folder.separator else [folder.name]
        wanted = asked.split("/")
        if spelled == wanted or spelled == ["INBOX", *wanted]:
            return folder.name
    return None


def nearest(folders: Sequence[Listed], asked: str) -> str | None:
    """Return the folder a person may have meant, or None."""
    by_small = {folder.name.casefold(): folder.name for folder in folders}
    found = difflib.get_close_matches(asked.casefold(), by_small, n=1, cutoff=0.5)
    return by_small[found[0]] if found else None


def readable(folders: Sequence[Listed]) -> list[str]:
    """Return the names of those in which mail may lie, INBOX among them."""
    names = [folder.name for folder in folders if not folder.flags & (UNREADABLE | NOT_MAIL)]
    return names if any(name.upper() == "INBOX" for name in names) else ["INBOX", *names]


def where_sent_mail_lies(folders: Sequence[Listed]) -> str | None:
    """Return the folder marked \\Sent; without one, the folder that is named as such folders are; else None."""
    able = [folder for folder in folders if not folder.flags & UNREADABLE]
    for folder in able:
        if b"\\sent" in folder.flags:
            return folder.name
    for name in SENT_NAMES:
        for folder in able:
            if folder.leaf.casefold() == name:
                return folder.name
    return None


def holds_sent_mail(folders: Sequence[Listed], name: str) -> bool:
    """Say whether this folder shows what the mailbox sent: by its mark, or by its name."""
    return any(
        folder.name == name and (b"\\sent" in folder.flags or folder.leaf.casefold() in SENT_NAMES)
        for folder in folders
    )
