"""The last mail of the complainant's side on a case, as far as an officer has to have read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, select

from heard.casework.events import Kind, Reference
from heard.casework.people import Role
from heard.judgement.commands.no_words import is_only_polite
from heard.judgement.facts import OnFile, TheirMail
from heard.store.tables import addresses, decisions, messages, people

MOST = 20
"""Mails looked at for one that says something, the newest."""
_NOT_THEIRS = (Kind.STAFF.value, Kind.AUTO_REPLY.value, Kind.BOUNCE.value, Kind.BULK.value)
_THEIRS = (
    select(
        messages.c.sender, people.c.name, messages.c.kind, messages.c.own_words, messages.c.received_at,
        decisions.c.decided_at,
    )
    .join_from(messages, decisions, decisions.c.message == messages.c.id)
    .join(addresses, addresses.c.address == messages.c.sender, isouter=True)
    .join(people, people.c.id == addresses.c.person, isouter=True)
    .where(
        messages.c.reference == bindparam("reference"),
        messages.c.sender.in_(bindparam("senders", expanding=True)),
        messages.c.kind.not_in(_NOT_THEIRS),
        decisions.c.role != Role.OFFICER.value,
    )
    .order_by(decisions.c.decided_at.desc(), messages.c.id.desc())
    .limit(MOST)
)  # fmt: skip
_LETTERS = (
    select(messages.c.sender)
    .join(decisions, decisions.c.message == messages.c.id)
    .where(
        messages.c.id.in_(bindparam("letters", expanding=True)),
        messages.c.received_at >= bindparam("received_at"),
        decisions.c.decided_at >= bindparam("heard_at"),
    )
    .order_by(messages.c.id)
)


def they_last_wrote(connection: Connection, stands: OnFile) -> datetime | None:
    """Return when the complainant's side last wrote on a case, whatever they said; None where they never did."""
    return max((row["received_at"] for row in _mails(connection, stands)), default=None)


def last_that_says_something(connection: Connection, cases: Iterable[OnFile]) -> dict[Reference, TheirMail]:
    """Return by case the mail of the complainant's side that was heard last, thanks and machines' mail apart."""
    found = {}
    for stands in cases:
        row = next((row for row in _mails(connection, stands) if not _says_nothing(row)), None)
        if row is not None:
            found[stands.case.reference] = _their_mail(connection, stands, row)
    return found


def _mails(connection: Connection, stands: OnFile) -> Iterable[RowMapping]:
    if not stands.people:
        return ()
    asked = {"reference": stands.case.reference, "senders": stands.people}
    return connection.execute(_THEIRS, asked).mappings().all()


def _says_nothing(row: RowMapping) -> bool:
    """Say whether a mail is only thanks.  One without a word of its own may be a picture, and says something."""
    if row["kind"] == Kind.COMPLIMENT.value:
        return True
    words = row["own_words"] or ""
    return bool(words.strip()) and is_only_polite(words, row["name"] or "")


def _their_mail(connection: Connection, stands: OnFile, row: RowMapping) -> TheirMail:
    letters = [each.message for each in stands.case.letters_seen if each.proved]
    asked = {"letters": letters, "received_at": row["received_at"], "heard_at": row["decided_at"]}
    answered_by = tuple(dict.fromkeys(connection.execute(_LETTERS, asked).scalars())) if letters else ()
    return TheirMail(
        sender=row["sender"],
        name=row["name"] or "",
        received_at=row["received_at"],
        heard_at=row["decided_at"],
        words=row["own_words"] or "",
        answered_by=answered_by,
    )
