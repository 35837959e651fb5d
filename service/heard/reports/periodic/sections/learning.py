"""What complaints were about and why things went wrong, as officers put it on record: themes and causes.

Of a case the last word stands; it counts on the day the first was put on record, so that a correction moves it to no
other month.  A case that was joined to another counts no more: that other is the complaint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, select

from heard.casework.closed_lists import Learning
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.tallies import bars, most_first, one_column, tally
from heard.store.tables import cases, learned

THEME, CAUSE = Learning.THEME.value, Learning.CAUSE.value
WHEN = "A case counts on the day on which its first {} was put on record, under the last."


@dataclass(frozen=True, slots=True)
class Word:
    """A theme or cause of a case, and when one was first put on record."""

    word: str
    reference: str
    at: datetime


def words(connection: Connection, asked: Asked, about: str) -> Sequence[Word]:
    """Return the theme or the cause of each case of which one was put on record in the time."""
    per_case = (
        select(
            learned.c.reference,
            func.min(learned.c.recorded_at).label("at"),
            func.max(learned.c.number).label("number"),
        )
        .where(learned.c.about == about)
        .group_by(learned.c.reference)
        .subquery()
    )
    last = and_(learned.c.reference == per_case.c.reference, learned.c.number == per_case.c.number)
    query = (
        select(learned.c.word, learned.c.reference, per_case.c.at)
        .join_from(per_case, learned, last)
        .join(cases, cases.c.reference == learned.c.reference)
        .where(per_case.c.at >= asked.start, per_case.c.at < asked.end, learned.c.word.is_not(None))
        .where(cases.c.joined.is_(None))
    )
    if asked.area is not None:
        query = query.where(cases.c.area == asked.area)
    return [Word(*row) for row in connection.execute(query).all()]


def themes(connection: Connection, asked: Asked) -> Content:
    """Return what the complaints were about, the most frequent first."""
    return _of(connection, asked, THEME, "themes", "What the complaints were about")


def causes(connection: Connection, asked: Asked) -> Content:
    """Return what went wrong, the most frequent first."""
    return _of(connection, asked, CAUSE, "causes", "Why things went wrong")


def _of(connection: Connection, asked: Asked, about: str, name: str, title: str) -> Content:
    under = tally((each.word, each.reference) for each in words(connection, asked, about))
    if not under:
        return Content(lines=(f"No {about} was put on record.",))
    order = most_first(under)
    table = one_column(asked, name, title, about, under, order, (WHEN.format(about),))
    return Content((table,), bars(asked, name, title, under, order))
