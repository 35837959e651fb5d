"""Who deals with a case under each policy, as officers say it by mail: told, given, given on, and what they think of.

Each mail comes to a whole house under the real pack; officers answer what heard wrote to them.  1 June 2026 is a
Monday; no bank holiday is near.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, OFFICER, TENANT
from heard.casework.events import Kind
from heard.casework.people import Officer
from heard.daemon.rhythm.reminder import LETTER as REMINDER
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import ANSWERS, Mailroom
from policies.test_brought_and_spoken_for import PASSED_ON
from policies.test_officers_letters import GO_ON, answered

DESK, SECOND, OTHER = "dee.desk@northgate.example", "mo.manager@northgate.example", "pat.parks@northgate.example"
NEW_CASE, ASSIGNED = "officer.notice.new-case", "officer.notice.assigned"


def room_with(clause: Clause, tmp_path: Path, *staff: Officer, **landlord: object) -> Mailroom:
    """Return the mailroom of the clause's pack, with a team lead who holds no other role, and these officers."""
    staff = (Officer("Helen Lead", LEAD, ("team-lead",)), *staff)
    return Mailroom(clause.pack, tmp_path, replace(LANDLORD, staff=staff, **landlord), tells=True)


def gary(*roles: str) -> Officer:
    return Officer("Gary Officer", OFFICER, roles, "repairs")


def desk(*roles: str, area: str = "") -> Officer:
    return Officer("Dee Desk", DESK, roles, area)


# -- Who is told, and says who deals with it -------------------------------------------------------


@proves("wnwhl-2.4.2-appoint-investigator")
def test_a_case_goes_to_the_champion_of_its_service_who_appoints_somebody_there(clause: Clause, tmp_path: Path) -> None:
    mo = Officer("Mo Manager", SECOND, ("champion",), "grounds")
    room = room_with(clause, tmp_path, gary("owning-officer"), desk("champion", area="repairs"), mo)
    room.complains("2026-06-01 10:00")
    assert (room.letters_to(DESK), room.letters_to(SECOND), room.letters_to(LEAD)) == ([NEW_CASE], [], [])
    assert "Gary Officer: Repairs; no open case; no objection" in room.letters_sent_to(DESK)[0]
    assert "Gary Officer deals with NH-26-0001 now." in room.says("2026-06-02 10:00", "assign to Gary", by=DESK)
    assert (room.case()["owner"], room.letters_to(OFFICER)) == (OFFICER, [ASSIGNED])
    assert room.lets_pass("2026-06-05 17:00") == [], "somebody deals with it"


@proves("wnwhl-2.4.2-appoint-investigator")
def test_the_champion_is_reminded_of_what_nobody_deals_with_and_gives_it_to_somebody(
    clause: Clause, tmp_path: Path
) -> None:
    mo = Officer("Mo Manager", SECOND, ("champion",), "grounds")
    room = room_with(clause, tmp_path, gary("owning-officer"), desk("champion", area="repairs"), mo)
    room.complains("2026-06-01 10:00")
    assert room.lets_pass("2026-06-05 17:00") == [("2026-06-03 09:00", DESK)]
    assert "Say who deals with it: not done yet" in room.letters_sent_to(DESK)[-1]
    done = room.says("2026-06-05 17:01", "assign to Gary Officer", by=DESK, answers=REMINDER)
    assert "Gary Officer deals with NH-26-0001 now." in done
    assert {to for _, to in room.lets_pass("2026-06-11 17:00")} == {OFFICER}


OF_TWO = "I am not happy. The grass was never cut, and my rent account is wrong as well. Nobody does anything."
OF_NONE = "I am not happy with how I was spoken to, and I complain about it."


@proves("wnwhl-2.4.2-refer-out-of-remit")
@pytest.mark.parametrize("text", [pytest.param(OF_TWO, id="two services"), pytest.param(OF_NONE, id="none that shows")])
def test_what_is_of_no_one_service_goes_to_the_complaints_team_to_allocate(
    clause: Clause, text: str, tmp_path: Path
) -> None:
    """Saying of a case that it is complex, and what of repairs is another service's besides, are another part's."""
    champions = (desk("champion", area="grounds"), Officer("Pat Parks", OTHER, ("champion",), "rent"))
    room = room_with(clause, tmp_path, *champions, Officer("Tess Team", SECOND, ("complaints-team",)))
    room.complains("2026-06-01 10:00", text, subject="Complaint")
    assert (room.letters_to(SECOND), room.letters_to(DESK), room.letters_to(OTHER)) == ([NEW_CASE], [], [])
    assert room.day("stage-1-answer") == "2026-06-15"


