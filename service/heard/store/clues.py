"""What mail can be found by, kept and followed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    Insert,
    Integer,
    Select,
    TableValuedAlias,
    Text,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB

from heard.casework.events import LetterNumber, MessageNumber, Reference
from heard.mail.threads.clues import Clue, ClueKind
from heard.store.tables import cases, clues, letters, messages

_FORGET = delete(clues).where(clues.c.message == bindparam("this"))
_REFERENCE = func.coalesce(messages.c.reference, letters.c.reference, func.nullif(clues.c.reference, ""))
_LETTERS = select(clues.c.letter).where(clues.c.clue.in_(bindparam("clues", expanding=True)), clues.c.letter != 0)

NEWEST = 12
"""How many of the mails that left a clue are looked at: one in half of all mail leads to half of all cases."""

COMMON = 8
"""Cases a clue leads to, from which on it tells nothing; ids and addresses tell it all the same."""

_ALWAYS_TELLING = tuple(f"{kind}:" for kind in (ClueKind.ID, ClueKind.INDEX, ClueKind.WITH))


def _followed(keys: TableValuedAlias) -> Select[Any]:
    """Return the statement that follows clues: for each the rows of its newest mails, by two steps into the index."""
    older = clues.alias()
    oldest_looked_at = (
        select(older.c.message)
        .where(older.c.clue == keys.c.value)
        .order_by(older.c.message.desc())
        .limit(1)
        .offset(NEWEST - 1)
        .correlate(keys)
        .scalar_subquery()
    )
    owned = (
        keys.join(clues, (clues.c.clue == keys.c.value) & (clues.c.message >= func.coalesce(oldest_looked_at, 0)))
        .outerjoin(messages, messages.c.id == clues.c.message)
        .outerjoin(letters, letters.c.id == clues.c.letter)
        .join(cases, cases.c.reference == _REFERENCE)
    )
    stands_as = func.coalesce(cases.c.joined, cases.c.reference).label("reference")
    return select(clues.c.clue, stands_as, clues.c.message, clues.c.letter, messages.c.sender).select_from(owned)


def _left(keys: TableValuedAlias) -> Insert:
    """Return the statement that leaves clues, all of one owner."""
    owner = (
        bindparam("message", type_=Integer),
        bindparam("letter", type_=Integer),
        bindparam("reference", type_=Text),
    )
    return insert(clues).from_select(["clue", "message", "letter", "reference"], select(keys.c.value, *owner))


# Dozens of clues as one list take less than half the time of as many values bound one by one.
_KEYS: BindParameter[str] = bindparam("keys")
_LISTED = {
    "sqlite": func.json_each(_KEYS).table_valued("value", name="keys"),
    "postgresql": func.jsonb_array_elements_text(cast(_KEYS, JSONB)).table_valued("value", name="keys"),
}
_FOLLOW = {name: _followed(keys) for name, keys in _LISTED.items()}
_LEAVE = {name: _left(keys) for name, keys in _LISTED.items()}


class Trace(NamedTuple):
    """A case that a clue leads to, by a message or a letter on it, or by the case itself where both are 0.

    sender   who wrote the message, None where it is none
    """

    clue: str
    reference: Reference
    message: MessageNumber
    letter: LetterNumber
    sender: str | None


def leave(
    connection: Connection, left: Iterable[Clue], *, message: int = 0, letter: int = 0, reference: str = ""
) -> None:
    """Keep what a message, a letter or a case can be found by; what was kept of it before must be forgotten first."""
    keys = list(dict.fromkeys([each.key for each in left]))
    if keys:
        owner = {"message": message, "letter": letter, "reference": reference}
        connection.execute(_LEAVE[connection.dialect.name], {"keys": json.dumps(keys), **owner})


def leave_anew(connection: Connection, left: Iterable[Clue], *, message: MessageNumber) -> None:
    """Keep what a message can be found by now, instead of what it left before: somebody has said whose it is."""
    forget(connection, message)
    leave(connection, left, message=message)


def forget(connection: Connection, message: MessageNumber) -> None:
    """Forget what a message left, because it is heard again."""
    connection.execute(_FORGET, {"this": message})


def follow(connection: Connection, keys: Collection[str]) -> list[Trace]:
    """Return where clues lead by the newest mails that left them; a case joined to another stands as that other.

    A clue that leads to COMMON cases or more is left out, unless it is an id or an address.
    """
    if not keys:
        return []
    statement = _FOLLOW[connection.dialect.name]
    traces: defaultdict[str, list[Trace]] = defaultdict(list)
    for row in connection.execute(statement, {"keys": json.dumps(list(keys))}).all():
        traces[row[0]].append(Trace._make(row))
    return [trace for clue, of_one in traces.items() if _tells(clue, of_one) for trace in of_one]


def _tells(clue: str, traces: Sequence[Trace]) -> bool:
    return len({trace.reference for trace in traces}) < COMMON or clue.startswith(_ALWAYS_TELLING)


def letters_of(connection: Connection, keys: Collection[str]) -> list[LetterNumber]:
    """Return the letters of ours that any of these clues names, oldest first."""
    found = connection.execute(_LETTERS, {"clues": list(keys)}).scalars() if keys else ()
    return [LetterNumber(number) for number in sorted(set(found))]
