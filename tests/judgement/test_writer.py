"""Whom a message is to be answered as."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LANDLORD, MAILBOX, OFFICER, TENANT, a_message
from heard.casework.people import Officer, Role
from heard.judgement.writer import claimed_by

FORM = (
    "Form: Tell us what went wrong\nName: Dorothy Finch\nEmail: dorothy.finch@tenant.example\nWhat happened: a leak\n"
)


@pytest.mark.parametrize(
    "sender, reply_to, text, address, sure",
    [
        pytest.param(TENANT, None, "Hello", TENANT, True, id="the From is answered"),
        pytest.param(TENANT, "other@else.example", "Hello", TENANT, True, id="a Reply-To does not say who somebody is"),
        pytest.param(f"{TENANT}, b@else.example", None, "Hello", TENANT, False, id="of two Froms the first, in doubt"),
        pytest.param(None, None, "Hello", None, False, id="nobody without a From"),
        pytest.param("noreply@northgate.example", None, FORM, TENANT, True, id="a web form names its writer"),
        pytest.param("noreply@northgate.example", TENANT, FORM, TENANT, True, id="a web form and its Reply-To agree"),
        pytest.param(
            "noreply@northgate.example", "x@else.example", FORM, TENANT, False, id="a web form and its Reply-To differ"
        ),
        pytest.param(
            "noreply@northgate.example",
            TENANT,
            "It leaks",
            TENANT,
            False,
            id="a form that only has a Reply-To, in doubt",
        ),
        pytest.param("noreply@northgate.example", None, "It leaks", None, False, id="no-reply and no name: nobody"),
        pytest.param("website@northgate.example", None, FORM, TENANT, True, id="a web form that takes answers"),
        pytest.param("jane@northgate.example", None, FORM, "jane@northgate.example", True, id="a colleague is no form"),
    ],
)
def test_claimed_by(sender: str | None, reply_to: str | None, text: str, address: str | None, sure: bool) -> None:
    headers = [("Reply-To", reply_to)] if reply_to else []
    claimed = claimed_by(a_message(text, sender=sender, headers=headers), LANDLORD)
    assert (claimed.address and claimed.address.address, claimed.sure) == (address, sure)


@pytest.mark.parametrize(
    "sender, role",
    [
        (TENANT, Role.TENANT),
        (OFFICER, Role.OFFICER),
        (MAILBOX, Role.OFFICER),
        ("repairs@northgate.example", Role.OFFICER),
    ],
)
def test_roles(sender: str, role: Role) -> None:
    assert claimed_by(a_message(sender=sender), LANDLORD).role is role


def test_a_form_does_not_make_a_stranger_of_staff() -> None:
    claimed = claimed_by(a_message(FORM, sender=OFFICER), LANDLORD)
    assert (claimed.role, claimed.is_form) == (Role.OFFICER, False)


def test_a_staff_address_at_a_public_provider_makes_no_colleague_of_its_other_users() -> None:
    landlord = replace(LANDLORD, mailboxes=("homes@gmail.com",), staff=(Officer("Sam Small", "sam@gmail.com"),))
    assert landlord.role_of("sam@gmail.com") is Role.OFFICER
    assert landlord.role_of("dorothy.finch@gmail.com") is Role.TENANT
