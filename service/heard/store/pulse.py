"""What the database shows of whether heard reads and sends; and what a second route was told of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from heard.casework.events import Trouble
from heard.judgement.heartbeat import Leaving, Looked, Part, Subject, Told
from heard.store import site
from heard.store.outbox import FAILED, WAITING
from heard.store.tables import cursors, letters, messages
from heard.store.watching import WAY_OUT

TOLD, LAST_BEAT = "heartbeat_told", "heartbeat_last"
LATELY = 50
"""Of so many letters written last is looked at what became of them: enough to see that a server takes none."""


def looked(connection: Connection) -> dict[tuple[str, str], Looked]:
    """Return how each folder, and each mailbox's way out, was last looked into."""
    return {
        (row["mailbox"], row["folder"]): Looked(
            row["looked_at"], Trouble(row["trouble"]) if row["trouble"] else None, row["trouble_since"]
        )
        for row in connection.execute(select(cursors)).mappings()
    }


def leaving(
    connection: Connection, mailboxes: Collection[str], ways: Mapping[tuple[str, str], Looked], now: datetime
) -> dict[str, Leaving]:
    """Return how the letters of each mailbox leave.

    ways   what `looked` returned
    """
    return {each: _leaving(connection, each, ways.get((each, WAY_OUT), Looked()), now) for each in mailboxes}


def _leaving(connection: Connection, mailbox: str, way: Looked, now: datetime) -> Leaving:
    # States are written out, not bound, so that the partial indexes can be used.
    here = select(func.count(), func.min(letters.c.next_try_at)).where(letters.c.mailbox == mailbox)
    waiting = connection.execute(here.where(text("state = 'waiting'"))).one()
    leased = connection.execute(here.where(text("state = 'sending'"))).one()
    first = min((row[1] for row in (waiting, leased) if row[1] is not None), default=None)
    let_go = _let_go(connection, mailbox)
    away = _turned_away(connection, mailbox, let_go)
    return Leaving(
        waits=waiting[0] + leased[0] > 0,
        due_since=first if first is not None and first <= now else None,
        let_go=let_go,
        turned_away=len(away),
        turned_away_since=min(away.values(), default=None),
        trouble=way.trouble,
        since=way.since,
    )


def _let_go(connection: Connection, mailbox: str) -> datetime | None:
    last = (
        select(letters.c.sent_at)
        .where(letters.c.outside.is_(outside), letters.c.mailbox == mailbox, letters.c.sent_at.is_not(None))
        .order_by(letters.c.sent_at.desc())
        .limit(1)
        for outside in (True, False)  # by the index of what left
    )
    return max((at for query in last if (at := connection.execute(query).scalar()) is not None), default=None)


def _turned_away(connection: Connection, mailbox: str, let_go: datetime | None) -> dict[str, datetime]:
    """Return to whom letters were tried in vain since the last left, and when the first to each was written."""
    columns = (letters.c[name] for name in ("to", "state", "tries", "created_at", "sent_at"))
    query = select(*columns).where(letters.c.mailbox == mailbox).order_by(letters.c.id.desc()).limit(LATELY)
    away: dict[str, datetime] = {}
    for row in connection.execute(query):
        in_vain = row.state == FAILED or (row.state == WAITING and row.tries > 0)
        if in_vain and row.sent_at is None and (let_go is None or row.created_at > let_go):
            away[row.to] = row.created_at
    return away


def first_undecided(connection: Connection) -> int | None:
    """Return the number of the first message that is kept and not decided on."""
    return connection.execute(select(func.min(messages.c.id)).where(text("state = 'waiting'"))).scalar()


def told(connection: Connection) -> dict[Subject, Told]:
    """Return what a person was told is amiss, and not yet told the end of."""
    found = json.loads(site.recall(connection, TOLD) or "[]")
    return {
        Subject(Part(part), mailbox): Told(datetime.fromisoformat(since), datetime.fromisoformat(at))
        for part, mailbox, since, at in found
    }


def keep_told(connection: Connection, told: Mapping[Subject, Told]) -> None:
    rows = [[key.part, key.mailbox, each.since.isoformat(), each.at.isoformat()] for key, each in told.items()]
    site.replace(connection, TOLD, json.dumps(rows))


def last_beat(connection: Connection) -> str | None:
    """Return when the monitor last took a beat, as ISO 8601; None where it never did."""
    return site.recall(connection, LAST_BEAT)


def keep_beat(connection: Connection, now: datetime) -> None:
    site.replace(connection, LAST_BEAT, now.isoformat())
