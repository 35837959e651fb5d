"""Every report of every pack: each word has its section, each figure its own name."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import Connection

from heard.casework.policy import Policy
from heard.casework.report_sections import KNOWN, unknown_words
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_all
from heard.reports.periodic.sections import SECTIONS
from histories import a_policy
from reports.periodic.counted import a_case, a_report, lines

PACKS = load_all(rules_dir())
REPORTS = [pytest.param(pack, name, id=f"{pack.name}:{name}") for pack in PACKS for name in pack.reports]


@pytest.mark.parametrize("policy, name", REPORTS)
def test_each_word_is_a_section_even_where_it_is_empty(connection: Connection, policy: Policy, name: str) -> None:
    rule = policy.reports[name]
    for case in (None, 1):
        if case:
            a_case(connection, case, "2026-06-01 10:00", policy=policy)
        found = a_report(connection, name, policy)
        assert tuple(section.word for section in found.sections) == rule.shows
        assert all(section.title and (section.tables or section.lines) for section in found.sections)
        assert all(len(row) == len(each.columns) for s in found.sections for each in s.tables for row in each.rows)
        names = Counter(each.name for section in found.sections for each in section.tables)
        assert [each for each, count in names.items() if count > 1] == [], "a figure is named by its table"
        assert found.no_personal_data is rule.no_personal_data


def test_what_can_be_shown_is_what_is_known() -> None:
    assert set(SECTIONS) == set(KNOWN)


@pytest.mark.parametrize("policy", PACKS, ids=lambda policy: policy.name)
def test_no_pack_has_a_word_that_nobody_knows(policy: Policy) -> None:
    assert unknown_words(policy) == ()


def test_a_word_nobody_knows_has_a_section_that_says_so(connection: Connection) -> None:
    policy = a_policy('[report.ours]\nevery = "month"\nto = "service"\nshows = ["meassures"]')
    assert lines(a_report(connection, "ours", policy), "meassures") == (
        "heard cannot show this: it does not know what “meassures” is.",
    )


def test_a_report_of_a_time_that_is_not_over_says_so(connection: Connection) -> None:
    assert a_report(connection, "scorecard", now="2026-06-20 10:00").notes != ()
    assert a_report(connection, "scorecard").notes == ()


def test_a_report_of_a_time_that_lies_ahead_says_so(connection: Connection) -> None:
    ahead = a_report(connection, "scorecard", now="2026-05-20 10:00")
    assert ahead.notes[0].startswith("This time lies ahead")
    assert lines(ahead, "measures") == ("Nothing is due yet: this time lies ahead.",)
    assert lines(a_report(connection, "scorecard"), "measures") == ("Nothing fell due.",)
