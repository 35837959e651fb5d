"""What is due on a restriction, and when it is told.

1 June 2026 is a Monday, and the office opens at nine in London, which is eight in UTC in summer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.restriction import Appeal, Restriction
from heard.casework.restriction_times import What, due_now, review_day, review_kept, tellings
from histories import CALENDAR, a_policy

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
POLICY = """
[roles]
director = "Director"

[restriction]
decided_by = "director"
must_record = ["why"]
review_within = "3 months"
remind = ["10 working days before", "5 working days before", "on the day"]

[restriction.option.record]
says = "Nothing more"
mailbox = "record"
"""


def a_rule() -> RestrictionRule:
    rule = a_policy(POLICY).restriction
    assert rule is not None
    return rule


RULE = a_rule()
ENTRY = Restriction(
    1, None, None, "record", first=date(2026, 5, 1), last=date(2026, 7, 24), review_on=date(2026, 6, 26)
)


def utc(month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def told(entry: Restriction, *, entered_at: datetime = LONG_AGO) -> list[tuple[What, datetime]]:
    return [(each.what, each.at) for each in tellings(entry, RULE, CALENDAR, entered_at=entered_at)]


def by(now: datetime, entry: Restriction = ENTRY, *, entered_at: datetime = LONG_AGO) -> list[tuple[What, date]]:
    due = due_now(entry, RULE, CALENDAR, entered_at=entered_at, now=now)
    return [(each.what, each.day) for each in due]


def test_a_review_is_reminded_of_as_the_policy_says_and_the_end_is_told_on_the_last_day_and_after_it() -> None:
    assert told(ENTRY) == [
        (What.REVIEW, utc(6, 12)),
        (What.REVIEW, utc(6, 19)),
        (What.REVIEW, utc(6, 26)),
        (What.NOT_REVIEWED, utc(6, 29)),  # the Monday after that Friday
        (What.LAST_DAY, utc(7, 24)),
        (What.LAPSED, utc(7, 27)),
    ]


def test_a_last_day_on_which_nobody_is_at_work_is_told_on_the_last_day_somebody_is() -> None:
    on_a_sunday = replace(ENTRY, last=date(2026, 7, 26))
    assert told(on_a_sunday)[-2:] == [(What.LAST_DAY, utc(7, 24)), (What.LAPSED, utc(7, 27))]


def test_nothing_is_due_before_its_time() -> None:
    assert by(utc(6, 12, 7, 59)) == []
    assert by(utc(6, 12)) == [(What.REVIEW, date(2026, 6, 26))]


@pytest.mark.parametrize(
    "days",
    [
        pytest.param({"last": date(9999, 12, 31), "review_on": None}, id="its last"),
        pytest.param({"first": date(9999, 12, 31), "last": None, "review_on": None}, id="its first"),
        pytest.param({"first": date(1, 1, 1), "last": None, "review_on": None}, id="its first, the first of all"),
        pytest.param({"review_on": date(1, 1, 1)}, id="the first of all for a review"),
        pytest.param({"review_on": date(9999, 12, 31), "last": None}, id="the last of all for a review"),
    ],
)
def test_of_a_day_without_any_before_or_after_it_nothing_is_told_and_nothing_breaks(days: dict[str, Any]) -> None:
    far = {day for day in days.values() if day is not None}
    told_of = {each.day for each in tellings(replace(ENTRY, **days), RULE, CALENDAR, entered_at=LONG_AGO)}
    assert not far & told_of


@pytest.mark.parametrize(
    "now, expected",
    [
        pytest.param(utc(6, 26, 12), [(What.REVIEW, date(2026, 6, 26))], id="of three reminders one"),
        pytest.param(utc(7, 1), [(What.NOT_REVIEWED, date(2026, 6, 26))], id="after the day, that it was missed"),
        pytest.param(utc(8, 20), [(What.LAPSED, date(2026, 7, 25))], id="after the end, that alone"),
    ],
)
def test_after_an_outage_only_the_latest_is_told(now: datetime, expected: list[tuple[What, date]]) -> None:
    assert by(now) == expected


@pytest.mark.parametrize(
    "changed, expected",
    [
        pytest.param({}, date(2026, 6, 26), id="the day on record"),
        pytest.param({"review_on": None, "last": None}, date(2026, 8, 1), id="else as late as the policy allows"),
        pytest.param(
            {"review_on": None, "last": None, "reviewed_on": date(2026, 6, 10)},
            date(2026, 9, 10),
            id="counted from the last review, where there was one",
        ),
        pytest.param({"review_on": None}, None, id="it ends before"),
        pytest.param({"review_on": date(2026, 7, 25)}, None, id="a day after it ended"),
    ],
)
def test_by_when_it_is_looked_at_again(changed: dict[str, Any], expected: date | None) -> None:
    assert review_day(replace(ENTRY, **changed), RULE, CALENDAR) == expected


def test_a_policy_that_says_nothing_of_restrictions_is_reminded_on_the_day() -> None:
    entry = replace(ENTRY, last=None)
    found = tellings(entry, None, CALENDAR, entered_at=LONG_AGO)
    assert [(each.what, each.at) for each in found] == [(What.REVIEW, utc(6, 26)), (What.NOT_REVIEWED, utc(6, 29))]


def test_of_a_proposal_nothing_is_told() -> None:
    assert told(replace(ENTRY, proposed=True)) == []


def test_once_lifted_nothing_more_is_told_not_even_of_an_appeal() -> None:
    lifted = replace(ENTRY, lifted_on=date(2026, 6, 19), appeals=(Appeal(date(2026, 6, 10)),))
    assert told(lifted) == [(What.REVIEW, utc(6, 12))]


def test_an_end_before_heard_knew_of_it_is_no_news() -> None:
    assert by(utc(8, 20), entered_at=utc(8, 3)) == []
    assert by(utc(8, 20), entered_at=utc(7, 25)) == [(What.LAPSED, date(2026, 7, 25))]


@pytest.mark.parametrize("last", [date(2026, 6, 5), date(2026, 12, 31)])
def test_an_appeal_without_an_outcome_is_told_after_ten_working_days_though_the_entry_has_lapsed(last: date) -> None:
    appealed = replace(ENTRY, appeals=(Appeal(date(2026, 6, 1)),), review_on=None, last=last)
    appeal = [each for each in by(utc(6, 16), appealed) if each[0] is What.APPEAL]
    assert appeal == [(What.APPEAL, date(2026, 6, 1))]
    assert What.APPEAL not in dict(by(utc(6, 15, 22), appealed))  # the tenth working day is not over
    decided = replace(appealed, appeals=(Appeal(date(2026, 6, 1), None, date(2026, 6, 12), upheld=False),))
    assert What.APPEAL not in dict(by(utc(6, 16), decided))


def kept(review_on: date | None, on: date, *, today: date | None = None) -> tuple[date | None, str]:
    entry = replace(ENTRY, review_on=review_on, last=None)
    return review_kept(entry, RULE, CALENDAR, on=on, today=today or on)


def test_a_review_that_names_no_next_day_leaves_the_one_on_record() -> None:
    assert kept(date(2026, 8, 28), date(2026, 6, 1)) == (date(2026, 8, 28), "")


@pytest.mark.parametrize(
    "review_on, on, today, why",
    [
        pytest.param(None, date(2026, 6, 1), None, "no day was on record", id="there is none"),
        pytest.param(
            date(2026, 9, 2), date(2026, 6, 1), None,
            "the day on record, 2026-09-02, is 1 day beyond 3 months: a reason is wanted", id="too late by the policy",
        ),
        pytest.param(
            date(2026, 6, 1), date(2026, 6, 1), None,
            "this was the review of the day on record, 2026-06-01", id="its own day",
        ),
        pytest.param(
            date(2026, 6, 26), date(2026, 6, 12), None,
            "this was the review of the day on record, 2026-06-26", id="once it is reminded of",
        ),
        pytest.param(
            date(2026, 6, 26), date(2026, 6, 29), None, "the day on record, 2026-06-26, is over", id="after it",
        ),
        pytest.param(
            date(2026, 6, 26), date(2026, 6, 1), date(2026, 6, 30),
            "the day on record, 2026-06-26, is over", id="noted after it",
        ),
    ],
)  # fmt: skip
def test_else_it_says_why_another_day_is_set(review_on: date | None, on: date, today: date | None, why: str) -> None:
    assert kept(review_on, on, today=today) == (None, why)
