"""The day on which a panel sits, as an officer told it, and from when somebody is asked whether all are invited.

Only for stages that name who attends their panel (`panel_attended_by` in the pack's [stage]).  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from heard.casework.case import Case, Told
from heard.casework.events import Particular
from heard.casework.particulars import Brought, Written, said
from heard.casework.policy import Policy
from heard.casework.policy.stages import Stage
from heard.casework.working_days import Calendar

NOTICE = 5
"""Working days before a panel sits on which it is looked whether everybody is invited: our default."""
_NAMES_IT = re.compile(r"\b(?:panel|hearing)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A panel that is to sit.

    stage    the one it decides at
    on       the day of it, on the landlord's wall calendar
    told_at  when an officer told that day
    """

    stage: Stage
    on: date
    told_at: datetime


def sitting(case: Case, policy: Policy, written: Written, brought: Iterable[Brought] = ()) -> Sitting | None:
    """Return the panel whose day was told last; None where none was, where it was held, or the case is closed.

    brought  what was told of cases joined to it
    """
    told = sorted((*case.particulars, *(each.told for each in brought)), key=lambda each: each.at)
    panels = [(each, stage) for each in told if (stage := _stage_of(each, case, policy, written)) is not None]
    if case.closed is not None or not panels:
        return None
    last, stage = panels[-1]
    if last.done_at is not None or last.on is None:
        return None
    return Sitting(stage, last.on, last.at)


def asked_after_on(on: date, told_at: datetime, calendar: Calendar) -> date:
    """Return the day from which somebody is asked after the invitations to a panel.

    It is five working days before, and never the day on which it was told: they may just be writing them.
    """
    return max(calendar.working_days_before(on, NOTICE), calendar.local_date(told_at) + timedelta(days=1))


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
