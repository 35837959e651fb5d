"""How an entry of the register stands on a day, and what the policy wants of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import CALENDAR, POLICY
from heard.casework.events import Reference
from heard.casework.policy.words import Item
from heard.casework.restriction import Restriction
from heard.reports.restricted import state_on
from heard.reports.restricted_wants import remarks, review_day, wanted

ENTRY = Restriction(
    number=3,
    person=None,
    case=Reference("NH-26-0001"),
    option="acknowledge-only",
    first=date(2026, 6, 2),
    last=date(2026, 12, 2),
)


@pytest.mark.parametrize(
    "day, changed, state",
    [
        pytest.param(date(2026, 6, 1), {}, "to come", id="the day before"),
        pytest.param(date(2026, 6, 2), {}, "holds", id="its first day"),
        pytest.param(date(2026, 12, 2), {}, "holds", id="its last day"),
        pytest.param(date(2026, 12, 3), {}, "ended", id="the day after"),
        pytest.param(date(2026, 7, 1), {"lifted_on": date(2026, 7, 1)}, "lifted", id="the day it is lifted"),
        pytest.param(date(2026, 6, 30), {"lifted_on": date(2026, 7, 1)}, "holds", id="the day before that"),
        pytest.param(date(2026, 7, 1), {"proposed": True}, "proposed", id="a proposal"),
    ],
)
def test_an_entry_stands_as_its_days_say(day: date, changed: dict[str, object], state: str) -> None:
    assert state_on(replace(ENTRY, **changed), day) == state


def test_each_thing_that_is_missing_has_a_command_of_its_own() -> None:
    typed = {each.what: each.typed for each in wanted(ENTRY, POLICY)}
    assert typed["why"] == 'heard restrict note 3 --record "why=..."'
    assert typed["decision right"] == 'heard restrict note 3 --confirm "decision right"'
    assert typed["consulted: tenancy-support"] == "heard restrict note 3 --consulted tenancy-support"
    assert typed["letter: appeal-right"] == "heard restrict note 3 --letter DATE --letter-says appeal-right"
    assert typed["behaviours relied on"] == 'heard restrict note 3 --ground "..."'


def test_what_is_on_record_is_not_missing() -> None:
    there = replace(ENTRY, recorded=frozenset({"why"}), letter_says=frozenset({Item("why")}))
    missing = [each.what for each in wanted(there, POLICY)]
    assert "why" not in missing
    assert "letter: why" not in missing


def test_without_a_day_for_the_review_the_last_that_the_policy_allows_counts() -> None:
    assert review_day(ENTRY, POLICY, CALENDAR) == date(2026, 9, 2)
    assert review_day(replace(ENTRY, review_on=date(2026, 8, 1)), POLICY, CALENDAR) == date(2026, 8, 1)


def test_a_review_is_overdue_the_day_after() -> None:
    on_the_day = [what for what, _ in remarks(ENTRY, POLICY, CALENDAR, date(2026, 9, 2))]
    the_day_after = [what for what, _ in remarks(ENTRY, POLICY, CALENDAR, date(2026, 9, 3))]
    assert not any("looked at again by" in what for what in on_the_day)
    assert any("looked at again by 2 September 2026" in what for what in the_day_after)


def test_of_what_is_over_nothing_is_remarked() -> None:
    assert list(remarks(ENTRY, POLICY, CALENDAR, date(2026, 12, 3))) == []


def test_a_policy_without_rules_for_restrictions_wants_nothing_of_an_entry() -> None:
    policy = replace(POLICY, restriction=None)
    assert wanted(ENTRY, policy) == ()
    assert review_day(ENTRY, policy, CALENDAR) is None
