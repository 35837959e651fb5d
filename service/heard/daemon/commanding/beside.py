"""Who works on a case beside whoever it is given to, where the policy wants two on the first stage of each."""

from __future__ import annotations

from heard.casework.allocation import Vacancy, one_of_each
from heard.casework.commands import Assign
from heard.casework.people import Officer
from heard.casework.policy.words import RoleName
from heard.daemon.asking_of_a_case import said_in_the_complaint
from heard.daemon.commanding.doing import Doing
from heard.store.absences import away_on, with_absences


def works_on_it_too(doing: Doing[Assign], chosen: Officer) -> tuple[Officer, ...]:
    """Return who that is: of the role that is `second` in the pack's [allocation], one for the area of the complaint.

    Nobody, where the case is at a later stage, nobody holds that role, or whoever it is given to does.
    """
    writing, stands = doing.writing, doing.case
    policy, day = stands.policy, stands.calendar.local_date(writing.now)
    role = policy.allocation.second if policy.allocation is not None else None
    landlord = with_absences(writing.house.given.landlord, away_on(writing.connection, day), day)
    if role is None or stands.case.stage != policy.first_stage.name or not landlord.holders((role,)):
        return ()
    if role in chosen.roles:
        return ()
    said = said_in_the_complaint(writing.connection, writing.house, doing.reference)
    area = said.seen.name if said.seen is not None else ""
    vacancy = Vacancy(policy, policy.first_stage.name, day, area, of_area=said.of_area, named=said.named)
    found = one_of_each((RoleName(role),), vacancy, landlord)
    return tuple(each for each in found if role in each.roles and each not in (chosen, doing.officer))
