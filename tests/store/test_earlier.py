"""Cases from before heard: read from the register once, found by what they were known as, and never changed."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from builders import MAILBOX, MONDAY, a_house
from heard.casework.events import PersonNumber, Stream
from heard.casework.fold import fold
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.reports.cases import list_of_cases, one_case
from heard.reports.people import list_of_people
from heard.settings.register import Register
from heard.store import clues, earlier, history, people, projection, same_people

FENCE: dict[str, Any] = {
    "reference": "NG-24-0311",
    "person": "Raymond Pickersgill (Ray)",
    "home": "14 Weirside Court",
    "matter": "fence between 14 and 16 Weirside Court",
    "stage": "stage-3",
    "opened": date(2024, 6, 3),
    "answered": date(2025, 3, 14),
    "ended": date(2025, 3, 14),
    "outcome": "not upheld",
}
BOILER: dict[str, Any] = {"reference": "R/88", "person": "Andy", "matter": "boiler", "stage": "informal"}
LIMIT: dict[str, Any] = {
    "person": "Ray Pickersgill",
    "home": "14 Weirside Ct",
    "addresses": ["ray@btmail.example"],
    "option": "acknowledge-only",
    "case": "NG-24-0311",
    "from": date(2025, 6, 2),
}


def a_register(*cases: dict[str, Any], restricted: tuple[dict[str, Any], ...] = ()) -> Register:
    return Register.model_validate({"earlier_case": list(cases), "restricted": list(restricted)})


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db")


def test_a_closed_case_becomes_one_of_the_year_it_was_opened_in(house: House) -> None:
    assert take_in(house, a_register(FENCE)) == ("NH-24-0001",)
    with house.store.reading() as connection:
        case = fold(history.of_stream(connection, Stream("NH-24-0001")))
    assert case.received_at == datetime(2024, 6, 3, 11, tzinfo=UTC)
    assert (case.stage, case.has_clocks, case.messages) == ("stage-3", False, 0)
    assert case.closed is not None
    assert case.closed.at == datetime(2025, 3, 14, 12, tzinfo=UTC)
    assert case.mailbox == MAILBOX


def test_a_case_without_dates_is_open_from_now_on(house: House) -> None:
    assert take_in(house, a_register(BOILER)) == ("NH-26-0001",)
    with house.store.reading() as connection:
        case = fold(history.of_stream(connection, Stream("NH-26-0001")))
    assert (case.received_at, case.closed, case.stage) == (MONDAY, None, None)


def test_no_word_of_the_register_stands_in_the_history(house: House) -> None:
    take_in(house, a_register(FENCE, restricted=(LIMIT,)))
    with house.store.reading() as connection:
        told = " ".join(each.body for events in history.every_stream(connection) for each in events)
    assert not [word for word in ("Pickersgill", "Weirside", "fence", "btmail") if word in told]


def test_events_and_tables_agree(house: House) -> None:
    take_in(house, a_register(FENCE, BOILER, restricted=(LIMIT,)))
    with house.store.writing() as connection:
        assert list(projection.differences(connection, house.policies)) == []
        assert projection.rebuild(connection, house.policies) == 2
        assert list(projection.differences(connection, house.policies)) == []


def test_a_second_start_adds_only_what_is_new(house: House) -> None:
    take_in(house, a_register(FENCE))
    assert take_in(house, a_register(FENCE)) == ()
    assert take_in(house, a_register(FENCE, BOILER)) == ("NH-26-0001",)


def test_an_entry_changed_later_is_told_and_not_taken_in(house: House) -> None:
    take_in(house, a_register(FENCE, BOILER))
    changed = a_register(FENCE | {"outcome": "upheld"})
    take_in(house, changed)
    with house.store.reading() as connection:
        told = [(each.known_as, each.field, each.was, each.says) for each in earlier.differences(connection, changed)]
        assert one_case(connection, "NH-24-0001", MONDAY)["outcome"] == "not upheld"
    assert told == [("NG-24-0311", "outcome", "not upheld", "upheld"), ("R/88", "reference", "R/88", "")]


def leads_to(connection: Connection, *keys: str) -> set[str]:
    return {trace.reference for trace in clues.follow(connection, keys)}


@pytest.mark.parametrize(
    "clue",
    [
        "number:NG-24-0311",
        "name:pickersgill r",
        "home:14 weirside court",
        "home:16 weirside court",
        "place:weirside court",
        "with:ray@btmail.example",
    ],
)
def test_mail_finds_it_by(house: House, clue: str) -> None:
    take_in(house, a_register(FENCE, restricted=(LIMIT,)))
    with house.store.reading() as connection:
        assert leads_to(connection, clue) == {"NH-24-0001"}


def test_its_person_is_known_by_the_addresses_of_a_restriction(house: House) -> None:
    take_in(house, a_register(FENCE, restricted=(LIMIT,)))
    with house.store.reading() as connection:
        (known,) = people.at(connection, "ray@btmail.example")
    assert known.names == ("Raymond Pickersgill (Ray)",)


def test_two_cases_in_one_home_and_name_are_one_persons(house: House) -> None:
    second = FENCE | {"reference": "NG-23-0100", "person": "Ray Pickersgill", "opened": date(2023, 1, 9)}
    take_in(house, a_register(FENCE, second))
    with house.store.reading() as connection:
        persons = {
            fold(history.of_stream(connection, Stream(each["reference"]))).person for each in list_of_cases(connection)
        }
    assert persons == {PersonNumber(1)}


def test_namesakes_in_two_homes_are_two_persons(house: House) -> None:
    second = FENCE | {"reference": "NG-23-0100", "home": "2 Mill Lane"}
    take_in(house, a_register(FENCE, second))
    with house.store.reading() as connection:
        assert fold(history.of_stream(connection, Stream("NH-24-0002"))).person == PersonNumber(2)


def test_an_address_given_later_is_taken_in_too(house: House) -> None:
    take_in(house, a_register(FENCE))
    for _ in range(2):
        take_in(house, a_register(FENCE, restricted=(LIMIT,)))
    with house.store.reading() as connection:
        assert [known.person for known in people.at(connection, "ray@btmail.example")] == [PersonNumber(1)]
        assert leads_to(connection, "with:ray@btmail.example") == {"NH-24-0001"}


def test_who_wrote_from_an_address_the_register_comes_to_give_is_that_person_until_parted(house: House) -> None:
    take_in(house, a_register(FENCE))
    with house.store.writing() as connection:
        people.give(connection, people.add(connection, "Ray P", now=MONDAY), ("ray@btmail.example",))
        people.give(connection, people.add(connection, "Joel Carter", now=MONDAY), ("ray@btmail.example",))
    take_in(house, a_register(FENCE, restricted=(LIMIT,)))
    with house.store.writing() as connection:
        assert [known.person for known in people.at(connection, "ray@btmail.example")] == [2, 3]
    shared = LIMIT | {"shared_address": True}
    take_in(house, a_register(FENCE, restricted=(shared,)))
    with house.store.writing() as connection:
        assert [known.person for known in people.at(connection, "ray@btmail.example")] == [1, 2, 3]
        people.give(connection, people.add(connection, "R Pickersgill", now=MONDAY), ("raypick@outmail.example",))
    more = shared | {"addresses": ["ray@btmail.example", "raypick@outmail.example"]}
    take_in(house, a_register(FENCE, restricted=(more,)))
    with house.store.writing() as connection:
        assert [known.person for known in people.at(connection, "raypick@outmail.example")] == [1]
        same_people.part(connection, PersonNumber(4), now=MONDAY)
    take_in(house, a_register(FENCE, restricted=(more,)))
    with house.store.reading() as connection:
        assert [known.person for known in people.at(connection, "raypick@outmail.example")] == [1, 4]


@pytest.mark.parametrize("name", ["Andy", "Andrew Bell"])
@pytest.mark.parametrize("about", [{"covers": "everything"}, {"case": "R/88"}], ids=["of no case", "of a case"])
def test_a_restricted_person_is_known_once_however_often_heard_starts(
    house: House, name: str, about: dict[str, str]
) -> None:
    entry = {"person": name, "addresses": ["andy@mail.example"], "option": "limit", "from": date(2025, 6, 2)}
    for _ in range(3):
        take_in(house, a_register(BOILER, restricted=(entry | about,)))
    with house.store.reading() as connection:
        assert len(people.at(connection, "andy@mail.example")) == 1


def test_a_restriction_on_somebody_else_gives_a_case_and_its_person_none_of_their_addresses(house: House) -> None:
    hers = BOILER | {"person": "Rosa Quill", "addresses": ["rosa@quill.example"]}
    entry = {"person": "Andrew Bell", "addresses": ["andy@mail.example"], "option": "limit", "case": "R/88"}
    for _ in range(2):
        take_in(house, a_register(hers, restricted=(entry | {"from": date(2025, 6, 2)},)))
    with house.store.reading() as connection:
        [rosa], [andy] = people.at(connection, "rosa@quill.example"), people.at(connection, "andy@mail.example")
        assert (rosa.addresses, andy.addresses) == (("rosa@quill.example",), ("andy@mail.example",))
        assert leads_to(connection, "with:andy@mail.example") == set()


def test_an_address_given_later_leads_to_every_case_of_the_person(house: House) -> None:
    both = (FENCE, FENCE | {"reference": "NG-23-0100", "opened": date(2023, 1, 9)})
    take_in(house, a_register(*both))
    for _ in range(2):
        take_in(house, a_register(*both, restricted=(LIMIT,)))
    with house.store.reading() as connection:
        assert leads_to(connection, "with:ray@btmail.example") == {"NH-23-0001", "NH-24-0001"}


@pytest.mark.parametrize("typed", ["NG-24-0311", "ng/24/0311", " NG 24 0311 ", "nh-24-0001"])
def test_it_is_found_by_what_it_was_known_as(house: House, typed: str) -> None:
    take_in(house, a_register(FENCE))
    with house.store.reading() as connection:
        found = one_case(connection, typed, MONDAY)
    assert (found["reference"], found["known_as"], found["home"]) == ("NH-24-0001", "NG-24-0311", "14 Weirside Court")
    assert found["matter"] == "fence between 14 and 16 Weirside Court"


def test_the_next_case_of_the_same_year_gets_the_next_number(house: House) -> None:
    take_in(house, a_register(BOILER))
    second = BOILER | {"reference": "R/89"}
    assert take_in(house, a_register(BOILER, second)) == ("NH-26-0002",)


def test_a_long_register_is_read_in_a_time_that_grows_with_its_length(house: House) -> None:
    """Seconds of the processor; each entry used to be held against all before it, which took seven."""
    entries = [FENCE | {"reference": f"NG-24-{n:04}", "home": f"{n} Mill Lane"} for n in range(1, 601)]
    began = time.process_time()
    assert len(take_in(house, a_register(*entries))) == 600
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "home, matter, persons",
    [
        pytest.param("14 Weirside Ct", "noise from 2 Mill Lane", 1, id="the same home"),
        pytest.param("2 Mill Lane", "fence between 14 and 16 Weirside Court", 2, id="a namesake, about that home"),
        pytest.param("", "a fence", 2, id="no home told"),
    ],
)
def test_who_is_one_person_by_home_and_name(house: House, home: str, matter: str, persons: int) -> None:
    take_in(house, a_register(FENCE, FENCE | {"reference": "R/90", "home": home, "matter": matter}))
    with house.store.reading() as connection:
        assert len(list(list_of_people(connection, every=True))) == persons
