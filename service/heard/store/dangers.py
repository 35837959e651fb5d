"""The dangers told of on a case that nobody has answered: what whoever ends it has to know of.

Those count whose mail lies on the case, or may belong to it and waits for somebody to say so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, or_, select

from heard.casework.dangers import DangerNoted, dangers_left
from heard.casework.events import About, MessageNumber, Reference, Stream
from heard.casework.recorded import Recorded
from heard.casework.working_days import Calendar
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
    stand = {stands.case.reference: stands for stands in cases}
    elsewhere = {reference: _elsewhere(connection, reference) for reference in stand}
    told_on = {reference for reference, stands in stand.items() if stands.case.risk}
    for lies in elsewhere.values():
        told_on.update(lies.values())
    histories = history.of_streams(connection, [Stream(each) for each in told_on])
    found = {}
    for reference, stands in stand.items():
        noted = _noted(histories.get(Stream(reference), ()), stands.calendar)
        for other in set(elsewhere[reference].values()):
            of_it = _noted(histories.get(Stream(other), ()), stands.calendar)
            noted |= {number: each for number, each in of_it.items() if number in elsewhere[reference]}
        found[reference] = _open_on(connection, reference, noted, elsewhere[reference])
    return {reference: dangers for reference, dangers in found.items() if dangers}


def _open_on(
    connection: Connection,
    reference: Reference,
    noted: Mapping[MessageNumber, DangerNoted],
    elsewhere: Collection[MessageNumber],
) -> tuple[OpenDanger, ...]:
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


def _noted(recorded: Sequence[Recorded], calendar: Calendar) -> dict[MessageNumber, DangerNoted]:
    return {each.message: each for each in dangers_left(recorded, calendar)}
