"""What is typed to undo lets an officer's letter stand as it stood: counted, in doubt, come back, or nobody's.

Dorothy Finch complained on Monday 1 June 2026: NH-26-0001.  The answer is owed by the end of Monday 15 June.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from looking import in_step

from builders import TENANT, a_mail
from heard.casework.events import LetterKind, MessageNumber, Outcome
from heard.daemon import answering
from heard.daemon.answering import Said, Taken
from policies.mailroom import Mailroom

LETTER = MessageNumber(2)
SENT = "2026-06-10 15:00"
DECISION = (
    "Dear Ms Finch,\n\nI have looked into your complaint about the leak, and this is my answer at stage 1. I uphold it."
    " We closed the job by mistake, and I am sorry.\n\nGary Officer\n"
)
IN_DOUBT = "Dear Ms Finch,\n\nPlease find attached our letter of today's date.\n\nGary Officer\n"
PUTS_OFF = "Dear Ms Finch,\n\nI am waiting for the surveyor and will write again soon.\n\nGary Officer\n"


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    return a_room(tmp_path)


def a_room(tmp_path: Path, pack: str = "wnwhl-2009") -> Mailroom:
    room = Mailroom(pack, tmp_path)
    room.complains("2026-06-01 10:00")
    return room


def say(room: Mailroom, **said: Any) -> Taken:
    return answering.say(room.place.house, LETTER, Said(**said))


def stands(room: Mailroom) -> dict[str, Any]:
    """How the letter stands: what the case shows of it, what the clock of the answer does, and what is asked."""
    [letter] = [each for each in room.case()["messages"] if each["id"] == LETTER]
    shown = {name: letter[name] for name in ("letter", "proved", "undone", "direction")}
    asked = sorted(each["about"] for each in room.case()["questions"] if each["answered"] is None)
    return {**shown, "clock": room.clock("stage-1-answer")["state"], "asked": asked}


def it_came_back(room: Mailroom, about: str) -> None:
    text = f"Could not be delivered.\n\n  {TENANT}\n\nMessage-ID: {about}\n"
    headers = [("Return-Path", "<>"), ("X-Failed-Recipients", TENANT), ("Auto-Submitted", "auto-replied")]
    mail = a_mail(text, sender="Mailer-Daemon@mx.tenant.example", subject="Mail delivery failed",
                  message_id="<bounce@mx.tenant.example>", headers=[*headers, ("In-Reply-To", about)])  # fmt: skip
    room.hears(mail, "2026-06-10 15:30")


@pytest.mark.parametrize(
    "said, undo",
    [
        pytest.param(Said(), "--as-read", id="theirs"),
        pytest.param(Said(theirs=False), "--as-read", id="not theirs"),
        pytest.param(Said(kind=LetterKind.DECISION, outcome=Outcome("upheld")), "--as-read", id="a decision"),
        pytest.param(Said(kind=LetterKind.INFORMATION), "--as-read", id="information"),
    ],
)
@pytest.mark.parametrize("way", ["sent", "unproved"])
def test_what_was_in_doubt_is_in_doubt_again_and_asked(room: Mailroom, way: str, said: Said, undo: str) -> None:
    getattr(room, way)(SENT, IN_DOUBT)
    before = stands(room)
    assert before["asked"] == [{"sent": "what-letter", "unproved": "not-proved"}[way]]
    taken = answering.say(room.place.house, LETTER, said)
    assert taken.undo == f"heard answer 2 {undo}"
    assert stands(room) != before or said == Said()
    say(room, as_read=True)
    assert stands(room) == before
    assert in_step(room.place.house)


def test_what_was_plain_and_nobody_proved_is_asked_about_again(room: Mailroom) -> None:
    room.unproved(SENT, DECISION)
    before = stands(room)
    assert say(room).undo == "heard answer 2 --as-read"
    assert stands(room)["clock"] == "met"
    assert say(room, as_read=True).undo == "heard answer 2 --as decision --stage stage-1 --outcome upheld"
    assert stands(room) == before


def test_who_only_said_that_it_is_theirs_comes_back_to_that(room: Mailroom) -> None:
    room.unproved(SENT, IN_DOUBT)
    say(room)
    before = stands(room)
    assert say(room, kind=LetterKind.DECISION).undo == "heard answer 2 --mine"
    say(room)
    assert stands(room) == before


def test_what_was_nobodys_is_nobodys_again(room: Mailroom) -> None:
    room.unproved(SENT, DECISION)
    say(room, theirs=False)
    before = stands(room)
    assert say(room, kind=LetterKind.DECISION).undo == "heard answer 2 --not-mine"
    say(room, theirs=False)
    assert stands(room) == before


def test_what_came_back_is_back_again(room: Mailroom) -> None:
    room.sent(SENT, DECISION)
    it_came_back(room, "<2026-06-10.1500@northgate.example>")
    before = stands(room)
    assert (before["undone"], before["clock"]) == ("came-back", "running")
    assert say(room, kind=LetterKind.DECISION).undo == "heard answer 2 --as-read"
    assert stands(room)["clock"] == "met"
    say(room, as_read=True)
    assert stands(room) == before
    assert in_step(room.place.house)


def test_an_extension_comes_back_with_its_day_and_with_what_the_customer_agreed_to(tmp_path: Path) -> None:
    room = a_room(tmp_path, "hos-code-2024")
    room.sent(SENT, PUTS_OFF)
    say(room, kind=LetterKind.EXTENSION, until=date(2026, 6, 26), agreed=True)
    assert room.day("stage-1-answer") == "2026-06-26"
    undo = say(room, kind=LetterKind.INFORMATION).undo
    assert undo == "heard answer 2 --as extension --stage stage-1 --until 2026-06-26 --agreed"


def test_what_nobody_proves_is_filed_as_what_came_in_until_it_is_theirs(room: Mailroom) -> None:
    room.unproved(SENT, DECISION)
    assert stands(room)["direction"] == "in"
    say(room)
    assert stands(room)["direction"] == "out"
    say(room, as_read=True)
    assert stands(room)["direction"] == "in"
