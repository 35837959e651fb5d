"""Who is meant: by an address, or by the number people are called by where an address is several persons'."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LANDLORD, MAILBOX, OFFICER, TENANT, MovedClock
from heard.daemon.house import House
from heard.daemon.one_person import merge
from heard.errors import NotFound
from heard.reports.person_file.whom import Whom, cases_of, others_on, whom
from reports.case_file.a_case_file import CASE, a_complaint_was_made
from reports.person_file.a_person_file import NEIGHBOUR, somebody_has


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_complaint_was_made(tmp_path, clock)


def meant(house: House, typed: str) -> Whom:
    with house.store.reading() as connection:
        return whom(connection, typed, LANDLORD)


@pytest.mark.parametrize("typed", [TENANT, f" {TENANT.title()} ", "P1", "p1"])
def test_a_person_is_meant_by_an_address_of_theirs_or_by_their_number(house: House, typed: str) -> None:
    found = meant(house, typed)
    assert (found.called, found.addresses, found.theirs_alone) == ("P1", (TENANT,), (TENANT,))


def test_whoever_writes_from_an_address_that_nobody_is_known_by_is_meant_by_it(house: House) -> None:
    found = meant(house, NEIGHBOUR)
    assert (found.number, found.called, found.addresses) == (None, NEIGHBOUR, (NEIGHBOUR,))


def test_an_address_of_several_is_refused_with_their_numbers_and_a_number_is_taken(house: House) -> None:
    number = somebody_has(house, TENANT, NEIGHBOUR)
    with pytest.raises(NotFound, match=rf"several persons, P1 and P{number}\. Type .* heard export person P1 --to"):
        meant(house, TENANT)
    found = meant(house, f"P{number}")
    assert (found.addresses, found.shared, found.theirs_alone) == ((NEIGHBOUR, TENANT), {TENANT}, (NEIGHBOUR,))


def test_two_who_were_found_to_be_one_are_one(house: House) -> None:
    number = somebody_has(house, TENANT, NEIGHBOUR)
    merge(house, number, meant(house, "P1").number or number)
    for typed in (TENANT, NEIGHBOUR, f"P{number}"):
        found = meant(house, typed)
        assert (found.called, found.addresses, found.shared) == ("P1", (NEIGHBOUR, TENANT), frozenset())


@pytest.mark.parametrize(
    "typed, told",
    [
        pytest.param("P999", "there is no such person", id="a number nobody has"),
        pytest.param("Dorothy", "it is no address, and no number of a person", id="a name"),
        pytest.param(CASE, "it is no address, and no number of a person", id="a case"),
        pytest.param(MAILBOX, "it is the landlord's own", id="the mailbox"),
        pytest.param(OFFICER, "it is the landlord's own", id="an officer"),
    ],
)
def test_what_means_nobody_is_told(house: House, typed: str, told: str) -> None:
    with pytest.raises(NotFound, match=told):
        meant(house, typed)


def test_an_address_of_the_landlords_that_was_put_down_as_theirs_is_none_of_theirs(house: House) -> None:
    number = somebody_has(house, NEIGHBOUR, OFFICER)
    assert meant(house, f"P{number}").addresses == (NEIGHBOUR,)


def test_their_cases_are_theirs_and_nobody_elses(house: House) -> None:
    number = somebody_has(house, NEIGHBOUR)
    with house.store.reading() as connection:
        assert list(cases_of(connection, meant(house, TENANT))) == [CASE]
        assert list(cases_of(connection, meant(house, NEIGHBOUR))) == []
        assert others_on(connection, [CASE], meant(house, TENANT)) == []
        assert others_on(connection, [CASE], meant(house, f"P{number}")) == ["P1"]
