"""All that time brings, and no message: what the daemon looks at once a minute, and a rehearsal when it is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from heard.daemon import restriction_reminders
from heard.daemon.house import House
from heard.daemon.rhythm import (
    digesting,
    panels,
    policy_dates,
    quality_check,
    reminding,
    reporting,
    surveys,
    windows_ending,
)

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One thing that time brings.

    called        what it is, for the log
    tell          writes what is due of it by now, each once; says whether there was anything
    next_moment   returns when it is next due, later than a moment by which all was told; None where nothing is
    """

    called: str
    tell: Callable[[House], bool]
    next_moment: Callable[[House, datetime], datetime | None]


def _next_of_a_restriction(house: House, after: datetime) -> datetime | None:
    return next(iter(restriction_reminders.moments(house, after, after + _A_YEAR)), None)


EVERY = (
    Rhythm("reminders of restrictions", restriction_reminders.remind, _next_of_a_restriction),
    Rhythm("reminders", reminding.remind, reminding.next_moment),
    Rhythm("invitations to panels", panels.ask, panels.next_moment),
    Rhythm("windows", windows_ending.see_to_windows, windows_ending.next_moment),
    Rhythm("surveys", surveys.survey, surveys.next_moment),
    Rhythm("quality checks", quality_check.check, quality_check.next_moment),
    Rhythm("dates of the policy", policy_dates.remind, policy_dates.next_moment),
    Rhythm("digests", digesting.digest, digesting.next_moment),
    Rhythm("reports", reporting.report, reporting.next_moment),
)
"""In the order in which they are told at one moment: a digest shows what was done just before it."""
