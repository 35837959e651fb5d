"""A person says that a restricted person did not write: nothing of it counts, and they are two from then on.

What was counted from an address of somebody else's counts no more.  An address that the entry itself gives stays
theirs; then it is this one mail that somebody else wrote.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from heard.casework.events import About, By, ContactCountsNoMore, MessageNumber, PersonNumber, Stream
from heard.casework.restriction_events import ContactAnswer, RestrictionContactAnswered
from heard.daemon.house import House
from heard.daemon.restriction_steps import refuse_asked_elsewhere
from heard.daemon.restriction_work import Work
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.store import people, questions, restrictions, same_people, told_apart
from heard.store.counted_before import counted_before
from heard.store.restrictions import ContactMade, Entry


def tell_apart(house: House, person: PersonNumber, other: PersonNumber) -> tuple[str, ...]:
    """Note that two are not one person; return which mail counts as a contact of one of them no more.

    Raises NotFound if either is not known, or they stand as one.
    """
    with house.store.writing() as connection:
        return tell_apart_in(connection, house, person, other)


def tell_apart_in(
    connection: Connection,
    house: House,
    person: PersonNumber,
    other: PersonNumber,
    *,
    message: MessageNumber | None = None,
) -> tuple[str, ...]:
    """As `tell_apart`, in somebody's transaction.

    message  the mail that says so, if one does
    """
    same_people.tell_apart(connection, person, other, now=house.now(), message=message)
    return told_two(connection, house, person, other)


def wrong_person(work: Work, message: MessageNumber) -> None:
    """Note that somebody else than the person of an entry wrote a message, whatever name it bears.

    Whoever writes from its address is somebody else from then on, and what came from there counts no more.

    Raises CannotBeSaid where nobody took it for the person of the entry.
    """
    connection, now = work.connection, work.house.now()
    made = restrictions.contacts_under(connection, numbers_of(work))
    counted = [each for each in made if each.message == message]
    if not counted and not questions.was_asked(connection, message, About.RESTRICTED, on=None, unanswered=False):
        raise CannotBeSaid(
            f"--wrong-person {message}: it was never taken for a contact under restriction {work.number}"
        )
    if not counted:
        before = {each.contact.restriction for each in counted_before(connection, [message])}
        if before.isdisjoint(numbers_of(work)):
            refuse_asked_elsewhere(work, message, "wrong-person", numbers_of(work))
        refuse_said_before(work, message, ContactAnswer.WRONG_PERSON)
    sender = next(iter(told_apart.senders_of(connection, [message], work.house.given.landlord)), "")
    if sender and not _is_ours(work.house, sender) and not _is_theirs(connection, work.entry, sender):
        _are_two(connection, work, sender)
        counted = [each for each in made if _came_from(connection, work.house, each, (sender,))]
    _count_no_more(connection, work.house, counted)
    questions.answer(connection, message, (About.RESTRICTED,), now=now)
    work.note((RestrictionContactAnswered(message, ContactAnswer.WRONG_PERSON), ""))


def refuse_said_before(work: Work, message: MessageNumber, answer: ContactAnswer) -> None:
    """Raise CannotBeSaid where that is the last that a person said of a message under the entry."""
    happened = (each.event for each, _ in restrictions.happened_to(work.connection, work.number))
    said = [each for each in happened if isinstance(each, RestrictionContactAnswered) and each.message == message]
    if said and said[-1].answer is answer:
        raise CannotBeSaid(f"--{answer} {message}: that is on the record of restriction {work.number} already")


def numbers_of(work: Work) -> list[int]:
    """Return the number of an entry, and those of the other measures that limit the same person."""
    person = work.entry.stands_as
    others = [each.number for each in restrictions.every(work.connection) if person and each.stands_as == person]
    return list(dict.fromkeys((work.number, *others)))


def _are_two(connection: Connection, work: Work, sender: str) -> None:
    """Tell whoever writes from an address apart from the person of an entry; somebody nobody knows is known by it."""
    now, person = work.house.now(), work.entry.stands_as
    if person is None:
        return
    known = [each.person for each in people.at(connection, sender)]
    if not known:
        known = [people.add(connection, "", now=now)]
        people.give(connection, known[0], (sender,))
    apart = same_people.told_apart(connection)
    for other in known:
        if tuple(sorted((person, other))) not in apart:
            same_people.tell_apart(connection, person, other, now=now)
            work.notes.append(
                f"P{person} and P{other} are two persons. To undo that: heard people merge P{person} P{other}"
            )


def _is_ours(house: House, address: str) -> bool:
    """Say whether an officer passed a message on: what others pass on is no more somebody else's for that."""
    return house.given.landlord.is_inside(address)


def _is_theirs(connection: Connection, entry: Entry, address: str) -> bool:
    """Say whether an address is one by which the person of an entry is known."""
    return address in entry.said.addresses or entry.stands_as in {
        each.person for each in people.at(connection, address)
    }


def told_two(connection: Connection, house: House, person: PersonNumber, other: PersonNumber) -> tuple[str, ...]:
    """Let what came from one of two count no more as a contact of the other; return a line each."""
    return (*_parted(connection, house, person, other), *_parted(connection, house, other, person))


def _parted(connection: Connection, house: House, person: PersonNumber, other: PersonNumber) -> tuple[str, ...]:
    """Let what came from somebody count no more under the entries of whoever they are not; return a line each."""
    theirs = {address for known in people.who_are(connection, [other]) for address in known.addresses}
    own = {known.person for known in people.who_are(connection, [person])}
    entries = [each for each in restrictions.every(connection) if each.stands_as in own]
    counted = [
        made
        for entry in entries
        for made in restrictions.contacts_under(connection, [entry.number])
        if _came_from(connection, house, made, {each for each in theirs if not _is_theirs(connection, entry, each)})
    ]
    _count_no_more(connection, house, counted)
    return tuple(
        f"Message {each.message} counts as a contact under restriction {each.restriction} no more." for each in counted
    )


def _came_from(connection: Connection, house: House, made: ContactMade, addresses: Collection[str]) -> bool:
    senders = told_apart.senders_of(connection, [made.message], house.given.landlord)
    return any(each in addresses for each in senders)


def _count_no_more(connection: Connection, house: House, counted: Collection[ContactMade]) -> None:
    now = house.now()
    writing = Writing(connection, house, now, None, "", now, By.OFFICER)
    for each in counted:
        event = ContactCountsNoMore(each.message, each.restriction)
        if each.reference is None:
            restrictions.append(connection, each.restriction, [(event, "")], by=By.OFFICER, now=now)
        else:
            writing.note(Stream(each.reference), event)
    writing.append()
