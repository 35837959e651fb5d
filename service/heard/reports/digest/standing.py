"""Open cases that nobody deals with, that nobody has been in touch about, and how long each has been open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, exists, or_, select

from heard.casework.events import AnswerGiven, MomentPassed
from heard.casework.moments import Moment
from heard.reports.digest.of_a_case import IS_OPEN, OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store.tables import cases, events

BANDS = (20, 10, 5)
"""Working days that a case has been open for: more than each of these, and up to the last."""
UNTOUCHED = 5
"""Working days after which it is told that no contact is on record; our default, no policy says."""

_IN_TOUCH = (Moment.CONTACT_MADE, Moment.OUTGOING_CONTACT, Moment.HOLDING_REPLY, Moment.REMEDY_OFFERED)
_OPEN = (
    select(*OF_A_CASE, cases.c.received_at)
    .select_from(WITH_ITS_OWNER)
    .where(*IS_OPEN)
    .order_by(cases.c.received_at, cases.c.reference)
)
_WAS_IN_TOUCH = exists().where(
    events.c.stream == cases.c.reference,
    or_(
        events.c.type == AnswerGiven.__name__,
        and_(
            events.c.type == MomentPassed.__name__,
            or_(*(events.c.body.contains(f'"{moment}"', autoescape=True) for moment in _IN_TOUCH)),
        ),
    ),
)


def unallocated(morning: Morning) -> list[Row]:
    """Return the open cases that nobody deals with, the oldest first."""
    return _waiting(morning, _OPEN.where(cases.c.owner.is_(None)))


def no_contact(morning: Morning) -> list[Row]:
    """Return the open cases that nobody has been in touch about for UNTOUCHED working days, the oldest first.

    What heard sends by itself is no contact.
    """
    last = morning.calendar.end_of(morning.calendar.working_days_before(morning.today, UNTOUCHED))
    found = _waiting(morning, _OPEN.where(cases.c.received_at <= last, ~_WAS_IN_TOUCH))
    return [each for each in found if each.days >= UNTOUCHED]


def by_age(morning: Morning) -> list[Row]:
    """Return every open case with the working days since it came, the oldest first."""
    return _waiting(morning, _OPEN)


def band_of(days: int) -> str:
    """Return how old a case is that has been open for so many working days: "over 20 working days"."""
    over = next((band for band in BANDS if days > band), None)
    return f"up to {BANDS[-1]} working days" if over is None else f"over {over} working days"


def in_bands(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    """Return how many of these cases are how old, the oldest band first; one that is empty is told too."""
    counts = Counter(band_of(row.days) for row in rows)
    return tuple((band, counts[band]) for band in (*(f"over {over} working days" for over in BANDS), band_of(0)))


def _waiting(morning: Morning, query: Select[Any]) -> list[Row]:
    rows = []
    for each in morning.connection.execute(query).mappings():
        day = morning.day_of(each["received_at"])
        rows.append(of_a_case(each, day=day, days=morning.since_then(day)))
    return rows
