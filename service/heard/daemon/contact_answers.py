"""What a person answers to the notice of a contact: somebody else wrote it, it is something new, it is fresh evidence.

Whatever the answer, nothing is asked of it any more.  What an entry kept off its own case gets one, whose clocks run
from when it came: whoever says so says that the limit was not for it.
"""

from __future__ import annotations

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
from heard.daemon import splitting
from heard.daemon.house import House
from heard.daemon.restriction_work import Stands, Work, at_work
from heard.daemon.somebody_else import numbers_of
from heard.daemon.writing import Writing
from heard.errors import CannotBeMoved, CannotBeSaid
from heard.store import history, moving, questions, restrictions
from heard.store.restrictions import ContactMade


def fresh_evidence(work: Work, message: MessageNumber) -> None:
    """Note that a contact brought fresh evidence, so that it is not more of the same; it stays on its case.

    Raises CannotBeSaid where it is no contact under the entry.
    """
    made = _made(work, message, "fresh-evidence")
    for each in made:
        _count_as_new(work, each, each.reference)
    questions.answer(work.connection, message, (About.RESTRICTED,), now=work.house.now())


def new_matter(house: House, number: int, message: MessageNumber) -> Stands:
    """Give a contact that is about something new a case of its own; it is still theirs, and counts as that.

    Raises NotFound where there is no such entry, and CannotBeSaid where it is no contact under it.
    """
    with at_work(house, number) as work:
        made = _made(work, message, "new-matter")
    notes = on_its_own(house, work.held.case, message)
    with at_work(house, number) as work:
        [lying] = moving.lying(work.connection, [message])
        for each in made:
            _count_as_new(work, each, lying.reference or each.reference)
        questions.answer(work.connection, message, (About.RESTRICTED,), now=house.now())
        said = f"Message {message} counts as a contact under restriction {number}, about something new."
        return work.stands((*notes, said))


def on_its_own(house: House, limited: Reference | None, message: MessageNumber) -> tuple[str, ...]:
    """Give a message that was filed on the limited case, or on none, a case of its own; return what to know of it."""
    with house.store.reading() as connection:
        on = moving.lying(connection, [message])[0].reference
        stands_as = moving.stands_as(connection, limited) if limited is not None else None
    if on is not None and on != stands_as:
        return ()
    try:
        done = splitting.split(house, [message])
    except CannotBeMoved as objection:
        return (f"It stays where it is: {objection}.",)
    about_it = [note for note in done.notes if not note.startswith(f"Message {message} counts")]
    return (f"{done.went_to} opened with it.", *about_it, f"To undo that: {done.undo}")


def _made(work: Work, message: MessageNumber, option: str) -> list[ContactMade]:
    """Return a contact under an entry, and under each other measure that limits the same person."""
    made = restrictions.contacts_under(work.connection, numbers_of(work))
    found = [each for each in made if each.message == message]
    if not any(each.restriction == work.number for each in found):
        do = f"heard restrict show {work.number} lists those that are"
        raise CannotBeSaid(f"--{option} {message}: it is no contact under restriction {work.number}; {do}")
    return found


def _count_as_new(work: Work, made: ContactMade, on: Reference | None) -> None:
    """Let a contact count as one about something new, on a case; None: under the entry alone."""
    answered = made.answered or (on is not None and _is_acknowledged(work, made, on))
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
