"""An officer writes to somebody who has a case, or two, and answers the wrong mail or none.

Dorothy Finch complained of a leak on Monday 1 June 2026 (NH-26-0001), and in some tests of the lift at
another place on Wednesday (NH-26-0002).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import MAILBOX, OFFICER, TENANT, a_mail
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer, FileOnCase
from mail.shapes.in_the_house import FIRST
from policies.mailroom import Mailroom

SECOND = "NH-26-0002"
ABOUT_NOTHING = "I have looked into your complaint. I uphold it, and we are sorry. You told us, and nobody came."
ABOUT_THE_LIFT = """I have looked into your complaint about the lift at Tower Court. It was out of order for two months
and we told nobody. I uphold your complaint, and we are sorry. The lift was mended on 9 June."""
ABOUT_THE_LEAK = "I have looked into your complaint about the leak in your kitchen. I uphold it, and we are sorry."


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    return room


@pytest.fixture
def with_two(room: Mailroom) -> Mailroom:
    heard = room.complains(
        "2026-06-03 10:00",
        text="The lift in our block at Tower Court has been broken for two months. I want to complain about the lift.",
        subject="Lift broken at Tower Court",
        message_id="<lift@tenant.example>",
    )
    assert heard.reference == SECOND
    return room


def decides(
    room: Mailroom, text: str, subject: str, *, answers: str = "", to: str = TENANT, name: str = "Ms Finch"
) -> Heard:
    """Let an officer's letter be found among the sent mail on Wednesday 10 June."""
    at = "2026-06-10 15:00"
    mail = a_mail(
        f"Dear {name},\n\n{text}\n\nKind regards\nGary Officer\n", sender=f"Northgate Homes <{MAILBOX}>", to=to,
        subject=subject, message_id="<answer@northgate.example>", received_at=room.story.at(at),
        headers=[("In-Reply-To", answers)] if answers else [],
    )  # fmt: skip
    return room.hears(mail, at, folder="Sent Items")


def asked(heard: Heard) -> list[str]:
    return [each.about for each in heard.decision.actions if isinstance(each, AskOfficer)]


def is_sure(heard: Heard) -> bool:
    return all(each.sure for each in heard.decision.actions if isinstance(each, FileOnCase))


# -- No mail answered ------------------------------------------------------------------------------


def test_a_decision_that_names_no_case_lies_in_doubt_on_the_only_one_of_whom_it_goes_to(room: Mailroom) -> None:
    heard = decides(room, ABOUT_NOTHING, "Your complaint")
    assert (heard.reference, is_sure(heard), asked(heard)) == (FIRST, False, ["what-letter"])
    assert room.clock("stage-1-answer")["state"] == "running"


def test_where_they_have_several_a_person_says_which(with_two: Mailroom) -> None:
    heard = decides(with_two, ABOUT_NOTHING, "Your complaint")
    assert (heard.reference, asked(heard)) == (None, ["which-case"])
    assert with_two.clock("stage-1-answer")["state"] == "running"


def test_what_goes_to_somebody_who_has_no_case_is_put_away(room: Mailroom) -> None:
    heard = decides(room, ABOUT_NOTHING, "Your complaint", to="ann@else.example", name="Ms Other")
    assert (heard.reference, asked(heard)) == (None, [])


# -- The wrong mail answered -----------------------------------------------------------------------


def test_a_decision_about_another_case_than_the_mail_it_answers_stops_no_clock(with_two: Mailroom) -> None:
    heard = decides(with_two, ABOUT_THE_LIFT, "Re: Leak in the kitchen", answers="<leak-1@tenant.example>")
    assert (heard.reference, is_sure(heard), asked(heard)) == (FIRST, False, ["what-letter"])
    for case in (FIRST, SECOND):
        assert with_two.clock("stage-1-answer", reference=case)["state"] == "running"


