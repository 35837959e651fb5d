"""An officer answers a notice, or passes a mail on: heard as it comes in, whatever case or token it names.

Our own server vouches for Gary, who was asked whether NH-26-0001 goes to its next stage.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from commanding.giving import brought, receipt
from commanding.officers_say import CASE
from looking import hear, in_step, the_case
from sqlalchemy import select

from builders import KEYS, LANDLORD, MAILBOX, MONDAY, OFFICER, MovedClock, a_house, a_mail
from heard.casework.events import About, MessageNumber
from heard.daemon.asking import ask
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer
from heard.store import tokens
from heard.store.tables import letters, messages

OURS = "mx.northgate.example"
VOUCHED = (
    ("Authentication-Results", f"{OURS}; dmarc=pass header.from=northgate.example"),
    ("Received", f"from mail.northgate.example by {OURS}; now"),
)
NEVER_GIVEN = f"hk01-{'a' * 17}-{'b' * 21}"
ANN_COMPLAINS = """FYI

From: Ann Bell <ann.bell@tenant.example>
Sent: 1 June 2026 09:00
To: Gary Officer <gary.officer@northgate.example>
Subject: Damp

The damp in my bedroom is awful. Nobody has come for months, and I want to make a formal complaint.
{}
Ann
"""


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    house = a_house(tmp_path / "heard.db", now=clock, landlord=replace(LANDLORD, authserv_ids={MAILBOX: OURS}))
    hear(house, a_mail(), 1)
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), MessageNumber(1), MAILBOX, MONDAY)
        ask(writing, AskOfficer(CASE, About.NEXT_STAGE, "it may ask for more", of=(OFFICER,)))
        writing.append()
    return house


def gary_writes(house: House, text: str, subject: str, *, answers: bool = False) -> str | None:
    """Let a mail of Gary's come, five minutes later; return the case it is on."""
    assert isinstance(house.now, MovedClock)
    house.now.on(minutes=5)
    with house.store.reading() as connection:
        notice = connection.execute(select(letters.c.message_id).where(letters.c.to == OFFICER)).scalars().first()
    headers = [*VOUCHED, *([("In-Reply-To", notice)] if answers else [])]
    sender, at = f"Gary Officer <{OFFICER}>", house.now()
    mail = a_mail(
        text, sender=sender, subject=subject, message_id="<g@northgate.example>", headers=headers, received_at=at
    )
    return hear(house, mail, 2)


def test_an_answer_is_carried_out_on_the_case_of_its_notice(house: House) -> None:
    assert gary_writes(house, "assign to me", f"RE: Asked for more [{CASE}]", answers=True) == CASE
    assert the_case(house, CASE)["owner"] == OFFICER
    assert in_step(house)


def test_for_a_case_that_is_nowhere_nothing_is_done_and_the_mail_lies_with_its_notice(house: House) -> None:
    assert gary_writes(house, "assign to me", "RE: Asked for more [NH-26-0999]", answers=True) == CASE
    assert (the_case(house, CASE)["owner"], brought(house, 2)) == (None, [])
    name, words = receipt(house, 2)
    assert name == "officer.receipt.refused"
    assert "there is no such case" in words
    assert in_step(house)


def test_what_no_key_of_ours_knows_any_more_is_done_as_if_it_were_not_there(house: House) -> None:
    assert gary_writes(house, "assign to me", f"assign to me [{CASE}] {NEVER_GIVEN}") == CASE
    assert the_case(house, CASE)["owner"] == OFFICER


@pytest.mark.parametrize("quoted", ["", NEVER_GIVEN], ids=["as it is", "with what looks like a token of ours"])
def test_a_complaint_that_an_officer_passes_on_is_heard(house: House, quoted: str) -> None:
    opened = gary_writes(house, ANN_COMPLAINS.format(quoted), "FW: Damp")
    assert opened == "NH-26-0002"
    with house.store.reading() as connection:
        kind = connection.execute(select(messages.c.kind).where(messages.c.id == 2)).scalar_one()
    assert kind == "complaint"


# -- What else they wrote


def test_what_else_they_wrote_stands_in_the_receipt(house: House) -> None:
    gary_writes(house, "assign to me\nI rang her already.\nclose upheld", f"RE: Asked for more [{CASE}]", answers=True)
    assert the_case(house, CASE)["owner"] == OFFICER
    assert 'You also wrote: "I rang her already. close upheld".' in receipt(house, 2)[1]


def test_what_may_speak_against_a_command_is_shown_beside_it_and_nothing_is_done(house: House) -> None:
    with house.store.writing() as connection:
        given = tokens.give(
            connection, KEYS, officer=OFFICER, reference=CASE, message=MessageNumber(1), about="next-stage", only=(),
            now=house.now(),
        )  # fmt: skip
    gary_writes(house, f"stage 2\nPlease not before she has answered me.\n\n> {given}", f"RE: Asked for more [{CASE}]")
    name, words = receipt(house, 2)
    assert (name, the_case(house, CASE)["stage"]) == ("officer.receipt.confirm", "stage-1")
    assert 'Your line: "stage 2"' in words
    assert 'You also wrote: "Please not before she has answered me."' in words
    assert in_step(house)


def test_above_a_mail_that_is_passed_on_a_misread_command_is_answered(house: House) -> None:
    text = ANN_COMPLAINS.format("").replace("FYI", "asign to me")
    assert gary_writes(house, text, "FW: Damp") == "NH-26-0002"
    assert receipt(house, 2)[0] == "officer.receipt.not-understood"


def test_a_link_above_a_mail_that_is_passed_on_links_the_case_that_it_opens(house: House) -> None:
    text = ANN_COMPLAINS.format("").replace("FYI", f"link {CASE}")
    assert gary_writes(house, text, "FW: Damp") == "NH-26-0002"
    assert "CasesLinked" in brought(house, 2, "NH-26-0002")
