"""Whether a message comes again about something: the case was opened on 1 June 2026, and this one comes on the 15th."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import TENANT, a_message, the_facts
from heard.casework.events import CasesLinked, Direction, Ground, Kind, PersonNumber, Reference
from heard.casework.people import Role
from heard.judgement.actions import Action, ChangeCase, Decision, FileOnCase, Finding, OpenCase
from heard.judgement.facts import Facts, Lead, OnFile
from heard.judgement.repeat import repeat_of, with_repeat
from histories import at
from policies.story import Story, the_calendar, the_policy

WITHOUT_A_QUESTION = a_message("The tap is as it was.")
CASE, NEW, OLD = Reference("NH-26-0042"), Reference("NH-26-0050"), Reference("NH-26-0007")
PACK = "wnwhl-2009"
DISPLEASED = Finding("displeasure", "displeasure/still", "still nothing", "ours, 1")
THANKS = Finding("compliment", "compliment/thanks", "thank you", "ours, 1")
ITS_CLOSED_CASE = Lead(OLD, (), belongs=True, is_theirs=True, is_open=False)


def answered() -> Story:
    return Story(PACK).opens("2026-06-01 10:00").answers("2026-06-03 15:00")


def closed() -> Story:
    return answered().closes("2026-06-04 15:00", "upheld")


def answered_for_good() -> Story:
    """The last of the landlord's own stages was answered; the next one is outside."""
    second = answered().asks("2026-06-04 10:00", "stage-2").answers("2026-06-05 15:00")
    return second.asks("2026-06-08 10:00", "stage-3").answers("2026-06-12 15:00")


def facts_of(story: Story | None = None, *leads: Lead) -> Facts:
    story = story or Story(PACK).opens("2026-06-01 10:00")
    on_file = (OnFile(story.case, story.policy, story.calendar, people=(TENANT,)),)
    came = at("2026-06-15 10:00")
    return the_facts(
        received_at=came,
        now=came,
        policy=the_policy(PACK),
        calendar=the_calendar(PACK),
        on_file=on_file,
        leads=leads,
    )


def filed(kind: Kind, *findings: Finding, role: Role = Role.TENANT) -> Decision:
    on_case = FileOnCase(CASE, Direction.IN, kind, Ground.SAME_MATTER, True, "it is about the same thing")
    return Decision(kind, True, role, findings, (on_case,))


def kept(kind: Kind, *actions: Action) -> Decision:
    return Decision(kind, True, Role.TENANT, (), actions)


def opens(kind: Kind = Kind.COMPLAINT) -> Decision:
    stage = the_policy(PACK).first_stage.name
    return kept(kind, OpenCase(NEW, PersonNumber(1), kind, True, stage, True, "it complains"))


