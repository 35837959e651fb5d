"""An officer's letter that goes to somebody outside who is not on its case: a lead is told, and nothing is held."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, MAILBOX, TENANT
from heard.casework.people import Outsider
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom

COUNCIL, NIECE = "housing@weirside.example", "enid@niece.example"
KNOWING = replace(
    LANDLORD,
    outsiders=(
        Outsider("Weirside Council", "council", domain="weirside.example"),
        Outsider("The Ombudsman", "ombudsman", domain="ombudsman.example"),
    ),
    partners=(Outsider("Drip and Sons", "other", domain="drip.example"),),
)
NOTICE = "officer.notice.copied-outside"
NEWS = "Dear Ms Finch,\n\nOur plumber will come to see the leak on Thursday.\n\nKind regards\nGary Officer\n"


def a_room(tmp_path: Path, pack: str = "west-kent-2011") -> Mailroom:
    room = Mailroom(pack, tmp_path, KNOWING)
    room.complains("2026-06-01 10:00")
    return room


def warned(room: Mailroom) -> list[str]:
    """Return to whom a warning went, each time."""
    return [each["to"] for each in room.place.letters() if each["name"] == NOTICE]


@proves("wk11-2-confidential")
def test_the_lead_is_warned_of_a_letter_that_copies_the_council_and_it_is_noted_on_the_case(
    clause: Clause, tmp_path: Path
) -> None:
    room = a_room(tmp_path)
    number = room.copied("2026-06-02 10:00", NEWS, to=f"{TENANT}, {COUNCIL}").waiting.number
    assert warned(room) == [LEAD]
    assert f"went to Weirside Council <{COUNCIL}>" in " ".join(room.letters_sent_to(LEAD)[-1].split())
    noted = [each["details"]["about"] for each in room.case()["events"] if each["type"] == "OfficerAsked"]
    assert noted == ["copied-outside"]
    assert [each["kind"] for each in room.case()["messages"] if each["id"] == number] == ["staff"], "it is on the case"
    assert room.letters_to(COUNCIL) == []


@proves("wk11-2-confidential")
def test_of_one_address_it_is_told_once_and_of_another_again(clause: Clause, tmp_path: Path) -> None:
    room = a_room(tmp_path)
    for day, to in (("02", COUNCIL), ("03", COUNCIL), ("04", NIECE), ("05", f"{NIECE}, {COUNCIL}")):
        room.copied(f"2026-06-{day} 10:00", NEWS, to=f"{TENANT}, {to}")
    assert len(warned(room)) == 2


@proves("wk11-2-confidential")
@pytest.mark.parametrize(
    "to",
    [
        pytest.param(TENANT, id="the complainant"),
        pytest.param(f"{TENANT}, repairs@northgate.example", id="a box of ours"),
        pytest.param(f"{TENANT}, {MAILBOX}", id="the mailbox"),
        pytest.param(f"{TENANT}, joe@drip.example", id="a contractor"),
        pytest.param(f"{TENANT}, enquiries@ombudsman.example", id="the Ombudsman"),
    ],
)
def test_nobody_is_warned_of_those_who_belong_there(clause: Clause, to: str, tmp_path: Path) -> None:
    room = a_room(tmp_path)
    room.copied("2026-06-02 10:00", NEWS, to=to)
    assert warned(room) == []


def test_a_policy_that_does_not_want_it_is_left_in_peace(tmp_path: Path) -> None:
    room = a_room(tmp_path, "wnwhl-2009")
    room.copied("2026-06-02 10:00", NEWS, to=f"{TENANT}, {COUNCIL}")
    assert warned(room) == []
