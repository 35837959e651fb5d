"""Which dangers that mail of a case tells of nobody has answered.

A danger is answered by whoever answers the notice of it with any command or note, or says afterwards that somebody was
spoken to.  A letter is no answer: it may be about something else.  Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from heard.casework.events import CommandGiven, CommandUndone, MessageNumber, MomentPassed, RiskNoticed
from heard.casework.moments import Moment
from heard.casework.recorded import Recorded
from heard.casework.working_days import Calendar


@dataclass(frozen=True, slots=True)
class DangerNoted:
    """A danger that a mail tells of.

    sure       whether it surely does
    noted_at   when heard wrote it down
    """

    message: MessageNumber
    sure: bool
    noted_at: datetime


def dangers_left(recorded: Sequence[Recorded], calendar: Calendar) -> tuple[DangerNoted, ...]:
    """Return the dangers in the history of a case that nobody has answered, the oldest first.

    calendar   whose days count: somebody who was spoken to on an earlier day was told nothing of it
    """
    undone = {each.event.message for each in recorded if isinstance(each.event, CommandUndone)}
    given = [each for each in recorded if each.message not in undone]
    return tuple(
        DangerNoted(each.event.message, each.event.sure, each.recorded_at)
        for each in recorded
        if isinstance(each.event, RiskNoticed)
        and not any(_answers(later, each, each.event, calendar) for later in given if later.number > each.number)
    )


def _answers(later: Recorded, noted: Recorded, danger: RiskNoticed, calendar: Calendar) -> bool:
    match later.event:
        case CommandGiven(about=about):
            return about == danger.message
        case MomentPassed(moment=Moment.CONTACT_MADE):
            return calendar.local_date(later.happened_at) >= calendar.local_date(noted.happened_at)
    return False
