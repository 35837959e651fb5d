"""An officer tells colleagues or the mailbox what the complainant was told, or tells them of a case nobody opened.

Dorothy Finch complained of a leak on Monday 1 June 2026 (NH-26-0001).  Each mail comes on Wednesday 10 June.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from builders import LEAD, MAILBOX, OFFICER, TENANT, a_mail
from heard.casework.events import CasesLinked, Reference
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer, ChangeCase
from mail.shapes.in_the_house import FIRST
from policies.mailroom import Mailroom

AT = "2026-06-10 15:00"
SECOND = Reference("NH-26-0002")
DECIDED = """I have looked into your complaint about the leak in your kitchen. I uphold it, and we are sorry.

If you are not happy with this answer, you can ask us to look at it again at stage 2."""
TO_HER = f"Dorothy Finch <{TENANT}>"


@pytest.fixture
def empty(tmp_path: Path) -> Mailroom:
    return Mailroom("wnwhl-2009", tmp_path)


@pytest.fixture
def room(empty: Mailroom) -> Mailroom:
    empty.complains("2026-06-01 10:00")
    return empty


def below(to: str, words: str = DECIDED) -> str:
    """Return a mail that passes on what Gary Officer wrote an hour ago."""
    return (
        f"FYI, for the file.\n\nGary\n\nFrom: Gary Officer <{OFFICER}>\nSent: 10 June 2026 14:00\nTo: {to}\n"
        f"Subject: RE: Leak in the kitchen\n\nDear Ms Finch,\n\n{words}\n\nKind regards\nGary Officer\n"
    )


def sent(
    room: Mailroom, text: str, subject: str, *, to: str, bcc: str = "", answers: str = "", folder: str = "Sent Items"
) -> Heard:
    headers: Sequence[tuple[str, str]] = [
        (name, value) for name, value in (("Bcc", bcc), ("In-Reply-To", answers)) if value
    ]
    mail = a_mail(
        f"Dear Ms Finch,\n\n{text}\n\nKind regards\nGary Officer\n", sender=f"Northgate Homes <{MAILBOX}>", to=to,
        subject=subject, message_id="<sent@northgate.example>", received_at=room.story.at(AT), headers=headers,
    )  # fmt: skip
    return room.hears(mail, AT, folder=folder)


def asked(heard: Heard) -> list[tuple[str | None, str]]:
    return [(each.reference, each.about) for each in heard.decision.actions if isinstance(each, AskOfficer)]


# -- Their own answer, passed on ------------------------------------------------------------------


@pytest.mark.parametrize("to", [pytest.param(TO_HER, id="her address"), pytest.param("Dorothy Finch", id="her name")])
def test_an_answer_that_is_only_passed_on_is_for_a_person_to_say(room: Mailroom, to: str) -> None:
    heard = room.told(AT, below(to), "FW: Leak in the kitchen")
    assert asked(heard) == [(FIRST, "what-letter")]
    assert room.clock("stage-1-answer")["state"] == "running"


def test_an_answer_that_counts_already_may_be_passed_on(room: Mailroom) -> None:
    room.sent("2026-06-10 14:00", f"Dear Ms Finch,\n\n{DECIDED}\n\nGary")
    assert asked(room.told(AT, below(TO_HER), "FW: Leak in the kitchen")) == []


@pytest.mark.parametrize(
    "to, words",
    [
        pytest.param("Bob <bob@builder.example>", DECIDED, id="what was sent to a builder"),
        pytest.param(TO_HER, "I can come on Tuesday. Would 10 suit you?", id="a letter that decides nothing"),
    ],
)
def test_what_else_is_passed_on_asks_nobody(room: Mailroom, to: str, words: str) -> None:
    assert asked(room.told(AT, below(to, words), "FW: Leak in the kitchen")) == []


# -- A note that they were answered ---------------------------------------------------------------


def test_a_note_that_they_were_answered_is_for_a_person_to_say(room: Mailroom) -> None:
    heard = room.told(AT, f"{FIRST} answered today by phone, upheld, please close.\n\nGary")
    assert asked(heard) == [(FIRST, "what-letter")]
    assert room.clock("stage-1-answer")["state"] == "running"


def test_a_draft_asks_nobody(room: Mailroom) -> None:
    assert asked(room.told(AT, f"{FIRST}: please check before I send. {DECIDED}\n\nGary")) == []


# -- Copies that only the sender's own shows -------------------------------------------------------


@pytest.mark.parametrize("answers", ["<leak-1@tenant.example>", ""])
def test_who_got_a_blind_copy_of_sent_mail_was_written_to(room: Mailroom, answers: str) -> None:
    sent(room, DECIDED, "Your complaint", to=MAILBOX, bcc=TENANT, answers=answers)
    assert room.clock("stage-1-answer")["state"] == "met"


def test_a_blind_copy_of_a_mail_to_a_colleague_is_for_a_person_to_say(room: Mailroom) -> None:
    heard = sent(room, DECIDED, "Leak", to=f"Helen Lead <{LEAD}>", bcc=TENANT, answers="<leak-1@tenant.example>")
    assert asked(heard) == [(FIRST, "what-letter")]


def test_a_blind_copy_of_mail_that_came_in_is_what_anybody_may_have_typed(room: Mailroom) -> None:
    sent(room, DECIDED, "Leak", to=MAILBOX, bcc=TENANT, answers="<leak-1@tenant.example>", folder="INBOX")
    assert room.clock("stage-1-answer")["state"] == "running"


# -- Taken back -----------------------------------------------------------------------------------


def test_a_letter_that_its_writer_wants_to_recall_is_for_a_person_to_say(room: Mailroom) -> None:
    room.sent("2026-06-10 14:00", f"Dear Ms Finch,\n\n{DECIDED}\n\nGary")
    words = 'Gary Officer would like to recall the message, "Re: Leak in the kitchen".'
    mail = a_mail(
        words, sender=f"Gary Officer <{MAILBOX}>", to=TENANT, subject="Recall: Re: Leak in the kitchen",
        message_id="<recall@northgate.example>", received_at=room.story.at(AT),
    )  # fmt: skip
    assert asked(room.hears(mail, AT, folder="Sent Items")) == [(FIRST, "what-letter")]


def test_a_letter_that_takes_another_back_is_for_a_person_to_say(room: Mailroom) -> None:
    room.sent("2026-06-10 14:00", f"Dear Ms Finch,\n\n{DECIDED}\n\nGary")
    words = "Please ignore the letter I sent you a few minutes ago, it went out by mistake."
    assert asked(room.sent(AT, f"Dear Ms Finch,\n\n{words}\n\nGary")) == [(FIRST, "what-letter")]


# -- A complaint that is recorded nowhere ---------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "As discussed on the phone just now I have logged your complaint about the leak at 4 Mill Lane.",
        "Thank you for your complaint about the leak, which I have received. I will look into it.",
    ],
)
def test_who_is_told_that_their_complaint_is_recorded_has_a_case_or_a_person_is_asked(
    empty: Mailroom, words: str
) -> None:
    assert asked(empty.copied(AT, f"Hi Dorothy,\n\n{words}\n\nGary", subject="Your complaint")) == [
        (None, "which-case")
    ]


def test_a_builder_who_is_sent_somewhere_asks_nobody(empty: Mailroom) -> None:
    heard = empty.copied(AT, "Hi Bob, please go to 4 Mill Lane on Friday.\n\nGary", to="bob@builder.example")
    assert asked(heard) == []


# -- Two cases in one letter ----------------------------------------------------------------------


def test_a_letter_that_names_two_cases_is_linked_and_asked_about_on_the_other(room: Mailroom) -> None:
    lift = "The lift in our block at Tower Court has been broken for two months. I want to complain about the lift."
    room.complains("2026-06-03 10:00", lift, subject="Lift at Tower Court", message_id="<lift@tenant.example>")
    words = f"I have looked into your complaints {FIRST} and {SECOND}. I uphold both complaints, and we are sorry."
    heard = sent(room, words, f"Your complaints {FIRST} and {SECOND}", to=TENANT)
    other = SECOND if heard.reference == FIRST else Reference(FIRST)
    assert asked(heard) == [(heard.reference, "what-letter"), (other, "which-case")]
    events = [each.event for each in heard.decision.actions if isinstance(each, ChangeCase)]
    assert CasesLinked(other) in events
