"""The answers that officers sent in a time, as they stand: what came back or was misread is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, select

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
    """Return the answers that came from `start` on and before `end`, in order."""
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
    histories = history.of_streams(connection, {Stream(each.reference) for each in sent})
    found = []
    for each in sent:
        passed = fold(histories[Stream(each.reference)]).passed
        stands = (p.stage for p in passed if p.moment is Moment.ANSWERED and p.message == each.id)
        if (stage := next(stands, None)) is not None:
            found.append(Answer(each.id, Reference(each.reference), stage, each.sender or "", each.received_at))
    return found
