"""An officer says what a case was about, why it went wrong, how it was put right, or which area it belongs to.

And what whoever deals with it has to bear in mind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from heard.casework import learning, particulars
from heard.casework.commands import OfArea, Record, State, Undo
from heard.casework.events import CaseAreaSeen, CommandUndone, LearningRecorded, Reference
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.stating import has_passed, moved, told
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.store.learned import money_brought
from heard.store.particulars import brought, done_elsewhere, written


def record(doing: Doing[Record]) -> Done:
    """Record it on the case; what stands recorded now is told."""
    return Done(record_all(doing, (doing.command,)), Undo())


def of_area(doing: Doing[OfArea]) -> Done:
    """Let the case be about that area from now on."""
    return Done(record_all(doing, (doing.command,)), Undo())


def state(doing: Doing[State]) -> Done:
    """Let whoever deals with it bear that in mind from now on."""
    return Done(record_all(doing, (doing.command,)), Undo())


def record_all(doing: Doing[Any], records: Sequence[Record | OfArea | State]) -> tuple[str, ...]:
    """Record all of it on the case; return in a sentence what stands recorded now, and nothing where nothing was said.

    Raises CannotBeSaid where heard knows the case only from before.
    """
    if not records:
        return ()
    reference = doing.case.case.reference
    besides: list[str] = []
    today = doing.writing.house.given.calendar.local_date(doing.writing.now)
    for each in records:
        if isinstance(each, OfArea):
            doing.note(CaseAreaSeen(each.area))
        elif isinstance(each, State):
            besides += (*moved(doing, each), *has_passed(each.on, today))
            doing.note(told(doing, each))
        else:
            doing.note(LearningRecorded(each.about, each.word, each.pence, each.offset_pence))
    doing.writing.append()
    return (_what_stands(doing.writing, reference), *besides)


def not_recorded(undoing: Undoing) -> tuple[str, ...]:
    """Let it not have been recorded."""
    doing = undoing.doing
    doing.writing.append()
    return (_what_stands(doing.writing, doing.reference),)


def not_done(undoing: Undoing) -> tuple[str, ...]:
    """Let what was told, or was said to be over, not be so, on whichever case it had been told of."""
    writing, command = undoing.doing.writing, undoing.given.message
    assert command is not None
    for joined in done_elsewhere(writing.connection, command, undoing.doing.reference):
        writing.note(joined, CommandUndone(command))
    return not_recorded(undoing)


def _what_stands(writing: Writing, reference: Reference) -> str:
    stands = stands_now(writing.connection, writing.house, reference)
    recorded: tuple[str, ...] = ()
    if stands is not None:
        wrote, theirs = written(writing.connection, reference), brought(writing.connection, reference)
        money = money_brought(writing.connection, reference)
        recorded = (*learning.in_words(stands.case, money), *particulars.in_words(stands.case, wrote, theirs))
    return f"Recorded on {reference}: {'; '.join(recorded) or 'nothing'}."
