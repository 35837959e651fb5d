"""What is on record of a panel that is to sit: the meetings told of open cases, and whom officers' mail went to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select

from heard.casework.events import Kind, MessageNumber, Particular, Reference
from heard.errors import MessageProblem
from heard.mail.parse import parse
from heard.store import inbox
from heard.store.particulars import TOLD_BESIDE_ITS_CASE
from heard.store.tables import cases, messages, particulars

_MEETINGS = (
    select(cases.c.reference, particulars.c.reference.label("told_of"), particulars.c.on_day, particulars.c.recorded_at)
    .select_from(TOLD_BESIDE_ITS_CASE)
    .where(
        particulars.c.about == Particular.MEETING.value,
        particulars.c.done_at.is_(None),
        particulars.c.on_day >= bindparam("first"),
        cases.c.status == "open",
    )
    .order_by(particulars.c.on_day, cases.c.reference, particulars.c.recorded_at)
)
_MAILS = (
    select(messages.c.id, messages.c.received_at, messages.c.own_words)
    .where(messages.c.reference == bindparam("reference"), messages.c.kind == Kind.STAFF.value)
    .order_by(messages.c.id)
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that an officer told of an open case, or of one joined to it, and nobody said was held or called off.

    told_of  the case it was told of
    """

    reference: Reference
    told_of: Reference
    on: date
    told_at: datetime


@dataclass(frozen=True, slots=True)
class StaffMail:
    """A mail of staff that lies on a case; `words` is what its writer typed."""

    number: MessageNumber
    received_at: datetime
    words: str


def meetings_from(connection: Connection, first: date) -> tuple[Meeting, ...]:
    """Return the meetings on a day or later, the soonest first."""
    rows = connection.execute(_MEETINGS, {"first": first})
    return tuple(Meeting(Reference(row.reference), Reference(row.told_of), row.on_day, row.recorded_at) for row in rows)


def staff_wrote(connection: Connection, reference: Reference) -> tuple[StaffMail, ...]:
    """Return the mails of staff that lie on a case, the oldest first."""
    rows = connection.execute(_MAILS, {"reference": reference})
    return tuple(StaffMail(MessageNumber(row.id), row.received_at, row.own_words or "") for row in rows)


def went_to(connection: Connection, number: MessageNumber) -> frozenset[str]:
    """Return the addresses that a mail went to; none where it was not kept.

    It is read again, since heard keeps no list of which staff a mail went to.
    """
    try:
        message = parse(inbox.original(connection, number).content, journal=True)
    except (LookupError, MessageProblem):
        return frozenset()
    return frozenset(each.address for each in (*message.to, *message.cc, *message.bcc))
