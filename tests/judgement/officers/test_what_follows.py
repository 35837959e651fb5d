"""What an officer's letter brings about, and what it never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from builders import the_facts
from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import About, Event, LetterKind, Outcome
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.datafiles.packs import load_policy
from heard.judgement.actions import AskOfficer, ChangeCase
from heard.judgement.facts import OnFile
from heard.judgement.officers.letter import OfficersLetter, Promise
from heard.judgement.officers.what_follows import what_follows
from histories import CALENDAR, STAGE_1, STAGE_2, a_case, acknowledged, answered, at, comes_to, passed
from test_house import PACKAGE

RULES_DIRECTORY = PACKAGE.parents[1] / "rules"
HOS = load_policy("hos-code-2024", RULES_DIRECTORY)
WEST_KENT = load_policy("west-kent-2011", RULES_DIRECTORY)
WDH = load_policy("wdh-2022", RULES_DIRECTORY)
SENT = "2026-06-10 15:00"


def a_letter(kind: LetterKind, **more: Any) -> OfficersLetter:
    return OfficersLetter(**{"kind": kind, "sure": True, "because": "it says so"} | more)


def follows(letter: OfficersLetter, case: Case, policy: Policy = HOS, **more: Any) -> tuple[list[Event], list[About]]:
    """Return the events after the sighting itself, and what a person is asked."""
    stands = OnFile(case, policy, CALENDAR, people=("ann@btmail.example",), asked_at=more.pop("asked_at", None))
    facts = the_facts(received_at=at(SENT), now=at(SENT))
    actions = what_follows(letter, None, stands, facts, **{"proved": True} | more)
    events = [each.event for each in actions if isinstance(each, ChangeCase)]
    assert isinstance(events[0], happened.OfficersLetterSeen)
    return events[1:], [each.about for each in actions if isinstance(each, AskOfficer)]


OPEN = a_case(acknowledged("2026-06-01 11:00"))


def test_a_decision_answers_its_stage() -> None:
    letter = a_letter(LetterKind.DECISION, stage=STAGE_1, outcome=Outcome("upheld"), dated=date(2026, 6, 10))
    events, asked = follows(letter, OPEN)
    assert happened.AnswerGiven(STAGE_1, Outcome("upheld"), date(2026, 6, 10)) in events
    assert asked == []


@pytest.mark.parametrize("kind", [LetterKind.DECISION, LetterKind.EXTENSION, LetterKind.HOLDING])
def test_what_nobody_proves_changes_nothing_and_its_officer_is_asked(kind: LetterKind) -> None:
    assert follows(a_letter(kind), OPEN, proved=False) == ([], [About.NOT_PROVED])


def test_nobody_is_asked_who_acknowledged_what_is_acknowledged_already() -> None:
    letter = a_letter(LetterKind.ACKNOWLEDGEMENT, stage=STAGE_1)
    assert follows(letter, OPEN, proved=False) == ([], [])
    assert follows(letter, a_case(), proved=False) == ([], [About.NOT_PROVED])


def test_why_it_is_not_proved_is_told() -> None:
    stands = OnFile(OPEN, HOS, CALENDAR)
    letter = a_letter(LetterKind.DECISION)
    actions = what_follows(letter, None, stands, the_facts(), proved=False, doubt="it was sent again after nine days")
    [asked] = [each for each in actions if isinstance(each, AskOfficer)]
    assert "it was sent again after nine days" in asked.because


@pytest.mark.parametrize("kind", [LetterKind.INFORMATION, LetterKind.ACKNOWLEDGEMENT])
def test_what_nobody_proves_and_may_be_an_answer_is_asked_about_though_it_seems_to_be_less(kind: LetterKind) -> None:
    letter = a_letter(kind, stage=STAGE_1)
    assert follows(letter, OPEN, proved=False) == ([], [])
    assert follows(replace(letter, sure=False), OPEN, proved=False) == ([], [About.NOT_PROVED])


def test_that_it_is_not_plain_either_is_told() -> None:
    letter = a_letter(LetterKind.INFORMATION, sure=False, because="it may be a decision")
    [asked] = [
        each
        for each in what_follows(letter, None, OnFile(OPEN, HOS, CALENDAR), the_facts(), proved=False)
        if isinstance(each, AskOfficer)
    ]
    assert asked.because.endswith("Nor is it plain what it is: it may be a decision")


@pytest.mark.parametrize("kind", [LetterKind.INTERNAL, LetterKind.CONTRACTOR])
def test_nobody_is_asked_who_wrote_what_the_complainant_is_not_told(kind: LetterKind) -> None:
    assert follows(a_letter(kind, sure=False), OPEN, proved=False) == ([], [])


def test_what_is_not_plain_changes_nothing_and_a_person_is_asked() -> None:
    assert follows(a_letter(LetterKind.DECISION, sure=False), OPEN) == ([], [About.WHAT_LETTER])


@pytest.mark.parametrize("kind", [LetterKind.INTERNAL, LetterKind.CONTRACTOR])
def test_what_the_complainant_is_not_told_changes_nothing_however_unsure(kind: LetterKind) -> None:
    assert follows(a_letter(kind, sure=False), OPEN) == ([], [])


def test_a_letter_of_the_next_stage_opens_it_when_the_customer_asked() -> None:
    case = a_case(acknowledged("2026-06-01 11:00"), answered("2026-06-05 12:00"))
    asked_at = at("2026-06-08 09:00")
    events, _ = follows(a_letter(LetterKind.ACKNOWLEDGEMENT, stage=STAGE_2), case, asked_at=asked_at)
    assert events[0] == happened.StageOpened(STAGE_2, asked_at, HOS.stage(STAGE_2).opens_on)
    assert events[1] == happened.MomentPassed(Moment.ACKNOWLEDGED, STAGE_2)


def test_a_letter_of_a_stage_left_behind_opens_none_anew() -> None:
    case = a_case(answered("2026-06-05 12:00"), comes_to(STAGE_2, "2026-06-08 09:00"))
    events, _ = follows(a_letter(LetterKind.DECISION, stage=STAGE_1), case)
    assert not any(isinstance(event, happened.StageOpened) for event in events)
    assert happened.AnswerGiven(STAGE_1, None, None) in events


def test_mere_information_opens_no_stage() -> None:
    case = a_case(answered("2026-06-05 12:00"))
    events, _ = follows(a_letter(LetterKind.INFORMATION, stage=STAGE_2), case)
    assert not any(isinstance(event, happened.StageOpened) for event in events)


def test_each_promise_by_a_day_gets_a_number_no_other_has() -> None:
    # The first two were taken back with their letter; the third still runs.
    case = a_case(passed(Moment.ACTION_PROMISED, "2026-06-05 12:00", None, number=3))
    letter = a_letter(
        LetterKind.DECISION,
        promises=(Promise("the roof will be mended", date(2026, 7, 10)), Promise("a letter to the builder", None)),
    )
    events, _ = follows(letter, case, WDH)
    assert [each.number for each in events if isinstance(each, happened.DateGiven)] == [4]


def test_a_day_the_policy_allows_moves_the_due_date() -> None:
    letter = a_letter(LetterKind.EXTENSION, new_date=date(2026, 6, 26), gives_reason=True)
    events, asked = follows(letter, OPEN)
    assert [each.due for each in events if isinstance(each, happened.DueExtended)] == [date(2026, 6, 26)]
    assert asked == []


def test_a_day_beyond_it_moves_nothing_and_its_officer_is_told() -> None:
    letter = a_letter(LetterKind.EXTENSION, new_date=date(2026, 8, 31), gives_reason=False)
    events, asked = follows(letter, OPEN)
    assert not any(isinstance(event, happened.DueExtended) for event in events)
    assert asked == [About.NOT_EXTENDED]


def test_a_day_of_next_year_moves_nothing_until_a_person_says_that_it_is_no_slip() -> None:
    letter = a_letter(LetterKind.EXTENSION, new_date=date(2027, 6, 26), gives_reason=True, is_agreed=True)
    events, asked = follows(letter, OPEN, WEST_KENT)
    assert not [each for each in events if isinstance(each, happened.DueExtended)]
    assert asked == [About.NOT_EXTENDED]
    events, asked = follows(letter, OPEN, WEST_KENT, is_said=True)
    assert [each.due for each in events if isinstance(each, happened.DueExtended)] == [date(2027, 6, 26)]
    assert asked == []


def test_a_refusal_is_told_to_a_person_and_stops_no_clock() -> None:
    events, asked = follows(a_letter(LetterKind.REFUSAL), OPEN)
    assert events == [happened.MomentPassed(Moment.OUTGOING_CONTACT, STAGE_1)]
    assert asked == [About.SAYS_NO]


def test_a_person_who_says_that_it_is_a_refusal_is_not_asked_again() -> None:
    assert follows(a_letter(LetterKind.REFUSAL), OPEN, is_said=True)[1] == []
