"""Who is invited to a panel: a week before it sits, the policy team is asked about an invitation that is not on file.

Each mail comes to a whole house under the real pack.  29 July 2026 is a Wednesday; five working days before it: 28, 27,
24, 23, 22 July.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LEAD, MAILBOX, OFFICER, a_mail
from heard.casework.events import Reference
from heard.casework.people import Officer
from heard.daemon.joining import join, part
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
    "line",
    [
        "panel 29 July 2026",
        "meeting 29 July 2026",
        "panel meets on Wednesday 29 July 2026",
        "panel 29 July 2026, 2pm, Civic Centre",
    ],
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
        pytest.param("panel 29 July 2026", "done: panel", id="held"),
        pytest.param("panel 29 July 2026", "panel cancelled", id="called off"),
        pytest.param("panel 29 July 2026", "panel 29 July 2026 cancelled", id="that day called off"),
        pytest.param("panel 29 July 2026", "the panel is off", id="off"),
        pytest.param("panel 29 July 2026", "panel postponed", id="postponed, and to no day"),
        pytest.param("meeting 29 July 2026", "panel cancelled", id="told as a meeting, called off as the panel"),
    ],
)
def test_of_a_meeting_that_is_no_panel_to_come_nobody_is_asked(line: str, said: str, tmp_path: Path) -> None:
    clause = CLAUSES["wk11-8.3-customer-attends"]
    room = a_room(clause, tmp_path)
    tells(room, line)
    if said:
        room.says("2026-07-15 11:00", said, answers="officer.receipt")
    assert asked(room, "2026-07-22 09:00") == []


@proves("wk11-8.3-customer-attends")
@pytest.mark.parametrize(
    "told, line, looked",
    [
        pytest.param("2026-07-28 15:00", "panel 29 July 2026", "2026-07-28 16:00", id="a day before"),
        pytest.param("2026-07-24 10:00", "panel 25 July 2026", "2026-07-24 10:30", id="on Friday for Saturday"),
        pytest.param("2026-07-29 09:30", "panel 29 July 2026 at 4pm", "2026-07-29 10:00", id="for the same day"),
        pytest.param("2026-07-28 18:00", "panel 29 July 2026", "2026-07-29 09:00", id="told in the evening"),
    ],
)
def test_at_short_notice_it_is_asked_at_the_next_look_in_office_hours(
    clause: Clause, told: str, line: str, looked: str, tmp_path: Path
) -> None:
    room = a_room(clause, tmp_path)
    room.says(told, line)
    assert len(asked(room, looked)) == 1


def test_of_a_panel_that_has_sat_nobody_is_asked_and_who_tells_its_day_is_told(tmp_path: Path) -> None:
    room = a_room(CLAUSES["wk11-8.3-customer-attends"], tmp_path)
    assert "20 July 2026 has passed" in room.says("2026-07-24 10:00", "panel 20 July 2026")
    assert asked(room, "2026-07-24 11:00") == []


def test_a_day_that_was_moved_is_asked_about_no_more_and_done_is_said_of_the_panel(tmp_path: Path) -> None:
    room = a_room(CLAUSES["wk11-8.3-customer-attends"], tmp_path)
    tells(room)
    room.says("2026-07-16 10:00", "panel moved to 12 August 2026", answers="officer.receipt")
    assert asked(room, "2026-07-22 09:00") == []
    assert "12 August 2026" in room.says("2026-07-23 10:00", "done: panel", answers="officer.receipt")
    assert asked(room, "2026-08-05 09:00") == []


# -- Of two cases that are joined -----------------------------------------------------------------------

OLDER, YOUNGER = Reference(FIRST), Reference("NH-26-0002")


@pytest.fixture
def two(tmp_path: Path) -> Mailroom:
    """A mailroom with two cases at stage three, not joined yet; what is said next is said of the younger."""
    room = a_room(CLAUSES["wk11-8.3-customer-attends"], tmp_path)
    room.complains(
        "2026-07-13 13:00",
        "I complain that the gardener swore at me.",
        subject="Gardener",
        message_id="<g@t.example>",
        sender="Ruth Finch <ruth@else.example>",
    )
    room.says("2026-07-13 14:00", "stage 2", answers="officer.notice")
    room.says("2026-07-13 15:00", "stage 3", answers="officer.receipt")
    assert f"Recorded on {YOUNGER}" in room.says("2026-07-15 10:00", "panel 29 July 2026", answers="officer.receipt")
    return room


def test_asked_about_on_the_younger_it_is_not_asked_again_once_joined_nor_once_parted(two: Mailroom) -> None:
    [text] = asked(two, "2026-07-22 09:00")
    join(two.place.house, OLDER, YOUNGER, anyway=True)
    assert asked(two, "2026-07-22 10:00") == [text]
    part(two.place.house, YOUNGER)
    assert asked(two, "2026-07-23 09:00") == [text]


def test_asked_about_while_joined_it_is_not_asked_again_once_parted(two: Mailroom) -> None:
    join(two.place.house, OLDER, YOUNGER, anyway=True)
    [text] = asked(two, "2026-07-22 09:00")
    part(two.place.house, YOUNGER)
    assert asked(two, "2026-07-23 09:00") == [text]


@pytest.mark.parametrize("line", ["done: panel", "panel cancelled"])
def test_a_panel_that_was_held_on_the_younger_comes_not_back_once_joined(two: Mailroom, line: str) -> None:
    two.says("2026-07-15 11:00", "panel 27 July 2026", answers="officer.receipt")
    two.says("2026-07-15 12:00", line, answers="officer.receipt")
    join(two.place.house, OLDER, YOUNGER, anyway=True)
    assert asked(two, "2026-07-22 09:00") == []
