"""What is late, due today and due soon, and which acknowledgements are still owed: in each a case once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import RowMapping, or_, select

from heard.casework.digest_sections import Section
from heard.casework.moments import Moment
from heard.casework.owed import called
from heard.reports.deadlines import deadline_of
from heard.reports.digest.of_a_case import OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import SOON, Morning, Row
from heard.store.due import OWED
from heard.store.tables import cases, clocks


def due(morning: Morning) -> Mapping[Section, Sequence[Row]]:
    """Return each section's rows, the longest overdue first; of a case what has been due longest, or is due soonest."""
    ends = _ends_acknowledging(morning)
    soon = morning.calendar.end_of(morning.calendar.working_days_after(morning.today, SOON))
    query = (
        select(clocks, *OF_A_CASE[1:])
        .select_from(clocks.join(WITH_ITS_OWNER, cases.c.reference == clocks.c.reference))
        .where(*OWED, or_(clocks.c.due <= soon, clocks.c.clock.in_({clock for _, clock in ends})))
        .order_by(clocks.c.due, clocks.c.reference, clocks.c.clock, clocks.c.number)
    )
    found: dict[Section, list[Row]] = {}
    seen: set[tuple[Section, str]] = set()
    for each in morning.connection.execute(query).mappings():
        for section in _sections(each, morning, ends):
            if (section, each["reference"]) not in seen:
                seen.add((section, each["reference"]))
                found.setdefault(section, []).append(_row(each, morning))
    return found


def _ends_acknowledging(morning: Morning) -> frozenset[tuple[str | None, str]]:
    """Return the clocks that wait for an acknowledgement, each with the policy that it is of."""
    return frozenset(
        (digest, clock.name)
        for digest, (policy, _) in morning.policies.items()
        for clock in policy.clocks
        if Moment.ACKNOWLEDGED in clock.ends
    )


def _sections(each: RowMapping, morning: Morning, ends: frozenset[tuple[str | None, str]]) -> Iterator[Section]:
    due = each["due"]
    if due is not None and due < morning.now:
        yield Section.OVERDUE
    elif due is not None and due <= morning.calendar.end_of(morning.today):
        yield Section.DUE_TODAY
    elif due is not None and due - morning.now < _FAR and _is_soon(each, morning):
        yield Section.DUE_SOON
    if (each["policy"], each["clock"]) in ends:
        yield Section.UNACKNOWLEDGED


_FAR = timedelta(days=60)
"""Beyond which no day is soon, whatever holidays lie between."""


def _is_soon(each: RowMapping, morning: Morning) -> bool:
    return -morning.since_then(morning.day_of(each["due"])) <= SOON


def _row(each: RowMapping, morning: Morning) -> Row:
    known = morning.policies.get(each["policy"])
    rule = known[0].clocks_by_name.get(each["clock"]) if known is not None else None
    day = morning.day_of(each["due"]) if each["due"] is not None else None
    days = morning.since_then(day) if day is not None else 0
    return of_a_case(each, what=called(deadline_of(each), rule), day=day, days=days)
