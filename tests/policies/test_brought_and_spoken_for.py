"""Who complains by no mail of their own, under each policy: through an officer, or through somebody else.

Each mail comes to a whole house under the real pack.  1 June 2026 is a Monday; no bank holiday is near.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LEAD, OFFICER, TENANT
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import ANSWERS, Mailroom

# -- An officer passes on a mail -------------------------------------------------------------------

PASSED_ON = f"""Came to me, please log.

From: Dorothy Finch <{TENANT}>
Sent: 01 June 2026 08:05
To: Gary Officer <{OFFICER}>
Subject: Leak in the kitchen

I reported the leak in my kitchen three weeks ago and nothing has been done. This is not good enough.
"""


AN_ANSWER = """Dear Ms Finch,

I have looked into your complaint about the leak in your kitchen. I do not uphold your complaint, because our plumber
came within ten days.

Kind regards
Gary Officer
"""


def asked_by(heard: Heard, about: str) -> list[str]:
    return [each.because for each in heard.decision.actions if isinstance(each, AskOfficer) and each.about == about]


@proves("wnwhl-2.4.2-receiver-records-or-passes", "wk11-5-any-staff")
def test_what_an_officer_passes_on_is_its_writers_complaint_and_they_are_acknowledged(
    clause: Clause, tmp_path: Path
) -> None:
    room = Mailroom(clause.pack, tmp_path)
    assert room.told("2026-06-01 10:00", PASSED_ON, "FW: Leak in the kitchen").reference == FIRST
    assert room.case()["person"] == "Dorothy Finch"
    assert room.letters_to(TENANT) == ["complainant.acknowledgement.stage-1"]
    assert room.letters_to(OFFICER) == []
    assert room.clock("acknowledge")["state"] == "met"


@proves("wk11-5-any-staff", "hos-3.1")
def test_a_complaint_to_any_officer_is_a_complaint(clause: Clause, tmp_path: Path) -> None:
    """What a tenants' representative takes in for a neighbour, and adjustments somebody needs, are another part's."""
    room = Mailroom(clause.pack, tmp_path)
    assert room.told("2026-06-01 10:00", PASSED_ON, "FW: Leak in the kitchen").reference == FIRST
    assert (room.case()["stage"], room.case()["person"]) == ("stage-1", "Dorothy Finch")


@proves("wnwhl-2.4.2-receiver-records-or-passes")
def test_what_only_says_that_an_officer_passes_it_on_is_recorded_and_nobody_outside_is_written_to(
    clause: Clause, tmp_path: Path
) -> None:
    room = Mailroom(clause.pack, tmp_path)
    heard = room.told("2026-06-01 10:00", PASSED_ON, "FW: Leak in the kitchen", vouched_for=False)
    assert heard.reference == FIRST
    assert room.clock("acknowledge")["state"] == "running"
    assert room.letters_to(TENANT) == []
    [why] = asked_by(heard, "who-is-it")
    assert "does not vouch" in why


MAY_BE_REFUSED = {
    "fb18-3-excl-neighbour": "I want to complain about my neighbour. He plays music all night, every night.",
    "wdh-excl-claims": "The leak has ruined my carpet and I want 600 pounds. I am complaining to you about it.",
}


@proves("fb18-3-excl-neighbour", "wdh-excl-claims")
def test_what_may_be_refused_is_put_before_a_person_once_whoever_brings_it(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    heading = PASSED_ON.partition("I reported")[0].replace("Leak in the kitchen", "A letter")
    brought = room.told("2026-06-01 10:00", heading + MAY_BE_REFUSED[clause.id], "FW: A letter")
    assert brought.reference == FIRST
    assert len(asked_by(brought, "exclusion")) == 1
    again = room.complains("2026-06-03 10:00", "Is there any news on NH-26-0001?", subject="NH-26-0001")
    assert (again.reference, asked_by(again, "exclusion")) == (FIRST, [])
    assert room.letters_to(LEAD).count("officer.notice.exclusion") == 1


@proves("fb18-3-excl-already")
def test_what_was_finally_answered_is_put_before_a_person_where_an_officer_passes_on_that_it_is_rejected(
    clause: Clause, tmp_path: Path
) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains("2026-06-01 10:00")
    room.sent("2026-06-04 15:00", AN_ANSWER)
    room.complains(
        "2026-06-05 10:00", "I do not accept your answer and want stage 2.", message_id="<2@tenant.example>",
        subject="Re: Leak in the kitchen", headers=[ANSWERS],
    )  # fmt: skip
    room.sent("2026-06-10 15:00", AN_ANSWER)
    heading, _, _ = PASSED_ON.partition("I reported")
    rejected = f"{heading}About NH-26-0001: I do not accept your answer. I want somebody else to look at it."
    brought = room.told("2026-06-12 10:00", rejected, "FW: NH-26-0001")
    assert brought.reference == FIRST
    [why] = asked_by(brought, "exclusion")
    assert why.startswith("the last of our own stages on NH-26-0001 has been answered")


# -- An officer tells of a call, a visit, a letter -------------------------------------------------

RANG = "Mrs Pell, 3 Quarry Lane, rang. Nobody has come about the lift for weeks and she wants to make a complaint."
NOTES = {
    "a call": RANG,
    "the counter": RANG.replace("rang", "came to the counter"),
    "a letter": RANG.replace("rang", "sent us a letter"),
    "a visit": RANG.replace(", rang", " was at home when I visited"),
}
BY_ANY_WAY = {
    "wnwhl-2.2.5-any-channel": ("stage-1-answer", "2026-06-16"),  # 3, 4, 5; 8-12; 15, 16 June
    "fb18-4-channels": ("stage-1-answer", "2026-06-09"),  # 3, 4, 5; 8, 9 June
    "grp08-5.1-verbal-written": ("answer", None),  # the policy sets no time
    "wk11-5-channels": ("stage-1-answer", "2026-06-16"),
    "hos-3.1": ("stage-1-answer", "2026-06-23"),  # five to acknowledge it, to 9 June; then 10-12; 15-19; 22, 23
}


@proves("wnwhl-2.2.5-any-channel", "fb18-4-channels", "grp08-5.1-verbal-written", "wk11-5-channels", "hos-3.1")
@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES)
def test_a_complaint_an_officer_writes_up_runs_on_the_clocks_of_any_other(
    clause: Clause, note: str, tmp_path: Path
) -> None:
    """Counting from when the call was, where the note comes a day later, is another part's."""
    room = Mailroom(clause.pack, tmp_path)
    assert room.told("2026-06-02 09:30", note, "A complaint").reference == FIRST
    clock, due = BY_ANY_WAY[clause.id]
    assert (room.clock(clock)["state"], room.day(clock)) == ("running", due)
    assert room.letters_to(OFFICER) == []
    assert "officer.notice.who-is-it" in room.letters_to(LEAD)  # who has no mail is acknowledged by a person


