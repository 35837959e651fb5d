"""From which addresses somebody else writes, as a person said of mail that was taken for a restricted person's.

A person says so of two numbers ("heard people apart"), or by putting a contact on a case of somebody else, or on none.
What was put back counts again, and whoever was merged since is one person: then nothing is told apart any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from heard.casework.events import ContactLimited, MessageNumber, PersonNumber
from heard.casework.people import Landlord
from heard.casework.recorded import from_body
from heard.errors import MessageProblem
from heard.judgement.writer import claimed_by
from heard.mail.parse import parse
from heard.store import inbox, people, same_people
from heard.store.tables import events, messages, people as people_table

_FORMS, _COUNTED = "whom forms name", "contacts that were ever counted"

_STAND_AS = select(people_table.c.id, people.STANDS_AS.label("person")).where(
    people_table.c.id.in_(bindparam("ids", expanding=True))
)
_SENDERS = select(messages.c.id, messages.c.sender).where(
    messages.c.id.in_(bindparam("ids", expanding=True)), messages.c.sender.is_not(None)
)
_LAST_KNOWN = select(events.c.chain).where(events.c.id == bindparam("newest"))
_SINCE = (
    select(events.c.id, events.c.type, events.c.version, events.c.body)
    .where(events.c.id > bindparam("newest"), events.c.type == ContactLimited.__name__)
    .order_by(events.c.id)
)
_NEWEST = select(events.c.id, events.c.chain).order_by(events.c.id.desc()).limit(1)


@dataclass(slots=True)
class _Counted:
    """The messages that were ever counted under each entry, up to the newest event that was looked at."""

    newest: int = 0
    chain: str = ""
    under: defaultdict[int, set[MessageNumber]] = field(default_factory=lambda: defaultdict(set))


def others_than(connection: Connection, persons: Collection[PersonNumber]) -> Mapping[PersonNumber, tuple[str, ...]]:
    """Return by person the addresses of those whom somebody said not to be them; nothing of whom none was."""
    pairs = same_people.told_apart(connection)
    if not pairs:
        return {}
    ids = sorted({each for pair in pairs for each in pair})
    stand_as = {row.id: PersonNumber(row.person) for row in connection.execute(_STAND_AS, {"ids": ids})}
    apart: defaultdict[PersonNumber, set[PersonNumber]] = defaultdict(set)
    for pair in pairs:
        one, other = (stand_as.get(each, each) for each in pair)
        if one != other:
            apart[one].add(other)
            apart[other].add(one)
    return {
        person: tuple(address for known in people.who_are(connection, apart[person]) for address in known.addresses)
        for person in persons
        if person in apart
    }


def senders_of(connection: Connection, numbers: Collection[MessageNumber], landlord: Landlord) -> tuple[str, ...]:
    """Return where whoever wrote these messages is answered, each address once: behind a web form it is not the form.

    What a colleague passed on has the colleague's.
    """
    found = connection.execute(_SENDERS, {"ids": list(numbers)}) if numbers else ()
    return tuple(dict.fromkeys(_behind(connection, row.id, row.sender, landlord) for row in found))


def ever_counted(connection: Connection, number: int) -> Collection[MessageNumber]:
    """Return the messages that were ever counted under an entry, on whichever case or on none, whatever became of them.

    The history is read once from its beginning, and from then on what came to it.
    """
    counted: _Counted = connection.info.setdefault(_COUNTED, _Counted())
    last = connection.execute(_LAST_KNOWN, {"newest": counted.newest}).scalar()
    if last != counted.chain:  # what was read was taken back with its transaction, or nothing was read yet
        counted = connection.info[_COUNTED] = _Counted()
    newest = connection.execute(_NEWEST).first()
    if newest is not None and newest.id > counted.newest:
        for row in connection.execute(_SINCE, {"newest": counted.newest}):
            event = from_body(row.type, row.version, row.body)
            if isinstance(event, ContactLimited):
                counted.under[event.restriction].add(event.message)
        counted.newest, counted.chain = newest.id, newest.chain
    return counted.under[number]


def _behind(connection: Connection, number: MessageNumber, sender: str, landlord: Landlord) -> str:
    """Return whom a message of a web form names, remembered; the sender of any other."""
    if not landlord.is_inside(sender) or landlord.officer(sender) is not None:
        return sender
    known: dict[MessageNumber, str] = connection.info.setdefault(_FORMS, {})
    if number not in known:
        known[number] = _named_by(connection, number, sender, landlord)
    return known[number]


def _named_by(connection: Connection, number: MessageNumber, sender: str, landlord: Landlord) -> str:
    try:
        message = parse(inbox.original(connection, number).content, journal=True)
    except (LookupError, MessageProblem):  # it was not kept; what was read once can be read again
        return sender
    claimed = claimed_by(message, landlord)
    is_it = message.sender is not None and message.sender.address == sender
    return claimed.address.address if is_it and claimed.is_form and claimed.address is not None else sender
