"""Homes and streets as people write them, and numbers that are none."""

from __future__ import annotations

import pytest

from heard.mail.told.homes import homes_in, places_in, postcodes_in


@pytest.mark.parametrize(
    "text, home",
    [
        ("14 Weirside Court", "14 weirside court"),
        ("14 WEIRSIDE COURT", "14 weirside court"),
        ("14 weirside ct", "14 weirside court"),
        ("No. 14, Weirside Court", "14 weirside court"),
        ("number 14 Weirside Court", "14 weirside court"),
        ("14, Weirside Court, Harrowbridge", "14 weirside court"),
        ("the hall of 14 Weirside Court's stairs", "14 weirside court"),
        ("Flat 61, Linden Tower", "61 linden tower"),
        ("flat 61 linden twr", "61 linden tower"),
        ("flat61 linden tower", "61 linden tower"),
        ("61 Linden Tower", "61 linden tower"),
        ("Linden Tower, Flat 61 - my demand", "61 linden tower"),
        ("flat 61 in linden tower", "61 linden tower"),
        ("Flat 61 (6th floor), Linden Tower", "61 linden tower"),
        ("Flat no. 61\nLinden Tower\nHarrowbridge\nLS1 4AB", "61 linden tower"),
        ("Flat 61\nLinden Tower\n12 Mill Street\nLS1 4AB", "61 linden tower"),
        ("Room 4, Brook House", "4 brook house"),
        ("Flat B, Brook House", "b brook house"),
        ("2a Tannery Ct", "2a tannery court"),
        ("Grimshaw floor, 2a Tannery Ct", "2a tannery court"),
        ("41 Millfield Rd", "41 millfield road"),
        ("15 St. Oswin's Terrace", "15 st oswins terrace"),
        ("15 St Oswins Terr", "15 st oswins terrace"),
        ("15 St John St", "15 st john street"),
        ("10 Downing St.", "10 downing street"),
        ("3 The Green", "3 the green"),
        ("7 Fern Bank Cottages", "7 fern bank cottages"),
        ("Flat 2, 19 Tannery Court", "2 19 tannery court"),
        ("Flat C, 14 Weirside Court", "c 14 weirside court"),
        ("Apartment 4, The Maltings, 5 Canal Street", "4 the maltings"),
        ("block C flat 9", "9 block c"),
        ("Flat 9, Block C, Linden Estate", "9 block c"),
        ("gas by the door of 2 Quarry Lane block", "2 quarry lane"),
        ("Flat 3, 14 Gallowgate, Glasgow G1 1AB", "3 14 gallowgate"),
        ("14 Gallowgate\nGlasgow\nG1 1AB", "14 gallowgate"),
        ("14 Heol y Parc, Aberystwyth", "14 heol y parc"),
        ("14 Ffordd Las has damp", "14 ffordd las"),
        ("Flat: 61 Linden Tower", "61 linden tower"),
        ("Flat No: 61, Linden Tower", "61 linden tower"),
        ("No14 Weirside Court", "14 weirside court"),
        ("14 B Mill Road", "14b mill road"),
        ("Bungalow 3, Brook Court", "3 brook court"),
        ("Top flat, 14 Mill Rd", "14 mill road"),
        ("Flat 3, 2nd Floor, Brook House", "3 brook house"),
        ("im at 22 castle rise and its cold", "22 castle rise"),
        ("thanks, keeley 22 castle rise", "22 castle rise"),
        ("Address: 22 castle rise", "22 castle rise"),
        ("22\u00a0Castle\u00a0Rise", "22 castle rise"),
    ],
)
def test_a_home(text: str, home: str) -> None:
    assert homes_in(text) == (home,)


@pytest.mark.parametrize(
    "text", ["12 and 14 Mill Lane", "12 & 14 Mill Ln", "12-14 Mill Lane", "between 12 and 14 Mill Lane"]
)
def test_two_houses_of_one_street(text: str) -> None:
    assert homes_in(text) == ("12 mill lane", "14 mill lane")


def test_a_flat_without_its_block_is_in_the_only_one_named() -> None:
    assert homes_in("the floor of flat 9, Brook House, above flat 5") == ("9 brook house", "5 brook house")
    assert homes_in("The lift at Brook House is out again. I am in flat 5") == ("5 brook house",)


def test_a_flat_is_not_guessed_into_one_of_two_blocks() -> None:
    assert homes_in("Flat 5 again. Neither Brook House nor Linden Tower has heat.") == ("flat 5",)


def test_a_flat_alone_is_a_flat() -> None:
    assert homes_in("Apt 3") == ("flat 3",)


@pytest.mark.parametrize(
    "text",
    [
        "3 weeks now",
        "2 October",
        "stage 2",
        "Stage 2 Weirside Court",
        "24 hours Monday",
        "10 Working Days",
        "we waited 3 hours in Brook House",
        "2 people down the road",
        "3 doors along the close",
        "a 3 bed house",
        "2 bedroom house wanted",
        "the 2 main road entrances",
        "on 12 March Brook House was cold",
        "in 2025 Linden Tower was cold",
        "£40 Brook House deposit",
        "50% Weirside Court",
        "at 10:30 Weirside Court flooded",
        "ref 1234 Mill Lane",
        "garage 17, Quarry Lane",
        "2 October, Leeds LS1 4AB",
        "on 12 Monday, LS1 4AB",
        "14 Reasons why",
        "parking bay 14 Castle Rise",
        "lift 2 Linden Tower",
        "items 3 to 6 were done",
        "NG-25-0439 Linden Close",
        "1,200 Mill Lane",
        "20 mins walk",
        "6 foot gate",
        "Brook House (flats 1-12)",
        "",
    ],
)
def test_no_home(text: str) -> None:
    assert homes_in(text) == ()


@pytest.mark.parametrize(
    "text, place",
    [
        ("The lift at Linden Tower", "linden tower"),
        ("14 Weirside Ct", "weirside court"),
        ("parking on St. Oswin's Terrace", "st oswins terrace"),
        ("the lift in linden tower", "linden tower"),
        ("garage 17, Quarry Lane", "quarry lane"),
        ("Flat 2, 19 Tannery Court", "tannery court"),
    ],
)
def test_a_street_or_a_block(text: str, place: str) -> None:
    assert places_in(text) == (place,)


@pytest.mark.parametrize(
    "text", ["the main road", "County Court", "my house", "The Council House", "a dead end", "This House"]
)
def test_a_kind_of_place_is_no_place(text: str) -> None:
    assert places_in(text) == ()


@pytest.mark.parametrize(
    "text, postcodes",
    [
        ("Harrowbridge LS1 4AB", ("LS1 4AB",)),
        ("ls14ab", ("LS1 4AB",)),
        ("SW1A 1AA and M1 1AE", ("SW1A 1AA", "M1 1AE")),
        ("AB12/345", ()),
        ("XLS1 4ABC", ()),
    ],
)
def test_postcodes(text: str, postcodes: tuple[str, ...]) -> None:
    assert postcodes_in(text) == postcodes
