"""The outbox, for people (CONTRACTS of `heard letters`)."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from heard.errors import NotFound
from heard.store.tables import letters


def list_of_letters(connection: Connection, states: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """Yield every letter in these states, oldest first; without states, every letter there is."""
    # Not the letters themselves, which are most of the table.
    shown = [column for column in letters.c if column.name not in ("content", "words")]
    query = select(*shown).order_by(letters.c.id)
    if states:
        query = query.where(letters.c.state.in_(states))
    for row in connection.execute(query).mappings():
        yield _letter(row)


def one_letter(connection: Connection, number: int) -> dict[str, Any]:
    """Return one letter with its subject and text.  Raises NotFound if there is none of this number."""
    row = connection.execute(select(letters).where(letters.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(f"letter {number}: there is none of this number. heard letters lists them")
    subject = message_from_bytes(row["content"], policy=default)["Subject"]
    return _letter(row) | {"subject": str(subject), "text": row["words"]}


def _letter(row: RowMapping) -> dict[str, Any]:
    return {
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
