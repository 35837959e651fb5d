"""What comes before any limit is seen by the role of its writer and by what was found in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from builders import a_message
from heard.casework.events import Kind
from heard.casework.people import Role
from heard.judgement.actions import Decision, Finding
from heard.judgement.restricted.before_any_limit.first import First, what_comes_first
from heard.judgement.restricted.contacted import Contacted
from judgement.restricted.a_limit import a_limit

APPEAL = Finding("restriction_appeal", "restricted/appeals", "I appeal against the restriction", "ours")
QUESTION = Finding("restriction_appeal", "restricted/asks_about_it", "how long am I restricted", "ours", "ask")


def decided(*findings: Finding, role: Role = Role.TENANT, **said: Any) -> Decision:
    return Decision(Kind.FOLLOW_UP, True, role, findings, (), said)


def first_of(decision: Decision, text: str = "The hedge is as high as ever.") -> First:
    return what_comes_first(decision, a_message(text), replace(a_limit().restriction, decided_on=date(2026, 4, 28)))


def test_of_most_mail_nothing_comes_first() -> None:
    assert not first_of(decided(escalation="yes", vulnerable="yes"))


@pytest.mark.parametrize("verdict", ["yes", "ask"])
def test_a_danger_comes_first_however_doubtful(verdict: str) -> None:
    assert first_of(decided(risk=verdict)).why == ("it may report a danger",)


@pytest.mark.parametrize("role", [Role.OMBUDSMAN, Role.MEMBER, Role.SOLICITOR])
def test_so_does_the_mail_of_whoever_is_never_restricted(role: Role) -> None:
    assert first_of(decided(role=role))


@pytest.mark.parametrize("role", [Role.TENANT, Role.ADVOCATE, Role.OTHER])
def test_but_not_that_of_a_relative_who_writes_for_them(role: Role) -> None:
    assert not first_of(decided(role=role))


def test_a_plain_appeal_counts_more_than_a_question_beside_it() -> None:
    first = first_of(decided(QUESTION, APPEAL))
    assert first.why == ('it appeals against the restriction ("I appeal against the restriction")',)
    assert (first.appeals, first.asks) == (True, True)


def test_a_question_is_no_appeal_and_may_be_one() -> None:
    first = first_of(decided(QUESTION))
    assert (first.appeals, first.asks) == (False, True)


def test_all_that_comes_first_is_named() -> None:
    adjustment = Finding("adjustment_request", "restricted/needs_another_way", "large print", "ours")
    assert len(first_of(decided(APPEAL, adjustment, risk="yes")).why) == 3


@pytest.mark.parametrize(
    "text, why",
    [
        (
            "Your letter of 28 April is unfair.",
            'it may appeal against it, or ask about it ("letter of 28 april")',
        ),
        (
            "Take my name off whatever list it is.",
            'it may appeal against it, or ask about it ("off whatever list")',
        ),
        (
            "The Ombudsman needs your last letter.",
            'it tells that the Ombudsman has it, or wants something of it ("The Ombudsman needs your last letter")',
        ),
        (
            "Or else I go to the Ombudsman.",
            'it speaks of going to the Ombudsman ("Or else I go to the Ombudsman")',
        ),
        (
            "I make a subject access request.",
            'it asks for what the law gives everybody a right to ("I make a subject access request")',
        ),
        (
            "I get muddled. Could my niece speak for me?",
            'it asks for something to be done another way that they need ("get muddled ... could my niece speak")',
        ),
        ("I'm near blind.", 'its writer may need something done another way ("i\'m near blind")'),
    ],
)
def test_what_no_rule_sees_comes_first_too_and_is_named_with_its_words(text: str, why: str) -> None:
    assert first_of(decided(), text).why == (why,)


@pytest.mark.parametrize("role", [Role.OMBUDSMAN, Role.MEMBER, Role.SOLICITOR])
def test_what_an_office_says_of_a_list_is_no_appeal_of_theirs(role: Role) -> None:
    assert not first_of(decided(role=role), "Take her off whatever list it is.").asks


THEMSELVES = "I don't accept your reasons for turning me away about the hedge."


def weighed(text: str, decision: Decision, matter: str = "same", **more: str) -> First:
    contacted = Contacted(a_limit(), "yes", "it bears their name", matter, "it speaks of the hedge", **more)
    return what_comes_first(decision, a_message(text), contacted.restriction, contacted)


def test_whoever_wants_more_and_speaks_of_themselves_may_mean_the_limit_which_is_asked_while_it_holds() -> None:
    first = weighed(THEMSELVES, decided(escalation="yes"))
    assert (bool(first), first.asks, first.appeals, first.is_told_of) == (False, True, False, False)


def test_whoever_wants_more_and_speaks_of_the_hedge_is_not_asked_about() -> None:
    text = "I do not accept your answer about the hedge and I want it looked at again."
    assert not weighed(text, decided(escalation="yes")).asks
    assert not weighed(THEMSELVES, decided(escalation="yes"), matter="new").asks


def test_words_that_may_mind_it_are_asked_about_where_the_matter_is_named_and_come_first_where_none_is() -> None:
    text = "The hedge is as high as ever."
    named = weighed(text, decided(), weighs="letter ... don't agree")
    assert (bool(named), named.asks) == (False, True)
    assert weighed(text, decided(), matter="unsure", minds="letter ... don't agree").why == (
        'it may appeal against it, or ask about it ("letter ... don\'t agree")',
    )
