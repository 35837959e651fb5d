"""What a restriction's record lacks, who may decide it, and when it has to be looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from heard.casework.policy import Policy
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.policy.words import Item, RoleName
from heard.casework.restriction import Restriction
from heard.casework.restrictions import (
    may_decide,
    missing,
    objection_to_review,
    review_by,
    review_reminders,
    still_missing,
    to_confirm,
    wrong_with_review,
)
from histories import CALENDAR, a_policy, at

RULE = """
[roles]
director = "Director"
manager = "Manager"

[letter.restriction]
purpose = "restriction"
sent_by = "manager"
must_say = ["why", "appeal-right"]

[restriction]
decided_by = ["director", "manager"]
must_record = ["why", "how long"]
confirm_first = ["investigated"]
letter = "restriction"
review_within = "3 months"
warning_first = true
{more}

[restriction.option.record]
says = "Nothing more"
mailbox = "record"
"""


def a_rule(more: str = "") -> tuple[RestrictionRule, Policy]:
    policy = a_policy(RULE.replace("{more}", more))
    assert policy.restriction is not None
    return policy.restriction, policy


@pytest.mark.parametrize(
    "roles, may",
    [
        pytest.param(["director"], True, id="one of those named"),
        pytest.param(["officer", "manager"], True, id="among other roles"),
        pytest.param(["officer"], False, id="anybody else proposes"),
        pytest.param([], False, id="nobody"),
    ],
)
def test_who_may_decide(roles: list[str], may: bool) -> None:
    assert may_decide(a_rule()[0], [RoleName(role) for role in roles]) is may


ALL: dict[str, Any] = {
    "recorded": ["why", "how long"],
    "confirmed": ["investigated"],
    "letter_says": [Item("why"), Item("appeal-right")],
    "warned": True,
}


@pytest.mark.parametrize(
    "without, wanted",
    [
        pytest.param({}, (), id="all is there"),
        pytest.param({"recorded": ["why"]}, ("how long",), id="a part of the record"),
        pytest.param({"confirmed": []}, ("investigated",), id="what has to be confirmed"),
        pytest.param({"warned": False}, ("warning",), id="the warning"),
        pytest.param({"letter_says": [Item("why")]}, ("letter: appeal-right",), id="the right of appeal in the letter"),
        pytest.param(
            {"recorded": [], "confirmed": [], "warned": False, "letter_says": []},
            ("why", "how long", "investigated", "warning", "letter: why", "letter: appeal-right"),
            id="everything",
        ),
    ],
)
def test_what_is_missing(without: dict[str, Any], wanted: tuple[str, ...]) -> None:
    rule, policy = a_rule()
    assert missing(rule, policy, **ALL | without) == wanted


def test_a_policy_that_wants_neither_warning_nor_letter_asks_for_none() -> None:
    policy = a_policy(RULE.replace("warning_first = true", "").replace('letter = "restriction"', "").format(more=""))
    assert policy.restriction is not None
    assert missing(policy.restriction, policy, **ALL | {"warned": False, "letter_says": []}) == ()


@pytest.mark.parametrize(
    "effective, by",
    [
        pytest.param("2026-06-01", "2026-09-01", id="the same day of the month"),
        pytest.param("2026-05-31", "2026-08-31", id="a bank holiday stays the last day"),
        pytest.param("2026-11-30", "2027-02-28", id="there is no 30 February"),
        pytest.param("2026-06-06", "2026-09-06", id="from a Saturday to a Sunday"),
    ],
)
def test_the_last_day_for_a_review(effective: str, by: str) -> None:
    assert review_by(a_rule()[0], date.fromisoformat(effective), CALENDAR) == date.fromisoformat(by)


@pytest.mark.parametrize(
    "remind, expected",
    [
        pytest.param("", ["2026-09-01 09:00"], id="nothing said: on the day"),
        pytest.param(
            'remind = ["5 working days before", "on the day"]',
            ["2026-08-24 09:00", "2026-09-01 09:00"],  # 28, 27, 26, 25, 24; Monday 31 August is a bank holiday
            id="as the policy says",
        ),
    ],
)
def test_when_to_remind_of_a_review(remind: str, expected: list[str]) -> None:
    found = review_reminders(a_rule(remind)[0], date(2026, 9, 1), CALENDAR)
    assert list(found) == [at(each) for each in expected]


def test_a_review_on_a_day_off_is_reminded_of_before_it() -> None:
    assert review_reminders(a_rule()[0], date(2026, 8, 31), CALENDAR) == (at("2026-08-28 09:00"),)


@pytest.mark.parametrize(
    "rule, review, reason, objection",
    [
        pytest.param("", "2026-09-01", False, None, id="on the last day"),
        pytest.param("", "2026-07-01", False, None, id="earlier"),
        pytest.param("", "2026-09-02", False, "1 day beyond 3 months: a reason is wanted", id="a day beyond"),
        pytest.param("", "2026-10-01", False, "30 days beyond 3 months: a reason is wanted", id="a month beyond"),
        pytest.param("", "2026-10-01", True, None, id="beyond, for a reason"),
        pytest.param(
            'review_over_limit = "refuse"',
            "2026-10-01",
            True,
            "30 days beyond 3 months: the policy allows no later day",
            id="beyond, and no reason will do",
        ),
    ],
)
def test_what_is_wrong_with_a_review_date(rule: str, review: str, reason: bool, objection: str | None) -> None:
    day = date.fromisoformat(review)
    assert objection_to_review(a_rule(rule)[0], date(2026, 6, 1), day, CALENDAR, reason=reason) == objection


@pytest.mark.parametrize(
    "review, wrong",
    [
        pytest.param("2026-06-15", None, id="today"),
        pytest.param("2026-05-31", "2026-05-31 is before 2026-06-01, from when it is counted", id="before it begins"),
        pytest.param("2026-06-14", "2026-06-14 is over; take a day that is still to come", id="yesterday"),
        pytest.param(
            "2026-09-02",
            '2026-09-02 is 1 day beyond 3 months: a reason is wanted; say --reason "...", or take an earlier day',
            id="too late",
        ),
    ],
)
def test_what_a_person_is_told_of_a_wrong_review_date(review: str, wrong: str | None) -> None:
    day, began, today = date.fromisoformat(review), date(2026, 6, 1), date(2026, 6, 15)
    assert wrong_with_review(a_rule()[0], began, day, CALENDAR, today=today, reason=False) == wrong


OF_ONE_PERSON = """
[restriction.option.agreement]
says = "Agreed"
mailbox = "route-to-named-person"
only_if = "the customer agreed"
"""


def test_what_an_option_needs_besides_is_missing_until_it_is_there() -> None:
    rule, policy = a_rule(OF_ONE_PERSON)
    entry = Restriction(1, None, None, "agreement", date(2026, 6, 2))
    assert still_missing(entry, policy)[:2] == ("named contact", "the customer agreed")
    there = replace(entry, named_contact="a@landlord.example", confirmed=frozenset({"the customer agreed"}))
    assert not {"named contact", "the customer agreed"} & set(still_missing(there, policy))
    assert "named contact" not in still_missing(replace(entry, option="record"), policy)
    assert to_confirm(rule) == ("investigated", "the customer agreed")
    assert to_confirm(rule, "record") == ("investigated",)


TWICE = """
must_record = ["warning date, or why there was no warning", "discussed with", "letter with appeal right"]
consult = ["manager"]
letter = "restriction"
review_within = "3 months"
warning_first = true
"""


def test_what_the_pack_asks_for_in_its_record_and_besides_is_listed_once() -> None:
    before, _, after = RULE.partition("must_record")
    policy = a_policy(f"{before}{TWICE}{after.partition('{more}')[2]}")
    entry = Restriction(1, None, None, "record", date(2026, 6, 2))
    once = ("warning date, or why there was no warning", "consulted: manager", "letter: why", "letter: appeal-right")
    assert still_missing(entry, policy) == once
    told = replace(entry, letter_says=frozenset({Item("why"), Item("appeal-right")}), consulted=frozenset({"manager"}))
    assert still_missing(told, policy) == once[:1]
    assert still_missing(replace(told, not_warned=True), policy) == ()
