"""The day on which a panel sits, as an officer told it, and from when somebody is asked whether all are invited.

Only for stages that name who attends their panel (`panel_attended_by` in the pack's [stage]).  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from heard.casework.case import Case, Told
from heard.casework.events import Particular, Reference
from heard.casework.particulars import Brought, Written, said
from heard.casework.policy import Policy
from heard.casework.policy.stages import Stage
from heard.casework.working_days import Calendar

NOTICE = 5
"""Working days before a panel sits on which it is looked whether everybody is invited: our default."""
OF_THE_PANEL = "of the panel"
"""How what is kept of a meeting begins that was told as a panel's."""
_NAMES_IT = re.compile(r"\b(?:panel|hearing)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A panel that is to sit.

    stage    the one it decides at
    on       the day of it, on the landlord's wall calendar
    told_at  when an officer told that day
    told_of  the case it was told of, which may be joined to another now
    number   of the event there that told it
    """

    stage: Stage
    on: date
    told_at: datetime
    told_of: Reference
    number: int


def sitting(case: Case, policy: Policy, written: Written, brought: Iterable[Brought] = ()) -> Sitting | None:
    """Return the panel whose day was told last; None where none was, where it was held, or the case is closed.

    brought  what was told of cases joined to it, what is over too: a day told before the last one stands no more,
             whatever has become of the last
    """
    own = (Brought(case.reference, each) for each in case.particulars)
    told = sorted((*own, *brought), key=lambda each: each.told.at)
    panels = [(each, stage) for each in told if (stage := _stage_of(each.told, case, policy, written)) is not None]
    if case.closed is not None or not panels:
        return None
    last, stage = panels[-1]
    if last.told.done_at is not None or last.told.on is None:
        return None
    return Sitting(stage, last.told.on, last.told.at, last.reference, last.told.number)


def days_of_the_panel(
    case: Case, policy: Policy, written: Written, brought: Iterable[Brought] = ()
) -> tuple[Brought, ...]:
    """Return the meetings told of a case, and of those joined to it, that a day of its panel takes the place of.

    They are those that are told as the panel's and not over, and the one that sits by now: a case has one panel.
    """
    told = (*(Brought(case.reference, each) for each in case.particulars), *brought)
    sits = sitting(case, policy, written, (each for each in told if each.reference != case.reference))
    now = (sits.told_of, sits.number) if sits is not None else None
    open_ = (each for each in told if each.told.done_at is None)
    return tuple(
        each for each in open_ if _is_told_as_one(each.told, written) or (each.reference, each.told.number) == now
    )


def _is_told_as_one(told: Told, written: Written) -> bool:
    return told.about is Particular.MEETING and said(told, written).lower().startswith(OF_THE_PANEL)


def asked_after_on(on: date, told_at: datetime, calendar: Calendar) -> date:
    """Return the day from which somebody is asked after the invitations to a panel.

    It is five working days before.  Told on that very day it is the next, since they may just be writing them; told
    later it is the day on which it was told, since there is no time to lose.
    """
    first, told_on = calendar.working_days_before(on, NOTICE), calendar.local_date(told_at)
    return first + timedelta(days=1) if told_on == first else max(first, told_on)


def _stage_of(told: Told, case: Case, policy: Policy, written: Written) -> Stage | None:
    """Return the stage that a meeting decides, where it is a panel's: said to be, or told while the case is there."""
    if told.about is not Particular.MEETING:
        return None
    attended = {each.name: each for each in policy.stages if each.panel_attended_by}
    *_, now = (None, *(attended.get(each.stage) for each in case.visits if each.starts <= told.at))
    words = said(told, written).lower()
    if _NAMES_IT.search(words):
        return now or next(iter(attended.values()), None)
    return now if not words.startswith("with ") else None
