"""Abuse of staff is told to whoever the policy names, and changes nothing else of what is decided on a mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import LIVE_SINCE, RULES, a_message, a_writer, the_facts
from heard.casework.events import About, Direction, Ground, Kind, Reference
from heard.judgement.abuse import with_abuse
from heard.judgement.actions import AskOfficer, Decision, FileOnCase, Finding, SetAside
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Facts, OnFile
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED
from policies.story import Story, the_calendar, the_policy

CASE = Reference("NH-26-0042")
INSULT = Finding("abuse", "abuse/abuses_staff", "Rot in hell", "a clause")
PERHAPS = Finding("abuse", "abuse/may_threaten_staff", "watch your back", "a clause", "ask")
WNWHL, WDH, GROUP = "wnwhl-2009", "wdh-2022", "group-2008"
COMPLAINT = "I reported the leak in my kitchen three weeks ago and nothing has been done. I want to make a complaint."
ONLY_RULES = replace(RULES, opinion=NOTHING_LEARNED)


def facts_under(pack: str = WNWHL, **more: Any) -> Facts:
    return replace(the_facts(policy=the_policy(pack), calendar=the_calendar(pack)), **more)


def decided(
    *findings: Finding, kind: Kind = Kind.FOLLOW_UP, on_case: bool = True, pack: str = WNWHL, **more: Any
) -> Decision:
    """Return a decision on a mail on the case, or on none, with what follows from its findings."""
    filed = FileOnCase(CASE, Direction.IN, kind, Ground.REPLY_HEADER, True, "it answers a mail of the case")
    action = filed if on_case else SetAside(kind, "as the test says")
    return with_abuse(Decision(kind, True, a_writer().role, findings, (action,)), facts_under(pack, **more))


def told(decision: Decision) -> list[AskOfficer]:
    return [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.ABUSE]


@pytest.mark.parametrize(
    "pack, roles, clause",
    [
        pytest.param(WNWHL, ("champion",), "wnwhl-2009, 2.4.7.1", id="as the policy names"),
        pytest.param(WDH, ("customer-relations",), "wdh-2022, Unacceptable behaviour", id="as another does"),
        pytest.param(GROUP, (), "", id="a policy that says nothing of it: the team leads"),
    ],
)
def test_who_is_told(pack: str, roles: tuple[str, ...], clause: str) -> None:
    [asked] = told(decided(INSULT, pack=pack))
    assert (asked.roles, asked.clause, asked.reference) == (roles, clause, CASE)
    assert not asked.waits, "it is news, and nobody's answer is waited for"


def test_on_a_case_that_policy_counts_which_it_was_opened_under() -> None:
    story = Story(WDH).opens("2026-06-01 10:00")
    there = OnFile(replace(story.case, reference=CASE), story.policy, story.calendar)
    [asked] = told(decided(INSULT, pack=WNWHL, on_file=(there,)))
    assert asked.roles == ("customer-relations",)


def test_the_words_are_told_and_what_the_policy_points_to() -> None:
    [asked] = told(decided(INSULT, PERHAPS))
    assert 'abuses or threatens staff ("Rot in hell")' in asked.because
    assert asked.because.endswith("For it the policy points to: separate policies that protect staff")


def test_what_may_be_a_threat_is_told_as_that() -> None:
    [asked] = told(decided(PERHAPS))
    assert 'may abuse or threaten staff ("watch your back")' in asked.because


@pytest.mark.parametrize(
    "kind, on_case, count",
    [
        pytest.param(Kind.COMPLAINT, True, 1, id="a complaint"),
        pytest.param(Kind.COMPLIMENT, False, 1, id="on no case"),
        pytest.param(Kind.BULK, False, 0, id="an advertisement"),
    ],
)
def test_of_which_mail(kind: Kind, on_case: bool, count: int) -> None:
    assert len(told(decided(INSULT, kind=kind, on_case=on_case))) == count


def test_of_old_mail_nobody_is_told() -> None:
    assert not told(decided(INSULT, received_at=LIVE_SINCE - timedelta(days=1)))


@pytest.mark.parametrize(
    "abuse",
    [
        pytest.param("You are a useless bunch of wankers.", id="an insult"),
        pytest.param("I know where you live, and I will punch your surveyor in the mouth.", id="a threat"),
        pytest.param("You had better watch your back.", id="perhaps a threat"),
    ],
)
def test_the_complaint_inside_goes_its_way_as_if_nobody_had_been_insulted(abuse: str) -> None:
    facts = facts_under()
    civil = decide_message(a_message(COMPLAINT), facts, ONLY_RULES)
    rude = decide_message(a_message(f"{COMPLAINT} {abuse}"), facts, ONLY_RULES)
    assert len(told(rude)) == 1
    assert not told(civil)
    assert [each for each in rude.actions if each not in told(rude)] == list(civil.actions)
    assert (rude.kind, rude.kind_sure, rude.verdicts) == (civil.kind, civil.kind_sure, civil.verdicts)
