"""What officers wrote to what they told of cases: the words alone, since events hold none."""

from __future__ import annotations

from sqlalchemy import Connection, insert, or_, select

from heard.casework.events import Particular, Reference, WordsNumber
from heard.casework.particulars import LARGE_PRINT, Written
from heard.store.tables import particular_words, particulars


def keep_words(connection: Connection, reference: Reference, words: str) -> WordsNumber:
    """Keep what an officer wrote of a case, and return its number."""
    row = insert(particular_words).values(reference=reference, words=words).returning(particular_words.c.id)
    return WordsNumber(connection.execute(row).scalar_one())


def written(connection: Connection, reference: str) -> Written:
    """Return all that officers wrote of a case, by its number."""
    query = select(particular_words.c.id, particular_words.c.words).where(particular_words.c.reference == reference)
    return {WordsNumber(row.id): row.words for row in connection.execute(query)}


def wants_large_print(connection: Connection, reference: Reference | None) -> bool:
    """Say whether an officer told of a case that its complainant needs large print, in whatever words."""
    query = (
        select(particulars.c.number)
        .join_from(particulars, particular_words, particular_words.c.id == particulars.c.words)
        .where(particulars.c.reference == reference, particulars.c.about == Particular.ADJUSTMENT.value)
        .where(or_(*(particular_words.c.words.icontains(each) for each in LARGE_PRINT)))
    )
    return reference is not None and connection.execute(query).first() is not None
