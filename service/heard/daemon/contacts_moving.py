"""Contacts of restricted persons, put on another case by a person's hands: whether they still count, and as what.

A contact is counted on the case that led to the restriction, or on the one it lies on.  On that case it is about what
is limited, on another case of the same person about something new: whoever put it there has said so.  On somebody
else's case, and on none, it is no contact of theirs any more; nothing that anybody else wrote may count against them.
One that lay on no case from the beginning counts under the entry alone, and does again where it is put back.

Where two cases are joined, nobody has said anything of a message that was there before: each stays what it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from heard.casework.events import (
    About,
    By,
    ContactCountsNoMore,
    ContactLimited,
    Event,
    LetterPromised,
    MessageNumber,
    Purpose,
    Reference,
    Stream,
    WhichMatter,
)
from heard.casework.fold import fold
from heard.casework.mail_on_case import opened_by
from heard.daemon.hands import Hands
from heard.store import moving, questions, restrictions
from heard.store.counted_before import counted_before
from heard.store.moving import Lying
from heard.store.restrictions import ContactMade

_TELLS_THAT_IT_CAME = (Purpose.ACKNOWLEDGEMENT, Purpose.RECEIPT)


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


def contacts_follow(work: Hands, contacts: Contacts, to: Reference | None, *, opened: bool = False) -> tuple[str, ...]:
    """Let contacts count where they lie now; return what a person should know of each.

    opened  whether the case was opened with them: whose they are is not said by that

    What was asked of the messages about a restriction is answered by where they were put.
    """
    for message in contacts.found:
        questions.answer(work.connection, message.number, (About.RESTRICTED,), now=work.writing.now)
    notes = [note for made in contacts.made for note in _follows(work, made, contacts.left(made), to)]
    if not opened:
        notes += _back_again(work, contacts, to, [each.number for each in contacts.found])
    work.write()
    return tuple(notes)


def contacts_joined(
    work: Hands, contacts: Contacts, younger: Reference, older: Reference
) -> tuple[Sequence[str], Collection[int]]:
    """Let contacts count on the case that theirs was joined to; return what of them changed, and under which entries.

    What a contact had opened, and a person joins to the limited case, is about what is limited after all.
    """
    begun, notes = opened_by(work.history(younger)), []
    begins = {made.restriction for made in contacts.made if made.message == begun}
    same = {number for number in begins if _is_limited(work, number, older)}
    for made in contacts.made:
        matter = WhichMatter.SAME if made.restriction in same else made.matter
        if matter is not made.matter:
            notes.append(f"{_said(made)}, about what is limited.")
        elif made.reference != younger or _was_counted(work, made, older):
            continue
        work.note(older, ContactLimited(made.message, made.restriction, matter, made.answered))
    notes += _back_again(work, contacts, older, [begun] if begun is not None else [])
    work.write()
    return notes, same


def contacts_parted(work: Hands, contacts: Contacts, older: Reference, younger: Reference) -> None:
    """Let contacts count on the case that went back alone, as what they are there."""
    for made in contacts.made:
        if made.reference == older and not _was_counted(work, made, younger):
            is_same = made.matter is WhichMatter.SAME
            matter = WhichMatter.NEW if is_same and not _is_limited(work, made.restriction, younger) else made.matter
            if _is_somebody_elses(work, made.restriction, younger):
                continue
            work.note(younger, ContactLimited(made.message, made.restriction, matter, made.answered))
    work.write()


def _is_limited(work: Hands, number: int, on: Reference) -> bool:
    """Say whether a case is the one that led to a restriction, or holds its mail now."""
    limited = restrictions.of_number(work.connection, number).restriction.case
    return limited is not None and moving.stands_as(work.connection, limited) == on


def _follows(work: Hands, made: ContactMade, left: Reference | None, to: Reference | None) -> Iterator[str]:
    matter = _matter_on(work, made, to)
    goes_with_it = made.reference == left  # taken off that case, it is not counted there any more
    answered = made.answered or (to is not None and _is_acknowledged(work, made, to))
    if made.reference is None or (not goes_with_it and matter is None):
        _note(work, made.reference, ContactCountsNoMore(made.message, made.restriction), made.restriction)
    if to is None or matter is None:
        if to is None and (before := _counted_on_none(work, made)) is not None:
            _note(work, None, before, made.restriction)
            yield f"{_said(made)} as it did on no case before."
        else:
            yield f"{_said(made)} no more: it lies on {'no case' if to is None else 'a case of somebody else'}."
    elif made.reference == to or (goes_with_it and not _was_counted(work, made, to)):
        work.note(to, ContactLimited(made.message, made.restriction, matter, answered))
        yield f"{_said(made)}, {_about(matter)}."
    elif answered and not made.answered and not goes_with_it and made.reference is not None:
        work.note(made.reference, ContactLimited(made.message, made.restriction, matter, answered))
        yield f"{_said(made)}, acknowledged by now."
    elif goes_with_it:
        yield f"{_said(made)} as it did on {to} before."


def _is_acknowledged(work: Hands, made: ContactMade | ContactLimited, on: Reference) -> bool:
    """Say whether a letter on a case tells its writer that a message has come: what opens a case is answered so."""
    letters = (each.event for each in work.history(on) if each.message == made.message)
    return any(isinstance(each, LetterPromised) and each.purpose in _TELLS_THAT_IT_CAME for each in letters)


def _note(work: Hands, on: Reference | None, event: Event, restriction: int) -> None:
    """Note of a contact what becomes of it: on the case it is counted on, or under its entry alone."""
    if on is not None:
        work.note(on, event)
    else:
        restrictions.append(work.connection, restriction, [(event, "")], by=By.OFFICER, now=work.writing.now)


def _counted_on_none(work: Hands, made: ContactMade) -> ContactLimited | None:
    """Return as what a contact was counted while it lay on no case; None where it never was."""
    counted = restrictions.counted_on_no_case(work.connection, made.restriction)
    return next((each for each in reversed(counted) if each.message == made.message), None)


def _said(made: ContactMade | ContactLimited) -> str:
    return f"Message {made.message} counts as a contact under restriction {made.restriction}"


def _about(matter: WhichMatter) -> str:
    return f"about {'what is limited' if matter is WhichMatter.SAME else 'something new'}"


def _matter_on(work: Hands, made: ContactMade | ContactLimited, to: Reference | None) -> WhichMatter | None:
    """Return what a contact is about on a case; None where that is not the restricted person's."""
    if to is None:
        return None
    if _is_limited(work, made.restriction, to):
        return WhichMatter.SAME
    return WhichMatter.NEW if _is_theirs(work, made.restriction, to) else None


