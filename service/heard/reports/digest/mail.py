"""Mail that nobody could read, and praise since the last working morning."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from heard.casework.events import Kind
from heard.judgement.praise import praise_in
from heard.reports.digest.of_a_case import OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store.tables import cases, messages, problems

_UNSOLVED = (
    select(*OF_A_CASE, problems.c.message, problems.c.happened_at)
    .select_from(
        problems.outerjoin(messages, messages.c.id == problems.c.message).outerjoin(
            WITH_ITS_OWNER, cases.c.reference == messages.c.reference
        )
    )
    .where(problems.c.solved_at.is_(None))
    .order_by(problems.c.happened_at, problems.c.id)
)


def unread(morning: Morning) -> list[Row]:
    """Return the messages that could not be read or decided on and wait to be, the oldest first."""
    rows = []
    for each in morning.connection.execute(_UNSOLVED).mappings():
        day = morning.day_of(each["happened_at"])
        rows.append(of_a_case(each, message=each["message"], day=day, days=morning.since_then(day)))
    return rows


def compliments(morning: Morning) -> list[Row]:
    """Return the praise that came since the last working morning, in order, with whom of the staff it names."""
    query = (
        select(*OF_A_CASE, messages.c.id, messages.c.received_at, messages.c.subject, messages.c.own_words)
        .select_from(messages.outerjoin(WITH_ITS_OWNER, cases.c.reference == messages.c.reference))
        .where(messages.c.received_at >= morning.since, messages.c.received_at <= morning.now)
        .where(messages.c.kind == Kind.COMPLIMENT.value)
        .order_by(messages.c.received_at, messages.c.id)
    )
    rows = []
    for each in morning.connection.execute(query).mappings():
        found = praise_in(each["subject"] or "", each["own_words"] or "", morning.staff, morning.areas)
        row = of_a_case(each, message=each["id"], day=morning.day_of(each["received_at"]), named=found.named)
        rows.append(replace(row, area=row.area or found.area))
    return rows