@proves("wdh-receipt-channels")
def test_a_complaint_that_came_by_no_mail_opens_a_case_at_the_first_stage(clause: Clause, tmp_path: Path) -> None:
    """Counting from when the call was, where the note comes a day later, is another part's."""
    room = Mailroom(clause.pack, tmp_path)
    assert room.told("2026-06-02 09:30", RANG, "A complaint").reference == FIRST
    assert (room.case()["stage"], room.day("recovery-contact")) == ("recovery", "2026-06-05")  # 3, 4, 5 June


@proves("fb18-s1-social-media")
def test_what_somebody_says_in_public_opens_a_case_and_is_answered_to_nobody_in_public(
    clause: Clause, tmp_path: Path
) -> None:
    """Agreeing with them on a way to answer is another part's."""
    room = Mailroom(clause.pack, tmp_path)
    post = "Kay Dunmore, 8 Alder Court, wrote on our Facebook page that she complains: no bin was emptied for a month."
    assert room.told("2026-06-01 10:00", post, "Facebook").reference == FIRST
    assert all(letter["to"] == LEAD for letter in room.place.letters())


# -- Somebody writes for somebody else -------------------------------------------------------------

NIECE = (
    "I am writing on behalf of my aunt, Enid Hadley, 9 Larch Court. Her heating has been broken for three weeks and"
    " nothing has been done. I want to make a complaint."
)
WITHHELD = {
    "fb18-4-advocate-confirm": ("account details", "stage-1-answer", "2026-06-08"),
    "wdh-who-third-party-consent": ("all personal details", "recovery-contact", "2026-06-04"),
    "grp08-5.3-authority": ("all personal details", "answer", None),
}


