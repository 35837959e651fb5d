"""Messages as they came, and whether they were heard.

A message is on disk, with a count of how often it was taken in hand, before anybody
reads a byte of it; so one that kills the process is known by its count.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, bindparam, case, delete, func, insert, select, text, update

from heard.casework.events import Kind, MessageNumber, Reference
from heard.judgement.actions import Decision
from heard.judgement.reading import Reading
from heard.mail.identity import digest
from heard.mail.message import RawMessage
from heard.store import clues
from heard.store.tables import cases, cursors, decisions, messages, originals, problems, sightings

HeardTo = tuple[int, int, str | None]
"""The uidvalidity of a folder, the UID up to which it was heard, and the server's own word for that, if it has one."""

WAITING, HEARD, SET_ASIDE = "waiting", "heard", "set-aside"

_HELD = select(messages.c.digest, messages.c.id).where(messages.c.digest.in_(bindparam("digests", expanding=True)))
_ADD, _ADD_ORIGINALS, _ADD_SIGHTINGS, _KEEP_DECISION = map(insert, (messages, originals, sightings, decisions))
_LAST = select(messages.c.id).order_by(messages.c.id.desc()).limit(1)
_SEEN = select(sightings.c.uidvalidity, sightings.c.uid).where(
    sightings.c.mailbox == bindparam("mailbox"),
    sightings.c.folder == bindparam("folder"),
    sightings.c.uid.in_(bindparam("uids", expanding=True)),
)
_OF_FOLDER = (cursors.c.mailbox == bindparam("of_mailbox")) & (cursors.c.folder == bindparam("of_folder"))
_FURTHER = (cursors.c.uidvalidity == bindparam("uidvalidity")) & (cursors.c.uid > bindparam("uid"))
_LOOKED = update(cursors).where(_OF_FOLDER).values(looked_at=bindparam("looked_at"))
_SAME_FOLDER = cursors.c.uidvalidity == bindparam("uidvalidity")
_MOVED = _LOOKED.values(
    uidvalidity=bindparam("uidvalidity"),
    uid=case((_FURTHER, cursors.c.uid), else_=bindparam("uid")),
    sync_state=func.coalesce(bindparam("sync_state", type_=Text), case((_SAME_FOLDER, cursors.c.sync_state))),
)
_THIS = messages.c.id == bindparam("this")
_CASE_OF = select(messages.c.reference).where(_THIS)
_READ = ("message_id", "words_digest", "sender", "subject", "own_words", "kind", "reference")
_KEEP_READING = update(messages).where(_THIS).values({"state": HEARD} | {name: bindparam(name) for name in _READ})
_ANY_WAITS = select(messages.c.id).where(messages.c.state == WAITING).limit(1)
_FORGET_DECISION = delete(decisions).where(decisions.c.message == bindparam("this"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message on disk, not decided on yet.

    tries   how often it was taken in hand, this time included
    again   whether something may have been decided on it before
    """

    number: MessageNumber
    raw: RawMessage
    tries: int
    again: bool


def any_waits(connection: Connection) -> bool:
    """Say whether a message is on disk and not decided on yet."""
    return connection.execute(_ANY_WAITS).first() is not None


def keep(connection: Connection, raws: Sequence[RawMessage], *, looked_at: datetime) -> list[Waiting]:
    """Put messages on disk as taken in hand once, and move the cursor past them; return those not yet held.

    The same bytes seen again, in another folder or under another UID, are the same message:
    the place is noted and nothing else.
    """
    digests = [digest(raw.content) for raw in raws]
    held = {row.digest: row.id for row in connection.execute(_HELD, {"digests": digests})}
    fresh: dict[bytes, RawMessage] = {}
    for raw, mark in zip(raws, digests, strict=True):
        if mark not in held:
            fresh.setdefault(mark, raw)
    kept = _add(connection, fresh) if fresh else []
    held.update(zip(fresh, (waiting.number for waiting in kept), strict=True))
    _note_sightings(connection, [(raw, held[mark]) for raw, mark in zip(raws, digests, strict=True)])
    _move_cursors(connection, raws, looked_at)
    return kept


def _add(connection: Connection, fresh: Mapping[bytes, RawMessage]) -> list[Waiting]:
    """Put messages on disk under the next numbers; `fresh` has them by the digest of their bytes."""
    numbered = list(enumerate(fresh.items(), start=_next_number(connection)))
    rows = [
        {
            "id": number,
            "digest": mark,
            "mailbox": raw.mailbox,
            "folder": raw.folder,
            "sent_folder": raw.sent_folder,
            "resolved_sender": raw.resolved_sender,
            "received_at": raw.received_at,
            "size": len(raw.content),
            "state": WAITING,
            "tries": 1,
        }
        for number, (mark, raw) in numbered
    ]
    connection.execute(_ADD, rows)
    contents = [{"message": number, "content": zlib.compress(raw.content, 1)} for number, (_, raw) in numbered]
    connection.execute(_ADD_ORIGINALS, contents)
    return [Waiting(MessageNumber(number), raw, 1, again=False) for number, (_, raw) in numbered]


def _next_number(connection: Connection) -> int:
    return (connection.execute(_LAST).scalar() or 0) + 1


def _note_sightings(connection: Connection, seen: Sequence[tuple[RawMessage, int]]) -> None:
    rows = {
        (raw.mailbox, raw.folder, raw.uidvalidity, raw.uid): {
            "mailbox": raw.mailbox,
            "folder": raw.folder,
            "uidvalidity": raw.uidvalidity,
            "uid": raw.uid,
            "message": number,
        }
        for raw, number in seen
    }
    first = seen[0][0]
    asked = {"mailbox": first.mailbox, "folder": first.folder, "uids": [raw.uid for raw, _ in seen]}
    for uidvalidity, uid in connection.execute(_SEEN, asked):
        rows.pop((first.mailbox, first.folder, uidvalidity, uid), None)
    if rows:
        connection.execute(_ADD_SIGHTINGS, list(rows.values()))


def _move_cursors(connection: Connection, raws: Sequence[RawMessage], looked_at: datetime) -> None:
    """All of `raws` come from one folder, in the order of their UIDs."""
    last = max(raws, key=lambda raw: raw.uid)
    sync_state = next((raw.sync_state for raw in reversed(raws) if raw.sync_state is not None), None)
    move_cursor(connection, last.mailbox, last.folder, (last.uidvalidity, last.uid, sync_state), looked_at)


def move_cursor(connection: Connection, mailbox: str, folder: str, place: HeardTo | None, looked_at: datetime) -> None:
    """Remember that a folder was looked into, and how far it was heard; the UID never goes back.

    A sync state stays where none follows it, as long as the folder is of the same uidvalidity.
    """
    now_there: dict[str, object] = {"looked_at": looked_at}
    if place is not None:
        now_there |= dict(zip(("uidvalidity", "uid", "sync_state"), place, strict=True))
    statement = _LOOKED if place is None else _MOVED
    if not connection.execute(statement, now_there | {"of_mailbox": mailbox, "of_folder": folder}).rowcount:
        connection.execute(insert(cursors).values(now_there | {"mailbox": mailbox, "folder": folder}))


def cursor(connection: Connection, mailbox: str, folder: str) -> HeardTo | None:
    """Return how far a folder was heard, or None."""
    where = (cursors.c.mailbox == mailbox) & (cursors.c.folder == folder)
    row = connection.execute(select(cursors.c.uidvalidity, cursors.c.uid, cursors.c.sync_state).where(where)).first()
    return (row.uidvalidity, row.uid, row.sync_state) if row and row.uid is not None else None


def waiting(connection: Connection) -> list[tuple[MessageNumber, int]]:
    """Return number and count of tries of every message that was taken in hand and not decided on, oldest first."""
    # The state is written out, not bound, so that the partial index can be used.
    query = select(messages.c.id, messages.c.tries).where(text("state = 'waiting'")).order_by(messages.c.id)
    return [(MessageNumber(row.id), row.tries) for row in connection.execute(query)]


def take_in_hand(connection: Connection, number: MessageNumber) -> Waiting:
    """Count one more try of a message that waits, and return it."""
    connection.execute(update(messages).where(messages.c.id == number).values(tries=messages.c.tries + 1))
    tries = connection.execute(select(messages.c.tries).where(messages.c.id == number)).scalar_one()
    return Waiting(number, original(connection, number), tries, again=True)


def put_down(connection: Connection, number: MessageNumber) -> None:
    """Take back the last count of a try."""
    connection.execute(update(messages).where(messages.c.id == number).values(tries=messages.c.tries - 1))


def original(connection: Connection, number: MessageNumber) -> RawMessage:
    """Return a message as it came, byte for byte.  Raises LookupError if there is none of this number."""
    query = select(messages, originals.c.content).join(originals).where(messages.c.id == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise LookupError(number)
    place = connection.execute(select(sightings).where(sightings.c.message == number)).mappings().first()
    return RawMessage(
        mailbox=row["mailbox"],
        folder=row["folder"],
        uidvalidity=place["uidvalidity"] if place else 0,
        uid=place["uid"] if place else 0,
        received_at=row["received_at"],
        content=zlib.decompress(row["content"]),
        sent_folder=row["sent_folder"],
        resolved_sender=row["resolved_sender"],
    )


def keep_reading(
    connection: Connection, number: MessageNumber, reading: Reading, decision: Decision, *, again: bool
) -> None:
    """Write down that a message was heard, what it said, and where it was filed; `again` as in `keep_decision`."""
    message, reference = reading.message, decision.reference
    sender = message.sender
    row = {
        "this": number,
        "message_id": message.message_id,
        "words_digest": reading.words_digest,
        "sender": sender.address if sender else "",
        "subject": message.subject,
        "own_words": message.own_words,
        "kind": decision.kind.value,
        "reference": reference,
    }
    connection.execute(_KEEP_READING, row)
    if again:
        clues.forget(connection, number)
    clues.leave(connection, reading.clues.left, message=number)


def keep_decision(
    connection: Connection,
    number: MessageNumber,
    decision: Decision,
    *,
    body: str,
    policy: str,
    rules_version: str,
    now: datetime,
    again: bool,
) -> None:
    """Write down what was decided on a message; `again` where something may have been decided on it before."""
    row = {
        "message": number,
        "decided_at": now,
        "role": decision.role.value,
        "kind": decision.kind.value,
        "body": body,
        "policy": policy,
        "rules_version": rules_version,
    }
    if again:
        connection.execute(_FORGET_DECISION, {"this": number})
    connection.execute(_KEEP_DECISION, row)


def set_aside(
    connection: Connection, number: MessageNumber, reference: Reference | None, *, why: str, now: datetime
) -> None:
    """Take a message out of the way with what is known of the trouble, on the case that stands for it."""
    values = {"state": SET_ASIDE, "reference": reference, "kind": Kind.COMPLAINT.value}
    connection.execute(update(messages).where(messages.c.id == number).values(values))
    connection.execute(insert(problems).values(message=number, happened_at=now, what=why))


def case_of(connection: Connection, number: MessageNumber) -> Reference | None:
    """Return the case a message is on, or None."""
    reference = connection.execute(_CASE_OF, {"this": number}).scalar()
    return Reference(reference) if reference else None


def person_of(connection: Connection, reference: Reference) -> int | None:
    """Return the number of a case's complainant, or None where nobody is known."""
    return connection.execute(select(cases.c.person).where(cases.c.reference == reference)).scalar()


def put_back(connection: Connection, number: MessageNumber, *, now: datetime) -> None:
    """Let a message that was set aside be heard again, as if it had never been tried."""
    connection.execute(update(messages).where(messages.c.id == number).values(state=WAITING, tries=0))
    connection.execute(update(problems).where(problems.c.message == number).values(solved_at=now))


def set_aside_now(connection: Connection) -> Iterator[tuple[MessageNumber, datetime, str]]:
    """Yield number, time and trouble of every message that is set aside."""
    query = (
        select(problems.c.message, problems.c.happened_at, problems.c.what)
        .join(messages, messages.c.id == problems.c.message)
        .where(messages.c.state == SET_ASIDE, problems.c.solved_at.is_(None))
        .order_by(problems.c.id)
    )
    for row in connection.execute(query):
        yield MessageNumber(row.message), row.happened_at, row.what
