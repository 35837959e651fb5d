"""A case opened: whoever chooses who deals with it is told, by one mail, and nobody is told of what is no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders import COMPLAINT, LANDLORD, LEAD, LIVE_SINCE, MONDAY, RULES, a_message, a_writer, the_facts
from heard.casework.events import About, CaseAreaSeen, Reference
from heard.casework.people import Landlord, Officer
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.actions import AskOfficer, ChangeCase, Decision
from heard.judgement.area import Areas
from heard.judgement.by_hand import open_by_hand
from heard.judgement.decide_message import decide_message, decide_unreadable
from heard.judgement.new_case import with_new_case

CHAMPION = "rita.champion@northgate.example"
OWNER = "olga.owner@northgate.example"
STAFF: tuple[Officer, ...] = (
    Officer("Helen Lead", LEAD, ("team-lead",)),
    Officer("Rita Champion", CHAMPION, ("champion",), "Repairs and maintenance"),
    Officer("Paul Champion", "paul.champion@northgate.example", ("champion",), "parking"),
    Officer("Olga Owner", OWNER, ("owning-officer",), "repairs"),
    Officer("Otto Owner", "otto.owner@northgate.example", ("owning-officer",)),
)
WITH_CHAMPIONS: Landlord = replace(LANDLORD, staff=STAFF)
DANGER = f"{COMPLAINT} I can smell gas in the kitchen."


def decided(text: str = COMPLAINT, *, subject: str = "A complaint", **facts: Any) -> Decision:
    usual: dict[str, Any] = {"landlord": WITH_CHAMPIONS, "tells_new_cases": True}
    return decide_message(a_message(text, subject=subject), the_facts(**usual | facts), RULES)


def asked(decision: Decision, about: About) -> list[AskOfficer]:
    return [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is about]


def test_the_champion_of_the_area_is_told_what_it_is_about_and_who_may_deal_with_it() -> None:
    [told] = asked(decided(load={OWNER: 3}), About.NEW_CASE)
    assert told.of == (CHAMPION,)
    assert told.because == (
        "a new case opened that seems to be about repairs (leak, kitchen), and nobody deals with it yet. "
        "Told to whoever chooses (Service area complaints champion for repairs)"
    )
    assert told.says == {
        "proposed": (
            "Olga Owner: Repairs; 3 open cases; no objection",
            "Otto Owner: no open case; no objection",
        )
    }
    assert told.proposes == (OWNER, "otto.owner@northgate.example")
    assert not told.waits, "it is news: what is owed on the case has its clocks"


def test_of_a_case_about_nothing_in_particular_a_team_lead_is_told_where_each_champion_has_an_area() -> None:
    [told] = asked(decided("I want to complain. Nobody ever rings me back."), About.NEW_CASE)
    assert told.of == (LEAD,)
    assert "seems to be about" not in told.because


def test_the_deputy_of_a_champion_who_is_away_is_told() -> None:
    days = ((MONDAY.date(), MONDAY.date()),)
    away = tuple(replace(each, away=days, deputy=OWNER) if each.address == CHAMPION else each for each in STAFF)
    [told] = asked(decided(landlord=replace(LANDLORD, staff=away)), About.NEW_CASE)
    assert told.of == (OWNER,)


def test_a_team_lead_is_told_where_there_is_nobody_else() -> None:
    [told] = asked(decided(landlord=replace(LANDLORD, staff=STAFF[:1])), About.NEW_CASE)
    assert (told.of, told.says) == ((LEAD,), {"proposed": None})


def test_an_officer_whom_the_complaint_names_is_neither_told_nor_proposed() -> None:
    [told] = asked(decided(f"{COMPLAINT} Mrs Owner shouted at me, and so did Rita Champion."), About.NEW_CASE)
    assert told.of == (LEAD,)
    assert told.proposes == (), "there are two of that surname"


# -- One mail to one person ------------------------------------------------------------------------------


def test_to_whom_a_danger_is_told_that_the_case_is_new_is_told_with_it() -> None:
    decision = decided(DANGER, landlord=replace(LANDLORD, staff=STAFF[:1]))
    [danger] = asked(decision, About.DANGER)
    assert asked(decision, About.NEW_CASE) == []
    assert danger.because.endswith("and nobody deals with it yet")


def test_a_champion_to_whom_no_danger_is_told_is_told_of_the_case() -> None:
    decision = decided(DANGER)
    [told] = asked(decision, About.NEW_CASE)
    assert set(told.of).isdisjoint({LEAD})
    assert len(asked(decision, About.DANGER)) == 1


HOS = load_policy("hos-code-2024", rules_dir())


def test_of_whom_an_acknowledgement_needs_words_is_told_with_it_that_the_case_is_new() -> None:
    decision = decided(policy=HOS)
    [wanted] = asked(decision, About.WORDS_WANTED)
    assert asked(decision, About.NEW_CASE) == []
    new = "; it is a new case that seems to be about repairs (leak, kitchen), and nobody deals with it yet"
    assert wanted.because.endswith(new)
    assert (wanted.is_new, wanted.waits) == (True, True)


def test_who_chooses_and_is_not_asked_for_words_is_told_of_the_case() -> None:
    carol = Officer("Carol Complaints", "carol.complaints@northgate.example", ("complaints-officer",))
    decision = decided(policy=HOS, landlord=replace(LANDLORD, staff=(*STAFF, carol)))
    [told], [wanted] = asked(decision, About.NEW_CASE), asked(decision, About.WORDS_WANTED)
    assert told.of == (carol.address,)
    assert wanted.is_new, "and so are those who are"


def test_whoever_stands_in_for_a_lead_is_told_once() -> None:
    days = ((MONDAY.date(), MONDAY.date()),)
    staff = (replace(STAFF[0], away=days, deputy=OWNER), STAFF[3])
    decision = decided(landlord=replace(LANDLORD, staff=staff), policy=HOS)
    assert len(asked(decision, About.WORDS_WANTED)) == 1
    assert asked(decision, About.NEW_CASE) == []


# -- Of what nobody is told ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"tells_new_cases": False}, id="where the landlord does not want it"),
        pytest.param({"received_at": LIVE_SINCE - timedelta(days=1)}, id="mail from before heard answers"),
    ],
)
def test_nobody_is_told(facts: dict[str, Any]) -> None:
    decision = decided(**facts)
    assert decision.opens_case
    assert asked(decision, About.NEW_CASE) == []


def test_nobody_is_told_of_what_opens_no_case() -> None:
    decision = decided("What are your opening hours over Christmas?")
    assert not decision.opens_case
    assert asked(decision, About.NEW_CASE) == []


def test_what_nobody_could_read_is_told_as_that_alone() -> None:
    facts = the_facts(tells_new_cases=True)
    decision = with_new_case(decide_unreadable(facts), None, facts, RULES.areas)
    assert [each.about for each in decision.actions if isinstance(each, AskOfficer)] == [About.COULD_NOT_READ]


def test_once_it_can_be_read_its_case_is_told() -> None:
    [told] = asked(decided(taken_up=Reference("NH-26-0007")), About.NEW_CASE)
    assert (told.reference, told.of) == ("NH-26-0007", (CHAMPION,))


def test_a_case_that_a_person_opened_is_told() -> None:
    facts = the_facts(landlord=WITH_CHAMPIONS, tells_new_cases=True)
    message = a_message()
    [told] = asked(
        with_new_case(open_by_hand(message, facts, quiet=False), message, facts, RULES.areas), About.NEW_CASE
    )
    assert told.of == (CHAMPION,)


def test_without_any_areas_one_is_told() -> None:
    facts = the_facts(landlord=WITH_CHAMPIONS, tells_new_cases=True, writer=a_writer())
    decision = with_new_case(open_by_hand(None, facts, quiet=False), None, facts, Areas())
    [told] = asked(decision, About.NEW_CASE)
    assert told.of == (LEAD,)


def test_the_day_is_the_landlords() -> None:
    days = ((date(2026, 6, 2), date(2026, 6, 2)),)
    away = tuple(replace(each, away=days, deputy=OWNER) if each.address == CHAMPION else each for each in STAFF)
    late = MONDAY.replace(hour=23, minute=30)  # half past midnight in London
    [told] = asked(decided(landlord=replace(LANDLORD, staff=away), now=late), About.NEW_CASE)
    assert told.of == (OWNER,)


def area_of(decision: Decision) -> list[str]:
    changes = [each.event for each in decision.actions if isinstance(each, ChangeCase)]
    return [each.area for each in changes if isinstance(each, CaseAreaSeen)]


@pytest.mark.parametrize("tells", [True, False])
def test_what_a_new_case_is_about_is_noted_whether_anybody_is_told_of_it_or_not(tells: bool) -> None:
    assert area_of(decided(tells_new_cases=tells)) == ["repairs"]


def test_of_mail_from_before_heard_answers_nothing_is_noted() -> None:
    assert area_of(decided(received_at=LIVE_SINCE - timedelta(days=1))) == []


def test_where_no_area_shows_none_is_noted() -> None:
    assert area_of(decided("I am not happy with how I was spoken to, and I complain about it.")) == []
