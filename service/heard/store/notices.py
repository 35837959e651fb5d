"""The notice of ours to an officer that a mail answers by its headers."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from heard.casework.events import MessageNumber, Reference
from heard.judgement.token_seen import CONFIRM, NoticeAnswered
from heard.mail.message import Message
from heard.store.moving import stands_as
from heard.store.tables import letters

_NOTICE = "officer.notice."
_ASKED_WHOSE = f"officer.receipt.{CONFIRM}"
_MOST = 40
"""Of the Message-IDs it names: a thread is seldom longer, and headers may be."""
_TO_STAFF = select(letters.c.message_id, letters.c.name, letters.c.to, letters.c.reference, letters.c.cause).where(
    letters.c.message_id.in_(bindparam("named", expanding=True)), ~letters.c.outside
)


def notice_answered(connection: Connection, message: Message) -> NoticeAnswered | None:
    """Return the letter of ours to somebody of the landlord's that a mail answers: the nearest that its headers name.

    Whoever has seen such a letter, or guesses well, may name it: it says what a mail is about, and proves nobody.
    """
    named = list(dict.fromkeys((*message.in_reply_to, *reversed(message.references))))[:_MOST]
    if not named:
        return None
    rows = {row["message_id"]: row for row in connection.execute(_TO_STAFF, {"named": named}).mappings()}
    row = next((rows[each] for each in named if each in rows), None)
    if row is None:
        return None
    reference = Reference(row["reference"]) if row["reference"] is not None else None
    return NoticeAnswered(
        to=row["to"],
        reference=stands_as(connection, reference) if reference is not None else None,
        message=MessageNumber(row["cause"]) if row["cause"] is not None else None,
        about=_about(row["name"]),
    )


def _about(name: str) -> str:
    if name == _ASKED_WHOSE:
        return CONFIRM
    return name.removeprefix(_NOTICE) if name.startswith(_NOTICE) else ""