@proves("fb18-s1-team-role")
def test_the_service_improvement_team_and_the_manager_of_the_service_work_on_it_together(
    clause: Clause, tmp_path: Path
) -> None:
    """Each reminder in copy to the manager is another part's."""
    parks = Officer("Pat Parks", OTHER, ("area-manager",), "grounds")
    room = room_with(clause, tmp_path, desk("service-improvement"), gary("area-manager"), parks)
    room.complains("2026-06-01 10:00")
    assert room.letters_to(DESK) == [NEW_CASE]
    assert "Told by mail: Gary Officer." in room.says("2026-06-01 11:00", "assign to me", by=DESK)
    assert room.case()["owner"] == DESK
    assert (room.letters_to(OFFICER), room.letters_to(OTHER)) == ([ASSIGNED], [])
    [said] = room.letters_sent_to(OFFICER)
    assert "Somebody else deals with this case, and you work on it too." in said
    assert "by the policy you work on it together with Dee Desk, who deals with it" in said


@proves("wdh-cr-manages")
def test_customer_relations_allocates_by_mail_and_nobody_outside_does(clause: Clause, tmp_path: Path) -> None:
    """Their digests are another part's."""
    room = room_with(clause, tmp_path, gary("area-team"), desk("customer-relations"))
    room.complains("2026-06-01 10:00")
    assert room.letters_to(DESK) == [NEW_CASE]
    room.says("2026-06-01 11:00", "assign to Gary Officer", by=DESK)
    assert (room.case()["owner"], room.letters_to(OFFICER)) == (OFFICER, [ASSIGNED])
    stranger = room.complains(
        "2026-06-01 12:00", "assign to Dee Desk", subject=FIRST, sender="Dee Desk <dee.desk@else.example>",
        message_id="<x@else.example>",
    )  # fmt: skip
    assert stranger.decision.kind is not Kind.STAFF
    assert (room.case()["owner"], ASSIGNED in room.letters_to(DESK)) == (OFFICER, False)


# -- Given on --------------------------------------------------------------------------------------


@proves("wnwhl-2.4.6-owner-role")
def test_one_officer_owns_a_case_and_its_change_is_on_record_with_a_letter_for_the_customer(
    clause: Clause, tmp_path: Path
) -> None:
    mo = Officer("Mo Manager", SECOND, ("owning-officer",), title="Housing Manager")
    room = room_with(clause, tmp_path, gary("owning-officer"), desk("champion"), mo)
    room.complains("2026-06-01 10:00")
    assert "For you to complete" not in room.says("2026-06-01 11:00", "assign to Gary", by=DESK), "nobody was named"
    done = room.says("2026-06-08 11:00", "assign to Mo Manager", by=DESK, answers=NEW_CASE)
    assert room.case()["owner"] == SECOND
    assert [each["type"] for each in room.case()["events"]].count("OfficerAssigned") == 2
    assert "Before, Gary Officer did." in done
    assert "Mo Manager, Housing Manager, deals with your complaint NH-26-0001 from now on, in place of Gary" in done
    assert "it is yours no more" in room.letters_sent_to(OFFICER)[-1]
    assert room.letters_to(TENANT) == ["complainant.acknowledgement.stage-1"], "the officer sends it"


@proves("wk11-8.1-s1")
def test_whoever_takes_a_complaint_in_says_that_they_deal_with_it_and_the_policy_team_gives_it_on(
    clause: Clause, tmp_path: Path
) -> None:
    room = room_with(
        clause, tmp_path, gary("receiver"), desk("policy-team"), Officer("Mo Manager", SECOND, ("receiver",))
    )
    room.told("2026-06-01 10:00", PASSED_ON.replace("Came to me, please log.", "assign to me"), "FW: Leak")
    assert (room.case()["owner"], room.case()["person"]) == (OFFICER, "Dorothy Finch")
    assert "What ought to have gone differently?" in room.letters_sent_to(OFFICER)[-1]
    room.told("2026-06-02 10:00", "assign to Mo Manager", f"[{FIRST}]", by=DESK)
    assert (room.case()["owner"], room.letters_to(SECOND)) == (SECOND, [ASSIGNED])
    assert "it is yours no more" in room.letters_sent_to(OFFICER)[-1]
    assert {to for _, to in room.lets_pass("2026-06-12 17:00")} == {SECOND}


STAGE_2 = {"wnwhl-2009": "management", "hos-code-2024": "reviewer", "west-kent-2011": "senior-officer"}
STAGE_1 = {"wnwhl-2009": "owning-officer", "hos-code-2024": "handler", "west-kent-2011": "receiver"}


