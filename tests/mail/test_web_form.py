"""Who wrote through a web form."""

from __future__ import annotations

import pytest

from heard.mail.message import Address
from heard.mail.parse import parse
from heard.mail.web_form import form_writer

DOROTHY = Address("Dorothy Finch", "dorothy@tenant.example")


def form(text: str) -> Address | None:
    return form_writer(parse(b"From: noreply@northgate.example\n\n" + text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Name: Dorothy Finch\nEmail: Dorothy@Tenant.example\nMessage: damp", id="two lines"),
        pytest.param("Your name: Dorothy Finch\nE-mail address : <dorothy@tenant.example>", id="longer labels"),
        pytest.param("First name: Dorothy\nSurname: Finch\nEmail: dorothy@tenant.example", id="the name in two"),
        pytest.param("Full name:\nDorothy Finch\n\nEmail:\ndorothy@tenant.example", id="values below"),
        pytest.param("*Name:* Dorothy Finch\n*Email:* dorothy@tenant.example", id="bold"),
        pytest.param(
            "Name: Dorothy Finch\nEmail: dorothy@tenant.example\nEmail: Dorothy@tenant.example", id="twice the same"
        ),
        pytest.param(
            "Name: Dorothy Finch\nEmail: dorothy@tenant.example\n\nI wrote to x@y.example", id="another in the text"
        ),
        pytest.param("Enw: Dorothy Finch\nE-bost: dorothy@tenant.example", id="in Welsh"),
    ],
)
def test_a_form_names_its_writer(text):
    assert form(text) == DOROTHY


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("my email is dorothy@tenant.example", id="no label"),
        pytest.param("Email: dorothy@tenant.example\nEmail: other@tenant.example", id="two addresses"),
        pytest.param("Email: a@x.example or b@x.example", id="two on one line"),
        pytest.param("Email:\nMessage: write to dorothy@tenant.example", id="left empty"),
        pytest.param("Email: none", id="not an address"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_form_or_no_telling(text):
    assert form(text) is None


def test_a_form_without_a_name_still_has_its_address():
    assert form("Email: dorothy@tenant.example") == Address("", "dorothy@tenant.example")
