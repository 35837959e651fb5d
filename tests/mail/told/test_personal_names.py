"""Whether two names may be one person's."""

from __future__ import annotations

import pytest

from heard.mail.told.personal_names import Likeness, alike, name_key, name_keys, normal_name


@pytest.mark.parametrize(
    "one, other, likeness",
    [
        ("Raymond Pickersgill", "Ray Pickersgill", "yes"),
        ("Raymond Pickersgill", "PICKERSGILL, Raymond", "yes"),
        ("Raymond Pickersgill", "Mr Raymond Pickersgill MBE", "yes"),
        ("John Raymond Pickersgill", "Ray Pickersgill", "yes"),
        ("Bill Ashdown", "William Ashdown", "yes"),
        ("Peggy Ashdown", "Margaret Ashdown", "yes"),
        ("Imogen Castellane-Wray", "Imogen Wray", "yes"),
        ("Dr Imogen Castellane-Wray", "Imogen Castellane", "yes"),
        ("Zofia Wiśniewska-Marek", "Zofia Wisniewska Marek", "yes"),
        ("Łucja Nowicka", "Lucja Nowicka", "yes"),
        ("Siân O\u2019Brien", "Sian OBrien", "yes"),
        ("R Pickersgill", "Raymond Pickersgill", "maybe"),
        ("Pickersgill, R.", "Ray Pickersgill", "maybe"),
        ("Imogen Castellane-Wray", "Wray, I.", "maybe"),
        ("Mrs Ackerley", "Pauline Ackerley", "maybe"),
        ("Raymond Pickersgil", "Raymond Pickersgill", "maybe"),
        ("Maureen Pickersgill", "Raymond Pickersgill", "no"),
        ("M Pickersgill", "Raymond Pickersgill", "no"),
        ("Raymond Pickersgill", "Raymond Ashdown", "no"),
        ("Ray", "Raymond Pickersgill", "no"),
        ("Ray", "Ray", "no"),
        ("Ray P", "Raymond Pickersgill", "no"),
        ("", "", "no"),
        ("Ann Bell", "Ann Ball", "no"),
    ],
)
def test_two_names(one: str, other: str, likeness: str) -> None:
    assert alike(one, other) is Likeness(likeness)
    assert alike(other, one) is Likeness(likeness), "whichever is asked first"


@pytest.mark.parametrize(
    "name, normal",
    [
        ("Mr R. Pickersgill", "r pickersgill"),
        ("Pickersgill, Raymond", "raymond pickersgill"),
        ("Raymond Pickersgill (Ray)", "raymond pickersgill"),
        ("Mrs Ackerley", "mrs ackerley"),
        ("Ludwig van Beethoven", "ludwig van beethoven"),
        ("Ray", "ray"),
    ],
)
def test_a_normal_form(name: str, normal: str) -> None:
    assert normal_name(name) == normal


@pytest.mark.parametrize(
    "name, key",
    [
        ("Raymond Pickersgill", "pickersgill r"),
        ("Pickersgill, R.", "pickersgill r"),
        ("Ludwig van Beethoven", "van beethoven l"),
        ("Ray", None),
        ("Mrs Ackerley", None),
        ("", None),
    ],
)
def test_what_a_person_is_looked_for_by(name: str, key: str | None) -> None:
    assert name_key(name) == key


def test_a_double_name_and_a_short_form_are_found_by_each_part() -> None:
    assert name_keys("Imogen Castellane-Wray") == ("castellane-wray i", "castellane i", "wray i")
    assert name_keys("Bill Ashdown") == ("ashdown b", "ashdown w")
    assert name_keys("Ray") == ()
