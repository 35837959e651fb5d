"""How many were asked how it was, how many answered plainly, and how many of these are satisfied.

An answer counts with the survey that it answers, whenever it came; of several the last stands.  What is no plain answer
is mail on its case, and counted by nobody.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, or_, select

from heard.casework.closed_lists import Purpose
from heard.casework.events import SurveyAnswered
from heard.casework.measures import Share
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.hiding import TOO_FEW_TO_SHOW, is_small, parted
from heard.reports.periodic.shape import Cell, Hidden, Percent, Table
from heard.store.tables import cases, events, letters

NOBODY = "Nobody was asked in this time how it was."
_COLUMNS = ("survey", "asked", "answered", "satisfied", "not satisfied", "share", "target")
_CALLED = "how we dealt with it"
_NOTE = (
    "Counted are the surveys sent in this time, with the last plain answer to each whenever it came; the share is of "
    "those who answered."
)

Answers = Mapping[str, bool | None]
"""By the reference of each case that was asked about: whether they are satisfied; None where they did not answer."""


def satisfaction(connection: Connection, asked: Asked) -> Content:
    """Return the cases whose complainants were sent the survey in the time, and what they answered."""
    found = _answers(connection, asked)
    if not found:
        return Content(lines=(NOBODY,))
    satisfied = [reference for reference, answer in found.items() if answer is True]
    not_satisfied = [reference for reference, answer in found.items() if answer is False]
    answered = [*satisfied, *not_satisfied]
    share = Share(len(satisfied), len(answered), None)
    cells: tuple[Cell, ...] = tuple(map(asked.cases, (found, answered, satisfied, not_satisfied)))
    line = f"{len(found)} asked, {len(answered)} answered, {len(satisfied)} satisfied ({share.percent or 'no share'})."
    printed: Cell = Percent(share.percent)
    if asked.no_personal_data:
        told = parted(len(satisfied), len(not_satisfied))
        cells = (Hidden() if is_small(len(found)) else cells[0], told.of, told.one, told.other)
        if is_small(len(found)) or not told.is_told:
            line, printed = f"How many are satisfied: {TOO_FEW_TO_SHOW}.", TOO_FEW_TO_SHOW
    rows = ((_CALLED, *cells, printed, share.target),)
    return Content((Table("satisfaction", "Asked how it was", _COLUMNS, rows, notes=(_NOTE,)),), lines=(line,))


def _answers(connection: Connection, asked: Asked) -> Answers:
    # An answer is in the history of the case that held its mail when it came.
    of_them = or_(events.c.stream == cases.c.reference, events.c.stream == cases.c.joined)
    answers = of_them & (events.c.type == SurveyAnswered.__name__)
    query = (
        select(letters.c.id, cases.c.reference, events.c.body)
        .join_from(letters, cases, cases.c.reference == letters.c.reference)
        .outerjoin(events, answers)
        .where(letters.c.purpose == Purpose.SURVEY.value)
        .where(letters.c.sent_at >= asked.start, letters.c.sent_at < asked.end)
        .order_by(events.c.id)
    )
    if asked.area is not None:
        query = query.where(cases.c.area == asked.area)
    found: dict[str, bool | None] = {}
    for letter, reference, body in connection.execute(query):
        found.setdefault(reference, None)
        answer = json.loads(body) if body is not None else {}
        if answer.get("letter") == letter:
            found[reference] = bool(answer["satisfied"])
    return found
