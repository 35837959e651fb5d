"""What our letters, and those of officers, say that a message may have sent back to us."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, or_, select

from heard.casework.events import Kind, Purpose, Reference
from heard.casework.people import Role
from heard.judgement.facts import Lead, TieKind, Writer
from heard.judgement.threading.evidence import HOLDS_A_MAIL
from heard.mail.message import Message
from heard.mail.words.our_letters import WORTH_A_LOOK
from heard.store.tables import letters, messages

# Those written by themselves.  A form to be filled in holds the answers of whoever filled it in.
_WRITTEN = (Purpose.ACKNOWLEDGEMENT, Purpose.RECEIPT)
_NEWEST = 6
_WORDS = (
    select(letters.c.words)
    .where(
        letters.c.reference.in_(bindparam("references", expanding=True)),
        letters.c.outside,
        letters.c.purpose.in_(_WRITTEN),
    )
    .order_by(letters.c.id.desc())
    .limit(_NEWEST)
)
_OFFICERS_WORDS = (
    select(messages.c.own_words)
    .where(
        messages.c.reference.in_(bindparam("references", expanding=True)),
        messages.c.kind == Kind.STAFF.value,
        messages.c.own_words.is_not(None),
    )
    .order_by(messages.c.id.desc())
    .limit(_NEWEST)
)
_TO_STAFF = (
    select(letters.c.words)
    .where(
        or_(
            letters.c.reference.in_(bindparam("references", expanding=True)),
            letters.c.message_id.in_(bindparam("named", expanding=True)),
        ),
        ~letters.c.outside,
    )
    .order_by(letters.c.id.desc())
    .limit(bindparam("at_most"))
)
_MOST_TO_STAFF = 40
"""Letters to officers looked at: a thread with one of them quotes the last few."""
_FOLLOWS = (*HOLDS_A_MAIL, TieKind.MENTIONS)
_FEWEST = 60
"""Characters of own words below which nobody looks for an officer's sentence among them."""


def our_words(connection: Connection, message: Message, writer: Writer, leads: tuple[Lead, ...]) -> tuple[str, ...]:
    """Return the letters on the cases a message plainly follows; () where it says too little to hold one of them."""
    if len(message.own_words) < WORTH_A_LOOK or writer.role is Role.OFFICER:
        return ()
    references = [lead.reference for lead in leads if any(tie.kind in _FOLLOWS for tie in lead.ties)]
    return tuple(connection.execute(_WORDS, {"references": references}).scalars()) if references else ()


def officers_words(
    connection: Connection, message: Message, writer: Writer, leads: tuple[Lead, ...]
) -> tuple[str, ...]:
    """Return what officers wrote on the cases a message plainly follows or quotes, the newest first."""
    if len(message.own_words) < _FEWEST or writer.role is Role.OFFICER:
        return ()
    follows = (*_FOLLOWS, TieKind.QUOTES_STAFF)
    references = [lead.reference for lead in leads if any(tie.kind in follows for tie in lead.ties)]
    return tuple(connection.execute(_OFFICERS_WORDS, {"references": references}).scalars()) if references else ()


def words_to_staff(connection: Connection, message: Message, references: Collection[Reference]) -> tuple[str, ...]:
    """Return what our letters to officers say on some cases, and those that a mail names, the newest first."""
    named = (*message.in_reply_to, *message.references)[:_MOST_TO_STAFF]
    asked = {"references": list(references), "named": list(named), "at_most": _MOST_TO_STAFF}
    return tuple(connection.execute(_TO_STAFF, asked).scalars())
