"""What a policy says and heard does not act on yet: told at the end, as far as the policy speaks of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heard.casework.policy import Policy
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names
from heard.reports.policy.not_yet import not_yet
from heard.reports.policy.sentences import sections

PACKS = [load_policy(name, rules_dir()) for name in pack_names(rules_dir())]
PEOPLE = {"complainants": None, "anonymous": None, "social_media": None, "new_issues": None}
FOR_OTHERS = {"representatives": None, "petition": None}


def told(policy: Policy) -> str:
    return " ".join(not_yet(policy).paragraphs)


@pytest.mark.parametrize("policy", PACKS, ids=lambda policy: policy.name)
def test_what_heard_does_not_act_on_yet_stands_at_the_end(policy: Policy) -> None:
    last = sections(policy)[-1]
    assert last.title == "What heard does not act on yet"
    for each in ("answers and contacts", "the stages after the first", "who is given a case"):
        assert each in " ".join(last.paragraphs)


@pytest.mark.parametrize(
    "said, without",
    [
        pytest.param("what a partner of ours receives", None, id="receipt by a partner"),
        pytest.param("how long the customer may take", {"late_rejection": None}, id="late requests"),
        pytest.param("refusing the next stage", {"declines": {}}, id="declines"),
        pytest.param("what may be refused as a complaint", {"exclusions": {}}, id="exclusions"),
        pytest.param(
            "of vulnerability, all but telling of it once a case", {"vulnerability": None}, id="vulnerability"
        ),
        pytest.param("all but the warning itself", {"risk": None}, id="danger"),
        pytest.param("putting things right", {"redress": None}, id="redress"),
        pytest.param("of closing a case, who may do it", {"closing": None}, id="closing"),
        pytest.param("who may complain", PEOPLE, id="people"),
        pytest.param("who write for others", FOR_OTHERS, id="representatives"),
        pytest.param("the one that asks for authority", {"representatives": None}, id="the letter to them"),
    ],
)
def test_only_what_a_policy_speaks_of_is_listed(said: str, without: dict[str, Any] | None) -> None:
    speaks = [policy for policy in PACKS if said in told(policy)]
    assert speaks
    for policy in speaks:
        partner = replace(policy.calendar, receipt_by_partner_counts=False)
        silent = replace(policy, **(without if without is not None else {"calendar": partner}))
        assert said not in told(silent)


def test_where_vulnerability_is_not_flagged_nobody_is_told_of_it() -> None:
    for policy in PACKS:
        assert policy.vulnerability is not None
        silent = replace(policy, vulnerability=replace(policy.vulnerability, flag=False))
        assert "of vulnerability, all but noting it on the case" in told(silent)


def test_what_officers_letters_bring_about_is_no_longer_listed() -> None:
    for policy in PACKS:
        assert "more time" not in told(policy)
        assert "where no letter of an officer's shows it" in told(policy)


def test_what_is_missing_from_a_decision_is_told_and_from_other_letters_not_yet() -> None:
    listed = {policy.name for policy in PACKS if "an officer's letter that is no decision" in told(policy)}
    assert listed == {"hos-code-2024", "west-kent-2011"}  # of an extension, and of a holding reply
