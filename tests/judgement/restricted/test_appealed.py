"""A plain appeal against a restriction goes on record, and is no complaint unless it says something else.

The contact comes on Monday 15 June 2026, about NH-26-0042; restriction 3 holds.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from builders import a_message
from heard.casework.restriction import Appeal, Restriction
from heard.judgement.actions import Decision, FileOnCase, Finding, OpenCase, RecordAppeal, WriteLetter
from heard.judgement.restricted.contact import limited
from judgement.restricted.test_contact import (
    CASE,
    HOS,
    NEW,
    WNWHL,
    a_contact,
    an_entry,
    complains_anew,
    facts_of,
)

APPEALS = Finding("restriction_appeal", "restricted/appeals", "I appeal against the restriction", "wnwhl-2009, 2.4.7.3")
PERHAPS = replace(APPEALS, verdict="ask")
RECEIPT = "complainant.receipt.restriction-appeal"
NOTHING_ELSE = "I appeal against the restriction. It is unfair, and I want somebody senior to look at it."


def heard(
    words: str = NOTHING_ELSE, finding: Finding = APPEALS, entry: Restriction | None = None, pack: str = WNWHL
) -> Decision:
    facts = facts_of(pack)
    before = replace(complains_anew(facts), findings=(finding,))
    contact = a_contact(entry or an_entry("no-same-matter"), matter="new")
    return limited(before, contact, a_message(words, subject="My appeal"), facts)


def recorded(decision: Decision) -> list[tuple[int, date]]:
    return [(each.restriction, each.on) for each in decision.actions if isinstance(each, RecordAppeal)]


def letters(decision: Decision) -> list[WriteLetter]:
    return [each for each in decision.actions if isinstance(each, WriteLetter)]


def test_it_is_put_on_record_on_the_day_it_came() -> None:
    assert recorded(heard()) == [(3, date(2026, 6, 15))]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(Appeal(date(2026, 6, 8)), id="while one waits"),
        pytest.param(Appeal(date(2026, 6, 1), None, date(2026, 6, 8), upheld=False), id="after an outcome"),
    ],
)
def test_another_appeal_is_on_record_beside_the_one_before(before: Appeal) -> None:
    decision = heard(entry=an_entry(appeals=(before,)))
    assert recorded(decision) == [(3, date(2026, 6, 15))]
    assert [each.name for each in letters(decision)] == [RECEIPT]


def test_under_several_measures_it_is_on_the_record_of_each() -> None:
    facts = facts_of()
    before = replace(complains_anew(facts), findings=(APPEALS,))
    other = a_contact(an_entry("as-policy", number=4)).limit
    contact = replace(a_contact(an_entry("no-same-matter"), matter="new"), besides=(other,))
    decision = limited(before, contact, a_message(NOTHING_ELSE), facts)
    assert sorted(recorded(decision)) == [(3, date(2026, 6, 15)), (4, date(2026, 6, 15))]


def test_late_in_the_evening_of_summer_it_came_on_the_day_of_the_landlords_clock() -> None:
    facts = replace(facts_of(), received_at=datetime(2026, 6, 15, 23, 30, tzinfo=UTC))
    before = replace(complains_anew(facts), findings=(APPEALS,))
    decision = limited(before, a_contact(an_entry("no-same-matter"), matter="new"), a_message(NOTHING_ELSE), facts)
    assert recorded(decision) == [(3, date(2026, 6, 16))]


def test_what_may_be_one_is_asked_about_and_goes_its_normal_way() -> None:
    decision = heard(finding=PERHAPS)
    assert recorded(decision) == []
    assert decision.reference == NEW
    assert RECEIPT not in [each.name for each in letters(decision)]


def test_where_it_may_be_somebody_else_nothing_is_put_on_record() -> None:
    facts = facts_of()
    before = replace(complains_anew(facts), findings=(APPEALS,))
    decision = limited(before, a_contact(an_entry(), verdict="ask"), a_message(NOTHING_ELSE), facts)
    assert recorded(decision) == []


def test_one_that_says_nothing_else_lies_on_the_case_of_the_entry() -> None:
    decision = heard()
    assert [each.reference for each in decision.actions if isinstance(each, FileOnCase)] == [CASE]
    assert not any(isinstance(each, OpenCase) for each in decision.actions)


def test_where_the_entry_names_no_case_it_has_one_whose_clocks_do_not_run() -> None:
    decision = heard(entry=an_entry(case=None))
    assert [(each.reference, each.clocks) for each in decision.actions if isinstance(each, OpenCase)] == [(NEW, False)]
    assert [each.name for each in letters(decision)] == [RECEIPT]


@pytest.mark.parametrize(
    "words",
    [
        "I appeal against the restriction. My kitchen tap leaks.",
        "I appeal against the restriction, and what about the lift?",
        "I appeal against the restriction. The block is filthy.",
        "I appeal against the restriction. My rent account is wrong by forty pounds.",
    ],
)
def test_whatever_else_it_says_opens_a_case_as_anybodys_would(words: str) -> None:
    decision = heard(words)
    assert decision.reference == NEW
    assert [each.name for each in letters(decision)] == ["complainant.acknowledgement.stage-1", RECEIPT]
    assert recorded(decision) == [(3, date(2026, 6, 15))]


@pytest.mark.parametrize(
    "pack, heard_by", [(WNWHL, "Head of Service, Business Improvement"), pytest.param(HOS, None, id="nobody is named")]
)
def test_its_writer_is_told_who_decides_where_the_policy_says_so(pack: str, heard_by: str | None) -> None:
    option = "no-same-matter" if pack == WNWHL else "as-policy"
    [letter] = letters(heard(pack=pack, entry=an_entry(option)))
    assert (letter.name, letter.values["appeal_heard_by"]) == (RECEIPT, heard_by)
