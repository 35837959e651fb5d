"""What was promised and not done in time is counted by its clock, whether it was done at last or is still owed.

The complaints come on Monday 1 June 2026; the answer is due on Monday 15 June.
"""

from __future__ import annotations

from sqlalchemy import Connection

from builders import a_case_of
from heard.reports.rehearsal.late import late_by
from histories import (
    ANSWER_IN_TEN_DAYS,
    NUDGE_AFTER_FIVE_DAYS,
    RECEIVED,
    Happening,
    a_policy,
    acknowledged,
    answered,
    at,
    closed,
)

POLICY = a_policy(ANSWER_IN_TEN_DAYS + NUDGE_AFTER_FIVE_DAYS)


def a_complaint(connection: Connection, reference: str, *more: Happening) -> None:
    a_case_of(connection, POLICY, reference, RECEIVED, *more)


def test_what_was_done_late_and_what_is_still_owed_are_told_apart(connection: Connection) -> None:
    a_complaint(connection, "NH-26-0001", answered("2026-06-16 09:00"))
    a_complaint(connection, "NH-26-0002")
    a_complaint(connection, "NH-26-0003")
    assert late_by(connection, at("2026-06-16 12:00")) == {"answer": 1, "answer, still owed": 2}


def test_on_its_last_day_nothing_is_late(connection: Connection) -> None:
    a_complaint(connection, "NH-26-0001")
    assert late_by(connection, at("2026-06-15 23:59:59")) == {}
    assert late_by(connection, at("2026-06-16 00:00")) == {"answer, still owed": 1}


def test_what_was_done_in_time_or_is_no_longer_owed_is_not_late(connection: Connection) -> None:
    a_complaint(connection, "NH-26-0001", answered("2026-06-15 17:00"))
    a_complaint(connection, "NH-26-0002", closed("2026-06-03 09:00"))
    assert late_by(connection, at("2026-07-01 00:00")) == {}


def test_advice_to_an_officer_is_no_promise(connection: Connection) -> None:
    a_complaint(connection, "NH-26-0001", acknowledged("2026-06-01 10:01"))
    assert late_by(connection, at("2026-06-12 00:00")) == {}