@proves("fb18-4-advocate-confirm", "wdh-who-third-party-consent", "grp08-5.3-authority")
def test_whoever_shows_no_authority_is_told_nothing_of_whoever_it_is_for_and_the_clocks_run(
    clause: Clause, tmp_path: Path
) -> None:
    """Keeping their answer, and reminding of one that does not come, is another part's."""
    withheld, clock, due = WITHHELD[clause.id]
    room = Mailroom(clause.pack, tmp_path)
    heard = room.complains("2026-06-01 10:00", NIECE, subject="A complaint")
    assert asked_by(heard, "may-speak-for") == [
        "it is written for somebody else (relative): it shows no authority; until it does, they are told nothing of"
        f" {withheld}"
    ]
    assert room.letters_to(LEAD)[-1] == "officer.notice.may-speak-for"
    assert room.day(clock) == due
    assert not any(word in letter for letter in room.letters_sent_to(TENANT) for word in ("Hadley", "Larch", "heating"))


@proves("grp08-5.3-authority")
def test_the_policys_letter_that_asks_for_authority_goes_with_the_first_letter(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains("2026-06-01 10:00", NIECE, subject="A complaint")
    assert room.letters_to(TENANT) == ["complainant.receipt.complaint", "complainant.ask-authority.any"]


@proves("grp08-5.3-advocate")
def test_whoever_writes_for_somebody_is_told_apart_from_whoever_it_is_for(clause: Clause, tmp_path: Path) -> None:
    """That the case is theirs who is written for, and a mail of their own joins it, is another part's."""
    room = Mailroom(clause.pack, tmp_path)
    heard = room.complains("2026-06-01 10:00", NIECE, subject="A complaint")
    [found] = [each for each in heard.decision.findings if each.finding == "written-for-somebody-else"]
    assert found.words.endswith("(relative; for enid hadley, 9 larch court)")


# -- Many write at once ----------------------------------------------------------------------------

PETITION = (
    "We, the tenants of Alder Court who signed below, complain that the lift has been out of order since April and that"
    " nobody answers our reports. We ask you to put it right.\n\n"
    + "\n".join(f"{number}. Flat {number}" for number in range(1, 13))
)
ONE_CONTACT = {
    "fb18-4-petition-contact": "one contact for the group",
    "fb18-3-individual-or-group": "one contact for the group",
    "wdh-who-petition-rep": "nominated representative",
}


@proves("fb18-4-petition-contact", "fb18-3-individual-or-group", "wdh-who-petition-rep")
def test_a_group_is_one_case_and_the_team_is_told_to_ask_for_one_contact(clause: Clause, tmp_path: Path) -> None:
    """The letter that asks, reminding until somebody is named, and listing them all are another part's."""
    room = Mailroom(clause.pack, tmp_path)
    heard = room.complains("2026-06-01 10:00", PETITION, subject="The lift")
    assert room.place.cases() == [FIRST]
    [asked] = asked_by(heard, "may-speak-for")
    assert asked.endswith(f"they have to be asked for {ONE_CONTACT[clause.id]}")


@proves("fb18-4-petition-contact")
def test_a_group_that_names_its_contact_is_asked_for_none(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    heard = room.complains(
        "2026-06-01 10:00", f"{PETITION}\n\nPlease reply to me, the lead petitioner.", subject="Lift"
    )
    assert not any("have to be asked for" in each for each in asked_by(heard, "may-speak-for"))
