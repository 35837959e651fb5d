"""What was heard, asked from the mailbox's side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from heard.mail.threads.clues import Clue, ClueKind
from heard.store import clues
from heard.store.tables import messages, sightings


@dataclass(frozen=True, slots=True)
class Listed:
    """What a folder's list tells of a message."""

    message_id: str | None
    size: int | None
    received_at: datetime


def heard_in(
    connection: Connection, mailbox: str, folder: str, uidvalidity: int
) -> dict[int, tuple[str | None, str | None, datetime]]:
    """Return Message-ID, case and time of receipt of each message heard in a folder, by its UID."""
    query = (
        select(sightings.c.uid, messages.c.message_id, messages.c.reference, messages.c.received_at)
        .join(messages, messages.c.id == sightings.c.message)
        .where(sightings.c.mailbox == mailbox, sightings.c.folder == folder, sightings.c.uidvalidity == uidvalidity)
    )
    return {row.uid: (row.message_id, row.reference, row.received_at) for row in connection.execute(query)}


def heard_elsewhere(connection: Connection, listed: Listed) -> bool:
    """Say whether a message, by what a list tells of it, was heard in another folder or is a letter of ours.

    Without a Message-ID its size and the second of its receipt have to do; without a size, that second with the
    Message-ID, and with neither nothing can be said.
    """
    second = timedelta(seconds=1)
    near = messages.c.received_at.between(listed.received_at - second, listed.received_at + second)
    if listed.message_id:
        # Its sender chose the Message-ID; the size, or when it came, tells another mail under the same name.
        as_big = messages.c.size == listed.size if listed.size is not None else near
        same = (messages.c.message_id == listed.message_id) & as_big
        heard = select(messages.c.id).where(same).limit(1)
        alias = Clue(ClueKind.ID, listed.message_id).key
        if clues.letters_of(connection, [alias]):
            return True
        return connection.execute(heard).first() is not None
    if listed.size is None:
        return False
    alike = select(messages.c.id).where(near, messages.c.size == listed.size).limit(1)
    return connection.execute(alike).first() is not None
