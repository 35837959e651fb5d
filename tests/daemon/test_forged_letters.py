"""Mail that only says it is an officer's lets nobody in, and does not bury the officer in letters.

Dorothy Finch complained on Monday 1 June 2026: NH-26-0001.  Mallory knows the number and an officer's address.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import LEAD, MAILBOX, OFFICER, TENANT, a_mail, a_raw
from heard.casework.events import Kind, MessageNumber
from heard.daemon import answering
from heard.daemon.answering import Said
from heard.daemon.receive import Heard
from heard.judgement.reading import Unread, read
from heard.store import clues
from mail.shapes.in_the_house import FIRST
from policies.mailroom import ANSWERS, Mailroom

MALLORY = "mallory@else.example"
FORGED = "<note-1@northgate.example>"
CLOSE_IT = "Thank you, it is all sorted now and I am happy. Please close my complaint."
DECISION = """Dear Ms Finch

I have looked into your complaint about the leak in your kitchen, and this is my answer at stage 1. I uphold it. We
closed the job by mistake, and I am sorry. This is note {number} of it.

Gary Officer
"""


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    return room


def the_officer_writes(room: Mailroom, at: str = "2026-06-03 10:00", **more: Any) -> Heard:
    """Let a mail come that says it is an officer's, and nothing else does."""
    return room.hears(the_officers(room, at, **more), at)


def the_officers(room: Mailroom, at: str = "2026-06-03 10:00", **more: Any) -> bytes:
    usual: dict[str, Any] = {
        "text": "Please see the above.",
        "sender": f"Gary Officer <{OFFICER}>",
        "to": MALLORY,
        "subject": FIRST,
        "message_id": FORGED,
        "headers": [("Cc", MAILBOX)],
        "received_at": room.story.at(at),
    }
    return a_mail(**(usual | more))


def mallory_writes(room: Mailroom, text: str = CLOSE_IT, *, answers: str = "") -> Heard:
    headers = [("In-Reply-To", answers)] if answers else []
    at = "2026-06-04 10:00"
    mail = a_mail(
        text, sender=f"Mallory <{MALLORY}>", subject=f"Re: {FIRST}" if answers else FIRST,
        message_id="<m@else.example>", headers=headers, received_at=room.story.at(at),
    )  # fmt: skip
    return room.hears(mail, at)


def test_whom_a_forged_mail_goes_to_does_not_belong_to_its_case(room: Mailroom) -> None:
    assert the_officer_writes(room).reference == FIRST
    heard = mallory_writes(room)
    assert (heard.reference, heard.decision.kind) == ("NH-26-0002", Kind.COMPLAINT)
    assert room.case()["status"] == "open"


def test_who_answers_a_forged_mail_does_not_belong_to_its_case(room: Mailroom) -> None:
    the_officer_writes(room)
    assert mallory_writes(room, answers=FORGED).reference == "NH-26-0002"


def test_who_goes_on_from_a_forged_mail_in_outlook_does_not_belong_to_its_case(room: Mailroom) -> None:
    index = "AdrVx5+Q1n2nTRFTQJuKpP5Zq3t3Hg=="
    the_officer_writes(room, headers=[("Cc", MAILBOX), ("Thread-Index", index)])
    at = "2026-06-04 10:00"
    heard = room.hears(
        a_mail(
            CLOSE_IT, sender=f"Mallory <{MALLORY}>", subject="Hello", message_id="<m@else.example>",
            headers=[("Thread-Index", "AdrVx5+Q1n2nTRFTQJuKpP5Zq3t3HgAAAAAB")], received_at=room.story.at(at),
        ),
        at,
    )  # fmt: skip
    assert heard.reference != FIRST


def test_whom_an_officer_is_known_to_have_written_to_belongs_to_the_case(room: Mailroom) -> None:
    at = "2026-06-03 10:00"
    the_officer_writes(room, headers=[*room._proof(at), ("Cc", MAILBOX)])
    assert mallory_writes(room).reference == FIRST


def test_whom_a_mail_goes_to_that_answers_one_of_the_case_belongs_to_it(room: Mailroom) -> None:
    """Between the landlord's own people no server vouches; who has a mail of the case has been let in already."""
    the_officer_writes(room, headers=[("Cc", MAILBOX), ANSWERS])
    assert mallory_writes(room, answers=FORGED).reference == FIRST


