"""The appeals against a restriction, one after another, each with an outcome of its own.  Pure.

None takes the place of another: what one person says of one of them leaves the others as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from heard.casework.events import MessageNumber


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against a restriction.

    on          the day it was made, on the landlord's wall calendar
    message     the mail that made it, if one did
    decided_on  when it was decided; None while it waits
    upheld      how; None while it waits
    """

    on: date
    message: MessageNumber | None = None
    decided_on: date | None = None
    upheld: bool | None = None

    @property
    def waits(self) -> bool:
        return self.decided_on is None


def which_wait(appeals: Iterable[Appeal]) -> tuple[Appeal, ...]:
    """Return those without an outcome, the one made first in front; of one day, as they came on record."""
    return tuple(sorted((each for each in appeals if each.waits), key=lambda each: each.on))


def that_stands(appeals: Sequence[Appeal]) -> Appeal | None:
    """Return the one that has waited longest; where none waits, the first of those decided last; None for none."""
    if waiting := which_wait(appeals):
        return waiting[0]
    last = max((each.decided_on for each in appeals if each.decided_on is not None), default=None)
    of_that_day = [each for each in appeals if each.decided_on == last]
    return next((each for each in of_that_day if each.upheld == of_that_day[-1].upheld), None)


def with_one_made(appeals: tuple[Appeal, ...], on: date, message: MessageNumber | None) -> tuple[Appeal, ...]:
    """Return them with one more; a mail that is heard again makes no second one.

    One made before another was decided is part of what was decided, however late it came on record.
    """
    if message is not None and any(each.message == message for each in appeals):
        return appeals
    outcomes = [(each.decided_on, each.upheld) for each in appeals if each.decided_on is not None]
    later = min((each for each in outcomes if on < each[0]), key=lambda each: each[0], default=(None, None))
    return (*appeals, Appeal(on, message, *later))


def with_one_decided(appeals: tuple[Appeal, ...], on: date, *, upheld: bool) -> tuple[Appeal, ...]:
    """Return them with the outcome of those that waited that day; what was made after it still waits."""
    waited = [each for each in appeals if each.waits and each.on <= on] or which_wait(appeals)
    return tuple(replace(each, decided_on=on, upheld=upheld) if each in waited else each for each in appeals)


def without_one(appeals: tuple[Appeal, ...], on: date | None, message: MessageNumber | None) -> tuple[Appeal, ...]:
    """Return them without one that waits and was none; what has its outcome stays.

    on  the day it was said to be made; None, as an earlier heard has it: all that wait
    """
    of_it = [each for each in appeals if each.waits and on in (None, each.on)]
    none = of_it if on is None else [each for each in of_it if each.message == message][-1:]
    return tuple(each for each in appeals if not any(each is one for one in none))
