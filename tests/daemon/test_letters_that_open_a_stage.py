"""An officer's letter began the next stage, and counts for something else or for nothing after all.

The tenant wrote on Monday 1 June 2026 and was answered on the 10th.  They asked for stage 2 on Friday 11 September, so
late that a person was asked first.  An officer took it on at stage 2 on the 14th.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.casework.events import LetterKind, MessageNumber, Reference, StageName
from heard.daemon import answering, moving
from heard.daemon.answering import Said
from mail.shapes.in_the_house import FIRST
from policies.mailroom import Mailroom

OPENING, DECIDING = MessageNumber(4), MessageNumber(5)
STAGE_2 = StageName("stage-2")
ANSWER = "Dear Ms Finch,\n\nI have looked into your complaint about the leak. I uphold it, and we are sorry.\n\nGary\n"
TAKEN_ON = "Dear Ms Finch,\n\nI have opened your complaint at stage 2 and will write to you by 9 October.\n\nGary\n"
ANSWER_2 = ANSWER.replace("your complaint", "your stage 2 complaint")
ANSWERED_2 = "2026-09-18 15:00"


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    room.sent("2026-06-10 15:00", ANSWER)
    after = [("In-Reply-To", "<2026-06-10.1500@northgate.example>")]
    room.complains("2026-09-11 10:00", "I am not happy with your answer. Please take my complaint to stage 2.",
                   message_id="<t2@tenant.example>", headers=after, subject="Re: Leak in the kitchen")  # fmt: skip
    assert asked(room) == ["next-stage"]
    room.sent("2026-09-14 15:00", TAKEN_ON)
    assert (room.case()["stage"], asked(room)) == (STAGE_2, [])
    return room


def asked(room: Mailroom) -> list[str]:
    """Return what of the next stage is asked and not answered."""
    open_ones = (each["about"] for each in room.case()["questions"] if each["answered"] is None)
    return [each for each in open_ones if each in ("next-stage", "stage-opened")]


def say(room: Mailroom, number: MessageNumber, kind: LetterKind) -> None:
    answering.say(room.place.house, number, Said(kind=kind, stage=STAGE_2))


def answered_at_stage_2(room: Mailroom) -> str | None:
    return room.on(room.clock("stage-2-answer", STAGE_2)["met_at"])


def test_where_it_merely_informed_the_stage_was_never_begun_and_whether_they_want_it_is_asked_again(
    room: Mailroom,
) -> None:
    answering.say(room.place.house, OPENING, Said(kind=LetterKind.INFORMATION))
    assert (room.case()["stage"], asked(room)) == ("stage-1", ["next-stage"])


def test_undone_the_stage_is_open_and_nobody_is_asked(room: Mailroom) -> None:
    undo = answering.say(room.place.house, OPENING, Said(kind=LetterKind.INFORMATION)).undo
    assert undo == "heard answer 4 --as acknowledgement --stage stage-2"
    say(room, OPENING, LetterKind.ACKNOWLEDGEMENT)
    assert (room.case()["stage"], asked(room)) == (STAGE_2, [])


def test_a_stage_answered_since_stays_answered_when_the_letter_that_opened_it_is_corrected_and_back(
    room: Mailroom,
) -> None:
    room.sent(ANSWERED_2, ANSWER_2)
    before = room.case()["clocks"]
    assert answered_at_stage_2(room) == ANSWERED_2
    say(room, OPENING, LetterKind.INFORMATION)
    assert (room.case()["stage"], answered_at_stage_2(room)) == (STAGE_2, ANSWERED_2)
    say(room, OPENING, LetterKind.ACKNOWLEDGEMENT)
    assert room.case()["clocks"] == before


def test_nor_does_it_lose_its_answer_when_that_letter_is_moved_and_moved_back(room: Mailroom) -> None:
    room.sent(ANSWERED_2, ANSWER_2)
    before = room.case()["clocks"]
    moving.move(room.place.house, [OPENING], None)
    assert (room.case()["stage"], answered_at_stage_2(room)) == (STAGE_2, ANSWERED_2)
    moving.move(room.place.house, [OPENING], Reference(FIRST))
    assert room.case()["clocks"] == before


def test_once_every_letter_of_it_is_taken_back_it_was_never_begun(room: Mailroom) -> None:
    room.sent(ANSWERED_2, ANSWER_2)
    say(room, OPENING, LetterKind.INFORMATION)
    answering.say(room.place.house, DECIDING, Said(theirs=False))
    assert (room.case()["stage"], asked(room)) == ("stage-1", ["next-stage"])
