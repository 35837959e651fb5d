"""Of the answers of a week some are named to the team, with what to look for; the others go by unremarked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, OFFICER, a_mail
from heard.casework.people import Officer
from heard.daemon.rhythm import quality_check
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom

TEAM = "tess.team@northgate.example"
LOOKED_AT_BY = {"wnwhl-2.4.6-quality-check": "complaints-team", "fb18-5-respond-courtesy": "service-improvement"}
AN_ANSWER = """Dear {name},

I have looked into your complaint about the leak in your kitchen. I do not uphold your complaint, because our plumber
came within ten days.

Kind regards
Gary Officer
"""
BY_CLAUSE = proves("wnwhl-2.4.6-quality-check", "fb18-5-respond-courtesy")


def a_week(clause: Clause, tmp_path: Path, answers: int, *, held: bool = True) -> Mailroom:
    """Let so many complaints of Monday 1 June 2026 be answered on the Thursday."""
    team = (Officer("Tess Team", TEAM, (LOOKED_AT_BY[clause.id],)),) if held else ()
    room = Mailroom(clause.pack, tmp_path, replace(LANDLORD, staff=(*LANDLORD.staff, *team)))
    let_answer(room, answers)
    return room


def let_answer(room: Mailroom, answers: int, *, by: str = OFFICER) -> None:
    """Let so many complaints of Monday 1 June 2026 be answered on the Thursday."""
    for number in range(1, answers + 1):
        address = f"tenant{number}@x.example"
        reference = room.complains(
            f"2026-06-01 10:{number:02}", f"The tap of flat {number} drips. I complained twice and nobody came.",
            subject=f"Tap {number}", sender=f"Tenant {number} <{address}>", message_id=f"<{number}@x.example>",
        ).reference  # fmt: skip
        answer = a_mail(
            AN_ANSWER.format(name=f"Tenant {number}"), sender=f"Gary Officer <{by}>", to=address,
            subject=f"Re: Tap {number} [{reference}]", message_id=f"<{number}@northgate.example>",
            headers=[("In-Reply-To", f"<{number}@x.example>")],
        )  # fmt: skip
        room.hears(answer, f"2026-06-04 15:{number:02}", folder="Sent Items")


def looked_at(room: Mailroom, on: str, by: str = TEAM) -> list[str]:
    """Return the answers that are named on a day to an officer, each time it is looked."""
    room.lets_pass(on)
    quality_check.check(room.place.house)
    lines = "\n".join(room.letters_sent_to(by)).splitlines()
    return [line for line in lines if ": message " in line]


@BY_CLAUSE
@pytest.mark.parametrize("answers, named", [(5, 1), (10, 2)])
def test_one_answer_in_five_is_named_to_the_team_with_what_to_look_for(
    clause: Clause, answers: int, named: int, tmp_path: Path
) -> None:
    room = a_week(clause, tmp_path, answers)
    assert looked_at(room, "2026-06-05 16:00") == [], "the week is not over"
    found = looked_at(room, "2026-06-08 09:00")
    assert len(found) == named
    assert all(line.endswith(" of Gary Officer, Thursday 4 June 2026") for line in found)
    assert "Every point of the complaint is answered." in room.letters_sent_to(TEAM)[-1]
    assert looked_at(room, "2026-06-09 09:00") == found, "once"
    assert room.letters_to(TEAM).count(quality_check.LETTER) == 1


@BY_CLAUSE
def test_where_nobody_is_the_team_its_leads_look(clause: Clause, tmp_path: Path) -> None:
    room = a_week(clause, tmp_path, 5, held=False)
    assert len(looked_at(room, "2026-06-08 09:00", by=LEAD)) == 1


@BY_CLAUSE
def test_the_next_mail_is_due_at_opening_on_the_monday(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    due = quality_check.next_moment(room.place.house, room.story.at("2026-06-03 09:00"))
    assert due == room.story.at("2026-06-08 09:00")


@pytest.mark.parametrize("writer, by", [(OFFICER, TEAM), (TEAM, LEAD)], ids=["another of the team", "a lead"])
def test_nobody_looks_at_their_own_answers(tmp_path: Path, writer: str, by: str) -> None:
    names = ["Tess Team"] if writer == TEAM else ["Tess Team", "Gary Officer"]
    staff = [each for each in LANDLORD.staff if each.address != OFFICER]
    addresses = {"Tess Team": TEAM, "Gary Officer": OFFICER}
    staff += [Officer(name, addresses[name], ("complaints-team", "owning-officer")) for name in names]
    room = Mailroom("wnwhl-2009", tmp_path, replace(LANDLORD, staff=tuple(staff)))
    let_answer(room, 5, by=writer)
    assert len(looked_at(room, "2026-06-08 09:00", by=by)) == 1
    assert quality_check.LETTER not in room.letters_to(writer)


def test_a_damaged_case_keeps_no_other_answer_back(tmp_path: Path) -> None:
    room = Mailroom("wnwhl-2009", tmp_path)
    let_answer(room, 6)
    with room.place.house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET body = '{' WHERE stream LIKE '%0003' AND number = 1")
    [line] = looked_at(room, "2026-06-08 09:00", by=LEAD)
    assert "0003" not in line
