"""How the watching of each folder goes: when it was last looked into, what is wrong, and whether a person was told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from heard.casework.events import Trouble
from heard.judgement.decide_alarm import Watched
from heard.store.tables import cursors, messages

WAY_OUT = "(letters out)"
"""What a mailbox's way out is called beside its folders."""


def note_trouble(connection: Connection, mailbox: str, folder: str, trouble: Trouble, now: datetime) -> None:
    """Remember what is wrong with a folder; since when stays as it was first noted."""
    here = (cursors.c.mailbox == mailbox) & (cursors.c.folder == folder)
    row = connection.execute(select(cursors.c.trouble_since).where(here)).first()
    if row is None:
        names = {"mailbox": mailbox, "folder": folder}
        connection.execute(insert(cursors).values(**names, trouble=trouble.value, trouble_since=now))
    else:
        since = row.trouble_since or now
        connection.execute(update(cursors).where(here).values(trouble=trouble.value, trouble_since=since))


def note_well(connection: Connection, mailbox: str, folder: str) -> None:
    here = (cursors.c.mailbox == mailbox) & (cursors.c.folder == folder)
    connection.execute(update(cursors).where(here).values(trouble=None, trouble_since=None))


def forget_others(connection: Connection, known: Collection[tuple[str, str]]) -> None:
    """Forget the troubles of folders that are no longer watched; how far they were heard is kept."""
    for row in connection.execute(select(cursors.c.mailbox, cursors.c.folder)).all():
        if (row.mailbox, row.folder) not in known:
            here = (cursors.c.mailbox == row.mailbox) & (cursors.c.folder == row.folder)
            gone = {"trouble": None, "trouble_since": None, "alarmed": None, "looked_at": None}
            connection.execute(update(cursors).where(here).values(gone))


def told(connection: Connection, mailbox: str, trouble: Trouble | None) -> None:
    """Remember that a person was told of this trouble with a mailbox; None: that it is over."""
    value = trouble.value if trouble else None
    connection.execute(update(cursors).where(cursors.c.mailbox == mailbox).values(alarmed=value))


def watched(connection: Connection, last: int, since: datetime) -> Iterator[Watched]:
    """Yield how the watching of each mailbox goes, with the times of the last messages it got since `since`."""
    rows = connection.execute(select(cursors).order_by(cursors.c.mailbox, cursors.c.folder)).mappings().all()
    for mailbox in dict.fromkeys(row["mailbox"] for row in rows):
        folders = [row for row in rows if row["mailbox"] == mailbox]
        worst = min((row for row in folders if row["trouble"]), key=lambda row: row["trouble_since"], default=None)
        alarmed = next((row["alarmed"] for row in folders if row["alarmed"]), None)
        received = (
            select(messages.c.received_at)
            .where(messages.c.mailbox == mailbox, messages.c.sent_folder.is_(False), messages.c.received_at >= since)
            .order_by(messages.c.received_at.desc())
            .limit(last)
        )
        yield Watched(
            mailbox=mailbox,
            trouble=Trouble(worst["trouble"]) if worst else None,
            since=worst["trouble_since"] if worst else None,
            alarmed=Trouble(alarmed) if alarmed else None,
            received=connection.execute(received).scalars().all(),
        )
