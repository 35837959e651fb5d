"""The message that a command is about, and what the command did with it."""

from __future__ import annotations

from collections.abc import Sequence

from heard.casework.case import Case
from heard.casework.events import By, Stream
from heard.casework.fold import fold
from heard.casework.recorded import Recorded
from heard.daemon.commanding.doing import C, Doing
from heard.daemon.commanding.undoing import Undoing
from heard.errors import CannotBeSaid
from heard.store import history, moving
from heard.store.moving import Lying


def message_meant(doing: Doing[C]) -> Lying:
    """Return the message that a command is about, as it lies.

    Raises CannotBeSaid where it is about none, and where that lies elsewhere than on the case the command is for: what
    was said on one case puts nothing right, or wrong, on another.
    """
    if doing.about is None:
        raise CannotBeSaid("it is about one mail, and I could not tell which: answer the notice about that mail")
    [lying] = moving.lying(doing.writing.connection, [doing.about])
    case = doing.on_file.case.reference if doing.on_file is not None else None
    if lying.reference != case:
        where = f"on {lying.reference}" if lying.reference is not None else "on no case"
        meant = f"for {case}" if case is not None else "for no case"
        raise CannotBeSaid(f"message {lying.number} is {where} now, and what you answered was {meant}")
    return lying


def done_with(undoing: Undoing) -> Sequence[Recorded]:
    """Return what an officer brought about on the case with the command that is to be taken back, oldest first.

    What a command says of another message stands in its history as of that message, and was written down with it.
    """
    at = undoing.given.recorded_at
    return [each for each in undoing.recorded if each.recorded_at == at and each.by is By.OFFICER]


def case_before(undoing: Undoing) -> Case:
    """Return the case as it stood before that command."""
    return fold(before(undoing))


def before(undoing: Undoing) -> Sequence[Recorded]:
    """Return all that happened to the case before that command and what it brought about."""
    first = min(each.number for each in done_with(undoing))
    return [each for each in undoing.recorded if each.number < first]


def now_recorded(doing: Doing[C]) -> Sequence[Recorded]:
    """Return the history of the case as it is now."""
    return history.of_stream(doing.writing.connection, Stream(doing.reference))
