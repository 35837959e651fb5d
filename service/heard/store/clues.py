"""What mail can be found by, kept and followed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from heard.casework.events import LetterNumber, MessageNumber, Reference
from heard.mail.threads.clues import Clue
from heard.store.tables import cases, clues, letters, messages

_LEAVE = insert(clues)
_FORGET = delete(clues).where(clues.c.message == bindparam("this"))
_OWNED = clues.outerjoin(messages, messages.c.id == clues.c.message).outerjoin(letters, letters.c.id == clues.c.letter)
_REFERENCE = func.coalesce(messages.c.reference, letters.c.reference, func.nullif(clues.c.reference, ""))
_FOLLOW = (
    select(
        clues.c.clue,
        clues.c.message,
        clues.c.letter,
        func.coalesce(cases.c.joined, cases.c.reference).label("reference"),
    )
    .select_from(_OWNED.join(cases, cases.c.reference == _REFERENCE))
    .where(clues.c.clue.in_(bindparam("clues", expanding=True)))
    .order_by(clues.c.clue, clues.c.message.desc(), clues.c.letter.desc())
    .limit(bindparam("at_most"))
)
_LETTERS = select(clues.c.letter).where(clues.c.clue.in_(bindparam("clues", expanding=True)), clues.c.letter != 0)
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Trace:
    """A case that a clue leads to, by a message or a letter on it, or by the case itself where both are 0."""

    clue: str
    reference: Reference
    message: MessageNumber
    letter: LetterNumber


def leave(
    connection: Connection, left: Iterable[Clue], *, message: int = 0, letter: int = 0, reference: str = ""
) -> None:
    """Keep what a message, a letter or a case can be found by; what was kept of it before must be forgotten first."""
    rows = [
        {"clue": key, "message": message, "letter": letter, "reference": reference}
        for key in dict.fromkeys(each.key for each in left)
    ]
    if rows:
        connection.execute(_LEAVE, rows)


def forget(connection: Connection, message: MessageNumber) -> None:
    """Forget what a message left, because it is heard again."""
    connection.execute(_FORGET, {"this": message})


def follow(connection: Connection, keys: Collection[str]) -> list[Trace]:
    """Return where clues lead, at most MOST; a case that was joined to another stands as that other."""
    if not keys:
        return []
    rows = connection.execute(_FOLLOW, {"clues": list(keys), "at_most": MOST})
    return [Trace(r.clue, Reference(r.reference), MessageNumber(r.message), LetterNumber(r.letter)) for r in rows]


def letters_of(connection: Connection, keys: Collection[str]) -> list[LetterNumber]:
    """Return the letters of ours that any of these clues names, oldest first."""
    found = connection.execute(_LETTERS, {"clues": list(keys)}).scalars() if keys else ()
    return [LetterNumber(number) for number in sorted(set(found))]
