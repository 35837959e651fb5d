"""What the mail says that opened a case: whom it names, and what it is about, shows who should not deal with it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from heard.casework.events import MessageNumber, Reference, Stream
from heard.casework.mail_on_case import opened_by
from heard.casework.people import Role
from heard.store import history
from heard.store.tables import decisions, messages


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """Subject and own words of a mail; `by_staff` says whether somebody of the landlord's wrote it."""

    subject: str
    own_words: str
    by_staff: bool


def opening_words(connection: Connection, reference: Reference) -> OpeningWords | None:
    """Return what the mail says that opened a case; None where none did, or nobody could read it."""
    recorded = history.of_stream(connection, Stream(reference))
    number = opened_by(recorded) if recorded else None
    return _said_in(connection, number) if number is not None else None


def _said_in(connection: Connection, number: MessageNumber) -> OpeningWords | None:
    columns = (messages.c.subject, messages.c.own_words, decisions.c.role)
    query = select(*columns).outerjoin(decisions, decisions.c.message == messages.c.id).where(messages.c.id == number)
    row = connection.execute(query).one()
    if row.own_words is None:
        return None
    return OpeningWords(row.subject or "", row.own_words, row.role == Role.OFFICER.value)
