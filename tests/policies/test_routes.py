"""What is a complaint under each policy, and where everything else goes: each mail comes to a whole house.

1 June 2026 is a Monday; no bank holiday is near.  Registers of what opened no case, and figures, are another part's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, OFFICER, TENANT
from heard.casework.events import Kind
from heard.casework.people import Landlord, Officer, Outsider
from heard.daemon.receive import Heard
from heard.reports.status import status
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import ANSWERS, Mailroom

AT = "2026-06-01 10:00"
DESK = "desk@northgate.example"
TAP = "Hello, the tap in my kitchen has started to drip. Could you send somebody, please?"
PRAISE = "Your plumber was brilliant. Thank you very much."
PASSED_ON = "officer.notice.passed-on"


def with_a(role: str, **more: object) -> Landlord:
    """Return the landlord with somebody at the desk of a role."""
    return replace(LANDLORD, staff=(*LANDLORD.staff, Officer("Dee Desk", DESK, (role,))), **more)


def hears(pack: str, tmp_path: Path, text: str, *, subject: str = "Hello", **more: str) -> tuple[Mailroom, Heard]:
    room = Mailroom(pack, tmp_path)
    return room, room.complains(AT, text, subject=subject, **more)


# -- What is a complaint ---------------------------------------------------------------------------

COMPLAINTS = {
    "wnwhl-2.2.1-complaint-def": "Nobody came on Tuesday as promised and I am fed up.",
    "wnwhl-2.2.1-failed-request-is-complaint": (
        "I told you two weeks ago about the garden next door and nothing has happened."
    ),
    "fb18-3-def": "I disagree with your decision to refuse my transfer, and I am not happy about it.",
    "wdh-def": "Your contractor left rubbish in my hall and it is a disgrace.",
    "wdh-sr-aim": "My repair was missed. Nobody turned up, please rebook it.",
    "grp08-4.1-complaint": "I only walked past your block, and a tile fell on me. It is a disgrace, and I complain.",
    "wk11-3-complaint": "Your reply about my fence did not help at all. I am not happy with it.",
    "hos-1.2": "Nobody came on Tuesday as promised and I am fed up.",
    "hos-1.3": "Nobody came on Tuesday as promised and I am fed up.",
    "hos-1.5": "I asked you a month ago to mend the gate, and nobody has been. I still need it done.",
}
FIRST_STAGE = {
    "wnwhl-2009": "stage-1",
    "feedback-2018": "stage-1",
    "wdh-2022": "recovery",
    "group-2008": "complaint",
    "west-kent-2011": "stage-1",
    "hos-code-2024": "stage-1",
}


@proves(
    "wnwhl-2.2.1-complaint-def",
    "wnwhl-2.2.1-failed-request-is-complaint",
    "fb18-3-def",
    "wdh-def",
    "wdh-sr-aim",
    "grp08-4.1-complaint",
    "wk11-3-complaint",
    "hos-1.2",
    "hos-1.3",
    "hos-1.5",
)
def test_whoever_is_not_satisfied_complains_whatever_they_call_it(clause: Clause, tmp_path: Path) -> None:
    """Offering the choice, and what becomes of the request meanwhile, are another part's."""
    room, heard = hears(clause.pack, tmp_path, COMPLAINTS[clause.id])
    assert (heard.decision.kind, heard.reference) == (Kind.COMPLAINT, FIRST)
    assert room.case()["stage"] == FIRST_STAGE[clause.pack]
    assert len(room.letters_to(TENANT)) == 1


# -- What is less ----------------------------------------------------------------------------------


@proves("wnwhl-2.2.1-request-not-complaint", "wk11-3-service-request", "hos-1.4")
def test_a_first_request_opens_no_case_and_goes_to_whoever_the_policy_names(clause: Clause, tmp_path: Path) -> None:
    """Following it up and reviewing it are another part's."""
    roles = {"wnwhl-2009": "champion", "west-kent-2011": "receiver", "hos-code-2024": "service-team"}
    room = Mailroom(clause.pack, tmp_path, landlord=with_a(roles[clause.pack]))
    heard = room.complains(AT, TAP, subject="The tap")
    assert (heard.decision.kind, heard.reference, room.place.cases()) == (Kind.SERVICE_REQUEST, None, [])
    assert (room.letters_to(TENANT), room.letters_to(DESK), room.letters_to(LEAD)) == ([], [PASSED_ON], [])


