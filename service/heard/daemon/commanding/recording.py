"""An officer says what a case was about, why it went wrong, how it was put right, or which area it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from heard.casework.commands import OfArea, Record, Undo
from heard.casework.events import CaseAreaSeen, LearningRecorded, Reference
from heard.casework.learning import in_words
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing


def record(doing: Doing[Record]) -> Done:
    """Record it on the case; what stands recorded now is told."""
    return Done(record_all(doing, (doing.command,)), Undo())


def of_area(doing: Doing[OfArea]) -> Done:
    """Let the case be about that area from now on."""
    return Done(record_all(doing, (doing.command,)), Undo())


def record_all(doing: Doing[Any], records: Sequence[Record | OfArea]) -> tuple[str, ...]:
    """Record all of it on the case; return in a sentence what stands recorded now, and nothing where nothing was said.

    Raises CannotBeSaid where heard knows the case only from before.
    """
    if not records:
        return ()
    reference = doing.case.case.reference
    for each in records:
        if isinstance(each, OfArea):
            doing.note(CaseAreaSeen(each.area))
        else:
            doing.note(LearningRecorded(each.about, each.word, each.pence, each.offset_pence))
    doing.writing.append()
    return (_what_stands(doing.writing, reference),)


def not_recorded(undoing: Undoing) -> tuple[str, ...]:
    """Let it not have been recorded."""
    doing = undoing.doing
    doing.writing.append()
    return (_what_stands(doing.writing, doing.reference),)


def _what_stands(writing: Writing, reference: Reference) -> str:
    stands = stands_now(writing.connection, writing.house, reference)
    recorded = in_words(stands.case) if stands is not None else ()
    return f"Recorded on {reference}: {'; '.join(recorded) or 'nothing'}."
