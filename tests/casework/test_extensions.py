"""Whether a due date may move, and to when: from the current date, before it has passed, with what is wanted first."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.deadline import Deadline
from heard.casework.events import ClockName
from heard.casework.extensions import Asked, Granted, Refused, extend
from heard.casework.lengths import Length, length_of
from heard.casework.policy.words import Need
from histories import CALENDAR, Happening, a_case, a_policy, answered, at, closed, extended, the_clock

TEXT = """
[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"

[letter.extension]
purpose = "extension"
sent_by = "officer"
must_say = []

[letter.disputed]
purpose = "extension-disputed"
sent_by = "officer"
must_say = []

[extension.answer]
"""
ONCE = """
at_most = "10 working days"
needs = ["reason"]
letter = "extension"
"""
THEN_AGREED = f"""{ONCE}
[extension.answer.further]
at_most = "20 working days"
needs = ["exceptional reason", "customer agreement"]
if_customer_disagrees = "disputed"
"""
WITH_REASON_BEYOND = f"""{ONCE}
over_limit = "reason-needed"
"""
AS_AGREED = """
at_most = "date agreed"
times = "any"
needs = ["customer agreement"]
"""
HOLDING = """
at_most = "date given by officer"
times = "any"
needs = ["holding reply on file", "new date"]
"""
REASON = frozenset({Need.REASON})
EXCEPTIONAL = frozenset({Need.EXCEPTIONAL_REASON})
AGREED = frozenset({Need.CUSTOMER_AGREEMENT})


def asked(
    rule: str, to: str, shown: frozenset[Need] = REASON, when: str = "2026-06-12 09:00", *so_far: Happening
) -> Granted | Refused:
    """Ask to move an answer that is due on Monday 15 June; `to` is a length or a date."""
    policy = a_policy(TEXT + rule)
    wanted: Length | date = date.fromisoformat(to) if to[:4] == "2026" else length_of(to)
    clock: Deadline = the_clock(policy, a_case(*so_far))
    earlier = sum(type(event).__name__ == "DueExtended" for event, _ in so_far)
    return extend(policy.extensions[ClockName("answer")], clock, Asked(at(when), wanted, shown), earlier, CALENDAR)


def day_of(answer: Granted | Refused) -> str | None:
    return answer.due.isoformat() if isinstance(answer, Granted) else None


@pytest.mark.parametrize(
    "rule, to, shown, when, day",
    [
        pytest.param(ONCE, "10 working days", REASON, "2026-06-02 09:00", "2026-06-29", id="from the due date"),
        pytest.param(ONCE, "10 working days", REASON, "2026-06-15 23:59", "2026-06-29", id="on its last day"),
        pytest.param(ONCE, "5 working days", REASON, "2026-06-12 09:00", "2026-06-22", id="less than it might"),
        pytest.param(ONCE, "2026-06-29", REASON, "2026-06-12 09:00", "2026-06-29", id="to a date just within"),
        pytest.param(ONCE, "2026-06-30", REASON, "2026-06-12 09:00", None, id="to a date just beyond"),
        pytest.param(ONCE, "11 working days", REASON, "2026-06-12 09:00", None, id="longer than allowed"),
        pytest.param(ONCE, "10 working days", REASON, "2026-06-16 00:00", None, id="asked for when it had passed"),
        pytest.param(ONCE, "10 working days", frozenset(), "2026-06-12 09:00", None, id="without a reason"),
        pytest.param(ONCE, "2026-06-15", REASON, "2026-06-12 09:00", None, id="to the day it is due anyway"),
        pytest.param(ONCE, "2026-06-12", REASON, "2026-06-02 09:00", None, id="to an earlier day"),
        pytest.param(
            WITH_REASON_BEYOND, "2026-07-10", REASON, "2026-06-12 09:00", None, id="beyond, with the reason all need"
        ),
        pytest.param(
            WITH_REASON_BEYOND,
            "2026-07-10",
            REASON | EXCEPTIONAL,
            "2026-06-12 09:00",
            "2026-07-10",
            id="beyond, with an exceptional reason",
        ),
        pytest.param(AS_AGREED, "2026-08-15", AGREED, "2026-06-12 09:00", "2026-08-15", id="as agreed, on a Saturday"),
        pytest.param(AS_AGREED, "2026-08-15", REASON, "2026-06-12 09:00", None, id="not agreed"),
        pytest.param(
            HOLDING, "2026-07-01", frozenset({Need.NEW_DATE}), "2026-06-12 09:00", None, id="no holding reply"
        ),
        pytest.param(
            HOLDING,
            "2026-07-01",
            frozenset({Need.NEW_DATE, Need.HOLDING_REPLY}),
            "2026-06-12 09:00",
            "2026-07-01",
            id="a holding reply with a date",
        ),
    ],
)
def test_a_first_extension(rule: str, to: str, shown: frozenset[Need], when: str, day: str | None) -> None:
    assert day_of(asked(rule, to, shown, when)) == day


FIRST = extended("answer", "2026-06-29", "2026-06-12 09:00")


@pytest.mark.parametrize(
    "rule, to, shown, day, letter",
    [
        pytest.param(ONCE, "5 working days", REASON, None, None, id="once is once"),
        pytest.param(
            WITH_REASON_BEYOND,
            "5 working days",
            REASON | EXCEPTIONAL,
            "2026-07-06",
            "extension",
            id="again, with an exceptional reason",
        ),
        pytest.param(WITH_REASON_BEYOND, "5 working days", frozenset(), None, None, id="again, without one"),
        pytest.param(AS_AGREED, "2026-07-31", AGREED, "2026-07-31", None, id="as often as agreed"),
        pytest.param(
            THEN_AGREED, "10 working days", EXCEPTIONAL | AGREED, "2026-07-13", None, id="further, counted from 29 June"
        ),
        pytest.param(THEN_AGREED, "21 working days", EXCEPTIONAL | AGREED, None, None, id="further than allowed"),
        pytest.param(THEN_AGREED, "10 working days", REASON | AGREED, None, None, id="the reason is not exceptional"),
        pytest.param(
            THEN_AGREED, "10 working days", EXCEPTIONAL, "2026-07-13", "disputed", id="the customer does not agree"
        ),
        pytest.param(
            THEN_AGREED, "21 working days", EXCEPTIONAL, None, None, id="not agreed, and further than allowed"
        ),
    ],
)
def test_a_further_extension(rule: str, to: str, shown: frozenset[Need], day: str | None, letter: str | None) -> None:
    answer = asked(rule, to, shown, "2026-06-26 09:00", FIRST)
    assert day_of(answer) == day
    assert (answer.letter if isinstance(answer, Granted) else None) == letter


def test_a_first_extension_names_the_letter_that_tells_the_customer() -> None:
    answer = asked(ONCE, "10 working days")
    assert isinstance(answer, Granted)
    assert answer.letter == "extension"


@pytest.mark.parametrize(
    "so_far, why",
    [
        pytest.param(answered("2026-06-10 09:00"), "does not run any more", id="answered"),
        pytest.param(closed("2026-06-10 09:00"), "does not run any more", id="closed"),
    ],
)
def test_what_is_over_cannot_be_extended(so_far: Happening, why: str) -> None:
    answer = asked(ONCE, "10 working days", REASON, "2026-06-12 09:00", so_far)
    assert isinstance(answer, Refused)
    assert why in answer.because


def test_what_has_no_date_cannot_be_extended() -> None:
    policy = a_policy(TEXT.replace("10 working days", "not set") + AS_AGREED)
    answer = extend(
        policy.extensions[ClockName("answer")],
        the_clock(policy, a_case()),
        Asked(at("2026-06-12 09:00"), date(2026, 7, 1), AGREED),
        0,
        CALENDAR,
    )
    assert answer == Refused("the clock has no due date to move")


@pytest.mark.parametrize(
    "answer, words",
    [
        pytest.param(asked(ONCE, "2026-06-30"), "at most 10 working days", id="too long"),
        pytest.param(asked(ONCE, "5 working days", frozenset()), "not on file: reason", id="no reason"),
        pytest.param(asked(ONCE, "5 working days", REASON, "2026-06-16 09:00"), "the clock is missed", id="too late"),
        pytest.param(asked(ONCE, "5 working days", REASON, "2026-06-26 09:00", FIRST), "once, and has", id="again"),
        pytest.param(
            asked(THEN_AGREED, "5 working days", REASON, "2026-06-26 09:00", FIRST),
            "wants first: exceptional reason, customer agreement",
            id="further",
        ),
    ],
)
def test_a_refusal_says_why(answer: Granted | Refused, words: str) -> None:
    assert isinstance(answer, Refused)
    assert words in answer.because