@proves("wnwhl-2.2.1-request-not-complaint")
def test_the_team_leads_are_told_where_nobody_holds_the_role(clause: Clause, tmp_path: Path) -> None:
    room, _ = hears(clause.pack, tmp_path, TAP)
    assert room.letters_to(LEAD) == [PASSED_ON]


@proves(
    "wnwhl-2.2.3-compliment-def",
    "wnwhl-1-compliment-no-ack-duty",
    "wnwhl-2.4.4-compliments-to-team",
    "fb18-2-compliment",
    "grp08-4.2-compliment",
)
def test_praise_is_told_to_whoever_the_policy_names_and_is_owed_no_answer(clause: Clause, tmp_path: Path) -> None:
    roles = {"wnwhl-2009": "complaints-team", "feedback-2018": "area-manager", "group-2008": "complaints-desk"}
    room = Mailroom(clause.pack, tmp_path, landlord=with_a(roles[clause.pack]))
    heard = room.complains(AT, PRAISE, subject="Thank you")
    assert (heard.decision.kind, room.place.cases()) == (Kind.COMPLIMENT, [])
    assert (room.letters_to(TENANT), room.letters_to(DESK), room.letters_to(LEAD)) == ([], [PASSED_ON], [])
    [said] = room.letters_sent_to(DESK)
    assert 'Dorothy Finch <dorothy.finch@tenant.example> wrote: "Your plumber was brilliant.' in said


@proves("wnwhl-2.2.3-compliment-def")
def test_praise_in_mockery_is_a_complaint(clause: Clause, tmp_path: Path) -> None:
    _, heard = hears(clause.pack, tmp_path, "Brilliant, the third no-show this week. I am fed up with it.")
    assert heard.decision.kind is Kind.COMPLAINT


@proves("wnwhl-1-record-all")
def test_each_message_is_kept_with_what_it_is_and_only_what_is_somebodys_is_told(
    clause: Clause, tmp_path: Path
) -> None:
    room = Mailroom(clause.pack, tmp_path)
    complaint = room.complains(AT)
    praise = room.complains(
        "2026-06-01 11:00",
        PRAISE,
        subject="Thank you",
        sender="Kay <kay@tenant.example>",
        message_id="<2@tenant.example>",
    )
    letter = room.complains(
        "2026-06-01 12:00",
        "News of the month.",
        subject="News",
        sender="n@news.example",
        message_id="<3@news.example>",
        headers=[("List-Id", "<news.example>")],
    )
    kinds = [each.decision.kind for each in (complaint, praise, letter)]
    assert kinds == [Kind.COMPLAINT, Kind.COMPLIMENT, Kind.BULK]
    assert (room.place.cases(), room.letters_to(LEAD).count(PASSED_ON)) == ([FIRST], 1)


@proves("wnwhl-2.2.1-request-not-complaint")
def test_what_was_told_so_waits_for_nobodys_answer(clause: Clause, tmp_path: Path) -> None:
    room, _ = hears(clause.pack, tmp_path, TAP)
    with room.place.house.store.reading() as connection:
        assert status(connection, room.place.house.now(), timedelta(minutes=1))["questions"] == 0


# -- Members, and nobody ---------------------------------------------------------------------------

FOR_A_TENANT = "I write for Mrs Hadley of 9 Larch Court, whose gate has been broken for weeks. Nothing has been done."
MEMBERS = (Outsider("Harrowbridge members", "member", domain="members.example"),)
BY_A_MEMBER = {"sender": "Ruth Holm <ruth.holm@members.example>", "subject": "Mrs Hadley"}


@proves("wdh-receipt-mp-outside")
def test_what_comes_through_a_member_is_their_desks_and_no_case(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path, landlord=with_a("members-desk", outsiders=MEMBERS))
    heard = room.complains(AT, FOR_A_TENANT, **BY_A_MEMBER)
    assert (heard.decision.kind, room.place.cases()) == (Kind.ENQUIRY, [])
    assert [(letter["to"], letter["name"]) for letter in room.place.letters()] == [(DESK, PASSED_ON)]


