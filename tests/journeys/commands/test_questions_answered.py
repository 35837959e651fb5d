"""What heard asks is answered by one click."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from answers.case import Case
from commands.office import DECISION, PostalOffice

from builders import MAILBOX

pytestmark = pytest.mark.dovecot

WHO_IS_ABOVE_YOU = "I don't accept that, who is above you?"
YES, NO = "Yes: open the next stage", "No: it does not ask for that"


def asked_for_more(office: PostalOffice, name: str) -> tuple[Case, EmailMessage]:
    """A tenant asks for more before anybody has answered; return the case, and what Helen is asked."""
    case = office.complaint_of(name)
    office.tenant_writes(case, WHO_IS_ABOVE_YOU)
    return case, office.helen.notice(case, offers=YES)


def test_yes_it_asks_for_the_next_stage(office: PostalOffice) -> None:
    """Ada Finch asks who is above them, and has had no answer yet: a person has to say what that is."""
    case, asked = asked_for_more(office, "Ada")
    assert (case.shown()["stage"], "next-stage" in case.asked()) == ("stage-1", True)
    told = office.helen.is_told(office.helen.presses(YES, asked))
    assert "stage 2" in told.lower()
    assert (case.shown()["stage"], "next-stage" in case.asked()) == ("stage-2", False)
    asks = case.shown()["messages"][1]
    assert case.clock("stage-2-acknowledge")["started"] == asks["received_at"], "and no later, however late it is said"


def test_no_it_does_not(office: PostalOffice) -> None:
    case, asked = asked_for_more(office, "Beryl")
    office.helen.is_told(office.helen.presses(NO, asked))
    assert (case.shown()["stage"], "next-stage" in case.asked()) == ("stage-1", False)
    assert [each["stage"] for each in case.shown()["clocks"] if each["stage"] == "stage-2"] == []


def his_answer(office: PostalOffice, name: str) -> tuple[Case, EmailMessage]:
    """Gary answers a tenant, and no server vouches for him; return the case, and what he is asked."""
    case, gary = office.complaint_of(name), office.gary
    subject = f"Re: {case.tenant.subject} [{case.reference}]"
    mail = gary.outlook.writes(case.tenant.named, subject, case.tenant.of_theirs(DECISION))
    mail["Cc"] = MAILBOX
    gary.sends_within_the_house(mail)
    assert case.met("stage-1-answer") is None
    return case, gary.notice(case, offers="I wrote it")


def test_yes_i_wrote_it(office: PostalOffice) -> None:
    """Clara Finch has an answer that says it is Gary's; when he says so, it counts since it came."""
    case, asked = his_answer(office, "Clara")
    office.gary.is_told(office.gary.presses("I wrote it", asked))
    assert case.met("stage-1-answer") == case.shown()["messages"][1]["received_at"]
    assert "not-proved" not in case.asked()


def test_no_i_did_not(office: PostalOffice) -> None:
    """Somebody answered Dorothy Finch in Gary's name: nothing has been answered."""
    case, asked = his_answer(office, "Dorothy")
    office.gary.is_told(office.gary.presses("I did not write it", asked))
    assert case.met("stage-1-answer") is None
    assert "not-proved" not in case.asked()
