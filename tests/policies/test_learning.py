"""What is learned from a case is said by whoever closes it, in a word or an amount, and stands on the case.

Each mail comes to a whole house under the real pack; the officer answers what heard wrote to them.  What reports make
of it is shown where they are.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from heard.store.learned import causes_since
from policies.clauses import Clause, proves
from policies.mailroom import FIRST, Mailroom
from policies.test_officers_letters import GO_ON, answered
from policies.test_run_by_mail_owners import gary, room_with

OWNERS = {"feedback-2018": "service-improvement", "wdh-2022": "customer-relations", "west-kent-2011": "receiver"}
RECEIPT = "officer.receipt"


def answered_room(clause: Clause, tmp_path: Path, text: str = "") -> Mailroom:
    """Return the mailroom of the clause's pack, where a complaint came on 1 June and Gary has answered it."""
    room = room_with(clause, tmp_path, gary(OWNERS[clause.pack]))
    room.complains("2026-06-01 10:00", text)
    room.copied("2026-06-05 15:00", answered(GO_ON))
    return room


def learned(room: Mailroom) -> list[Any]:
    return list(room.case()["learned"])


@proves("wdh-ptr-offset")
def test_what_is_set_off_is_kept_beside_what_is_offered_and_what_is_left(clause: Clause, tmp_path: Path) -> None:
    """The sum of the quarter is the report's."""
    room = answered_room(clause, tmp_path)
    room.says("2026-06-08 09:00", "close upheld")
    told = room.says("2026-06-17 09:00", "compensation 200 pounds less £150 owed", answers=RECEIPT)
    assert "compensation: £200, £150 of it set off against what they owe, £50 payable" in told
    [row] = learned(room)
    assert (row["pence"], row["offset_pence"], row["payable_pence"]) == (20000, 15000, 5000)
    assert room.on(row["at"]) == "2026-06-17 09:00"


@proves("fb18-redress-goodwill")
def test_a_goodwill_gesture_is_recorded_with_its_amount_and_its_officer(clause: Clause, tmp_path: Path) -> None:
    """Counting them over a quarter is the report's."""
    room = answered_room(clause, tmp_path)
    room.says("2026-06-05 16:00", "goodwill £25")
    told = room.says("2026-06-12 09:00", "goodwill gesture: 40 pounds", answers=RECEIPT)
    assert "goodwill: £65" in told
    assert [(each["pence"], room.on(each["at"])) for each in learned(room)] == [
        (2500, "2026-06-05 16:00"),
        (4000, "2026-06-12 09:00"),
    ]
    senders = {each["id"]: each["from"] for each in room.case()["messages"]}
    assert {senders[each["message"]] for each in learned(room)} == {"gary.officer@northgate.example"}


@proves("fb18-6-causes")
def test_causes_are_known_by_how_often_they_were_recorded(clause: Clause, tmp_path: Path) -> None:
    """The table of causes is the report's."""
    room = answered_room(clause, tmp_path)
    told = room.says("2026-06-08 09:00", "close upheld", "cause: wrong advice", "remedy: apology")
    assert "cause: wrong advice; put right by: apology" in told
    for minute in range(3):
        room.says(f"2026-06-09 09:0{minute}", "cause late repair", answers=RECEIPT)
    assert [each["word"] for each in learned(room) if each["about"] == "cause"] == [
        "wrong advice",
        *3 * ["late repair"],
    ]
    with room.place.house.store.reading() as connection:
        assert causes_since(connection, room.story.at("2026-06-01 00:00")) == ("late repair", "wrong advice")


@proves("wk11-3-examples")
def test_a_rude_man_on_the_phone_is_offered_as_staff_attitude_and_a_person_records_it(
    clause: Clause, tmp_path: Path
) -> None:
    """The table of June is the report's."""
    room = answered_room(clause, tmp_path, "I want to complain. The man on the phone was rude to me.")
    told = room.says("2026-06-08 09:00", "close upheld")
    offered = re.findall(r"Cause: ([a-z ]+)", told)
    assert offered == ["staff attitude", "poor level of service", "slow response", "policy not followed"]
    assert learned(room) == []
    assert "cause: staff attitude" in room.says("2026-06-08 09:05", "cause staff attitude", answers=RECEIPT)
    assert "cause slow response" in room.says("2026-06-08 09:10", "cause slow service", answers=RECEIPT)
    assert "cause other" in room.says("2026-06-08 09:15", "cause the weather", answers=RECEIPT)
    assert [each["word"] for each in learned(room)] == ["staff attitude"]


@proves("wk11-2-record")
def test_a_complaint_is_on_record_with_both_its_dates_its_outcome_and_what_was_done(
    clause: Clause, tmp_path: Path
) -> None:
    room = answered_room(clause, tmp_path)
    told = room.says("2026-06-12 10:00", "close upheld", "remedy: amends", "", "New lock fitted on Tuesday.")
    assert 'You also wrote: "New lock fitted on Tuesday."' in told
    case = room.case(FIRST)
    [closed] = [each for each in case["events"] if each["type"] == "CaseClosed"]
    assert (room.on(case["opened"]), room.on(closed["at"])) == ("2026-06-01 10:00", "2026-06-12 10:00")
    assert (case["outcome"], [each["word"] for each in case["learned"]]) == ("upheld", ["amends"])
