"""What only says that it is an officer's, what came back, and what does not say everything: a person is asked.

The tenant wrote on Monday 1 June 2026; the first answer is owed by Monday 15 June, ten working days on.
"""

from __future__ import annotations

import pytest
from answers.office import (
    CASE,
    MAILBOX_NAMED,
    OUR_SERVER_VOUCHES,
    SENT_ITEMS,
    Office,
    officers_mail,
)

from builders import LEAD, MAILBOX, OFFICER, TENANT, a_mail

pytestmark = pytest.mark.dovecot

ANSWER = "<answer-1@northgate.example>"
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


def is_owed(office: Office) -> bool:
    clock = office.clock("stage-1-answer")
    return (clock["met_at"], clock["stopped_at"], clock["due"]) == (None, None, OWED_BY)


def test_a_decision_that_does_not_name_the_way_on_counts_and_its_officer_is_told_what_seems_missing(
    office: Office,
) -> None:
    mail = officers_mail(WITHOUT_THE_WAY_ON, at=WRITTEN, message_id=ANSWER, headers=OUR_SERVER_VOUCHES)
    office.comes(mail, at=CAME)
    assert office.met("stage-1-answer") == CAME, "it was given, whatever it lacks"
    assert office.asked() == ["seems-missing"]
    note = office.note_to(OFFICER, "Does your answer say everything?")
    assert "Your answer to a complaint has gone, and it counts." in note
    assert "seems not to say: that they may go to the next stage; whom to ask for it" in note
    assert (
        "Found: what was agreed will be done (“A plumber replaced the pipe yesterday, and as we agreed with you" in note
    )
    assert "If it does not, write to the complainant and say it, with the complaints mailbox in Cc." in note
    assert f"heard case {CASE}" in note
    assert len(office.letters_to(TENANT)) == 1, "the complainant is told nothing because of it"


def test_a_decision_that_came_back_was_not_given_and_is_owed_by_the_old_day(office: Office) -> None:
    mail = officers_mail(WITHOUT_THE_WAY_ON, at=WRITTEN, message_id=ANSWER, headers=OUR_SERVER_VOUCHES)
    office.comes(mail, at=CAME)
    assert office.met("stage-1-answer") == CAME
    office.comes(_a_report(), at="2026-06-09T14:15:00+00:00")
    assert is_owed(office)
    assert "letter-failed" in office.asked()
    for told in (OFFICER, LEAD):
        note = office.note_to(told, "A letter did not arrive")
        assert "did not arrive, so what it said has not been said; its clock runs again" in note
    assert "took back what an officer's letter had brought about" in office.why("<report@mx.tenant.example>").lower()


def test_a_decision_sent_as_the_mailbox_that_came_back_is_told_to_the_team_lead(office: Office) -> None:
    mail = officers_mail(WITHOUT_THE_WAY_ON, at=WRITTEN, message_id=ANSWER, sender=MAILBOX_NAMED, cc=None)
    office.comes(mail, at=CAME, folder=SENT_ITEMS)
    office.comes(_a_report(), at="2026-06-09T14:15:00+00:00")
    assert is_owed(office)
    assert "did not arrive" in office.note_to(LEAD, "A letter did not arrive")


def _a_report() -> bytes:
    return a_mail(
        f"Could not be delivered.\n\n  {TENANT}\n\nMessage-ID: {ANSWER}\n",
        sender="Mailer-Daemon@mx.tenant.example",
        to=MAILBOX,
        subject="Mail delivery failed: returning message to sender",
        message_id="<report@mx.tenant.example>",
        headers=[("Return-Path", "<>"), ("X-Failed-Recipients", TENANT), ("Auto-Submitted", "auto-replied")],
    )


def test_what_only_says_that_it_is_an_officers_stops_no_clock_until_the_officer_says_that_it_is(
    office: Office,
) -> None:
    office.comes(officers_mail(WITHOUT_THE_WAY_ON, at=WRITTEN, message_id=ANSWER), at=CAME)
    assert office.read_as(ANSWER) == ("decision", False, "in")
    assert is_owed(office)
    assert office.asked() == ["not-proved"]
    number = str(office.message(ANSWER)["id"])
    note = office.note_to(OFFICER, "Did you write this?")
    assert "Until somebody says that it is yours it stops no clock." in note
    assert f"heard answer {number} --mine" in note
    assert "our own server does not vouch for its sender" in office.why(ANSWER)

    office.answers(number, "--mine")
    assert office.met("stage-1-answer") == CAME, "it counts from when it came, not from when somebody says so"
    assert office.read_as(ANSWER)[:2] == ("decision", True)
    assert "not-proved" not in office.asked()
    assert office.site.do("rebuild", "--check")[0] == 0


def test_what_somebody_else_wrote_counts_for_nothing_and_nobody_is_asked_again(office: Office) -> None:
    office.comes(officers_mail(WITHOUT_THE_WAY_ON, at=WRITTEN, message_id=ANSWER), at=CAME)
    number = str(office.message(ANSWER)["id"])
    said = office.answers(number, "--not-mine")
    assert f"Message {number} counts for nothing on {CASE}." in said
    assert is_owed(office)
    assert office.asked() == []
    assert office.site.do("rebuild", "--check")[0] == 0
