"""Cases whose complainant has little time left to ask for more, as their policy counts it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import RowMapping, exists, select

from heard.casework.case import Case
from heard.casework.events import AnswerGiven, MomentPassed
from heard.casework.windows import windows
from heard.reports.digest.folding import of_each
from heard.reports.digest.of_a_case import IS_OPEN, OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import SOON, Morning, Row
from heard.store.tables import cases, events

LONGEST = timedelta(days=100)
"""What began before that is over: the longest window of the packs is eight weeks."""


def ending(morning: Morning) -> list[Row]:
    """Return the open cases with a window of the present stage that ends by the day SOON is, the nearest first.

    Folded from the events of what was answered lately, since no table has the customer's days.
    """
    with_windows = [digest for digest, (policy, _) in morning.policies.items() if policy.windows]
    if not with_windows:
        return []
    began = exists().where(
        events.c.stream == cases.c.reference,
        events.c.type.in_([AnswerGiven.__name__, MomentPassed.__name__]),
        events.c.happened_at >= morning.now - LONGEST,
    )
    query = select(*OF_A_CASE).select_from(WITH_ITS_OWNER).where(*IS_OPEN, cases.c.policy.in_(with_windows), began)
    found = morning.connection.execute(query).mappings().all()
    rows = of_each(morning, found, lambda each, case: _of(each, case, morning))
    return sorted(rows, key=lambda each: (-each.days, each.reference or ""))


def _of(each: RowMapping, case: Case, morning: Morning) -> Iterator[Row]:
    policy, calendar = morning.policies[each["policy"]]
    present = {(visit.stage, visit.number) for visit in case.visits[-1:]}
    last = morning.calendar.end_of(morning.calendar.working_days_after(morning.today, SOON))
    for window in windows(case, policy, calendar):
        is_present = window.stage is None or (window.stage, window.number) in present
        if is_present and morning.now <= window.until <= last:
            day = morning.day_of(window.until)
            yield of_a_case(each, what=window.rule.name.replace("-", " "), day=day, days=morning.since_then(day))