@pytest.mark.parametrize(
    "decision, facts, matter, repeat",
    [
        pytest.param(opens(), facts_of(), None, "none", id="a first complaint"),
        pytest.param(opens(), facts_of(None, ITS_CLOSED_CASE), None, "new_matter", id="after a case that was closed"),
        pytest.param(filed(Kind.FOLLOW_UP, DISPLEASED), facts_of(), None, "chaser", id="on an open case"),
        pytest.param(filed(Kind.FOLLOW_UP, THANKS), facts_of(), None, "none", id="an answer to what was asked"),
        pytest.param(
            filed(Kind.FOLLOW_UP, DISPLEASED, role=Role.OFFICER), facts_of(), None, "none", id="an officer's note"
        ),
        pytest.param(filed(Kind.ESCALATION, DISPLEASED), facts_of(), None, "none", id="asking for the next stage"),
        pytest.param(filed(Kind.ESCALATION), facts_of(answered()), None, "none", id="asking for it after an answer"),
        pytest.param(
            filed(Kind.FOLLOW_UP, DISPLEASED),
            facts_of(answered()),
            None,
            "chaser",
            id="after an answer, on an open case",
        ),
        pytest.param(filed(Kind.FOLLOW_UP), facts_of(closed()), None, "same_matter", id="on a closed case"),
        pytest.param(
            filed(Kind.ESCALATION), facts_of(closed()), None, "same_matter", id="asking for more on a closed case"
        ),
        pytest.param(
            filed(Kind.FOLLOW_UP), facts_of(answered_for_good()), None, "same_matter", id="after the last answer"
        ),
        pytest.param(
            filed(Kind.ESCALATION),
            facts_of(answered_for_good()),
            None,
            "same_matter",
            id="asking for more after the last",
        ),
        pytest.param(opens(), facts_of(), "same", "same_matter", id="limited, and the same"),
        pytest.param(filed(Kind.FOLLOW_UP), facts_of(), "same", "same_matter", id="limited, and filed as the same"),
        pytest.param(opens(), facts_of(), "new", "new_matter", id="limited, and new"),
        pytest.param(opens(), facts_of(), "unsure", "new_matter", id="unsure is new"),
        pytest.param(
            filed(Kind.FOLLOW_UP, DISPLEASED),
            facts_of(),
            "new",
            "chaser",
            id="limited, and chasing a case",
        ),
        pytest.param(filed(Kind.FOLLOW_UP), facts_of(), "new", "new_matter", id="limited, new, and asking nothing"),
        pytest.param(kept(Kind.ENQUIRY), facts_of(), "new", "new_matter", id="limited, and a question"),
        pytest.param(kept(Kind.ENQUIRY), facts_of(), None, "none", id="anybody's question"),
        pytest.param(kept(Kind.AUTO_REPLY), facts_of(), "same", "none", id="a machine of theirs"),
    ],
)
def test_what_sort_of_repeat(decision: Decision, facts: Facts, matter: str | None, repeat: str) -> None:
    assert repeat_of(decision, WITHOUT_A_QUESTION, facts, matter) == repeat


def test_a_decision_shows_the_repeat_and_nothing_where_there_is_none() -> None:
    chased = with_repeat(filed(Kind.FOLLOW_UP, DISPLEASED), WITHOUT_A_QUESTION, facts_of(), None)
    assert [(each.finding, each.words) for each in chased.findings][-1] == ("repeat", "chaser")
    first: Any = opens()
    assert with_repeat(first, WITHOUT_A_QUESTION, facts_of(), None) is first


@pytest.mark.parametrize(
    "decision, facts, repeat",
    [
        pytest.param(filed(Kind.FOLLOW_UP), facts_of(), "chaser", id="on an open case"),
        pytest.param(filed(Kind.FOLLOW_UP, role=Role.OTHER), facts_of(), "none", id="a contractor's"),
        pytest.param(filed(Kind.FOLLOW_UP), facts_of(closed()), "same_matter", id="on a closed case"),
        pytest.param(opens(), facts_of(), "none", id="in a first complaint"),
    ],
)
def test_whoever_asks_after_what_is_to_come_on_an_open_case_chases(
    decision: Decision, facts: Facts, repeat: str
) -> None:
    assert repeat_of(decision, a_message("Any news of the plumber?"), facts, None) == repeat


@pytest.mark.parametrize(
    "lead, matter, repeat",
    [
        pytest.param(Lead(OLD, (), belongs=False, is_theirs=False, is_open=False), None, "same_matter", id="closed"),
        pytest.param(Lead(OLD, (), belongs=False, is_theirs=False), None, "none", id="open"),
        pytest.param(
            Lead(OLD, (), belongs=False, is_theirs=False, is_open=False), "new", "new_matter", id="limited, and new"
        ),
    ],
)
def test_a_new_case_that_is_linked_to_a_closed_one_is_the_same_matter(
    lead: Lead, matter: str | None, repeat: str
) -> None:
    linked = replace(opens(), actions=(*opens().actions, ChangeCase(NEW, CasesLinked(OLD), "it may be the same", "")))
    assert repeat_of(linked, WITHOUT_A_QUESTION, facts_of(None, lead), matter) == repeat
