"""What officers send from their own mail program, under each policy: what it ends, moves, promises, and leaves unsaid.

Each letter comes to a whole house under the real pack, and is read there with nothing but its own words.
1 June 2026 is a Monday; no bank holiday is near.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import LEAD, OFFICER
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import Item
from heard.judgement.actions import AskOfficer
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom

UPHELD = """Dear Ms Finch,

I have looked into your complaint about the leak in your kitchen. You told us three weeks ago and nobody came, though
our repairs policy gives ten days. I uphold your complaint, and we are sorry.

A new pipe was fitted on 9 June."""
PAINTED = " The wall will be painted by 30 June 2026."
GO_ON = (
    "\n\nIf you are not happy with this answer, you can ask us to look at it again at stage 2. To do that, write to"
    " Jo Mensah at jo.mensah@northgate.example or ring 0113 496 0003."
)
OUTSIDE = (
    "\n\nThis is our final answer. If you are still unhappy, you can go to the Housing Ombudsman Service,"
    " https://www.housing-ombudsman.org.uk, 0300 111 3000."
)
SIGNED = "\n\nKind regards\nGary Officer\nNorthgate Homes\n"
WAIT = (
    "Dear Ms Finch,\n\nI need more time for your complaint. The surveyor cannot come before 16 June, so I am extending"
    " the date of my answer. You will have it by {until} instead." + SIGNED
)


def answered(*more: str) -> str:
    return f"{UPHELD}{''.join(more)}{SIGNED}"


def room_of(clause: Clause, tmp_path: Path) -> Mailroom:
    """Return the mailroom of the clause's pack, where a complaint came on Monday 1 June at 10:00."""
    room = Mailroom(clause.pack, tmp_path)
    room.complains("2026-06-01 10:00")
    return room


# -- The answer ------------------------------------------------------------------------------------

ANSWERED = {"wnwhl-2.4.1-s1-10wd": "2026-06-15", "wk11-7-full-10wd": "2026-06-15", "hos-6.3": "2026-06-22"}
"""Ten working days from the complaint; under the Code from its acknowledgement, or the day that was due, 8 June."""


@proves("wnwhl-2.4.1-s1-10wd", "wk11-7-full-10wd", "hos-6.3")
@pytest.mark.parametrize("way", ["copied", "sent"])
def test_an_answer_in_copy_or_among_sent_mail_is_the_answer_of_stage_1(
    clause: Clause, way: str, tmp_path: Path
) -> None:
    room = room_of(clause, tmp_path)
    getattr(room, way)("2026-06-10 15:00", answered(GO_ON))
    assert room.clock("stage-1-answer")["state"] == "met"
    assert room.day("stage-1-answer") == ANSWERED[clause.id]
    assert room.on(room.clock("stage-1-answer")["met_at"]) == "2026-06-10 15:00"


@proves("wnwhl-2.4.1-s1-copy-to-team")
def test_the_mailbox_in_copy_is_the_copy_to_the_team(clause: Clause, tmp_path: Path) -> None:
    """Asking the team to close the case is another part's."""
    room = room_of(clause, tmp_path)
    heard = room.copied("2026-06-10 15:00", answered(GO_ON))
    assert heard.reference == FIRST
    [letter] = [each for each in room.case()["messages"] if each["direction"] == "out"]
    assert (letter["letter"], letter["proved"], room.on(letter["received_at"])) == (
        "decision",
        True,
        "2026-06-10 15:00",
    )
    assert (room.day("stage-1-answer"), room.day("stage-1-answer", "met_at")) == ("2026-06-15", "2026-06-10")


@proves("wnwhl-2.4.1-s1-copy-to-team")
def test_what_only_says_that_it_is_an_officers_answers_nothing_and_they_are_asked(
    clause: Clause, tmp_path: Path
) -> None:
    room = room_of(clause, tmp_path)
    heard = room.unproved("2026-06-10 15:00", answered(GO_ON))
    assert room.clock("stage-1-answer")["state"] == "running"
    assert [each.about for each in heard.decision.actions if isinstance(each, AskOfficer)] == ["not-proved"]
    assert room.letters_to(OFFICER) == ["officer.notice.not-proved"]


