"""An officer tells what whoever deals with a case has to bear in mind, and that it is over."""

from __future__ import annotations

import re
from typing import Any

from heard.casework.commands import State, StateDone, Undo
from heard.casework.events import Event, ParticularDone, ParticularRecorded, ParticularWord
from heard.casework.particulars import ENDS, LONGEST, WORDS, one_in_words, standing
from heard.daemon.commanding.doing import Doing, Done
from heard.errors import CannotBeSaid
from heard.store.particulars import keep_words, written


def told(doing: Doing[Any], command: State) -> Event:
    """Return that an officer told it, with their words kept.  Raises CannotBeSaid where they are too many."""
    if len(command.words) > LONGEST:
        raise CannotBeSaid(f"that is too long to stand in every reminder: say it in {LONGEST} characters")
    if command.about in WORDS:
        return ParticularRecorded(command.about, ParticularWord(command.words))
    number = keep_words(doing.writing.connection, doing.reference, command.words) if command.words else None
    return ParticularRecorded(command.about, words=number, on=command.on)


def done(doing: Doing[StateDone]) -> Done:
    """Let what the words name be over.  Raises CannotBeSaid where they name nothing that waits, or more than one."""
    wrote = written(doing.writing.connection, doing.reference)
    waits = {each: one_in_words(each, wrote) for each in standing(doing.case.case) if each.about in ENDS}
    meant = [each for each, words in waits.items() if _names(doing.command.words, words)]
    if not waits:
        raise CannotBeSaid("no action, no meeting and nothing that is waited for is on record")
    if len(meant) != 1:
        raise CannotBeSaid(f"I cannot tell which of these is meant: {'; '.join(waits.values())}")
    doing.note(ParticularDone(meant[0].number))
    return Done((f"Done on {doing.reference}: {waits[meant[0]]}.",), Undo())


def _names(said: str, words: str) -> bool:
    """Say whether an officer means what is in these words: all they say stands there, in whatever order."""
    known = re.findall(r"\w+", words.casefold())
    return all(each in known for each in re.findall(r"\w+", said.casefold()) if each != "the")
