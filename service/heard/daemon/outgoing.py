"""What a person decides about letters: release, try again, drop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import About, By, Failure, LetterNumber, Purpose, Stream
from heard.casework.in_words import days_named_in
from heard.daemon.house import House
from heard.errors import NotFound
from heard.store import history, letters_held, projection, questions


@dataclass(frozen=True, slots=True)
class Released:
    """What may leave, and what was not let go because it promises a day that no clock of its case has any more."""

    letters: Sequence[LetterNumber]
    outdated: Sequence[LetterNumber]


def release(house: House, numbers: Sequence[LetterNumber], *, anyway: bool = False) -> Released:
    """Let held or failed letters leave; without numbers, all that are held.

    anyway  also those that promise a day which has passed, or on which nothing is due any more

    Raises NotFound if one of the numbers is neither held nor failed, or was dropped.
    """
    with house.store.writing() as connection:
        return release_in(connection, house, numbers or letters_held.held(connection), anyway=anyway)


def release_in(
    connection: Connection, house: House, wanted: Sequence[LetterNumber], *, anyway: bool = False
) -> Released:
    """As `release`, in somebody's transaction: these letters and no others.

    Where none of a case is left, what officers were asked about them is answered.
    """
    outdated = [] if anyway else [number for number in wanted if _promises_what_is_not_due(connection, number, house)]
    released = [number for number in wanted if number not in outdated]
    cases = {letters_held.case_of(connection, number) for number in released}
    for number in released:
        if not letters_held.release(connection, number, now=house.now()):
            raise NotFound(f"letter {number} is neither held nor failed; heard letters lists them")
    for reference in cases:
        if reference is not None and not letters_held.kept_back_on(connection, reference):
            questions.settle(connection, reference, (About.LETTER_HELD,), now=house.now())
    return Released(released, outdated)


def _promises_what_is_not_due(connection: Connection, number: LetterNumber, house: House) -> bool:
    """Say whether a letter, which may have waited for months, names a day to the complainant that holds no more."""
    letter = letters_held.words_kept_back(connection, number)
    if letter is None or letter.reference is None or letter.purpose not in (Purpose.ACKNOWLEDGEMENT, Purpose.RECEIPT):
        return False
    zone = house.given.calendar.zone
    due = {moment.astimezone(zone).date() for moment in projection.due_dates(connection, letter.reference)}
    today = house.given.calendar.local_date(house.now())
    return any(day < today or day not in due for day in days_named_in(letter.words))


def drop(house: House, number: LetterNumber, why: str) -> None:
    """Decide that a letter shall never leave.

    Raises NotFound if there is no such letter, or it has left.
    """
    now = house.now()
    with house.store.writing() as connection:
        letter = letters_held.not_yet_sent(connection, number)
        if letter is None:
            raise NotFound(f"letter {number} has left already, or there is none of this number")
        letters_held.drop(connection, number, why=why)
        if letter.reference is not None:
            stream = Stream(letter.reference)
            event = happened.LetterFailed(number, letter.name, letter.purpose, letter.stage, Failure.DROPPED)
            before = history.of_stream(connection, stream)
            after = (before[-1].number, before[-1].chain)
            new = history.append(connection, stream, [(event, now)], after=after, now=now, by=By.OFFICER)
            projection.follow(connection, before, new, house.policies)
