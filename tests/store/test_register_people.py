"""Whom an entry of the register means, where it names a case: its own person, and nobody of another name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from heard.settings.register import Register, Restricted
from heard.store.register_people import is_theirs
from heard.store.restricted_register import of_somebody_else

ENTRY: dict[str, Any] = {"option": "limit", "case": "NG-24-0311", "from": date(2025, 6, 2)}


def an_entry(person: str, **more: Any) -> Restricted:
    return Restricted.model_validate(ENTRY | {"person": person} | more)


@pytest.mark.parametrize(
    "person, more, whose, theirs",
    [
        pytest.param("Raymond Pickersgill", {}, ("Ray Pickersgill",), True, id="a short form"),
        pytest.param("Raymond Pickersgill (Ray)", {}, ("Ray",), True, id="a given name alone, which fits"),
        pytest.param("Andrew Bell", {}, ("Andy",), True, id="a short form alone"),
        pytest.param("Andrew Bell", {}, ("Rosa",), False, id="a given name alone, which does not"),
        pytest.param("Mrs R Quill", {}, ("Rosa Quill",), True, id="an initial"),
        pytest.param("Rosa Marsh", {}, ("Rosa Quill",), False, id="another family name"),
        pytest.param("Rosa Marsh", {"also_known_as": ["Rosa Quill"]}, ("Rosa Quill",), True, id="known by both"),
        pytest.param("Rosa Marsh", {}, ("Rosa Quill", "Rosa Marsh"), True, id="a person of two names"),
        pytest.param("Raymond Pickersgill", {}, ("Maureen Pickersgill",), False, id="somebody of the same home"),
        pytest.param("Raymond Pickersgill", {}, (), True, id="nobody is named on the case"),
    ],
)
def test_whether_a_case_may_be_the_persons_own(
    person: str, more: dict[str, Any], whose: tuple[str, ...], theirs: bool
) -> None:
    assert is_theirs(an_entry(person, **more), whose) is theirs


@pytest.mark.parametrize(
    "person, more, told",
    [
        pytest.param("Ada Moss", {}, "Rosa Quill", id="somebody else"),
        pytest.param("Ada Moss", {"case": "ng 24 0311"}, "Rosa Quill", id="a reference written otherwise"),
        pytest.param("Ada Moss", {"case": "NG-24-0999"}, None, id="a case nobody knows"),
        pytest.param("Ada Moss", {"household": ["mother Rosa Quill"]}, None, id="somebody of their household"),
        pytest.param("Rosa Quill", {}, None, id="their own"),
    ],
)
def test_a_register_that_was_not_read_yet_tells_whose_case_it_is(
    person: str, more: dict[str, Any], told: str | None
) -> None:
    case = {"reference": "NG-24-0311", "person": "Rosa Quill", "matter": "a fence", "stage": "stage-3"}
    register = Register.model_validate({"earlier_case": [case]})
    assert of_somebody_else(None, an_entry(person, **more), register) == told
