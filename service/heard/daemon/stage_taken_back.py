"""A stage that a message opened is taken back: with its clocks, and with the letters about it that have not left."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection

from heard.casework.case import Case, Visit
from heard.casework.events import (
    About,
    Failure,
    LetterFailed,
    LetterName,
    LetterNumber,
    MessageNumber,
    NextStageNotAsked,
    Purpose,
    Reference,
    Stream,
)
from heard.casework.moments import Moment
from heard.daemon.writing import Writing
from heard.store import letters_held, outbox, questions
from heard.store.outbox import Caused


def opened_by(case: Case, copies: Collection[MessageNumber]) -> Visit | None:
    """Return the visit to a stage that a message, or a copy of it, opened; the first of all is the case itself."""
    opened = [visit for visit in case.visits[1:] if visit.message in copies]
    return opened[-1] if opened else None


def stands_because(case: Case, opened: Visit) -> str:
    """Return why a stage that was opened stands, whatever becomes of the message; "" where it may be taken back."""
    if case.visits[-1] != opened:
        return f"{case.reference} has gone on from {opened.stage} to {case.stage}: {opened.stage} stands"
    if case.when(Moment.ANSWERED, opened.stage, opened.number) is not None:
        return f"{opened.stage} of {case.reference} has been answered: it stands"
    return ""


def leaving_now(connection: Connection, reference: Reference, opened: Visit) -> LetterNumber | None:
    """Return the letter about a stage that is being sent at this moment, so that nobody can say whether it leaves."""
    return next((each.number for each in _letters(connection, reference, opened) if each.state == outbox.SENDING), None)


def take_back(writing: Writing, case: Case, opened: Visit, why: str) -> tuple[str, ...]:
    """Note that a stage was not asked for, and drop its letters that have not left; return what became of each.

    case   to which nothing speaks against it (`stands_because`)
    why    why the letters do not leave
    """
    message, reference, connection = opened.message, case.reference, writing.connection
    assert message is not None
    letters = list(_letters(connection, reference, opened))
    notes = tuple(_dropped(writing, reference, each, why) for each in letters)
    told_of_it = [About.STAGE_OPENED]
    if message != case.visits[0].message:
        questions.answer(connection, message, (About.WORDS_WANTED,), now=writing.now)
        told_of_it.append(About.WORDS_WANTED)
    notes += _notices_dropped(writing, reference, opened, told_of_it, why)
    writing.note(Stream(reference), NextStageNotAsked(message))
    return notes


def _letters(connection: Connection, reference: Reference, opened: Visit) -> Iterator[Caused]:
    assert opened.message is not None
    for each in outbox.caused_by(connection, opened.message, reference):
        if each.stage == opened.stage and not each.dropped:
            yield each


def _dropped(writing: Writing, reference: Reference, letter: Caused, why: str) -> str:
    """Drop a letter that has not left; return what became of it, for whoever says that it was not called for."""
    told = f"that {letter.stage} is open"
    if letter.purpose is Purpose.RECEIPT:
        told = f"that what they wrote has come, perhaps with a word of {letter.stage}"
    if letter.sent_at is not None:
        day = writing.house.given.calendar.local_date(letter.sent_at)
        return f"letter {letter.number} has told them {told}, on {day.day} {day:%B %Y}"
    _drop(writing, reference, letter, why)
    return f"letter {letter.number}, which would have told them {told}, will not leave"


def _notices_dropped(
    writing: Writing, reference: Reference, opened: Visit, told_of_it: Collection[About], why: str
) -> tuple[str, ...]:
    """Drop the letters to officers that tell them of a stage and have not left; return the note of it, or nothing."""
    assert opened.message is not None
    names = [LetterName(f"officer.notice.{about}") for about in told_of_it]
    notices = outbox.notices_not_left(writing.connection, opened.message, reference, names)
    for each in notices:
        _drop(writing, reference, each, why)
    if not notices:
        return ()
    which = f"letter{'s' if len(notices) > 1 else ''} {', '.join(str(each.number) for each in notices)}"
    return (f"{which}, which would have told your officers of {opened.stage}, will not leave",)


def _drop(writing: Writing, reference: Reference, letter: Caused, why: str) -> None:
    letters_held.drop(writing.connection, letter.number, why=why)
    failed = LetterFailed(letter.number, letter.name, letter.purpose, letter.stage, Failure.DROPPED)
    writing.note(Stream(reference), failed)
