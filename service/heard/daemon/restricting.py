"""A person enters a restriction, and whoever may decides on it.

heard itself restricts nobody.  What is done with an entry later: restriction_steps.py, and restriction_outcome.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from heard.casework import restriction_events as happened
from heard.casework.events import By
from heard.casework.policy import Policy
from heard.casework.policy.words import RoleName
from heard.casework.restrictions import may_decide
from heard.daemon.house import House
from heard.daemon.restriction_steps import grounded
from heard.daemon.restriction_work import Stands, Step, Work, refuse_wrong_review, take
from heard.errors import CannotBeSaid
from heard.settings.register import Restricted
from heard.store import restricted_register
from heard.store.restrictions import Entry


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided on it: in which role and when; the name, where it is to be kept."""

    by: RoleName
    on: date
    name: str = ""


def enter(
    house: House,
    restricted: Restricted,
    *,
    decided: Decided | None = None,
    grounds: Sequence[str] = (),
    review_on: date | None = None,
    reason: str = "",
    case_of_another: bool = False,
    steps: Sequence[Step] = (),
) -> Stands:
    """Enter a restriction; decided by a role that may not decide, it is a proposal and limits nothing.

    grounds          words of the pack, or the landlord's own
    review_on        the day by which it is to be looked at again; None: the last one that the policy allows
    reason           why that is later than the policy allows
    case_of_another  the case is known to be somebody else's, about which the restricted person writes
    steps            what goes on its record in the same transaction

    Raises CannotBeSaid where it stands in the register already, the review is too late or over, or the case is of
    somebody whose name is not like the person's.
    """
    policy = house.given.policy
    refuse_wrong_review(house, restricted.first, review_on, reason)
    with house.store.writing() as connection:
        _may_be_entered(connection, restricted, case_of_another=case_of_another)
        proposed = decided is not None and not _may_decide(policy, decided.by)
        besides = [grounded(policy, ground) for ground in grounds]
        if decided is not None and not proposed:
            besides.insert(0, (happened.RestrictionDecided(decided.by, decided.on), decided.name))
        entry = restricted_register.enter(
            connection,
            restricted,
            policy,
            by=By.OFFICER,
            now=house.now(),
            proposed=proposed,
            review_on=review_on,
            words=reason,
            besides=besides,
        )
        work = Work(house, connection, entry)
        for step in steps:
            step(work)
        return work.stands(_of_the_entry(entry, policy))


def _may_be_entered(connection: Connection, restricted: Restricted, *, case_of_another: bool) -> None:
    if (there := restricted_register.standing_already(connection, restricted)) is not None:
        raise CannotBeSaid(f"it stands in the register already, as restriction {there.number}")
    whose = restricted_register.of_somebody_else(connection, restricted)
    if whose is not None and not case_of_another:
        raise CannotBeSaid(
            f"--case {restricted.case} is {whose}'s, a name not like {restricted.person}: "
            f'say --also-known-as "{whose}" where they are one person, --case-of-another where they are two'
        )


def _of_the_entry(entry: Entry, policy: Policy) -> Iterator[str]:
    said = entry.said
    if entry.restriction.proposed:
        who = ", ".join(policy.restriction.decided_by) if policy.restriction else ""
        yield f"It is a proposal and limits nothing until {who} decides: heard restrict decide {entry.number}"
    if said.known_as and entry.restriction.case is None:
        yield f"No case {said.known_as} is known, so that what it is about is not known from its mail."


def decide(house: House, number: int, decided: Decided) -> Stands:
    """Note who decided on an entry; what was only proposed holds from its first day on.

    Raises NotFound, and CannotBeSaid where the policy does not let this role decide.
    """
    rule = house.given.policy.restriction
    if rule is not None and not may_decide(rule, (decided.by,)):
        who = ", ".join(rule.decided_by)
        raise CannotBeSaid(f"--by {decided.by}: by {house.given.policy.name} it is decided by {who}")
    return take(
        house, number, lambda work: work.note((happened.RestrictionDecided(decided.by, decided.on), decided.name))
    )


def _may_decide(policy: Policy, role: RoleName) -> bool:
    return policy.restriction is None or may_decide(policy.restriction, (role,))
