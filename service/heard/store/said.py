"""What mails say, kept in memory: each new mail is held against many earlier ones, and mostly against the same.

What a mail says is written once, when it is heard, so what is remembered is never out of date.  On which case
a mail is does change, and is asked every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, select

from heard.judgement.threading.alike import Commonness
from heard.store.tables import messages

MOST_REMEMBERED = 3_000
"""Mails, of each about a thousand bytes, for each of a handful of connections."""
_LETTERS_OF_ONE = 800
_PLACE = "what mails say"

_OWN_WORDS = func.substr(messages.c.own_words, 1, _LETTERS_OF_ONE)
_SAYS = select(messages.c.id, messages.c.subject, _OWN_WORDS).where(messages.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(slots=True)
class _Remembered:
    """What mails say, by their numbers, and how common words are in those that came lately."""

    texts: dict[int, str] = field(default_factory=dict)
    newest: int = 0
    lately: Commonness = field(default_factory=Commonness)

    def keep(self, rows: Iterable[Sequence[Any]]) -> None:
        """Keep what mails say, without those that were not read, since they may yet be."""
        if len(self.texts) > MOST_REMEMBERED:
            self.texts.clear()
            self.newest = 0
        for number, subject, own_words in rows:
            if own_words is not None:
                self.texts[number] = f"{subject or ''}\n{own_words}"
                self.newest = max(self.newest, number)


def texts_of(connection: Connection, numbers: Sequence[int]) -> list[str]:
    """Return subject and own words of each of these mails, "" for one that was not read; long ones are cut off."""
    known = _remembered(connection)
    if missing := [number for number in numbers if number not in known.texts]:
        before = {number: known.texts[number] for number in numbers if number in known.texts}
        known.keep(connection.execute(_SAYS, {"ids": missing}).all())
        return [before.get(number) or known.texts.get(number, "") for number in numbers]
    return [known.texts[number] for number in numbers]


def unless_remembered() -> tuple[ColumnElement[Any], ...]:
    """Return the columns for `remember`: what a mail says is there where it is newer than :newest, which saves time."""
    is_new = messages.c.id > bindparam("newest")
    return messages.c.id, case((is_new, messages.c.subject)), case((is_new, _OWN_WORDS))


def newest_remembered(connection: Connection) -> int:
    return _remembered(connection).newest


def remember(connection: Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Remember what mails say; rows as `unless_remembered` has them."""
    _remembered(connection).keep(rows)


def commonness(connection: Connection, lately: Iterable[tuple[str, str]]) -> Commonness:
    """Return how common words are in these mails, each after the case it is on; as long as nobody asks for others."""
    remembered = _remembered(connection).lately
    remembered.move_on(lately)
    return remembered


def _remembered(connection: Connection) -> _Remembered:
    remembered: _Remembered = connection.info.setdefault(_PLACE, _Remembered())
    return remembered
