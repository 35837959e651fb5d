"""How long the customer may ask for more: which day opens it, which ends it, and that late is a word for a person."""

from __future__ import annotations

import pytest

from heard.casework.case import Case
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.windows import flagged_as_late, late_for, windows
from histories import (
    CALENDAR,
    Happening,
    a_case,
    a_policy,
    answered,
    at,
    comes_to,
    end_of,
    passed,
    sent_back,
    with_holidays,
)

TWENTY_DAYS = a_policy("""
[window.next-stage]
for = "customer"
after_stage = ["stage-1", "stage-2"]
starts = "answered"
lasts = "20 working days"
late_test = "new evidence"
""")
BY_LETTER = a_policy("""
[window.escalate]
for = "customer"
after_stage = "stage-1"
starts = "decision-letter-dated"
lasts = "10 working days"

[window.acceptance-form]
for = "customer"
starts = "remedy-offered"
lasts = "8 weeks"
""")
NO_WINDOW = a_policy("""
[late_rejection]
flag_after = "3 months"
then = "person-confirms"
""")
ANSWERED = answered("2026-06-10 16:00")
AT_STAGE_2 = comes_to("stage-2", "2026-06-22 09:00", Moment.ESCALATION_REQUESTED)


@pytest.mark.parametrize(
    "answer, opened, until",
    [
        pytest.param(answered("2026-06-10 16:00"), "2026-06-10 16:00", "2026-06-24", id="no date on the letter"),
        pytest.param(
            answered("2026-06-10 16:00", dated="2026-06-08"), "2026-06-10 16:00", "2026-06-24", id="sent after its date"
        ),
        pytest.param(
            answered("2026-06-10 16:00", dated="2026-06-10"), "2026-06-10 16:00", "2026-06-24", id="sent on its date"
        ),
        pytest.param(
            answered("2026-06-10 16:00", dated="2026-06-12"), "2026-06-12 00:00", "2026-06-26", id="dated after sending"
        ),
    ],
)
def test_the_later_of_date_and_sending_opens_it(answer: Happening, opened: str, until: str) -> None:
    [window] = windows(a_case(answer), BY_LETTER, CALENDAR)
    assert (window.stage, window.opened, window.until) == ("stage-1", at(opened), end_of(until))


@pytest.mark.parametrize(
    "offered, until",
    [
        pytest.param("2026-06-12 09:00", "2026-08-07", id="eight weeks from a Friday to a Friday"),
        pytest.param("2026-06-13 09:00", "2026-08-10", id="from a Saturday: it rolls on to the Monday"),
        pytest.param("2026-07-06 09:00", "2026-09-01", id="to a bank holiday: it rolls on to the Tuesday"),
    ],
)
def test_a_customers_time_never_ends_on_a_day_off(offered: str, until: str) -> None:
    [window] = windows(a_case(passed(Moment.REMEDY_OFFERED, offered, None)), BY_LETTER, CALENDAR)
    assert (window.rule.name, window.stage, window.until) == ("acceptance-form", None, end_of(until))


def test_a_window_of_the_case_listens_in_every_stage() -> None:
    case = a_case(ANSWERED, AT_STAGE_2, passed(Moment.REMEDY_OFFERED, "2026-07-01 09:00", "stage-2"))
    assert [window.rule.name for window in windows(case, BY_LETTER, CALENDAR)] == ["escalate", "acceptance-form"]


def test_a_window_opens_only_after_the_stages_it_is_for() -> None:
    case = a_case(ANSWERED, AT_STAGE_2, answered("2026-07-01 09:00", "stage-2"))
    assert [window.stage for window in windows(case, BY_LETTER, CALENDAR)] == ["stage-1"]
    assert [window.stage for window in windows(case, TWENTY_DAYS, CALENDAR)] == ["stage-1", "stage-2"]


