"""What only says that it is an officer's, what came back, and what does not say everything: a person is asked.

The tenant wrote on Monday 1 June 2026; the first answer is owed by Monday 15 June, ten working days on.
"""

from __future__ import annotations

import pytest
from answers.case import Case
from answers.office import SENT_ITEMS
from answers.officers_mail import MAILBOX_NAMED, OUR_SERVER_VOUCHES

from builders import LEAD, MAILBOX, OFFICER, a_mail

pytestmark = pytest.mark.dovecot

WRITTEN = "2026-06-09T14:10:00+00:00"
CAME = "2026-06-09T14:12:00+00:00"
OWED_BY = "2026-06-15T22:59:59+00:00"
WITHOUT_THE_WAY_ON = """\
Dear Ms Finch

I have looked into your complaint about the leak in your kitchen, and this is our decision at stage 1.

We closed the job by mistake after the first visit. I uphold your complaint, and I am sorry. A plumber replaced the pipe
yesterday, and as we agreed with you, we will paint the ceiling.

Yours sincerely
Gary Officer
"""


def is_owed(case: Case) -> bool:
    clock = case.clock("stage-1-answer")
    return (clock["met_at"], clock["stopped_at"], clock["due"]) == (None, None, OWED_BY)


def test_a_decision_that_does_not_name_the_way_on_counts_and_its_officer_is_told_what_seems_missing(
    case: Case,
) -> None:
    case.officer_writes(WITHOUT_THE_WAY_ON, at=WRITTEN, came=CAME, headers=OUR_SERVER_VOUCHES)
    assert case.met("stage-1-answer") == CAME, "it was given, whatever it lacks"
    assert case.asked() == ["seems-missing"]
    note = case.note_to(OFFICER, "Does your answer say everything?")
    assert "Your answer to a complaint has gone, and it counts." in note
    assert "seems not to say: that they may go to the next stage; whom to ask for it" in note
    assert (
        "Found: what was agreed will be done (“A plumber replaced the pipe yesterday, and as we agreed with you" in note
    )
    assert "If it does not, write to the complainant and say it, with the complaints mailbox in Cc." in note
    assert f"heard case {case.reference}" in note
    letters = case.office.letters_to(case.tenant.address)
    assert len(letters) == 1, "the complainant is told nothing because of it"


def comes_back(case: Case, answer: str) -> str:
    """Let a report come that an answer did not reach the tenant; return its Message-ID."""
    report, to = f"<report-{case.tenant.number}@mx.tenant.example>", case.tenant.address
    mail = a_mail(
        f"Could not be delivered.\n\n  {to}\n\nMessage-ID: {answer}\n",
        sender="Mailer-Daemon@mx.tenant.example",
        to=MAILBOX,
        subject="Mail delivery failed: returning message to sender",
        message_id=report,
        headers=[("Return-Path", "<>"), ("X-Failed-Recipients", to), ("Auto-Submitted", "auto-replied")],
    )
    case.office.comes(mail, at="2026-06-09T14:15:00+00:00")
    return report


def test_a_decision_that_came_back_was_not_given_and_is_owed_by_the_old_day(case: Case) -> None:
    answer = case.officer_writes(WITHOUT_THE_WAY_ON, at=WRITTEN, came=CAME, headers=OUR_SERVER_VOUCHES)
    assert case.met("stage-1-answer") == CAME
    report = comes_back(case, answer)
    assert is_owed(case)
    assert "letter-failed" in case.asked()
    for told in (OFFICER, LEAD):
        note = case.note_to(told, "A letter did not arrive")
        assert "did not arrive, so what it said has not been said; its clock runs again" in note
    assert "took back what an officer's letter had brought about" in case.why(report).lower()


def test_a_decision_sent_as_the_mailbox_that_came_back_is_told_to_the_team_lead(case: Case) -> None:
    answer = case.officer_writes(
        WITHOUT_THE_WAY_ON, at=WRITTEN, came=CAME, sender=MAILBOX_NAMED, cc=None, folder=SENT_ITEMS
    )
    comes_back(case, answer)
    assert is_owed(case)
    assert "did not arrive" in case.note_to(LEAD, "A letter did not arrive")


def test_what_only_says_that_it_is_an_officers_stops_no_clock_until_the_officer_says_that_it_is(case: Case) -> None:
    answer = case.officer_writes(WITHOUT_THE_WAY_ON, at=WRITTEN, came=CAME)
    assert case.read_as(answer) == ("decision", False, "in")
    assert is_owed(case)
    assert case.asked() == ["not-proved"]
    number = str(case.message(answer)["id"])
    note = case.note_to(OFFICER, "Did you write this?")
    assert "Until somebody says that it is yours it stops no clock." in note
    assert f"heard answer {number} --mine" in note
    assert "our own server does not vouch for its sender" in case.why(answer)

    case.office.types("answer", number, "--mine")
    assert case.met("stage-1-answer") == CAME, "it counts from when it came, not from when somebody says so"
    assert case.read_as(answer)[:2] == ("decision", True)
    assert "not-proved" not in case.asked()
    case.office.types("rebuild", "--check")


def test_what_somebody_else_wrote_counts_for_nothing_and_nobody_is_asked_again(case: Case) -> None:
    answer = case.officer_writes(WITHOUT_THE_WAY_ON, at=WRITTEN, came=CAME)
    number = str(case.message(answer)["id"])
    said = case.office.types("answer", number, "--not-mine")
    assert f"Message {number} counts for nothing on {case.reference}." in said
    assert is_owed(case)
    assert case.asked() == []
    case.office.types("rebuild", "--check")
