"""Cases as they stand, for mail that may change them: an officer's letter, or a report that one came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, select

from heard.casework.case import Case
from heard.casework.events import Kind, MessageNumber, Reference, Stream
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.people import Landlord, Role
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.judgement.facts import OfficersBounced, OnFile
from heard.mail.message import Message
from heard.store import history
from heard.store.people import STANDS_AS
from heard.store.projection import Policies as Policies
from heard.store.tables import addresses, clues, decisions, messages, people

AT_MOST = 4
"""Cases looked at for one mail; an officer who names more writes of many at once, and changes none of them."""
_OF_THE_COMPLAINANT = (
    select(addresses.c.address)
    .join(people, people.c.id == addresses.c.person)
    .where(bindparam("person") == STANDS_AS)
    .order_by(addresses.c.address)
)
_MAILS = (
    select(messages.c.id, messages.c.sender, messages.c.kind, messages.c.received_at, decisions.c.role)
    .outerjoin(decisions, decisions.c.message == messages.c.id)
    .where(messages.c.reference == bindparam("reference"))
    .order_by(messages.c.received_at, messages.c.id)
)
_BY_ID = (
    select(messages.c.id, messages.c.reference, messages.c.sender)
    .join(clues, clues.c.message == messages.c.id)
    .where(
        clues.c.clue.in_(bindparam("ids", expanding=True)),
        messages.c.kind == Kind.STAFF.value,
        messages.c.reference.is_not(None),
    )
    .order_by(messages.c.id)
    .limit(AT_MOST)
)
_NOT_PEOPLE = (Kind.STAFF.value, Kind.AUTO_REPLY.value, Kind.BOUNCE.value, Kind.BULK.value)
_SAYS_NO_MORE = (Kind.RESOLVED.value, Kind.COMPLIMENT.value)


def on_file(
    connection: Connection, references: Iterable[Reference], landlord: Landlord, policies: Policies
) -> tuple[OnFile, ...]:
    """Return how these cases stand, the first AT_MOST of them that heard keeps clocks for."""
    found = []
    for reference in tuple(references)[:AT_MOST]:
        case = fold(history.of_stream(connection, Stream(reference)))
        if case.policy is not None:
            found.append(_on_file(connection, case, landlord, *policies[case.policy]))
    return tuple(found)


def officers_letters(connection: Connection, ids: Sequence[str]) -> Sequence[RowMapping]:
    """Return the mails of officers on cases that have one of these Message-IDs: id, reference and sender of each."""
    if not ids:
        return ()
    return connection.execute(_BY_ID, {"ids": [f"id:{each}" for each in ids]}).mappings().all()


def officers_bounced(
    connection: Connection, message: Message, landlord: Landlord, policies: Policies
) -> tuple[OfficersBounced, ...]:
    """Return the letters of officers that a report names, where they did not reach somebody of their case."""
    if message.bounce is None or not message.bounce.recipients or not message.bounce.about:
        return ()
    failed = set(message.bounce.recipients)
    found: list[OfficersBounced] = []
    for row in officers_letters(connection, message.bounce.about):
        stands = on_file(connection, [Reference(row["reference"])], landlord, policies)
        number, writer = MessageNumber(row["id"]), row["sender"] or ""
        found += [OfficersBounced(number, writer, each) for each in stands if failed.intersection(each.people)]
    return tuple(found)


def _on_file(connection: Connection, case: Case, landlord: Landlord, policy: Policy, calendar: Calendar) -> OnFile:
    mails = connection.execute(_MAILS, {"reference": case.reference}).mappings().all()
    outside = [mail for mail in mails if _is_of_a_person_outside(mail, landlord)]
    known = connection.execute(_OF_THE_COMPLAINANT, {"person": case.person}).scalars() if case.person else ()
    return OnFile(
        case,
        policy,
        calendar,
        people=tuple(dict.fromkeys((*known, *(mail["sender"] for mail in outside)))),
        wrote_at=outside[-1]["received_at"] if outside else None,
        asked_at=_asked_at(case, outside),
    )


def _is_of_a_person_outside(mail: RowMapping, landlord: Landlord) -> bool:
    sender = mail["sender"]
    if not sender or mail["kind"] in _NOT_PEOPLE or mail["role"] == Role.OFFICER.value:
        return False
    return not landlord.is_inside(sender) and landlord.partner(sender) is None


def _asked_at(case: Case, outside: Sequence[RowMapping]) -> datetime | None:
    """Return when more was asked for after the last decision: the first mail that asks, else that says more."""
    answered = [passed.at for passed in case.passed if passed.moment is Moment.ANSWERED]
    if not answered:
        return None
    since = [mail for mail in outside if mail["received_at"] > max(answered)]
    asks = [mail for mail in since if mail["kind"] == Kind.ESCALATION.value]
    says = [mail for mail in since if mail["kind"] not in _SAYS_NO_MORE]
    return next((mail["received_at"] for mail in (*asks, *says)), None)
