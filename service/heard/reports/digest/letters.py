"""Letters that did not arrive, and letters that wait for a person to let them go."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select

from heard.casework.events import Purpose
from heard.reports.digest.of_a_case import OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store.outbox import DROPPED, FAILED, HELD
from heard.store.tables import cases, letters

DIGESTS = "officer.digest."
ON_NO_CASE = timedelta(days=7)
"""As long as a letter that failed is shown where it is on no open case."""


def failed(morning: Morning) -> list[Row]:
    """Return the letters that came back or could not be sent: of open cases, and of this week on none."""
    is_recent = letters.c.created_at >= morning.now - ON_NO_CASE
    was_not_dropped = letters.c.held_because.is_distinct_from(DROPPED)
    return _letters(morning, (letters.c.state == FAILED) & was_not_dropped & or_(cases.c.status == "open", is_recent))


def held(morning: Morning) -> list[Row]:
    """Return the other letters that a person has to let go, those to staff among them; no digest is one."""
    is_other = (letters.c.purpose != Purpose.ACKNOWLEDGEMENT.value) & ~letters.c.name.startswith(DIGESTS)
    return _letters(morning, (letters.c.state == HELD) & is_other)


def held_acknowledgements(morning: Morning) -> list[Row]:
    """Return the acknowledgements that wait: each keeps a clock running that the policy measures."""
    return _letters(morning, (letters.c.state == HELD) & (letters.c.purpose == Purpose.ACKNOWLEDGEMENT.value))


def _letters(morning: Morning, of: ColumnElement[bool]) -> list[Row]:
    """Return letters, the oldest first."""
    query = (
        select(*OF_A_CASE, letters.c.id, letters.c.name, letters.c.created_at)
        .select_from(letters.outerjoin(WITH_ITS_OWNER, cases.c.reference == letters.c.reference))
        .where(of)
        .order_by(letters.c.created_at, letters.c.id)
    )
    rows = []
    for each in morning.connection.execute(query).mappings():
        day = morning.day_of(each["created_at"])
        what = f"letter {each['id']} ({each['name']})"
        rows.append(of_a_case(each, what=what, day=day, days=morning.since_then(day)))
    return rows
