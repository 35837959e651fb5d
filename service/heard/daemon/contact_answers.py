"""What a person answers to the notice of a contact: somebody else wrote it, it is something new, it is fresh evidence.

Whatever the answer, nothing is asked of it any more.  What an entry kept off its own case gets one, whose clocks run
from when it came: whoever says so says that the limit was not for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress

from heard.casework.events import (
    About,
    By,
    ContactLimited,
    LetterPromised,
    MessageNumber,
    Purpose,
    Reference,
    Stream,
    WhichMatter,
)
from heard.casework.restriction_events import ContactAnswer, RestrictionContactAnswered
from heard.daemon import somebody_else
from heard.daemon.hands import hands
from heard.daemon.house import House
from heard.daemon.restriction_work import Work
from heard.daemon.somebody_else import numbers_of
from heard.daemon.splitting import ReadFirst, read_first, split_in
from heard.daemon.writing import Writing
from heard.errors import CannotBeMoved, CannotBeSaid, NotFound
from heard.store import history, moving, questions, restrictions
from heard.store.restrictions import ContactMade


def read_before(house: House, messages: Collection[MessageNumber]) -> Mapping[MessageNumber, ReadFirst]:
    """Read messages that may get a case of their own, before a transaction begins; those that are there."""
    found: dict[MessageNumber, ReadFirst] = {}
    with house.store.reading() as connection:
        for each in messages:
            with suppress(NotFound):  # the step says of it that it is no contact
                found[each] = read_first(connection, house, [each])
    return found


def wrong_person(work: Work, message: MessageNumber, read: Mapping[MessageNumber, ReadFirst]) -> None:
    """Note that somebody else wrote a message; filed on the limited case, or on none, it gets a case of its own.

    Raises CannotBeSaid where nobody took it for the person of the entry.
    """
    somebody_else.wrong_person(work, message)
    _on_its_own(work, message, read)


def fresh_evidence(work: Work, message: MessageNumber) -> None:
    """Note that a contact brought fresh evidence, so that it is not more of the same; it stays on its case.

    Raises CannotBeSaid where it is no contact under the entry, or that is on its record.
    """
    made = _made(work, message, ContactAnswer.FRESH_EVIDENCE)
    for each in made:
        _count_as_new(work, each, each.reference)
    questions.answer(work.connection, message, (About.RESTRICTED,), now=work.house.now())
    work.note((RestrictionContactAnswered(message, ContactAnswer.FRESH_EVIDENCE), ""))
    work.notes.append(
        f"Take it up: heard escalate {message} opens the next stage; heard move {message} --to new gives it a case."
    )


def new_matter(work: Work, message: MessageNumber, read: Mapping[MessageNumber, ReadFirst]) -> None:
    """Give a contact that is about something new a case of its own; it is still theirs, and counts as that.

    Raises CannotBeSaid where it is no contact under the entry, or that is on its record.
    """
    made = _made(work, message, ContactAnswer.NEW_MATTER)
    _on_its_own(work, message, read)
    [lying] = moving.lying(work.connection, [message])
    by_now = {each.restriction: each for each in _contacts(work, message)}
    for each in made:
        _count_as_new(work, by_now.get(each.restriction, each), lying.reference or each.reference)
    questions.answer(work.connection, message, (About.RESTRICTED,), now=work.house.now())
    work.note((RestrictionContactAnswered(message, ContactAnswer.NEW_MATTER), ""))
    work.notes.append(f"Message {message} counts as a contact under restriction {work.number}, about something new.")


def _on_its_own(work: Work, message: MessageNumber, read: Mapping[MessageNumber, ReadFirst]) -> None:
    """Give a message that was filed on a case that is limited, or on none, a case of its own."""
    connection = work.connection
    on = moving.lying(connection, [message])[0].reference
    entries = [restrictions.of_number(connection, number) for number in numbers_of(work)]
    limited = [each.restriction.case for each in entries if each.restriction.case is not None]
    if on is not None and on not in {moving.stands_as(connection, each) for each in limited}:
        return
    try:
        with work.house.store.savepoint(connection):
            done = split_in(hands(connection, work.house, now=work.house.now()), [message], read[message])
    except CannotBeMoved as objection:
        work.notes.append(f"It stays where it is: {objection}.")
        return
    about_it = [note for note in done.notes if not note.startswith(f"Message {message} counts")]
    work.notes += (f"{done.went_to} opened with it.", *about_it, f"To undo that: {done.undo}")


def _made(work: Work, message: MessageNumber, answer: ContactAnswer) -> list[ContactMade]:
    """Return a contact under an entry, and under each other measure that limits the same person.

    Raises CannotBeSaid where it is none under the entry, or that answer was the last and it counts as that.
    """
    found = _contacts(work, message)
    if not any(each.restriction == work.number for each in found):
        do = f"heard restrict show {work.number} lists those that are"
        raise CannotBeSaid(f"--{answer} {message}: it is no contact under restriction {work.number}; {do}")
    if all(each.matter is WhichMatter.NEW for each in found):
        somebody_else.refuse_said_before(work, message, answer)
    return found


def _contacts(work: Work, message: MessageNumber) -> list[ContactMade]:
    made = restrictions.contacts_under(work.connection, numbers_of(work))
    return [each for each in made if each.message == message]


def _count_as_new(work: Work, made: ContactMade, on: Reference | None) -> None:
    """Let a contact count as one about something new, on a case; None: under the entry alone."""
    answered = made.answered or (on is not None and _is_acknowledged(work, made, on))
    if made.matter is WhichMatter.NEW and made.reference == on and made.answered == answered:
        return
    event, now = ContactLimited(made.message, made.restriction, WhichMatter.NEW, answered), work.house.now()
    if on is None:
        restrictions.append(
            work.connection, made.restriction, [(event, "")], by=By.OFFICER, now=now, message=made.message
        )
        work.entry = restrictions.of_number(work.connection, work.number)
        return
    writing = Writing(work.connection, work.house, now, made.message, "", now, By.OFFICER)
    writing.note(Stream(on), event)
    writing.append()


def _is_acknowledged(work: Work, made: ContactMade, on: Reference) -> bool:
    """Say whether a letter on a case tells the writer of a contact that it has come."""
    promised = (each.event for each in history.of_stream(work.connection, Stream(on)) if each.message == made.message)
    came = (Purpose.ACKNOWLEDGEMENT, Purpose.RECEIPT)
    return any(isinstance(each, LetterPromised) and each.purpose in came for each in promised)