def _is_theirs(work: Hands, number: int, on: Reference) -> bool | None:
    """Say whether a case is one of the restricted person's; None where nobody knows whose it is."""
    entry = restrictions.of_number(work.connection, number)
    whose = fold(work.history(on)).person
    if whose is None or entry.stands_as is None:
        return None
    return moving.is_same_person(work.connection, whose, entry.stands_as)


def _is_somebody_elses(work: Hands, number: int, on: Reference) -> bool:
    return not _is_limited(work, number, on) and _is_theirs(work, number, on) is False


def _was_counted(work: Hands, made: ContactMade | ContactLimited, on: Reference) -> bool:
    """Say whether it was counted on a case before, and is again by being put back there."""
    return any((each.message, each.restriction) == (made.message, made.restriction) for each in _counted(work, on))


def _counted(work: Hands, on: Reference) -> Collection[ContactLimited]:
    """Return the contacts that are counted on a case for as long as they lie there."""
    counted: dict[tuple[int, int], ContactLimited] = {}
    for each in work.history(on):
        if isinstance(each.event, ContactLimited):
            counted[each.event.message, each.event.restriction] = each.event
        elif isinstance(each.event, ContactCountsNoMore):
            counted.pop((each.event.message, each.event.restriction), None)
    return counted.values()


def _back_again(
    work: Hands, contacts: Contacts, to: Reference | None, among: Collection[MessageNumber]
) -> Iterator[str]:
    """Yield which messages that counted as nothing where they lay are contacts again on a case of the person's.

    On the case that they counted on they count as they did, also where a person had said that somebody else wrote them.
    """
    if to is None:
        return
    counting = {(each.message, each.restriction) for each in contacts.made}
    for before in counted_before(work.connection, among):
        contact = before.contact
        if (contact.message, contact.restriction) in counting:
            continue
        if _was_counted(work, contact, to):
            yield f"{_said(contact)} as it did on {to} before."
        elif before.stream == Stream(to):
            work.note(to, contact)
            yield f"{_said(contact)} as it did on {to} before."
        elif (matter := _matter_on(work, contact, to)) is not None:
            answered = contact.answered or _is_acknowledged(work, contact, to)
            work.note(to, ContactLimited(contact.message, contact.restriction, matter, answered))
            yield f"{_said(contact)}, {_about(matter)}."
