"""What a person has to write.  heard says so, with what is on record that it may rest on."""

from __future__ import annotations

from sqlalchemy import Connection

from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.learning import CAUSE, words
from heard.reports.periodic.sections.tallies import most_first, tally, told

_NO_CAUSE, _TOO_FEW = "No cause was put on record in this time.", "of each too few to show"


def a_person_writes(connection: Connection, asked: Asked) -> Content:
    """Return that this is for a person to write."""
    return Content(lines=("This is for a person to write: nothing on record says it.",))


def from_causes(connection: Connection, asked: Asked) -> Content:
    """Return the causes put on record, and that what is learned from them is for a person to write."""
    under = tally((each.word, each.reference) for each in words(connection, asked, CAUSE))
    [shown] = told(asked, {cause: under[cause] for cause in most_first(under)})
    causes = ", ".join(f"{cause} ({len(references)})" for cause, references in shown.items())
    on_record = f"Causes put on record in this time: {causes or _TOO_FEW}." if under else _NO_CAUSE
    return Content(lines=(on_record, "What follows from them is for a person to write."))
