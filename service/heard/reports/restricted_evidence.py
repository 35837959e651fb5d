"""What a person who decides on a restriction has to know: their cases, and the mail on them.  Not judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, or_, select

from heard.casework.events import Kind
from heard.casework.restriction import Covers
from heard.reports.cases import list_of_cases
from heard.store.moving import stands_as
from heard.store.restrictions import Entry
from heard.store.tables import cases, messages, people

_OTHERS = [kind.value for kind in (Kind.STAFF, Kind.AUTO_REPLY, Kind.BOUNCE, Kind.BULK, Kind.NOISE)]


@dataclass(frozen=True, slots=True)
class CaseOfTheirs:
    """A case of the person, and what was written on it from outside.

    mail   the messages, by number and when they were received, the oldest first
    """

    reference: str
    known_as: str | None
    matter: str | None
    stage: str | None
    status: str
    outcome: str | None
    opened: str | None
    vulnerable: str
    mail: Sequence[tuple[int, datetime]]


def cases_of(connection: Connection, person: int | None) -> list[CaseOfTheirs]:
    """Return all cases of a person, of whoever was found to be one with them too, the oldest first."""
    if person is None:
        return []
    same = select(people.c.id).where(or_(people.c.id == person, people.c.same_as == person))
    query = select(cases.c.reference).where(cases.c.person.in_(same)).order_by(cases.c.opened_at, cases.c.reference)
    references = list(connection.execute(query).scalars())
    return [_case(connection, reference) for reference in references]


def staff_who_wrote(connection: Connection, reference: str) -> list[str]:
    """Return the addresses from which the landlord's own people wrote on a case, the newest first."""
    on_it = (messages.c.reference == reference) & (messages.c.kind == Kind.STAFF.value) & messages.c.sender.is_not(None)
    return list(connection.execute(select(messages.c.sender).where(on_it).order_by(messages.c.id.desc())).scalars())


def is_owed(connection: Connection, entry: Entry) -> bool:
    """Say whether an answer is due on the case that an entry covers, or on any of theirs where it covers everything."""
    held = entry.restriction
    is_of_one = held.case is not None and held.covers is Covers.CASE
    covered: list[str] = [stands_as(connection, held.case)] if held.case is not None and is_of_one else []
    if held.covers is Covers.EVERYTHING:
        covered = [case.reference for case in cases_of(connection, entry.stands_as)]
    return any(each["next_due"] is not None for case in covered for each in list_of_cases(connection, case))


def _case(connection: Connection, reference: str) -> CaseOfTheirs:
    row = next(list_of_cases(connection, reference))
    inward = (messages.c.reference == reference) & messages.c.kind.not_in(_OTHERS)
    query = select(messages.c.id, messages.c.received_at).where(inward).order_by(messages.c.received_at, messages.c.id)
    return CaseOfTheirs(
        reference,
        row["known_as"],
        row["matter"],
        row["stage"],
        row["status"],
        row["outcome"],
        row["opened"],
        row["vulnerable"],
        [(each.id, each.received_at) for each in connection.execute(query)],
    )
