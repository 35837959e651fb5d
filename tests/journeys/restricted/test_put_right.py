"""Mail that was taken for Walter's, and a person who says otherwise: nobody has to say it twice.

Wilma Crake lives in the same home.  Of mail that bears her initial alone a person is asked, and of what a person has
answered nobody is asked again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from restricted.walter import THE_GATE, WaltersHouse

from heard.daemon.receive import Heard
from mail.shapes.in_the_house import FIRST

SECOND = "NH-26-0002"
WILMA = "W Crake <wilma.crake@mail.example>"
A_NAMESAKE = "Walter Crake <wcrake@kin.example>"
A_JUNGLE = "The hedge by the bin store is a jungle."
AN_INSPECTION = "Environmental Health measured the hedge by the bin store on 12 June and served a notice. I have it."
AN_ENQUIRY = "The hedge by the bin store: could you tell me when it is cut next? I would like to know."
STILL_ONE = "The hedge by the bin store is still not cut, I said so on Monday."


@pytest.fixture
def house(tmp_path: Path) -> WaltersHouse:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    return house


def taken_for_him(heard: Heard) -> str | None:
    return dict(heard.decision.verdicts).get("restricted") if heard.decision is not None else None


def a_namesake_writes(house: WaltersHouse, at: str = "2026-06-22 09:00", text: str = A_JUNGLE) -> Heard:
    return house.writes(at, text, sender=A_NAMESAKE)


def entry(house: WaltersHouse) -> dict[str, Any]:
    return dict(json.loads(house.types("restrict", "show", "1", "--json")))


def types(house: WaltersHouse, *words: str) -> str:
    return " ".join(house.types(*words).split())


@pytest.mark.parametrize("signed", ["W Crake", "W. Crake", "Mr Crake", "Mrs W Crake", "Crake"])
def test_an_initial_is_no_first_name_and_a_person_is_asked(house: WaltersHouse, signed: str) -> None:
    name = f"{signed} <wilma.crake@mail.example>"
    heard = house.writes("2026-06-22 09:00", A_JUNGLE, sender=name, signed=f"\n\n{signed}\n14 Lime Grove")
    assert taken_for_him(heard) == "ask"
    assert house.counted() == (0, 0)


@pytest.mark.parametrize(
    "sender, text",
    [
        pytest.param("W Crake <walter.crake22@mail.example>", A_JUNGLE, id="his first name is in the address"),
        pytest.param(WILMA, f"Its Walter here. {A_JUNGLE}", id="it says who writes"),
        pytest.param(WILMA, f"{FIRST}. {A_JUNGLE}", id="it has the reference of his case"),
        pytest.param(WILMA, f"{A_JUNGLE} I know that you have restricted my letters.", id="it tells of his limit"),
    ],
)
def test_an_initial_with_more_that_is_his_is_him(house: WaltersHouse, sender: str, text: str) -> None:
    heard = house.writes("2026-06-22 09:00", text, sender=sender, signed="\n\nW Crake\n14 Lime Grove")
    assert taken_for_him(heard) == "yes"


@pytest.mark.parametrize("to", ["new", "none"])
def test_whoever_wrote_what_a_person_moved_away_is_not_taken_for_him_again(house: WaltersHouse, to: str) -> None:
    assert taken_for_him(a_namesake_writes(house)) == "yes"
    house.types("move", "3", "--to", to)
    assert house.counted() == (0, 0)
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)) is None
    assert house.counted() == (0, 0)


def a_form(house: WaltersHouse, at: str, text: str, email: str = "wcrake@kin.example") -> Heard:
    stated = f"Name: Walter Crake\nEmail: {email}\nAddress: 14 Lime Grove\nMessage: {text}\n"
    return house.writes(at, stated, sender="Web form <no-reply@northgate.example>", subject="Enquiry", signed="")


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(("restrict", "note", "1", "--wrong-person", "3"), id="wrong person"),
        pytest.param(("move", "3", "--to", "new"), id="put on a case of its own"),
        pytest.param(("move", "3", "--to", "none"), id="put on none"),
    ],
)
def test_behind_a_form_it_is_whoever_the_form_names_that_is_somebody_else_and_not_the_form(
    house: WaltersHouse, said: tuple[str, ...]
) -> None:
    assert taken_for_him(a_form(house, "2026-06-22 09:00", A_JUNGLE)) == "yes"
    house.types(*said)
    assert taken_for_him(a_form(house, "2026-06-23 09:00", STILL_ONE)) is None
    assert taken_for_him(a_namesake_writes(house, "2026-06-24 09:00", STILL_ONE)) is None
    assert house.counted() == (0, 0)
    assert taken_for_him(a_form(house, "2026-06-25 09:00", STILL_ONE, email="walter.crake@crake.example")) == "yes"
    assert house.types("rebuild", "--check")


def test_what_others_sent_by_the_same_form_counts_on(house: WaltersHouse) -> None:
    a_form(house, "2026-06-22 09:00", A_JUNGLE)
    a_form(house, "2026-06-23 09:00", STILL_ONE, email="walter.crake@crake.example")
    house.types("restrict", "note", "1", "--wrong-person", "3")
    assert [each["message"] for each in entry(house)["contacts_made"]] == [4]


@pytest.mark.parametrize(
    "text, moves",
    [
        pytest.param("I want to complain. The hedge by the bin store was never cut.", ("none",), id="from its case"),
        pytest.param(AN_ENQUIRY, ("new",), id="from no case"),
        pytest.param(AN_ENQUIRY, ("new", "none"), id="and away again"),
    ],
)
def test_under_an_entry_without_a_case_nobody_has_to_say_it_twice_either(
    tmp_path: Path, text: str, moves: tuple[str, ...]
) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", case=None, covers="everything")
    assert taken_for_him(a_namesake_writes(house, text=text)) == "yes"
    house._clock.at = house.story.at("2026-06-22 11:00")
    for to in moves:
        house.types("move", "3", "--to", to)
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)) is None
    assert taken_for_him(house.writes("2026-06-24 09:00", STILL_ONE)) == "yes"
    assert [each["message"] for each in entry(house)["contacts_made"]] == [5]


def test_something_new_that_a_person_took_off_its_own_case_was_not_his_either(house: WaltersHouse) -> None:
    opened = a_namesake_writes(house, text=f"Its Walter, about something else. {THE_GATE}")
    assert (taken_for_him(opened), opened.reference) == ("yes", SECOND)
    house.types("move", "3", "--to", "none")
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)) is None


def test_what_is_moved_back_was_his_after_all(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    house.types("move", "3", "--to", "none")
    house.types("move", "3", "--to", FIRST)
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)) == "yes"
    assert house.counted() == (0, 2)


def test_two_who_are_told_apart_stay_two_and_nothing_counts_that_one_of_them_wrote(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    said = types(house, "people", "apart", "P1", "P2")
    assert "Message 3 counts as a contact under restriction 1 no more." in said
    assert house.counted() == (0, 0)
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)) is None
    assert house.types("rebuild", "--check")


def test_only_where_the_mail_itself_says_that_it_is_him_a_person_is_asked_again(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    house.types("restrict", "note", "1", "--wrong-person", "3")
    text = f"Its Walter Crake here, on somebody else's computer. {STILL_ONE}"
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", text)) == "ask"
    assert "a person said that wcrake@kin.example is somebody else's" in house.flag().replace("\n", " ")


def test_the_wrong_person_is_heard_and_what_came_from_there_counts_no_more(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)
    assert "heard restrict note 1 --wrong-person 4" in house.shown()
    said = types(house, "restrict", "note", "1", "--wrong-person", "4")
    assert f"{SECOND} opened with it. Its acknowledgement is written." in said
    assert house.counted() == (0, 0)
    assert taken_for_him(a_namesake_writes(house, "2026-06-24 09:00", STILL_ONE)) is None
    assert house.types("rebuild", "--check")


def test_somebody_who_wrote_from_his_own_address_takes_nothing_else_from_the_count(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", A_JUNGLE)
    house.writes("2026-06-23 09:00", STILL_ONE)
    house.types("restrict", "note", "1", "--wrong-person", "3")
    assert [each["message"] for each in entry(house)["contacts_made"]] == [4]
    assert taken_for_him(house.writes("2026-06-24 09:00", STILL_ONE)) == "yes"


def test_a_new_matter_gets_its_case_and_its_letter_and_is_still_his(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    assert "heard restrict note 1 --new-matter 3" in house.shown()
    said = types(house, "restrict", "note", "1", "--new-matter", "3")
    assert f"{SECOND} opened with it. Its acknowledgement is written." in said
    assert [(each["case"], each["matter"], each["answered"]) for each in entry(house)["contacts_made"]] == [
        (SECOND, "new", True)
    ]
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)) == "yes"
    assert house.types("rebuild", "--check")


def test_fresh_evidence_stays_on_the_case_counts_as_something_new_and_is_settled(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", AN_INSPECTION)
    assert "heard restrict note 1 --fresh-evidence 3" in house.shown()
    assert entry(house)["asked"] == [3]
    said = types(house, "restrict", "note", "1", "--fresh-evidence", "3")
    assert "Take it up: heard escalate 3 opens the next stage" in said
    assert (entry(house)["asked"], entry(house)["contacts"]["matters"]) == ([], {"new": 1})


@pytest.mark.parametrize("option", ["--wrong-person", "--new-matter", "--fresh-evidence"])
def test_of_a_mail_that_was_never_taken_for_his_nothing_can_be_said(house: WaltersHouse, option: str) -> None:
    house.hears_of_another("2026-06-22 09:00")
    with pytest.raises(AssertionError, match=f"{option} 3: it (?:was never taken for a|is no) contact"):
        house.types("restrict", "note", "1", option, "3")


@pytest.mark.parametrize("second", ["acknowledge-only", "one-channel"])
def test_of_two_measures_the_stricter_decides_and_a_mail_counts_under_both_and_shows_both(
    house: WaltersHouse, second: str
) -> None:
    number = house.restricts(second)
    house.writes("2026-06-22 09:00", A_JUNGLE)
    assert house.to_walter() == []
    assert (house.counted(1), house.counted(number)) == ((0, 1), (0, 1))
    flag = house.flag()
    assert "Limited by: restriction 1, no-same-matter" in flag
    assert f"Limited by: restriction {number}, {second}" in flag
