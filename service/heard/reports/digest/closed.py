"""Closed cases that something is still owed on: a cause, a letter that says why it was refused, a decision on file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import RowMapping, Select, exists, or_, select

from heard.casework.case import Case
from heard.casework.closing import lacks_though_closed, was_refused_unwritten
from heard.casework.events import About, AnswerGiven, Learning, OfficersLetterUndone
from heard.casework.learning import APOLOGY
from heard.casework.policy import Policy
from heard.reports.digest.folding import of_each
from heard.reports.digest.of_a_case import OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store.tables import cases, events, learned, questions

LATELY = timedelta(days=60)
"""How long after a case was closed it is asked what its record lacks: what is older nobody mends."""
_CLOSED = (
    select(*OF_A_CASE, cases.c.closed_at)
    .select_from(WITH_ITS_OWNER)
    .where(cases.c.closed_at.is_not(None), cases.c.joined.is_(None), cases.c.stage.is_not(None))
    .order_by(cases.c.closed_at, cases.c.reference)
)
_HAS_CAUSE = exists().where(
    learned.c.reference == cases.c.reference, learned.c.about == Learning.CAUSE.value, learned.c.word.is_not(None)
)
_HAS_APOLOGY = exists().where(
    learned.c.reference == cases.c.reference,
    learned.c.about == Learning.REMEDY.value,
    learned.c.word.contains(APOLOGY, autoescape=True),  # and NO_APOLOGY, which says that none is due
)
_UPHELD = (cases.c.outcome.endswith("upheld"), cases.c.outcome != "not upheld")
_MAY_BE_EXCLUDED = exists().where(
    questions.c.reference == cases.c.reference, questions.c.about == About.EXCLUSION.value
)


def _has(event: type[AnswerGiven] | type[OfficersLetterUndone]) -> Any:
    return exists().where(events.c.stream == cases.c.reference, events.c.type == event.__name__)


def _lately(morning: Morning) -> Select[Any]:
    """Select the cases closed in the last LATELY, the last closed first."""
    since = morning.calendar.start_of(morning.today - LATELY)
    latest = (cases.c.closed_at.desc(), cases.c.reference)
    return _CLOSED.where(cases.c.closed_at >= since).order_by(None).order_by(*latest)


def cause_missing(morning: Morning) -> list[Row]:
    """Return the cases lately closed as upheld, wholly or in part, of which nobody has said why; the last first."""
    found = morning.connection.execute(_lately(morning).where(*_UPHELD, ~_HAS_CAUSE)).mappings()
    return [_row(each, morning) for each in found]


def apology_missing(morning: Morning) -> list[Row]:
    """Return the cases lately closed as upheld, wholly or in part, without an apology on record; the last first.

    What somebody said that no apology is due on lacks none.
    """
    found = morning.connection.execute(_lately(morning).where(*_UPHELD, ~_HAS_APOLOGY)).mappings()
    return [_row(each, morning) for each in found]


def refusals_unwritten(morning: Morning) -> list[Row]:
    """Return the cases closed after a person was asked whether to refuse them, without a letter that says why."""

    def found(case: Case, policy: Policy) -> str:
        return "no letter on it says why" if was_refused_unwritten(case) else ""

    return _of_those(morning, _CLOSED.where(_MAY_BE_EXCLUDED), found)


def records_missing(morning: Morning) -> list[Row]:
    """Return the cases that were lately closed without what their policy wants on file then, the last first."""

    def found(case: Case, policy: Policy) -> str:
        return "; ".join(lacks_though_closed(case, policy))

    # What seems to be on file by the tables is not folded, unless a letter on it was taken back.
    may_lack = or_(cases.c.outcome.is_(None), ~_has(AnswerGiven), _has(OfficersLetterUndone))
    return _of_those(morning, _lately(morning).where(may_lack), found)


def _of_those(morning: Morning, query: Select[Any], found: Callable[[Case, Policy], str]) -> list[Row]:
    """Return a row of each of these cases of which something is found, as it is folded."""

    def rows_of(each: RowMapping, case: Case) -> Iterator[Row]:
        known = morning.policies.get(each["policy"])
        if known is not None and (what := found(case, known[0])):
            yield _row(each, morning, what)

    return of_each(morning, morning.connection.execute(query).mappings().all(), rows_of)


def _row(each: Any, morning: Morning, what: str = "") -> Row:
    day = morning.day_of(each["closed_at"])
    return of_a_case(each, what=what, day=day, days=morning.since_then(day))
