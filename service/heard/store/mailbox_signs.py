"""On which messages somebody did in the mailbox what stands for a command, and what came of it.

Each is acted on once, however often it is done and wherever the message lies by then.  What was there before heard
first looked is no command: nobody meant it as one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, text, tuple_, update

from heard.casework.events import MessageNumber
from heard.store.inbox import WAITING
from heard.store.tables import mailbox_signs as signs, messages, sightings

FIRST_LOOK = 0
"""The UID that no message has (RFC 9051, 2.3.1.1): its row says that a folder was looked into for a sign."""
AT_ONCE = 500  # UIDs in one statement


class CameTo(StrEnum):
    """What came of a sign."""

    BEFORE = "before"  # nothing: it was there before anybody could mean a command by it, or was acted on already
    DONE = "done"
    ASKED = "asked"  # somebody is asked whether it is so
    NOTHING = "nothing"  # it may not be, and somebody was told so


ACTED_ON = (CameTo.DONE, CameTo.ASKED, CameTo.NOTHING)


@dataclass(frozen=True, slots=True)
class Looked:
    """One look for one sign.

    sign   what it is remembered by
    uids   of the messages that bear it now
    """

    mailbox: str
    folder: str
    uidvalidity: int
    sign: str
    uids: Collection[int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message that bears a sign which nobody has seen to.

    sign    what that is remembered by
    words   what the writer of the message typed in it
    """

    mailbox: str
    sign: str
    message: MessageNumber
    words: str


def is_new(connection: Connection, looked: Looked) -> bool:
    """Say whether a look shows anything else than the one before."""
    known = _known(connection, looked)
    return FIRST_LOOK not in known or any(uid not in known for uid in looked.uids) or bool(_gone(known, looked))


def note(connection: Connection, looked: Looked, now: datetime) -> None:
    """Remember what a look shows: all of it as from before where it is the first, else what is new as to be seen to.

    What was taken back before anybody saw to it is forgotten.
    """
    known = _known(connection, looked)
    is_first = FIRST_LOOK not in known
    fresh = [uid for uid in looked.uids if uid not in known]
    place = {"mailbox": looked.mailbox, "folder": looked.folder, "uidvalidity": looked.uidvalidity}
    row = {**place, "sign": looked.sign, "seen_at": now, "came_to": None, "settled_at": None}
    before = {"came_to": CameTo.BEFORE.value, "settled_at": now}
    rows = [row | {"uid": uid} | (before if is_first else {}) for uid in fresh]
    if is_first:
        rows.append(row | {"uid": FIRST_LOOK} | before)
    if rows:
        connection.execute(insert(signs), rows)
    gone = _gone(known, looked)
    for start in range(0, len(gone), AT_ONCE):
        connection.execute(delete(signs).where(_of(looked), signs.c.uid.in_(gone[start : start + AT_ONCE])))


def _known(connection: Connection, looked: Looked) -> dict[int, str | None]:
    query = select(signs.c.uid, signs.c.came_to).where(_of(looked))
    return {row.uid: row.came_to for row in connection.execute(query)}


def _gone(known: dict[int, str | None], looked: Looked) -> list[int]:
    there = set(looked.uids)
    return [uid for uid, came_to in known.items() if came_to is None and uid not in there]


def _of(looked: Looked) -> ColumnElement[bool]:
    return and_(
        signs.c.mailbox == looked.mailbox,
        signs.c.folder == looked.folder,
        signs.c.uidvalidity == looked.uidvalidity,
        signs.c.sign == looked.sign,
    )


_AT_ITS_PLACE = and_(
    sightings.c.mailbox == signs.c.mailbox,
    sightings.c.folder == signs.c.folder,
    sightings.c.uidvalidity == signs.c.uidvalidity,
    sightings.c.uid == signs.c.uid,
)
_TO_SEE_TO = (
    select(signs.c.mailbox, signs.c.sign, sightings.c.message, messages.c.own_words)
    .join(sightings, _AT_ITS_PLACE)
    .join(messages, messages.c.id == sightings.c.message)
    # Written out, not bound, so that the partial index can be used.
    .where(text("mailbox_signs.came_to IS NULL"), messages.c.state != WAITING)
    .order_by(signs.c.seen_at, sightings.c.message)
)


def to_see_to(connection: Connection, mailbox: str, *, at_most: int) -> list[Seen]:
    """Return the messages of a mailbox that bear a sign nobody has seen to, the one seen first before the others.

    A message that was not heard yet is left for later.
    """
    rows = connection.execute(_TO_SEE_TO.where(signs.c.mailbox == mailbox).limit(at_most))
    found = (Seen(row.mailbox, row.sign, MessageNumber(row.message), row.own_words or "") for row in rows)
    return list(dict.fromkeys(found))


def was_acted_on(connection: Connection, seen: Seen) -> bool:
    """Say whether a message bore the same sign before, at whatever place, and that is settled."""
    query = (
        select(signs.c.uid)
        .join(sightings, _AT_ITS_PLACE)
        .where(_is(seen), sightings.c.message == seen.message, signs.c.came_to.is_not(None))
    )
    return connection.execute(query.limit(1)).first() is not None


def settle(connection: Connection, seen: Seen, came_to: CameTo, now: datetime) -> None:
    """Remember what came of a sign on a message, wherever that lies."""
    places = select(sightings.c.folder, sightings.c.uidvalidity, sightings.c.uid).where(
        sightings.c.mailbox == seen.mailbox, sightings.c.message == seen.message
    )
    here = tuple_(signs.c.folder, signs.c.uidvalidity, signs.c.uid).in_(places)
    unsettled = (_is(seen), here, signs.c.came_to.is_(None))
    connection.execute(update(signs).where(*unsettled).values(came_to=came_to.value, settled_at=now))


def _is(seen: Seen) -> ColumnElement[bool]:
    return and_(signs.c.mailbox == seen.mailbox, signs.c.sign == seen.sign)


def acted_on_since(connection: Connection, mailbox: str, since: datetime) -> int:
    """Return how often something came of a sign in a mailbox since a moment: of a message under two signs, twice."""
    theirs = (signs.c.mailbox == mailbox) & signs.c.came_to.in_(ACTED_ON) & (signs.c.settled_at > since)
    return connection.execute(select(func.count()).select_from(signs).where(theirs)).scalar_one()


def forget_others(connection: Connection, known: Iterable[tuple[str, str]]) -> None:
    """Forget all of signs that stand for nothing any more; `known` are those that do, with their mailboxes.

    Where one is wanted again later, what bears it by then is from before.
    """
    kept = [and_(signs.c.mailbox == mailbox, signs.c.sign == sign) for mailbox, sign in known]
    connection.execute(delete(signs).where(~or_(*kept)) if kept else delete(signs))
