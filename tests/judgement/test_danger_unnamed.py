"""The second opinion alone suspects a danger: a person is asked only where the mail names something that could hurt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_message
from heard.judgement.actions import Finding
from heard.judgement.classify import verdicts
from heard.judgement.danger import UNNAMED, without_unnamed_dangers

SUSPECTED = Finding("risk", "second-opinion/risk", "reported, came", "22% likely; learned from mail", "ask")
NEARLY_SURE = replace(SUSPECTED, verdict="yes")
SEEN = Finding("risk", "risk/gas", "smell of gas", "a clause", "ask")
FRAIL = Finding("vulnerability", "vulnerability/age", "I am 84", "a clause")
TAP = "The tap drips. I reported it in May, somebody came and it has dripped since."
SPARKS = "The tap drips, and there are sparks when I touch it."
NO_HOT_WATER = "The hot water is off again."


def risk(text: str, *findings: Finding, subject: str = "Hello") -> str | None:
    left = without_unnamed_dangers(findings, a_message(text, subject=subject))
    return verdicts(left).get("risk")


@pytest.mark.parametrize("text, findings, expected", [
    pytest.param(TAP, (SUSPECTED,), None, id="a dripping tap"),
    pytest.param(SPARKS, (SUSPECTED,), "ask", id="it names sparks"),
    pytest.param(TAP, (NEARLY_SURE,), "yes", id="nearly sure"),
    pytest.param(TAP, (SUSPECTED, SEEN), "ask", id="a rule sees a danger as well"),
    pytest.param(NO_HOT_WATER, (SUSPECTED,), None, id="no hot water"),
    pytest.param(NO_HOT_WATER, (SUSPECTED, FRAIL), "ask", id="no hot water, and somebody is frail"),
    pytest.param(TAP, (), None, id="nobody suspects anything"),
])  # fmt: skip
def test_a_suspicion_alone_asks_where_a_hazard_is_named(
    text: str, findings: tuple[Finding, ...], expected: str | None
) -> None:
    assert risk(text, *findings) == expected


def test_a_subject_names_it_too() -> None:
    assert risk("It is at it again, come quickly.", SUSPECTED, subject="Fuse box") == "ask"


def test_what_was_suspected_can_still_be_shown() -> None:
    [left] = without_unnamed_dangers((SUSPECTED,), a_message(TAP))
    assert (left.finding, left.words, left.source) == (UNNAMED, SUSPECTED.words, SUSPECTED.source)
