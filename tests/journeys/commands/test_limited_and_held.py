"""A contact of a restricted person, and a letter that was held: each settled by one click."""

from __future__ import annotations

import pytest
from answers.case import Case
from commands.conftest import OpenOffice
from commands.office import PostalOffice

from builders import MAILBOX, a_mail
from rig import until

pytestmark = pytest.mark.dovecot

WALTER = "walter.crake@crake.example"
REGISTER = f"""
[[earlier_case]]
reference = "NH-24-0311"
person = "Walter Crake"
home = "14 Lime Grove"
addresses = ["{WALTER}"]
matter = "the hedge by the bin store at Lime Grove"
stage = "stage-2"
opened = 2024-06-03
answered = 2025-03-14
ended = 2025-03-14
outcome = "not upheld"

[[restricted]]
person = "Walter Crake"
home = "14 Lime Grove"
addresses = ["{WALTER}"]
option = "acknowledge-only"
case = "NH-24-0311"
covers = "case"
acknowledges = []
from = 2026-05-10
says = "The hedge by the bin store at Lime Grove"
"""
LET_IT_GO, IT_IS_NEW = "Let it go", "It is about something new"


@pytest.fixture(scope="module")
def office(open_office: OpenOffice) -> PostalOffice:
    """An office that writes one letter a day to anybody outside."""
    return open_office(register=REGISTER, letters_a_day=1)


def test_a_letter_that_was_held_leaves_when_a_person_lets_it(office: PostalOffice) -> None:
    """Ada Finch writes again on the day she complained: a second letter to her is one more than there may be."""
    case, helen = office.complaint_of("Ada"), office.helen
    office.tenant_writes(case, "I don't accept that, who is above you?")
    notice = helen.notice(case, offers=LET_IT_GO)
    assert len(office.letters_to(case.tenant.address)) == 1
    helen.is_told(helen.presses(LET_IT_GO, notice))
    until(lambda: len(office.letters_to(case.tenant.address)) == 2, what="the letter")
    assert "letter-held" not in case.asked()


def test_a_contact_of_a_restricted_person_is_said_to_be_new(office: PostalOffice) -> None:
    """Walter Crake may not go on about a hedge.  Helen reads that it is another one."""
    helen = office.helen
    text = "The hedge by the bin store at Lime Grove has still not been cut.\n\nWalter Crake\n14 Lime Grove"
    mail = a_mail(text, sender=f"Walter Crake <{WALTER}>", to=MAILBOX, subject="Hedge", message_id="<1@crake.example>")
    before = {each["reference"] for each in office.site.ask("cases")}
    office.takes(mail)
    notice = until(lambda: [each for each in helen.all_letters() if IT_IS_NEW in helen.offered(each)], what="the flag")
    told = helen.is_told(helen.presses(IT_IS_NEW, notice[0]))
    [reference] = {each["reference"] for each in office.site.ask("cases")} - before
    assert reference in told
    case = Case(office, reference, office.new_tenant())
    assert (case.shown()["stage"], case.shown()["status"], case.shown()["person"]) == (
        "stage-1",
        "open",
        "Walter Crake",
    )
    assert case.clock("stage-1-acknowledge")["due"] is not None
