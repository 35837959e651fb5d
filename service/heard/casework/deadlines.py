"""Which clocks run on a case, and until when.

Nothing is scheduled and nothing remembered: what is due follows from the events of the
case, the policy it was opened under, and the calendar.  Pure.
"""

from __future__ import annotations

from heard.casework.case import Case
from heard.casework.clocks_of_stages import clock_of_visit
from heard.casework.clocks_of_the_case import clocks_of_the_case
from heard.casework.clocks_off import with_clocks_off
from heard.casework.deadline import Deadline
from heard.casework.policy import Policy
from heard.casework.policy.clocks import EVERY
from heard.casework.working_days import Calendar


def deadlines(case: Case, policy: Policy, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return every clock that has started on this case, in the order of the policy.

    policy, calendar  those the case was opened under

    A case without clocks (mail older than the landlord answers) has none.
    """
    if not case.has_clocks:
        return ()
    found: list[Deadline] = []
    for rule in policy.clocks_by_name.values():
        if rule.stage is None:
            found += clocks_of_the_case(rule, case, policy, calendar)
        else:
            for visit in case.visits:
                if rule.stage in (visit.stage, EVERY) and (
                    clock := clock_of_visit(rule, visit, case, policy, calendar)
                ):
                    if case.clocks_off:
                        clock = with_clocks_off(clock, rule, visit, case, policy, calendar)
                    found.append(clock)
    return tuple(found)
