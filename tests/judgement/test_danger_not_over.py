"""A danger noted on a case is asked about again, where whoever wrote of it still waits and is not satisfied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.judgement.actions import Finding
from heard.judgement.danger import with_a_danger_not_over
from heard.judgement.facts import OnFile
from policies.story import Story

DISPLEASED = Finding("displeasure", "kind/waited_long", "ten days now", "")
ASKS_FOR_MORE = Finding("escalation_request", "escalation/does_not_accept", "do not accept", "")
PERHAPS_MORE = replace(ASKS_FOR_MORE, verdict="ask")
CONTENT = Finding("resolved", "kind/accepts", "all sorted", "")
GAS = Finding("risk", "risk/gas", "smell of gas", "")


def on_file(*, risk: bool = True, answered: bool = False) -> OnFile:
    story = Story("hos-code-2024").opens("2026-06-01 10:00")
    if answered:
        story.answers("2026-06-05 10:00")
    return OnFile(replace(story.case, risk=risk), story.policy, story.calendar)


def asked(*findings: Finding, stands: OnFile | None) -> list[str]:
    return [each.verdict for each in with_a_danger_not_over(findings, stands) if each.rule == "judgement/danger"]


@pytest.mark.parametrize(
    "findings, expected",
    [
        pytest.param((DISPLEASED,), ["ask"], id="still waiting"),
        pytest.param((ASKS_FOR_MORE,), ["ask"], id="asks for somebody else"),
        pytest.param((PERHAPS_MORE,), [], id="perhaps asks for more"),
        pytest.param((), [], id="only writes again"),
        pytest.param((DISPLEASED, CONTENT), [], id="says that it is over"),
        pytest.param((DISPLEASED, GAS), [], id="tells of a danger anyhow"),
    ],
)
def test_who_still_waits_is_asked_about(findings: tuple[Finding, ...], expected: list[str]) -> None:
    assert asked(*findings, stands=on_file()) == expected


@pytest.mark.parametrize(
    "stands",
    [
        pytest.param(on_file(risk=False), id="no danger was noted"),
        pytest.param(on_file(answered=True), id="an answer has been given since"),
        pytest.param(None, id="nothing is known of the case"),
    ],
)
def test_of_other_cases_nothing_is_asked(stands: OnFile | None) -> None:
    assert asked(DISPLEASED, stands=stands) == []
