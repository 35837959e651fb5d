"""An officer's letter came back as undeliverable: what it answered is owed again, whatever of it is heard, and when.

The tenant wrote on Monday 1 June 2026; an officer sent the decision on the 10th, five minutes before the report.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LEAD, MAILBOX, OFFICER, TENANT, a_mail
from heard.casework.events import MessageNumber
from heard.daemon import answering, receive
from heard.daemon.answering import Said
from heard.errors import CannotBeSaid
from policies.mailroom import ANSWERS, OURS, VOUCHED_FOR, Mailroom

SENT, RETURNED, LATER = "2026-06-10 15:00", "2026-06-10 15:05", "2026-06-10 15:10"
DECISION = "Dear Ms Finch,\n\nI have looked into your complaint about the leak. I uphold it, and we are sorry.\n\nGary"
FOOTER = "\n\nThis email and any attachments are confidential.\n"
TOOK_IN = ("Received", f"from pc.northgate.example by {OURS}; Wed, 10 Jun 2026 15:10:00 +0100")
NAMED = [("In-Reply-To", "<a@northgate.example>")]


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    return room


def the_decision(
    room: Mailroom,
    text: str = DECISION,
    *,
    folder: str = "Sent Items",
    at: str = SENT,
    to: str = TENANT,
    vouched_for: bool = False,
) -> None:
    """Let a copy of the officer's letter be heard."""
    proof = (VOUCHED_FOR, TOOK_IN) if vouched_for else ()
    mail = a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", to=to, subject="Re: Leak in the kitchen",
        message_id="<a@northgate.example>", headers=(*proof, ANSWERS, ("Cc", MAILBOX)),
        received_at=room.story.at(SENT),
    )  # fmt: skip
    room.hears(mail, at, folder)


def the_report(
    room: Mailroom, names: list[tuple[str, str]], *, at: str = RETURNED, said: str = "", delayed: bool = False
) -> None:
    text = f"Your message to {TENANT} couldn't be delivered.\n\nSubject: Re: Leak in the kitchen\n{said}"
    failed = [("X-Failed-Recipients", TENANT)]
    if delayed:
        text, failed = f"Delivery to {TENANT} has been delayed. We will keep trying for 5 days.\n", []
    mail = a_mail(
        text, sender="Microsoft Outlook <postmaster@northgate.example>",
        subject="Delivery delayed: Re: Leak in the kitchen" if delayed else "Undeliverable: Re: Leak in the kitchen",
        message_id="<report@northgate.example>",
        headers=[("Return-Path", "<>"), *names, *failed, ("Auto-Submitted", "auto-replied")],
        received_at=room.story.at(at),
    )  # fmt: skip
    room.hears(mail, at)


def state(room: Mailroom) -> str:
    return str(room.clock("stage-1-answer")["state"])


def asked(room: Mailroom) -> list[str]:
    return [each["about"] for each in room.case()["questions"] if each["answered"] is None]


def told(room: Mailroom, address: str) -> int:
    return room.letters_to(address).count("officer.notice.letter-failed")


# -- What counts of it afterwards


def test_another_copy_with_a_footer_that_our_server_vouches_for_answers_nothing(room: Mailroom) -> None:
    the_decision(room)
    the_report(room, NAMED)
    assert state(room) == "running"
    the_decision(room, DECISION + FOOTER, folder="INBOX", at=LATER, vouched_for=True)
    assert state(room) == "running"


def test_that_an_unproved_letter_came_back_answers_what_was_asked_of_it(room: Mailroom) -> None:
    the_decision(room, folder="INBOX")
    assert asked(room) == ["not-proved"]
    the_report(room, NAMED)
    assert (state(room), asked(room)) == ("running", ["letter-failed"])
    with pytest.raises(CannotBeSaid, match="message 2 came back"):
        answering.say(room.place.house, MessageNumber(2), Said())
    assert state(room) == "running"


# -- The report is heard before the letter


def test_a_report_that_is_heard_before_its_letter_counts_once_the_letter_is_heard(room: Mailroom) -> None:
    the_report(room, NAMED)
    assert asked(room) == []
    the_decision(room, at=LATER)
    [report] = receive.hear_put_back(room.place.house)
    assert (state(room), asked(room)) == ("running", ["letter-failed"])
    assert report.reference == room.case()["reference"]
    room.place.send()
    assert (told(room, OFFICER), told(room, LEAD)) == (1, 1)


def test_it_is_heard_again_once(room: Mailroom) -> None:
    the_report(room, NAMED)
    the_decision(room, at=LATER)
    assert len(receive.hear_put_back(room.place.house)) == 1
    the_decision(room, DECISION + FOOTER, folder="INBOX", at=LATER, vouched_for=True)
    assert receive.hear_put_back(room.place.house) == []
    assert (state(room), asked(room)) == ("running", ["letter-failed"])


@pytest.mark.parametrize(
    "names, delayed, to",
    [
        pytest.param([("In-Reply-To", "<other@northgate.example>")], False, TENANT, id="another letter"),
        pytest.param(NAMED, True, TENANT, id="a mere delay"),
        pytest.param(NAMED, False, "dorothy@else.example", id="somebody it did not go to"),
    ],
)
def test_a_report_of_something_else_is_not_heard_again(
    room: Mailroom, names: list[tuple[str, str]], delayed: bool, to: str
) -> None:
    the_report(room, names, delayed=delayed)
    the_decision(room, at=LATER, to=to)
    assert receive.hear_put_back(room.place.house) == []


# -- A report that names no letter


def test_a_report_that_names_no_letter_asks_about_the_only_one_that_went_there(room: Mailroom) -> None:
    the_decision(room)
    the_report(room, [])
    assert (state(room), asked(room)[-1]) == ("met", "letter-failed")
    assert (told(room, OFFICER), told(room, LEAD)) == (1, 1)
    assert "may mean an officer's letter (message 2)" in room.letters_sent_to(OFFICER)[-1]


def test_two_copies_of_a_letter_are_one(room: Mailroom) -> None:
    the_decision(room, DECISION + FOOTER, folder="INBOX")
    the_decision(room)
    the_report(room, [])
    assert asked(room).count("letter-failed") == 1


def test_of_two_letters_the_one_whose_case_it_quotes_is_meant_and_else_neither(room: Mailroom) -> None:
    the_decision(room)
    room.complains("2026-06-09 10:00", "The lift is out and nobody comes. I complain.", subject="Lift",
                   message_id="<lift@tenant.example>")  # fmt: skip
    lift = [("In-Reply-To", "<lift@tenant.example>")]
    mail = a_mail(
        DECISION.replace("leak", "lift"), sender=f"Gary Officer <{OFFICER}>", to=TENANT, subject="Re: Lift",
        message_id="<b@northgate.example>", headers=lift, received_at=room.story.at(SENT),
    )  # fmt: skip
    room.hears(mail, SENT, "Sent Items")
    the_report(room, [])
    assert "letter-failed" not in asked(room)
    the_report(room, [], said="Your case is NH-26-0001.\n", at=LATER)
    assert "letter-failed" in asked(room)


@pytest.mark.parametrize("at", ["2026-06-18 15:05", "2026-06-08 15:00"])
def test_a_report_of_another_week_asks_nothing(room: Mailroom, at: str) -> None:
    the_decision(room)
    the_report(room, [], at=at)
    assert "letter-failed" not in asked(room)
