"""What an officer's letter settles of what was asked: its other copy, and all that was asked of one nobody got.

Dorothy Finch complained on Monday 1 June 2026: NH-26-0001.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import MAILBOX, OFFICER, TENANT, a_mail
from mail.shapes.in_the_house import FIRST
from policies.mailroom import ANSWERS, Mailroom

ID = "<answer-1@northgate.example>"
HOLDING = "Dear Ms Finch,\n\nI am sorry that I have not finished. I am waiting for the surveyor.\n\nGary Officer\n"
DECISION = (
    "Dear Ms Finch,\n\nI have looked into your complaint about the leak, and I uphold it. We closed the job by mistake,"
    " and I am sorry.\n\nGary Officer\n"
)
FOOTER = "\nThis email and any attachments are confidential.\n"


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    return room


def the_officer_writes(room: Mailroom, at: str, text: str, folder: str = "INBOX", message_id: str = ID) -> None:
    mail = a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", to=TENANT, subject="Re: Leak in the kitchen", message_id=message_id,
        headers=[("Cc", MAILBOX), ANSWERS], received_at=room.story.at(at),
    )  # fmt: skip
    assert room.hears(mail, at, folder=folder).reference == FIRST


def asked(room: Mailroom) -> list[str]:
    return [each["about"] for each in room.case()["questions"] if each["answered"] is None]


def it_came_back(room: Mailroom, *failed: str) -> None:
    text = f"Could not be delivered.\n\n  {', '.join(failed)}\n\nMessage-ID: {ID}\n"
    headers = [("Return-Path", "<>"), ("X-Failed-Recipients", ", ".join(failed)), ("Auto-Submitted", "auto-replied")]
    mail = a_mail(text, sender="Mailer-Daemon@mx.tenant.example", subject="Mail delivery failed",
                  message_id="<bounce@mx.tenant.example>", headers=[*headers, ("In-Reply-To", ID)])  # fmt: skip
    room.hears(mail, "2026-06-10 15:30")


@pytest.mark.parametrize("added", ["", FOOTER], ids=["the same words", "a footer below the copy"])
def test_nobody_is_asked_any_more_who_wrote_what_lies_among_sent_mail_too(room: Mailroom, added: str) -> None:
    the_officer_writes(room, "2026-06-05 15:00", HOLDING + added)
    assert asked(room) == ["not-proved"]
    the_officer_writes(room, "2026-06-05 15:01", HOLDING, folder="Sent Items")
    assert "not-proved" not in asked(room)


def test_another_letter_among_sent_mail_says_nothing_of_who_wrote_this_one(room: Mailroom) -> None:
    the_officer_writes(room, "2026-06-05 15:00", HOLDING)
    the_officer_writes(room, "2026-06-10 15:00", DECISION, "Sent Items", "<answer-2@northgate.example>")
    assert "not-proved" in asked(room)


def test_nothing_is_asked_any_more_of_a_letter_that_came_back_but_how_to_reach_them(room: Mailroom) -> None:
    the_officer_writes(room, "2026-06-10 15:00", DECISION)
    assert asked(room) == ["not-proved"]
    it_came_back(room, TENANT)
    assert asked(room) == ["letter-failed"]


def test_what_a_decision_lacks_that_nobody_got_is_asked_no_more(room: Mailroom) -> None:
    the_officer_writes(room, "2026-06-10 15:00", DECISION, folder="Sent Items")
    assert asked(room) == ["seems-missing"]
    it_came_back(room, TENANT)
    assert asked(room) == ["letter-failed"]


def test_what_may_not_have_come_back_is_still_asked(room: Mailroom) -> None:
    the_officer_writes(room, "2026-06-10 15:00", DECISION)
    it_came_back(room, MAILBOX)
    assert "not-proved" in asked(room)
