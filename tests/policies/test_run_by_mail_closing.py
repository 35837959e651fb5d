"""An officer closes a case by mail, or puts its answer off, under each policy: what it takes, and who is told.

Each mail comes to a whole house under the real pack; the officer answers what heard wrote to them.  1 June 2026 is a
Monday; no bank holiday is near.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LEAD, OFFICER
from heard.casework.people import Officer
from policies.clauses import Clause, proves
from policies.mailroom import ANSWERS, Mailroom
from policies.test_officers_letters import GO_ON, answered
from policies.test_run_by_mail_owners import DESK, NEW_CASE, desk, gary, room_with

CLOSED = "officer.notice.closed"
OWNERS = {
    "feedback-2018": "service-improvement",
    "group-2008": "complaints-desk",
    "hos-code-2024": "complaints-officer",
    "wdh-2022": "customer-relations",
    "wnwhl-2009": "champion",
}


def answered_room(clause: Clause, tmp_path: Path, *staff: Officer) -> Mailroom:
    """Return the mailroom of the clause's pack, where Gary was told of a complaint and has answered it."""
    room = room_with(clause, tmp_path, gary(OWNERS[clause.pack]), *staff)
    room.complains("2026-06-01 10:00")
    room.copied("2026-06-05 15:00", answered(GO_ON))
    return room


# -- What is asked of whoever closes ---------------------------------------------------------------

ASKED = {
    "fb18-s1-what-went-wrong": "The policy wants on file: what went wrong.",
    "fb18-s1-restore": "What puts it right is of these: apology; goodwill gesture; free mediation; compensation.",
    "fb18-redress-comp": "Money has a ground: harm that cannot be undone; difficulty caused by our delay; financial",
    "grp08-5.2-investigate": "The policy wants on file: investigation note on file; reasons.",
    "grp08-5.5-upheld-liaise": "As it was upheld, also: action agreed with the complainant.",
    "hos-7-remedies": "It has regard to: effect on the resident; ombudsman guidance.",
    "wdh-s1-file": "The policy wants on file: records on file.",
    "wdh-ptr-remedies": "What puts it right is of these: apology; policy or practice review; practical step;",
    "wdh-ptr-factors": "It has regard to: what went wrong; can it be put right; effect; evidenced loss;",
    "wnwhl-2.4.3-upheld-rule": "The policy wants on file: service standard tested, and whether it was met; root cause.",
    "wnwhl-2.4.3-root-cause": "Where the fault is in how we work: improvement action with owner and date.",
}


@proves(
    "fb18-s1-what-went-wrong",
    "fb18-s1-restore",
    "fb18-redress-comp",
    "grp08-5.2-investigate",
    "grp08-5.5-upheld-liaise",
    "hos-7-remedies",
    "wdh-s1-file",
    "wdh-ptr-remedies",
    "wdh-ptr-factors",
    "wnwhl-2.4.3-upheld-rule",
    "wnwhl-2.4.3-root-cause",
)
def test_whoever_closes_what_was_upheld_is_asked_once_for_what_only_they_know(clause: Clause, tmp_path: Path) -> None:
    """Keeping what they answer apart from other words, missing it, weighing and counting it, are another part's."""
    room = answered_room(clause, tmp_path)
    done = room.says("2026-06-08 09:00", "close upheld", answers=NEW_CASE)
    assert (room.case()["status"], room.case()["outcome"]) == ("closed", "upheld")
    assert ASKED[clause.id] in done
    assert "What is not on the case yet is put there by answering this mail with it." in done
    noted = room.says(
        "2026-06-08 10:00", "The pump had been ordered twice, and never fitted.", answers="officer.receipt"
    )
    assert ("to be put on it" in noted, ASKED[clause.id] in noted) == (False, False)
    assert room.on(room.case()["messages"][-1]["received_at"]) == "2026-06-08 10:00"


@proves("wnwhl-2.4.3-upheld-rule", "wnwhl-2.4.3-root-cause")
def test_what_was_not_upheld_is_asked_for_the_standard_and_the_cause_and_not_how_it_is_put_right(
    clause: Clause, tmp_path: Path
) -> None:
    """Holding an outcome against whether the standard was met is another part's."""
    room = room_with(clause, tmp_path, gary(OWNERS[clause.pack]))
    room.complains("2026-06-01 10:00")
    room.copied("2026-06-05 15:00", answered(GO_ON).replace("I uphold", "I do not uphold"))
    done = room.says("2026-06-08 09:00", "close not upheld", answers=NEW_CASE)
    assert "The policy wants on file: service standard tested, and whether it was met; root cause." in done
    assert ("As it was upheld" in done, "What puts it right" in done) == (False, False)


