"""The outbox, for people (CONTRACTS of `heard letters`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from heard.store.tables import letters


def list_of_letters(connection: Connection, states: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """Yield every letter in these states, oldest first; without states, every letter there is."""
    query = select(letters).order_by(letters.c.id)
    if states:
        query = query.where(letters.c.state.in_(states))
    for row in connection.execute(query).mappings():
        yield {
            "id": row["id"],
            "name": row["name"],
            "case": row["reference"],
            "to": row["to"],
            "state": row["state"],
            "message_id": row["message_id"],
            "created_at": row["created_at"].isoformat(),
            "sent_at": row["sent_at"].isoformat() if row["sent_at"] else None,
            "tries": row["tries"],
            "error": row["error"] or row["held_because"],
        }
