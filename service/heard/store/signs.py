"""How much came from whom, and how things stood when it came: what can be counted of somebody's mail, and of all mail.

A person's mail is what came from their addresses.  Where an address is a household's, all of its mail is counted, and
whoever asks has to be told.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select

from heard.casework.case import Case
from heard.casework.events import Kind, MessageNumber, PersonNumber, Reference, Stream
from heard.casework.fold import fold
from heard.casework.people import Role
from heard.casework.policy.words import ClockKind
from heard.casework.standing import Standing, standing_of
from heard.judgement.signs import OF_PEOPLE, asks_something, is_of_the_volume
from heard.store import history
from heard.store.on_file import WHENEVER, Policies
from heard.store.people import STANDS_AS
from heard.store.tables import addresses, cases, clocks, decisions, messages, people

_OF_PEOPLE = (
    messages.c.kind.in_([each.value for each in OF_PEOPLE]),
    or_(decisions.c.role.is_(None), decisions.c.role.not_in([Role.OFFICER.value, Role.AUTOMATED.value])),
)
_LATE = and_(
    clocks.c.reference == messages.c.reference,
    clocks.c.kind.in_([ClockKind.MEASURED.value, ClockKind.PROMISE.value]),
    clocks.c.due < messages.c.received_at,
    or_(clocks.c.met_at.is_(None), clocks.c.met_at > messages.c.received_at),
    or_(clocks.c.stopped_at.is_(None), clocks.c.stopped_at > messages.c.received_at),
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail somebody sent; `body` is the decision on it, as it was kept."""

    number: MessageNumber
    received_at: datetime
    sender: str
    reference: Reference | None
    kind: Kind
    own_words: str
    body: str | None


def stands_as(connection: Connection, person: int) -> PersonNumber | None:
    """Return as whom a person stands now; None where there is no such person."""
    found = connection.execute(select(STANDS_AS).where(people.c.id == person)).scalar()
    return PersonNumber(found) if found is not None else None


def addresses_of(connection: Connection, person: PersonNumber) -> tuple[str, ...]:
    """Return the addresses of a person, and of whoever was found to be the same."""
    query = select(addresses.c.address).join(people, people.c.id == addresses.c.person).where(STANDS_AS.in_([person]))
    return tuple(sorted(set(connection.execute(query).scalars())))


def shared(connection: Connection, theirs: Collection[str]) -> tuple[str, ...]:
    """Return those of these addresses that several persons have."""
    counted = func.count(STANDS_AS.distinct())
    query = (
        select(addresses.c.address)
        .join(people, people.c.id == addresses.c.person)
        .where(addresses.c.address.in_(list(theirs)))
        .group_by(addresses.c.address)
        .having(counted > 1)
    )
    return tuple(sorted(connection.execute(query).scalars()))


def mail_of(
    connection: Connection, theirs: Collection[str], *, since: datetime, until: datetime | None = None
) -> list[Mail]:
    """Return the mails from these addresses, in the order in which they came, the last moment included."""
    columns = (messages.c.id, messages.c.received_at, messages.c.sender, messages.c.reference, messages.c.kind)
    query = _since(select(*columns, messages.c.own_words, decisions.c.body), since)
    query = query.where(messages.c.sender.in_(list(theirs))).order_by(messages.c.received_at, messages.c.id)
    if until is not None:
        query = query.where(messages.c.received_at <= until)
    return [
        Mail(
            MessageNumber(row.id),
            row.received_at,
            row.sender,
            Reference(row.reference) if row.reference else None,
            Kind(row.kind),
            row.own_words or "",
            row.body,
        )
        for row in connection.execute(query)
    ]


def of_the_volume(connection: Connection, mails: Sequence[Mail]) -> list[Mail]:
    """Return those of somebody's mails, in the order in which they came, that count towards how many there are.

    No mail does that asks for the next stage, appeals, or answers what an officer asked on its case.
    """
    answers = _answers(connection, mails)
    return [each for each in mails if each.number not in answers and is_of_the_volume(each.kind, _found_in(each))]


def _found_in(mail: Mail) -> set[str]:
    """Return what was found in a mail for sure: of nearly all that comes after an answer it is asked what it wants."""
    found = json.loads(mail.body).get("findings", ()) if mail.body else ()
    return {each["finding"] for each in found if each["verdict"] == "yes"}


