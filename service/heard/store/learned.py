"""What was recorded of cases so that others may learn from it, as rows."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from heard.casework.events import Learning, LearningRecorded, LearningWord, Reference
from heard.casework.learning import MONEY
from heard.store.tables import cases, learned

_ITSELF = cases.alias("itself")
LEARNED_BESIDE_ITS_CASE = learned.join(_ITSELF, _ITSELF.c.reference == learned.c.reference).join(
    cases, cases.c.reference == func.coalesce(_ITSELF.c.joined, _ITSELF.c.reference)
)
"""What was recorded, each beside the case that it counts for now: the one that its own was joined to, else its own."""


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


def money_brought(connection: Connection, reference: Reference) -> tuple[LearningRecorded, ...]:
    """Return the money that was recorded of cases that are joined to this one now; it was paid all the same."""
    query = (
        select(learned.c.about, learned.c.pence, learned.c.offset_pence)
        .join_from(learned, cases, cases.c.reference == learned.c.reference)
        .where(cases.c.joined == reference, learned.c.about.in_([each.value for each in MONEY]))
        .order_by(learned.c.reference, learned.c.number)
    )
    rows = connection.execute(query)
    return tuple(LearningRecorded(Learning(row.about), None, row.pence, row.offset_pence) for row in rows)
