"""Messages on the wrong case are moved: to another case, or to none.

An officer's letter takes what it brought about with it, and so do its other copies; a stage that a message opened is
taken back where it leaves, and asked about where it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from heard.casework.events import MessageNumber, Reference
from heard.casework.mail_on_case import once_emptied
from heard.daemon.contacts_moving import contacts_among, contacts_follow
from heard.daemon.hands import Done, Hands, hands, move_back
from heard.daemon.house import House
from heard.daemon.reading_letters import Letters, arrive, leave, letters_among, with_copies
from heard.daemon.stages_moving import ask_there, leave_stages, those_that_ask
from heard.errors import CannotBeMoved
from heard.store import moving
from heard.store.moving import Lying


def move(house: House, numbers: Sequence[MessageNumber], to: Reference | None) -> list[Done]:
    """Put messages on another case, or with None on no case at all; return one answer for each case they came from.

    Raises NotFound where there is no such message or case, and CannotBeMoved where one cannot go there.
    """
    with house.store.reading() as connection:
        letters = letters_among(connection, house, numbers)
    with house.store.writing() as connection:
        return move_in(hands(connection, house, now=house.now()), letters, numbers, to)


def move_in(work: Hands, letters: Letters, numbers: Sequence[MessageNumber], to: Reference | None) -> list[Done]:
    """As `move`, in somebody's transaction.

    letters  those of officers among the messages
    """
    found = with_copies(work, moving.lying(work.connection, numbers))
    if to is not None:
        work.open_history(to)
    done = [(_move(work, came_from, group, to), group) for came_from, group in _by_case(found)]
    work.writing.append()
    return [replace(each, notes=(*each.notes, *arrive(work, letters, group, to))) for each, group in done]


def _move(work: Hands, came_from: Reference | None, group: Sequence[Lying], to: Reference | None) -> Done:
    notes: list[str] = []
    for message in group:
        work.may_take(message, to)
    leave(work, group, to)
    asking, numbers = those_that_ask(work, group), tuple(message.number for message in group)
    notes += leave_stages(work, asking, numbers)
    limited = contacts_among(work, group)
    if to is not None:
        work.open_history(to)
    for message in group:
        work.take(message, to)
    if came_from is not None and work.close_if_empty(came_from, work.left_without(came_from, group)):
        if to is not None and not once_emptied(work.history(came_from)):
            raise CannotBeMoved(f"{came_from} would be left without mail; heard join {to} {came_from} makes them one")
        notes.append(f"{came_from} is left without mail, and closed.")
    notes += ask_there(work, asking, to)
    notes += contacts_follow(work, limited, to)
    return Done("moved", numbers, came_from, to, move_back(numbers, came_from), tuple(notes))


def _by_case(found: Sequence[Lying]) -> Iterator[tuple[Reference | None, list[Lying]]]:
    for came_from in dict.fromkeys(message.reference for message in found):
        yield came_from, [message for message in found if message.reference == came_from]
