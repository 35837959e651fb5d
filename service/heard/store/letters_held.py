"""Letters kept back: held by the settings or by a limit until a person lets them go, or dropped for ever."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from heard.casework.events import LetterNumber, MessageNumber, Purpose, Reference
from heard.store.outbox import DROPPED, FAILED, HELD, IS_WAITING, WAITING, Leased, as_leased
from heard.store.tables import letters

_MAY_BE_RELEASED = letters.c.state.in_((HELD, FAILED)) & letters.c.held_because.is_distinct_from(DROPPED)


@dataclass(frozen=True, slots=True)
class Written:
    """What a letter says, and about which case."""

    purpose: Purpose
    reference: Reference | None
    words: str


def hold(connection: Connection, number: LetterNumber, *, because: str) -> None:
    """Keep a letter back until a person releases it."""
    values = {"state": HELD, "held_because": because, "leased_until": None, "tries": letters.c.tries - 1}
    connection.execute(update(letters).where(letters.c.id == number).values(values))


def hold_waiting(connection: Connection, *, because: str, outside_only: bool) -> int:
    """Hold what waits and was not released by a person: the settings no longer let it leave."""
    where = IS_WAITING & letters.c.released.is_(False)
    if outside_only:
        where &= letters.c.outside
    return connection.execute(update(letters).where(where).values(state=HELD, held_because=because)).rowcount


def hold_others(connection: Connection, mailboxes: Collection[str], *, because: str) -> int:
    """Hold what waits in mailboxes that are no longer in the settings: nothing would ever send it."""
    where = IS_WAITING & letters.c.mailbox.not_in(mailboxes)
    return connection.execute(update(letters).where(where).values(state=HELD, held_because=because)).rowcount


def held(connection: Connection) -> Sequence[LetterNumber]:
    query = select(letters.c.id).where(letters.c.state == HELD).order_by(letters.c.id)
    return [LetterNumber(number) for number in connection.execute(query).scalars()]


def kept_back_on(
    connection: Connection, reference: Reference, cause: MessageNumber | None = None
) -> Sequence[LetterNumber]:
    """Return the letters of a case that are held or failed, and were not dropped.

    cause   the message that those to somebody outside were written because of; None for all
    """
    query = select(letters.c.id).where(letters.c.reference == reference, _MAY_BE_RELEASED).order_by(letters.c.id)
    if cause is not None:
        query = query.where(letters.c.cause == cause, letters.c.outside)
    return [LetterNumber(number) for number in connection.execute(query).scalars()]


def case_of(connection: Connection, number: LetterNumber) -> Reference | None:
    """Return the case of a letter."""
    return connection.execute(select(letters.c.reference).where(letters.c.id == number)).scalar_one_or_none()


def words_kept_back(connection: Connection, number: LetterNumber) -> Written | None:
    """Return what a held or failed letter says; None if it is neither."""
    where = (letters.c.id == number) & letters.c.state.in_((HELD, FAILED))
    query = select(letters.c.purpose, letters.c.reference, letters.c.words).where(where)
    row = connection.execute(query).first()
    return None if row is None else Written(Purpose(row.purpose), row.reference, row.words)


def not_yet_sent(connection: Connection, number: LetterNumber) -> Leased | None:
    """Return a letter that waits, is held or failed; None if it left, is leaving, or does not exist."""
    where = (letters.c.id == number) & letters.c.state.in_((WAITING, HELD, FAILED))
    row = connection.execute(select(letters).where(where)).mappings().first()
    return as_leased(row) if row else None


def release(connection: Connection, number: LetterNumber, *, now: datetime) -> bool:
    """Let a held or failed letter be sent after all; False if it is neither."""
    values = {"state": WAITING, "held_because": None, "released": True, "next_try_at": now, "error": None, "tries": 0}
    where = (letters.c.id == number) & _MAY_BE_RELEASED
    return bool(connection.execute(update(letters).where(where).values(values)).rowcount)


def drop(connection: Connection, number: LetterNumber, *, why: str) -> None:
    """Let a letter never leave, whatever is asked of it later."""
    values = {"state": FAILED, "held_because": DROPPED, "leased_until": None, "error": f"dropped: {why}"}
    connection.execute(update(letters).where(letters.c.id == number).values(values))
