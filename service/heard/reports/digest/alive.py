"""Whether heard hears: the last message, how each mailbox is, and letters that wait too long to leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from heard.reports.digest.row import Morning
from heard.store.outbox import WAITING
from heard.store.tables import cursors, letters, messages

TOO_LONG = timedelta(hours=1)
"""After which a letter that waits to leave is told of."""


@dataclass(frozen=True, slots=True)
class Alive:
    """How heard is.

    last_heard  when the last message was received; None where there was none yet
    mailboxes   since when each has been in trouble; None where it is well
    waiting     letters that have waited to leave for longer than TOO_LONG
    """

    last_heard: datetime | None
    mailboxes: Mapping[str, datetime | None]
    waiting: int


def alive(morning: Morning) -> Alive:
    """Return how heard is, from what watching and sending wrote down."""
    connection = morning.connection
    came = select(func.max(messages.c.received_at)).where(messages.c.sent_folder.is_(False))
    trouble = select(cursors.c.mailbox, func.min(cursors.c.trouble_since)).group_by(cursors.c.mailbox)
    left_late = (letters.c.state == WAITING) & (letters.c.created_at < morning.now - TOO_LONG)
    return Alive(
        last_heard=connection.execute(came).scalar(),
        mailboxes={row[0]: row[1] for row in connection.execute(trouble.order_by(cursors.c.mailbox))},
        waiting=connection.execute(select(func.count()).where(left_late)).scalar_one(),
    )
