"""An officer tells what whoever deals with a case has to bear in mind, and that it is over."""

from __future__ import annotations

import re
from typing import Any

from heard.casework.commands import State, StateDone, Undo
from heard.casework.events import (
    CommandGiven,
    Event,
    ParticularDone,
    ParticularRecorded,
    ParticularWord,
    Stream,
)
from heard.casework.particulars import ENDS, LONGEST, WORDS, Brought, one_in_words, standing, standing_too
from heard.daemon.commanding.doing import Doing, Done
from heard.errors import CannotBeSaid
from heard.store import history
from heard.store.particulars import brought, keep_words, written


def told(doing: Doing[Any], command: State) -> Event:
    """Return that an officer told it, with their words kept.  Raises CannotBeSaid where they are too many."""
    if len(command.words) > LONGEST:
        raise CannotBeSaid(f"that is too long to stand in every reminder: say it in {LONGEST} characters")
    if command.about in WORDS:
        return ParticularRecorded(command.about, ParticularWord(command.words))
    number = keep_words(doing.writing.connection, doing.reference, command.words) if command.words else None
    return ParticularRecorded(command.about, words=number, on=command.on)


def done(doing: Doing[StateDone]) -> Done:
    """Let what the words name be over, of the case or of one that is joined to it.

    Raises CannotBeSaid where they name nothing that waits, or more than one.
    """
    connection, case, reference = doing.writing.connection, doing.case.case, doing.reference
    wrote = written(connection, reference)
    theirs = standing_too(case, brought(connection, reference))
    stands = (*(Brought(reference, each) for each in standing(case)), *theirs)
    waits = {each: one_in_words(each.told, wrote) for each in stands if each.told.about in ENDS}
    meant = [each for each, words in waits.items() if _names(doing.command.words, words)]
    if not waits:
        raise CannotBeSaid("no action, no meeting and nothing that is waited for is on record")
    if len(meant) != 1:
        raise CannotBeSaid(f"I cannot tell which of these is meant: {'; '.join(waits.values())}")
    _note(doing, meant[0])
    return Done((f"Done on {doing.reference}: {waits[meant[0]]}.",), Undo())


def _note(doing: Doing[StateDone], over: Brought) -> None:
    """Note in the history of its own case that it is over, so that it stays so where the two are parted again."""
    own = Stream(over.reference)
    if over.reference != doing.reference:
        recorded = history.of_stream(doing.writing.connection, Stream(doing.reference))
        noted = (*(each.event for each in recorded), *(e for e, _ in doing.writing.events[Stream(doing.reference)]))
        given = next(each for each in reversed(noted) if isinstance(each, CommandGiven))
        doing.writing.note(own, given)
    doing.writing.note(own, ParticularDone(over.told.number))


def _names(said: str, words: str) -> bool:
    """Say whether an officer means what is in these words: all they say stands there, in whatever order."""
    known = re.findall(r"\w+", words.casefold())
    return all(each in known for each in re.findall(r"\w+", said.casefold()) if each != "the")
