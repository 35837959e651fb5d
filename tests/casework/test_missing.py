"""What a case has not got yet, as whoever is reminded of it reads it.

The complaint came on Monday 1 June 2026 at 10:00, and the answer is owed by Monday 15 June.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import OfficerNumber
from heard.casework.missing import missing
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from histories import (
    ANSWER_IN_TEN_DAYS,
    CALENDAR,
    NUDGE_AFTER_FIVE_DAYS,
    STAGE_1,
    STAGE_2,
    Happening,
    a_case,
    a_policy,
    acknowledged,
    answered,
    at,
    comes_to,
    extended,
    passed,
    the_clocks,
)

NOBODYS = "Nobody deals with it."
NO_CONTACT = "Nobody has spoken or written to them, but for what we send by ourselves."
NO_DECISION = "No decision is on file."
NOT_PUT_OFF = "Nobody has told them that it takes longer."
EXTENDS = """
[extension.answer]
at_most = "10 working days"
needs = "reason"
"""
POLICY = a_policy(NUDGE_AFTER_FIVE_DAYS + ANSWER_IN_TEN_DAYS + EXTENDS)
TAKEN: Happening = (happened.OfficerAssigned(OfficerNumber(1), STAGE_1), at("2026-06-01 11:00"))
RUNG = passed(Moment.CONTACT_MADE, "2026-06-02 10:00")


def lacks(*happenings: Happening, on: str = "2026-06-11", policy: Policy = POLICY, questions: int = 0) -> list[str]:
    return of(a_case(*happenings), on, policy, questions)


def of(case: Case, on: str, policy: Policy, questions: int = 0) -> list[str]:
    still = [each for each in the_clocks(policy, case) if each.is_open]
    return list(missing(case, still, policy, CALENDAR, on=date.fromisoformat(on), questions=questions))


def test_what_weighs_most_comes_first() -> None:
    assert lacks(on="2026-06-15", questions=1) == [
        NOBODYS,
        NO_CONTACT,
        NO_DECISION,
        NOT_PUT_OFF,
        "A question of ours about it waits.",
    ]


def test_somebody_deals_with_it() -> None:
    assert NOBODYS not in lacks(TAKEN)


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param(RUNG, id="an officer rang"),
        pytest.param(passed(Moment.OUTGOING_CONTACT, "2026-06-02 10:00"), id="an officer wrote"),
    ],
)
def test_somebody_spoke_or_wrote_to_them(contact: Happening) -> None:
    assert NO_CONTACT not in lacks(contact)


def test_our_own_acknowledgement_is_no_contact() -> None:
    assert NO_CONTACT in lacks(acknowledged("2026-06-01 10:01"))


def test_contact_at_an_earlier_stage_is_none_at_this_one() -> None:
    later = comes_to(STAGE_2, "2026-06-10 10:00", Moment.ESCALATION_REQUESTED)
    assert NO_CONTACT in lacks(RUNG, answered("2026-06-05 10:00"), later)


def test_where_no_answer_is_owed_none_is_missing() -> None:
    assert NO_DECISION not in lacks(answered("2026-06-05 10:00"))


@pytest.mark.parametrize(
    "on, told",
    [
        pytest.param("2026-06-14", False, id="not before the day"),
        pytest.param("2026-06-15", True, id="on the day"),
        pytest.param("2026-06-20", True, id="late"),
    ],
)
def test_that_it_takes_longer_is_to_be_told_once_it_is_due(on: str, told: bool) -> None:
    assert (NOT_PUT_OFF in lacks(on=on)) is told


def test_who_was_told_of_a_later_day_knows() -> None:
    put_off = passed(Moment.EXTENSION_AGREED, "2026-06-15 11:00")
    assert NOT_PUT_OFF not in lacks(put_off, extended("answer", "2026-06-29", "2026-06-15 11:00"), on="2026-06-29")


def test_where_the_policy_knows_no_later_day_nobody_has_to_tell_of_one() -> None:
    assert NOT_PUT_OFF not in lacks(on="2026-06-20", policy=a_policy(ANSWER_IN_TEN_DAYS))


def test_many_questions_are_counted() -> None:
    assert lacks(TAKEN, RUNG, answered("2026-06-05 10:00"), questions=3) == ["3 questions of ours about it wait."]