@proves("wnwhl-2.4.1-s2-fresh-eyes", "hos-6.13", "wk11-8.2-s2-senior")
def test_stage_2_is_given_to_somebody_fresh_or_senior_and_never_to_whoever_had_stage_1(
    clause: Clause, tmp_path: Path
) -> None:
    first, second = STAGE_1[clause.pack], STAGE_2[clause.pack]
    mo = Officer("Mo Manager", SECOND, (second, "policy-team"))  # which makes them senior to Gary where that counts
    room = room_with(clause, tmp_path, gary(first, second), mo)
    room.complains("2026-06-01 10:00")
    room.told("2026-06-01 11:00", "assign to me", f"[{FIRST}]")
    room.copied("2026-06-05 15:00", answered(GO_ON))
    room.complains(
        "2026-06-08 10:00", "I do not accept your answer, please take this to stage 2.",
        subject="Re: Leak in the kitchen", message_id="<2@tenant.example>", headers=[ANSWERS],
    )  # fmt: skip
    assert room.case()["stage"] == "stage-2"
    room.told("2026-06-08 11:00", "assign to me", f"[{FIRST}] again")
    assert "by the policy Gary Officer may not deal with Stage" in room.letters_sent_to(OFFICER)[-1]
    room.told("2026-06-08 12:00", "assign to me", f"[{FIRST}]", by=SECOND)
    assert room.case()["owner"] == SECOND


# -- What whoever deals with it thinks of ----------------------------------------------------------

OWNERS = {
    "feedback-2018": "service-improvement",
    "wdh-2022": "investigating-officer",
    "wnwhl-2009": "owning-officer",
    "group-2008": "dealing-officer",
}
THINKS_OF = {
    "fb18-s1-restore": ("What went wrong, and what puts it right?", "Compensation considered?"),
    "fb18-s1-mediation": ("Offer mediation where we disagree.",),
    "wdh-s1-contact-method": ("Contact in the way the customer asked for.",),
    "wdh-s1-investigator-duties": ("Hear the customer's side.", "Keep an open mind.", "File the records."),
    "grp08-5.2-investigate": ("Establish the facts before deciding.",),
}


@proves(
    "fb18-s1-restore",
    "fb18-s1-mediation",
    "wdh-s1-contact-method",
    "wdh-s1-investigator-duties",
    "grp08-5.2-investigate",
)
def test_whoever_is_given_a_case_is_told_what_the_policy_has_them_think_of(clause: Clause, tmp_path: Path) -> None:
    """Seeing from letters and notes whether they did, and counting it, are another part's."""
    room = room_with(clause, tmp_path, gary(OWNERS[clause.pack]), desk("customer-relations", "complaints-desk"))
    room.complains("2026-06-01 10:00", "I want to make a formal complaint. Nobody came to mend the leak.")
    room.told("2026-06-02 10:00", "assign to Gary Officer", f"[{FIRST}]", by=DESK)
    [said] = [each for each in room.letters_sent_to(OFFICER) if "You deal with this case from now on." in each]
    assert [each for each in THINKS_OF[clause.id] if f"- {each}" not in said] == []


SAID_OF_IT = {
    "fb18-s1-mediation": "Mediation offered, and she will think about it.",
    "wdh-s1-investigator-duties": "Yes, I looked at all of it, and heard her first.",
    "hos-5.10": "Agreed with her: all letters in large print. To be looked at again in December.",
}


@proves(
    "fb18-s1-mediation",
    "wdh-s1-investigator-duties",
    "hos-5.10",
)
def test_what_an_officer_answers_a_notice_with_is_on_the_case_with_its_day_and_their_name(
    clause: Clause, tmp_path: Path
) -> None:
    """Counting it, and having it looked at again on a day, are another part's."""
    room = room_with(clause, tmp_path, gary("service-improvement", "customer-relations", "complaints-officer"))
    room.complains("2026-06-01 10:00")
    room.says("2026-06-10 10:00", SAID_OF_IT[clause.id])
    note = room.case()["messages"][-1]
    assert (room.on(note["received_at"]), note["direction"], note["from"]) == ("2026-06-10 10:00", "out", OFFICER)
    given = [each for each in room.case()["events"] if each["type"] == "CommandGiven"]
    assert [each["details"]["command"] for each in given] == ["note"]


@proves("wk11-8.3-considers")
def test_whoever_prepares_the_panel_is_told_the_six_things_it_weighs_and_what_it_may_not_decide(
    clause: Clause, tmp_path: Path
) -> None:
    """A record of the panel, and asking for what is left out in it, are another part's."""
    room = room_with(
        clause, tmp_path, gary("receiver"), desk("policy-team"), Officer("Mo", SECOND, ("senior-officer",))
    )
    room.complains("2026-06-01 10:00")
    room.copied("2026-06-05 15:00", answered(GO_ON))
    room.says("2026-06-08 10:00", "stage 2", answers=NEW_CASE)
    room.copied("2026-06-10 15:00", answered(GO_ON.replace("stage 2", "stage 3")), subject=f"Stage 2 [{FIRST}]")
    room.says("2026-06-11 10:00", "stage 3", by=SECOND, answers="officer.notice.stage-opened")
    room.told("2026-06-12 10:00", "assign to me", f"[{FIRST}]", by=DESK)
    told = room.letters_sent_to(DESK)[-1]
    assert "- It weighs: good service; delay; law and codes; fairness and competence; own policy followed;" in told
    assert "- It may not decide a point of law." in told
