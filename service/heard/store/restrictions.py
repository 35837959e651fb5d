"""The register as it stands: who is restricted, how, and what happened to each entry.

What happened is in the history of the entry; whom it is about and all that is only words is here, and is gone when the
person is forgotten.  What an entry limits on a day is worked out from both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, or_, select, update

from heard.casework.events import By, ContactLimited, Event, MessageNumber, PersonNumber, Reference, WhichMatter
from heard.casework.recorded import Recorded
from heard.casework.restriction import Restriction, fold_restriction, number_of
from heard.casework.restriction_events import stream_of
from heard.errors import NotFound
from heard.store import history
from heard.store.restrictions_in_step import OF_CONTACTS, ON_NO_CASE, follow, in_step
from heard.store.tables import contacts, messages, people, restriction_words, restrictions

Happening = tuple[Event, str]
"""Something that happened to an entry, and what was written to it; "" where nothing was."""

_PLACE = "restrictions"
_LISTS = ("addresses", "also_known_as", "household")
_STANDS_AS = func.coalesce(people.c.same_as, restrictions.c.person).label("stands_as")
_WITH_PERSON = select(restrictions, _STANDS_AS).join_from(
    restrictions, people, people.c.id == restrictions.c.person, isouter=True
)
_ALL = _WITH_PERSON.order_by(restrictions.c.id)
_ONE = _WITH_PERSON.where(restrictions.c.id == bindparam("number"))
_HOLDING = _ALL.where(
    restrictions.c.first <= bindparam("day"),
    or_(restrictions.c.last.is_(None), restrictions.c.last >= bindparam("day")),
    or_(restrictions.c.lifted_on.is_(None), restrictions.c.lifted_on > bindparam("day")),
    restrictions.c.proposed.is_(False),
)
_CONTACTS = (
    select(contacts, messages.c.received_at, messages.c.reference.label("lies_on"))
    .join_from(contacts, messages, messages.c.id == contacts.c.message)
    .where(contacts.c.restriction.in_(bindparam("numbers", expanding=True)))
    .order_by(messages.c.received_at, messages.c.id)
)

_CONTACTS_OF = (
    select(contacts, messages.c.received_at)
    .join_from(contacts, messages, messages.c.id == contacts.c.message)
    .where(contacts.c.message.in_(bindparam("messages", expanding=True)))
    .order_by(contacts.c.message, contacts.c.restriction)
)


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says in words.

    addresses      of mail
    known_as       the case that led to it, as whoever entered it wrote its reference; "" where none was named
    option         an option of the policy, or the landlord's own word
    named_contact  the address of staff through whom contact goes; "" for none
    from_register  whether register.toml brought it, and not a person by command
    """

    name: str
    home: str = ""
    addresses: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()
    household: tuple[str, ...] = ()
    known_as: str = ""
    option: str = ""
    named_contact: str = ""
    says: str = ""
    from_register: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the register: what holds, and what it says.

    stands_as  the person it is about, as they stand now: they may have been found to be another one
    """

    restriction: Restriction
    said: Said
    stands_as: PersonNumber | None = None

    @property
    def number(self) -> int:
        return self.restriction.number


@dataclass(frozen=True, slots=True)
class ContactMade:
    """A message of a restricted person while the restriction held.

    reference  the case that it is counted on; None where it counts under the entry alone
    lies_on    the case that it is on, which may be another: counted on the limited case, it may have opened a new one
    """

    restriction: int
    message: MessageNumber
    reference: Reference | None
    matter: WhichMatter
    answered: bool
    received_at: datetime
    lies_on: Reference | None = None


# -- Asking


def every(connection: Connection) -> list[Entry]:
    """Return all entries there ever were, in the order in which they were entered."""
    return _entries(connection, connection.execute(_ALL).mappings().all())


def of_number(connection: Connection, number: int) -> Entry:
    """Return one entry.  Raises NotFound where there is none of this number."""
    row = connection.execute(_ONE, {"number": number}).mappings().first() if number < 2**31 else None
    if row is None:
        raise NotFound(f"restriction {number}: there is no such entry. heard restrict list --all lists them")
    return _entries(connection, [row])[0]


def holding_on(connection: Connection, day: date) -> list[Entry]:
    """Return the entries that limit contact received on a day of the landlord's wall calendar."""
    return _entries(connection, connection.execute(_HOLDING, {"day": day}).mappings().all())


def happened_to(connection: Connection, number: int) -> list[tuple[Recorded, str]]:
    """Return all that happened to an entry, oldest first, each with what was written to it.

    Contacts that lie on no case, and what was asked of messages, stand in its history too, and are left out:
    `contacts_under` has the former.
    """
    query = select(restriction_words.c.number, restriction_words.c.words)
    rows = connection.execute(query.where(restriction_words.c.restriction == number))
    words = {row.number: row.words for row in rows}
    happened = history.of_stream(connection, stream_of(number))
    return [(each, words.get(each.number, "")) for each in happened if not isinstance(each.event, OF_CONTACTS)]


def counted_on_no_case(connection: Connection, number: int) -> list[ContactLimited]:
    """Return the contacts that were ever counted under an entry alone, oldest first, whatever became of them."""
    events = (each.event for each in history.of_stream(connection, stream_of(number)))
    return [event for event in events if isinstance(event, ContactLimited)]


