"""Cases that an Ombudsman took up."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.of_cases import is_complaint
from heard.reports.periodic.shape import Table
from heard.store.tables import cases

_A_PERSON = (
    "What an Ombudsman ordered, determined or reported is for a person to write: it stands in mail on the cases."
)


def ombudsman(connection: Connection, asked: Asked) -> Content:
    """Return the cases that an Ombudsman was first in contact about in the time, and those that are open."""
    known = select(cases.c.reference).where(*is_complaint(asked), cases.c.ombudsman_at.is_not(None))
    new = known.where(cases.c.ombudsman_at >= asked.start, cases.c.ombudsman_at < asked.end)
    is_open = or_(cases.c.closed_at.is_(None), cases.c.closed_at >= asked.as_of)
    left = known.where(cases.c.ombudsman_at < asked.as_of, is_open)
    rows = (
        ("first contact in this time", asked.cases(connection.execute(new).scalars())),
        ("open at the end", asked.cases(connection.execute(left).scalars())),
    )
    table = Table("ombudsman", "Cases that an Ombudsman took up", ("what", "cases"), rows)
    return Content((table,), lines=(_A_PERSON,))
