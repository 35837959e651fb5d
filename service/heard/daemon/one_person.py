"""A person says that two are one after all, or takes that back: what counted before counts again, and no more.

Whoever was told apart from a restricted person, and is merged with them, wrote their contacts.  Parted again they are
the two that a person had said they were.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from heard.casework.events import By, ContactLimited, MessageNumber, PersonNumber, Reference, Stream, WhichMatter
from heard.casework.restriction_events import stream_of
from heard.daemon.house import House
from heard.daemon.somebody_else import told_two
from heard.daemon.writing import Writing
from heard.judgement.same_person import Known
from heard.store import moving, people, restrictions, same_people, told_apart
from heard.store.counted_before import CountedBefore, counted_before


def merge(house: House, person: PersonNumber, into: PersonNumber) -> tuple[str, ...]:
    """Let a person stand as another; return which mail counts as a contact of theirs again.

    Raises NotFound if either is not known, or they stand as one already.
    """
    with house.store.writing() as connection:
        return merge_in(connection, house, person, into)


def merge_in(
    connection: Connection,
    house: House,
    person: PersonNumber,
    into: PersonNumber,
    *,
    message: MessageNumber | None = None,
) -> tuple[str, ...]:
    """As `merge`, in somebody's transaction.

    message  the mail that says so, if one does
    """
    sides = people.who_are(connection, [person]), people.who_are(connection, [into])
    entries = restrictions.every(connection)
    parted_by = {
        entry.number: _addresses(others) - _addresses(own) - frozenset(entry.said.addresses)
        for own, others in (sides, sides[::-1])
        for entry in entries
        if entry.stands_as in {known.person for known in own}
    }
    same_people.merge(connection, person, into, now=house.now(), message=message)
    return tuple(
        line
        for each in counted_before(connection)
        if each.said and _is_from(connection, house, each, parted_by.get(each.contact.restriction, ()))
        for line in _counts_again(connection, house, each)
    )


def part(house: House, person: PersonNumber) -> tuple[PersonNumber, tuple[str, ...]]:
    """Let a person stand alone again; return whom they stood as, and which mail counts as a contact no more.

    Nothing is said of mail where nobody ever told the two apart.  Raises NotFound if they stand as nobody else.
    """
    with house.store.writing() as connection:
        return part_in(connection, house, person)


def part_in(
    connection: Connection, house: House, person: PersonNumber, *, message: MessageNumber | None = None
) -> tuple[PersonNumber, tuple[str, ...]]:
    """As `part`, in somebody's transaction.

    message  the mail that says so, if one does
    """
    stood_as = same_people.part(connection, person, now=house.now(), message=message)
    if tuple(sorted((person, stood_as))) not in same_people.told_apart(connection):
        return stood_as, ()
    return stood_as, told_two(connection, house, person, stood_as)


def _addresses(side: Collection[Known]) -> frozenset[str]:
    return frozenset(address for known in side for address in known.addresses)


def _is_from(connection: Connection, house: House, before: CountedBefore, addresses: Collection[str]) -> bool:
    """Say whether a contact that counts nowhere now came from one of these addresses."""
    message = [before.contact.message]
    senders = told_apart.senders_of(connection, message, house.given.landlord)
    return any(each in addresses for each in senders) and not restrictions.contacts_of(connection, message)


def _counts_again(connection: Connection, house: House, before: CountedBefore) -> tuple[str, ...]:
    """Let a contact count again, on the case that its message is on; return a line that says so."""
    contact, now = before.contact, house.now()
    lies_on = moving.lying(connection, [contact.message])[0].reference
    if before.stream == stream_of(contact.restriction):
        if lies_on is not None:
            return ()
        restrictions.append(connection, contact.restriction, [(contact, "")], by=By.OFFICER, now=now)
    elif lies_on is None:
        return ()
    else:
        writing = Writing(connection, house, now, None, "", now, By.OFFICER)
        writing.note(Stream(lies_on), _there(connection, before, lies_on))
        writing.append()
    return (f"Message {contact.message} counts as a contact under restriction {contact.restriction} again.",)


def _there(connection: Connection, before: CountedBefore, on: Reference) -> ContactLimited:
    """Return as what a contact counts on a case: as before where that is the one it counted on, else something new."""
    contact = before.contact
    if before.stream == Stream(on):
        return contact
    limited = restrictions.of_number(connection, contact.restriction).restriction.case
    same = limited is not None and moving.stands_as(connection, limited) == on
    matter = WhichMatter.SAME if same else WhichMatter.NEW
    return ContactLimited(contact.message, contact.restriction, matter, contact.answered)
