"""What officers told of a case to be borne in mind, as `heard case` shows it and as its history says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, or_, select

from heard.casework.events import ParticularRecorded, Stream
from heard.casework.particulars import one_in_words
from heard.store import history
from heard.store.particulars import TOLD_BESIDE_ITS_CASE, written
from heard.store.tables import cases, particulars


def of_case(connection: Connection, reference: str) -> list[dict[str, Any]]:
    """Return what officers told of a case and of those joined to it now, in the order it was told, and what is over."""
    wrote = written(connection, reference)
    query = (
        select(particulars)
        .select_from(TOLD_BESIDE_ITS_CASE)
        .where(or_(particulars.c.reference == reference, cases.c.reference == reference))
        .order_by(particulars.c.recorded_at, particulars.c.reference, particulars.c.number)
    )
    return [_row(row, row["word"] or wrote.get(row["words"])) for row in connection.execute(query).mappings()]


def in_words_of(connection: Connection, reference: str) -> Mapping[int, str]:
    """Return in words what officers ever told of a case, by the number of the event that says so."""
    wrote = written(connection, reference)
    return {
        each.number: one_in_words(each.event, wrote)
        for each in history.of_stream(connection, Stream(reference))
        if isinstance(each.event, ParticularRecorded)
    }


def _row(row: RowMapping, words: str | None) -> dict[str, Any]:
    return {
        "case": row["reference"],
        "number": row["number"],
        "about": row["about"],
        "words": words,
        "on": row["on_day"].isoformat() if row["on_day"] else None,
        "at": row["recorded_at"].isoformat(),
        "done_at": row["done_at"].isoformat() if row["done_at"] else None,
        "message": row["message"],
    }
