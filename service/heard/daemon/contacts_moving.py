"""Contacts of restricted persons, put on another case by a person's hands: whether they still count, and as what.

A contact is counted on the case that led to the restriction, or on the one it lies on.  On that case it is about what
is limited, on another case of the same person about something new: whoever put it there has said so.  On somebody
else's case, and on none, it is no contact of theirs any more; nothing that anybody else wrote may count against them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.casework.events import About, ContactCountsNoMore, ContactLimited, Reference, WhichMatter
from heard.casework.fold import fold
from heard.daemon.hands import Hands
from heard.store import moving, questions, restrictions
from heard.store.moving import Lying
from heard.store.restrictions import ContactMade


@dataclass(frozen=True, slots=True)
class Contacts:
    """Messages that are about to be put elsewhere, and the contacts that they count as before they are."""

    found: Sequence[Lying]
    made: Sequence[ContactMade]

    def left(self, contact: ContactMade) -> Reference | None:
        """Return the case that a message lay on."""
        return next(each.reference for each in self.found if each.number == contact.message)


def contacts_among(work: Hands, found: Sequence[Lying]) -> Contacts:
    """Return what messages count as, before they are taken off their cases."""
    return Contacts(found, restrictions.contacts_of(work.connection, [each.number for each in found]))


def contacts_follow(work: Hands, contacts: Contacts, to: Reference | None) -> tuple[str, ...]:
    """Let contacts count where they lie now; return what a person should know of each.

    What was asked of the messages about a restriction is answered by where they were put.
    """
    for message in contacts.found:
        questions.answer(work.connection, message.number, (About.RESTRICTED,), now=work.writing.now)
    notes = [note for made in contacts.made for note in _follows(work, made, contacts.left(made), to)]
    notes += _back_again(work, contacts, to)
    work.write()
    return tuple(notes)


def _follows(work: Hands, made: ContactMade, left: Reference | None, to: Reference | None) -> Iterator[str]:
    matter = _matter_on(work, made, to)
    goes_with_it = made.reference == left  # taken off that case, it is not counted there any more
    if to is None or matter is None:
        if not goes_with_it:
            work.note(made.reference, ContactCountsNoMore(made.message, made.restriction))
        yield f"{_said(made)} no more: it lies on {'no case' if to is None else 'a case of somebody else'}."
    elif made.reference == to or (goes_with_it and not _was_counted(work, made, to)):
        work.note(to, ContactLimited(made.message, made.restriction, matter, made.answered))
        yield f"{_said(made)}, about {'what is limited' if matter is WhichMatter.SAME else 'something new'}."
    elif goes_with_it:
        yield f"{_said(made)} as it did on {to} before."


def _said(made: ContactMade | ContactLimited) -> str:
    return f"Message {made.message} counts as a contact under restriction {made.restriction}"


def _matter_on(work: Hands, made: ContactMade, to: Reference | None) -> WhichMatter | None:
    """Return what a contact is about on a case; None where that is not the restricted person's."""
    if to is None:
        return None
    entry = restrictions.of_number(work.connection, made.restriction)
    limited = entry.restriction.case
    if limited is not None and moving.stands_as(work.connection, limited) == to:
        return WhichMatter.SAME
    whose = fold(work.history(to)).person
    if whose is None or entry.stands_as is None:
        return None
    return WhichMatter.NEW if moving.is_same_person(work.connection, whose, entry.stands_as) else None


def _was_counted(work: Hands, made: ContactMade, on: Reference) -> bool:
    """Say whether it was counted on a case before, and is again by being put back there."""
    return any((each.message, each.restriction) == (made.message, made.restriction) for each in _counted(work, on))


def _counted(work: Hands, on: Reference) -> Sequence[ContactLimited]:
    """Return the contacts that were ever counted on a case for as long as they lie there."""
    events = [each.event for each in work.history(on)]
    ended = {(each.message, each.restriction) for each in events if isinstance(each, ContactCountsNoMore)}
    counted = [each for each in events if isinstance(each, ContactLimited)]
    return [each for each in counted if (each.message, each.restriction) not in ended]


def _back_again(work: Hands, contacts: Contacts, to: Reference | None) -> Iterator[str]:
    """Yield which messages that counted as nothing where they lay are contacts again on their old case."""
    if to is None:
        return
    counting = {(each.message, each.restriction) for each in contacts.made}
    moved = {each.number for each in contacts.found}
    back = {(each.message, each.restriction): each for each in _counted(work, to) if each.message in moved}
    for key, contact in back.items():
        if key not in counting:
            yield f"{_said(contact)} as it did on {to} before."
