"""What is known of those whose words an officer brings: their mail that is held, and who a note tells of."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from heard.casework.events import Kind, Reference
from heard.casework.people import Landlord, Role
from heard.judgement.brought.note import told_of_in
from heard.judgement.facts import HeldMail, Lead, Writer
from heard.judgement.same_person import surely_named
from heard.mail.message import Message
from heard.store import people as people_known
from heard.store.tables import addresses, messages, people

MOST_HELD = 200
"""Mails of all cases that a mail passed on is held against, the newest."""
_HELD = (
    select(messages.c.reference, messages.c.sender, people.c.name, messages.c.own_words, messages.c.received_at)
    .join_from(messages, addresses, addresses.c.address == messages.c.sender, isouter=True)
    .join(people, people.c.id == addresses.c.person, isouter=True)
    .where(
        messages.c.reference.in_(bindparam("references", expanding=True)),
        messages.c.kind != Kind.STAFF.value,
        messages.c.sender.is_not(None),
        messages.c.own_words.is_not(None),
    )
    .order_by(messages.c.id.desc())
    .limit(bindparam("at_most"))
)


def held_on(connection: Connection, led: Iterable[Lead]) -> tuple[HeldMail, ...]:
    """Return the mails of people outside on these cases, the newest first, at most MOST_HELD."""
    references = [lead.reference for lead in led]
    if not references:
        return ()
    rows = connection.execute(_HELD, {"references": references, "at_most": MOST_HELD})
    return tuple(
        HeldMail(Reference(row.reference), row.sender, row.name or "", row.own_words, row.received_at) for row in rows
    )


def told_of(connection: Connection, message: Message, landlord: Landlord) -> Writer | None:
    """Return the person an officer's note is about, where one alone of that name is known with that home or telephone.

    Without an address: nobody is written to because of a note.
    """
    who = told_of_in(message, landlord)
    if who is None:
        return None
    homes, phones = [who.home] if who.home else [], [who.phone] if who.phone else []
    known = surely_named(who.person, people_known.told_of(connection, homes=homes, phones=phones))
    if known is None:
        return None
    because = f"an officer tells of {who.person}, and nobody else of that name is known there"
    return Writer(None, Role.TENANT, known.person, known=True, proved=False, sure=False, because=because)