def test_the_complainant_who_answers_an_officer_nobody_vouches_for_is_heard_on_their_case(room: Mailroom) -> None:
    the_officer_writes(room, to=TENANT)
    heard = room.complains(
        "2026-06-04 10:00", text="That is not so.", subject=f"Re: {FIRST}", message_id="<f-2@tenant.example>",
        headers=[("In-Reply-To", FORGED)],
    )  # fmt: skip
    assert heard.reference == FIRST


def test_once_somebody_says_whose_it_is_a_mail_is_traced_like_any_other(room: Mailroom) -> None:
    the_officer_writes(room)
    house = room.place.house
    left = read(Unread(a_raw(the_officers(room)).content), house.rules).of_outsiders(house.given.landlord).clues.left
    with house.store.writing() as connection:
        clues.leave_anew(connection, left, message=MessageNumber(2))
    assert mallory_writes(room, answers=FORGED).reference == FIRST


# -- Many of them ----------------------------------------------------------------------------------


def decides(room: Mailroom, number: int) -> None:
    mail = {"text": DECISION.format(number=number), "to": TENANT, "message_id": f"<d-{number}@northgate.example>"}
    the_officer_writes(room, f"2026-06-10 15:{number:02}", headers=[("Cc", MAILBOX), ANSWERS], **mail)


def test_of_forty_forged_decisions_the_officer_and_the_lead_get_one_letter(room: Mailroom) -> None:
    for number in range(40):
        decides(room, number)
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"]
    assert room.letters_to(LEAD).count("officer.notice.not-proved") == 1
    assert [each["about"] for each in room.case()["questions"]] == ["not-proved"] * 40


def test_a_decision_is_told_though_a_lesser_letter_waits_for_an_answer(room: Mailroom) -> None:
    waits = "Dear Ms Finch\n\nI am waiting for the surveyor, and will reply as soon as I can.\n\nGary Officer\n"
    the_officer_writes(room, text=waits, to=TENANT, headers=[("Cc", MAILBOX), ANSWERS])
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"]
    decides(room, 1)
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"] * 2
    assert "seems to be a decision" in room.letters_sent_to(OFFICER)[-1]
    decides(room, 2)
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"] * 2


def test_a_decision_with_another_outcome_is_told(room: Mailroom) -> None:
    decides(room, 1)
    not_upheld = DECISION.format(number=2).replace(
        "I uphold it. We\nclosed the job by mistake, and I am sorry.",
        "I do not uphold it. We came when we said that we would.",
    )
    assert not_upheld != DECISION.format(number=2)
    the_officer_writes(
        room, "2026-06-10 16:00", text=not_upheld, to=TENANT, message_id="<d-2@northgate.example>",
        headers=[("Cc", MAILBOX), ANSWERS],
    )  # fmt: skip
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"] * 2


@pytest.mark.parametrize(
    "text, shown",
    [
        pytest.param(DECISION.format(number=1), ["--mine", "--not-mine"], id="plain"),
        pytest.param(
            "Dear Ms Finch\n\nPlease find attached our letter of today's date.\n\nGary Officer\n",
            ["--as decision --stage stage-1 --outcome upheld", "--as holding", "--as information", "--not-mine"],
            id="in doubt",
        ),
    ],
)
def test_a_notice_of_what_is_in_doubt_asks_what_it_is_too(room: Mailroom, text: str, shown: list[str]) -> None:
    the_officer_writes(room, text=text, to=TENANT, headers=[("Cc", MAILBOX), ANSWERS])
    [notice] = room.letters_sent_to(OFFICER)
    typed = [line.strip() for line in notice.splitlines() if line.startswith("    heard answer ")]
    assert typed == [f"heard answer 2 {words}" for words in shown]


def test_once_they_have_answered_the_next_one_is_told_again(room: Mailroom) -> None:
    decides(room, 1)
    answering.say(room.place.house, MessageNumber(2), Said(theirs=False))
    decides(room, 2)
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"] * 2


def test_on_another_case_they_are_told(room: Mailroom) -> None:
    decides(room, 1)
    room.complains(
        "2026-06-11 10:00", sender="Ann Other <ann@else.example>", text="The lift has been broken for a month.",
        subject="Lift", message_id="<lift@else.example>",
    )  # fmt: skip
    the_officer_writes(
        room, "2026-06-12 10:00", text=DECISION.format(number=2), to="ann@else.example", subject="Re: Lift",
        message_id="<d-2@northgate.example>", headers=[("Cc", MAILBOX), ("In-Reply-To", "<lift@else.example>")],
    )  # fmt: skip
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"] * 2