def contacts_under(connection: Connection, numbers: Collection[int]) -> list[ContactMade]:
    """Return the contacts under these entries, each once, in the order in which they were received.

    A message that came back from a case that was joined stands on both; what counts is the case it lies on.
    """
    found: dict[tuple[int, int], RowMapping] = {}
    for row in connection.execute(_CONTACTS, {"numbers": list(numbers)}).mappings():
        key = row["restriction"], row["message"]
        if key not in found or row["reference"] == (row["lies_on"] or ON_NO_CASE):
            found[key] = row
    return [_contact(row) for row in found.values()]


def contacts_of(connection: Connection, numbers: Collection[MessageNumber]) -> list[ContactMade]:
    """Return what contacts these messages count as, and on which case each is counted."""
    rows = connection.execute(_CONTACTS_OF, {"messages": list(numbers)}).mappings()
    return [_contact(row) for row in rows]


def _contact(row: RowMapping) -> ContactMade:
    return ContactMade(
        row["restriction"],
        MessageNumber(row["message"]),
        Reference(row["reference"]) if row["reference"] != ON_NO_CASE else None,
        WhichMatter(row["matter"]),
        row["answered"],
        row["received_at"],
        row.get("lies_on"),
    )


def _entries(connection: Connection, rows: Sequence[RowMapping]) -> list[Entry]:
    folded = _folded(connection, {row["id"]: row["chain"] for row in rows})
    return [_entry(row, folded[row["id"]]) for row in rows]


def _entry(row: RowMapping, folded: Restriction) -> Entry:
    said = Said(
        name=row["name"],
        home=row["home"],
        addresses=_lines(row["addresses"]),
        also_known_as=_lines(row["also_known_as"]),
        household=_lines(row["household"]),
        known_as=row["known_as"],
        option=row["option"],
        named_contact=row["named_contact"],
        says=row["says"],
        from_register=row["from_register"],
    )
    restriction = replace(folded, option=folded.option or said.option, named_contact=said.named_contact)
    return Entry(restriction, said, row["stands_as"])


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _folded(connection: Connection, chains: Mapping[int, str]) -> dict[int, Restriction]:
    """Return what the events of entries make; remembered by the last chain of each, which tells whether any changed."""
    known: dict[int, tuple[str, Restriction]] = connection.info.setdefault(_PLACE, {})
    unknown = [stream_of(number) for number, chain in chains.items() if known.get(number, ("",))[0] != chain]
    for recorded in history.of_streams(connection, unknown).values():
        known[number_of(recorded[0])] = recorded[-1].chain, fold_restriction(recorded)
    return {number: known[number][1] for number in chains}


# -- Writing down


def add(connection: Connection, said: Said, happenings: Sequence[Happening], *, by: By, now: datetime) -> Entry:
    """Enter somebody under the next number: what it says, and what happened, RestrictionEntered first."""
    number = (connection.execute(select(func.max(restrictions.c.id))).scalar() or 0) + 1
    recorded = _append(connection, number, happenings, (0, ""), by, None, now)
    connection.execute(insert(restrictions).values(_row(said) | in_step(recorded)))
    _keep_words(connection, recorded, happenings)
    return of_number(connection, number)


def append(
    connection: Connection,
    number: int,
    happenings: Sequence[Happening],
    *,
    by: By,
    now: datetime,
    message: MessageNumber | None = None,
) -> Entry:
    """Write down what happened to an entry, and return it as it stands then.

    message  the message that proves it, if any

    Raises NotFound where there is none of this number, and CaseMovedOn where somebody else wrote to it first.
    """
    before = history.of_stream(connection, stream_of(number))
    if not before:
        raise NotFound(f"restriction {number}: there is no such entry. heard restrict list --all lists them")
    new = _append(connection, number, happenings, (before[-1].number, before[-1].chain), by, message, now)
    follow(connection, [*before, *new])
    _keep_words(connection, new, happenings)
    return of_number(connection, number)


def say(connection: Connection, number: int, said: Said) -> None:
    """Let an entry say something else from now on; what of it limits contact has its event besides."""
    connection.execute(update(restrictions).where(restrictions.c.id == number).values(_row(said)))


def _append(
    connection: Connection,
    number: int,
    happenings: Iterable[Happening],
    after: tuple[int, str],
    by: By,
    message: MessageNumber | None,
    now: datetime,
) -> Sequence[Recorded]:
    happened = [(event, now) for event, _ in happenings]
    return history.append(connection, stream_of(number), happened, after=after, now=now, by=by, message=message)


def _keep_words(connection: Connection, recorded: Sequence[Recorded], happenings: Sequence[Happening]) -> None:
    rows = [
        {"restriction": number_of(each), "number": each.number, "words": words}
        for each, (_, words) in zip(recorded, happenings, strict=True)
        if words
    ]
    if rows:
        connection.execute(insert(restriction_words), rows)


def _row(said: Said) -> dict[str, object]:
    names = ("name", "home", "known_as", "option", "named_contact", "says", "from_register")
    return {name: getattr(said, name) for name in names} | {name: "\n".join(getattr(said, name)) for name in _LISTS}
