"""The answers that officers sent in a time, as they stand: what came back or was misread is none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, select

from heard.casework.case import Case
from heard.casework.events import AnswerGiven, MessageNumber, Reference, StageName, Stream
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.store import history
from heard.store.tables import events, messages


@dataclass(frozen=True, slots=True)
class Answer:
    """An officer's letter that answers a stage of a case; `by` is the address it is from."""

    message: MessageNumber
    reference: Reference
    stage: StageName
    by: str
    received_at: datetime


def answers_between(connection: Connection, start: datetime, end: datetime) -> Sequence[Answer]:
    """Return the answers that came from `start` on and before `end`, in order.

    None of a case whose history is damaged: the digest tells which that is, and it keeps no other back.
    """
    answered = exists().where(
        events.c.stream == messages.c.reference,
        events.c.message == messages.c.id,
        events.c.type == AnswerGiven.__name__,
    )
    query = (
        select(messages.c.id, messages.c.reference, messages.c.sender, messages.c.received_at)
        .where(messages.c.received_at >= start, messages.c.received_at < end, messages.c.reference.is_not(None))
        .where(answered)
        .order_by(messages.c.id)
    )
    sent = connection.execute(query).all()
    folded = _folded(connection, {Stream(each.reference) for each in sent})
    found = []
    for each in sent:
        case = folded.get(Stream(each.reference))
        passed = case.passed if case is not None else ()
        stands = (p.stage for p in passed if p.moment is Moment.ANSWERED and p.message == each.id)
        if (stage := next(stands, None)) is not None:
            found.append(Answer(each.id, Reference(each.reference), stage, each.sender or "", each.received_at))
    return found


def _folded(connection: Connection, streams: Collection[Stream]) -> Mapping[Stream, Case]:
    """Return the cases that can be folded."""
    try:
        histories = history.of_streams(connection, streams)
    except history.DAMAGED:
        histories = {}
    found = {}
    for stream in streams:
        with suppress(*history.DAMAGED):
            found[stream] = fold(histories.get(stream) or history.of_stream(connection, stream))
    return found
