"""What officers told of cases and is still to be done, and what they have not told of somebody vulnerable."""

from __future__ import annotations

from sqlalchemy import func, select

from heard.casework.events import Noticed, Particular, VulnerabilityNoticed
from heard.casework.particulars import WITH_A_DAY
from heard.reports.digest.of_a_case import IS_OPEN, OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store.particulars import TOLD_BESIDE_ITS_CASE
from heard.store.tables import cases, events, officers, particulars

AFTER = 5
"""Working days after which it is told that nobody has said how somebody vulnerable is catered for."""

_WITH_ARRANGEMENTS = (
    select(cases.c.reference)
    .select_from(TOLD_BESIDE_ITS_CASE)
    .where(particulars.c.about == Particular.ARRANGEMENTS.value)
    .scalar_subquery()
)


def outstanding(morning: Morning) -> list[Row]:
    """Return the actions and meetings that nobody has said are done, those of the earliest day first.

    What each is stands with its case, closed or not; a case is there once for each, those of cases joined to it too.
    """
    query = (
        select(*OF_A_CASE, particulars.c.about, particulars.c.on_day, particulars.c.recorded_at)
        .select_from(TOLD_BESIDE_ITS_CASE.outerjoin(officers, officers.c.id == cases.c.owner))
        .where(particulars.c.about.in_([each.value for each in WITH_A_DAY]), particulars.c.done_at.is_(None))
        .order_by(
            particulars.c.on_day.is_(None),
            particulars.c.on_day,
            cases.c.reference,
            particulars.c.reference,
            particulars.c.number,
        )
    )
    rows = []
    for each in morning.connection.execute(query).mappings():
        day = each["on_day"]
        days = morning.since_then(day if day is not None else morning.day_of(each["recorded_at"]))
        rows.append(of_a_case(each, what=each["about"], day=day, days=days))
    return rows


def arrangements_missing(morning: Morning) -> list[Row]:
    """Return the open cases whose mail told of somebody vulnerable AFTER working days ago, and nobody how they are met.

    The longest ago come first; mail that a joined case brought told of it when it lay on that one.
    """
    heard_on = cases.alias("heard_on")
    counts_for = func.coalesce(heard_on.c.joined, heard_on.c.reference).label("counts_for")
    noticed = (
        select(counts_for, func.min(events.c.recorded_at).label("at"))
        .join_from(events, heard_on, heard_on.c.reference == events.c.stream)
        .where(events.c.type == VulnerabilityNoticed.__name__)
        .group_by(counts_for)
        .subquery()
    )
    query = (
        select(*OF_A_CASE, noticed.c.at)
        .select_from(WITH_ITS_OWNER.join(noticed, noticed.c.counts_for == cases.c.reference))
        .where(*IS_OPEN, cases.c.vulnerable == Noticed.SURELY.value, cases.c.reference.not_in(_WITH_ARRANGEMENTS))
        .order_by(noticed.c.at, cases.c.reference)
    )
    found = []
    for each in morning.connection.execute(query).mappings():
        day = morning.day_of(each["at"])
        if (days := morning.since_then(day)) >= AFTER:
            found.append(of_a_case(each, day=day, days=days))
    return found
