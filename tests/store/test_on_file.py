"""How a case stands for an officer's mail: since when more is asked for, by whatever way it came."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from builders import LANDLORD, LEAD, OFFICER, TENANT
from heard.casework.events import Reference
from heard.judgement.facts import OnFile
from heard.store.on_file import on_file
from mail.shapes.in_the_house import FIRST
from policies.mailroom import Mailroom

DECISION = (
    "Dear Ms Finch,\n\nI have looked into your complaint about the leak in your kitchen. I uphold your complaint, and"
    " we are sorry. If you are not happy with this answer, you can ask us to look at it again at stage 2.\n\n"
    "Gary Officer\n"
)
PASSED_ON = f"""Came to me.

From: Dorothy Finch <{TENANT}>
Sent: 12 June 2026 08:05
To: Gary Officer <{OFFICER}>
Subject: Re: Leak in the kitchen

I am not happy with your answer about the leak. Please escalate my complaint to stage 2.
"""


def answered(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    room.sent("2026-06-10 15:00", DECISION)
    return room


def stands(room: Mailroom) -> OnFile:
    house = room.place.house
    with house.store.reading() as connection:
        [found] = on_file(connection, [Reference(FIRST)], LANDLORD, house.given.all_policies)
    return found


def when(found: OnFile) -> datetime | None:
    return found.asked_at.replace(tzinfo=None) if found.asked_at is not None else None


def test_what_an_officer_brings_of_the_complainants_asks_for_more_as_their_own_mail_does(tmp_path: Path) -> None:
    room = answered(tmp_path)
    assert stands(room).asked_at is None
    assert room.told("2026-06-12 10:00", PASSED_ON, "FW: Leak in the kitchen").reference == FIRST
    found = stands(room)
    assert when(found) == datetime(2026, 6, 12, 9, 0)  # 10:00 in British Summer Time
    assert OFFICER not in found.people


def test_what_colleagues_write_of_a_case_asks_for_nothing(tmp_path: Path) -> None:
    room = answered(tmp_path)
    room.told("2026-06-12 10:00", f"{FIRST}: {LEAD} has the file.", f"{FIRST} Leak in the kitchen")
    assert stands(room).asked_at is None


# -- Who complains, and who else wrote -------------------------------------------------------------


def writes(room: Mailroom, sender: str, text: str, number: int) -> None:
    heard = room.complains(
        f"2026-06-11 1{number}:00", text, sender=sender, subject=f"Re: Leak in the kitchen [{FIRST}]",
        message_id=f"<{number}@else.example>", headers=[("In-Reply-To", "<2026-06-10.1500@northgate.example>")],
    )  # fmt: skip
    assert heard.reference == FIRST


def test_whoever_complains_or_speaks_for_them_is_told_from_whoever_else_wrote(tmp_path: Path) -> None:
    room = answered(tmp_path)
    writes(room, "Bob Pipes <bob@pipes.example>", "We can come on Friday at ten to look at the pipe.", 1)
    writes(room, "Jane Finch <jane@else.example>", "I am writing on behalf of my mum. Is there any news?", 2)
    writes(room, "D Finch <d.finch@work.example>", "I do not accept this. Please take it to stage 2.", 3)
    found = stands(room)
    assert set(found.people) == {TENANT, "jane@else.example"}
    assert found.others == ("bob@pipes.example", "d.finch@work.example")


# -- Who was told of somebody vulnerable -----------------------------------------------------------


def test_the_notices_of_somebody_vulnerable_stand_with_their_words_and_what_was_only_noted_does_not(
    tmp_path: Path,
) -> None:
    room = answered(tmp_path)
    assert stands(room).told_vulnerable == ()
    writes(room, TENANT, "I am 84 years old and I am not happy with the leak in the kitchen.", 1)
    writes(room, TENANT, "I am 84 years old, as I said, and the leak in the kitchen goes on.", 2)
    [notice] = stands(room).told_vulnerable
    assert notice.at.replace(tzinfo=None) == datetime(2026, 6, 11, 10, 0)  # 11:00 in British Summer Time
    assert "I am 84" in notice.words[0]