@proves("wdh-s2-window-10wd")
@pytest.mark.parametrize(
    "dated, last_day",
    [
        pytest.param("", "2026-07-08", id="from the day it was sent"),
        pytest.param("26 June 2026\n\n", "2026-07-10", id="from the date on the letter, which is later"),
        pytest.param("22 June 2026\n\n", "2026-07-08", id="not from a date before it was sent"),
    ],
)
def test_the_date_of_a_decision_opens_the_customers_ten_working_days(
    clause: Clause, dated: str, last_day: str, tmp_path: Path
) -> None:
    room = room_of(clause, tmp_path)
    room.sent("2026-06-24 15:00", dated + answered(OUTSIDE), subject="Stage 1 decision on your complaint")
    [window] = room.windows()
    assert (window.rule.name, room.story.ends_on(window.until)) == ("escalate", date.fromisoformat(last_day))


# -- What an answer has to say ---------------------------------------------------------------------

LEFT_OUT = {
    "wnwhl-2.4.3-right-to-escalate": ("right-to-next-stage", "next-stage-contact"),
    "grp08-5.6-options": ("options-if-dissatisfied",),
    "hos-6.9": ("stage", "how-to-escalate"),
}


@proves("wnwhl-2.4.3-right-to-escalate", "grp08-5.6-options", "hos-6.9")
def test_the_officer_of_an_answer_without_the_way_further_is_told_what_seems_missing(
    clause: Clause, tmp_path: Path
) -> None:
    room = room_of(clause, tmp_path)
    heard = room.copied("2026-06-10 15:00", answered())
    [note] = [each for each in heard.decision.actions if isinstance(each, AskOfficer)]
    missing, _, found = note.because.partition(". Found: ")
    left_out = "; ".join(ITEMS[Item(each)] for each in LEFT_OUT[clause.id])
    assert missing == f"a decision was sent that seems not to say: {left_out}"
    assert ("“" in found) or "Found" not in note.because
    assert room.letters_to(OFFICER) == ["officer.notice.seems-missing"]
    assert "officer.notice.seems-missing" in room.letters_to(LEAD)


@proves("wnwhl-2.4.3-right-to-escalate", "grp08-5.6-options", "hos-6.9")
def test_an_answer_that_says_it_all_is_told_to_nobody(clause: Clause, tmp_path: Path) -> None:
    room = room_of(clause, tmp_path)
    room.copied("2026-06-10 15:00", answered(PAINTED, GO_ON).replace("Dear", "Stage 1 answer\n\nDear"))
    assert room.case()["messages"][-1]["letter"] == "decision"
    assert room.letters_to(OFFICER) == []


@proves("wnwhl-2.4.3-right-to-escalate")
def test_an_answer_that_lacks_something_is_an_answer_all_the_same(clause: Clause, tmp_path: Path) -> None:
    room = room_of(clause, tmp_path)
    room.copied("2026-06-10 15:00", answered())
    assert room.clock("stage-1-answer")["state"] == "met"


# -- More time -------------------------------------------------------------------------------------


@proves("hos-6.4")
def test_a_letter_that_says_why_and_until_when_moves_the_answer(clause: Clause, tmp_path: Path) -> None:
    room = room_of(clause, tmp_path)
    room.sent("2026-06-05 09:00", TAKEN_ON)
    room.sent("2026-06-10 15:00", WAIT.format(until="26 June 2026"))
    clock = room.clock("stage-1-answer")
    assert (clock["state"], room.day("stage-1-answer")) == ("extended", "2026-06-26")
    assert room.on(clock["standard_due"]) == "2026-06-19 23:59"  # ten working days after Friday 5 June


TAKEN_ON = (
    """Dear Ms Finch,

Thank you for your complaint, which we received on 1 June. I will look into it and answer by 19 June 2026."""
    + SIGNED
)


@proves("hos-6.4", "wnwhl-2.4.1-s1-10wd")
def test_a_letter_that_the_policy_does_not_let_move_the_answer_moves_nothing_and_a_person_is_told(
    clause: Clause, tmp_path: Path
) -> None:
    room = room_of(clause, tmp_path)
    room.sent("2026-06-02 09:00", TAKEN_ON)
    heard = room.sent("2026-06-10 15:00", WAIT.format(until="28 August 2026"))
    [asked] = [each for each in heard.decision.actions if isinstance(each, AskOfficer)]
    why = {"hos-6.4": "the policy does not let it", "wnwhl-2.4.1-s1-10wd": "the policy knows no extension"}
    assert asked.because.startswith("it puts off the answer to Friday 28 August 2026, and ")
    assert why[clause.id] in asked.because
    assert room.clock("stage-1-answer")["state"] == "running"


