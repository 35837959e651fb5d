"""Open complaints that another system holds too, each with its reference there, for whoever keys them in."""

from __future__ import annotations

from sqlalchemy import Connection, select

from heard.casework.events import Particular
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.of_cases import in_hand
from heard.reports.periodic.shape import Table
from heard.store.particulars import TOLD_BESIDE_ITS_CASE
from heard.store.tables import cases, particular_words, particulars


def references(connection: Connection, asked: Asked) -> Content:
    """Return each open complaint with its stage and its reference elsewhere; blank where nobody has said one."""
    if asked.no_personal_data:
        return Content(lines=("References are left out here: a case could be told by them.",))
    query = (
        select(cases.c.reference, particular_words.c.words)
        .select_from(TOLD_BESIDE_ITS_CASE.join(particular_words, particular_words.c.id == particulars.c.words))
        .where(particulars.c.about == Particular.REFERENCE.value)
        .order_by(particulars.c.reference == cases.c.reference, particulars.c.recorded_at, particulars.c.number)
    )
    theirs = {row.reference: row.words for row in connection.execute(query)}
    found = in_hand(connection, asked)
    if not found:
        return Content(lines=("No complaint is open.",))
    rows = tuple(
        (each.reference, asked.stage_called(each.policy, each.stage), theirs.get(each.reference, "")) for each in found
    )
    return Content((Table("references elsewhere", "References elsewhere", ("case", "stage", "their reference"), rows),))
