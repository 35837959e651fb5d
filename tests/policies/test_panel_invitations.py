"""Who is invited to a panel: a week before it sits, the policy team is asked about an invitation that is not on file.

Each mail comes to a whole house under the real pack.  29 July 2026 is a Wednesday; five working days before it: 28, 27,
24, 23, 22 July.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LEAD, MAILBOX, OFFICER, a_mail
from heard.casework.people import Officer
from heard.daemon.rhythm import panels
from mail.shapes.in_the_house import FIRST
from policies.clauses import CLAUSES, Clause, proves
from policies.mailroom import ANSWERS, Mailroom
from policies.test_run_by_mail_owners import gary, room_with

TEAM, DIRECTOR = "tess.team@northgate.example", "dora.director@northgate.example"
INVITED = """Dear Miss Finch,

The panel meets on Wednesday 29 July 2026 at 2 pm at our offices. You are welcome to attend, and to bring somebody who
speaks for you.

Yours sincerely
Gary Officer
"""
THE_CUSTOMERS, ONE_OF_OURS = "The invitation to the customer: no mail", "The invitation to one of these: Director; Head"


def a_room(clause: Clause, tmp_path: Path, *roles: str, team: bool = True) -> Mailroom:
    """Return a mailroom with a case at stage three since 13 July, and a director, or whoever else is to attend."""
    staff = [Officer("Dora Director", DIRECTOR, roles or ("director",))]
    staff += [Officer("Tess Team", TEAM, ("policy-team",))] if team else []
    room = room_with(clause, tmp_path, gary("receiver", "senior-officer"), *staff)
    room.complains("2026-07-13 09:00")
    for hour, line in (("10", f"assign to {OFFICER}"), ("11", "stage 2"), ("12", "stage 3")):
        room.says(f"2026-07-13 {hour}:00", line)
    assert room.case()["stage"] == "stage-3"
    return room


def tells(room: Mailroom, line: str = "panel 29 July 2026", at: str = "2026-07-15 10:00") -> None:
    assert "29 July 2026" in room.says(at, line)


def invites_the_customer(room: Mailroom, at: str = "2026-07-16 10:00") -> None:
    room.copied(at, INVITED, subject="Your panel")


def invites(room: Mailroom, address: str, at: str = "2026-07-16 11:00") -> None:
    mail = a_mail(
        "Dora, the panel is on 29 July at 2 pm. Please come.",
        sender=f"Gary Officer <{OFFICER}>",
        to=address,
        subject=f"Panel [{FIRST}]",
        message_id="<to-dora@northgate.example>",
        headers=(*room._proof(at), ANSWERS, ("Cc", MAILBOX)),
        received_at=room.story.at(at),
    )
    room.hears(mail, at)


def asked(room: Mailroom, at: str, by: str = TEAM) -> list[str]:
    """Look at a moment, and return what somebody was asked about panels by then."""
    room.lets_pass(at)
    panels.ask(room.place.house)
    written = zip(room.letters_to(by), room.letters_sent_to(by), strict=True)
    return [text for name, text in written if name == panels.LETTER]


@proves("wk11-8.3-customer-attends")
@pytest.mark.parametrize(
    "line", ["panel 29 July 2026", "meeting 29 July 2026", "panel meets on Wednesday 29 July 2026"]
)
def test_a_week_before_the_panel_the_team_is_told_once_that_no_invitation_to_the_customer_is_on_file(
    clause: Clause, line: str, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path)
    tells(room, line)
    invites(room, DIRECTOR)
    assert asked(room, "2026-07-21 16:59") == []
    [text] = asked(room, "2026-07-22 09:00")
    assert (THE_CUSTOMERS in text, ONE_OF_OURS in text) == (True, False)
    assert f"The panel on {FIRST} sits on Wednesday 29 July 2026" in text
    assert asked(room, "2026-07-23 09:00") == [text], "once"


@proves("wk11-8.3-director-attends")
def test_a_week_before_the_panel_the_team_is_asked_who_attends_for_the_landlord(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path)
    tells(room)
    invites_the_customer(room)
    [text] = asked(room, "2026-07-22 09:00")
    assert (THE_CUSTOMERS in text, ONE_OF_OURS in text) == (False, True)


@proves("wk11-8.3-director-attends", "wk11-8.3-customer-attends")
@pytest.mark.parametrize("role", ["director", "head-of-service", "panel-nominee"])
def test_nobody_is_asked_where_both_are_invited(clause: Clause, role: str, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path, role)
    tells(room)
    invites_the_customer(room)
    invites(room, DIRECTOR)
    assert [asked(room, f"2026-07-{day} 09:00") for day in (22, 24, 29)] == [[], [], []]


@proves("wk11-8.3-customer-attends")
def test_an_invitation_may_come_before_anybody_tells_the_day_it_fixes(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path)
    invites_the_customer(room, "2026-07-14 10:00")
    tells(room)
    [text] = asked(room, "2026-07-22 09:00")
    assert THE_CUSTOMERS not in text


@proves("wk11-8.3-customer-attends")
def test_where_nobody_is_the_policy_team_its_leads_are_told(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path, team=False)
    tells(room)
    [text] = asked(room, "2026-07-22 09:00", by=LEAD)
    assert (THE_CUSTOMERS in text, ONE_OF_OURS in text) == (True, True)


@proves("wk11-8.3-customer-attends")
def test_the_mail_goes_at_opening_and_nothing_else_is_due(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path)
    tells(room)
    house = room.place.house
    assert panels.next_moment(house, room.story.at("2026-07-15 11:00")) == room.story.at("2026-07-22 09:00")
    asked(room, "2026-07-22 09:00")
    assert panels.next_moment(house, room.story.at("2026-07-22 09:00")) is None


@proves("wk11-8.3-customer-attends")
def test_another_meeting_of_the_case_asks_nothing_again(clause: Clause, tmp_path: Path) -> None:
    room = a_room(clause, tmp_path)
    tells(room)
    room.says("2026-07-15 11:00", "meeting with the plumber 30 July 2026")
    [text] = asked(room, "2026-07-22 09:00")
    assert asked(room, "2026-07-23 09:00") == [text]
    assert panels.ask(room.place.house) is False


@pytest.mark.parametrize(
    "line, said",
    [
        pytest.param("meeting with the plumber 29 July 2026", "", id="no panel's"),
        pytest.param("panel 29 July 2026", "done: panel", id="held, or called off"),
    ],
)
def test_of_a_meeting_that_is_no_panel_to_come_nobody_is_asked(line: str, said: str, tmp_path: Path) -> None:
    clause = CLAUSES["wk11-8.3-customer-attends"]
    room = a_room(clause, tmp_path)
    tells(room, line)
    if said:
        room.says("2026-07-15 11:00", said, answers="officer.receipt")
    assert asked(room, "2026-07-22 09:00") == []
