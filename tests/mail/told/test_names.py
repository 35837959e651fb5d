"""The personal names a mail tells, and words that are no name."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.mail.told.names import names_in, names_told


@pytest.mark.parametrize(
    "text, name",
    [
        ("Mr R Pickersgill rang", "r pickersgill"),
        ("MR R. PICKERSGILL", "r pickersgill"),
        ("Mr & Mrs R Pickersgill", "r pickersgill"),
        ("Mrs O'Brien", "mrs obrien"),
        ("Miss Bell's flat", "miss bell"),
        ("Cllr Joan Bell", "joan bell"),
        ("Our client: Mr D Trott", "d trott"),
        ("Our client, Darren Trott, has", "darren trott"),
        ("Tenant: Pauline Ackerley, 11 Castle Rise", "pauline ackerley"),
        ("(tenant: Joan Bell)", "joan bell"),
        ("Tenant name: Pauline Ackerley", "pauline ackerley"),
        ("My name is Pauline Ackerley and I", "pauline ackerley"),
        ("I'm Pauline Ackerley, your tenant", "pauline ackerley"),
        ("This is Pauline Ackerley from", "pauline ackerley"),
        ("on behalf of my mother, Pauline Ackerley", "pauline ackerley"),
        ("on behalf of Pauline Ackerley", "pauline ackerley"),
        ("my elderly neighbour, Joan Bell, has", "joan bell"),
        ("Re: Ms Z Wiśniewska-Marek, 22 Castle Rise", "z wisniewska-marek"),
        ("Re: Pauline Ackerley, 11 Castle Rise", "pauline ackerley"),
        ("Mr Ludwig van Beethoven", "ludwig van beethoven"),
        ("my name is Mohammed Tariq Hussain.", "mohammed tariq hussain"),
    ],
)
def test_a_name_told(text: str, name: str) -> None:
    assert names_told(text) == (name,)


@pytest.mark.parametrize(
    "text",
    [
        "RE: Damp Problem In Bathroom",
        "Re: Linden Tower Lift",
        "Re: Stage Two Complaint",
        "I am Writing to complain",
        "I am Really Angry",
        "This is Not Good Enough",
        "This is The third time",
        "Linden Tower and Brook House",
        "my Boiler Engineer",
        "On behalf of Northgate Homes",
        "",
    ],
)
def test_no_name(text: str) -> None:
    assert names_told(text) == ()


@pytest.mark.parametrize(
    "sender, names",
    [
        ("Raymond Pickersgill <ray@btmail.example>", ("raymond pickersgill",)),
        ('"Pickersgill, Raymond" <ray@btmail.example>', ("raymond pickersgill",)),
        ("Northgate Complaints Team <c@northgate.example>", ()),
        ("noreply <noreply@forms.example>", ()),
        ("Ray <ray@btmail.example>", ()),
        ('"ray@btmail.example" <ray@btmail.example>', ()),
    ],
)
def test_the_display_name(sender: str, names: tuple[str, ...]) -> None:
    assert names_in(a_message("The tap drips.", sender=sender)) == names


@pytest.mark.parametrize(
    "text, names",
    [
        ("The tap drips.\n\nRegards\nPauline Ackerley", ("pauline ackerley",)),
        ("The tap drips.\n\nYours sincerely,\n\nP. Ackerley (Mrs)\n11 Castle Rise", ("p ackerley",)),
        ("The tap drips.\n\nPauline Ackerley", ("pauline ackerley",)),
        ("The tap drips.\n\nP Ackerley\n11 Castle Rise\n07700 900123", ("p ackerley",)),
        ("The tap drips.\n\n11 Castle Rise\nHarrowbridge\nWest Yorkshire\nLS1 4AB", ()),
        ("The tap drips.\n\nWithout Prejudice", ()),
        ("The tap drips.\n\nRegards\nThe Whole Street", ()),
        ("The tap drips.\n\nRegards\nPauline", ()),
        ("Name: Pauline Ackerley\nEmail: p.ackerley@mail.example\nThe tap drips.", ("pauline ackerley",)),
        ("Name: pauline ackerley\nEmail: p.ackerley@mail.example\nThe tap drips.", ("pauline ackerley",)),
    ],
)
def test_how_it_is_signed(text: str, names: tuple[str, ...]) -> None:
    assert names_in(a_message(text, sender="x@mail.example")) == names


def test_the_writer_stands_before_whom_they_write_for() -> None:
    message = a_message("I write on behalf of my mother, Pauline Ackerley.", sender="Tom Ackerley <tom@mail.example>")
    assert names_in(message) == ("tom ackerley", "pauline ackerley")
