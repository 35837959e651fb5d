"""The letters of ours that a mail of staff may hold, enclosed or below a heading, by all that may be left of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, or_, select

from heard.casework.events import LetterNumber
from heard.judgement.facts import Lead, OurWords, TieKind
from heard.judgement.token_seen import TokenSeen
from heard.mail.message import Message
from heard.mail.threads.clues import Clue, ClueKind
from heard.store import clues
from heard.store.returned import sent_letter
from heard.store.tables import letters

_MOST = 40
"""Letters looked at: a rule passes one on, a person a few."""


def passed_back(
    connection: Connection, message: Message, tokens: Sequence[TokenSeen], leads: Sequence[Lead]
) -> tuple[OurWords, ...]:
    """Return what may be in a mail of ours, the newest first: by Message-ID or alias, by token, by the signed line.

    Each of these anybody may have copied: whether the letter is there, its words show.
    """
    ids = _ids_of_those_enclosed(connection, message)
    may_be: list[ColumnElement[bool]] = [letters.c.id.in_(ids)] if ids else []
    may_be += [_given_with(each) for each in tokens if each.officer]
    if marked := [lead.reference for lead in leads if any(tie.kind is TieKind.LETTER_MARK for tie in lead.ties)]:
        may_be.append(letters.c.reference.in_(marked) & letters.c.outside)
    if not may_be:
        return ()
    query = select(letters).where(or_(*may_be)).order_by(letters.c.id.desc()).limit(_MOST)
    rows = connection.execute(query).mappings().all()
    return tuple(OurWords(sent_letter(connection, row), row["words"], tuple(ids.get(row["id"], ()))) for row in rows)


def _ids_of_those_enclosed(connection: Connection, message: Message) -> dict[LetterNumber, list[str]]:
    """Return the Message-IDs of the mails enclosed that are letters of ours, by letter."""
    found: dict[LetterNumber, list[str]] = defaultdict(list)
    for each in message.enclosed[:_MOST]:
        if each.message_id is not None:
            for number in clues.letters_of(connection, [Clue(ClueKind.ID, each.message_id).key]):
                found[number].append(each.message_id)
    return found


def _given_with(token: TokenSeen) -> ColumnElement[bool]:
    """Return the condition that a letter may be the one that a token was given with."""
    of_its_message = letters.c.cause == token.message
    same = of_its_message if token.message is not None else letters.c.reference == token.reference
    return (letters.c.to == token.officer) & ~letters.c.outside & same