@proves("wk11-7-holding-10wd")
def test_a_holding_reply_keeps_its_own_promise_and_is_not_the_answer(clause: Clause, tmp_path: Path) -> None:
    room = room_of(clause, tmp_path)
    room.copied("2026-06-10 15:00", WAIT.format(until="26 June 2026"))
    assert room.clock("stage-1-holding")["state"] == "met"
    assert room.clock("stage-1-answer")["met_at"] is None
    assert room.on(room.clock("stage-1-answer")["standard_due"]) == "2026-06-15 23:59"


# -- What was promised -----------------------------------------------------------------------------


@proves("wnwhl-1-agreed-action-timescale", "hos-6.6")
def test_what_an_answer_promises_by_a_day_has_a_clock_of_its_own(clause: Clause, tmp_path: Path) -> None:
    room = room_of(clause, tmp_path)
    room.copied("2026-06-10 15:00", answered(PAINTED, GO_ON))
    assert (room.clock("promised-action")["state"], room.day("promised-action")) == ("running", "2026-06-30")


# -- What closing waits for ------------------------------------------------------------------------

WRITTEN = "written confirmation to the customer on file"


@proves("wnwhl-2.4.1-s1-confirm-writing")
def test_closing_waits_until_the_customer_has_been_written_to(clause: Clause, tmp_path: Path) -> None:
    """Holding whoever wants to close to it is another part's."""
    room = room_of(clause, tmp_path)
    assert room.case()["closing_waits_for"] == [WRITTEN, "outcome"]
    room.copied("2026-06-10 15:00", answered(GO_ON))
    assert room.case()["closing_waits_for"] == []


@proves("wnwhl-2.4.1-s2-confirm-copy")
def test_closing_waits_for_the_answer_of_stage_2_and_not_that_of_stage_1(clause: Clause, tmp_path: Path) -> None:
    """Opening stage 2 on the customer's words, and holding whoever wants to close to it, are another part's."""
    room = room_of(clause, tmp_path)
    room.copied("2026-06-10 15:00", answered(GO_ON))
    room.complains(
        "2026-06-12 09:00",
        "I do not accept your answer, please take this to stage 2.",
        subject="Re: Leak in the kitchen",
        message_id="<leak-2@tenant.example>",
        headers=[("In-Reply-To", "<leak-1@tenant.example>")],
    )
    room.copied("2026-06-15 09:00", STAGE_2_TAKEN_ON)
    assert room.case()["stage"] == "stage-2"
    assert room.case()["closing_waits_for"] == [WRITTEN, "outcome"]
    room.copied("2026-06-25 09:00", answered(GO_ON.replace("stage 2", "stage 3")))
    assert room.case()["closing_waits_for"] == []


STAGE_2_TAKEN_ON = (
    """Dear Ms Finch,

Thank you for your letter. We have opened stage 2 of your complaint, and I will review it."""
    + SIGNED
)

# -- The record ------------------------------------------------------------------------------------


@proves("hos-5.12", "wdh-s1-record-contact", "wdh-rec-duty")
def test_all_that_came_and_went_is_on_the_case_with_its_day_and_what_it_is(clause: Clause, tmp_path: Path) -> None:
    """Taking the day of a call from the note, where it is written up later, is another part's."""
    room = room_of(clause, tmp_path)
    room.told("2026-06-03 09:00", "I rang Ms Finch today about NH-26-0001, she can let us in on Tuesday.", "NH-26-0001")
    room.sent("2026-06-04 09:00", TAKEN_ON)
    room.copied("2026-06-10 15:00", answered(PAINTED, GO_ON))
    told = [(room.on(each["received_at"]), each["direction"], each["letter"]) for each in room.case()["messages"]]
    assert told == [
        ("2026-06-01 10:00", "in", None),
        ("2026-06-03 09:00", "out", "internal"),
        ("2026-06-04 09:00", "out", "acknowledgement"),
        ("2026-06-10 15:00", "out", "decision"),
    ]
    events = [event["type"] for event in room.case()["events"]]
    assert events.count("OfficersLetterSeen") == 3
