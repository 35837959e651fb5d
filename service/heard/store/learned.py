"""What was recorded of cases so that others may learn from it, as rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from heard.casework.events import Learning, LearningWord
from heard.store.tables import learned


def causes_since(connection: Connection, since: datetime) -> tuple[LearningWord, ...]:
    """Return the causes recorded since a moment, those recorded most often first; of as many by their letters."""
    often = func.count()
    query = (
        select(learned.c.word)
        .where(learned.c.about == Learning.CAUSE.value, learned.c.recorded_at >= since, learned.c.word.is_not(None))
        .group_by(learned.c.word)
        .order_by(often.desc(), learned.c.word)
    )
    return tuple(map(LearningWord, connection.execute(query).scalars()))
