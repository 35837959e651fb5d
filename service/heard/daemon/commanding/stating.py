"""An officer tells what whoever deals with a case has to bear in mind, and that it is over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
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
from heard.casework.in_words import day_in_words
from heard.casework.panels import OF_THE_PANEL, days_of_the_panel
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


def moved(doing: Doing[Any], command: State) -> tuple[str, ...]:
    """Let the days told before be over where another is told for the panel of the case; say which these were."""
    if not command.words.startswith(OF_THE_PANEL):
        return ()
    before = _of_the_panel(doing)
    _end(doing, before)
    days = dict.fromkeys(day_in_words(each.told.on) for each in before if each.told.on not in (None, command.on))
    return tuple(f"The panel's day was {each} until now, and that stands no more." for each in days)


def has_passed(on: date | None, today: date) -> tuple[str, ...]:
    """Return what an officer should know of the day they told, in a sentence; nothing where it may still come."""
    if on is None or on >= today:
        return ()
    return (f"{day_in_words(on)} has passed: nobody is asked or reminded before it. If it is a slip, undo it.",)


def done(doing: Doing[StateDone]) -> Done:
    """Let what the words name be over, of the case or of one that is joined to it: all days of its panel are one.

    Raises CannotBeSaid where they name nothing that waits, or more than one.
    """
    connection, case, reference = doing.writing.connection, doing.case.case, doing.reference
    wrote = written(connection, reference)
    theirs = standing_too(case, brought(connection, reference))
    stands = (*(Brought(reference, each) for each in standing(case)), *theirs)
    waits = {each: one_in_words(each.told, wrote) for each in stands if each.told.about in ENDS}
    panels = _of_the_panel(doing)
    known = {each: f"{words} {OF_THE_PANEL if each in panels else ''}" for each, words in waits.items()}
    meant = [each for each, words in known.items() if _names(doing.command.words, words)]
    if not waits:
        raise CannotBeSaid("no action, no meeting and nothing that is waited for is on record")
    if len(meant) != 1 and not (meant and set(meant) <= set(panels)):
        raise CannotBeSaid(f"I cannot tell which of these is meant: {'; '.join(waits.values())}")
    _end(doing, meant)
    said = "Held, or called off," if meant[0] in panels else "Done"
    return Done((f"{said} on {doing.reference}: {'; '.join(dict.fromkeys(waits[each] for each in meant))}.",), Undo())


def _of_the_panel(doing: Doing[Any]) -> tuple[Brought, ...]:
    connection, reference = doing.writing.connection, doing.reference
    theirs, wrote = brought(connection, reference), written(connection, reference)
    return days_of_the_panel(doing.case.case, doing.case.policy, wrote, theirs)


def _end(doing: Doing[Any], over: Iterable[Brought]) -> None:
    """Note in the history of its own case that each is over, so that it stays so where the two are parted again."""
    for each in over:
        own = Stream(each.reference)
        if each.reference != doing.reference and own not in doing.writing.events:
            doing.writing.note(own, _given(doing))
        doing.writing.note(own, ParticularDone(each.told.number))


def _given(doing: Doing[Any]) -> CommandGiven:
    recorded = history.of_stream(doing.writing.connection, Stream(doing.reference))
    noted = (*(each.event for each in recorded), *(e for e, _ in doing.writing.events[Stream(doing.reference)]))
    return next(each for each in reversed(noted) if isinstance(each, CommandGiven))


def _names(said: str, words: str) -> bool:
    """Say whether an officer means what is in these words: all they say stands there, in whatever order."""
    known = re.findall(r"\w+", words.casefold())
    return all(each in known for each in re.findall(r"\w+", said.casefold()) if each != "the")