@pytest.mark.parametrize(
    "text, subject, answers, case",
    [
        (ABOUT_THE_LEAK, "Re: Leak in the kitchen", "<leak-1@tenant.example>", FIRST),
        (ABOUT_NOTHING, "Re: Leak in the kitchen", "<leak-1@tenant.example>", FIRST),
        (ABOUT_THE_LIFT, "Re: Lift broken at Tower Court", "<lift@tenant.example>", SECOND),
    ],
    ids=["says so", "says nothing of either", "says so, on the second"],
)
def test_a_decision_that_answers_a_mail_of_its_own_case_is_the_answer(
    with_two: Mailroom, text: str, subject: str, answers: str, case: str
) -> None:
    heard = decides(with_two, text, subject, answers=answers)
    assert (heard.reference, is_sure(heard)) == (case, True)
    assert with_two.clock("stage-1-answer", reference=case)["state"] == "met"


def test_a_reply_that_names_the_other_case_stops_no_clock(with_two: Mailroom) -> None:
    heard = decides(
        with_two, f"This is about {SECOND}. {ABOUT_NOTHING}", "Re: Leak in the kitchen",
        answers="<leak-1@tenant.example>",
    )  # fmt: skip
    assert not is_sure(heard)


def test_of_somebody_with_one_case_the_mail_answered_is_enough(room: Mailroom) -> None:
    heard = decides(room, ABOUT_THE_LIFT, "Re: Leak in the kitchen", answers="<leak-1@tenant.example>")
    assert (heard.reference, is_sure(heard)) == (FIRST, True)
    assert OFFICER not in [each["to"] for each in room.place.letters() if each["name"] == "officer.notice.which-case"]


# -- Somebody else of the case ---------------------------------------------------------------------

BOB = "bob@pipes.example"


@pytest.fixture
def with_bob(room: Mailroom) -> Mailroom:
    """A builder who is in no settings has answered the officer's order, and once written on the case."""
    room.sent("2026-06-03 09:00", "Hi Bob, can you go to 4 Mill Lane for a leak?", to=BOB)
    heard = room.complains(
        "2026-06-04 10:00", text="We can come on Friday at ten.", sender=f"Bob Pipes <{BOB}>",
        subject="Re: Leak in the kitchen", message_id="<bob-1@pipes.example>",
        headers=[("In-Reply-To", "<2026-06-03.0900@northgate.example>")],
    )  # fmt: skip
    assert heard.reference == FIRST
    return room


def test_a_builder_who_is_told_of_the_outcome_has_been_told_and_the_tenant_has_not(with_bob: Mailroom) -> None:
    told = "I have looked into it and I uphold her complaint. Your man closed the job by mistake."
    heard = decides(with_bob, told, "Re: Leak in the kitchen", answers="<bob-1@pipes.example>", to=BOB, name="Bob")
    assert (heard.reference, asked(heard)) == (FIRST, ["what-letter"])
    assert with_bob.clock("stage-1-answer")["state"] == "running"


def test_the_tenant_in_copy_of_an_order_to_a_builder_has_no_answer(with_bob: Mailroom) -> None:
    at = "2026-06-10 15:00"
    mail = a_mail(
        "Hi Bob,\n\nThe complaint is upheld, we were late and are sorry. Please go and fix the pipe.\n\nGary Officer\n",
        sender=f"Northgate Homes <{MAILBOX}>", to=BOB, subject="Re: Leak in the kitchen",
        message_id="<answer@northgate.example>", received_at=with_bob.story.at(at),
        headers=[("Cc", TENANT), ("In-Reply-To", "<bob-1@pipes.example>")],
    )  # fmt: skip
    with_bob.hears(mail, at, folder="Sent Items")
    assert with_bob.clock("stage-1-answer")["state"] == "running"


def test_a_mail_to_a_builder_that_names_no_case_still_lies_on_the_only_one_he_wrote_on(with_bob: Mailroom) -> None:
    heard = decides(with_bob, ABOUT_NOTHING, "Hello", to=BOB, name="Bob")
    assert (heard.reference, is_sure(heard), asked(heard)) == (FIRST, False, ["what-letter"])
