"""What comes before any limit is seen by the role of its writer and by what was found in it."""

from __future__ import annotations

from typing import Any

import pytest

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.judgement.actions import Decision, Finding
from heard.judgement.restricted.first import what_comes_first

APPEAL = Finding("restriction_appeal", "restricted/appeals", "I appeal against the restriction", "ours")
QUESTION = Finding("restriction_appeal", "restricted/asks_about_it", "how long am I restricted", "ours", "ask")


def decided(*findings: Finding, role: Role = Role.TENANT, **said: Any) -> Decision:
    return Decision(Kind.FOLLOW_UP, True, role, findings, (), said)


def test_of_most_mail_nothing_comes_first() -> None:
    assert not what_comes_first(decided(escalation="yes", vulnerable="yes"))


@pytest.mark.parametrize("verdict", ["yes", "ask"])
def test_a_danger_comes_first_however_doubtful(verdict: str) -> None:
    assert what_comes_first(decided(risk=verdict)).why == ("it may report a danger",)


@pytest.mark.parametrize("role", [Role.OMBUDSMAN, Role.MEMBER, Role.SOLICITOR])
def test_so_does_the_mail_of_whoever_is_never_restricted(role: Role) -> None:
    assert what_comes_first(decided(role=role))


@pytest.mark.parametrize("role", [Role.TENANT, Role.ADVOCATE, Role.OTHER])
def test_but_not_that_of_a_relative_who_writes_for_them(role: Role) -> None:
    assert not what_comes_first(decided(role=role))


def test_a_plain_appeal_counts_more_than_a_question_beside_it() -> None:
    first = what_comes_first(decided(QUESTION, APPEAL))
    assert first.why == ('it appeals against the restriction ("I appeal against the restriction")',)
    assert (first.appeals, first.asks) == (True, True)


def test_a_question_is_no_appeal_and_may_be_one() -> None:
    first = what_comes_first(decided(QUESTION))
    assert (first.appeals, first.asks) == (False, True)


def test_all_that_comes_first_is_named() -> None:
    adjustment = Finding("adjustment_request", "restricted/needs_another_way", "large print", "ours")
    assert len(what_comes_first(decided(APPEAL, adjustment, risk="yes")).why) == 3