def _answers(connection: Connection, mails: Sequence[Mail]) -> set[MessageNumber]:
    """Return those of these mails that answer an officer: the first after what was asked, and what follows that day."""
    asked: defaultdict[str, list[datetime]] = defaultdict(list)
    cases_of = {str(mail.reference) for mail in mails if mail.reference is not None}
    for row in connection.execute(_OFFICERS, {"references": sorted(cases_of)}) if cases_of else ():
        if asks_something(row.own_words or ""):
            asked[row.reference].append(row.received_at)
    found: set[MessageNumber] = set()
    for reference, moments in asked.items():
        theirs = [mail for mail in mails if mail.reference == reference]
        for moment in moments:
            after = [mail for mail in theirs if mail.received_at > moment]
            found |= {each.number for each in after if each.received_at <= after[0].received_at + _IN_PIECES}
    return found


_IN_PIECES = timedelta(hours=24)
"""In which an answer may come in several mails."""
_OFFICERS = (
    select(messages.c.reference, messages.c.received_at, messages.c.own_words)
    .where(messages.c.reference.in_(bindparam("references", expanding=True)), messages.c.kind == Kind.STAFF.value)
    .order_by(messages.c.received_at, messages.c.id)
)


def all_mail(connection: Connection, *, since: datetime, until: datetime) -> list[tuple[str, datetime]]:
    """Return of every mail from outside who sent it, "P12" or an address nobody is known at, and when it came.

    What asks for the next stage is left out.
    """
    whose = {row.address: f"P{row.person}" for row in connection.execute(_WHOSE)}
    query = _since(select(messages.c.sender, messages.c.received_at), since)
    query = query.where(messages.c.received_at <= until, messages.c.kind != Kind.ESCALATION.value)
    return [(whose.get(row.sender, row.sender or ""), row.received_at) for row in connection.execute(query)]


_WHOSE = select(addresses.c.address, func.min(STANDS_AS).label("person")).join(
    people, people.c.id == addresses.c.person
).group_by(addresses.c.address)  # fmt: skip


def _since(query: Select[tuple[object, ...]], since: datetime) -> Select[tuple[object, ...]]:
    joined = query.outerjoin_from(messages, decisions, decisions.c.message == messages.c.id)
    return joined.where(*_OF_PEOPLE, messages.c.received_at >= since)


def cases_by_person(connection: Connection, *, since: datetime) -> Counter[PersonNumber]:
    """Return how many cases were opened for each person; one that was joined to another is none of its own."""
    query = (
        select(STANDS_AS.label("person"), func.count().label("cases"))
        .join_from(cases, people, people.c.id == cases.c.person)
        .where(cases.c.received_at >= since, cases.c.joined.is_(None))
        .group_by(STANDS_AS)
    )
    return Counter({PersonNumber(row.person): row.cases for row in connection.execute(query)})


def vulnerable_on(connection: Connection, person: PersonNumber) -> Mapping[Reference, str]:
    """Return the cases of a person whose mail told of somebody vulnerable: "yes", or "ask" where it may have."""
    query = (
        select(cases.c.reference, cases.c.vulnerable)
        .join_from(cases, people, people.c.id == cases.c.person)
        .where(STANDS_AS.in_([person]), cases.c.vulnerable.is_not(None))
        .order_by(cases.c.reference)
    )
    return {Reference(row.reference): row.vulnerable for row in connection.execute(query)}


def came_while_late(connection: Connection, numbers: Collection[int]) -> frozenset[MessageNumber]:
    """Return those of these mails that came while something promised on their case was late."""
    query = select(messages.c.id).join_from(messages, clocks, _LATE).where(_THESE).distinct()
    found = connection.execute(query, {"numbers": list(numbers)}).scalars()
    return frozenset(MessageNumber(each) for each in found)


_THESE = messages.c.id.in_(bindparam("numbers", expanding=True))


def came_after_the_end(connection: Connection, mails: Sequence[Mail], policies: Policies) -> frozenset[MessageNumber]:
    """Return those mails that are on a case which was closed, or had its last answer, when they came."""
    streams = {Stream(mail.reference) for mail in mails if mail.reference is not None}
    histories = history.of_streams(connection, sorted(streams))
    found = set()
    for mail in mails:
        recorded = histories.get(Stream(mail.reference), ()) if mail.reference is not None else ()
        then = [each for each in recorded if _was_so(each.event, each.happened_at, mail.received_at)]
        if then and recorded[0].message != mail.number and _is_over(fold(then), policies):
            found.add(mail.number)
    return frozenset(found)


def _was_so(event: object, happened_at: datetime, at: datetime) -> bool:
    return happened_at <= at or isinstance(event, WHENEVER)


def _is_over(case: Case, policies: Policies) -> bool:
    if case.closed is not None or case.policy is None or case.policy not in policies:
        return case.closed is not None
    return standing_of(case, policies[case.policy][0]) is Standing.FINAL
