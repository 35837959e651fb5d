"""A danger noted on a case is asked about again, where whoever wrote of it still waits and is not satisfied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.judgement.actions import Finding
from heard.judgement.danger import with_a_danger_not_over
from heard.judgement.facts import OnFile
from histories import decision_seen
from policies.story import Story

DISPLEASED = Finding("displeasure", "kind/waited_long", "ten days now", "")
ASKS_FOR_MORE = Finding("escalation_request", "escalation/does_not_accept", "do not accept", "")
PERHAPS_MORE = replace(ASKS_FOR_MORE, verdict="ask")
CONTENT = Finding("resolved", "kind/accepts", "all sorted", "")
GAS = Finding("risk", "risk/gas", "smell of gas", "")


def opened() -> Story:
    return Story("hos-code-2024").opens("2026-06-01 10:00")


def on_file(story: Story) -> OnFile:
    return OnFile(story.case, story.policy, story.calendar)


def perhaps_answered(story: Story) -> Story:
    """An officer seems to have sent an answer on 5 June, and nobody has confirmed it."""
    return story.tell(decision_seen("2026-06-05 10:00"))


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
    assert asked(*findings, stands=on_file(opened().sees_danger("2026-06-02 10:00"))) == expected


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(opened(), id="no danger was noted"),
        pytest.param(opened().sees_danger("2026-06-02 10:00").answers("2026-06-05 10:00"), id="it was answered since"),
        pytest.param(perhaps_answered(opened().sees_danger("2026-06-02 10:00")), id="an answer seems to be sent"),
        pytest.param(opened().sees_danger("2026-06-02 10:00").closes("2026-06-05 10:00"), id="it was closed since"),
        pytest.param(
            opened().answers("2026-06-03 10:00").asks("2026-06-04 10:00", "stage-2").sees_danger("2026-06-05 10:00")
            .answers("2026-06-12 10:00"),
            id="it was answered at its second stage since",
        ),
    ],
)  # fmt: skip
def test_of_other_cases_nothing_is_asked(story: Story) -> None:
    assert asked(DISPLEASED, stands=on_file(story)) == []


def test_of_a_case_of_which_nothing_is_known_nothing_is_asked() -> None:
    assert asked(DISPLEASED, stands=None) == []


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(opened().answers("2026-06-05 10:00"), id="its answer"),
        pytest.param(perhaps_answered(opened()), id="what seems to be its answer"),
        pytest.param(opened().closes("2026-06-05 10:00"), id="its end"),
        pytest.param(
            opened().answers("2026-06-03 10:00").asks("2026-06-04 10:00", "stage-2").answers("2026-06-05 10:00"),
            id="the answer of its last stage",
        ),
    ],
)  # fmt: skip
def test_a_danger_noted_after_an_answer_is_not_over_by_it(story: Story) -> None:
    assert asked(DISPLEASED, stands=on_file(story.sees_danger("2026-06-08 10:00"))) == ["ask"]


def test_a_danger_noted_once_more_after_the_answer_is_not_over() -> None:
    story = opened().sees_danger("2026-06-02 10:00").answers("2026-06-05 10:00").sees_danger("2026-06-08 10:00")
    assert asked(DISPLEASED, stands=on_file(story)) == ["ask"]


def test_an_answer_sent_before_the_danger_was_noted_and_heard_after_it_does_not_end_it() -> None:
    story = opened().sees_danger("2026-06-08 10:00").answers("2026-06-05 10:00")
    assert asked(DISPLEASED, stands=on_file(story)) == ["ask"]


def test_who_asked_for_more_waits_for_all_that_was_noted() -> None:
    story = opened().sees_danger("2026-06-02 10:00").answers("2026-06-05 10:00").asks("2026-06-08 10:00", "stage-2")
    assert asked(DISPLEASED, stands=on_file(story)) == ["ask"]
