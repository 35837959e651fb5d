"""How heard is doing, on one screen (CONTRACTS of `heard status`)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from heard.store import pulse
from heard.store.due import OWED
from heard.store.tables import cases, clocks, cursors, letters, messages, problems, questions

ALIVE_WITHIN = timedelta(minutes=2)
"""A folder looked into this recently is being watched; the daemon notes each look, at most every 15 seconds."""


def status(connection: Connection, now: datetime, longest_poll: timedelta) -> dict[str, Any]:
    """Return the state of mailboxes, outbox, cases and problems."""
    by_status = dict(_counts(connection, select(cases.c.status, func.count()).group_by(cases.c.status)))
    unanswered = select(func.count()).where(questions.c.answered_at.is_(None))
    unsolved = select(func.count()).where(problems.c.solved_at.is_(None))
    return {
        "mailboxes": _mailboxes(connection, now, max(ALIVE_WITHIN, longest_poll * 3)),
        "outbox": dict(_counts(connection, select(letters.c.state, func.count()).group_by(letters.c.state))),
        "cases": {"open": by_status.get("open", 0), "closed": by_status.get("closed", 0)},
        "questions": connection.execute(unanswered).scalar_one(),
        "problems": connection.execute(unsolved).scalar_one(),
        **_due(connection, now),
    }


def _due(connection: Connection, now: datetime) -> dict[str, Any]:
    """Return the first moment by which anything is owed, how much of it is past, and the first still to come."""
    past = clocks.c.due < now
    query = select(
        func.min(clocks.c.due).label("first"),
        func.count().filter(past).label("overdue"),
        func.count(clocks.c.reference.distinct()).filter(past).label("cases"),
        func.min(clocks.c.due).filter(~past).label("ahead"),
    )
    found = connection.execute(query.where(*OWED)).one()
    return {
        "next_due": found.first.isoformat() if found.first else None,
        "overdue": {"promises": found.overdue, "cases": found.cases},
        "due_ahead": found.ahead.isoformat() if found.ahead else None,
    }


def second_route(connection: Connection) -> dict[str, Any]:
    """Return when a monitor last took a beat, and what somebody was told by the second route is amiss."""
    told = pulse.told(connection).items()
    rows = [{"part": key.part, "mailbox": key.mailbox, "since": each.since.isoformat()} for key, each in told]
    return {"last_beat": pulse.last_beat(connection), "told": rows}


def _mailboxes(connection: Connection, now: datetime, alive_within: timedelta) -> list[dict[str, Any]]:
    last_heard = (
        select(func.max(messages.c.received_at))
        .where(messages.c.mailbox == cursors.c.mailbox, messages.c.folder == cursors.c.folder)
        .scalar_subquery()
    )
    query = (
        select(cursors, last_heard.label("last_heard_at"))
        .where(cursors.c.looked_at.is_not(None) | cursors.c.trouble.is_not(None))
        .order_by(cursors.c.mailbox, cursors.c.folder)
    )
    return [
        {
            "address": row["mailbox"],
            "folder": row["folder"],
            "alive": row["trouble"] is None and row["looked_at"] is not None and now - row["looked_at"] < alive_within,
            "last_heard_at": row["last_heard_at"].isoformat() if row["last_heard_at"] else None,
            "cursor": f"{row['uidvalidity']}:{row['uid']}" if row["uid"] is not None else None,
            "trouble": row["trouble"],
        }
        for row in connection.execute(query).mappings()
    ]


def _counts(connection: Connection, query: Any) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in connection.execute(query)]
