"""A mailbox with mail in it that nobody has read yet."""

from __future__ import annotations

import imaplib
import os
import pwd
import time
from collections.abc import Sequence

from rig import HOST, PASSWORD, Dovecot


def fill(server: Dovecot, user: str, raws: Sequence[bytes]) -> None:
    """Put messages into a fresh user's INBOX, in order, as files: as fast as the disk writes them."""
    imap = imaplib.IMAP4(HOST, server.port)
    imap.login(user, PASSWORD)  # makes the mailbox
    imap.select("INBOX")
    imap.logout()
    box = server.home / "mail" / user / "Maildir"
    first = time.time_ns() // 1000
    owner = pwd.getpwnam("mail") if os.geteuid() == 0 else None
    for microsecond, raw in enumerate(raws, start=first):
        name = f"{microsecond // 1_000_000}.M{microsecond % 1_000_000:06d}P{os.getpid()}.bench"
        (box / "tmp" / name).write_bytes(raw)
        if owner is not None:
            os.chown(box / "tmp" / name, owner.pw_uid, owner.pw_gid)
        (box / "tmp" / name).rename(box / "new" / name)
