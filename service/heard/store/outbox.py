"""Letters waiting, leased, sent.

A letter is leased in one transaction and marked in another; between the two lies the wire.
Its Message-ID is fixed when it enters, so that even a second copy can be recognised, and
its key is unique for ever, so that one promise can never become two letters.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, UpdateBase, bindparam, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from heard.casework.events import LetterName, LetterNumber, MessageNumber, Purpose, Reference, StageName
from heard.mail.threads.clues import Clue, ClueKind
from heard.store import clues
from heard.store.tables import letters

LEASE = timedelta(minutes=10)
DROPPED = "dropped by a person"
WAITING, HELD, SENDING, SENT, FAILED = "waiting", "held", "sending", "sent", "failed"


# Written out, not bound, so that the partial indexes can be used.
IS_WAITING, _IS_SENDING = text("state = 'waiting'"), text("state = 'sending'")
# One statement asks whether the key is there, and puts the letter where it is not; the count of rows tells which.
_KEY = [letters.c.key]
_PUT: dict[str, UpdateBase] = {
    "sqlite": sqlite.insert(letters).on_conflict_do_nothing(index_elements=_KEY),
    "postgresql": postgresql.insert(letters).on_conflict_do_nothing(index_elements=_KEY),
}
_SENT = (
    update(letters)
    .where(letters.c.id == bindparam("number"), letters.c.state == SENDING)  # not one that has come back meanwhile
    .values(state=SENT, sent_at=bindparam("now"), leased_until=None, error=None)
)
_END = update(letters).where(_IS_SENDING).values(state=WAITING, leased_until=None, next_try_at=bindparam("now"))
_END_THOSE_BEFORE = _END.where(letters.c.leased_until < bindparam("before"))
_LEASED = [letters.c[name] for name in ("id", "name", "purpose", "reference", "stage", "mailbox", "to", "outside")]
_LEASED += [letters.c[name] for name in ("message_id", "content", "tries", "created_at", "released")]
_DUE = (
    select(*_LEASED)
    .where(IS_WAITING, letters.c.next_try_at <= bindparam("now"))
    .where(letters.c.mailbox.in_(bindparam("mailboxes", expanding=True)) | (letters.c.purpose == Purpose.ALARM.value))
    .order_by(letters.c.next_try_at, letters.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(letters)
    .where(letters.c.id.in_(bindparam("numbers", expanding=True)))
    .values(state=SENDING, leased_until=bindparam("until"), tries=letters.c.tries + 1)
)
_AS_THEY_ARE = (
    *("key", "name", "reference", "stage", "cause", "mailbox", "to", "outside"),
    *("message_id", "words", "content", "held_because"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter written and sealed, about to enter the outbox.

    conversation  Outlook's name for the conversation it is in, in hex, or None
    """

    key: str
    name: LetterName
    purpose: Purpose
    reference: Reference | None
    stage: StageName | None
    cause: MessageNumber | None
    mailbox: str
    to: str
    outside: bool
    message_id: str
    words: str
    content: bytes
    held_because: str | None
    copy_wanted: bool
    conversation: str | None = None


@dataclass(frozen=True, slots=True)
class Leased:
    """A letter that is ours to send until the lease runs out.

    tries   attempts so far, this one included; more than one means an earlier one may have reached the wire
    """

    number: LetterNumber
    name: LetterName
    purpose: Purpose
    reference: Reference | None
    stage: StageName | None
    mailbox: str
    to: str
    outside: bool
    message_id: str
    content: bytes
    tries: int
    created_at: datetime
    released: bool


@dataclass(frozen=True, slots=True)
class Caused:
    """A letter that was written because of a message, and what became of it.

    dropped   whether a person decided that it shall never leave
    """

    number: LetterNumber
    name: LetterName
    purpose: Purpose
    stage: StageName | None
    state: str
    dropped: bool
    sent_at: datetime | None


def caused_by(connection: Connection, message: MessageNumber, reference: Reference) -> list[Caused]:
    """Return the letters to people outside that were written on a case because of a message, in their order."""
    because_of_it = (letters.c.cause == message, letters.c.reference == reference, letters.c.outside)
    query = select(letters).where(*because_of_it).order_by(letters.c.id)
    return [_caused(row) for row in connection.execute(query).mappings()]


def notices_not_left(
    connection: Connection, message: MessageNumber, reference: Reference, names: Collection[LetterName]
) -> list[Caused]:
    """Return the letters of these names to staff because of a message on a case that wait or are held, in order."""
    because_of_it = (letters.c.cause == message, letters.c.reference == reference, letters.c.outside.is_(False))
    waiting = (letters.c.name.in_(names), letters.c.state.in_((WAITING, HELD)))
    query = select(letters).where(*because_of_it, *waiting).order_by(letters.c.id)
    return [_caused(row) for row in connection.execute(query).mappings()]


def _caused(row: RowMapping) -> Caused:
    return Caused(
        LetterNumber(row["id"]),
        LetterName(row["name"]),
        Purpose(row["purpose"]),
        StageName(row["stage"]) if row["stage"] else None,
        row["state"],
        row["held_because"] == DROPPED,
        row["sent_at"],
    )


