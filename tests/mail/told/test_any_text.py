"""Whatever a text holds, it is looked at without a fall, and what is found is short and plain."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from heard.mail.told.homes import homes_in, places_in, postcodes_in
from heard.mail.told.names import names_told
from heard.mail.told.numbers import numbers_in
from heard.mail.told.personal_names import Likeness, alike, name_keys, normal_name
from heard.mail.told.phones import phones_in

LOOKS = (homes_in, places_in, postcodes_in, names_told, numbers_in, phones_in)
PLACES = ("Flat ", "flat 61", "14 ", "Weirside Court", " ct", "St. ", "block C ", "Mr ", "Bell", "my mother ", "name: ")
SIGNS = (
    "07700 900123",
    "+44 (0)",
    "NG-24-",
    "0311",
    "ref ",
    "#",
    "/",
    "-",
    ",",
    "\n",
    " ",
    "\u00a0",
    "é",
    "İ",
    "ß",
    "'s",
)
PIECES = st.sampled_from((*PLACES, *SIGNS))
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_no_text_is_too_odd(text: str) -> None:
    for look in LOOKS:
        found = look(text)
        assert len(found) == len(set(found)) <= 24
        assert all(each and len(each) <= 200 and "\n" not in each for each in found)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_name_is_too_odd(one: str, other: str) -> None:
    assert alike(one, other) in Likeness
    assert alike(one, other) is alike(other, one)
    assert isinstance(normal_name(one), str)
    assert all(key.strip() for key in name_keys(one))


@pytest.mark.parametrize(
    "piece", ["1 ", "Aa ", "1 Aa Bb Cc Dd Road ", "flat 1, ", "0", "+", "A-1", "Mr ", "my mother ", "#1"]
)
def test_a_very_long_text_is_looked_at_up_to_its_limit(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(len(look(text)) <= 24 for look in LOOKS)
