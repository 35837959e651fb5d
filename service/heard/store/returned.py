"""The letter of ours that a message is, and those that a delivery report says did not arrive."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy import Connection, RowMapping, select

from heard.casework.events import LetterName, LetterNumber, Purpose, Reference, StageName
from heard.casework.people import Landlord
from heard.judgement.facts import SentLetter
from heard.mail.message import Message, RawMessage
from heard.mail.threads.clues import Clue, ClueKind
from heard.store import clues
from heard.store.moving import stands_as
from heard.store.tables import letters

BOUNCES_WITHIN = timedelta(days=7)
"""Mail systems give up after five days (RFC 5321, 4.5.4.1); two more for what is slow."""
_A_DATE_AT_ALL = (1990, 9000)  # years; a Date may be anything, and some leave no room to count back


def own_letter(connection: Connection, raw: RawMessage, message: Message, landlord: Landlord) -> SentLetter | None:
    """Return the letter of ours that this message is, unchanged; None where it only bears its Message-ID.

    Whoever got a letter knows its Message-ID and can write under it.  Only our own words
    from our own address are our own letter.
    """
    sender = message.sender
    if message.message_id is None or sender is None or not landlord.is_own(sender.address):
        return None
    numbers = clues.letters_of(connection, [Clue(ClueKind.ID, message.message_id).key])
    query = select(letters).where(letters.c.id.in_(numbers))
    row = connection.execute(query).mappings().first()
    if row is None or not (raw.sent_folder or _bare(row["words"]) in _bare(message.text)):
        return None
    return sent_letter(connection, row)


_GONE = letters.c.state.in_(("sent", "sending"))  # a report may come before its letter is recorded as sent


def bounced(connection: Connection, message: Message) -> tuple[SentLetter, ...]:
    """Return the letters of ours that a delivery report names by Message-ID, which only who was sent one knows."""
    if message.bounce is None or not message.bounce.recipients or not message.bounce.about:
        return ()
    about = clues.letters_of(connection, [Clue(ClueKind.ID, each).key for each in message.bounce.about])
    rows = connection.execute(select(letters).where(letters.c.id.in_(about), _GONE)).mappings().all()
    failed = set(message.bounce.recipients)
    return tuple(sent_letter(connection, row) for row in rows if row["to"] in failed)


def perhaps_bounced(connection: Connection, message: Message) -> tuple[SentLetter, ...]:
    """Return the letters that a report may mean which names none: anybody who knows the address can have written it.

    Each is the only one that went to an address in the week before, or the only one of the case whose
    reference is quoted.
    """
    bounce, at = message.bounce, message.date
    if bounce is None or bounce.about or at is None or not _A_DATE_AT_ALL[0] <= at.year <= _A_DATE_AT_ALL[1]:
        return ()
    lately = letters.c.sent_at.between(at - BOUNCES_WITHIN, at + timedelta(days=1))
    found: list[SentLetter] = []
    for address in bounce.recipients:
        sent = select(letters).where(letters.c.to == address, _GONE, lately).order_by(letters.c.id.desc()).limit(50)
        rows = connection.execute(sent).mappings().all()
        quoted = [row for row in rows if row["reference"] and row["reference"] in message.text.upper()]
        meant = quoted or list(rows)
        found += [sent_letter(connection, row) for row in meant if len(meant) == 1]
    return tuple(found)


def sent_letter(connection: Connection, row: RowMapping) -> SentLetter:
    """Return a letter of ours from its row in the outbox."""
    reference = Reference(row["reference"]) if row["reference"] else None
    return SentLetter(
        number=LetterNumber(row["id"]),
        reference=reference,
        name=LetterName(row["name"]),
        purpose=Purpose(row["purpose"]),
        stage=StageName(row["stage"]) if row["stage"] else None,
        stands_as=stands_as(connection, reference) if reference else None,
    )


def _bare(text: str) -> str:
    return re.sub(r"[\s>]+", "", text)
