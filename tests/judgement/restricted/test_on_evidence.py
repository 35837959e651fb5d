"""What may be fresh evidence opens no stage by itself: a person is asked, and its writer is told that it came."""

from __future__ import annotations

from heard.casework.events import About, StageOpened
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, WriteLetter
from judgement.restricted.test_contact import CASE, an_entry, heard

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


def test_without_evidence_its_stage_opens_as_anybodys() -> None:
    assert _opened(heard(an_entry(), matter="unsure")) == ["stage-2"]


def test_of_something_new_its_stage_opens_as_anybodys() -> None:
    assert _opened(heard(an_entry(), matter="new", fresh=OF_IT)) == ["stage-2"]


def test_of_somebody_who_may_not_be_they_it_opens_as_anybodys() -> None:
    assert _opened(heard(an_entry(), verdict="ask", matter="unsure", fresh=OF_IT)) == ["stage-2"]
