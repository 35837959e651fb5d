"""Shapes 26 to 29: who a mail claims to be from, and what our own server says of that.

What an officer's command does, and that it is refused with a question to their own address
where it is not proved, comes with commands; here the sender is told from the claim.
"""

from __future__ import annotations

import pytest

from builders import LANDLORD
from heard.casework.people import Role
from heard.judgement.writer import claimed_by
from heard.mail.authenticity import vouched_for
from heard.mail.message import Message
from heard.mail.parse import parse
from mail.shapes.shapes import shape

OFFICER = "gary.officer@northgate.example"


def is_vouched_for(message: Message, authserv_id: str | None = "mx.northgate.example") -> bool:
    return vouched_for(message.authentication, authserv_id=authserv_id, address=OFFICER)


@pytest.mark.parametrize("authserv_id", ["mx.northgate.example", None])
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            "27_spoofed_officer.eml", id="Direct Send: Microsoft's result, which names no server and says fail"
        ),
        pytest.param("28_forged_evidence.eml", id="a pass below the first Received, and headers of Exchange's"),
    ],
)
def test_nobody_vouches_for_a_forged_officer(name: str, authserv_id: str | None) -> None:
    message = parse(shape(name))
    assert claimed_by(message, LANDLORD).role is Role.OFFICER, "that is what it claims"
    assert not is_vouched_for(message, authserv_id)


def test_the_same_evidence_above_the_first_received_counts() -> None:
    mail = shape("28_forged_evidence.eml")
    received, result, rest = mail.split(b"\r\n", 2)
    assert is_vouched_for(parse(b"\r\n".join((result, received, rest))))


def test_send_as_names_the_mailbox_and_send_on_behalf_the_officer() -> None:
    alone, on_behalf = parse(shape("26_send_as.eml")), parse(shape("26_on_behalf.eml"))
    assert alone.on_behalf is None
    assert on_behalf.on_behalf is not None
    assert on_behalf.on_behalf.address == OFFICER
    for message in (alone, on_behalf):
        assert message.sender is not None
        assert message.sender.address == "complaints@northgate.example"


def test_a_token_in_an_address_makes_nobody_an_officer() -> None:
    for name in ("29_tenant_quotes_a_notice.eml", "29_contractor_presses_close.eml"):
        assert claimed_by(parse(shape(name)), LANDLORD).role is not Role.OFFICER


def test_a_notice_quoted_by_a_tenant_is_not_among_their_words() -> None:
    words = parse(shape("29_tenant_quotes_a_notice.eml")).own_words
    assert " ".join(words.split()) == "Your colleague sent me this by mistake. It still leaks."
