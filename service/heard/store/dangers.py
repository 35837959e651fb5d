"""The dangers told of on a case that nobody has answered: what whoever ends it has to know of.

Those count whose mail lies on the case, or may belong to it and waits for somebody to say so.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, or_, select

from heard.casework.dangers import DangerNoted, dangers_left
from heard.casework.events import About, MessageNumber, Reference, Stream
from heard.judgement.explain import danger_words_in
from heard.judgement.facts import OnFile, OpenDanger
from heard.store import history
from heard.store.perhaps_of_a_case import may_be_of
from heard.store.tables import decisions, messages

_TOLD = (
    select(messages.c.id, messages.c.sender, messages.c.received_at, messages.c.reference, decisions.c.body)
    .join(decisions, decisions.c.message == messages.c.id)
    .order_by(messages.c.received_at, messages.c.id)
)
_THESE = messages.c.id.in_(bindparam("these", expanding=True))


def open_dangers(connection: Connection, cases: Iterable[OnFile]) -> dict[Reference, tuple[OpenDanger, ...]]:
    """Return by case the dangers that nobody has answered, the oldest first; of one that has none, nothing."""
    found = {stands.case.reference: _open_on(connection, stands) for stands in cases}
    return {reference: dangers for reference, dangers in found.items() if dangers}


def _open_on(connection: Connection, stands: OnFile) -> tuple[OpenDanger, ...]:
    reference = stands.case.reference
    elsewhere = _elsewhere(connection, reference)
    noted = _noted(connection, reference, stands)
    for other in dict.fromkeys(elsewhere.values()):
        noted |= {number: each for number, each in _noted(connection, other, stands).items() if number in elsewhere}
    if not noted:
        return ()
    lying = or_(messages.c.reference == reference, messages.c.id.in_(list(elsewhere)))
    rows = connection.execute(_TOLD.where(_THESE, lying), {"these": list(noted)}).mappings()
    return tuple(
        OpenDanger(
            message=MessageNumber(row["id"]),
            sender=row["sender"] or "",
            words=danger_words_in(row["body"]),
            received_at=row["received_at"],
            noted_at=noted[row["id"]].noted_at,
            sure=noted[row["id"]].sure,
        )
        for row in rows
    )


def _elsewhere(connection: Connection, reference: Reference) -> dict[MessageNumber, Reference]:
    """Return the mails that may be of a case, with the case each of them lies on."""
    it = may_be_of(reference, (About.WHICH_CASE,)).subquery()
    lies = messages.c.reference.is_not(None) & (messages.c.reference != reference)
    query = select(messages.c.id, messages.c.reference).join(it, it.c.id == messages.c.id).where(lies)
    return {MessageNumber(row.id): Reference(row.reference) for row in connection.execute(query)}


def _noted(connection: Connection, reference: Reference, stands: OnFile) -> dict[MessageNumber, DangerNoted]:
    recorded = history.of_stream(connection, Stream(reference))
    return {each.message: each for each in dangers_left(recorded, stands.calendar)}
