"""Whether what we write to somebody arrives."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from heard.store.outbox import DROPPED, FAILED, SENT
from heard.store.tables import letters

_LAST = (
    select(letters.c.state)
    .where(
        letters.c.to == bindparam("to"),
        letters.c.state.in_((SENT, FAILED)),
        letters.c.held_because.is_distinct_from(DROPPED),
    )
    .order_by(letters.c.created_at.desc(), letters.c.id.desc())
    .limit(1)
)


def came_back(connection: Connection, address: str) -> bool:
    """Say whether the last letter of ours that was sent to an address did not arrive."""
    return connection.execute(_LAST, {"to": address}).scalar() == FAILED
