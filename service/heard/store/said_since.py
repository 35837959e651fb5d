"""Whether anything came about a case since a moment that a person has to have read before time alone does anything."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select

from heard.casework.events import Kind, MessageNumber, Reference
from heard.store.perhaps_of_a_case import may_be_of
from heard.store.tables import messages, questions

_MACHINES = (Kind.AUTO_REPLY.value, Kind.BOUNCE.value, Kind.BULK.value)
_WAITS = questions.c.answered_at.is_(None)
_ASKED_OF_IT = select(questions.c.id).where(questions.c.reference == bindparam("this"), _WAITS).limit(1)
_CAME = (
    select(messages.c.id)
    .where(
        messages.c.reference == bindparam("this"),
        messages.c.received_at > bindparam("since"),
        or_(messages.c.kind.is_(None), messages.c.kind.not_in(_MACHINES)),
        messages.c.id.not_in(bindparam("but", expanding=True)),
    )
    .limit(1)
)


def is_quiet(
    connection: Connection, reference: Reference, since: datetime, *, but: Collection[MessageNumber] = ()
) -> bool:
    """Say whether nothing was asked of a case that waits, and nothing came about it.

    but   messages of its own that say nothing new: commands, letters to whoever complained

    A mail elsewhere counts that may be of the case, and of which a person was asked and has not answered.
    """
    these = {"this": reference, "since": since, "but": list(but)}
    elsewhere = may_be_of(reference).where(messages.c.received_at > since).limit(1)
    queries = (_ASKED_OF_IT, _CAME, elsewhere)
    return all(connection.execute(query, these).first() is None for query in queries)
