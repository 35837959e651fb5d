"""When what a clock waits for was done.  Pure."""

from __future__ import annotations

from datetime import datetime

from heard.casework.case import Case
from heard.casework.events import StageName
from heard.casework.moments import ABOUT_THE_CASE, Moment
from heard.casework.policy.clocks import ClockRule
from heard.casework.policy.words import EndsWhen

LOGGED = frozenset({Moment.LOGGED, Moment.STAGE_2_LOGGED})
"""Two words of packs for one moment; of which stage it is, the stage says."""


def met(rule: ClockRule, stage: StageName | None, number: int, started: datetime, case: Case) -> datetime | None:
    """Return when what is owed was done: the last of what is wanted, or the first of what would do.

    stage, number  the visit it is owed in; None and anything for a clock of the case as a whole
    """
    came, all_are_wanted = [], rule.ends_when is EndsWhen.ALL
    for moment in rule.ends:
        at = _ended(moment, stage, number, started, case)
        if at is not None:
            came.append(at)
        elif all_are_wanted:
            return None
    if not came:
        return None
    return max(came) if all_are_wanted else min(came)


def _ended(moment: Moment, stage: StageName | None, number: int, started: datetime, case: Case) -> datetime | None:
    if stage is None or moment in ABOUT_THE_CASE:
        came = (p.at for p in case.passed if p.moment is moment and p.stage is None and p.at >= started)
        # The contact that began a silence does not end it.
        return min((at for at in came if at > started or moment is not Moment.OUTGOING_CONTACT), default=None)
    if moment in LOGGED:
        return next((v.starts for v in case.visits if v.stage == stage and v.number == number), None)
    return case.when(moment, stage, number)
