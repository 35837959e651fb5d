"""What a policy lets a person refuse, and what has to be on file first.

heard refuses nothing.  It shows that an exclusion may apply, with the dates, and says who may
decide; until somebody has, the acknowledgement goes and every clock runs.  Pure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from heard.casework.counting import days_from, due_at
from heard.casework.deadline import ONE_SECOND
from heard.casework.policy import Policy
from heard.casework.policy.intake import Exclusion
from heard.casework.policy.stages import Decline
from heard.casework.policy.words import ExclusionAction, Match, RoleName
from heard.casework.working_days import Calendar

_LONGEST_AGE = 5 * 366
"""Days: no policy asks that a matter be younger than that."""


class ExcludedAs(StrEnum):
    """A ground on which policies refuse, whatever a policy calls it."""

    NEIGHBOUR_ASB = "neighbour_asb"
    INSURANCE_OR_INJURY = "insurance_or_injury"
    LEGAL_PROCEEDINGS = "legal_proceedings"
    OUT_OF_TIME = "out_of_time"
    NOT_OUR_SERVICE = "not_our_service"
    ALREADY_DECIDED = "already_decided"


_NAMES: Mapping[ExcludedAs, tuple[str, ...]] = {
    ExcludedAs.NEIGHBOUR_ASB: ("neighbour", "neighbours", "asb", "nuisance"),
    ExcludedAs.INSURANCE_OR_INJURY: ("insurance", "claims", "injury"),
    ExcludedAs.LEGAL_PROCEEDINGS: ("proceedings", "legal", "court"),
    ExcludedAs.NOT_OUR_SERVICE: ("not-ours", "other-body"),
}
"""What policies call their exclusions; one on age, or on what was answered before, is known by what it says."""


def exclusion_for(ground: ExcludedAs, policy: Policy) -> Exclusion | None:
    """Return the exclusion of a policy that a ground falls under; None where there is none that heard may propose.

    rules/policies/README.md says by which names they are known.
    """
    for each in policy.exclusions.values():
        if each.action is not ExclusionAction.PERSON_ONLY and _is_on(ground, each):
            return each
    return None


def _is_on(ground: ExcludedAs, exclusion: Exclusion) -> bool:
    if ground is ExcludedAs.OUT_OF_TIME:
        return exclusion.older_than is not None
    if ground is ExcludedAs.ALREADY_DECIDED:
        return exclusion.match is Match.CLOSED_FINAL_STAGE
    return exclusion.name in _NAMES[ground]


def last_day_in_time(exclusion: Exclusion, since: date, calendar: Calendar) -> datetime | None:
    """Return the last second at which a matter is young enough, in UTC; None where the exclusion is not about age.

    since  the day it happened, became known, came back, or the home was handed over: as `counted_from` says

    The corresponding day itself is in time.  Where it is no working day, the customer's limit rolls on; a limit that
    sends the customer elsewhere does not.
    """
    if exclusion.older_than is not None:
        start = datetime.combine(since, time(12), calendar.zone)
        return due_at(exclusion.older_than, start, calendar, customer=True)
    if exclusion.younger_than is not None:
        return calendar.end_of(days_from(since, exclusion.younger_than, calendar)).astimezone(UTC)
    return None


def first_day_in_time(exclusion: Exclusion, received: datetime, calendar: Calendar) -> date | None:
    """Return the first day from which a matter would be young enough; None where none can be too old for it.

    received  when it was raised
    """
    if exclusion.older_than is None:
        return None
    today = calendar.local_date(received)

    def in_time(days_ago: int) -> bool:
        limit = last_day_in_time(exclusion, today - timedelta(days=days_ago), calendar)
        return limit is not None and received < limit + ONE_SECOND

    too_old = bisect_left(range(_LONGEST_AGE), True, key=lambda days_ago: not in_time(days_ago))
    return today - timedelta(days=too_old - 1)


def may_apply(exclusion: Exclusion, since: date, received: datetime, calendar: Calendar, *, goes_on: bool) -> bool:
    """Say whether the age of a matter lets an exclusion be put before a person.

    goes_on  whether the writer says that it is still happening, which some policies take as reason enough
    """
    limit = last_day_in_time(exclusion, since, calendar)
    if limit is None:
        return False
    is_over = received >= limit + ONE_SECOND
    if exclusion.younger_than is not None:
        return not is_over
    return is_over and not (goes_on and exclusion.unless is not None)


def may_exclude(policy: Policy, roles: Collection[RoleName]) -> bool:
    """Say whether somebody with these roles may refuse a complaint."""
    return policy.exclusion_rule is not None and policy.exclusion_rule.decided_by in roles


def may_decline(decline: Decline, policy: Policy, roles: Collection[RoleName]) -> bool:
    """Say whether somebody with these roles may refuse the next stage on this ground."""
    deciders = decline.decided_by or ((policy.decline_rule.decided_by,) if policy.decline_rule else ())
    return any(role in deciders for role in roles)


def lacking(decline: Decline, on_file: Collection[str]) -> tuple[str, ...]:
    """Return what has to be on file before the next stage may be refused on this ground, in the pack's words."""
    return tuple(need for need in decline.needs if need not in on_file)
