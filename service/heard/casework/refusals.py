"""What a policy lets a person refuse, and what has to be on file first.

heard refuses nothing.  It shows that an exclusion may apply, with the dates, and says who may
decide; until somebody has, the acknowledgement goes and every clock runs.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time

from heard.casework.counting import days_from, due_at
from heard.casework.deadline import ONE_SECOND
from heard.casework.policy import Policy
from heard.casework.policy.intake import Exclusion
from heard.casework.policy.stages import Decline
from heard.casework.policy.words import RoleName
from heard.casework.working_days import Calendar


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
