"""Tenants write of parcels, passwords, prizes and newsletters too, and none of them is set aside as a seller."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from heard.casework.events import Kind
from heard.casework.people import Role
from heard.datafiles.rules import load_rules
from heard.judgement.classify import kind_of
from heard.judgement.signals import signals_of
from heard.mail.message import Message
from heard.mail.parse import parse

RULES = load_rules(Path(__file__).parents[2] / "rules")
WRITTEN = tomllib.loads(Path(__file__).with_name("tenants_and_sellers.toml").read_text("utf-8"))
TENANTS = [text for texts in WRITTEN["tenants"].values() for text in texts]


def judged(text: str, subject: str = "Hello") -> tuple[Kind, bool]:
    """What a stranger's message on no case is, and whether that is sure."""
    message: Message = parse(f"From: somebody@x.example\nSubject: {subject}\n\n{text}\n".encode())
    findings = RULES.look(message).given(signals_of(message, role=Role.TENANT, on_case=False))
    return kind_of(findings, on_case=False, role=Role.TENANT, precedence=RULES.precedence)[:2]


@pytest.mark.parametrize("text", TENANTS)
def test_no_tenant_is_set_aside_as_a_seller(text: str) -> None:
    assert judged(text) != (Kind.BULK, True)
    assert judged("It is as the subject says.", subject=text) != (Kind.BULK, True)


@pytest.mark.parametrize("text", WRITTEN["tenants"]["complaints"])
def test_a_complaint_in_the_words_of_sellers_is_a_complaint(text: str) -> None:
    assert judged(text) == (Kind.COMPLAINT, True)


@pytest.mark.parametrize("text", WRITTEN["sellers"]["surely"])
def test_what_has_several_marks_of_a_sale_is_set_aside(text: str) -> None:
    assert judged(text) == (Kind.BULK, True)


@pytest.mark.parametrize("text", WRITTEN["sellers"]["perhaps"])
def test_what_has_two_marks_of_a_sale_is_put_before_a_person(text: str) -> None:
    assert judged(text) == (Kind.BULK, False)
