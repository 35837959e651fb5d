"""What differs between two policies, as sentences by section."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heard.casework.lengths import length_of
from heard.casework.moments import Moment
from heard.casework.policy import Policy, Reading
from heard.casework.policy.afterwards import Rhythm
from heard.casework.policy.words import ClockName, Item
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names, policy_from_text
from heard.reports.policy.diff import as_json, differences

OLD = load_policy("wdh-2022", rules_dir())


def said(before: Policy, after: Policy) -> list[tuple[str, str]]:
    return [(each.section, sentence) for each in differences(before, after) for sentence in each.sentences()]


def clocks(policy: Policy, name: str, **changes: Any) -> Policy:
    changed = replace(policy.clocks_by_name[ClockName(name)], **changes)
    return replace(policy, clocks_by_name={**policy.clocks_by_name, changed.name: changed})


@pytest.mark.parametrize("name", pack_names(rules_dir()))
def test_a_policy_differs_in_nothing_from_itself(name: str) -> None:
    policy = load_policy(name, rules_dir())
    assert differences(policy, policy) == ()


def test_a_clock_that_starts_elsewhere_is_told_whole() -> None:
    new = clocks(OLD, "stage-1-answer", starts=(Moment.ACKNOWLEDGED,))
    assert said(OLD, new) == [
        ("clock", "stage-1-answer: 10 working days from logged -> 10 working days from acknowledged")
    ]


def test_another_length_and_another_owner_are_two_sentences() -> None:
    new = clocks(OLD, "stage-1-answer", within=length_of("5 working days"), owed_by="area-team")
    assert said(OLD, new) == [
        ("clock", "stage-1-answer: 10 working days from logged -> 5 working days from logged"),
        ("clock", "stage-1-answer: owed_by: investigating-officer -> area-team"),
    ]


def test_a_letter_that_says_more_and_less() -> None:
    rule = next(letter for letter in OLD.letters.values() if letter.name == "extension")
    new = replace(rule, must_say=(*rule.must_say[1:], Item("outside-body")))
    after = replace(OLD, letters={**OLD.letters, rule.name: new})
    assert said(OLD, after) == [
        ("letter", f"extension: must_say: gone: {rule.must_say[0]} / added: outside-body"),
    ]


def test_another_daily_list_is_a_difference() -> None:
    rule = OLD.digests["area"]
    after = replace(OLD, digests={**OLD.digests, "area": replace(rule, every=Rhythm(1, "week"))})
    assert said(OLD, after) == [("digest", "area: every: working day -> week")]


def test_a_word_that_stands_for_no_limit_is_told_as_the_pack_writes_it() -> None:
    rule = next(iter(OLD.extensions.values()))
    after = replace(OLD, extensions={**OLD.extensions, rule.name: replace(rule, times=None)})
    assert said(OLD, after) == [("extension", f"{rule.name}: times: 1 -> any")]


def test_what_is_added_and_what_is_gone_says_in_brief_what_it_is() -> None:
    without = replace(OLD, windows={})
    assert ("window", "Gone: escalate (10 working days)") in said(OLD, without)
    assert ("window", "Added: escalate (10 working days)") in said(without, OLD)


def test_a_section_of_its_own_may_be_gone_as_a_whole() -> None:
    assert said(OLD, replace(OLD, decline_rule=None)) == [("decline_rule", "Gone: the whole section")]


def test_another_reading_is_a_difference() -> None:
    new = replace(OLD, readings=(*OLD.readings, Reading("Is it so?", "Yes.", "It says so.")))
    assert said(OLD, new) == [("reading", "Added: Is it so? (Yes.)")]


def test_where_it_stands_in_the_policy_is_no_difference() -> None:
    assert said(OLD, clocks(OLD, "stage-1-answer", clause="elsewhere")) == []


def test_a_key_that_says_what_is_meant_without_it_is_no_difference() -> None:
    section = "[clock.stage-1-answer]\n"
    spelt_out = OLD.text.replace(section, f'{section}kind = "measured"\nends_when = "all"\n')
    assert spelt_out != OLD.text
    assert said(OLD, policy_from_text(spelt_out)) == []


def test_the_same_for_programs() -> None:
    new = clocks(OLD, "stage-1-answer", starts=(Moment.ACKNOWLEDGED,))
    found = as_json(OLD, new, differences(OLD, new))
    assert (found["a"], found["b"]) == ("wdh-2022", "wdh-2022")
    [section] = found["sections"]
    assert section["changed"] == [
        {
            "name": "stage-1-answer",
            "key": "within and starts",
            "a": "10 working days from logged",
            "b": "10 working days from acknowledged",
        }
    ]
