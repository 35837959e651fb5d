"""Whether somebody who writes from an unknown address is a person heard knows."""

from __future__ import annotations

import pytest

from heard.casework.events import PersonNumber
from heard.judgement.same_person import Known, Same, Told, likeliest, named_among, same_person, surely_named

RAY = Known(
    PersonNumber(3),
    ("Raymond Pickersgill",),
    addresses=("ray@btmail.example",),
    homes=("14 weirside court",),
    phones=("07700900123",),
    numbers=("4000123",),
)
HOME, PHONE, TENANCY = ("14 weirside court",), ("07700900123",), ("4000123",)


def told(name: str, address: str = "new@outmail.example", **more: tuple[str, ...]) -> Told:
    return Told(address, (name,) if name else (), **more)


@pytest.mark.parametrize(
    "writer, same",
    [
        pytest.param(told("Somebody Else", "ray@btmail.example"), Same.YES, id="an address that is his"),
        pytest.param(told("Ray Pickersgill", homes=HOME), Same.ASK, id="his name, his home"),
        pytest.param(told("R Pickersgill", homes=HOME), Same.ASK, id="his initial, his home"),
        pytest.param(told("Mr Pickersgill", homes=HOME), Same.ASK, id="his family name, his home"),
        pytest.param(told("Ray Pickersgill", phones=PHONE), Same.ASK, id="his name, his telephone"),
        pytest.param(told("Ray Pickersgill", numbers=TENANCY), Same.ASK, id="his name, his tenancy number"),
        pytest.param(told("Maureen Pickersgill", homes=HOME), Same.NO, id="his wife"),
        pytest.param(told("Joel Carter", homes=HOME, phones=PHONE), Same.NO, id="a lodger with his telephone"),
        pytest.param(told("Raymond Pickersgill"), Same.NO, id="a namesake"),
        pytest.param(told("Raymond Pickersgill", homes=("2 mill lane",)), Same.NO, id="a namesake elsewhere"),
        pytest.param(told("", homes=HOME), Same.NO, id="no name"),
        pytest.param(told("Ray", homes=HOME), Same.NO, id="a given name alone"),
    ],
)
def test_one_writer(writer: Told, same: Same) -> None:
    assert same_person(writer, RAY).same is same


def test_the_reasons_are_said() -> None:
    likely = same_person(told("Ray Pickersgill", homes=HOME, phones=PHONE), RAY)
    assert likely.because == (
        "both are called Ray Pickersgill, and told of both is the telephone number 07700900123 and the home "
        "14 Weirside Court"
    )


def test_who_shares_more_is_asked_about() -> None:
    namesake = Known(PersonNumber(2), ("Ray Pickersgill",), homes=HOME)
    found = likeliest(told("Ray Pickersgill", homes=HOME, phones=PHONE), [namesake, RAY])
    assert found is not None
    assert (found.person, found.shared) == (3, 2)
    assert likeliest(told("Maureen Pickersgill", homes=HOME), [namesake, RAY]) is None


WIFE = Known(PersonNumber(4), ("Maureen Pickersgill",))


@pytest.mark.parametrize(
    "names, person",
    [
        (("Maureen Pickersgill",), 4),
        (("R Pickersgill",), 3),
        (("Mrs Pickersgill",), None),
        (("Joel",), None),
        ((), None),
    ],
)
def test_who_of_a_household_writes(names: tuple[str, ...], person: int | None) -> None:
    named = named_among(names, [RAY, WIFE])
    assert (named.person if named else None) == person


@pytest.mark.parametrize(
    "name, others, found",
    [
        pytest.param("Raymond Pickersgill", (), RAY, id="his name"),
        pytest.param("Ray Pickersgill", (), RAY, id="the short form of it"),
        pytest.param("Mr Pickersgill", (), None, id="a family name, which others bear"),
        pytest.param("R Pickersgill", (), None, id="an initial"),
        pytest.param("Ray Pickersgill", ("R Pickersgill",), None, id="another one may be meant"),
        pytest.param("Ray Pickersgill", ("Joel Carter",), RAY, id="beside a lodger"),
    ],
)
def test_whom_an_officer_tells_of_is_known_where_nobody_else_can_be_meant(
    name: str, others: tuple[str, ...], found: Known | None
) -> None:
    more = [Known(PersonNumber(4 + place), (other,)) for place, other in enumerate(others)]
    assert surely_named(name, [RAY, *more]) == found
