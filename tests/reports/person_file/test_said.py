"""What people, the register, officers and decisions say of a person, in lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import RAY

from builders import TENANT, MovedClock, a_mail
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.settings.register import EarlierCase, Register, Restricted
from reports.case_file.a_case_file import CASE, a_complaint_was_made, words_of
from reports.person_file.a_person_file import NEIGHBOUR, all_about, somebody_has, the_neighbour_writes

VULNERABLE = "I am 82 and use a wheelchair. My kitchen has leaked for three weeks and nobody came. I want to complain."


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_complaint_was_made(tmp_path, clock, a_mail(VULNERABLE))


def said_of(house: House, typed: str) -> str:
    return words_of(all_about(house, typed)[0].text("person.html"))


def test_names_addresses_and_who_shares_them_are_told(house: House) -> None:
    number = somebody_has(house, TENANT, NEIGHBOUR)
    said = said_of(house, "P1")
    assert "Names Dorothy Finch Number P1 Known since 1 June 2026" in said
    assert f"Shared {TENANT}, with P{number}" in said


def test_vulnerability_is_told_in_the_words_that_showed_it(house: House) -> None:
    said = said_of(house, TENANT)
    assert f"Vulnerability {CASE} somebody is vulnerable Message 1 “" in said


def test_what_officers_told_of_their_case_is_told(house: House) -> None:
    with house.store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO particular_words VALUES (1, ?, 'ring before you come')", (CASE,))
        connection.exec_driver_sql(
            "INSERT INTO particulars (reference, number, about, words, recorded_at)"
            " VALUES (?, 99, 'adjustment', 1, '2026-06-02T09:00:00.000000+00:00')",
            (CASE,),
        )
    assert f"{CASE} adjustment: ring before you come (told on 2 June 2026)" in said_of(house, TENANT)


def test_what_the_register_says_is_told_of_whom_it_is_about_alone(house: House) -> None:
    earlier = EarlierCase(
        reference="NG-24-0311",
        person="Raymond Pickersgill",
        home="14 Weirside Court",
        addresses=["ray@outmail.example"],
        matter="the fence",
        stage="stage-3",
    )
    limited = Restricted(**RAY, home="14 Weirside Court", addresses=["ray@outmail.example"], household=["Joel"])
    take_in(house, Register(earlier_case=[earlier], restricted=[limited]))
    said = said_of(house, "ray@outmail.example")
    assert "14 Weirside Court; known before as NG-24-0311; the fence" in said
    assert "Restriction 1 Name Raymond Pickersgill" in said
    assert "Household Joel" in said
    assert "From 2 June 2026 Until 2 December 2026" in said
    assert "Restriction 1" not in said_of(house, TENANT)


def test_what_can_be_counted_of_their_mail_is_told(house: House, clock: MovedClock) -> None:
    kept, _ = all_about(house, TENANT, now=clock())
    assert "Since 1 June 2025 1 mails; heard decides nothing by this" in words_of(kept.text("person.html"))


def test_a_strangers_words_are_no_markup(house: House) -> None:
    somebody_has(house, NEIGHBOUR, name="<script>alert(1)</script>\u202e")
    page = all_about(house, NEIGHBOUR)[0].text("person.html")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page


def test_whoever_nobody_is_known_by_has_a_page_too(house: House) -> None:
    the_neighbour_writes(house)
    assert "Number none: nobody is known by this address" in said_of(house, NEIGHBOUR)
