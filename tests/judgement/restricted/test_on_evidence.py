"""What may be fresh evidence opens no stage by itself: a person is asked, and its writer is told that it came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_message
from heard.casework.events import About, StageOpened
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, WriteLetter
from heard.judgement.restricted.contact import limited
from heard.judgement.restricted.on_evidence import asked_before_a_stage
from heard.judgement.restricted.withheld import without_letters
from judgement.restricted.test_contact import CASE, a_contact, an_entry, asks_again, facts_of, heard

OF_IT = "job sheet for 28 May, it says"


def _opened(decision: Decision) -> list[str]:
    events = (each.event for each in decision.actions if isinstance(each, ChangeCase))
    return [each.stage for each in events if isinstance(each, StageOpened)]


def _asked(decision: Decision) -> list[About]:
    return [each.about for each in decision.actions if isinstance(each, AskOfficer) and each.reference == CASE]


def _letters(decision: Decision) -> list[str]:
    return [each.name for each in decision.actions if isinstance(each, WriteLetter)]


def test_it_is_asked_before_the_next_stage_opens() -> None:
    decision = heard(an_entry(), matter="unsure", fresh=OF_IT)
    assert _opened(decision) == []
    assert About.NEXT_STAGE in _asked(decision)
    assert About.STAGE_OPENED not in _asked(decision)
    assert len(_letters(decision)) == 1


def test_so_it_is_of_what_may_go_on_with_the_limited_matter_in_other_words() -> None:
    decision = heard(an_entry(), matter="unsure")
    assert _opened(decision) == []
    assert About.NEXT_STAGE in _asked(decision)
    assert len(_letters(decision)) == 1


@pytest.mark.parametrize("matter", ["same", "unsure"])
def test_so_it_is_where_it_may_also_mean_the_limit(matter: str) -> None:
    facts = facts_of()
    contacted = replace(a_contact(an_entry(), matter=matter), minds="refused me ... wrong")
    decision = limited(asks_again(facts), contacted, a_message("You refused me, and were wrong."), facts)
    assert _opened(decision) == []
    assert About.NEXT_STAGE in _asked(decision)


def test_where_the_entry_stops_no_stage_of_the_matter_itself_it_opens_as_anybodys() -> None:
    assert _opened(heard(an_entry("fewer-calls"), matter="unsure")) == ["stage-2"]


def test_of_something_new_its_stage_opens_as_anybodys() -> None:
    assert _opened(heard(an_entry(), matter="new", fresh=OF_IT)) == ["stage-2"]


def test_of_somebody_who_may_not_be_they_it_opens_as_anybodys() -> None:
    assert _opened(heard(an_entry(), verdict="ask", matter="unsure", fresh=OF_IT)) == ["stage-2"]


def test_whoever_would_be_told_nothing_of_it_is_told_nothing_of_the_question_either() -> None:
    facts = facts_of()
    untold = without_letters(asks_again(facts).actions)
    asked = asked_before_a_stage(untold, a_contact(an_entry(), matter="unsure", fresh=OF_IT), facts)
    assert About.NEXT_STAGE in [each.about for each in asked if isinstance(each, AskOfficer)]
    assert not any(isinstance(each, WriteLetter) for each in asked)