def test_a_holiday_lengthens_it() -> None:
    [window] = windows(a_case(ANSWERED), BY_LETTER, with_holidays(CALENDAR, "2026-06-15"))
    assert window.until == end_of("2026-06-25")


@pytest.mark.parametrize(
    "asked_at, is_late",
    [
        pytest.param("2026-07-08 23:59:59", False, id="the last second"),
        pytest.param("2026-07-08 23:59:59.900", False, id="within the last second"),
        pytest.param("2026-07-09 00:00:00", True, id="midnight"),
    ],
)
def test_the_last_day_counts_in_full(asked_at: str, is_late: bool) -> None:
    [window] = windows(a_case(ANSWERED), TWENTY_DAYS, CALENDAR)  # day 1 is 11 June, day 20 is 8 July
    assert window.is_late(at(asked_at)) is is_late


IN_TIME, LATE = "2026-07-08 12:00", "2026-07-09 12:00"


@pytest.mark.parametrize(
    "policy, case, asked_at, window",
    [
        pytest.param(TWENTY_DAYS, a_case(ANSWERED), IN_TIME, None, id="in time"),
        pytest.param(TWENTY_DAYS, a_case(ANSWERED), LATE, "next-stage", id="late"),
        pytest.param(TWENTY_DAYS, a_case(), LATE, None, id="nothing answered yet: nothing to be late for"),
        pytest.param(TWENTY_DAYS, a_case(ANSWERED, AT_STAGE_2), LATE, None, id="the next stage is not answered yet"),
        pytest.param(
            TWENTY_DAYS,
            a_case(
                ANSWERED,
                AT_STAGE_2,
                sent_back("stage-1", "2026-06-25 09:00", due="2026-07-03"),
                answered("2026-07-02 09:00"),
            ),
            LATE,
            None,
            id="looked at again: the last answer counts",
        ),
        pytest.param(
            TWENTY_DAYS,
            a_case(ANSWERED, answered("2026-06-12 09:00")),
            LATE,
            None,
            id="a second letter put the first right: that one counts",
        ),
        pytest.param(
            TWENTY_DAYS,
            a_case(ANSWERED, AT_STAGE_2, sent_back("stage-1", "2026-06-25 09:00", due="2026-07-03")),
            LATE,
            None,
            id="looked at again, and not answered yet",
        ),
        pytest.param(NO_WINDOW, a_case(ANSWERED), "2027-06-10 12:00", None, id="a policy without a window"),
    ],
)
def test_what_a_request_came_too_late_for(policy: Policy, case: Case, asked_at: str, window: str | None) -> None:
    late = late_for(case, policy, CALENDAR, at(asked_at))
    assert (late.name if late else None) == window


@pytest.mark.parametrize(
    "policy, asked_at, flagged",
    [
        pytest.param(NO_WINDOW, "2026-09-10 23:59:59.500", False, id="three months after the answer"),
        pytest.param(NO_WINDOW, "2026-09-11 00:00", True, id="the day after"),
        pytest.param(TWENTY_DAYS, "2027-06-10 12:00", False, id="the policy wants nobody to look"),
    ],
)
def test_a_request_long_after_the_answer_is_put_before_a_person(policy: Policy, asked_at: str, flagged: bool) -> None:
    assert flagged_as_late(a_case(ANSWERED), policy, CALENDAR, at(asked_at)) is flagged


def test_long_after_is_counted_from_the_last_letter() -> None:
    case = a_case(ANSWERED, answered("2026-06-12 09:00"))
    assert flagged_as_late(case, NO_WINDOW, CALENDAR, at("2026-09-11 00:00")) is False


def test_nothing_is_long_after_an_answer_that_was_never_given() -> None:
    assert flagged_as_late(a_case(), NO_WINDOW, CALENDAR, at("2027-06-10 12:00")) is False
    assert flagged_as_late(a_case(ANSWERED, AT_STAGE_2), NO_WINDOW, CALENDAR, at("2027-06-10 12:00")) is False