@proves("grp08-5.2-investigate")
def test_what_was_withdrawn_is_asked_for_nothing(clause: Clause, tmp_path: Path) -> None:
    """Returning a closing without a note of the investigation is another part's."""
    room = room_with(clause, tmp_path, gary(OWNERS[clause.pack]))
    room.complains("2026-06-01 10:00")
    done = room.says("2026-06-08 09:00", "close withdrawn", answers=NEW_CASE)
    assert (room.case()["outcome"], "The policy wants on file" in done) == ("withdrawn", False)


# -- What closing waits for, and who is told -------------------------------------------------------


@proves("wnwhl-2.4.1-s1-first-contact")
def test_what_was_put_right_at_once_is_closed_once_the_customer_has_it_in_writing(
    clause: Clause, tmp_path: Path
) -> None:
    room = room_with(clause, tmp_path, gary("owning-officer"), desk("champion"))
    room.complains("2026-06-01 10:00")
    room.says("2026-06-01 10:30", "assign to Gary Officer", by=DESK)
    assert "- Put it right at once if that can be done." in room.letters_sent_to(OFFICER)[-1]
    given = "officer.notice.assigned"
    refused = room.says("2026-06-01 11:00", "close upheld", answers=given)
    assert "no answer to Stage 1, first line is on file" in refused
    assert "write to the tenant with complaints@northgate.example in Cc" in refused
    assert room.case()["status"] == "open"
    room.copied("2026-06-01 12:00", answered(GO_ON))
    room.says("2026-06-01 13:00", "close upheld", answers=given)
    assert (room.case()["status"], room.day("stage-1-answer", "met_at")) == ("closed", "2026-06-01")


@proves("wnwhl-2.4.3-close-informed")
def test_closing_is_told_to_the_complaints_team_and_so_is_that_it_was_undone(clause: Clause, tmp_path: Path) -> None:
    room = answered_room(clause, tmp_path, desk("complaints-team"))
    room.complains(
        "2026-06-12 09:00", "Thank you, I am happy with that.", subject="Re: Leak in the kitchen",
        message_id="<2@tenant.example>", headers=[ANSWERS],
    )  # fmt: skip
    done = room.says("2026-06-12 10:00", "close upheld", answers=NEW_CASE)
    assert (room.case()["status"], "Told by mail: Dee Desk." in done) == ("closed", True)
    [told] = room.letters_sent_to(DESK)
    assert "This case is closed, and its clocks have stopped." in told
    assert "NH-26-0001" in told
    assert "Why: Gary Officer closed it as upheld" in told
    assert room.letters_to(LEAD).count(CLOSED) == 0
    room.says("2026-06-12 11:00", "undo", answers="officer.receipt.done")
    assert room.case()["status"] == "open"
    assert "This case is open again, and its clocks run." in room.letters_sent_to(DESK)[1]


@proves("wnwhl-2.4.3-close-informed")
@pytest.mark.parametrize(
    ("closes", "is_told"), [pytest.param(OFFICER, 1, id="the owner"), pytest.param(DESK, 0, id="the team itself")]
)
def test_whoever_closes_it_is_not_told_of_it_by_a_mail_of_its_own(
    clause: Clause, closes: str, is_told: int, tmp_path: Path
) -> None:
    room = room_with(clause, tmp_path, gary("owning-officer"), desk("champion", "complaints-team"))
    room.complains("2026-06-01 10:00")
    room.says("2026-06-01 10:30", "assign to Gary Officer", by=DESK)
    room.copied("2026-06-05 15:00", answered(GO_ON))
    about = NEW_CASE if closes == DESK else "officer.notice.assigned"
    room.says("2026-06-08 09:00", "close upheld", by=closes, answers=about)
    assert room.letters_to(DESK).count(CLOSED) == is_told
    assert room.letters_to(OFFICER).count(CLOSED) == 1 - is_told, "whoever dealt with it is told that another closed it"


# -- More time -------------------------------------------------------------------------------------


@proves("hos-6.4")
def test_an_officer_says_why_and_until_when_and_past_the_limit_what_is_exceptional_is_wanted(
    clause: Clause, tmp_path: Path
) -> None:
    room = room_with(clause, tmp_path, gary(OWNERS[clause.pack]))
    room.complains("2026-06-01 10:00")
    due = room.day("stage-1-answer")
    assert "Nothing has been changed." in room.says("2026-06-02 10:00", "extend 5 days", answers=NEW_CASE), "no reason"
    past = room.says("2026-06-02 11:00", "extend 11 days because the surveyor is ill", answers=NEW_CASE)
    assert ("Nothing has been changed." in past, room.day("stage-1-answer")) == (True, due)
    room.says("2026-06-02 12:00", "extend 10 days because the surveyor is ill", answers=NEW_CASE)
    assert (room.clock("stage-1-answer")["state"], room.day("stage-1-answer")) == ("extended", "2026-07-06")