@proves("wdh-receipt-mp-outside")
def test_where_the_tenant_writes_as_well_that_opens_a_case(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path, landlord=with_a("members-desk", outsiders=MEMBERS))
    room.complains(AT, FOR_A_TENANT, **BY_A_MEMBER)
    theirs = room.complains("2026-06-02 10:00", message_id="<2@tenant.example>")
    assert (theirs.decision.kind, theirs.reference) == (Kind.COMPLAINT, FIRST)


@proves("wdh-who-anonymous")
def test_what_gives_no_name_and_no_address_goes_to_the_area(clause: Clause, tmp_path: Path) -> None:
    """Knowing an anonymous mail that has an address is another part's: until then its writer is heard and answered."""
    room = Mailroom(clause.pack, tmp_path, landlord=with_a("area-team"))
    heard = room.complains(
        AT,
        "The lights on our stairs have been out for a month. This is not good enough.",
        sender=None,
        subject="Stairs",
    )
    assert (heard.decision.kind, room.place.cases()) == (Kind.ENQUIRY, [])
    assert [(letter["to"], letter["name"]) for letter in room.place.letters()] == [(DESK, PASSED_ON)]


@proves("wk11-2-anonymous")
def test_an_anonymous_complaint_is_a_case_and_nobody_is_written_to(clause: Clause, tmp_path: Path) -> None:
    """That its acknowledgement does not count as late is another part's."""
    text = "The lights on our stairs have been out for a month. This is not good enough."
    room, heard = hears(clause.pack, tmp_path, text, sender=None)
    assert (heard.decision.kind, room.place.cases()) == (Kind.COMPLAINT, [FIRST])
    assert all(letter["to"] in (LEAD, OFFICER) for letter in room.place.letters())
    assert room.clock("stage-1-answer")["state"] == "running"


# -- Straight to stage 1 ---------------------------------------------------------------------------


@proves("wdh-s1-log-triggers")
@pytest.mark.parametrize(
    "text, stage, clock, due",
    [
        pytest.param("", "recovery", "recovery-contact", "2026-06-04", id="2, 3, 4 June"),
        pytest.param(
            "Nobody has mended my lift for a month. I want to make a formal complaint.",
            "stage-1",
            "stage-1-log-acknowledge-allocate",
            "2026-06-08",
            id="2, 3, 4, 5, 8 June",
        ),
    ],
)
def test_a_mail_that_asks_for_a_formal_complaint_counts_as_the_form(
    clause: Clause, text: str, stage: str, clock: str, due: str, tmp_path: Path
) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains(AT, text, subject="A letter")
    assert (room.case()["stage"], room.day(clock)) == (stage, due)
    assert room.letters_to(TENANT) == [f"complainant.receipt.{stage}"]


# -- The next stage, for the asking ----------------------------------------------------------------

ANSWER = f"""Dear Ms Finch,

I have looked into your complaint about the leak in your kitchen. I do not uphold your complaint, because our plumber
came within ten days. If you are not happy with this answer, you can ask us to look at it again at stage 2.

Kind regards
Gary Officer
{LANDLORD.name}
"""
WANTS_MORE = {
    # Said; and the stage that opens with it.
    "wnwhl-2.4.1-s2-trigger": "That is not good enough, I do not accept your answer.",
    "fb18-s2-request": "I am not happy with your reply. Can a manager look at this again, please?",
}


@proves("wnwhl-2.4.1-s2-trigger", "fb18-s2-request")
def test_whoever_does_not_accept_the_answer_has_the_next_stage_from_that_day(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains(AT)
    room.sent("2026-06-10 15:00", ANSWER)
    room.complains(
        "2026-06-12 09:00", WANTS_MORE[clause.id], subject="Re: Leak in the kitchen", message_id="<2@tenant.example>",
        headers=[ANSWERS],
    )  # fmt: skip
    assert room.case()["stage"] == "stage-2"
    opened = [each for each in room.case()["events"] if each["type"] == "StageOpened"][-1]
    assert room.on(opened["at"]) == "2026-06-12 09:00"
    assert "officer.notice.stage-opened" in room.letters_to(LEAD)
