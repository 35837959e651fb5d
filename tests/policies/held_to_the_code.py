"""The Code's own pack, a landlord's copy of it changed in one place, and what is found of either.

verdict("6.10", policy_from_text(changed((right, wrong))))
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from heard.casework.policy import Policy
from heard.reports.policy.code_2024.verdicts import Judgement, Verdict
from heard.reports.policy.lint import lint
from policies.story import the_policy

POLICY = the_policy("hos-code-2024")


def changed(*edits: tuple[str, str]) -> str:
    """Return the pack's text with each first `right` made `wrong`, as a landlord would."""
    text = POLICY.text
    for right, wrong in edits:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    return text


def part(field: str, **changes: Any) -> Policy:
    """Return the pack with something else in one of its sections."""
    return replace(POLICY, **{field: replace(getattr(POLICY, field), **changes)})


def verdict(number: str, policy: Policy = POLICY) -> Verdict:
    """Return the worst that is found of a policy under a number of the Code."""
    found = {each.verdict for each in _judgements(number, policy)}
    return next(each for each in Verdict if each in found)


def told(number: str, policy: Policy = POLICY) -> str:
    """Return all that is found of a policy under a number of the Code, for a person to look at."""
    return "; ".join(f"{each.place}: {each.found}" for each in _judgements(number, policy))


def shortfalls(policy: Policy, number: str) -> set[str]:
    """Return the places at which a policy falls short of a provision."""
    return {each.place for each in _judgements(number, policy) if each.verdict is Verdict.FALLS_SHORT}


def _judgements(number: str, policy: Policy) -> list[Judgement]:
    found = [each for row in lint(policy) if row.provision.number == number for each in row.judgements]
    assert found, f"{number} is looked at nowhere"
    return found
