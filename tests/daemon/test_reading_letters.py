"""What a person said of an officer's letter is not lost where it is put on another case, and brought home.

Dorothy Finch complained of a leak and of a lift on Monday 1 June 2026, under the Code of 2024.  The answers are owed
by the end of Monday 22 June: ten working days after 8 June, by when they had to be acknowledged.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from looking import in_step

from builders import a_mail
from heard.casework.events import LetterKind, MessageNumber, Reference, StageName
from heard.daemon import answering, moving
from heard.daemon.answering import Said
from policies.mailroom import ANSWERS, Mailroom

LEAK, LIFT = Reference("NH-26-0001"), Reference("NH-26-0002")
LETTER = MessageNumber(3)
SENT = "2026-06-10 15:00"
WAITING = "Dear Ms Finch,\n\nI am waiting for the surveyor{more}.\n\nGary Officer\n"
NO_DAY, A_DAY = WAITING.format(more=""), WAITING.format(more=", so you will have my answer by 24 June 2026 instead")
DECISION = (
    "Dear Ms Finch,\n\nI have looked into your complaint about the leak, and I uphold it. We closed the job by mistake,"
    " and I am sorry.\n\nGary Officer\n"
)


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("hos-code-2024", tmp_path)
    room.complains("2026-06-01 10:00")
    heard = room.complains(
        "2026-06-01 11:00", text="The lift at Tower Court has been out for weeks. I want to complain about the lift.",
        subject="The lift", message_id="<lift@tenant.example>",
    )  # fmt: skip
    assert heard.reference == LIFT
    return room


def say(room: Mailroom, **said: Any) -> None:
    answering.say(room.place.house, LETTER, Said(**said))


def move(room: Mailroom, to: Reference) -> None:
    moving.move(room.place.house, [LETTER], to)


def due(room: Mailroom) -> dict[Reference, str | None]:
    return {case: room.day("stage-1-answer", reference=case) for case in (LEAK, LIFT)}


def asked(room: Mailroom, reference: Reference) -> list[str]:
    return [each["about"] for each in room.case(reference)["questions"] if each["answered"] is None]


@pytest.mark.parametrize("text", [NO_DAY, A_DAY], ids=["it names no day", "it names another"])
def test_the_day_that_was_said_goes_along_and_comes_back(room: Mailroom, text: str) -> None:
    room.sent(SENT, text)
    say(room, kind=LetterKind.EXTENSION, until=date(2026, 6, 26))
    assert due(room) == {LEAK: "2026-06-26", LIFT: "2026-06-22"}
    move(room, LIFT)
    assert due(room) == {LEAK: "2026-06-22", LIFT: "2026-06-26"}
    move(room, LEAK)
    assert due(room) == {LEAK: "2026-06-26", LIFT: "2026-06-22"}
    assert "not-extended" not in asked(room, LEAK)
    assert in_step(room.place.house)


def test_that_the_customer_agreed_goes_along(room: Mailroom) -> None:
    room.sent(SENT, NO_DAY)
    say(room, kind=LetterKind.EXTENSION, until=date(2026, 6, 26), agreed=True)
    move(room, LIFT)
    extended = [each["details"] for each in room.case(LIFT)["events"] if each["type"] == "DueExtended"]
    assert [each["agreed"] for each in extended] == [True]


def test_the_day_is_kept_where_the_case_between_could_not_be_put_off(room: Mailroom) -> None:
    room.sent(SENT, NO_DAY)
    say(room, kind=LetterKind.EXTENSION, until=date(2026, 6, 26))
    answer = a_mail(
        DECISION.replace("leak", "lift"), sender="Northgate Homes <complaints@northgate.example>",
        to="dorothy.finch@tenant.example", subject="Re: The lift", message_id="<lift-answer@northgate.example>",
        headers=[("In-Reply-To", "<lift@tenant.example>")], received_at=room.story.at("2026-06-11 09:00"),
    )  # fmt: skip
    room.hears(answer, "2026-06-11 09:00", folder="Sent Items")
    assert room.clock("stage-1-answer", reference=LIFT)["state"] == "met"
    move(room, LIFT)
    assert "not-extended" in asked(room, LIFT)
    move(room, LEAK)
    assert due(room)[LEAK] == "2026-06-26"


def test_the_stage_that_was_said_comes_back_though_the_case_has_gone_on(room: Mailroom) -> None:
    room.sent(SENT, DECISION)
    escalates = a_mail(
        "I do not accept your answer about the leak. Please take it to stage 2.", subject="Re: Leak in the kitchen",
        message_id="<leak-2@tenant.example>", headers=[ANSWERS], received_at=room.story.at("2026-06-11 10:00"),
    )  # fmt: skip
    room.hears(escalates, "2026-06-11 10:00")
    room.sent("2026-06-12 09:00", DECISION.replace("complaint", "complaint again"))
    late = MessageNumber(5)
    answering.say(room.place.house, late, Said(kind=LetterKind.DECISION, stage=StageName("stage-1")))
    moving.move(room.place.house, [late], LIFT)
    moving.move(room.place.house, [late], LEAK)
    [*_, seen] = [each["details"] for each in room.case(LEAK)["events"] if each["type"] == "OfficersLetterSeen"]
    assert (seen["message"], seen["stage"]) == (late, "stage-1")
