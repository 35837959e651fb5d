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
PEOPLE = {
    "complainants": None, "representatives": None, "petition": None, "anonymous": None, "social_media": None,
    "new_issues": None,
}  # fmt: skip


def told(policy: Policy) -> str:
    return " ".join(not_yet(policy).paragraphs)


@pytest.mark.parametrize("policy", PACKS, ids=lambda policy: policy.name)
def test_what_heard_does_not_act_on_yet_stands_at_the_end(policy: Policy) -> None:
    last = sections(policy)[-1]
    assert last.title == "What heard does not act on yet"
    for each in ("answers and contacts", "the stages after the first", "reminders", "who is given a case"):
        assert each in " ".join(last.paragraphs)


@pytest.mark.parametrize(
    "said, without",
    [
        pytest.param("what a partner of ours receives", None, id="receipt by a partner"),
        pytest.param("more time", {"extensions": {}}, id="extensions"),
        pytest.param("how long the customer may take", {"windows": {}, "late_rejection": None}, id="windows"),
        pytest.param("refusing the next stage", {"declines": {}}, id="declines"),
        pytest.param("what may be refused as a complaint", {"exclusions": {}}, id="exclusions"),
        pytest.param("all but the warning itself", {"risk": None}, id="danger"),
        pytest.param("putting things right", {"redress": None}, id="redress"),
        pytest.param("closing a case, and the survey", {"closing": None}, id="closing"),
        pytest.param("reports and daily lists", {"reports": {}, "digests": {}}, id="reports"),
        pytest.param("who may complain", PEOPLE, id="people"),
    ],
)
def test_only_what_a_policy_speaks_of_is_listed(said: str, without: dict[str, Any] | None) -> None:
    speaks = [policy for policy in PACKS if said in told(policy)]
    assert speaks
    for policy in speaks:
        partner = replace(policy.calendar, receipt_by_partner_counts=False)
        silent = replace(policy, **(without if without is not None else {"calendar": partner}))
        assert said not in told(silent)