def put(connection: Connection, letter: NewLetter, *, now: datetime) -> LetterNumber | None:
    """Let a letter enter the outbox; None where one of this key is there already, whatever became of it."""
    row = {name: getattr(letter, name) for name in _AS_THEY_ARE} | {
        "purpose": letter.purpose.value,
        "state": HELD if letter.held_because else WAITING,
        "created_at": now,
        "tries": 0,
        "released": False,
        "next_try_at": now,
        "copied": not letter.copy_wanted,
    }
    entered = connection.execute(_PUT[connection.dialect.name], row, execution_options={"preserve_rowcount": True})
    if not entered.rowcount:
        return None
    assert entered.inserted_primary_key is not None
    number = LetterNumber(entered.inserted_primary_key[0])
    left = [_named(letter.message_id)]
    if letter.conversation is not None:
        left.append(Clue(ClueKind.CONVERSATION, letter.conversation))
    clues.leave(connection, left, letter=number)
    return number


def is_leaving(connection: Connection, reference: Reference, purpose: Purpose) -> bool:
    """Say whether a letter of a case is about to leave that is for this purpose."""
    query = select(letters.c.id).where(letters.c.reference == reference, letters.c.purpose == purpose.value)
    return connection.execute(query.where(letters.c.state.in_((WAITING, SENDING))).limit(1)).first() is not None


def lease(
    connection: Connection, *, now: datetime, until: datetime, limit: int, mailboxes: Collection[str]
) -> Sequence[Leased]:
    """Take up to `limit` letters that are due, of these mailboxes, and alarms of any; nobody else gets them."""
    rows = connection.execute(_DUE, {"now": now, "mailboxes": list(mailboxes), "most": limit}).mappings().all()
    if rows:
        connection.execute(_LEASE, {"numbers": [row["id"] for row in rows], "until": until})
    return [as_leased(row) for row in rows]


def as_leased(row: RowMapping) -> Leased:
    """Return the letter of a row as whoever sends it wants it, this attempt counted."""
    return Leased(
        number=LetterNumber(row["id"]),
        name=LetterName(row["name"]),
        purpose=Purpose(row["purpose"]),
        reference=Reference(row["reference"]) if row["reference"] else None,
        stage=StageName(row["stage"]) if row["stage"] else None,
        mailbox=row["mailbox"],
        to=row["to"],
        outside=row["outside"],
        message_id=row["message_id"],
        content=row["content"],
        tries=row["tries"] + 1,
        created_at=row["created_at"],
        released=row["released"],
    )


def sent(connection: Connection, taken: Sequence[tuple[Leased, str | None]], *, now: datetime) -> None:
    """Record that the server took these letters, and the Message-ID it gave each if that is not ours."""
    if taken:
        connection.execute(_SENT, [{"number": letter.number, "now": now} for letter, _ in taken])
    for letter, alias in taken:
        if alias is not None and letter.number not in clues.letters_of(connection, [_named(alias).key]):
            clues.leave(connection, [_named(alias)], letter=letter.number)


def _named(message_id: str) -> Clue:
    return Clue(ClueKind.ID, message_id)


def put_off(
    connection: Connection, number: LetterNumber, *, until: datetime, error: str, was_tried: bool = True
) -> None:
    """Give a letter back to be tried again at `until`; where it was only looked for, that is no try."""
    values = {"state": WAITING, "next_try_at": until, "leased_until": None, "error": error}
    if not was_tried:
        values["tries"] = letters.c.tries - 1
    connection.execute(update(letters).where(letters.c.id == number).values(values))


def give_back(connection: Connection, numbers: Collection[LetterNumber]) -> None:
    """Give letters back that were never tried, as if they had not been leased."""
    values = {"state": WAITING, "leased_until": None, "tries": letters.c.tries - 1}
    connection.execute(update(letters).where(letters.c.id.in_(numbers)).values(values))


def fail(connection: Connection, number: LetterNumber, *, error: str) -> None:
    values = {"state": FAILED, "leased_until": None, "error": error}
    connection.execute(update(letters).where(letters.c.id == number).values(values))


def end_leases(connection: Connection, *, now: datetime, before: datetime | None = None) -> int:
    """Give back letters whose sender died: all of them at start-up, later those whose lease ran out before `before`."""
    if before is None:
        return connection.execute(_END, {"now": now}).rowcount
    return connection.execute(_END_THOSE_BEFORE, {"now": now, "before": before}).rowcount


def uncopied(connection: Connection, limit: int) -> Sequence[tuple[LetterNumber, str, str, bytes]]:
    """Return number, mailbox, Message-ID and content of letters sent whose copy is still owed to the Sent folder."""
    query = (
        select(letters.c.id, letters.c.mailbox, letters.c.message_id, letters.c.content)
        .where(text("state = 'sent' AND NOT copied"))
        .order_by(letters.c.id)
        .limit(limit)
    )
    return [(LetterNumber(r.id), r.mailbox, r.message_id, r.content) for r in connection.execute(query)]


def copied(connection: Connection, numbers: Collection[LetterNumber]) -> None:
    connection.execute(update(letters).where(letters.c.id.in_(numbers)).values(copied=True))
