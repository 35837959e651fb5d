"""Each word a policy weighs somebody's contact by is counted by a sign, or left to a person."""

from __future__ import annotations

import pytest

from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names
from heard.reports.signs_behind import COUNTED_BY, Sign, behind, for_a_person

LEFT_TO_A_PERSON = {
    "vexatious",
    "malicious",
    "other, stated",
    "complaint pursued unacceptably",
    "unacceptable behaviour",
    "vexatious complaints",
    "clearly no basis",
    "grounds not given",
    "groundless complaints about staff",
    "no co-operation",
    "insists on an improper way of handling",
    "trivial detail",
    "recording without consent",
    "several of these together",
}


@pytest.mark.parametrize("pack", sorted(pack_names(rules_dir())))
def test_no_word_of_a_pack_is_passed_over(pack: str) -> None:
    rule = load_policy(pack, rules_dir()).restriction
    assert rule is not None
    counted = [word for sign in Sign for word in behind(sign, rule)]
    assert sorted((*counted, *for_a_person(rule))) == sorted({*rule.grounds, *rule.behaviours})
    assert set(for_a_person(rule)) <= LEFT_TO_A_PERSON


def test_what_somebody_means_by_it_is_never_counted() -> None:
    assert COUNTED_BY.keys().isdisjoint(LEFT_TO_A_PERSON)


def test_a_policy_without_such_a_section_has_no_words() -> None:
    assert for_a_person(None) == ()
    assert behind(Sign.VOLUME, None) == ()
