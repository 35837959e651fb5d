"""How an entry of the register stands on a day, and what the policy wants of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import CALENDAR, POLICY
from heard.casework import restriction_events as happened
from heard.casework.events import Event, Reference
from heard.casework.policy import Policy
from heard.casework.policy.words import Item
from heard.casework.restriction import Restriction
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.reports.restricted import state_on
from heard.reports.restricted_told import told_of
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


def test_an_entry_that_ends_before_its_review_has_none() -> None:
    assert review_day(replace(ENTRY, last=date(2026, 9, 1)), POLICY, CALENDAR) is None


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


def remarked(entry: Restriction, policy: Policy = POLICY) -> str:
    return " ".join(" ".join(each) for each in remarks(entry, policy, CALENDAR, date(2026, 6, 2)))


def test_that_no_review_and_no_decision_is_on_record_is_said_though_no_part_of_the_record_is_called_so() -> None:
    assert POLICY.restriction is not None
    policy = replace(POLICY, restriction=replace(POLICY.restriction, must_record=("why",)))
    assert "why; " in remarked(ENTRY, policy)
    assert "review date; who decided, and when" in remarked(ENTRY, policy)
    there = replace(ENTRY, review_on=date(2026, 9, 1), decided_on=date(2026, 6, 1))
    assert "review date" not in remarked(there, policy)
    assert "who decided" not in remarked(there, policy)


def test_a_decision_on_a_day_to_come_is_said() -> None:
    assert "was decided on 3 June 2026, which is still to come" in remarked(replace(ENTRY, decided_on=date(2026, 6, 3)))
    assert "still to come" not in remarked(replace(ENTRY, decided_on=date(2026, 6, 2)))


@pytest.mark.parametrize(
    "option, said",
    [
        pytest.param("acknowlege-only", "Did you mean 'acknowledge-only'?", id="mistyped"),
        pytest.param("fewer letters", "Options of wnwhl-2009: ", id="their own word"),
    ],
)
def test_a_word_that_is_nearly_an_option_is_asked_about(option: str, said: str) -> None:
    assert said in remarked(replace(ENTRY, option=option))
    assert ("Did you mean" in remarked(replace(ENTRY, option=option))) is said.startswith("Did you mean")


@pytest.mark.parametrize(
    "event, words, told",
    [
        (happened.RestrictionReviewSet(date(2026, 9, 1)), "", "To be looked at by 1 September 2026."),
        (happened.RestrictionDecided(None, date(2026, 6, 1)), "The board", "Decided on 1 June 2026: The board"),
        (
            happened.RestrictionSharesAddress(),
            "They live together",
            "An address of it is somebody else's too, and that is meant: They live together",
        ),
    ],
)
def test_what_happened_is_told_in_a_sentence(event: Event, words: str, told: str) -> None:
    assert told_of(event, words) == told


def test_a_warning_after_the_decision_stays_missing_and_says_why() -> None:
    policy = load_policy("wdh-2022", rules_dir())
    late = replace(ENTRY, decided_on=date(2026, 11, 18), warned_on=date(2026, 11, 25))
    [warning] = [each for each in wanted(late, policy) if "warning" in each.what]
    assert warning.what == (
        "warning date, or why there was no warning "
        "(that of 25 November 2026 came after the decision, of 18 November 2026)"
    )
    assert warning.typed == 'heard restrict note 3 --not-warned "..."'
    in_time = replace(late, warned_on=date(2026, 11, 5))
    assert not [each for each in wanted(in_time, policy) if "warning" in each.what]
