"""Complaints that may have been refused: by which exclusion, whether a person decided, whether they wrote so."""

from __future__ import annotations

from sqlalchemy import Connection, select

from heard.casework.closed_lists import About, LetterKind
from heard.casework.events import OfficersLetterSeen
from heard.judgement.explain import excluded_in
from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections.tallies import one_column, tally
from heard.reports.periodic.shape import Cell, Table
from heard.store.tables import cases, decisions, events, questions

_A_PERSON = "heard refuses nothing. It asks a person, and what they decided stands in their letter on the case."
_OTHER = "ground not on record"


def refused(connection: Connection, asked: Asked) -> Content:
    """Return by type the cases on which a person was asked in the time whether it may be refused."""
    query = (
        select(questions.c.reference, questions.c.answered_at, decisions.c.body)
        .join_from(questions, cases, cases.c.reference == questions.c.reference)
        .join(decisions, decisions.c.message == questions.c.message, isouter=True)
        .where(questions.c.about == About.EXCLUSION.value)
        .where(questions.c.asked_at >= asked.start, questions.c.asked_at < asked.end)
    )
    if asked.area is not None:
        query = query.where(cases.c.area == asked.area)
    found = [(_ground(body), reference, answered) for reference, answered, body in connection.execute(query)]
    if not found:
        return Content(lines=("No complaint fell under an exclusion that a person was asked about.", _A_PERSON))
    written = _refusals_of(connection, {reference for _, reference, _ in found})
    was_asked = tally((ground, reference) for ground, reference, _ in found)
    decided = tally((ground, reference) for ground, reference, answered in found if answered is not None)
    if asked.no_personal_data:
        table = one_column(asked, "types refused", "Exclusions asked about", "type", was_asked, sorted(was_asked))
        return Content((table,), lines=(_A_PERSON,))
    rows: list[tuple[Cell, ...]] = [
        (
            ground,
            asked.cases(was_asked[ground]),
            asked.cases(decided.get(ground, ())),
            asked.cases(reference for reference in was_asked[ground] if reference in written),
        )
        for ground in sorted(was_asked)
    ]
    columns = ("type", "asked about", "answered", "refusal written")
    return Content((Table("types refused", "Exclusions", columns, tuple(rows)),), lines=(_A_PERSON,))


def _ground(body: str | None) -> str:
    try:
        ground, _ = excluded_in(body or "{}")
    except (KeyError, TypeError):  # an earlier heard kept no ground
        return _OTHER
    return ground.value.replace("_", " ")


def _refusals_of(connection: Connection, references: set[str]) -> set[str]:
    """Return those of these cases on which an officer's letter of refusal was seen."""
    query = select(events.c.stream).where(
        events.c.stream.in_(references),
        events.c.type == OfficersLetterSeen.__name__,
        events.c.body.contains(f'"{LetterKind.REFUSAL}"', autoescape=True),
    )
    return set(connection.execute(query).scalars())
