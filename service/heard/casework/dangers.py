"""Which dangers that mail of a case tells of nobody has answered.

A danger is answered by whoever answers the notice of it with any command or note, or says afterwards that somebody was
spoken to.  A letter is no answer: it may be about something else.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from heard.casework.events import CommandGiven, CommandUndone, MessageNumber, MomentPassed, RiskNoticed, StageOpened
from heard.casework.moments import NOON, Moment
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

    calendar   whose days count where nobody said at what hour somebody was spoken to; before, they were told nothing of
               it
    """
    begun = {each.event.starts for each in recorded if isinstance(each.event, StageOpened)}
    undone = {each.event.message for each in recorded if isinstance(each.event, CommandUndone)}
    given = [each for each in recorded if each.message not in undone]
    return tuple(
        DangerNoted(each.event.message, each.event.sure, each.recorded_at)
        for each in recorded
        if isinstance(each.event, RiskNoticed)
        and not any(_answers(later, each, each.event, calendar, begun) for later in given if later.number > each.number)
    )


def _answers(
    later: Recorded, noted: Recorded, danger: RiskNoticed, calendar: Calendar, begun: Collection[datetime]
) -> bool:
    match later.event:
        case CommandGiven(about=about):
            return about == danger.message
        case MomentPassed(moment=Moment.CONTACT_MADE):
            spoken, told = later.happened_at, noted.happened_at
            if spoken in begun or spoken.astimezone(calendar.zone).time() == NOON:  # a day was named, and no hour
                return calendar.local_date(spoken) >= calendar.local_date(told)
            return spoken >= told
    return False
