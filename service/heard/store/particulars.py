"""What officers wrote to what they told of cases: the words alone, since events hold none."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, or_, select

from heard.casework.case import Told
from heard.casework.events import (
    MessageNumber,
    Particular,
    ParticularDone,
    ParticularWord,
    Reference,
    Stream,
    WordsNumber,
)
from heard.casework.particulars import LARGE_PRINT, Brought, Written
from heard.store.tables import cases, events, particular_words, particulars

_ITSELF = cases.alias("itself")
TOLD_BESIDE_ITS_CASE = particulars.join(_ITSELF, _ITSELF.c.reference == particulars.c.reference).join(
    cases, cases.c.reference == func.coalesce(_ITSELF.c.joined, _ITSELF.c.reference)
)
"""What was told, each beside the case that it counts for now: the one that its own was joined to, else its own."""


def keep_words(connection: Connection, reference: Reference, words: str) -> WordsNumber:
    """Keep what an officer wrote of a case, and return its number."""
    row = insert(particular_words).values(reference=reference, words=words).returning(particular_words.c.id)
    return WordsNumber(connection.execute(row).scalar_one())


def written(connection: Connection, reference: str) -> Written:
    """Return all that officers wrote of a case, and of those that are joined to it now, by its number."""
    its_own = select(cases.c.reference).where(cases.c.joined == reference)
    query = select(particular_words.c.id, particular_words.c.words).where(
        or_(particular_words.c.reference == reference, particular_words.c.reference.in_(its_own))
    )
    return {WordsNumber(row.id): row.words for row in connection.execute(query)}


def brought(connection: Connection, reference: Reference) -> tuple[Brought, ...]:
    """Return what was told of cases that are joined to this one now, over or not, in the order it was told."""
    query = (
        select(particulars)
        .join_from(particulars, cases, cases.c.reference == particulars.c.reference)
        .where(cases.c.joined == reference)
        .order_by(particulars.c.recorded_at, particulars.c.reference, particulars.c.number)
    )
    return tuple(
        Brought(
            Reference(row.reference),
            Told(
                about=Particular(row.about),
                word=ParticularWord(row.word) if row.word is not None else None,
                words=WordsNumber(row.words) if row.words is not None else None,
                on=row.on_day,
                at=row.recorded_at,
                message=MessageNumber(row.message) if row.message is not None else None,
                number=row.number,
                done_at=row.done_at,
            ),
        )
        for row in connection.execute(query)
    )


def done_elsewhere(connection: Connection, command: MessageNumber, reference: Reference) -> tuple[Stream, ...]:
    """Return the other cases on which the command in a message said that something is done: those joined to its own."""
    query = select(events.c.stream).where(events.c.message == command, events.c.type == ParticularDone.__name__)
    found = connection.execute(query.where(events.c.stream != reference).distinct().order_by(events.c.stream))
    return tuple(map(Stream, found.scalars()))


def wants_large_print(connection: Connection, reference: Reference | None) -> bool:
    """Say whether an officer told of a case that its complainant needs large print, in whatever words."""
    query = (
        select(particulars.c.number)
        .select_from(TOLD_BESIDE_ITS_CASE.join(particular_words, particular_words.c.id == particulars.c.words))
        .where(cases.c.reference == reference, particulars.c.about == Particular.ADJUSTMENT.value)
        .where(or_(*(particular_words.c.words.icontains(each) for each in LARGE_PRINT)))
    )
    return reference is not None and connection.execute(query).first() is not None
