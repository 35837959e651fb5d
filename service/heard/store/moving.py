"""Where messages lie, and putting them elsewhere by hand.

What a message can be found by is its own (`clues`), so it moves with it; letters keep their case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select, update

from heard.casework.events import Kind, LetterNumber, MessageNumber, PersonNumber, Purpose, Reference
from heard.errors import NotFound
from heard.judgement.explain import vulnerable_in
from heard.store.inbox import HEARD, SET_ASIDE
from heard.store.tables import cases, decisions, letters, messages, people, problems

_JOINED = select(cases.c.joined).where(cases.c.reference == bindparam("this"))
_LARGEST = 2**63 - 1  # what a database can count to
_AT_MOST = 100  # persons found to be one another


@dataclass(frozen=True, slots=True)
class Lying:
    """A message as it lies.

    reference  the case it is on, or None
    state      waiting, heard, set-aside
    kind       None where it was not heard yet
    """

    number: MessageNumber
    reference: Reference | None
    state: str
    kind: Kind | None
    received_at: datetime


def lying(connection: Connection, numbers: Sequence[MessageNumber]) -> list[Lying]:
    """Return these messages, the one received first before the others.  Raises NotFound where there is no such one."""
    if absurd := [number for number in numbers if number > _LARGEST]:
        raise NotFound(f"message {absurd[0]}: no message of this number was heard")
    query = select(messages).where(messages.c.id.in_(numbers)).order_by(messages.c.received_at, messages.c.id)
    found = [
        Lying(
            MessageNumber(row["id"]),
            Reference(row["reference"]) if row["reference"] else None,
            row["state"],
            Kind(row["kind"]) if row["kind"] else None,
            row["received_at"],
        )
        for row in connection.execute(query).mappings()
    ]
    known = {each.number for each in found}
    if missing := [number for number in numbers if number not in known]:
        raise NotFound(f"message {missing[0]}: no message of this number was heard")
    return found


def twins(connection: Connection, number: MessageNumber) -> list[MessageNumber]:
    """Return the other copies of a message on its case: the same words, or the same Message-ID."""
    this, other = messages.alias("this"), messages
    same = or_(other.c.words_digest == this.c.words_digest, other.c.message_id == this.c.message_id)
    query = select(other.c.id).where(
        this.c.id == number, other.c.id != number, other.c.reference == this.c.reference, same
    )
    return [MessageNumber(each) for each in connection.execute(query.order_by(other.c.id)).scalars()]


def officers_mail_on(connection: Connection, references: Collection[Reference]) -> list[MessageNumber]:
    """Return the mails of officers that lie on these cases."""
    theirs = (messages.c.reference.in_(references), messages.c.kind == Kind.STAFF.value)
    return [MessageNumber(each) for each in connection.execute(select(messages.c.id).where(*theirs)).scalars()]


def put(
    connection: Connection, number: MessageNumber, reference: Reference | None, *, opened_it: bool, now: datetime
) -> None:
    """Let a message lie on another case, or on none.

    opened_it  whether it is the message that heard opened that case with

    One that could not be read is out of `heard retry` once a person has put it elsewhere, since they have read it, and
    nothing shall move it again; where it goes back, it stands there as before.
    """
    this = messages.c.id == number
    connection.execute(update(messages).where(this).values(reference=reference))
    if connection.execute(select(messages.c.sender).where(this)).scalar() is not None:
        return
    undecided = connection.execute(select(decisions.c.message).where(decisions.c.message == number)).first() is None
    as_before = opened_it or (reference is None and undecided)
    connection.execute(update(messages).where(this).values(state=SET_ASIDE if as_before else HEARD))
    last = select(problems.c.id).where(problems.c.message == number).order_by(problems.c.id.desc()).limit(1)
    solved = update(problems).where(problems.c.id == last.scalar_subquery())
    connection.execute(solved.values(solved_at=None if as_before else now))


def call(connection: Connection, numbers: Collection[MessageNumber], kind: Kind) -> None:
    """Let messages be of another kind, because a person says so; what heard took them for stays with its decision."""
    connection.execute(update(messages).where(messages.c.id.in_(numbers)).values(kind=kind.value))


def joined_to(connection: Connection, reference: Reference) -> list[Reference]:
    """Return the cases that are joined to one."""
    query = select(cases.c.reference).where(cases.c.joined == reference).order_by(cases.c.reference)
    return [Reference(each) for each in connection.execute(query).scalars()]


def stands_as(connection: Connection, reference: Reference) -> Reference:
    """Return the case that holds the mail of this one now: the one it was joined to, else itself."""
    joined = connection.execute(_JOINED, {"this": reference}).scalar()
    return Reference(joined) if joined else reference


def is_same_person(connection: Connection, one: PersonNumber, other: PersonNumber) -> bool:
    """Say whether two numbers are one person, as far as anybody has found."""
    return _known_as(connection, one) == _known_as(connection, other)


def _known_as(connection: Connection, person: PersonNumber) -> int:
    known: int = person
    for _ in range(_AT_MOST):
        same_as = connection.execute(select(people.c.same_as).where(people.c.id == known)).scalar()
        if same_as is None:
            break
        known = same_as
    return known


def not_gone_yet(connection: Connection, reference: Reference) -> Iterator[LetterNumber]:
    """Yield the letters to a complainant about a case that have not left and may leave."""
    query = select(letters.c.id).where(
        letters.c.reference == reference,
        letters.c.outside.is_(True),
        letters.c.purpose.in_((Purpose.ACKNOWLEDGEMENT.value, Purpose.RECEIPT.value)),
        letters.c.state.in_(("waiting", "held")),
    )
    yield from map(LetterNumber, connection.execute(query.order_by(letters.c.id)).scalars())


def told_of_somebody_vulnerable(connection: Connection, number: MessageNumber) -> bool | None:
    """Return whether a message surely tells of somebody vulnerable; None where nobody was told that it does."""
    body = connection.execute(select(decisions.c.body).where(decisions.c.message == number)).scalar()
    return vulnerable_in(body) if body is not None else None
