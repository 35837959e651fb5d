"""The survey that a mail answers, where whoever it was sent to writes."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, func, select

from heard.casework.events import LetterNumber, Purpose, Reference
from heard.judgement.facts import SurveySent, Writer
from heard.mail.message import Message
from heard.store import people as people_known
from heard.store.moving import stands_as
from heard.store.tables import addresses, letters, messages, people

_MOST = 40
"""Of the Message-IDs it names: a thread is seldom longer, and headers may be."""
_NAMED = letters.c.message_id.in_(bindparam("named", expanding=True))
_LETTERS = select(letters.c.id, letters.c.message_id, letters.c.reference, letters.c.to).where(
    _NAMED, letters.c.purpose == Purpose.SURVEY.value, letters.c.outside
)
_OTHER_LETTER = select(letters.c.id).where(_NAMED).limit(1)
_OF_SOMEBODY_ELSE = (
    select(messages.c.id)
    .where(messages.c.message_id.in_(bindparam("named", expanding=True)))
    .where(messages.c.sender != bindparam("sender"))
    .limit(1)
)
_AT = (
    select(func.min(people_known.STANDS_AS))
    .select_from(addresses.join(people, people.c.id == addresses.c.person))
    .where(addresses.c.address == bindparam("address"))
)


def survey_answered(connection: Connection, message: Message, writer: Writer) -> SurveySent | None:
    """Return the survey that a mail answers by its headers, where its writer is whom it was sent to.

    None where another letter of ours, or somebody else's mail, lies between: that is what is answered.
    """
    named = list(dict.fromkeys((*message.in_reply_to, *reversed(message.references))))[:_MOST]
    if not named or writer.address is None:
        return None
    rows = {row["message_id"]: row for row in connection.execute(_LETTERS, {"named": named}).mappings()}
    nearest = next((place for place, each in enumerate(named) if each in rows), None)
    if nearest is None:
        return None
    row, between = rows[named[nearest]], named[:nearest]
    if row["reference"] is None or not _is_to(connection, row["to"], writer):
        return None
    if between and _is_another_answered(connection, between, writer.address.address):
        return None
    return SurveySent(LetterNumber(row["id"]), stands_as(connection, Reference(row["reference"])))


def _is_to(connection: Connection, to: str, writer: Writer) -> bool:
    assert writer.address is not None
    if to.casefold() == writer.address.address.casefold():
        return True
    return writer.known and connection.execute(_AT, {"address": to}).scalar() == writer.person


def _is_another_answered(connection: Connection, named: list[str], sender: str) -> bool:
    """Say whether any of these Message-IDs is that of a letter of ours, or of a mail of somebody else's."""
    if connection.execute(_OTHER_LETTER, {"named": named}).first() is not None:
        return True
    return connection.execute(_OF_SOMEBODY_ELSE, {"named": named, "sender": sender}).first() is not None
