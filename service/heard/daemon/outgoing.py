"""What a person decides about letters: release, try again, drop."""

from __future__ import annotations

from collections.abc import Sequence

from heard.casework import events as happened
from heard.casework.events import By, Failure, LetterNumber, Stream
from heard.daemon.house import House
from heard.errors import NotFound
from heard.store import history, outbox, projection


def release(house: House, numbers: Sequence[LetterNumber]) -> Sequence[LetterNumber]:
    """Let held or failed letters leave; without numbers, all that are held.

    Raises NotFound if one of the numbers is neither held nor failed, or was dropped.
    """
    with house.store.writing() as connection:
        wanted = numbers or outbox.held(connection)
        for number in wanted:
            if not outbox.release(connection, number, now=house.now()):
                raise NotFound(f"letter {number} is neither held nor failed; heard letters lists them")
    return wanted


def drop(house: House, number: LetterNumber, why: str) -> None:
    """Decide that a letter shall never leave.

    Raises NotFound if there is no such letter, or it has left.
    """
    now = house.now()
    with house.store.writing() as connection:
        letter = outbox.not_yet_sent(connection, number)
        if letter is None:
            raise NotFound(f"letter {number} has left already, or there is none of this number")
        outbox.drop(connection, number, why=why)
        if letter.reference is not None:
            stream = Stream(letter.reference)
            event = happened.LetterFailed(number, letter.name, letter.purpose, letter.stage, Failure.DROPPED)
            before = history.of_stream(connection, stream)
            after = (before[-1].number, before[-1].chain)
            new = history.append(connection, stream, [(event, now)], after=after, now=now, by=By.OFFICER)
            projection.follow(connection, before, new, house.policies)
