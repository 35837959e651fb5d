"""What people were asked, and whether they answered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from heard.casework.events import About, MessageNumber, QuestionNumber, Reference
from heard.store.tables import questions

_LAST = select(questions.c.id).order_by(questions.c.id.desc()).limit(1)
_ASK = insert(questions)
_OPEN = (questions.c.about.in_(bindparam("these", expanding=True)), questions.c.answered_at.is_(None))
_ANSWERED = update(questions).values(answered_at=bindparam("now"))
_OF_A_MESSAGE = _ANSWERED.where(questions.c.message == bindparam("this"), *_OPEN)
_OF_A_CASE = _ANSWERED.where(questions.c.reference == bindparam("this"), *_OPEN)

_ASKED_AGAIN = (
    update(questions)
    .where(
        questions.c.reference == bindparam("this"),
        questions.c.about.in_(bindparam("these", expanding=True)),
        questions.c.answered_at == bindparam("then"),
    )
    .values(answered_at=None)
)
_OPEN_ON_A_CASE = (
    select(questions.c.message)
    .where(questions.c.reference == bindparam("this"), questions.c.of == bindparam("of"), *_OPEN)
    .where(questions.c.message.is_not(None))
    .order_by(questions.c.id)
)


def ask(
    connection: Connection,
    reference: Reference | None,
    message: MessageNumber | None,
    about: About,
    *,
    of: Collection[str],
    now: datetime,
) -> QuestionNumber:
    """Remember a question to these addresses of staff; return its number."""
    last = connection.execute(_LAST).scalar() or 0
    row = {"id": last + 1, "reference": reference, "message": message, "asked_at": now}
    connection.execute(_ASK, row | {"of": "\n".join(of), "about": about.value})
    return QuestionNumber(last + 1)


def open_about(
    connection: Connection, reference: Reference | None, about: About, *, of: Collection[str]
) -> list[MessageNumber]:
    """Return the messages of which these addresses of staff were asked this on a case, and nobody has answered.

    What is asked on no case is never open in this sense.
    """
    asked = {"this": reference, "these": [about.value], "of": "\n".join(of)}
    return [MessageNumber(each) for each in connection.execute(_OPEN_ON_A_CASE, asked).scalars()]


def left_open(connection: Connection, reference: Reference) -> list[About]:
    """Return what was asked on a case and nobody has answered, the oldest first."""
    still = (questions.c.reference == reference, questions.c.answered_at.is_(None))
    query = select(questions.c.about).where(*still).order_by(questions.c.id)
    return [About(each) for each in connection.execute(query).scalars()]


def was_asked(
    connection: Connection, message: MessageNumber, about: About, *, on: Reference | None, unanswered: bool
) -> bool:
    """Say whether this was asked of a message: on a case, or on any; ever, or only where nobody has answered."""
    query = select(questions.c.id).where(questions.c.message == message, questions.c.about == about.value)
    if on is not None:
        query = query.where(questions.c.reference == on)
    if unanswered:
        query = query.where(questions.c.answered_at.is_(None))
    return connection.execute(query.limit(1)).first() is not None


def answer(connection: Connection, message: MessageNumber, abouts: Collection[About], *, now: datetime) -> None:
    """Note that what was asked about a message has been answered."""
    connection.execute(_OF_A_MESSAGE, {"this": message, "these": [about.value for about in abouts], "now": now})


def settle(connection: Connection, reference: Reference, abouts: Collection[About], *, now: datetime) -> None:
    """Note that what was asked on a case has been answered by what was done there."""
    connection.execute(_OF_A_CASE, {"this": reference, "these": [about.value for about in abouts], "now": now})


def ask_again(connection: Connection, reference: Reference, abouts: Collection[About], *, settled: datetime) -> bool:
    """Open again what was asked on a case and settled at a moment, by something that has not happened after all.

    Return whether there was anything to open.
    """
    asked = {"this": reference, "these": [about.value for about in abouts], "then": settled}
    return connection.execute(_ASKED_AGAIN, asked).rowcount > 0
