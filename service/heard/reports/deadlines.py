"""A clock of a case as its row tells of it."""

from __future__ import annotations

from sqlalchemy import RowMapping

from heard.casework.deadline import Deadline
from heard.casework.policy.words import ClockKind


def deadline_of(row: RowMapping) -> Deadline:
    return Deadline(
        clock=row["clock"],
        stage=row["stage"] or None,
        number=row["number"],
        kind=ClockKind(row["kind"]),
        started=row["started"],
        due=row["due"],
        standard_due=row["standard_due"],
        in_time_until=row["in_time_until"],
        met_at=row["met_at"],
        stopped_at=row["stopped_at"],
        clause=row["clause"],
    )
